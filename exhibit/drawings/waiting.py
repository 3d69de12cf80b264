"""Days that nothing came back: the tally of one silence, and the chart of several waits on one scale."""

from typing import NamedTuple

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.dates import in_words
from archive.waiting import FROM_WORDS, UNTIL_WORDS, attested_days, attested_until, response_wait, silence_wait

from .svg import number

ROW_DAYS = 100
ROW_HEIGHT = 28
ANSWERS = ("in-writing", "form-unknown")
MARGIN_DAYS = 31  # beyond the last attested day, so that dots and ring have room


class Tally(NamedTuple):
    """Strokes in rows of a hundred days; `height` in pixels, `open_from` in percent of the last row."""

    height: int
    days: str
    tens: str
    middle: int
    open_from: str


def tally(days):
    """The tally of a number of days: one stroke a day, a long one every ten."""
    rows = [min(ROW_DAYS, days - done) for done in range(0, days, ROW_DAYS)]
    lines = [(12 + ROW_HEIGHT * at, length) for at, length in enumerate(rows or [0])]
    last_middle, last_length = lines[-1]
    if last_length > 90:  # no room for dots and ring behind the strokes
        last_middle, last_length = last_middle + ROW_HEIGHT, 0
    return Tally(
        height=last_middle + 12,
        days="".join(f"M0 {y}H{length}" for y, length in lines),
        tens="".join(f"M9 {y}H{length}" for y, length in lines if length >= 10),
        middle=last_middle,
        open_from=number(last_length + 1.5),
    )


class Bar(NamedTuple):
    """One wait, in words and as a line. Places in percent of the scale, as drawings write them; no `days`: no end."""

    title: str
    outcome: str
    caption: str
    links: str
    days: int | None
    answered: bool
    start: str
    width: str
    open_from: str
    close_at: str


def waiting_chart(holdings, block, notes):
    """The bars of a waiting chart, by the day each wait began, all on one scale."""
    waits = [(holdings.silence[slug], None) for slug in block.silences]
    waits += [(None, holdings.response[slug]) for slug in block.responses]
    found = []
    for silence, response in waits:
        wait = silence_wait(holdings, silence) if silence else response_wait(holdings, response)
        if wait and wait.start:
            found.append((wait, silence, response))
    found.sort(key=lambda row: (row[0].start, (row[1] or row[2]).slug))
    if not found:
        return []
    first = found[0][0].start
    last = max(wait.end or wait.start for wait, *_rows in found)
    scale = 100 / ((last - first).days + MARGIN_DAYS)
    return [_bar(holdings, notes, *row, first, scale) for row in found]


def _bar(holdings, notes, wait, silence, response, first, scale):
    message = holdings.message[(silence or response).message]
    others = [row for row in holdings.responses_to(message.source) if row.kind in ANSWERS and row is not response]
    places = [row.attestation for row in message.actions if row.kind in ("delivered", "sent")][:1]
    places += [row.attestation for row in (silence or response, *others)]
    start = (wait.start - first).days * scale
    end = start + (wait.days or 0) * scale
    return Bar(
        title=_("%(when)s, from %(seat)s")
        % {"when": in_words(holdings.source[message.source].date), "seat": holdings.seat(message.sender)},
        outcome=_outcome(holdings, wait, silence),
        caption=" ".join(_caption(holdings, message, wait, silence, others)),
        links=notes.links(dict.fromkeys(places)),
        days=wait.days,
        answered=response is not None,
        start=number(start),
        width=number(end - start) if wait.days else "",
        open_from=number(end + 0.9),
        close_at=number(end),
    )


def _outcome(holdings, wait, silence):
    if wait.days is None:
        return _("until when, no paper says")
    if silence:
        return attested_days(holdings, silence, wait.days)
    return ngettext("%d day, answered", "%d days, answered", wait.days) % wait.days


def _caption(holdings, message, wait, silence, others):
    """What the message was about, who else replied, and on what the number of days rests: sentence by sentence."""
    yield f"{message.subject}."
    seats = dict.fromkeys(holdings.seat(holdings.message[row.reply].sender) for row in others)
    if seats:
        yield _("A reply came from %s.") % ", ".join(seats)
    if silence and wait.end:
        yield _("Silence of %(seat)s attested until %(day)s, %(basis)s.") % {
            "seat": holdings.seat(silence.party),
            "day": attested_until(holdings, silence),
            "basis": FROM_WORDS[wait.start_basis],
        }
    elif wait.days is not None:
        yield capfirst(f"{FROM_WORDS[wait.start_basis]}, {UNTIL_WORDS[wait.end_basis]}.")
