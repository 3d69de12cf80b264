"""The index of printed footnotes: what each says, where it points, and how a visitor narrows and sorts it."""

from typing import NamedTuple

from django.utils.text import capfirst

from archive.addresses import footnote_anchor, shelfmark_address, source_address
from archive.dates import in_words
from archive.files import levels
from archive.models import Footnote, Source
from archive.shelfmark import parse

SORTS = {
    "number": lambda row: (row.publication, row.number),
    "archive": lambda row: (row.archive == "", row.archive, row.as_printed, row.number),
    "kind": lambda row: (row.kind, row.number),
    "sources": lambda row: (-len(row.points_to), row.number),
}


class Printed(NamedTuple):
    """One printed footnote. `points_to` and `mentions` are [(title, address, kind, date)] of sources."""

    publication: str
    number: int
    kind: str
    kind_words: str
    as_printed: str
    omission: str
    archive: str
    archive_name: str
    suggested: str
    file: str  # the address of the deepest level its shelfmark can be read to; "" where it has none
    irregular: tuple[str, ...]
    points_to: tuple
    mentions: tuple
    exhibit: str

    @property
    def anchor(self):
        return footnote_anchor(self.publication, self.number)


def printed(editions):
    """[Printed] of these editions (archive.held.Held), each footnote once, as the first of them has it."""
    found = {}
    for edition in editions:
        for row in edition.holdings.footnotes:
            if (row.publication, row.number) not in found:
                found[row.publication, row.number] = _printed(edition, row)
    return list(found.values())


def chosen(rows, kind="", archive="", irregular=False, sort="number"):
    """Those a visitor asks for, in the order asked for."""
    found = [
        row
        for row in rows
        if kind in ("", row.kind) and archive in ("", row.archive) and (row.irregular or not irregular)
    ]
    return sorted(found, key=SORTS[sort])


def _printed(edition, row):
    holdings = edition.holdings
    mark = holdings.shelfmark.get(row.shelfmark)
    archive = mark and holdings.repository[mark.repository]
    return Printed(
        publication=row.publication,
        number=row.number,
        kind=row.kind,
        kind_words=capfirst(Footnote.Kind(row.kind).label),
        as_printed=row.as_printed,
        omission=row.omission,
        archive=archive.code if archive else "",
        archive_name=archive.name if archive else "",
        suggested=mark.suggested if mark else "",
        file=shelfmark_address(levels(holdings, mark)[-1].code) if mark else "",
        irregular=tuple(found.label for found in parse(mark.as_printed).irregularities) if mark else (),
        points_to=_listed(holdings, row.sources),
        mentions=_listed(holdings, row.mentions),
        exhibit=edition.exhibit,
    )


def _listed(holdings, slugs):
    return tuple(_source(holdings.source[slug]) for slug in slugs if slug in holdings.source)


def _source(source):
    kind = capfirst(Source.Kind(source.kind).label)
    undated = source.kind == Source.Kind.POINTER and not source.date  # a number in a list has no date to lack
    return source.title, source_address(source.slug), kind, "" if undated else in_words(source.date)
