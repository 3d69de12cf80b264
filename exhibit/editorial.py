"""What an editor looks at before publishing: figures of each page, and findings that ask for a second look.

Pure, from a Record. What blocks publishing is in exhibit.check, archive.check and quiz.check; but for a number of days
that contradicts the one computed above it, all here are warnings, since words alone do not settle such questions.
"""

import re
from collections import Counter
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _
from msgspec import Struct

from archive.check import error, warning
from archive.dates import day
from archive.prose import BASES, atoms, plain, statements
from archive.tables import walk
from archive.waiting import response_wait, silence_wait
from exhibit import reading
from exhibit import record as rec
from exhibit.red_lines import crossed

MONTHS = re.compile(
    r"\b(January|February|March|April|(?<!^)May|June|July|August|September|October|November|December)\b"
)
DAYS = re.compile(r"\b(\d{1,4}) days?\b")
OUR_TIME = re.compile(r"\b202\d\b")
SAYS_WHO = re.compile(
    r"\b(says?|said|reports?|reported|according to|announce[sd]?|tells?|told)\b"
    r"|\bthe (item|report)\b|\bour copy\b|\bin it\b|^It\b",  # or speaks of the report itself
    re.IGNORECASE,
)
WHERE = {  # the first word of a row's path: how findings call its kind
    "parties": "party", "pages": "page", "responses": "response", "silences": "silence", "quantities": "quantity",
    "news_reports": "news_report", "repositories": "source", "shelfmarks": "source", "transcriptions": "source",
}  # fmt: skip


class PageFigures(NamedTuple):
    """`bases` counts statements by what supports them; "none" where nothing does."""

    slug: str
    words: int
    grade: float | None
    sources: int
    activities: int
    bases: dict

    @property
    def covered(self):
        """The share of statements that something supports, in whole percent; None for a page that states nothing."""
        total = sum(self.bases.values())
        return round(100 * (total - self.bases.get("none", 0)) / total) if total else None


def figures(record):
    """PageFigures of every page, in their order."""
    return [_figures(record, page) for page in record.pages]


def _figures(record, page):
    html = [text for block in page.blocks for text in rec.prose_of(block)]
    headings = [f"{block.heading}." for block in page.blocks if getattr(block, "heading", "")]
    text = " ".join([*headings, *map(plain, html), *(block.text for block in page.blocks if _is_talk(block))])
    bases = Counter(atom.basis if atom else "none" for piece in html for _words, atom in statements(piece))
    return PageFigures(
        slug=page.slug,
        words=len(reading.words(text)),
        grade=reading.grade(text),
        sources=len(sources_of(record, page)),
        activities=sum(isinstance(block, rec.Activity) for block in page.blocks),
        bases=dict(bases),
    )


def _is_talk(block):
    return isinstance(block, rec.Discussion)


def sources_of(record, page):
    """The sources (slugs) a page rests on: cited in its texts, shown on its cards, behind its claims."""
    cited = [atom for block in page.blocks for html in rec.prose_of(block) for atom in atoms(html)]
    found = {atom.slug for atom in cited if atom.basis == "source"}
    claims = {atom.slug for atom in cited if atom.basis == "claim"}
    for block in page.blocks:
        shown = rec.excerpts_of(block)
        found |= {record.holdings.excerpt[slug].source for slug in shown if slug in record.holdings.excerpt}
        claims |= set(block.claims) if isinstance(block, rec.ClaimTable) else set()
    held = [record.holdings.claim[slug] for slug in claims if slug in record.holdings.claim]
    return found | {place.source for claim in held for place in claim.evidence}


def table(record):
    """The figures of all pages as lines of text, under their names."""
    rows = [("page", "words", "grade", "sources", "activities", "cited", *BASES, "none")]
    for page in figures(record):
        grade = "–" if page.grade is None else f"{page.grade:.1f}"
        covered = "–" if page.covered is None else f"{page.covered} %"
        counts = [str(page.bases.get(basis, 0)) for basis in (*BASES, "none")]
        rows.append((page.slug, str(page.words), grade, str(page.sources), str(page.activities), covered, *counts))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(
            [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
        )
        for row in rows
    ]


