"""How long a message waited: derived from its history, never typed.

Days are counted from delivery to the silent party, else from sending, else from the message's date; up to the reply's
best date, or to the last day on which the silence is attested. A date difference: the first day is day 0.
"""

from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from archive.dates import bounds, day, in_words

FROM_WORDS = {
    "delivered": _("counted from delivery"),
    "sent": _("counted from sending"),
    "dated": _("counted from the message’s date"),
}
UNTIL_WORDS = {
    "attested": _("to the last day it is attested"),
    "received": _("to the day the reply was received"),
    "delivered": _("to the day the reply was delivered"),
    "sent": _("to the day the reply was sent"),
    "prepared": _("to the day the reply was prepared"),
    "dated": _("to the reply’s date"),
}


class Wait(NamedTuple):
    """`days` is None where a date is missing; then `start` or `end` is None too."""

    days: int | None
    start: date | None
    start_basis: str
    end: date | None
    end_basis: str


def _best(holdings, message, kinds, to=""):
    """The first exactly dated action of these kinds, in their order; an action to another party does not count."""
    for kind in kinds:
        for action in message.actions:
            exact = day(action.date)
            if action.kind == kind and exact and not (to and action.to and not _same(holdings, action.to, to)):
                return exact, kind
    return day(holdings.source[message.source].date), "dated"


def _same(holdings, one, other):
    """Whether two parties are one, or one is part of the other."""
    return any(high == row.slug for low, high in ((one, other), (other, one)) for row in holdings.line_of(low))


def _wait(start, start_basis, end, end_basis):
    days = (end - start).days if start and end else None
    return Wait(days, start, start_basis, end, end_basis)


def silence_wait(holdings, silence):
    """The wait that a silence about a message makes visible; None for a silence without a message."""
    if not silence.message:
        return None
    start = _best(holdings, holdings.message[silence.message], ("delivered", "sent"), to=silence.party)
    end = date.fromisoformat(silence.attested_until) if silence.attested_until else None
    return _wait(*start, end, "attested")


def at_most(holdings, silence):
    """Whether the paper that attests a silence may be some days older, so that its days are the most there can be."""
    return _attesting_span(holdings, silence) != ""


def attested_days(holdings, silence, days):
    """The days a silence is attested, in words: "317+ days", or "at most 35 days" (see `at_most`)."""
    if at_most(holdings, silence):
        return ngettext("at most %d day", "at most %d days", days) % days
    return ngettext("%d+ day", "%d+ days", days) % days


def attested_until(holdings, silence, month="M"):
    """Until when a silence is attested, in words: a day, or the span in which the paper was written that attests it."""
    return in_words(_attesting_span(holdings, silence) or silence.attested_until, month)


def _attesting_span(holdings, silence):
    """The date (EDTF) of the paper that attests a silence, where it is a span that ends with the day attested."""
    paper = holdings.source.get(silence.attestation.paper)
    if not (paper and paper.date and silence.attested_until) or day(paper.date):
        return ""
    last = bounds(paper.date)[1]
    return paper.date if last and last.isoformat() == silence.attested_until else ""


def response_wait(holdings, response):
    """The wait that a response ended."""
    reply = holdings.message[response.reply]
    start = _best(holdings, holdings.message[response.message], ("delivered", "sent"), to=reply.sender)
    return _wait(*start, *_best(holdings, reply, ("received", "delivered", "sent", "prepared")))
