"""Moodle XML: each question with the elements that Moodle's own export writes for its type.

Source: the description of the format at docs.moodle.org/en/Moodle_XML_format; for the type `ordering`, which is refused
without its feedback elements, and for the fractions, Moodle's own question types.
"""

from xml.etree.ElementTree import indent

from django.utils.html import escape
from django.utils.translation import gettext as _

from quiz.kinds import Form
from quiz.taking.item import items_of
from quiz.taking.losses import fraction, lines, lost, of_question_banks
from quiz.taking.xml import document, element

_CLOZE = str.maketrans({character: f"&#{ord(character)};" for character in "~#{}\\"} | {"&": "&amp;"})


def write(bank):
    """The questions of a Bank as Moodle XML: bytes."""
    items = items_of(bank)
    quiz = element("quiz")
    category = element("question", within=quiz, type="category")
    _text(category, "category", f"$course$/top/{bank.name.replace('/', '//')}")
    for item in items:
        _add(quiz, item)
    indent(quiz)
    return document(quiz, [bank.name, _("What this format cannot hold:"), *lines(losses(items), len(items))])


def losses(items):
    return lost(items, _lost)


def _lost(item):
    yield from of_question_banks(item)
    if item.form == Form.SEQUENCE:
        yield _("Of cards in order only neighbours that follow one another directly count.")


def _add(quiz, item):
    stem = f"<p>{escape(item.text)}</p>{item.quoted}"
    match item.form.template:
        case "value":
            _read(quiz, item, stem)
        case "sequence":
            _order(quiz, item, stem)
        case "pairs":
            _join(quiz, item, stem)
        case "rows":
            rows = "".join(_dropdown(item, row) for row in item.rows)
            _question(quiz, "cloze", item, stem.translate(_BRACES) + rows)
        case "reflect":
            _write(quiz, item, stem)
        case _:
            _choose(quiz, item, stem, item.choices, several=item.form in (Form.SEVERAL, Form.FOCUS))
    if item.spans:
        asked = f"{stem}<p>{_('Which words show the answer?')}</p>"
        _choose(quiz, item, asked, item.spans, several=False, uid=f"{item.uid}.evidence")


_BRACES = str.maketrans({"{": "&#123;", "}": "&#125;"})  # so that no words are taken for a gap


def _question(quiz, kind, item, text, *, uid="", listed=False, grade=1):
    """The beginning of every question; after the answer it tells why, what belongs where, and the evidence."""
    found = element("question", within=quiz, type=kind)
    _text(found, "name", uid or item.uid)
    _text(found, "questiontext", text, format="html")
    _text(found, "generalfeedback", item.why + (item.listed if listed else "") + item.evidence, format="html")
    element("defaultgrade", str(grade), found)
    element("penalty", "0", found)
    element("hidden", "0", found)
    element("idnumber", uid or item.uid, found)
    tags = element("tags", within=found)
    _text(tags, "tag", item.habit)
    return found


def _choose(quiz, item, stem, choices, *, several, uid=""):
    found = _question(quiz, "multichoice", item, stem, uid=uid)
    element("single", "false" if several else "true", found)
    element("shuffleanswers", "0" if item.form == Form.FOCUS else "1", found)
    element("answernumbering", "none", found)
    _combined_feedback(found)
    for choice in choices:
        _answer(found, choice.worth, escape(choice.words), choice.reply, "html")


def _read(quiz, item, stem):
    """The foreseen values first, since the first that fits counts; then the right one, then what is near it."""
    number = item.form == Form.NUMBER
    how = item.unit if number else _("Write the date as year, month and day, such as 1950-12-31.")
    asked = f"{stem}<p>({escape(how)})</p>" if how else stem
    found = _question(quiz, "numerical" if number else "shortanswer", item, asked)
    if not number:
        element("usecase", "0", found)
    for choice in item.choices:
        answer = _answer(found, choice.worth, choice.words, choice.reply)
        if number:
            element("tolerance", "0", answer)
    if not number:
        for day, worth in item.days:
            _answer(found, worth, day)
        return
    for off, worth in item.ranges:
        element("tolerance", str(off), _answer(found, worth, item.key))
    for name, value in (("unitgradingtype", 0), ("unitpenalty", 0), ("showunits", 3), ("unitsleft", 0)):
        element(name, str(value), found)


def _order(quiz, item, stem):
    found = _question(quiz, "ordering", item, stem, listed=True)
    settings = {"layouttype": "VERTICAL", "selecttype": "ALL", "selectcount": str(len(item.rows))}
    settings |= {"gradingtype": "RELATIVE_NEXT_EXCLUDE_LAST", "showgrading": "SHOW", "numberingstyle": "none"}
    for name, value in settings.items():
        element(name, value, found)
    _combined_feedback(found)
    words = {row.uid: row.words for row in item.rows}
    for uid, _place in item.columns:
        _answer(found, 1, escape(words[uid]), form="html")


def _join(quiz, item, stem):
    """A partner that belongs to nothing is joined to nothing."""
    found = _question(quiz, "matching", item, stem, listed=True)
    element("shuffleanswers", "true", found)
    _combined_feedback(found)
    words, used = dict(item.columns), {row.right for row in item.rows}
    pairs = [(row.words, words[row.right]) for row in item.rows]
    pairs += [("", unused) for value, unused in item.columns if value not in used]
    for left, right in pairs:
        subquestion = _text(found, "subquestion", escape(left), format="html")
        _text(subquestion, "answer", right)


def _dropdown(item, row):
    """A row with a list to choose from, as Moodle writes one inside a text: each choice with its worth and reply."""
    choices = [
        f"%{fraction(row.worth[value])[0]}%{escape(words).translate(_CLOZE)}#{row.reply.translate(_CLOZE)}"
        for value, words in item.columns
    ]
    asked = f"<p>{escape(row.words)}</p>{row.quoted}".translate(_BRACES)
    return f"{asked}<p>{{1:MULTICHOICE:{'~'.join(choices)}}}</p>"


def _write(quiz, item, stem):
    found = _question(quiz, "essay", item, stem, grade=0)
    for name, value in (("responseformat", "plain"), ("responserequired", 1), ("responsefieldlines", 10)):
        element(name, str(value), found)
    element("attachments", "0", found)
    element("attachmentsrequired", "0", found)
    _text(found, "graderinfo", item.why, format="html")
    _text(found, "responsetemplate", "", format="html")


def _combined_feedback(found):
    """What is told of a whole answer; Moodle wants the elements, also with no words in them."""
    for name in ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback"):
        _text(found, name, "", format="html")


def _answer(found, worth, words, reply="", form="moodle_auto_format"):
    answer = _text(found, "answer", words, fraction=fraction(worth)[0], format=form)
    _text(answer, "feedback", reply, format="html")
    return answer


def _text(within, name, words, **attributes):
    """An element with its words in an element `text`, as Moodle has them everywhere."""
    found = element(name, within=within, **attributes)
    element("text", words, found)
    return found
