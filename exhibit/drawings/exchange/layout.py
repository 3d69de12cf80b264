"""Where everything of the exchange stands: from the register to lines, discs and plates, in units of one drawing.

One linear scale of days from left to right, lanes from top to bottom. Silences hang in rows in order of sending; a row
is used again when it is free. A label goes to the first place near its disc that nothing else takes; where there is
none, the number alone stays, and the words are in the list.
"""

import math

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from exhibit.drawings.svg import number, text_width, wrapped

from .doors import Strips
from .frame import DISC, FINGER, LARGE, LEFT, RIGHT, RING_AT, SMALL, STRIP, TEXT
from .lanes import OTHERS
from .parts import WIDTH, Band, Mark, Picture, Text
from .wording import name_in_full

STEPS, STEP = 16, 14  # how far a label may move along its line


class Layout(Strips):
    """Lays one exchange out; `picture()` is the result."""

    def picture(self):
        context, spans, since, top = self._context()
        self._rows()
        self._heights(top)
        self._reserve()
        bands = self._bands()
        marks = self._marks()
        doors = self._doors()
        veil = self._veil()
        ghost, unknown = self._ghost(), self._unknown()
        pitch = self.pitch
        return Picture(
            width=WIDTH,
            height=round(self.foot + 12),
            axis="40",
            months=self._months(),
            grid=" ".join(f"M{number(self.x(day))} 28V{number(self.foot)}" for day in self._firsts()),
            context=context,
            since="".join(f"M{number(x)} 40V{number(self.foot)}" for x in since),
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
            veil=veil,
            unknown=unknown,
        )

    # --- silences

    def _bands(self):
        found = []
        if self.options.blank:
            return found
        for entry in self.shown:
            for row in (*entry.silences, *entry.replies):
                if (entry.number, row.slug) in self.row_of:
                    found.append(self._band(entry, row))
        return found

    def _band(self, entry, row):
        lane, at = self.row_of[entry.number, row.slug]
        y = self._band_y(lane, at)
        answered = row in entry.replies
        label = plate = None
        start = self.x(row.start)
        end = max(self.x(row.end), start) if row.end else start
        words = self._band_words(row, answered)
        last = self.x(self.options.day) if self.options.reader else RING_AT - 10
        days = f"M{number(start)} {number(y)}H{number(end)}" if end - start >= self.pitch else ""
        size = text_width(words, LARGE if days and not answered else TEXT, bold=True) + 16
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
            days=days,
            tens=f"M{number(start + 9 * self.pitch)} {number(y)}H{number(end)}" if end - start > 9 * self.pitch else "",
            dots=dots,
            end_x=number(end_x) if end_x else "",
            plate=plate,
            label=label,
            pale=self._is_pale(entry),
        )

    def _is_pale(self, entry):
        return bool(self.options.highlight) and entry.source not in self.options.highlight

    def _band_words(self, row, answered):
        if not answered and row.so_far:
            return ngettext("%d day so far", "%d days so far", row.days) % row.days
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
        places = {}
        for entry in fixed_first:
            places[entry.number] = self.vertical_x[entry.number], self._disc_y(entry, places.values())
        for x, y in places.values():
            self.space.take(x - DISC - 3, y - DISC - 3, x + DISC + 3, y + DISC + 3)
        self.hits = {number: (*at, self._hit(number, places)) for number, at in places.items()}
        return [self._mark(entry) for entry in self.shown]

    def _hit(self, number, places):
        """Half the way to the nearest disc, at most half a finger."""
        gaps = [math.dist(places[number], at) for other, at in places.items() if other != number]
        return max(DISC, min([FINGER, *(gap / 2 for gap in gaps)]))

    def _disc_y(self, entry, taken):
        """The first place from the sender's end where disc and label have room, a finger away from other discs."""
        here = self.lane_y[self.lane_of(entry.seat)]
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
        apart = [y for y in steps if all(math.dist((x, y), other) >= 2 * FINGER for other in taken)]
        steps = apart or steps
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
        width = max(text_width(words, SMALL if at else TEXT, bold=not at) for at, words in enumerate(lines)) + 6
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
        if entry.is_open:
            return [_("no date in our sources"), f"{entry.subject}, {entry.when}"]
        lines = wrapped(entry.subject, 25)
        return [entry.when, *lines[:3], *([lines[3] + " …"] if len(lines) > 4 else lines[3:4])]

    def _mark(self, entry):
        x, y, hit = self.hits[entry.number]
        here = self.lane_y[self.lane_of(entry.seat)]
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
        return Mark(
            number=entry.number,
            href=self.address(entry.source),
            name=self._mark_name(entry),
            x=number(x),
            y=number(y),
            hit=number(hit),
            crowded=hit < FINGER - 0.5,
            texts=self.labels.get(entry.number, []),
            pale=self._is_pale(entry),
            press=press,
            bracket=bracket,
            sheets=sheets,
            thick=parts["thick"],
            thin=parts["thin"],
            copy="".join(parts["copy"]),
            halo="".join(parts["halo"]),
        )

    def _mark_name(self, entry):
        if self.options.blank:
            return _("Message %(number)d, %(when)s") % {"number": entry.number, "when": entry.when}
        return name_in_full(entry)

    # --- the route not used, the veil

    def _ghost(self):
        rows = [row for row in self.holdings.silences if row.kind == "not-used"]
        if not rows or self.options.reader:
            return None
        y = self.foot + 4
        lines = wrapped(rows[0].scope, 130)
        width = max(text_width(words, SMALL) for words in lines)
        middle = LEFT + (RIGHT - LEFT - width) / 2
        before, after = max(LEFT + 40, middle - 22), min(RIGHT - 40, middle + width + 22)
        self.foot = y + 24 + 20 * (len(lines) - 1)
        return {
            "path": f"M{LEFT} {number(y)}H{number(before)}M{number(after)} {number(y)}H{RIGHT}",
            "name": Text(number(LEFT - 20), number(y + 6), _("not used")),
            "texts": [Text(number(middle), number(y + 6 + 20 * at), words) for at, words in enumerate(lines)],
        }

    def _unknown(self):
        """All that the reader could not know of, in one strip that belongs to no lane and to no day."""
        if not self.unknown:
            return None
        y = self.foot - 8
        self.foot = y + STRIP + 8
        return {
            "y": number(y),
            "name": Text(number(LEFT - 20), number(y + 19), _("not known")),
            "text": Text(number(LEFT + 20), number(y + 20), self.unknown),
        }

    def _others(self):
        """The names of those who share the last lane, where there is room for them."""
        if OTHERS not in self.keys:
            return None
        entries = [entry for entry in self.shown if self._copies(entry)]
        names = ", ".join(sorted({one.name for entry in entries for one in self._others_of(entry)}))
        y = self.lane_y[OTHERS]
        x = max((self.vertical_x[entry.number] + 7 * self._copies(entry) for entry in entries), default=LEFT) + 24
        width = text_width(names, SMALL)
        if not names or not self.space.is_free(x, y - 30, x + width, y - 8):
            return None
        return Text(number(x), number(y - 12), names)

    def _veil(self):
        if not self.options.reader:
            return None
        x = self.x(self.options.day)
        return {"x": number(x), "width": number(RIGHT - x), "height": number(self.foot - 40)}


def _sheets(x, y, count):
    """Carbon sheets, one a government, each a little to the right of the one it lies on."""
    left, top = x - 6, y - 12
    hidden = "".join(f"M{number(left + 7 * at + 7)} {number(top)}h-7v24h7" for at in range(count - 1))
    last = left + 7 * (count - 1)
    return f"{hidden}M{number(last)} {number(top)}h13v24h-13z"
