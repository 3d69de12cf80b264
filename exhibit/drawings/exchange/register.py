"""The register of an exchange: its messages in order of time, what each was answered with, and who kept silent.

An exchange is made of the messages that a response or a silence speaks of, internal papers left out; those stand beside
it as papers behind closed doors. The drawing, the list, the table and the file of numbers are all made of these rows.
"""

from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _

from archive.dates import bounds, in_words
from archive.models import Action, Message, Response
from archive.record import Attestation
from archive.waiting import FROM_WORDS, UNTIL_WORDS, at_most, attested_until, response_wait, silence_wait

LONG_SPAN_DAYS = 31  # a message that may be from any day of a longer span is drawn as a span, never as a point


class Reached(NamedTuple):
    """One to whom a message went. `seat` is the capital, "" where none is held."""

    party: str
    name: str
    seat: str
    role: str
    reach: str


class Silent(NamedTuple):
    """A silence after a message; no `days`: no paper says until when. `until`: the day or the span, in words."""

    slug: str
    name: str
    seat: str
    start: date
    end: date | None
    days: int | None
    basis: str
    scope: str
    attestation: Attestation
    until: str = ""
    at_most: bool = False  # the paper that attests it may be some days older
    so_far: bool = False  # counted to the day until which the register is told


class Replied(NamedTuple):
    """A response; no `days`: a date is missing. `number` is that of the reply, None where it is in no exchange."""

    slug: str
    kind: str
    name: str
    seat: str
    number: int | None
    start: date | None
    end: date | None
    days: int | None
    basis: str
    attestation: Attestation


class Entry(NamedTuple):
    """One message of the exchange. `first` and `last`: the days it may be from; `placed`: where a picture sets it."""

    number: int
    source: str
    title: str
    subject: str
    when: str
    first: date | None
    last: date | None
    placed: date
    sender: str
    seat: str
    reached: tuple
    press: bool
    channel: str
    publicity: str
    silences: tuple
    replies: tuple
    answers: tuple  # (number, kind of response) of the messages it answers
    published: date | None
    places: tuple  # attestations, to be linked

    @property
    def is_open(self):
        """A span of days so long, or so open, that no day stands for it."""
        return bool(self.first and self.last) and (self.last - self.first).days > LONG_SPAN_DAYS


class Paper(NamedTuple):
    """A paper behind closed doors: who in which capital wrote it, and when."""

    source: str
    title: str
    subject: str
    when: str
    placed: date
    seat: str
    sender: str
    places: tuple


def seat_of(holdings, party):
    """The capital that stands for a party (a slug); "" where the record names none."""
    return next((row.seat for row in holdings.line_of(party) if row.seat), "")


def state_of(holdings, party):
    """The name of what a party (a slug) is part of in the end."""
    line = holdings.line_of(party)
    return line[-1].name if line else ""


def register(holdings, known=None, until=date.max):
    """The entries of the exchange, numbered in order of time.

    `known`: of these messages (slugs) alone, as they stood on the day `until`. They are numbered afresh, and nothing is
    told of a reply that is not among them: a gap in the numbers, or a wait that ends, would give its place away.
    """
    spoken_of = {row.message for row in holdings.silences if row.kind == "unanswered"}
    spoken_of |= {slug for row in holdings.responses for slug in (row.message, row.reply)}
    found = []
    for row in holdings.messages:
        first, last = _days(holdings, row)
        told = known is None or row.source in known
        if told and row.source in spoken_of and row.channel != Message.Channel.INTERNAL and (first or last):
            found.append((first or last, last or first, row.source, row))
    found.sort(key=lambda one: one[:3])
    numbers = {slug: number for number, (_first, _last, slug, _row) in enumerate(found, start=1)}
    return [_entry(holdings, row, numbers, known is not None, until) for *_order, row in found]


def papers(holdings):
    """The dated internal papers, in order of time."""
    found = []
    for row in holdings.messages:
        first, last = _days(holdings, row)
        if row.channel == Message.Channel.INTERNAL and (first or last):
            source = holdings.source[row.source]
            found.append(
                Paper(
                    source=row.source,
                    title=source.title,
                    subject=row.subject,
                    when=in_words(source.date),
                    placed=last or first,
                    seat=seat_of(holdings, row.sender),
                    sender=holdings.name_of(row.sender),
                    places=_places(holdings, row, (), ()),
                )
            )
    return sorted(found, key=lambda paper: (paper.placed, paper.source))


def _days(holdings, message):
    edtf = holdings.source[message.source].date
    return bounds(edtf) if edtf else (None, None)


