"""Marks an answer. Pure functions of the question and the answer; they run on the server only."""

import re
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from django.utils.translation import gettext as _


class AnswerError(ValueError):
    """The answer is none that this question admits; the message says so in the reader's words."""


class Answer(NamedTuple):
    """What a reader gave: option uids (choice, message), or a value as typed (number, date)."""

    options: tuple[str, ...] = ()
    value: str = ""


class Mark(NamedTuple):
    """`fraction` from 0 to 1; `difference` in units or days for a value that was read, else None."""

    fraction: Fraction
    verdict: str
    chosen: tuple[str, ...]
    difference: int | None = None


def read_value(form, text):
    """A typed number (int) or date. Raises ValueError with the words a person needs."""
    text = text.strip()
    if form == "number":
        if not re.fullmatch(r"[0-9]{1,9}", text.replace(" ", "")):
            raise ValueError(_("Write a whole number, in digits: 28"))
        return int(text.replace(" ", ""))
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ValueError(_("Write a date as year, month and day: 1950-06-08")) from error


def read_answer(question, options, value):
    """An Answer from what a form sent: a list of option uids, and a text. Raises AnswerError."""
    if question.form in ("number", "date"):
        if not value.strip():
            raise AnswerError(_("There is no answer yet."))
        try:
            read = read_value(question.form, value)
        except ValueError as error:
            raise AnswerError(str(error)) from error
        return Answer(value=str(read))
    known = {option.uid for option in question.options}
    if not options:
        raise AnswerError(_("There is no answer yet. Choose an option first."))
    if not set(options) <= known:
        raise AnswerError(_("This question has no such option. Open its page again and choose anew."))
    if question.form != "several" and len(set(options)) > 1:
        raise AnswerError(_("Choose one option."))
    return Answer(options=tuple(option.uid for option in question.options if option.uid in options))


def mark(question, answer):
    """The Mark of an answer that read_answer has let pass.

    One option: 1 or 0. Several: right ones minus wrong ones, over all right ones, not below 0. A value: 1 inside the
    tolerance, 1/2 inside twice the tolerance.
    """
    if question.form in ("number", "date"):
        key, given = (read_value(question.form, text) for text in (question.key, answer.value))
        off = abs((given - key).days if question.form == "date" else given - key)
        fraction = Fraction(int(off <= question.tolerance)) or Fraction(int(off <= 2 * question.tolerance), 2)
        chosen = tuple(option.uid for option in question.options if _same(question, option, given))
        return Mark(fraction, _verdict(fraction), chosen, off)
    right = {option.uid for option in question.options if option.right}
    hits, misses = len(right & set(answer.options)), len(set(answer.options) - right)
    fraction = max(Fraction(hits - misses, len(right)), Fraction(0))
    return Mark(fraction, _verdict(fraction), answer.options)


def _same(question, option, given):
    try:
        return read_value(question.form, option.text) == given
    except ValueError:
        return False


def _verdict(fraction):
    return "right" if fraction == 1 else "partly" if fraction else "wrong"
