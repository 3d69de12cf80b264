"""Papers behind closed doors: marks on the strips of the exchange, and the links that a finger can tell apart."""

from django.utils.translation import gettext as _

from exhibit.drawings.svg import number, text_width

from .frame import FINGER, SMALL, STRIP, Frame
from .parts import WIDTH, Door, Doors, Text

MERGE = 19  # units


class Strips(Frame):
    """Sets the papers on the strips of their lanes, once it is known where the discs of messages stand."""

    def _doors(self):
        """The papers on the strips: those nearer than MERGE share a mark, marks nearer than a finger a link."""
        found = []
        for lane, y in self.strip_y.items():
            marks = _runs([row for row in self.papers if row.seat == lane], self._paper_x, MERGE, chain=False)
            after = [self._paper_x(group[0]) for group in marks[1:]] + [WIDTH]
            drawn = [(group, self._door(group, next_x, y)) for group, next_x in zip(marks, after, strict=True)]
            for run in _runs(drawn, lambda one: self._paper_x(one[0][0]), 2 * FINGER, chain=True):
                found.append(self._linked(run, y + STRIP / 2))
        return found

    def _paper_x(self, paper):
        return self.x(paper.placed)

    def _linked(self, run, middle):
        rows = [paper for group, _mark in run for paper in group]
        x, to_x = self._paper_x(run[0][0][0]) - FINGER, self._paper_x(run[-1][0][0]) + FINGER
        high = FINGER
        for disc_x, disc_y, hit in self.hits.values():
            if x - hit < disc_x < to_x + hit:
                high = min(high, max(STRIP / 2, abs(disc_y - middle) - hit))
        return Doors(
            href=self.address(rows[0].source) if len(rows) == 1 else "",
            at=self.papers.index(rows[0]) + 1,
            name=_papers_in_words(rows),
            hit=tuple(number(one) for one in (x, middle - high, to_x - x, 2 * high)),
            marks=[mark for _group, mark in run],
        )

    def _door(self, group, next_x, y):
        x, text = self._paper_x(group[0]), None
        if len(group) == 1:
            words = f"{group[0].when}: {group[0].subject}"
            to_x = x + 16 + text_width(words, SMALL)
            crossed = any(
                x < self.vertical_x[entry.number] < to_x and min(a, b) < y < max(a, b)
                for entry in self.shown
                for a, b in self._spans_of(entry)
            )
            if to_x < min(next_x - 12, WIDTH - 12) and not crossed:
                text = Text(number(x + 16), number(y + 20), words)
        return Door(number(x - 6), number(y + 5), len(group), text)


def _runs(rows, place, near, chain):
    """Rows in runs of those nearer than `near` to the one before (`chain`), or else to the first of their run."""
    found = []
    for row in rows:
        if found and place(row) - place(found[-1][-1 if chain else 0]) < near:
            found[-1].append(row)
        else:
            found.append([row])
    return found


def _papers_in_words(rows):
    if len(rows) == 1:
        return _("Internal paper, %(when)s: %(subject)s") % {"when": rows[0].when, "subject": rows[0].subject}
    known = {"count": len(rows), "first": rows[0].when, "last": rows[-1].when}
    if rows[0].when == rows[-1].when:
        return _("%(count)d internal papers, %(first)s: to their list") % known
    return _("%(count)d internal papers, %(first)s to %(last)s: to their list") % known
