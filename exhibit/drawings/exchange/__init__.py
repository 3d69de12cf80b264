"""The exchange: who wrote to whom, who answered, and how long a silence is attested. A pure function of the Record."""

from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from archive.dates import bounds, in_words
from archive.models import EvidenceStatus
from exhibit.drawings.svg import number

from . import knowledge, options
from .lanes import lanes
from .layout import Layout
from .register import papers, register
from .wording import described, outcomes, to_words

__all__ = ["Exchange", "exchange", "knowledge"]


COLUMNS = (
    gettext_lazy("No."),
    gettext_lazy("Date"),
    gettext_lazy("Precision"),
    gettext_lazy("From"),
    gettext_lazy("To"),
    gettext_lazy("Channel"),
    gettext_lazy("Public or secret"),
    gettext_lazy("About"),
    gettext_lazy("Reply"),
    gettext_lazy("Days"),
    gettext_lazy("Attested until"),
    gettext_lazy("Status, footnotes"),
)


class Exchange(NamedTuple):
    """`picture` is for the template of the drawing, `rows` for the list and the table."""

    uid: str
    title: str
    description: str
    picture: object
    rows: list
    papers: list
    options: object
    lanes: list
    readers: list
    context: list
    silence: str
    searched: list  # where its replies were looked for
    unknown: str  # what the chosen reader could not know of, in a sentence

    @property
    def columns(self):
        return [*map(str, COLUMNS)]

    @property
    def cells(self):
        return [row.cells for row in self.rows]


class Row(NamedTuple):
    """A message in words. `bars`: its waits on one scale, in percent, as drawings write them."""

    entry: object
    address: str
    to: str
    outcome: str
    days: str
    attested: str
    reply: str
    status: str
    precision: str
    links: str
    footnotes: str
    bars: list
    is_pale: bool
    is_blank: bool

    @property
    def cells(self):
        """The row as the table and the file of numbers have it."""
        entry = self.entry
        return [
            entry.number,
            entry.when,
            self.precision,
            entry.seat or entry.sender,
            self.to,
            entry.channel,
            entry.publicity,
            entry.subject,
            self.reply or self._no_reply,
            self.days,
            self.attested,
            " ".join([self.status, self.footnotes]).strip(),
        ]

    @property
    def _no_reply(self):
        """Why the column of replies names none: nobody waits for a reply to a reply, or to what the press was told."""
        entry = self.entry
        if self.is_blank:
            return ""
        if entry.silences or not (entry.answers or entry.press):
            return _("none in our sources")
        return _("said to the press") if entry.press else _("is itself a reply")


def exchange(record, uid, opened, notes, query=None, highlight=(), events=()):
    """The exchange of a Record; None where it holds none. `highlight`: sources of messages that stand out."""
    holdings = record.holdings
    entries, hidden = register(holdings), papers(holdings)
    if not entries:
        return None
    found = lanes(holdings, entries)
    if not found:
        return None
    chosen = options.read(query or {}, holdings, entries, hidden, [lane.key for lane in found], highlight)
    told, known_papers, unknown = entries, hidden, ""
    if chosen.reader:
        told = register(holdings, {entry.source for entry in entries if chosen.knows(entry)}, chosen.day)
        known_papers = [paper for paper in hidden if chosen.knows(paper)]
        unknown = _unknown(chosen, len(entries) - len(told), len(hidden) - len(known_papers))
    context = [holdings.event[slug] for slug in events if slug in holdings.event and holdings.event[slug].date]
    context = sorted((row for row in context if chosen.is_past(_day(row))), key=lambda row: (_day(row), row.slug))

    def address(slug):
        return opened.source(slug)

    layout = Layout(holdings, told, known_papers, found, context, chosen, address, unknown)
    picture = layout.picture() if layout.shown else None
    shown = {entry.number for entry in layout.shown}
    searched = [row.searched for row in holdings.silences if row.kind == "unanswered"]
    unused = next((row.scope for row in holdings.silences if row.kind == "not-used"), "")
    return Exchange(
        uid=uid,
        title=_("%(title)s: who wrote, who answered, and how long the silence lasted") % {"title": record.title},
        description="" if chosen.blank else described(told),
        picture=picture,
        rows=[_row(holdings, entry, chosen, notes, address) for entry in told if entry.number in shown],
        papers=[
            {"paper": row, "address": address(row.source), "links": notes.links(row.places)} for row in layout.papers
        ],
        options=chosen,
        lanes=found,
        readers=[*filter(None, (lane.key for lane in found)), knowledge.NEWSPAPER],
        context=[f"{in_words(row.date)}: {row.title}." for row in context],
        silence="" if chosen.reader else unused,
        searched=[] if chosen.reader else list(dict.fromkeys(filter(None, searched))),
        unknown=unknown,
    )


def _day(event):
    first, last = bounds(event.date)
    return last or first


def _unknown(chosen, messages, hidden):
    """How much the reader could not know of, counted over the whole, whatever part of it is drawn."""
    counts = [ngettext("%d message", "%d messages", messages) % messages] if messages else []
    if hidden and chosen.secret:
        counts.append(ngettext("%d internal paper", "%d internal papers", hidden) % hidden)
    if not counts:
        return ""
    return _("%(what)s that %(who)s could not know of by %(day)s.") % {
        "what": _(" and ").join(counts),
        "who": options.reader_name(chosen.reader),
        "day": in_words(chosen.day.isoformat()),
    }


def _row(holdings, entry, chosen, notes, address):
    if chosen.blank:
        entry = entry._replace(silences=(), replies=(), answers=())
    source = holdings.source[entry.source]
    counted = [
        row
        for row in (*entry.silences, *entry.replies)
        if row.days is not None and getattr(row, "kind", "") != "public-statement"
    ]
    return Row(
        entry=entry,
        address=address(entry.source),
        to=to_words(entry),
        outcome="" if chosen.blank else " ".join(outcomes(entry)),
        days="; ".join(f"{row.days} ({row.name})" for row in counted),
        attested="; ".join(row.until for row in entry.silences if row.end and not row.so_far),
        reply="; ".join(
            _("no. %d") % row.number if row.number else row.name
            for row in entry.replies
            if row.kind != "public-statement"
        ),
        status=str(EvidenceStatus(source.act_status).label) if source.act_status else "",
        precision=_("exact")
        if entry.first == entry.last
        else _("a span")
        if entry.is_open
        else _("on or before")
        if not entry.first
        else _("between"),
        links=notes.links(entry.places),
        footnotes=", ".join(f"fn {place.footnote}" for place in entry.places if place.footnote),
        bars=[_bar(row, chosen) for row in counted],
        is_pale=bool(chosen.highlight) and entry.source not in chosen.highlight,
        is_blank=chosen.blank,
    )


def _bar(row, chosen):
    scale = 92 / max(1, (chosen.whole[1] - chosen.whole[0]).days)
    start = (row.start - chosen.whole[0]).days * scale
    answered = hasattr(row, "kind")
    return {
        "days": row.days,
        "answered": answered,
        "is_open": not answered and not chosen.reader,
        "start": number(start),
        "width": number(row.days * scale) if row.days else "",
        "open_from": number(start + row.days * scale + 0.9),
        "close_at": number(start + row.days * scale),
        "words": f"{row.days}" if answered else f"{row.days}+",
    }
