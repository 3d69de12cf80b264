"""What each kind of drawing is drawn from. Pure: from a block of the Record to what it lacks, in a curator's words."""

from typing import NamedTuple

from django.utils.functional import lazy
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exhibit.models import Drawing
from exhibit.record import DRAWN

from .map import on_map

Kind = Drawing.Kind


class Need(NamedTuple):
    """What a kind is drawn from. `words` says it on the desk; `lacks` is a function, true where it is missing."""

    words: str
    uses: tuple
    lacks: object


def _silences(holdings, block, kind):
    return [slug for slug in block.silences if slug in holdings.silence and holdings.silence[slug].kind == kind]


def _one_message(_holdings, block):
    return len(block.messages) != 1


def _nowhere_on_a_map(holdings, block):
    return _one_message(holdings, block) or len(on_map(holdings, holdings.message[block.messages[0]])) < 2


def _no_answers(holdings, block):
    if len(block.messages) != 1 or block.messages[0] not in holdings.message:
        return True
    return not holdings.message[block.messages[0]].demands


def _no_stances(holdings, block):
    return not any(holdings.claim[slug].stances for slug in block.claims if slug in holdings.claim)


def _fewer_than_two_dates(holdings, block):
    return sum(bool(holdings.event[slug].date) for slug in block.events if slug in holdings.event) < 2


def _no_number(holdings, block):
    return not any(holdings.quantity[slug].number for slug in block.quantities if slug in holdings.quantity)


NEEDS = {
    Kind.WAITING: Need(
        gettext_lazy("one or more silences or responses"),
        ("silences", "responses"),
        lambda _holdings, block: not (block.silences or block.responses),
    ),
    Kind.EXCHANGE: Need(
        gettext_lazy("nothing: it draws the whole register; messages named stand out, events named stand on its axis"),
        ("messages", "events"),
        lambda holdings, _block: not holdings.messages,
    ),
    Kind.ANATOMY: Need(gettext_lazy("one message"), ("messages",), _one_message),
    Kind.DATES: Need(gettext_lazy("two or more events with dates"), ("events",), _fewer_than_two_dates),
    Kind.ROUTES: Need(
        gettext_lazy("one or more messages (the route used) and a silence of the kind “not used”"),
        ("messages", "silences"),
        lambda holdings, block: not (block.messages and _silences(holdings, block, "not-used")),
    ),
    Kind.DRAFTS: Need(
        gettext_lazy("two or more messages: the drafts and what was sent"),
        ("messages",),
        lambda _holdings, block: len(block.messages) < 2,
    ),
    Kind.EVIDENCE: Need(
        gettext_lazy("claims (what was said to be there), sources (found), silences of the kind “not found”"),
        ("claims", "sources", "silences"),
        lambda _holdings, block: not (block.claims or block.sources or block.silences),
    ),
    Kind.DEMANDS: Need(gettext_lazy("one message that makes demands"), ("messages",), _no_answers),
    Kind.MATRIX: Need(gettext_lazy("one or more claims on which somebody takes a stance"), ("claims",), _no_stances),
    Kind.REACH: Need(gettext_lazy("one or more figures with a number"), ("quantities",), _no_number),
    Kind.LADDER: Need(
        gettext_lazy("one or more claims"), ("claims",), lambda _holdings, block: not block.claims
    ),
    Kind.CHAIN: Need(
        gettext_lazy("the source nearest to us; the chain follows what each derives from"),
        ("sources",),
        lambda _holdings, block: len(block.sources) != 1,
    ),
    Kind.CAPITALS: Need(gettext_lazy("one message"), ("messages",), _one_message),
    Kind.MAP: Need(
        gettext_lazy("one message, whose sender and recipients have a place with latitude and longitude"),
        ("messages",),
        _nowhere_on_a_map,
    ),
    Kind.TIMELINE: Need(
        gettext_lazy("nothing: it draws all events and messages; those named here are drawn alone"),
        ("messages", "events"),
        lambda holdings, _block: not (holdings.messages or holdings.events),
    ),
}  # fmt: skip


def missing(holdings, block):
    """What this drawing lacks, in a sentence; "" where it has what its kind is drawn from."""
    need = NEEDS[block.kind]
    if not need.lacks(holdings, block):
        return ""
    return _("This drawing has nothing to draw. It needs %s.") % need.words


def unused(block):
    """The inputs given to this drawing that its kind does not draw: their names as the desk has them."""
    return [
        str(Drawing._meta.get_field(name).verbose_name)
        for name in DRAWN
        if getattr(block, name) and name not in NEEDS[block.kind].uses
    ]


def _in_words():
    return " ".join(
        _("%(kind)s – %(needs)s.") % {"kind": capfirst(Kind(kind).label), "needs": need.words}
        for kind, need in NEEDS.items()
    )


IN_WORDS = lazy(_in_words, str)()
