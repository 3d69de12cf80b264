"""Why a question comes back to whoever has answered it, and when it does not."""

from datetime import date

import pytest

from classroom.models import Attempt
from classroom.tries import Why, why_again

MONDAY, TUESDAY, NEXT_WEEK = date(1950, 2, 6), date(1950, 2, 7), date(1950, 2, 13)
GUESS, FAIRLY, SURE, OPEN = 1, 2, 3, None


def tries(*rows):
    """Attempts of (day, mark, how sure) or, where the question had come back, (day, mark, how sure, True)."""
    return [
        Attempt(day=day, fraction=mark, confidence=sure, returned=bool(returned), number=number)
        for number, (day, mark, sure, *returned) in enumerate(rows, start=1)
    ]


@pytest.mark.parametrize(
    ("given", "today", "why"),
    [
        # a first answer
        ([], MONDAY, Why.NEW),
        ([(MONDAY, 1, SURE)], MONDAY, None),
        ([(MONDAY, 1, FAIRLY)], NEXT_WEEK, None),
        ([(MONDAY, 1, OPEN)], NEXT_WEEK, None),
        ([(MONDAY, 1, GUESS)], MONDAY, Why.UNSURE),
        ([(MONDAY, 0, OPEN)], MONDAY, Why.WRONG),
        ([(MONDAY, 0.5, FAIRLY)], MONDAY, Why.WRONG),
        ([(MONDAY, 0, SURE)], MONDAY, Why.SURE),
        ([(MONDAY, 0.5, SURE)], MONDAY, Why.SURE),
        # put right at once, on the page itself, with the reply before one's eyes: it comes back all the same
        ([(MONDAY, 0, SURE), (MONDAY, 1, SURE)], MONDAY, Why.SURE),
        ([(MONDAY, 0, FAIRLY), (MONDAY, 1, SURE)], MONDAY, Why.WRONG),
        # right where it came back: an error that was not sure has gone, one that was rests until another day
        ([(MONDAY, 0, FAIRLY), (MONDAY, 1, SURE, True)], MONDAY, None),
        ([(MONDAY, 0, FAIRLY), (MONDAY, 1, SURE, True)], NEXT_WEEK, None),
        ([(MONDAY, 0, SURE), (MONDAY, 1, SURE, True)], MONDAY, None),
        ([(MONDAY, 0, SURE), (MONDAY, 1, SURE, True)], TUESDAY, Why.SURE),
        ([(MONDAY, 0, SURE), (MONDAY, 1, SURE, True), (NEXT_WEEK, 1, FAIRLY, True)], NEXT_WEEK, None),
        ([(MONDAY, 0, SURE), (MONDAY, 1, SURE, True), (TUESDAY, 1, FAIRLY, True)], NEXT_WEEK, None),
        # right on a later day, but on the page, not where it came back
        ([(MONDAY, 0, SURE), (TUESDAY, 1, SURE)], NEXT_WEEK, Why.SURE),
        # wrong again where it came back: it rests for the day, then begins anew
        ([(MONDAY, 0, FAIRLY), (MONDAY, 0, FAIRLY, True)], MONDAY, None),
        ([(MONDAY, 0, FAIRLY), (MONDAY, 0, FAIRLY, True)], TUESDAY, Why.WRONG),
        ([(MONDAY, 0, FAIRLY), (MONDAY, 1, SURE, True), (TUESDAY, 0, FAIRLY)], TUESDAY, Why.WRONG),
        ([(MONDAY, 0, SURE), (TUESDAY, 1, SURE, True), (NEXT_WEEK, 0, SURE)], NEXT_WEEK, Why.SURE),
        # right by a guess where it came back
        ([(MONDAY, 0, FAIRLY), (MONDAY, 1, GUESS, True)], MONDAY, None),
        ([(MONDAY, 0, FAIRLY), (MONDAY, 1, GUESS, True)], TUESDAY, Why.UNSURE),
    ],
)
def test_why_a_question_comes_back(given, today, why):
    assert why_again(tries(*given), today) == why
