"""What a reader may choose of the exchange, in an address: what nobody can read there falls back to the whole."""

import re
from datetime import date, timedelta
from typing import NamedTuple

from django.utils.translation import gettext as _

from archive.dates import in_words

from . import knowledge

LAYOUTS = ("both", "wide", "list")
BEFORE_DAYS = 15  # from the axis's beginning to the first message


class Options(NamedTuple):
    """`reader` is "" where nothing is veiled. `known`: from which day the reader could know of each message."""

    start: date
    end: date
    lanes: tuple
    all_lanes: tuple
    highlight: frozenset
    secret: bool
    layout: str
    day: date
    reader: str
    known: dict
    whole: tuple  # the days the axis spans by itself

    @property
    def day_shown(self):
        """The day up to which a silence is counted: that of the reader, else without end."""
        return self.day if self.reader else date.max

    @property
    def highlight_words(self):
        return ", ".join(map(str, sorted(self.highlight)))

    @property
    def is_partial(self):
        """Whether less than the whole is drawn, or some of it pale."""
        return bool((self.start, self.end) != self.whole or self.lanes != self.all_lanes or self.highlight) or (
            not self.secret or self.layout != LAYOUTS[0]
        )

    @property
    def is_changed(self):
        return self.is_partial or bool(self.reader)

    def holds(self, day):
        return self.start <= day <= self.end

    def touches(self, entry):
        return (entry.first or entry.last) <= self.end and (entry.last or entry.first) >= self.start

    def is_veiled(self, row):
        """Whether the reader could not yet know of this entry or paper."""
        since = self.known.get(row.source)
        return bool(self.reader) and (since is None or since > self.day)

    def veil_words(self, row):
        """Why it is veiled, in a sentence."""
        since = self.known.get(row.source)
        who = reader_name(self.reader)
        if since is None:
            return _("Veiled: our sources name no day on which %(who)s could know of it.") % {"who": who}
        return _("Veiled: %(who)s could know of it from %(day)s.") % {"who": who, "day": in_words(since.isoformat())}


def reader_name(reader):
    if reader == knowledge.NEWSPAPER:
        return _("a newspaper reader")
    return reader


def default_span(entries):
    first = min((entry.first or entry.last) for entry in entries) - timedelta(days=BEFORE_DAYS)
    last = max((entry.last or entry.first) for entry in entries)
    after = (last.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return first, max(after, last + timedelta(days=10))


def read(query, holdings, entries, papers, lane_keys, highlight=()):
    """The options in a query (a QueryDict, or {}); each that cannot be read is as if it were not there."""
    whole = default_span(entries)
    start, end = _day(query, "from", whole[0]), _day(query, "to", whole[1])
    if (end - start).days < 14 or start > whole[1] or end < whole[0]:
        start, end = whole
    start, end = max(start, whole[0]), min(end, whole[1])
    if (end - start).days < 14:
        start, end = whole
    chosen = tuple(key for key in lane_keys if (key or "others") in query.getlist("lane")) if query else ()
    numbers = {entry.number for entry in entries}
    marked = (
        {int(word) for word in re.findall(r"\d{1,3}", query.get("highlight", ""), re.ASCII)} & numbers
        if query
        else set()
    )
    reader = query.get("reader", "") if query else ""
    reader = reader if reader in {*filter(None, lane_keys), knowledge.NEWSPAPER} else ""
    return Options(
        start=start,
        end=end,
        lanes=chosen if len(chosen) > 1 else tuple(lane_keys),
        all_lanes=tuple(lane_keys),
        highlight=frozenset(marked or highlight),
        secret=(query.get("secret") if query else "") != "off",
        layout=query.get("layout") if query and query.get("layout") in LAYOUTS else LAYOUTS[0],
        day=min(max(_day(query, "day", whole[1]), whole[0]), whole[1]),
        reader=reader,
        known={row.source: knowledge.known_from(holdings, row.source, reader) for row in (*entries, *papers)}
        if reader
        else {},
        whole=whole,
    )


def _day(query, name, otherwise):
    try:
        return date.fromisoformat(query.get(name, "") if query else "")
    except ValueError:
        return otherwise
