"""Pictures of one message: its parts with the place for a reply, its demands one by one, the capitals it went to."""

from typing import NamedTuple

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from archive.dates import in_words
from archive.models import Action, DemandAnswer, Message, Recipient, Response

from .exchange.register import seat_of, silent
from .exchange.wording import silence_in_words
from .svg import number
from .words import by_date, footnoted, paper, quoted, short_name


class Sent(NamedTuple):
    """One to whom a message went: how far our sources can follow it there."""

    name: str
    party: str
    role: str
    role_words: str
    reach: str
    reach_words: str
    links: str


class Step(NamedTuple):
    """A dated step of a message's history."""

    words: str
    when: str
    remark: str
    links: str


class Reply(NamedTuple):
    words: str
    paper: object
    remark: str
    links: str


def recipients(holdings, message, notes):
    return [
        Sent(
            name=holdings.seat(row.party),
            party=short_name(holdings, row.party),
            role=row.role,
            role_words=str(Recipient.Role(row.role).label),
            reach=row.reach,
            reach_words=str(Recipient.Reach(row.reach).label),
            links=notes.links([row.attestation]),
        )
        for row in message.recipients
    ]


def steps(holdings, message, notes):
    """The history of a message; what was done alike for several on one day stands once."""
    found = [
        Step(
            words=" ".join(
                filter(None, (str(Action.Kind(row.kind).label), row.by and _("by %s") % short_name(holdings, row.by)))
            ),
            when=in_words(row.date),
            remark=row.remark,
            links=notes.links([row.attestation]),
        )
        for row in message.actions
    ]
    return list({row[:3]: row for row in reversed(found)}.values())[::-1]


def replies(holdings, message, notes):
    return [
        Reply(
            words=capfirst(Response.Kind(row.kind).label),
            paper=paper(holdings, row.reply, notes.address),
            remark=row.remark,
            links=notes.links([row.attestation]),
        )
        for row in holdings.responses_to(message.source)
    ]


def silences(holdings, message, notes):
    rows = [silent(holdings, row) for row in holdings.silences_after(message.source) if row.kind == "unanswered"]
    return [(silence_in_words(row), notes.links([row.attestation])) for row in rows if row]


def anatomy(holdings, block, notes):
    """The parts of a note: from whom to whom, by which way, when, what it asks, and the place for a reply."""
    message = holdings.message[block.messages[0]]
    return {
        "paper": paper(holdings, message.source, notes.address),
        "sender": short_name(holdings, message.sender),
        "seat": seat_of(holdings, message.sender),
        "channel": str(Message.Channel(message.channel).label),
        "publicity": str(Message.Publicity(message.publicity).label),
        "recipients": recipients(holdings, message, notes),
        "steps": steps(holdings, message, notes),
        "demands": message.demands,
        "quoted": quoted(holdings, next((row.slug for row in holdings.excerpts_of(message.source)), "")),
        "replies": replies(holdings, message, notes),
        "silences": silences(holdings, message, notes),
        "links": notes.links(footnoted(holdings, message.source)),
    }


def demands(holdings, block, notes):
    """Demand by demand: what each answer does with it, in which words; and who is silent on all of it."""
    message = holdings.message[block.messages[0]]
    answers = holdings.responses_to(message.source)
    return {
        "paper": paper(holdings, message.source, notes.address),
        "rows": [
            (text, [_answer(holdings, notes, row, at) for row in answers]) for at, text in enumerate(message.demands, 1)
        ],
        "silences": silences(holdings, message, notes),
    }


def _answer(holdings, notes, response, demand):
    part = next((row for row in response.demand_answers if row.demand == demand), None)
    return {
        "outcome": part.outcome if part else "open",
        "label": str(DemandAnswer.Outcome(part.outcome).label) if part else _("our sources do not say"),
        "kind": str(Response.Kind(response.kind).label),
        "paper": paper(holdings, response.reply, notes.address),
        "quoted": quoted(holdings, part.excerpt) if part else None,
        "links": notes.links([response.attestation]),
    }


def capitals(holdings, block, notes):
    """A schematic map of one message: a line to each to whom it went, its form telling how surely."""
    message = holdings.message[block.messages[0]]
    rows = recipients(holdings, message, notes)
    step, top = 46, 40
    middle = top + step * (len(rows) - 1) / 2
    lines = []
    for at, row in enumerate(rows):
        y = top + step * at
        bend = f"M28 {number(middle)}C170 {number(middle)} 110 {number(y)} 238 {number(y)}"
        lines.append({"row": row, "path": bend, "y": number(y), "low": number(y + 16)})
    return {
        "paper": paper(holdings, message.source, notes.address),
        "sender": holdings.seat(message.sender),
        "height": round(2 * top + step * (len(rows) - 1)),
        "middle": number(middle),
        "lines": lines,
        "links": notes.links(footnoted(holdings, message.source)),
    }


def routes(holdings, block, notes):
    """The route that was used, message by message, and beside it, as a ghost, the one that was not."""
    unused = [holdings.silence[slug] for slug in block.silences if slug in holdings.silence]
    rows = []
    for slug in by_date(holdings, block.messages):
        if slug in holdings.message:
            names = list(dict.fromkeys(holdings.seat(party) for party in holdings.message[slug].addressees))
            rows.append((paper(holdings, slug, notes.address), names, notes.links(footnoted(holdings, slug))))
    sender = holdings.seat(holdings.message[block.messages[0]].sender)
    ends = list(dict.fromkeys(name for _paper, names, _links in rows for name in names))
    return {
        "sender": sender,
        "used": rows,
        "ends": [{"name": name, "y": 50 + 44 * at} for at, name in enumerate(ends)],
        "middle": 50 + 22 * (len(ends) - 1) if ends else 50,
        "ghost_y": 64 + 44 * len(ends),
        "height": 100 + 44 * len(ends),
        "unused": [(row.scope, notes.links([row.attestation])) for row in unused if row.kind == "not-used"],
    }
