"""Days that nothing came back: the tally of one silence, and the chart of several waits on one scale."""

from datetime import date
from typing import NamedTuple

from archive.dates import in_words
from archive.waiting import FROM_WORDS, UNTIL_WORDS, response_wait, silence_wait

ROW_DAYS = 100
ROW_HEIGHT = 28
MARGIN_DAYS = 31  # beyond the last attested day, so that dots and ring have room


class Tally(NamedTuple):
    """Strokes in rows of a hundred days; `height` in pixels, `open_from` in percent of the last row."""

    height: int
    days: str
    tens: str
    middle: int
    open_from: float


def tally(days):
    """The tally of a number of days: one stroke a day, a long one every ten."""
    rows = [min(ROW_DAYS, days - done) for done in range(0, days, ROW_DAYS)]
    lines = [(12 + ROW_HEIGHT * at, length) for at, length in enumerate(rows)]
    last_middle, last_length = lines[-1]
    if last_length > 90:  # no room for dots and ring behind the strokes
        last_middle, last_length = last_middle + ROW_HEIGHT, 0
    return Tally(
        height=last_middle + 12,
        days="".join(f"M0 {y}H{length}" for y, length in lines),
        tens="".join(f"M9 {y}H{length}" for y, length in lines if length >= 10),
        middle=last_middle,
        open_from=last_length + 1.5,
    )


class Bar(NamedTuple):
    """One wait. `start` and `width` in percent of the scale; `days` None where no later date attests it."""

    message: object
    when: str
    seat: str
    days: int | None
    answered: bool
    start: float | None
    width: float | None
    open_from: float | None
    close_at: float | None
    subject: str
    silent: str
    until: date | None
    answered_by: list
    basis: str
    links: str


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
    last = max(wait.end or wait.start for wait, _silence, _response in found)
    scale = 100 / ((last - first).days + MARGIN_DAYS)
    return [_bar(holdings, notes, *row, first, scale) for row in found]


def _bar(holdings, notes, wait, silence, response, first, scale):
    message = holdings.message[(silence or response).message]
    start = (wait.start - first).days * scale
    width = wait.days * scale if wait.days is not None else None
    end = start + (width or 0)
    others = [row for row in holdings.responses_to(message.source) if row.kind == "in-writing" and row is not response]
    places = [row.attestation for row in message.actions if row.kind in ("delivered", "sent")][:1]
    places.append((silence or response).attestation)
    places += [row.attestation for row in others]
    basis = [FROM_WORDS[wait.start_basis], UNTIL_WORDS[wait.end_basis]] if wait.days is not None else []
    return Bar(
        message=message,
        when=in_words(holdings.source[message.source].date),
        seat=holdings.seat(message.sender),
        days=wait.days,
        answered=response is not None,
        start=round(start, 2),
        width=round(width, 2) if width else None,
        open_from=round(end + 0.9, 2) if silence else None,
        close_at=round(end, 2) if response else None,
        subject=message.subject,
        silent=holdings.seat(silence.party) if silence else "",
        until=wait.end,
        answered_by=list(dict.fromkeys(holdings.seat(holdings.message[row.reply].sender) for row in others)),
        basis=", ".join(map(str, basis)),
        links=notes.links(dict.fromkeys(places)),
    )
