"""What an answer is worth: tables of the five forms, and the words for answers that cannot be read."""

from contextlib import suppress
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.marking import Answer, AnswerError, Mark, mark, read_answer, read_value
from quiz.record import Option, Question
from tests.quiz.asked import posted

NONE, HALF, ALL = Fraction(0), Fraction(1, 2), Fraction(1)


def question(form, options=(), **fields):
    kind = "choice" if form in ("one", "several") else "read"
    fields = {"uid": "q", "habit": "source", "text": "Which?", "why": "", "evidence": "e"} | fields
    return Question(kind=kind, form=form, options=list(options), **fields)


def options(*uids, right):
    return [Option(uid=uid, text=uid, right=uid in right) for uid in uids]


ONE = question("one", options("a", "b", "c", right="a"))
MESSAGE = question("message", options("note-5", "note-6", right=["note-5"]))
SEVERAL = question("several", options("a", "b", "c", "d", "e", right="abc"))
NUMBER = question("number", [Option(uid="foreseen", text="199")], key="317", tolerance=5, unit="days")
EXACT = question("number", key="28")
DATE = question("date", [Option(uid="sent", text="1950-05-11")], key="1950-06-08", tolerance=1)


@pytest.mark.parametrize(
    ("asked", "given_", "fraction", "verdict"),
    [
        (ONE, "a", ALL, "right"),
        (ONE, "b", NONE, "wrong"),
        (MESSAGE, ["note-5"], ALL, "right"),
        (MESSAGE, ["note-6"], NONE, "wrong"),
        (SEVERAL, "abc", ALL, "right"),
        (SEVERAL, "ab", Fraction(2, 3), "partly"),
        (SEVERAL, "abd", Fraction(1, 3), "partly"),
        (SEVERAL, "abcd", Fraction(2, 3), "partly"),
        (SEVERAL, "ad", NONE, "wrong"),
        (SEVERAL, "ade", NONE, "wrong"),
        (SEVERAL, "abcde", Fraction(1, 3), "partly"),
    ],
)
def test_options_are_marked_right_minus_wrong_over_right_and_not_below_nothing(asked, given_, fraction, verdict):
    assert mark(asked, Answer(options=tuple(given_))) == Mark(fraction, verdict, tuple(given_))


@pytest.mark.parametrize(
    ("asked", "value", "fraction", "verdict", "chosen", "off"),
    [
        (NUMBER, "317", ALL, "right", (), 0),
        (NUMBER, "322", ALL, "right", (), 5),
        (NUMBER, "312", ALL, "right", (), 5),
        (NUMBER, "323", HALF, "partly", (), 6),
        (NUMBER, "327", HALF, "partly", (), 10),
        (NUMBER, "328", NONE, "wrong", (), 11),
        (NUMBER, "199", NONE, "wrong", ("foreseen",), 118),
        (EXACT, "28", ALL, "right", (), 0),
        (EXACT, "29", NONE, "wrong", (), 1),
        (DATE, "1950-06-08", ALL, "right", (), 0),
        (DATE, "1950-06-07", ALL, "right", (), 1),
        (DATE, "1950-06-10", HALF, "partly", (), 2),
        (DATE, "1950-06-11", NONE, "wrong", (), 3),
        (DATE, "1950-05-11", NONE, "wrong", ("sent",), 28),
    ],
)
def test_a_value_is_right_inside_the_tolerance_and_partly_inside_twice_as_much(
    asked, value, fraction, verdict, chosen, off
):
    assert mark(asked, Answer(value=value)) == Mark(fraction, verdict, chosen, off)


@pytest.mark.parametrize(
    ("asked", "chosen", "value", "words"),
    [
        (ONE, [], "", "There is no answer yet. Choose an option first."),
        (ONE, ["a", "b"], "", "Choose one option."),
        (ONE, ["z"], "", "This question has no such option. Open its page again and choose anew."),
        (SEVERAL, ["a", "z"], "", "This question has no such option. Open its page again and choose anew."),
        (MESSAGE, ["note-5", "note-6"], "", "Choose one option."),
        (NUMBER, [], "", "There is no answer yet."),
        (NUMBER, [], "   ", "There is no answer yet."),
        (NUMBER, [], "ten months", "Write a whole number, in digits: 28"),
        (NUMBER, [], "-3", "Write a whole number, in digits: 28"),
        (NUMBER, [], "3.5", "Write a whole number, in digits: 28"),
        (NUMBER, [], "²", "Write a whole number, in digits: 28"),
        (NUMBER, [], "9" * 5000, "Write a whole number, in digits: 28"),
        (DATE, [], "8 June 1950", "Write a date as year, month and day: 1950-06-08"),
        (DATE, [], "1950-02-30", "Write a date as year, month and day: 1950-06-08"),
    ],
)
def test_an_answer_that_cannot_be_read_is_refused_in_the_readers_words(asked, chosen, value, words):
    with pytest.raises(AnswerError) as refused:
        read_answer(asked, posted(chosen, value))
    assert str(refused.value) == words


@pytest.mark.parametrize(
    ("asked", "chosen", "value", "read"),
    [
        (ONE, ["a"], "ignored", Answer(options=("a",))),
        (ONE, ["a", "a"], "", Answer(options=("a",))),
        (SEVERAL, ["c", "a"], "", Answer(options=("a", "c"))),  # in the order of the question, however it was sent
        (NUMBER, ["ignored"], " 317 ", Answer(value="317")),
        (NUMBER, [], "1 000", Answer(value="1000")),
        (NUMBER, [], "0317", Answer(value="317")),
        (DATE, [], "1950-06-08", Answer(value="1950-06-08")),
    ],
)
def test_an_answer_is_read_into_one_form(asked, chosen, value, read):
    assert read_answer(asked, posted(chosen, value)) == read


@given(st.sets(st.sampled_from("abcdef"), min_size=1), st.sets(st.sampled_from("abcdef"), min_size=1))
def test_a_choice_is_worth_between_nothing_and_one(right, chosen):
    asked = question("several", options(*"abcdef", right=right))
    result = mark(asked, read_answer(asked, posted(sorted(chosen))))
    assert 0 <= result.fraction <= 1
    assert (result.verdict == "right") == (chosen == right)


@given(st.integers(0, 999_999), st.integers(0, 999_999), st.integers(0, 1000))
def test_a_value_is_worth_nothing_a_half_or_one(key, value, tolerance):
    asked = question("number", key=str(key), tolerance=tolerance)
    result = mark(asked, read_answer(asked, posted([], str(value))))
    assert result.fraction in (NONE, HALF, ALL)
    assert (result.difference, result.fraction == 1) == (abs(key - value), abs(key - value) <= tolerance)


@given(st.text(), st.sampled_from(["number", "date"]))
def test_no_text_breaks_the_reading(text, form):
    with suppress(ValueError):
        assert isinstance(read_value(form, text), int | date)
