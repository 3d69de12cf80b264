"""What one browser's tries at a question come to. Pure: of attempts, the oldest first, and a day."""

from typing import NamedTuple

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from classroom.models import Attempt
from quiz.record import digest

SURE, GUESS = Attempt.Confidence.SURE, Attempt.Confidence.GUESS


class Why(models.IntegerChoices):
    """Why a question comes back; what comes first is asked first."""

    SURE = 1, gettext_lazy("You were sure here, and it was something else")
    WRONG = 2, gettext_lazy("Not right yet")
    UNSURE = 3, gettext_lazy("You guessed this one")
    NEW = 4, gettext_lazy("New to you: does it hold in another case?")


class Answers(NamedTuple):
    """A browser's attempts, the oldest first, and the same by question and version: {(uid, digest): [attempts]}."""

    attempts: list
    tries: dict

    @classmethod
    def of(cls, attempts):
        attempts, tries = list(attempts), {}
        for row in attempts:
            tries.setdefault((row.question, row.digest), []).append(row)
        return cls(attempts, tries)

    def to(self, question):
        """The tries at a question (of a Record) as it stands there; another version of it is another question."""
        return self.tries.get((question.uid, digest(question)), [])


def why_again(tries, today):
    """Why a question comes back on this day; None where it does not.

    Once a day at most. What went wrong comes back until it is right there, where questions come back; what went wrong
    while the reader was sure, until it is right there on a later day than the error.
    """
    if not tries:
        return Why.NEW
    latest = tries[-1]
    if latest.returned and latest.day >= today:
        return None
    errors = [row for row in tries if row.fraction < 1]
    right_again = [row for row in tries if row.returned and row.fraction == 1]
    sure = [row for row in errors if row.confidence == SURE]
    if sure and not any(row.day > sure[-1].day for row in right_again):
        return Why.SURE
    if errors and not any(row.number > errors[-1].number for row in right_again):
        return Why.WRONG
    return Why.UNSURE if latest.confidence == GUESS else None


def said(attempt):
    """What a try was worth and how sure the reader was, in words that do not tell the right answer."""
    sure = attempt.confidence and Attempt.Confidence(attempt.confidence).label
    return f"{worth(attempt)}, {sure}" if sure else worth(attempt)


def worth(attempt):
    if attempt.fraction == 1:
        return _("right")
    return _("partly right") if attempt.fraction else _("not right yet")
