"""What each kind of drawing is drawn from, and what a curator reads where it is missing."""

import pytest

from config.patterns import RECORD
from exhibit.drawings.needs import IN_WORDS, NEEDS, missing, unused
from exhibit.models import Drawing
from exhibit.record import Drawing as Block

HOLDINGS = RECORD.holdings


def test_every_kind_says_what_it_needs():
    assert set(NEEDS) == set(Drawing.Kind)
    assert "Anatomy of one note – one message." in IN_WORDS


@pytest.mark.parametrize(
    ("kind", "given", "words"),
    [
        ("waiting-chart", {}, "one or more silences or responses"),
        ("anatomy", {"messages": ["note-one", "note-two"]}, "one message"),
        ("date-bars", {}, "two or more events with dates"),
        ("routes", {"messages": ["note-one"], "silences": ["after-one"]}, "a silence of the kind “not used”"),
        ("draft-ladder", {"messages": ["note-one"]}, "two or more messages"),
        ("evidence", {}, "silences of the kind “not found”"),
        ("demands", {}, "one message that makes demands"),
        ("matrix", {"claims": ["claim-unknown"]}, "claims on which somebody takes a stance"),
        ("reach", {}, "one or more figures with a number"),
        ("claim-ladder", {}, "one or more claims"),
        ("chain", {}, "the source nearest to us"),
        ("capitals", {}, "one message"),
        ("map", {}, "latitude and longitude"),
    ],
)
def test_a_drawing_without_its_inputs_says_what_it_needs(kind, given, words):
    sentence = missing(HOLDINGS, Block(uid="d", kind=kind, **given))
    assert sentence.startswith("This drawing has nothing to draw. It needs ")
    assert words in sentence


@pytest.mark.parametrize(
    ("kind", "given"),
    [
        ("waiting-chart", {"responses": ["reply"]}),
        ("exchange", {}),
        ("anatomy", {"messages": ["note-one"]}),
        ("demands", {"messages": ["note-one"]}),
        ("claim-ladder", {"claims": ["claim-claimed"]}),
        ("timeline", {}),
    ],
)
def test_a_drawing_with_its_inputs_lacks_nothing(kind, given):
    assert missing(HOLDINGS, Block(uid="d", kind=kind, **given)) == ""


def test_what_a_kind_does_not_draw_is_named():
    assert unused(Block(uid="d", kind="anatomy", messages=["note-one"], silences=["after-one"])) == ["silences"]
    assert unused(Block(uid="d", kind="anatomy", messages=["note-one"])) == []
