"""The frame of the exchange: the scale of days, lanes, the rows in which silences hang, and what nothing may cover."""

from datetime import timedelta

from django.utils.formats import date_format
from django.utils.translation import ngettext

from archive.dates import bounds, in_words
from exhibit.drawings.svg import Space, number, text_width

from .lanes import OTHERS
from .parts import WIDTH, Text

LEFT, RIGHT = 224, 1522
RING_AT = 1542
ROW, STRIP, CORRIDOR, GAP = 32, 28, 336, 106
LARGE, TEXT, SMALL, DISC = 24, 19, 17, 14
FINGER = 34  # half of what a finger needs, 44 px, where the drawing is at its smallest: 1056 px for 1600 units


class Frame:
    """Scale, lanes and rows of one exchange; what is drawn between them is the Layout's."""

    def __init__(self, holdings, entries, papers, lanes, events, options, source_address, unknown):
        self.holdings, self.entries, self.options = holdings, entries, options
        self.lanes = [lane for lane in lanes if lane.key in options.lanes]
        self.keys = [lane.key for lane in self.lanes]
        self.papers = [row for row in papers if row.seat in self.keys and options.holds(row.placed)]
        self.papers = self.papers if options.secret else []
        self.shown = [row for row in entries if self.lane_of(row.seat) is not None and options.touches(row)]
        self.events = events
        self.address = source_address
        self.unknown = unknown
        self.pitch = (RIGHT - LEFT) / max(1, (options.end - options.start).days)
        self.space = Space(WIDTH)
        self.labels = {}

    def lane_of(self, seat):
        """The lane in which a capital stands: its own, else that of the others; None where that is not drawn."""
        own = seat if seat in self.options.all_lanes else OTHERS
        return own if own in self.keys else None

    def x(self, day):
        return LEFT + (min(max(day, self.options.start), self.options.end) - self.options.start).days * self.pitch

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
        texts, spans, since, ends = [], [], [], []
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
                place = min(x + 6, RIGHT - width)
                if not taken or taken[-1] < place - 14:
                    taken.append(place + width)
                    texts.append(Text(number(place), number(64 + 24 * row), words))
                    ends.append(row)
                    break
            spans.append({"x": number(x), "width": number(to_x - x)})
            if first == last:
                since.append(x)
        return texts, spans, since, 56 + 24 * (max(ends, default=-1) + 1)

    # --- rows and heights

    def _rows(self):
        """Which row of its lane each silence and each answered wait hangs in: {(entry, slug): (lane, row)}."""
        self.row_of, self.rows = {}, {lane.key: 0 for lane in self.lanes}
        free = {lane.key: [] for lane in self.lanes}
        for entry in self.shown:
            waits = [(row.slug, row, None) for row in entry.silences]
            waits += [(row.slug, None, row) for row in entry.replies if row.days and row.kind != "public-statement"]
            for slug, silence, reply in waits:
                lane = self.lane_of((silence or reply).seat)
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
        reached = [one for entry in self.shown for one in entry.reached]
        self.with_sheets = {self.lane_of(one.seat) for one in reached if one.role == "copy"}
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
        sheets = 14 if lane in self.with_sheets else 0
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

    def _others_of(self, entry):
        return [one for one in entry.reached if self.lane_of(one.seat) == OTHERS]

    def _copies(self, entry):
        return len(self._others_of(entry))

    # --- what nothing may cover

    def _reserve(self):
        for lane in self.lanes:
            y = self.lane_y[lane.key]
            self.space.take(0, y - 5, WIDTH, y + 5)
            self.space.take(0, y - 26, LEFT - 16, y + 36)
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
        here = self.lane_of(entry.seat)
        order = {lane.key: at for at, lane in enumerate(self.lanes)}
        found = {}
        for one in entry.reached:
            lane = self.lane_of(one.seat)
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
        here = self.lane_y[self.lane_of(entry.seat)]
        if entry.press:
            way = self._press_way(entry)
            return [(here, here + way * 66)]
        return [(here, self.lane_y[to[-1][0]]) for _way, to in self._targets(entry).items()]

    def _press_way(self, entry):
        lane = next(one for one in self.lanes if one.key == self.lane_of(entry.seat))
        return 1 if lane.above else -1
