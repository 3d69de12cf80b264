"""An exhibit that asks every kind of question: the record of the pattern page, as rows, published."""

import msgspec
from django.http import QueryDict

from config.pattern_questions import GIVEN
from config.patterns import RECORD
from exhibit.unpack import unpack
from quiz.record import handle, partners
from tests.lessons import publish

PAGE = "/kinds/all/"
# What a reader is told of each answer of the pattern page, in its order.
VERDICTS = [
    "Right",
    "Not this one: it was The first note",
    "Partly: it was The protest; The late note",
    "Partly: it was 353 days",
    "Not this one: it was 353 days",
    "Partly: it was 1 February 1901",
    "Not this one: it was The protest",
    "Right",
    "Partly: 2 of 3 neighbours in order",
    "Not yet: 0 of 3 neighbours in order",
    "Right",
    "Partly: 2 of 3",
    "Not yet: 0 of 3",
    "Right",
    "Partly: 1 of 3",
    "Not yet: 0 of 3",
    "Right",
    "Partly: 1½ of 2",
    "Not yet: 0 of 2",
    "Right",
    "Partly: 1 of 4",
    "Not yet: 0 of 4",
    "Right",
    "Not this one: it was “growing surprise”",
    "Right",
    "Partly: it was “awaits with patience”; “the answer of the Grand Duchy”",
    "Not this one: it was “awaits with patience”; “the answer of the Grand Duchy”",
    "Right",
    "Partly: 2 of 4",
    "Not yet: 0 of 4",
    "Written on paper",
    "Right",
    "True, but these words do not show it",
    "Partly: it was An answer",
    "Not this one: it was An answer",
]
ANSWERS = [(uid, answer, told) for (uid, answer, _sure), told in zip(GIVEN, VERDICTS, strict=True)]


def publish_kinds():
    """The exhibit "kinds" with one page, "all", that asks every form; its edition 1 is current."""
    exhibit = unpack(msgspec.structs.replace(RECORD, slug="kinds"))
    publish(exhibit)
    return exhibit


def fields(question, answer):
    """What the form of a question sends for this answer."""
    sent = QueryDict(mutable=True)
    sent["edition"] = "1"
    sent.setlist("answer", answer.options)
    words = {uid: text for text, uid in partners(question).items()}
    for uid, given in answer.pairs:
        if question.form == "reveal":
            sent["answer"] = uid
            sent["uncovered"] = "1" if given == "uncovered" else ""
        else:
            sent[f"row-{uid}"] = handle(question, words[given]) if question.form in ("match", "map") else given
    if answer.value:
        sent["value"] = answer.value
    if answer.span:
        sent["span"] = answer.span
    return sent
