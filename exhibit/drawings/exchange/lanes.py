"""Which capitals an exchange runs between, from top to bottom, and which governments share the last lane."""

from collections import Counter
from typing import NamedTuple

from django.utils.translation import gettext as _

from exhibit.drawings.exchange.register import state_of

OTHERS = ""  # the lane of all who have no capital of their own in the record


class Lane(NamedTuple):
    """`key` is the capital; `above` means that its silences hang above its line."""

    key: str
    name: str
    who: str
    above: bool


def lanes(holdings, entries):
    """The capital that writes most in the middle, above it the one it writes with most, below it those who answer it.

    A capital that nobody but the press heard from keeps its place too; who only receives stands at the top.
    """
    wrote = Counter(entry.seat for entry in entries if entry.seat)
    if not wrote:
        return []
    noted = Counter(entry.seat for entry in entries if not entry.press)
    main = max(sorted(wrote), key=lambda seat: (noted[seat], wrote[seat]))
    pairs = Counter()
    for entry in entries:
        for other in {one.seat for one in entry.reached if one.seat} - {entry.seat}:
            if main in (other, entry.seat):
                pairs[entry.seat if other == main else other] += 1
    partner = max(pairs, key=lambda seat: (pairs[seat], seat), default="")
    addressed = {one.seat for entry in entries for one in entry.reached if one.role == "addressee"}
    rest = sorted((set(wrote) | addressed) - {main, partner, OTHERS})
    top = [seat for seat in rest if seat not in wrote]
    low = [seat for seat in rest if seat in wrote]
    found = [_lane(holdings, seat, True) for seat in [*top, partner] if seat]
    found += [_lane(holdings, seat, False) for seat in [main, *low]]
    named = {lane.key for lane in found}
    if any(one.seat not in named for entry in entries for one in entry.reached):
        found.append(Lane(OTHERS, _("Others"), _("copies only"), above=False))
    return found


def lane_of(seat, keys):
    """The lane in which a capital stands: its own, else that of the others; None where there is neither."""
    return seat if seat in keys else OTHERS if OTHERS in keys else None


def _lane(holdings, seat, above):
    own = [row for row in holdings.parties if row.seat == seat]
    states = sorted({state_of(holdings, row.slug) for row in own if row.kind == "state"} or {row.name for row in own})
    return Lane(seat, seat, states[0] if states else "", above)
