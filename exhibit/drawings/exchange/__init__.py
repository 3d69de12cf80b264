"""The exchange: who wrote to whom, who answered, and how long a silence is attested. A pure function of the Record."""

from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.dates import bounds, in_words
from archive.models import EvidenceStatus
from exhibit.drawings.svg import number

from . import knowledge, options
from .lanes import lanes
from .layout import Layout, described
from .register import name_in_full, outcomes, papers, register, to_words

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
    name: str
    is_veiled: bool
    veil: str
    is_pale: bool

    @property
    def cells(self):
        """The row as the table and the file of numbers have it."""
        entry = self.entry
        if self.is_veiled:
            return [entry.number, entry.when, self.precision, _("veiled"), *[""] * 7, self.veil]
        return [
            entry.number,
            entry.when,
            self.precision,
            entry.seat or entry.sender,
            self.to,
            entry.channel,
            entry.publicity,
            entry.subject,
            self.reply or _("none in our sources"),
            self.days,
            self.attested,
            " ".join([self.status, self.footnotes]).strip(),
        ]


def exchange(record, uid, opened, notes, query=None, highlight=(), events=()):
    """The exchange of a Record; None where it holds none. `highlight`: sources of messages that stand out."""
    holdings = record.holdings
    entries, hidden = register(holdings), papers(holdings)
    if not entries:
        return None
    found = lanes(holdings, entries)
    if not found:
        return None
    wanted = {entry.number for entry in entries if entry.source in highlight}
    chosen = options.read(query or {}, holdings, entries, hidden, [lane.key for lane in found], wanted)
    context = [holdings.event[slug] for slug in events if slug in holdings.event and holdings.event[slug].date]

    def address(slug):
        return opened.source(slug)

    layout = Layout(holdings, entries, hidden, found, context, chosen, address)
    picture = layout.picture() if layout.shown else None
    shown = {entry.number for entry in layout.shown}
    unused = next((row.scope for row in holdings.silences if row.kind == "not-used"), "")
    return Exchange(
        uid=uid,
        title=_("%(title)s: who wrote, who answered, and how long the silence lasted") % {"title": record.title},
        description=described(entries),
        picture=picture,
        rows=[_row(holdings, entry, chosen, notes, address) for entry in entries if entry.number in shown],
        papers=[
            {
                "paper": row,
                "address": address(row.source),
                "links": notes.links(row.places),
                "veil": chosen.is_veiled(row) and chosen.veil_words(row),
            }
            for row in layout.papers
        ],
        options=chosen,
        lanes=found,
        readers=[*filter(None, (lane.key for lane in found)), knowledge.NEWSPAPER],
        context=[
            f"{in_words(row.date)}: {row.title}."
            for row in sorted(context, key=lambda row: (bounds(row.date)[1] or bounds(row.date)[0], row.slug))
        ],
        silence=unused,
    )


def _row(holdings, entry, chosen, notes, address):
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
        outcome=" ".join(outcomes(entry)),
        days="; ".join(f"{row.days} ({row.name})" for row in counted),
        attested="; ".join(in_words(row.end.isoformat()) for row in entry.silences if row.end),
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
        name=name_in_full(entry),
        is_veiled=chosen.is_veiled(entry),
        veil=chosen.veil_words(entry) if chosen.is_veiled(entry) else "",
        is_pale=bool(chosen.highlight) and entry.number not in chosen.highlight,
    )


def _bar(row, chosen):
    scale = 92 / max(1, (chosen.whole[1] - chosen.whole[0]).days)
    start = (row.start - chosen.whole[0]).days * scale
    answered = hasattr(row, "kind")
    return {
        "days": row.days,
        "answered": answered,
        "start": number(start),
        "width": number(row.days * scale) if row.days else "",
        "open_from": number(start + row.days * scale + 0.9),
        "close_at": number(start + row.days * scale),
        "words": f"{row.days}" if answered else f"{row.days}+",
    }
