"""Days on one scale: what was planned and what was held, each bar as long as the days its date names.

The form of a bar says which: solid what was held, a dashed outline what was planned; low, where the days are not exact.
"""

from datetime import timedelta
from typing import NamedTuple

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from archive.dates import bounds, in_words

from .svg import number

MARGIN = 0.04  # of the scale, at either end
KEY = (
    ("planned", gettext_lazy("planned")),
    ("planned loose", gettext_lazy("planned, for days that are not exact")),
    ("held", gettext_lazy("held")),
    ("held loose", gettext_lazy("held, on days that are not exact")),
)


class DateBar(NamedTuple):
    """One event. Places in percent; `is_loose`: its days are not exact; `status` and `days` in words."""

    title: str
    when: str
    days: str
    status: str
    links: str
    start: str
    width: str
    is_planned: bool
    is_loose: bool

    @property
    def form(self):
        """The names of its form in the stylesheet."""
        return ("planned" if self.is_planned else "held") + (" loose" if self.is_loose else "")


def date_bars(holdings, block, notes):
    rows = []
    for slug in block.events:
        event = holdings.event.get(slug)
        if event and event.date:
            first, last = bounds(event.date)
            rows.append((first or last, last or first, event))
    rows.sort(key=lambda row: (row[0], row[1], row[2].slug))
    begin = min(row[0] for row in rows)
    length = max((max(row[1] for row in rows) - begin).days + 1, 1)
    scale = 100 * (1 - 2 * MARGIN) / length

    def x(day):
        return 100 * MARGIN + (day - begin).days * scale

    bars = [
        DateBar(
            title=event.title,
            when=in_words(event.date),
            status=_("planned") if event.planned else _("held"),
            is_planned=event.planned,
            days=ngettext("%d day", "%d days", (last - first).days + 1) % ((last - first).days + 1),
            links=notes.links([event.attestation]),
            start=number(x(first)),
            width=number(((last - first).days + 1) * scale),
            is_loose=event.date.startswith("[") or event.date[-1] in "~?%",
        )
        for first, last, event in rows
    ]
    return {
        "bars": bars,
        "ticks": [(number(x(day)), words) for day, words in _ticks(begin, length)],
        "key": [(form, words) for form, words in KEY if form in {bar.form for bar in bars}],
    }


def _ticks(begin, length):
    """A few days of the scale with their words: weeks, months or years, as many as there is room for."""
    days = [begin + timedelta(days=at) for at in range(length)] if length <= 4000 else []
    if length <= 45:
        return [(day, date_format(day, "j M")) for day in days[:: max(1, round(length / 5))]]
    if length <= 800:
        firsts = [day for day in days if day.day == 1]
        return [(day, date_format(day, "M Y")) for day in firsts[:: max(1, -(-len(firsts) // 5))]]
    years = range(begin.year + 1, begin.year + length // 365 + 1)
    return [(begin.replace(year=year, month=1, day=1), str(year)) for year in years[:: max(1, len(years) // 5)]]
