"""Where everything of the exchange stands: from the register to lines, discs and plates, in units of one drawing.

One linear scale of days from left to right, lanes from top to bottom. Silences hang in rows in order of sending; a row
is used again when it is free. A label goes to the first place near its disc that nothing else takes; where there is
none, the number alone stays, and the words are in the list.
"""

from datetime import timedelta
from itertools import pairwise
from typing import NamedTuple

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.dates import bounds, in_words
from exhibit.drawings.svg import number, text_width, wrapped

from .lanes import OTHERS, lane_of
from .register import name_in_full, outcomes

WIDTH, LEFT, RIGHT = 1600, 224, 1522
RING_AT = 1542
ROW, STRIP, CORRIDOR, GAP = 32, 28, 336, 106
TEXT, SMALL, DISC = 19, 17, 14
MERGE = 19  # papers nearer than this share a mark
STEPS, STEP = 16, 14  # how far a label may move along its line


class Text(NamedTuple):
    x: str
    y: str
    words: str
    kind: str = ""  # class: a weight, a colour
    anchor: str = ""


class Band(NamedTuple):
    """A silence or a wait: strokes from x to `to`, dots from there, a ring or a disc at the end."""

    number: int
    answered: bool
    y: str
    days: str
    tens: str
    dots: str
    end_x: str
    plate: tuple | None
    label: Text | None


class Mark(NamedTuple):
    """One message: its lines, carbon sheets, disc and label, and the link they make together."""

    number: int
    href: str
    name: str
    thick: str
    thin: str
    copy: str
    press: str
    bracket: str
    halo: str
    sheets: str
    x: str
    y: str
    hit: str
    texts: list
    veiled: bool
    pale: bool


class Door(NamedTuple):
    """A mark for one or more internal papers on a strip."""

    x: str
    y: str
    href: str
    name: str
    count: int
    text: Text | None
    veiled: bool


class Picture(NamedTuple):
    width: int
    height: int
    middle: str
    axis: str
    foot: str
    months: list
    grid: str
    context: list
    war: str
    spans: list
    strips: list
    lines: list
    names: list
    bands: list
    marks: list
    doors: list
    others: Text | None
    ghost: dict | None
    pitch: dict
    veil: dict | None
    legend: str


class _Space:
    """What is taken: rectangles that no label may touch."""

    def __init__(self):
        self.taken = []

    def take(self, x, y, to_x, to_y):
        self.taken.append((min(x, to_x), min(y, to_y), max(x, to_x), max(y, to_y)))

    def is_free(self, x, y, to_x, to_y):
        return (
            x >= 4
            and to_x <= WIDTH - 4
            and all(to_x <= left or x >= right or to_y <= top or y >= low for left, top, right, low in self.taken)
        )


