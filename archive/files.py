"""Where a shelfmark lies, level by level: archive, fond, opis, delo. Each level has a code, which is its address.

A shelfmark is read by our suggestion where there is one, else as printed. The folder (papka) is no level of its own:
some footnotes leave it out for the same file.
"""

import re
from dataclasses import replace
from typing import NamedTuple

from archive import shelfmark as shelfmarks

_PARTS = {"opis": "opis_part", "delo": "delo_part"}
_LEVELS = ("fond", "opis", "delo")
_RANGE = re.compile(r"([0-9]+)\s*[-–—]\s*([0-9]+)")
_LONGEST = 500  # sheets; a longer range is taken by its ends


class Level(NamedTuple):
    """One level a shelfmark lies in. `words` is its number, of an archive its name in full."""

    kind: str
    words: str
    code: str


def read(mark):
    """archive.shelfmark.Shelfmark of a row of the record."""
    return shelfmarks.parse(mark.suggested or mark.as_printed)


def levels(holdings, mark, archive=None):
    """[Level] from the archive down, by default the one printed, as far as the shelfmark can be read."""
    archive = archive or holdings.repository[mark.repository]
    known = read(mark)
    above = shelfmarks.Shelfmark("", repository=archive.code)
    found = [Level("archive", archive.name, shelfmarks.code(above))]
    for kind in _LEVELS:
        number = getattr(known, kind)
        if not number:
            break
        part = getattr(known, _PARTS.get(kind, ""), "")
        above = replace(above, **{kind: number}, **({_PARTS[kind]: part} if part else {}))
        found.append(Level(kind, f"{number} ch. {part}" if part else number, shelfmarks.code(above)))
    return found


def other_archive(holdings, mark):
    """The archive (archive.record.Repository) that our reading of a shelfmark names instead of the one printed."""
    named = read(mark).repository
    return next((row for row in holdings.repositories if row.code == named and row.slug != mark.repository), None)


def file_code(holdings, mark):
    """The code of the file (delo) a shelfmark lies in; "" where it names none."""
    found = levels(holdings, mark)
    return found[-1].code if found[-1].kind == "delo" else ""


def sheets(mark):
    """The sheets a shelfmark names, each by itself: "8–9" is {"8", "9"}, "5 ob." is itself."""
    found = set()
    for part in filter(None, (part.strip() for part in read(mark).sheets.split(","))):
        ends = _RANGE.fullmatch(part)
        numbers = range(int(ends[1]), int(ends[2]) + 1) if ends else ()
        found |= set(map(str, numbers)) if 0 < len(numbers) <= _LONGEST else set(ends.groups() if ends else [part])
    return found
