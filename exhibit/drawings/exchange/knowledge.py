"""Who could know what by which day: derived from the dated steps of a message, never typed.

A capital knows its own papers from the day they are dated, and what reached it from the day it was delivered there, or
at the latest answered; whoever reads newspapers knows what was published. Where no day is attested the record cannot
say that anybody knew: that is shown as not known, with those words. We who read today know all that the record holds.

What a reader could not know is not drawn at its place with its words covered, for its place would tell its day. It is
gathered: so many messages, so many papers. What is left is told as it stood on that day: see `register`.
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
        if _sender_seat(holdings, slug) == reader:
            days.append(last)
        days += [
            _last(one.date)
            for one in row.actions
            if one.kind in ("delivered", "received") and one.to and seat_of(holdings, one.to) == reader
        ]
        reached = [one for one in row.recipients if seat_of(holdings, one.party) == reader]
        if any(one.reach in REACHED for one in reached) and not any(days):
            days.append(last)
        replies = [one.reply for one in holdings.responses_to(slug)]
        days += [_last(holdings.source[one].date) for one in replies if _sender_seat(holdings, one) == reader]
    return min(filter(None, days), default=None)


def _sender_seat(holdings, slug):
    return seat_of(holdings, holdings.message[slug].sender)


def _last(edtf):
    return bounds(edtf)[1] if edtf else None
