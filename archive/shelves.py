"""Everything cited from one archive, fond, opis or file, by the codes of archive.files."""

import re
from itertools import combinations
from typing import NamedTuple

from archive.addresses import footnote_address, shelfmark_address, source_address
from archive.dates import in_words
from archive.files import Level, levels, other_archive, sheets
from archive.links import Link
from archive.shelfmark import parse


class Cited(NamedTuple):
    """One shelfmark of a shelf: as printed, as we read it, what is irregular, the footnotes and the papers."""

    as_printed: str
    suggested: str
    reason: str
    irregular: list  # in words
    footnotes: list  # [(number, address)]
    papers: list  # [(Link, [(number, address)] of the footnotes that point to it here)]
    mentioned: list  # [Link] of papers that are known from here and need not lie here


class Shelf(NamedTuple):
    """One level, those above it, those below it, and what is cited from it."""

    level: Level
    archive: str
    above: list  # [(Level, address)] from the archive down
    below: list  # [(Level, address, how many shelfmarks)]
    cited: list
    also: list  # [(Link, printed)]: the same file in another archive, where one of its sheets is printed or belongs
    shared: list  # [(sheet, [Cited])]: one sheet cited for papers of several dates


def shelf(editions, code):
    """The Shelf of a code, from these editions (archive.held.Held); None where nothing held lies there."""
    found, below, also, place = {}, {}, {}, None
    for edition in editions:
        for mark in edition.holdings.shelfmarks:
            line = levels(edition.holdings, mark)
            also |= _also(edition.holdings, mark, line, code)
            at = next((at for at, level in enumerate(line) if level.code == code), None)
            if at is None:
                continue
            place = place or (line[: at + 1], edition.holdings.repository[mark.repository].code)
            if len(line) > at + 1:
                below.setdefault(line[at + 1], set()).add(mark.code)
            if mark.code not in found:
                found[mark.code] = mark, _cited(edition.holdings, mark)
    if place is None:
        return None
    above, archive = place
    return Shelf(
        level=above[-1],
        archive=archive,
        above=[(level, shelfmark_address(level.code)) for level in above[:-1]],
        below=[
            (level, shelfmark_address(level.code), len(marks))
            for level, marks in sorted(below.items(), key=lambda pair: _naturally(pair[0].words))
        ],
        cited=[cited for _mark, cited in sorted(found.values(), key=lambda pair: _first_sheet(pair[0]))],
        also=list(also.values()),
        shared=_shared(found.values()) if above[-1].kind == "delo" else [],
    )


def _also(holdings, mark, printed, code):
    """{code: (Link, whether it is the one printed)} of the other archive, where we read a file in another than that."""
    if not (archive := other_archive(holdings, mark)):
        return {}
    here, there = printed[-1].code, levels(holdings, mark, archive)[-1].code
    if code == here:
        return {there: (Link(archive.name, shelfmark_address(there)), False)}
    if code == there:
        return {here: (Link(holdings.repository[mark.repository].name, shelfmark_address(here)), True)}
    return {}


def _cited(holdings, mark):
    own = [row for row in holdings.footnotes if row.shelfmark == mark.code]
    papers = {slug for row in own for slug in row.sources if slug in holdings.source}
    papers |= {row.slug for row in holdings.sources if row.shelfmark == mark.code}
    mentioned = {slug for row in own for slug in row.mentions if slug in holdings.source}
    return Cited(
        as_printed=mark.as_printed,
        suggested=mark.suggested,
        reason=mark.reason,
        irregular=[found.label for found in parse(mark.as_printed).irregularities],
        footnotes=[_footnote(row) for row in own],
        papers=[
            (_paper(holdings.source[slug]), [_footnote(row) for row in own if slug in row.sources])
            for slug in _by_date(holdings, papers)
        ],
        mentioned=[_paper(holdings.source[slug]) for slug in _by_date(holdings, mentioned - papers)],
    )


def _by_date(holdings, slugs):
    return sorted(slugs, key=lambda slug: (holdings.source[slug].date, slug))


def _footnote(row):
    return row.number, footnote_address(row.publication, row.number)


def _paper(source):
    return Link(source.title, source_address(source.slug), in_words(source.date, month="F"))


def _shared(rows):
    """Sheets of one file that several footnotes cite, for papers of different dates."""
    by_sheet = {}
    for mark, cited in rows:
        for sheet in sheets(mark):
            by_sheet.setdefault(sheet, []).append(cited)
    found = {
        sheet: cited for sheet, cited in by_sheet.items() if _differ([paper for row in cited for paper in row.papers])
    }
    return sorted(found.items(), key=lambda pair: _naturally(pair[0]))


def _differ(papers):
    """Whether two papers of different dates stand in different footnotes; one may mean a paper and its annex."""
    return any(
        one.date != other.date and not {*footnotes} & {*others}
        for (one, footnotes), (other, others) in combinations(papers, 2)
    )


def _first_sheet(mark):
    return min(map(_naturally, sheets(mark)), default=(0, "")), mark.code


def _naturally(words):
    """9 before 10, 23 before 23a."""
    digits = re.match("[0-9]*", words)[0]
    return int(digits or 0), words
