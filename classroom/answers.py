"""An answer given: marked by the edition it was given under, and kept without a name."""

import re
from typing import NamedTuple

from django.core import signing
from django.db import IntegrityError, transaction
from django.utils import timezone

from classroom.models import Attempt
from quiz.marking import Answer

_SALT = "classroom.given"
SECONDS_STEP, SECONDS_LIMIT = 5, 600
TRIES = 20  # as many answers of one browser may arrive at once


class Given(NamedTuple):
    """An answer as its feedback page knows it: to which edition (0: a draft), how sure, which try, whether kept."""

    edition: int
    question: str
    answer: Answer
    confidence: int | None
    number: int
    kept: bool

    def token(self):
        return signing.dumps(
            [self.edition, self.question, self.answer.plain(), self.confidence, self.number, self.kept], salt=_SALT
        )

    @classmethod
    def from_token(cls, text):
        """The Given of a token. Raises django.core.signing.BadSignature."""
        edition, question, answer, confidence, number, kept = signing.loads(text, salt=_SALT)
        return cls(edition, question, Answer.from_plain(answer), confidence, number, kept)


def coarse_seconds(text):
    """Measured seconds rounded up to 5 and capped at 600; None when nothing sensible was measured."""
    if not re.fullmatch(r"[0-9]{1,6}", text):
        return None
    return min(-(-int(text) // SECONDS_STEP) * SECONDS_STEP, SECONDS_LIMIT)


def keep(
    *, edition, question, digest, reader, answer, confidence, fraction, seconds, language, route="", returned=False
):
    """Store an attempt and return which try of this browser it was. It is durable when this returns.

    Most answers are first tries, so each is tried as one: a single statement. The constraint says where it is not.
    An answer that is just what the browser's latest try says counts once: the button was pressed twice, or the browser
    sent it again after the connection was cut. Where questions come back, the same answer on another day is a new try.
    """
    row = Attempt(
        edition_id=edition,
        question=question,
        digest=digest,
        reader=reader,
        answer=answer.plain(),
        confidence=confidence,
        fraction=None if fraction is None else float(fraction),
        seconds=seconds,
        language=language,
        route=route,
        returned=returned,
        day=timezone.localdate(),
    )
    for tries_left in reversed(range(TRIES)):
        try:
            with transaction.atomic():
                Attempt.objects.add(row)
        except IntegrityError:  # not the first, or another of the same browser at the same moment
            if not tries_left:
                raise
            latest = _latest(reader, question, digest)  # before the one write lock is taken
            if latest and _says(latest) == _says(row):
                return latest.number
            row.number = latest.number + 1 if latest else 1
        else:
            break
    return row.number


def _says(attempt):
    when = attempt.day if attempt.returned else None
    return attempt.edition_id, attempt.answer, attempt.confidence, when


def _latest(reader, question, digest):
    """A browser's latest try at a question, or None."""
    return Attempt.objects.of_browser(reader).filter(question=question, digest=digest).order_by("-number").first()
