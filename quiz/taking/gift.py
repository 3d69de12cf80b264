"""GIFT, as Moodle and others read it: one question a paragraph, in UTF-8, all texts as HTML on one line each.

Source: the description of the format at docs.moodle.org/en/GIFT_format.
"""

from django.utils.html import escape
from django.utils.translation import gettext as _

from quiz.kinds import Form
from quiz.taking.item import items_of
from quiz.taking.losses import fraction, lines, lost, of_question_banks

_ESCAPES = str.maketrans({character: f"\\{character}" for character in "\\~=#{}:"})


def write(bank):
    """The questions of a Bank as GIFT: bytes."""
    items = items_of(bank)
    named = "\n".join(f"// {_line(line)}" for line in lines(losses(items), len(items)))
    head = f"// {_line(bank.name)}\n// {_('What this format cannot hold:')}\n{named}\n\n"
    category = f"$CATEGORY: $course$/top/{_line(bank.name).replace('/', '//')}\n\n"
    return (head + category + "\n".join(_questions(items))).encode()


def losses(items):
    return lost(items, _lost)


def _lost(item):
    yield from of_question_banks(item)
    if item.form == Form.SEQUENCE:
        yield _("Each card is joined to its place, and the places that are right count, not the neighbours.")
    if item.form.template == "rows":
        yield _("Each item is a question of its own, each worth a whole mark.")


def _questions(items):
    for item in items:
        after = f"####{_text(item.why + item.evidence)}"
        listed = f"####{_text(item.why + item.listed + item.evidence)}"
        stem = f"<p>{escape(item.text)}</p>{item.quoted}"
        match item.form.template:
            case "value":
                yield _question(item, stem + _how(item), [*_values(item), after])
            case "sequence" | "pairs":
                yield _question(item, stem, [*_pairs(item), listed])
            case "rows":
                for row in item.rows:
                    asked = f"{stem}<p>{escape(row.words)}</p>{row.quoted}"
                    yield _question(item, asked, [*_given(item, row), after], f"{item.uid}.{row.uid}")
            case "reflect":
                yield _question(item, stem, [after])
            case _:
                yield _question(item, stem, [*_chosen(item, item.choices), after])
        if item.spans:
            asked = f"{stem}<p>{_('Which words show the answer?')}</p>"
            yield _question(item, asked, [*_chosen(item, item.spans), after], f"{item.uid}.evidence")


def _question(item, stem, answers, uid=""):
    uid = uid or item.uid
    body = "\n".join(answers)
    return f"// [id:{uid}] [tag:{item.habit}]\n::{_text(uid)}::[html]{_text(stem)}{{\n{body}\n}}\n"


def _chosen(item, choices):
    """Where no answer is marked as the right one, several are asked for."""
    for choice in choices:
        alone = choice.worth == 1 and not (item.form in (Form.SEVERAL, Form.FOCUS) and choices is item.choices)
        yield _answer("=" if alone else "~", choice.worth, _words(choice.words), choice.reply)


def _given(item, row):
    """All that a row can be given: the first that is worth a whole mark is the right one, others may be worth some."""
    for value, words in item.columns:
        sign = "=" if value == row.right else "~"
        yield _answer(sign, row.worth[value], _words(words), row.reply)


def _pairs(item):
    words = dict(item.columns)
    for row in item.rows:
        yield f"={_words(row.words)} -> {_text(words[row.right])}"
    used = {row.right for row in item.rows}
    yield from (f"= -> {_text(unused)}" for value, unused in item.columns if value not in used)


def _values(item):
    """The foreseen values first, since the first that fits counts; then the right one, then what is near it."""
    number = item.form == Form.NUMBER
    if number:
        yield "#"
    for choice in item.choices:
        yield _answer("=", choice.worth, f"{choice.words}:0" if number else choice.words, choice.reply)
    near = [(f"{item.key}:{off}", worth) for off, worth in item.ranges] if number else item.days
    yield from (_answer("=", worth, words) for words, worth in near)


def _answer(sign, worth, words, reply=""):
    told = f"#{_text(reply)}" if reply else ""
    return f"{sign}%{fraction(worth)[0]}%{words}{told}"


def _how(item):
    words = item.unit if item.form == Form.NUMBER else _("Write the date as year, month and day, such as 1950-12-31.")
    return f"<p>({escape(words)})</p>" if words else ""


def _words(text):
    """Plain words as HTML; no bracket at their start is taken for the name of a format."""
    return _text(escape(text).replace("[", "&#91;"))


def _text(text):
    return _line(text).translate(_ESCAPES)


def _line(text):
    return " ".join(text.split())
