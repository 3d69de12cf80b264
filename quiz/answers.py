"""Reads an answer from what a form sent. Pure functions of the question and the fields, one for each shape of answer.

`posted` has `getlist`, as a QueryDict has. Every refusal is one sentence in the reader's words.
"""

import re
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _

from archive.models import EvidenceStatus
from quiz.record import handle, items, partners

ROW = "row-"  # a field for each item: row-protest
PLACES = ("a", "b", "both", "neither")
UNUSABLE = "unusable"
STEPS = ("-2", "-1", "0", "1", "2")
COVERED, UNCOVERED = "covered", "uncovered"
NO_SPAN = "none"  # "no words here show it"


class AnswerError(ValueError):
    """The answer is none that this question admits; the message says so in the reader's words."""


class Answer(NamedTuple):
    """What a reader gave: option uids, in order where the order is the answer; or a value as typed; or pairs of an
    item's uid and what it was given (a uid, a label, a step, a place); and the words marked as evidence, if asked."""

    options: tuple[str, ...] = ()
    value: str = ""
    pairs: tuple[tuple[str, str], ...] = ()
    span: str = ""

    def plain(self):
        """As it is stored: a list of uids, a value, or a list of pairs; with the words marked, where asked."""
        given = list(self.options) or [list(pair) for pair in self.pairs] or self.value
        return {"answer": given, "span": self.span} if self.span else given

    @classmethod
    def from_plain(cls, stored):
        if isinstance(stored, dict):
            return cls.from_plain(stored["answer"])._replace(span=stored["span"])
        if isinstance(stored, str):
            return cls(value=stored)
        if stored and isinstance(stored[0], str):
            return cls(options=tuple(stored))
        return cls(pairs=tuple((uid, given) for uid, given in stored))


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


def value(question, posted):
    text = posted.get("value", "")
    if not text.strip():
        raise AnswerError(_("There is no answer yet."))
    try:
        return Answer(value=str(read_value(question.form, text)))
    except ValueError as error:
        raise AnswerError(str(error)) from error


def several(question, posted):
    """Uids in the order of the question, however they were sent."""
    given = set(posted.getlist("answer"))
    if not given:
        raise AnswerError(_("There is no answer yet. Choose an option first."))
    if not given <= {option.uid for option in question.options}:
        raise AnswerError(_("This question has no such option. Open its page again and choose anew."))
    return Answer(options=tuple(option.uid for option in question.options if option.uid in given))


def one(question, posted):
    answer = several(question, posted)
    if len(answer.options) > 1:
        raise AnswerError(_("Choose one option."))
    return answer


def order(question, posted):
    """The cards as they stand in the form; or, where each card has a number instead, by their numbers."""
    cards = [option.uid for option in question.options]
    stood = posted.getlist("answer")
    if stood:
        if sorted(stood) != sorted(cards):
            raise AnswerError(_("These are not the cards of this question. Open its page again."))
        return Answer(options=tuple(stood))
    numbers = rows(question, posted, [str(number) for number in range(1, len(cards) + 1)])
    if len(set(numbers.values())) < len(cards):
        raise AnswerError(_("Two cards have the same number. Give each a place of its own."))
    return Answer(options=tuple(sorted(cards, key=lambda uid: int(numbers[uid]))))


def moved(question, posted):
    """The order after a card was moved one place up or down (the field "move", for example "up protest")."""
    answer = order(question, posted)
    way, _space, uid = posted.get("move", "").partition(" ")
    if way not in ("up", "down") or uid not in answer.options:
        raise AnswerError(_("These are not the cards of this question. Open its page again."))
    cards = list(answer.options)
    at = cards.index(uid)
    to = min(max(at + (1 if way == "down" else -1), 0), len(cards) - 1)
    cards.insert(to, cards.pop(at))
    return Answer(options=tuple(cards))


def joined(question, posted):
    """Each item with the first option that has the partner it was given."""
    by_handle = {handle(question, words): uid for words, uid in partners(question).items()}
    return Answer(pairs=tuple((uid, by_handle[given]) for uid, given in rows(question, posted, by_handle).items()))


def labelled(question, posted):
    return Answer(pairs=tuple(rows(question, posted, EvidenceStatus.values).items()))


def weighed(question, posted):
    return Answer(pairs=tuple(rows(question, posted, (*STEPS, UNUSABLE)).items()))


def placed(question, posted):
    return Answer(pairs=tuple(rows(question, posted, PLACES).items()))


def phrase(question, posted):
    """The phrase chosen, and whether the words had been uncovered before."""
    (uid,) = one(question, posted).options
    return Answer(pairs=((uid, UNCOVERED if posted.get("uncovered") else COVERED),))


def on_paper(question, posted):
    """Nothing is taken: the reader says that it is written."""
    return Answer()


def marked_span(question, posted):
    """The words that the reader marks as showing the answer; "" where the question does not ask for them."""
    if not question.spans:
        return ""
    given = posted.get("span", "")
    if not given:
        raise AnswerError(_("Mark the words that show it too, or say that none do."))
    if given not in {NO_SPAN, *(span.uid for span in question.spans)}:
        raise AnswerError(_("This question has no such words. Open its page again and choose anew."))
    return given


def rows(question, posted, allowed):
    """{uid: what was given} of every item, in the order of the question. Each must be given one of what is allowed."""
    found = {}
    for option in items(question):
        given = posted.getlist(ROW + option.uid)
        if len(given) > 1:
            raise AnswerError(_("“%s” was given two answers. Choose one.") % option.text)
        if not given or not given[0]:
            raise AnswerError(_("“%s” has no answer yet.") % option.text)
        if given[0] not in allowed:
            raise AnswerError(_("“%s” cannot be given this. Open the question’s page again.") % option.text)
        found[option.uid] = given[0]
    return found
