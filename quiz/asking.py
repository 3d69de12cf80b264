"""What the form of a question needs: its controls, as they stand before an answer. Never a key, a reply, what is right.

`posted` is what was sent before, where the form is drawn once more: what was given is kept.
"""

from django.http import QueryDict
from django.utils.translation import gettext as _

from archive.models import EvidenceStatus
from quiz.answers import NO_SPAN, PLACES, ROW, STEPS, UNUSABLE
from quiz.kinds import Form
from quiz.record import items, partners, shown_order, shown_partners
from quiz.words import cut

VALUE_LIMIT = 40  # letters of a typed value that are shown again


def controls(holdings, question, seed="", posted=None):
    """The data of a form's template, asked/<template>.html."""
    posted = posted if posted is not None else QueryDict()
    form = Form(question.form)
    found = {"form": question.form, "template": f"components/asked/{form.template}.html"}
    found["evidence"] = _pieces(holdings, question, question.spans, posted.get("span", "")) if question.spans else []
    found["no_span"] = (NO_SPAN, posted.get("span") == NO_SPAN)
    match form.template:
        case "options":
            return found | {"options": _options(question, seed, posted)}
        case "value":
            return found | {"unit": question.unit, "value": posted.get("value", "")[:VALUE_LIMIT]}
        case "sequence":
            return found | {"cards": _cards(question, seed, posted), "movable": bool(seed)}
        case "pairs":
            return found | {"rows": _rows(question, seed, posted, shown_partners(question, seed))}
        case "rows":
            return found | {"rows": _rows(question, seed, posted, columns(question))}
        case "reveal":
            covered = [option for option in question.options if option.right]
            uncovered = bool(posted.get("uncovered") or posted.get("uncover"))
            pieces = _pieces(holdings, question, covered)
            pieces = [(words if uid is None or uncovered else "", uid is not None) for uid, words, _on in pieces]
            return found | {"options": _options(question, seed, posted), "pieces": pieces, "uncovered": uncovered}
        case "focus":
            return found | {"pieces": _pieces(holdings, question, question.options, *posted.getlist("answer"))}
    return found


def columns(question):
    """[(value, words)] of what each item can be given, where that is the same for every question of the form."""
    match question.form:
        case "label":
            return [(status.value, status.label) for status in EvidenceStatus]
        case "compare":
            return list(zip(PLACES, (question.first_name, question.second_name, _("Both"), _("Neither")), strict=True))
        case "weigh":
            return list(zip((*STEPS, UNUSABLE), steps_in_words(), strict=True))
    return []


def steps_in_words():
    return [
        _("Strongly against"),
        _("Against"),
        _("Neither"),
        _("For"),
        _("Strongly for"),
        _("Cannot be used for this"),
    ]


def given_in_words(question, value):
    """What an item was given, or should be, in words."""
    if question.form in ("match", "map"):
        return {uid: words for words, uid in partners(question).items()}.get(value, "")
    return str(dict(columns(question)).get(value, ""))


def _options(question, seed, posted):
    given = posted.getlist("answer")
    return [(option.uid, option.text, option.uid in given) for option in shown_order(question, seed)]


def _cards(question, seed, posted):
    """[(uid, words, [(number, chosen)])] in the order they were last in, else in one that tells nothing."""
    shown = shown_order(question, seed)
    stood = posted.getlist("answer")
    if sorted(stood) == sorted(option.uid for option in shown):
        shown.sort(key=lambda option: stood.index(option.uid))
    numbers = [str(number) for number in range(1, len(shown) + 1)]
    return [
        (card.uid, card.text, [(number, posted.get(ROW + card.uid) == number) for number in numbers]) for card in shown
    ]


def _rows(question, seed, posted, choices):
    """[{uid, text, excerpt, field, choices: [(value, words, chosen)]}] for each item."""
    asked = [option for option in shown_order(question, seed) if option in items(question)]
    return [
        {
            "uid": option.uid,
            "text": option.text,
            # the words to weigh; where two papers are compared, their lines are the key
            "excerpt": option.excerpt if question.form == "weigh" else "",
            "field": ROW + option.uid,
            "choices": [(value, words, posted.get(ROW + option.uid) == value) for value, words in choices],
        }
        for option in asked
    ]


def _pieces(holdings, question, rows, *given):
    """[(uid or None, words, chosen)]: the evidence, cut where these rows' words stand."""
    if question.evidence not in holdings.excerpt:
        return []  # a draft's
    text = holdings.excerpt[question.evidence].shown_words
    return [(row and row.uid, words, bool(row) and row.uid in given) for words, row in cut(text, rows)]
