"""QTI 3: a package with one assessment item for each question, and a manifest that names them.

Source: 1EdTech, Question and Test Interoperability 3.0, the information model of assessment items and the binding of
packages. Which interaction a question becomes is said by quiz.kinds.Form. Scores are maps from what is given to what it
is worth, so that partial marks are held; a number is compared within its tolerance.
"""

import io
import zipfile

from django.utils.html import format_html
from django.utils.translation import gettext as _

from quiz.kinds import Form
from quiz.taking.item import GAP, items_of
from quiz.taking.losses import lines, lost
from quiz.taking.scoring import UNSHOWN, column_id, declare, option_id, process, span_id
from quiz.taking.xml import document, element, markup, plain

NAMESPACE = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0"
PACKAGE = "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1"
MADE = (1980, 1, 1, 0, 0, 0)  # the same questions make the same bytes


def write(bank):
    """The questions of a Bank as a QTI package: the bytes of a zip, with what is lost in losses.txt."""
    items = items_of(bank)
    files = {"imsmanifest.xml": _manifest(bank, items)}
    files |= {_path(item): document(assessment_item(item)) for item in items}
    listed = [bank.name, _("What this format cannot hold:"), *lines(losses(items), len(items))]
    files["losses.txt"] = "\n".join([*listed, ""]).encode()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(zipfile.ZipInfo(name, MADE), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def losses(items):
    return lost(items, _lost)


def _lost(item):
    if item.form == Form.SEQUENCE:
        yield _("Of cards in order only the whole order counts.")


def _path(item):
    return f"items/{item.uid}.xml"


def _manifest(bank, items):
    manifest = element("manifest", xmlns=PACKAGE, identifier="note-verbale")
    metadata = element("metadata", within=manifest)
    element("schema", "QTI Package", metadata)
    element("schemaversion", "3.0.0", metadata)
    element("organizations", within=manifest)
    resources = element("resources", within=manifest)
    for item in items:
        kind = {"identifier": f"item-{item.uid}", "type": "imsqti_item_xmlv3p0", "href": _path(item)}
        element("file", within=element("resource", within=resources, **kind), href=_path(item))
    return document(manifest, [bank.name])


def assessment_item(item):
    """The element of one Item."""
    named = {"identifier": f"item-{item.uid}", "title": item.uid, "adaptive": "false", "time_dependent": "false"}
    root = element("qti-assessment-item", xmlns=NAMESPACE, **named)
    declare(root, item)
    body = element("qti-item-body", within=root)
    _ask(body, item)
    if item.spans:
        _choose(body, "EVIDENCE", item.spans, span_id, 1, _("Which words show the answer?"))
    process(root, item)
    _tell(root, "why", item.why + item.listed + item.evidence)
    if item.spans:
        _tell(root, UNSHOWN, format_html("<p>{}</p>", _("True, but these words do not show it")))
    for choices, name in ((item.choices, option_id), (item.spans, span_id)):
        for choice in choices:
            if choice.reply:
                _tell(root, name(choice.uid), format_html("<p>{}</p>{}", choice.words, choice.reply))
    return root


def _ask(body, item):
    template = item.form.template
    if template not in ("focus", "reveal") and item.quoted:
        body.append(markup(item.quoted))
    match template:
        case "options":
            several = item.form == Form.SEVERAL
            _choose(body, "RESPONSE", item.choices, option_id, 0 if several else 1, item.text)
        case "value":
            _enter(body, item)
        case "sequence":
            asked = _interaction(body, item, shuffle="true")
            for row in item.rows:
                element("qti-simple-choice", row.words, asked, identifier=option_id(row.uid))
        case "pairs" | "rows":
            _join(body, item)
        case "reveal":
            _fill(body, item)
        case "focus":
            _mark(body, item)
        case "reflect":
            _interaction(body, item)


def _interaction(body, item, **attributes):
    """The interaction of an item's form, which asks the question itself."""
    made = element(_tag(item), within=body, response_identifier="RESPONSE", **attributes)
    element("qti-prompt", item.text, made)
    return made


def _tag(item):
    """`choiceInteraction` of QTI 2 is `qti-choice-interaction` in QTI 3."""
    return "qti-" + "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in item.form.interaction)


def _choose(body, identifier, choices, name, most, prompt):
    limits = {"max_choices": most, "min_choices": 1, "shuffle": "true"}
    asked = element("qti-choice-interaction", within=body, response_identifier=identifier, **limits)
    element("qti-prompt", prompt, asked)
    for choice in choices:
        element("qti-simple-choice", choice.words, asked, identifier=name(choice.uid))


def _enter(body, item):
    how = item.unit if item.form == Form.NUMBER else _("Write the date as year, month and day, such as 1950-12-31.")
    line = element("p", f"{item.text} ", body)
    element(_tag(item), within=line, response_identifier="RESPONSE", expected_length=10).tail = f" {how}"


def _join(body, item):
    """Each item is given just one of what stands opposite; that may be given to many."""
    shuffle = "true" if item.form.template == "pairs" else "false"
    asked = _interaction(body, item, shuffle=shuffle, max_associations=len(item.rows))
    left, right = (element("qti-simple-match-set", within=asked) for _side in range(2))
    one = {"match_max": 1, "match_min": 1}
    for row in item.rows:
        choice = element("qti-simple-associable-choice", row.words, left, identifier=option_id(row.uid), **one)
        if row.quoted:
            choice.append(markup(row.quoted))
    for value, words in item.columns:
        element("qti-simple-associable-choice", words, right, identifier=column_id(value), match_max=0)


def _fill(body, item):
    """The covered words are chosen where they stand; of several gaps the first asks."""
    element("p", item.text, body)
    quoted = markup(item.quoted)
    words = quoted.find("blockquote")
    before, _gap, after = words.text.partition(GAP)
    words.text, line = "", element("p", before, words)
    asked = element(_tag(item), within=line, response_identifier="RESPONSE", shuffle="true")
    for choice in item.choices:
        element("qti-inline-choice", choice.words, asked, identifier=option_id(choice.uid))
    asked.tail = after
    body.append(quoted)


def _mark(body, item):
    asked = _interaction(body, item, max_choices=0)
    quoted = markup(item.quoted)
    words = quoted.find("blockquote")
    line, last, rest = element("p", within=words), None, words.text
    words.text = ""
    for choice in item.choices:
        before, _found, rest = rest.partition(plain(choice.words))
        if last is None:
            line.text = before
        else:
            last.tail = before
        last = element("qti-hottext", choice.words, line, identifier=option_id(choice.uid))
    last.tail = rest
    asked.append(quoted)


def _tell(root, identifier, html):
    told = {"outcome_identifier": "FEEDBACK", "identifier": identifier, "show_hide": "show"}
    modal = element("qti-modal-feedback", within=root, **told)
    element("qti-content-body", within=modal).append(markup(html))
