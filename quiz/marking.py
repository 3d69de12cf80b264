"""Marks an answer. Pure functions of the question and the answer; they run on the server only."""

from fractions import Fraction
from typing import NamedTuple

from quiz.answers import NO_SPAN, Answer, AnswerError, marked_span, read_value
from quiz.kinds import Form

__all__ = ["Answer", "AnswerError", "Mark", "mark", "read_answer", "read_value"]


class Mark(NamedTuple):
    """`fraction` from 0 to 1, None where nothing is scored; `difference` in units or days for a value that was read.

    `points`: what each item, or for cards in order each but the first as given, is worth. `shown`: whether the words
    marked as evidence show the answer; None where none were asked.
    """

    fraction: Fraction | None
    verdict: str
    chosen: tuple[str, ...] = ()
    difference: int | None = None
    points: tuple[tuple[str, Fraction], ...] = ()
    shown: bool | None = None


def read_answer(question, posted):
    """An Answer from what a form sent (a QueryDict). Raises AnswerError."""
    return Form(question.form).read(question, posted)._replace(span=marked_span(question, posted))


def mark(question, answer):
    """The Mark of an answer that read_answer has let pass.

    Where the evidence is asked too, answer and evidence make half of the mark each.
    """
    score = Form(question.form).mark(question, answer)
    fraction, shown = score.fraction, None
    if question.spans:
        shown = answer.span in ([span.uid for span in question.spans if span.right] or [NO_SPAN])
        fraction = (fraction + shown) / 2
    verdict = "unshown" if score.fraction == 1 and shown is False else _verdict(fraction)
    return Mark(fraction, verdict, score.chosen, score.difference, score.points, shown)


def _verdict(fraction):
    if fraction is None:
        return "none"
    return "right" if fraction == 1 else "partly" if fraction else "wrong"
