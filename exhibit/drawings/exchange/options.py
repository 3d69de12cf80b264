"""What a reader may choose of the exchange, in an address: what nobody can read there falls back to the whole."""

import re
from datetime import date, timedelta
from typing import NamedTuple

from django.utils.translation import gettext as _

from . import knowledge

LAYOUTS = ("both", "wide", "list")
BEFORE_DAYS = 15  # from the axis's beginning to the first message


class Options(NamedTuple):
    """`reader` is "" where nothing is veiled. `known`: from which day the reader could know of each message."""

    start: date
    end: date
    lanes: tuple
    all_lanes: tuple
    highlight: frozenset  # sources of the messages that stand out
    highlight_words: str  # their numbers
    secret: bool
    blank: bool  # replies and silences left out, for students to draw
    layout: str
    day: date
    reader: str
    known: dict
    whole: tuple  # the days the axis spans by itself

    @property
    def is_partial(self):
        """Whether less than the whole is drawn, or some of it pale."""
        return bool((self.start, self.end) != self.whole or self.lanes != self.all_lanes or self.highlight) or (
            not self.secret or self.blank or self.layout != LAYOUTS[0]
        )

    @property
    def is_changed(self):
        return self.is_partial or bool(self.reader)

    def holds(self, day):
        return self.start <= day <= self.end

    def touches(self, entry):
        return (entry.first or entry.last) <= self.end and (entry.last or entry.first) >= self.start

    def knows(self, row):
        """Whether the reader could know of this entry or paper."""
        if not self.reader:
            return True
        since = self.known.get(row.source)
        return since is not None and since <= self.day

    def is_past(self, day):
        """Whether a day is not after that of the reader."""
        return not self.reader or day <= self.day


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
    named = {int(word) for word in re.findall(r"\d{1,3}", query.get("highlight", ""), re.ASCII)} if query else set()
    marked = [entry for entry in entries if entry.number in named]
    marked = marked or [entry for entry in entries if entry.source in highlight]
    reader = query.get("reader", "") if query else ""
    reader = reader if reader in {*filter(None, lane_keys), knowledge.NEWSPAPER} else ""
    return Options(
        start=start,
        end=end,
        lanes=chosen if len(chosen) > 1 else tuple(lane_keys),
        all_lanes=tuple(lane_keys),
        highlight=frozenset(entry.source for entry in marked),
        highlight_words=", ".join(str(entry.number) for entry in marked),
        secret=(query.get("secret") if query else "") != "off",
        blank=(query.get("replies") if query else "") == "blank",
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