def _entry(holdings, row, numbers, is_partial, until):
    source = holdings.source[row.source]
    first, last = _days(holdings, row)
    waits = [silent(holdings, one) for one in holdings.silences_after(row.source) if one.kind == "unanswered"]
    responses = holdings.responses_to(row.source)
    replies = tuple(_replied(holdings, one, numbers) for one in responses if not is_partial or one.reply in numbers)
    if is_partial:
        waits += [_awaited(holdings, one) for one in responses if one.reply not in numbers]
        waits = [_so_far(one, until) for one in waits if one]
    silences = tuple(filter(None, waits))
    return Entry(
        number=numbers[row.source],
        source=row.source,
        title=source.title,
        subject=row.subject,
        when=_when(row, source.date),
        first=first,
        last=last,
        placed=last or first,
        sender=holdings.name_of(row.sender),
        seat=seat_of(holdings, row.sender),
        reached=tuple(_reached(holdings, one) for one in row.recipients if seat_or_state(holdings, one.party)),
        press=row.channel in (Message.Channel.PRESS, Message.Channel.SPOKEN),
        channel=str(Message.Channel(row.channel).label),
        publicity=str(Message.Publicity(row.publicity).label),
        silences=silences,
        replies=replies,
        answers=tuple(
            sorted(
                (numbers[one.message], one.kind)
                for one in holdings.responses
                if one.reply == row.source and one.message in numbers
            )
        ),
        published=_published(row),
        places=_places(holdings, row, silences, replies, until),
    )


def _so_far(wait, until):
    """A silence as it stood on a day; None where it had not begun."""
    if wait.start > until:
        return None
    if wait.days is None or wait.end <= until:
        return wait
    return wait._replace(end=until, days=(until - wait.start).days, until="", at_most=False, so_far=True)


def _awaited(holdings, row):
    """The wait for a reply that nobody knows of yet, as a silence; None where no days of it are counted."""
    wait = response_wait(holdings, row)
    if wait.days is None or row.kind == Response.Kind.PUBLIC:
        return None
    party = holdings.message[row.reply].sender
    basis = str(FROM_WORDS[wait.start_basis])
    name, seat = holdings.seat(party), seat_of(holdings, party)
    return Silent(row.slug, name, seat, wait.start, wait.end, wait.days, basis, "", row.attestation)


def seat_or_state(holdings, party):
    """Whether a party has a capital, or is a state or a group of states: the press and the like have no lane."""
    return seat_of(holdings, party) or holdings.party[party].kind == "state"


def _when(row, edtf):
    """The date of a message, in words; of one that was prepared, as far as its history tells, it says so."""
    words = in_words(edtf)
    kinds = {step.kind for step in row.actions}
    if Action.Kind.PREPARED in kinds and not kinds & {"sent", "delivered", "published", "received"}:
        return _("%(day)s (prepared)") % {"day": words}
    return words


def _published(row):
    days = [bounds(one.date)[1] for one in row.actions if one.kind == "published" and one.date]
    return min(filter(None, days), default=None)


def _reached(holdings, row):
    return Reached(
        party=row.party,
        name=holdings.seat(row.party),
        seat=seat_of(holdings, row.party),
        role=row.role,
        reach=row.reach,
    )


def silent(holdings, row):
    """The silence after a message as a row; None where no day is known at which it begins."""
    wait = silence_wait(holdings, row)
    first, last = _days(holdings, holdings.message[row.message])
    start = wait.start or last or first
    if not start:
        return None
    return Silent(
        slug=row.slug,
        name=holdings.seat(row.party),
        seat=seat_of(holdings, row.party),
        start=start,
        end=wait.end,
        days=wait.days,
        basis=str(FROM_WORDS[wait.start_basis]),
        scope=row.scope,
        attestation=row.attestation,
        until=attested_until(holdings, row),
        at_most=at_most(holdings, row),
    )


def _replied(holdings, row, numbers):
    wait = response_wait(holdings, row)
    reply = holdings.message[row.reply]
    return Replied(
        slug=row.slug,
        kind=row.kind,
        name=holdings.seat(reply.sender),
        seat=seat_of(holdings, reply.sender),
        number=numbers.get(row.reply),
        start=wait.start,
        end=wait.end,
        days=wait.days,
        basis=f"{FROM_WORDS[wait.start_basis]}, {UNTIL_WORDS[wait.end_basis]}",
        attestation=row.attestation,
    )


def _places(holdings, row, silences, replies, until=date.max):
    """Where all this is known from: the steps of a message, to whom it went, its waits, the footnotes of its paper."""
    steps = [one for one in row.actions if one.kind in ("delivered", "sent", "published", "prepared")]
    places = [one.attestation for one in steps if not one.date or (bounds(one.date)[1] or date.min) <= until]
    places += [one.attestation for one in silences if not one.so_far]
    places += [one.attestation for one in replies]
    places += [one.attestation for one in row.recipients if one.attestation.footnote]
    notes = holdings.footnotes_of(row.source) or ([] if places else holdings.known_from(row.source))
    places += [Attestation(source=note.publication, footnote=note.number) for note in notes]
    return tuple(dict.fromkeys(places or [Attestation(source=row.source)]))
