"""What must be true of a question before it is published, in a curator's words."""

import msgspec
import pytest

from archive.record import Excerpt, Holdings
from quiz.check import check_question
from quiz.record import Option, Question
from tests.archive.register import EXCHANGE

HELD = Holdings(
    sources=EXCHANGE.sources,
    messages=EXCHANGE.messages,
    parties=EXCHANGE.parties,
    excerpts=[Excerpt(slug="words", source="note-2", text="natural bewilderment", language="en", locator="L. 40")],
)
CITED = '<p>So it says.<cite data-basis="source" data-source="note-2"></cite></p>'


def option(uid, **fields):
    return Option(uid=uid, **{"text": f"The {uid} note", "reply": CITED} | fields)


WHOLE = Question(
    uid="which-note",
    kind="choice",
    form="one",
    habit="source",
    text="Which note was left unanswered?",
    why=CITED,
    evidence="words",
    options=[option("first", right=True), option("second"), option("third")],
)
NUMBER = msgspec.structs.replace(WHOLE, kind="read", form="number", key="317", options=[])


def but(question=WHOLE, **fields):
    return msgspec.structs.replace(question, **fields)


@pytest.mark.parametrize("question", [WHOLE, NUMBER, but(NUMBER, form="date", key="1950-06-08")])
def test_a_whole_question_has_nothing_to_mend(question):
    assert list(check_question(HELD, question)) == []


@pytest.mark.parametrize(
    ("question", "level", "words"),
    [
        (but(options=[option("a"), option("b"), option("c")]), "error", "No option is marked as right."),
        (
            but(options=[option("a", right=True), option("b", right=True), option("c")]),
            "error",
            "Only one option can be right in this form.",
        ),
        (
            but(options=[option("a", right=True), option("b")]),
            "warning",
            "Three options or more make a question worth asking.",
        ),
        (but(NUMBER, key="many"), "error", "The right value cannot be read: Write a whole number, in digits: 28"),
        (
            but(NUMBER, form="date", key="1950"),
            "error",
            "The right value cannot be read: Write a date as year, month and day: 1950-06-08",
        ),
        (but(why=""), "error", "The question does not say why the answer is right."),
        (but(why='<p>So.<cite data-basis="interpretation"></cite></p>'), "error", "The reason cites nothing."),
        (but(text="word " * 26), "warning", "The question is longer than 25 words."),
        (but(text="Which note proves it"), "error", "Only a quotation may say “proves”. Say what our sources hold."),
        (but(evidence="gone"), "error", "This excerpt may not be shown, or is not in the record: gone."),
        (
            but(options=[*WHOLE.options, option("fourth", reply="")]),
            "error",
            "The option “The fourth note” has no reply.",
        ),
        (
            but(options=[*WHOLE.options, option("fourth", message="gone")]),
            "error",
            "The option “The fourth note” names a message that is not in the record.",
        ),
        (
            but(options=[*WHOLE.options, option("fourth", text="One that never replied")]),
            "error",
            "Only a quotation may say “never replied”. Say what our sources hold.",
        ),
        (
            but(options=[*WHOLE.options, option("fourth", reply="<p>a<script></script></p>")]),
            "error",
            "This text holds something that may not stand on a page. Open it, and save it again.",
        ),
    ],
)
def test_a_faulty_question_is_named_in_words(question, level, words):
    (finding,) = check_question(HELD, question)
    assert finding == (level, words, ("question", "which-note"))