class Layout:
    """Lays one exchange out; `picture()` is the result."""

    def __init__(self, holdings, entries, papers, lanes, events, options, source_address):
        self.holdings, self.entries, self.options = holdings, entries, options
        self.lanes = [lane for lane in lanes if lane.key in options.lanes]
        self.keys = [lane.key for lane in self.lanes]
        self.papers = [row for row in papers if row.seat in self.keys and options.holds(row.placed)]
        self.papers = self.papers if options.secret else []
        self.shown = [row for row in entries if lane_of(row.seat, self.keys) is not None and options.touches(row)]
        self.events = events
        self.address = source_address
        self.pitch = (RIGHT - LEFT) / max(1, (options.end - options.start).days)
        self.space = _Space()
        self.labels = {}

    def x(self, day):
        return LEFT + (min(max(day, self.options.start), self.options.end) - self.options.start).days * self.pitch

    def picture(self):
        context, spans, war, top = self._context()
        self._rows()
        self._heights(top)
        self._reserve()
        bands = self._bands()
        marks = self._marks()
        doors = self._doors()
        ghost = self._ghost()
        pitch = self.pitch
        return Picture(
            width=WIDTH,
            height=round(self.foot + 12),
            middle=number(WIDTH / 2),
            axis="40",
            foot=number(self.foot),
            months=self._months(),
            grid=" ".join(f"M{number(self.x(day))} 28V{number(self.foot)}" for day in self._firsts()),
            context=context,
            war="".join(f"M{number(x)} 40V{number(self.foot)}" for x in war),
            spans=spans,
            strips=[{"y": number(y), "text_y": number(y + 19)} for y in self.strip_y.values()],
            lines=[(number(self.lane_y[lane.key]), self._is_thick(lane)) for lane in self.lanes],
            names=[self._name(lane) for lane in self.lanes],
            bands=bands,
            marks=marks,
            doors=doors,
            others=self._others(),
            ghost=ghost,
            pitch={
                "day": f"{number(min(1.4, pitch * 0.42))} {number(pitch - min(1.4, pitch * 0.42))}",
                "ten": f"{number(max(1.6, min(2, pitch)))} {number(10 * pitch - max(1.6, min(2, pitch)))}",
            },
            veil=self._veil(),
            legend=self._legend(),
        )

    # --- the axis

    def _firsts(self):
        day = self.options.start.replace(day=1)
        while day <= self.options.end:
            if day > self.options.start:
                yield day
            day = (day + timedelta(days=32)).replace(day=1)

    def _months(self):
        firsts = list(self._firsts())
        every = max(1, -(-len(firsts) // 14))
        found = []
        if firsts and self.x(firsts[0]) - LEFT > 44:
            found.append(Text(number(LEFT), "22", date_format(self.options.start, "M").upper(), "mute"))
        for at, day in enumerate(firsts):
            if at % every == 0 and self.x(day) < RIGHT - 20:
                year = at == 0 or day.month == 1 or every > 11
                words = date_format(day, "M Y" if year else "M").upper()
                found.append(Text(number(self.x(day) + 6), "22", words, "mute"))
        return found

    def _context(self):
        """Events on the axis, their words in rows below it; what has no room there is left to the table."""
        texts, spans, war, ends = [], [], [], []
        rows = [[], []]
        for event in sorted(self.events, key=lambda row: (bounds(row.date)[0] or bounds(row.date)[1], row.slug)):
            first, last = bounds(event.date)
            first, last = first or last, last or first
            if last < self.options.start or first > self.options.end:
                continue
            x, to_x = self.x(first), max(self.x(last), self.x(first) + 2)
            words = f"{in_words(event.date)}: {event.title}"
            width = text_width(words, SMALL)
            for row, taken in enumerate(rows):
                place = min(x, RIGHT - width)
                if not taken or taken[-1] < place - 14:
                    taken.append(place + width)
                    texts.append(Text(number(place), number(64 + 24 * row), words))
                    ends.append(row)
                    break
            spans.append({"x": number(x), "width": number(to_x - x)})
            if first == last:
                war.append(x)
        return texts, spans, war, 56 + 24 * (max(ends, default=-1) + 1)

    # --- rows and heights

    def _rows(self):
        """Which row of its lane each silence and each answered wait hangs in: {(entry, slug): (lane, row)}."""
        self.row_of, self.rows = {}, {lane.key: 0 for lane in self.lanes}
        free = {lane.key: [] for lane in self.lanes}
        for entry in self.shown:
            waits = [(row.slug, row, None) for row in entry.silences]
            waits += [(row.slug, None, row) for row in entry.replies if row.days and row.kind != "public-statement"]
            for slug, silence, reply in waits:
                lane = lane_of((silence or reply).seat, self.keys)
                if lane is None or (silence or reply).start > self.options.end:
                    continue
                start = self.x((silence or reply).start)
                end = RING_AT + 20 if silence else self.x(reply.end) + 120
                row = next((at for at, taken in enumerate(free[lane]) if taken < start), len(free[lane]))
                free[lane][row : row + 1] = [end]
                self.row_of[entry.number, slug] = (lane, row)
                self.rows[lane] = max(self.rows[lane], row + 1)

    def _heights(self, top):
        """From top to bottom: strip, rows, line; below the middle: line, rows, strip."""
        with_papers = {paper.seat for paper in self.papers}
        self.lane_y, self.strip_y = {}, {}
        y, before = top, None
        for lane in self.lanes:
            if before:
                y += CORRIDOR if before.above and not lane.above else GAP
            rows = ROW * self.rows[lane.key]
            strip = STRIP + 10 if lane.key in with_papers else 0
            if lane.above:
                if strip:
                    self.strip_y[lane.key] = y
                y += strip + rows + (4 if rows or strip else 34)
                self.lane_y[lane.key] = y
            else:
                self.lane_y[lane.key] = y
                y += rows + 20
                if strip:
                    self.strip_y[lane.key] = y
                y += strip
            before = lane
        self.foot = y + 44

    def _band_y(self, lane, row):
        above = next(one.above for one in self.lanes if one.key == lane)
        sheets = (
            14
            if any(
                one.role == "copy" and lane_of(one.seat, self.keys) == lane
                for row_ in self.shown
                for one in row_.reached
            )
            else 0
        )
        return self.lane_y[lane] + (-1 if above else 1) * (ROW * row + 22 + sheets)

    def _is_thick(self, lane):
        return any(entry.seat == lane.key and not entry.press for entry in self.shown) and any(
            one.seat == lane.key for entry in self.shown for one in entry.reached
        )

    def _name(self, lane):
        y = self.lane_y[lane.key]
        who = lane.who
        if lane.key == OTHERS:
            count = max((self._copies(entry) for entry in self.shown), default=0)
            who = ngettext("%d government", "%d governments", count) % count if count else ""
        return Text(number(LEFT - 20), number(y + 2), lane.name), Text(number(LEFT - 20), number(y + 24), who)

    def _copies(self, entry):
        return len({one.party for one in entry.reached if lane_of(one.seat, self.keys) == OTHERS})

    # --- what nothing may cover

    def _reserve(self):
        for lane in self.lanes:
            y = self.lane_y[lane.key]
            self.space.take(0, y - 5, WIDTH, y + 5)
        for y in self.strip_y.values():
            self.space.take(0, y, WIDTH, y + STRIP)
        for (number_, _slug), (lane, row) in self.row_of.items():
            y = self._band_y(lane, row)
            start = self.x(self.entries[number_ - 1].placed)
            self.space.take(start - 6, y - 15, RING_AT + 12, y + 15)
        self.vertical_x = self._verticals()
        for entry in self.shown:
            x = self.vertical_x[entry.number]
            for y, to_y in self._spans_of(entry):
                self.space.take(x - 5, y, x + 5, to_y)

    def _verticals(self):
        """Where each message's line stands: at its day; one that is not exact gives way to its neighbours."""
        found, taken = {}, []
        for entry in sorted(self.shown, key=lambda row: (row.first != row.last, row.placed, row.number)):
            x = self.x(entry.placed)
            if entry.is_open:
                x = (self.x(entry.first) + self.x(entry.last)) / 2
            if entry.first != entry.last:
                while any(abs(x - other) < DISC + 8 for other in taken):
                    x += 4
            taken.append(x)
            found[entry.number] = x
        return found

    def _targets(self, entry):
        """The lanes a message goes to, nearest first, up and down: {direction: [(lane, is it a copy, how many)]}."""
        here = lane_of(entry.seat, self.keys)
        order = {lane.key: at for at, lane in enumerate(self.lanes)}
        found = {}
        for one in entry.reached:
            lane = lane_of(one.seat, self.keys)
            if lane is None or lane == here:
                continue
            way = 1 if order[lane] > order[here] else -1
            role, count = found.setdefault(way, {}).get(lane, (True, 0))
            found[way][lane] = (role and one.role == "copy", count + (one.role == "copy"))
        return {
            way: sorted(((lane, *rest) for lane, rest in to.items()), key=lambda row: abs(order[row[0]] - order[here]))
            for way, to in found.items()
        }

    def _spans_of(self, entry):
        here = self.lane_y[lane_of(entry.seat, self.keys)]
        if entry.press:
            way = self._press_way(entry)
            return [(here, here + way * 66)]
        return [(here, self.lane_y[to[-1][0]]) for _way, to in self._targets(entry).items()]

    def _press_way(self, entry):
        lane = next(one for one in self.lanes if one.key == lane_of(entry.seat, self.keys))
        return 1 if lane.above else -1

    # --- silences

    def _bands(self):
        found = []
        for entry in self.shown:
            for row in (*entry.silences, *entry.replies):
                if (entry.number, row.slug) in self.row_of and not self.options.is_veiled(entry):
                    found.append(self._band(entry, row))
        return found

    def _band(self, entry, row):
        lane, at = self.row_of[entry.number, row.slug]
        y = self._band_y(lane, at)
        answered = row in entry.replies
        label = plate = None
        start = self.x(row.start)
        end = self.x(min(row.end, self.options.day_shown)) if row.end else start
        end = max(end, start)
        words = self._band_words(row, answered)
        answered = answered and (not row.end or row.end <= self.options.day_shown)
        last = self.x(self.options.day) if self.options.reader else RING_AT - 10
        size = text_width(words, TEXT) + 16
        if answered:
            x, dots, end_x = end + 24, "", end + 9
        else:
            x, end_x = self._plate_place(start, end, size, y, row.days is not None), RING_AT
            if self.options.reader:
                end_x = None
            dots = f"M{number(max(end, start + 8))} {number(y)}H{number(max(last, end))}" if last > end + 8 else ""
        if x is not None:
            label = Text(number(x + (0 if answered else 8)), number(y + 7), words, "sent" if answered else "hush")
            plate = (number(x - (3 if answered else 0)), number(y - 14), number(size))
        return Band(
            number=entry.number,
            answered=answered,
            y=number(y),
            days=f"M{number(start)} {number(y)}H{number(end)}" if end - start >= self.pitch else "",
            tens=f"M{number(start + 9 * self.pitch)} {number(y)}H{number(end)}" if end - start > 9 * self.pitch else "",
            dots=dots,
            end_x=number(end_x) if end_x else "",
            plate=plate,
            label=label,
        )

    def _band_words(self, row, answered):
        if self.options.reader and row.days is not None and (not row.end or row.end > self.options.day):
            days = (self.options.day - row.start).days
            return ngettext("%d day so far", "%d days so far", days) % days
        if answered:
            return ngettext("%d day", "%d days", row.days) % row.days
        if row.days is None:
            return _("no reply in our sources")
        return ngettext("%d day", "%d days", row.days) % row.days

    def _plate_place(self, start, end, size, y, is_counted):
        """Inside a long band, else behind it; never on a message's line."""
        lines = [
            self.vertical_x[entry.number]
            for entry in self.shown
            for a, b in self._spans_of(entry)
            if min(a, b) < y < max(a, b)
        ]
        low, high = (start, end) if is_counted and end - start > size + 60 else (end + 12, RING_AT - 20)
        if high - low < size:
            return None
        shares = (0.72, 0.6, 0.82, 0.45, 0.3, 0.15) if low == start else (0, 0.1, 0.2, 0.35, 0.5, 0.7, 0.9)
        steps = [low + (high - low - size) * share for share in shares]
        for x in steps:
            if all(not x - 7 < line < x + size + 7 for line in lines):
                return x
        return None

    # --- messages

    def _marks(self):
        fixed_first = sorted(self.shown, key=lambda row: (not row.press and not row.is_open, row.number))
        places = {entry.number: self._disc_y(entry) for entry in fixed_first}
        for entry in self.shown:
            x, y = self.vertical_x[entry.number], places[entry.number]
            self.space.take(x - DISC - 3, y - DISC - 3, x + DISC + 3, y + DISC + 3)
        return [self._mark(entry, places) for entry in self.shown]

    def _disc_y(self, entry):
        """The first place from the sender's end where the disc, and then its label, has room."""
        here = self.lane_y[lane_of(entry.seat, self.keys)]
        x = self.vertical_x[entry.number]
        if entry.press:
            y = here + self._press_way(entry) * 36
            self._label(entry, x, y)
            return y
        to = self._targets(entry)
        if not to:
            y = here - 36
            self._label(entry, x, y)
            return y
        way = max(to, key=lambda one: (any(not copy for _lane, copy, _n in to[one]), -one))
        if entry.is_open:
            y = here + way * 74
            self._label(entry, x, y, below=True)
            return y
        length = abs(self.lane_y[to[way][0][0]] - here)
        steps = [here + way * (50 + STEP * at) for at in range(STEPS) if 50 + STEP * at < length - 40]
        for y in steps:
            if self._label(entry, x, y):
                return y
        for y, to_y in self._spans_of(entry):  # not beside its disc, then anywhere along its line
            for at in range(int(min(y, to_y)) + 24, int(max(y, to_y)) - 24, 8):
                if self._label(entry, x, at):
                    return steps[0] if steps else here + way * length / 2
        for y in steps:
            if self._label(entry, x, y, whole=False):
                return y
        return steps[0] if steps else here + way * length / 2

    def _label(self, entry, x, y, whole=True, below=False):
        """Take room for a label beside a disc, whole or its first line. Whether there was some."""
        lines = self._label_lines(entry) if whole else self._label_lines(entry)[:1]
        width = max(text_width(words, SMALL if at else TEXT) for at, words in enumerate(lines)) + 6
        height = 10 + 21 * len(lines)
        top = y + 6 if below else y - 18
        for side in (1, -1):
            near = x + side * (DISC + 8)
            left = near - (width if side < 0 else 0)
            if self.space.is_free(left, top, left + width, top + height):
                self.space.take(left, top, left + width, top + height)
                self.labels[entry.number] = [
                    Text(
                        number(near),
                        number(top + 17 + 21 * at),
                        words,
                        "mute" if at else "when",
                        "" if side > 0 else "end",
                    )
                    for at, words in enumerate(lines)
                ]
                return True
        return False

    def _label_lines(self, entry):
        if self.options.is_veiled(entry):
            return [_("veiled")]
        if entry.is_open:
            return [_("no date in our sources"), f"{entry.subject}, {entry.when}"]
        lines = wrapped(entry.subject, 25)
        return [entry.when, *lines[:3], *([lines[3] + " …"] if len(lines) > 4 else lines[3:4])]

    def _mark(self, entry, places):
        x, y = self.vertical_x[entry.number], places[entry.number]
        here = self.lane_y[lane_of(entry.seat, self.keys)]
        parts = {"thick": [], "thin": [], "copy": [], "halo": []}
        sheets, press, bracket = "", "", ""
        if entry.press:
            end = here + self._press_way(entry) * 66
            true_x = self.x(entry.placed)
            first = here + self._press_way(entry) * 14
            press = f"M{number(true_x)} {number(here)}L{number(x)} {number(first)}V{number(end)}"
            press += f"M{number(x - 20)} {number(end)}h40"
        for way, to in self._targets(entry).items():
            begin = y if entry.is_open else here + way * 3
            for lane, is_copy, count in to:
                stop = self.lane_y[lane] - way * (16 if is_copy else 3)
                kind = "copy" if is_copy else "thin" if parts["thick"] or entry.is_open else "thick"
                path = f"M{number(x)} {number(begin)}V{number(stop)}"
                parts[kind].append(path)
                parts["halo"].append(path)
                begin = self.lane_y[lane] + way * 4
                if count:
                    sheets += _sheets(x, self.lane_y[lane], count)
        if entry.is_open:
            low = here + (y - here) * 0.6
            bracket = (
                f"M{number(self.x(entry.first))} {number(low)}V{number(y)}H{number(x - DISC)}"
                f"M{number(x + DISC)} {number(y)}H{number(self.x(entry.last))}V{number(low)}"
            )
        others = [abs(x - self.vertical_x[n]) + abs(y - places[n]) for n in places if n != entry.number]
        return Mark(
            number=entry.number,
            href=self.address(entry.source),
            name=name_in_full(entry) if not self.options.is_veiled(entry) else self.options.veil_words(entry),
            x=number(x),
            y=number(y),
            hit=number(max(DISC, min([31, *(gap / 2 for gap in others)]))),
            texts=self.labels.get(entry.number, []),
            veiled=self.options.is_veiled(entry),
            pale=bool(self.options.highlight) and entry.number not in self.options.highlight,
            press=press,
            bracket=bracket,
            sheets=sheets,
            **{kind: "".join(paths) for kind, paths in parts.items()},
        )

    # --- closed doors, the route not used, the veil

    def _doors(self):
        found = []
        for lane, y in self.strip_y.items():
            groups = []
            for paper in [row for row in self.papers if row.seat == lane]:
                same = groups and self.options.is_veiled(groups[-1][0]) == self.options.is_veiled(paper)
                if same and self.x(paper.placed) - self.x(groups[-1][0].placed) < MERGE:
                    groups[-1].append(paper)
                else:
                    groups.append([paper])
            edges = [self.x(group[0].placed) for group in groups] + [WIDTH]
            for group, (x, next_x) in zip(groups, pairwise(edges), strict=True):
                found.append(self._door(group, x, next_x, y))
        return found

    def _door(self, group, x, next_x, y):
        known = [paper for paper in group if not self.options.is_veiled(paper)]
        text = None
        if len(group) == 1 and known:
            words = f"{group[0].when}: {group[0].subject}"
            to_x = x + 16 + text_width(words, SMALL)
            crossed = any(
                x < self.vertical_x[entry.number] < to_x and min(a, b) < y < max(a, b)
                for entry in self.shown
                for a, b in self._spans_of(entry)
            )
            if to_x < min(next_x - 12, WIDTH - 12) and not crossed:
                text = Text(number(x + 16), number(y + 20), words)
        names = "; ".join(f"{paper.when}: {paper.subject}" for paper in known) or self.options.veil_words(group[0])
        name = ngettext("%(count)d internal paper. %(names)s", "%(count)d internal papers. %(names)s", len(group)) % {
            "count": len(group),
            "names": names,
        }
        return Door(number(x - 6), number(y + 5), self.address(group[0].source), name, len(group), text, not known)

    def _ghost(self):
        rows = [row for row in self.holdings.silences if row.kind == "not-used"]
        if not rows:
            return None
        y = self.foot + 4
        lines = wrapped(rows[0].scope, 130)
        width = max(text_width(words, SMALL) for words in lines)
        middle = LEFT + (RIGHT - LEFT - width) / 2
        before, after = max(LEFT + 40, middle - 14), min(RIGHT - 40, middle + width + 14)
        self.foot = y + 24 + 20 * (len(lines) - 1)
        return {
            "path": f"M{LEFT} {number(y)}H{number(before)}M{number(after)} {number(y)}H{RIGHT}",
            "name": Text(number(LEFT - 20), number(y + 6), _("not used")),
            "texts": [Text(number(middle), number(y + 6 + 20 * at), words) for at, words in enumerate(lines)],
        }

    def _others(self):
        """The names of those who share the last lane, where there is room for them."""
        if OTHERS not in self.keys:
            return None
        reached = [
            (entry, one) for entry in self.shown for one in entry.reached if lane_of(one.seat, self.keys) == OTHERS
        ]
        names = ", ".join(sorted({one.name for _entry, one in reached}))
        y = self.lane_y[OTHERS]
        x = max((self.vertical_x[entry.number] for entry, _one in reached), default=LEFT) + 7 * len(reached) + 24
        width = text_width(names, SMALL)
        if not names or not self.space.is_free(x, y - 30, x + width, y - 8):
            return None
        return Text(number(x), number(y - 12), names)

    def _veil(self):
        if not self.options.reader:
            return None
        x = self.x(self.options.day)
        return {"x": number(x), "width": number(RIGHT - x), "height": number(self.foot - 40)}

    def _legend(self):
        return ""


def _sheets(x, y, count):
    """Carbon sheets, one a government, each a little to the right of the one it lies on."""
    left, top = x - 6, y - 12
    hidden = "".join(f"M{number(left + 7 * at + 7)} {number(top)}h-7v24h7" for at in range(count - 1))
    last = left + 7 * (count - 1)
    return f"{hidden}M{number(last)} {number(top)}h13v24h-13z"


def described(entries):
    """The finding of a register in at most ninety words, for those who do not see the picture."""
    if not entries:
        return ""
    counts = {}
    for entry in entries:
        if not entry.press and entry.seat:
            counts[entry.seat] = counts.get(entry.seat, 0) + 1
    written = ", ".join(f"{seat} {count}" for seat, count in sorted(counts.items(), key=lambda row: (-row[1], row[0])))
    sentences = [
        _("From %(first)s to %(last)s these capitals wrote notes: %(written)s.")
        % {"first": entries[0].when, "last": entries[-1].when, "written": written}
    ]
    for entry in entries:
        for row in entry.replies:
            if row.kind == "in-writing" and row.days:
                sentences.append(
                    _("The note of %(when)s was answered in writing after %(days)d days.")
                    % {"when": entry.when, "days": row.days}
                )
    counted = [(row.days, entry.when, row.name) for entry in entries for row in entry.silences if row.days]
    for days, when, name in sorted(counted, key=lambda row: -row[0]):
        sentences.append(
            _("That of %(when)s was still without a reply from %(name)s in our sources after %(days)d days.")
            % {"when": when, "name": name, "days": days}
        )
    closing = _("The table says the same.")
    while len(" ".join([*sentences, closing]).split()) > 90:
        sentences.pop()
    return " ".join([*sentences, closing])


__all__ = ["Layout", "described", "outcomes"]