def check_editorial(record):
    """Findings about words: dates, names and days in the wrong place, our own time, red lines."""
    names = _names(record.holdings)
    waits = _days_computed(record.holdings)
    for page in record.pages:
        yield from _check_page(record, page, names, waits)
    for path, row in walk(record):
        if any(crossed(text) for text in _texts(row)):
            yield warning(_("A red line may be crossed here. Have a second person read it."), *_where(path, record))


def _check_page(record, page, names, waits):
    news = {row.source for row in record.holdings.news_reports}
    about_now = bool(news & sources_of(record, page))
    words = (page.title, page.goal, *(block.text for block in page.blocks if _is_talk(block)))
    if not about_now and any(map(OUR_TIME.search, words)):
        yield warning(_("This page speaks of our own time, and cites no news report."), "page", page.slug)
    for block in page.blocks:
        where = ("page", page.slug, block.uid)
        for html in rec.prose_of(block):
            for said, atom in statements(html):
                if atom and atom.basis == "background":
                    yield from _check_background(said, names, where)
                if not about_now and OUR_TIME.search(said):
                    yield warning(_("This page speaks of our own time, and cites no news report."), *where)
                of_news = atom is not None and atom.basis == "source" and atom.slug in news
                if (of_news or (about_now and OUR_TIME.search(said))) and not SAYS_WHO.search(said):
                    yield warning(_("Say who says this: “%s”.") % said, *where)
            for number in map(int, DAYS.findall(plain(html))):
                if number not in waits:
                    named = {"number": number}
                    yield warning(_("No dates in the record are %(number)d days apart.") % named, *where)
        if isinstance(block, rec.Number) and block.silence in record.holdings.silence:
            wait = silence_wait(record.holdings, record.holdings.silence[block.silence])
            typed = set(map(int, DAYS.findall(plain(block.caption))))
            if wait and wait.days is not None and typed and wait.days not in typed:
                named = {"typed": min(typed), "computed": wait.days}
                yield error(_("The caption says %(typed)d days; the record has %(computed)d.") % named, *where)


def _check_background(said, names, where):
    if found := MONTHS.search(said):
        yield warning(_("Background holds no date: “%s”. Cite a source for it.") % found[0], *where)
    if names and (found := names.search(said)):
        yield warning(_("Background holds no name: “%s”. Cite a source for it.") % found[0], *where)


def _names(holdings):
    """What finds the name of a party; None where there is none."""
    names = {name for row in holdings.parties for name in (row.name, row.short_name, row.seat) if name}
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(names, key=len, reverse=True)))})\b") if names else None


def _days_computed(holdings):
    """Every number of days that the record itself yields: its waits, and what lies between two of its messages."""
    waits = [silence_wait(holdings, row) for row in holdings.silences]
    waits += [response_wait(holdings, row) for row in holdings.responses]
    dates = {day(holdings.source[row.source].date) for row in holdings.messages} - {None}
    dates |= {date.fromisoformat(row.attested_until) for row in holdings.silences if row.attested_until}
    between = {abs((one - other).days) for one in dates for other in dates}
    return between | {wait.days for wait in waits if wait and wait.days is not None}


def _texts(row):
    if isinstance(row, str):
        return [row]
    values = (getattr(row, name) for name in getattr(row, "__struct_fields__", ()))
    parts = [value for value in values if isinstance(value, (str, Struct))]
    return [text for part in parts for text in ([part] if isinstance(part, str) else _texts(part))]


def _where(path, record):
    """How a finding names a row, from its path in the record."""
    if not path:
        return "exhibit", record.slug
    kind = WHERE.get(path[0], path[0].removesuffix("s"))
    return (kind, *path[1].split("/"), *path[2:]) if kind == "footnote" else (kind, *path[1:])
