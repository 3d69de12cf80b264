"""Who could know what by which day: derived from the dated steps of a message, never typed.

A capital knows its own papers from the day they are dated, and what reached it from the day it was delivered there;
whoever reads newspapers knows what was published. Where no day is attested the record cannot say that anybody knew:
that is shown as not known, with those words. We who read today know all that the record holds.
"""

from archive.dates import bounds
from archive.models import Message, Recipient

from .register import seat_of

NEWSPAPER, US = "newspaper", "us"
REACHED = {Recipient.Reach.DELIVERED, Recipient.Reach.PRESENTED}


def known_from(holdings, slug, reader):
    """The first day on which a reader could know of a message (its slug); None where our sources attest none."""
    row = holdings.message[slug]
    last = _last(holdings.source[slug].date)
    days = [_last(one.date) for one in row.actions if one.kind == "published"]
    if row.channel in (Message.Channel.PRESS, Message.Channel.SPOKEN):
        days.append(last)
    if reader != NEWSPAPER:
        if seat_of(holdings, row.sender) == reader:
            days.append(last)
        days += [
            _last(one.date)
            for one in row.actions
            if one.kind in ("delivered", "received") and one.to and seat_of(holdings, one.to) == reader
        ]
        reached = [one for one in row.recipients if seat_of(holdings, one.party) == reader]
        if any(one.reach in REACHED for one in reached) and not any(days):
            days.append(last)
    return min(filter(None, days), default=None)


def _last(edtf):
    return bounds(edtf)[1] if edtf else None
