"""The whole in order of time, each with a mark that says how surely we know its day."""

from typing import NamedTuple

from django.utils.translation import gettext as _

from archive.dates import bounds, in_words

LONG_GAP_DAYS = 730


class Moment(NamedTuple):
    """`precision`: day, span, about, by, none. `gap`: the time since the one before, in words, where it is long."""

    title: str
    address: str
    when: str
    precision: str
    place: str
    links: str
    gap: str
    is_message: bool


def timeline(holdings, block, notes):
    """{year: [Moment]} of the events and messages named, of all where none is."""
    named = bool(block.messages or block.events)
    messages = [row for row in holdings.messages if not named or row.source in block.messages]
    events = [row for row in holdings.events if not named or row.slug in block.events]
    found = [(holdings.source[row.source].date, row.subject, row, True) for row in messages]
    found += [(row.date, row.title, row, False) for row in events]
    dated = sorted(
        ((*_days(edtf), title, edtf, row, sent) for edtf, title, row, sent in found if edtf), key=lambda row: row[:3]
    )
    years, before = [], None
    for first, last, title, edtf, row, sent in dated:
        gap = (first - before).days if before else 0
        moment = Moment(
            title=title,
            address=notes.address(row.source) if sent else "",
            when=in_words(edtf),
            precision=precision(edtf),
            place=holdings.seat(row.sender) if sent else _place(holdings, row.place),
            links="" if sent else notes.links([row.attestation]),
            gap=_gap_in_words(gap) if gap > LONG_GAP_DAYS else "",
            is_message=sent,
        )
        if not years or years[-1][0] != first.year:
            years.append((first.year, []))
        years[-1][1].append(moment)
        before = max(before or last, last) if (last - first).days < LONG_GAP_DAYS else first
    undated = [title for edtf, title, _row, _sent in found if not edtf]
    return {"years": years, "undated": sorted(undated)}


def precision(edtf):
    """How surely a date names its day: "day", "span" of days, "about", "by" a day, "between" two."""
    first, last = bounds(edtf)
    if edtf[-1] in "~?%":
        return "about"
    if not first or not last:
        return "by"
    if edtf.startswith("["):
        return "between"
    return "day" if first == last else "span"


def _days(edtf):
    first, last = bounds(edtf)
    return first or last, last or first


def _place(holdings, slug):
    return holdings.place[slug].name if slug in holdings.place else ""


def _gap_in_words(days):
    return _("about %d years later") % round(days / 365.25)
