"""The chain of telling: who had it from whom, from the first paper to this exhibit, and what each card cannot tell."""

from typing import NamedTuple

from archive.dates import in_words
from archive.models import Source

from .words import footnoted, paper, short_name


class Card(NamedTuple):
    """One link of the chain. `omits`: what whoever has only this card does not learn."""

    paper: object
    kind: str
    by: str
    when: str
    tells: str
    omits: str
    links: str


def chain(holdings, block, notes):
    """From the source named, back along what each derives from; told from the far end to us."""
    found, slug = [], block.sources[0]
    while slug in holdings.source and slug not in found:
        found.append(slug)
        slug = next(iter(holdings.source[slug].derives_from), "")
    return {"cards": [_card(holdings, notes, slug) for slug in reversed(found)]}


def _card(holdings, notes, slug):
    source, report = holdings.source[slug], holdings.news_report.get(slug)
    spoken = report and report.speaker and short_name(holdings, report.speaker)
    return Card(
        paper=paper(holdings, slug, notes.address),
        kind=str(Source.Kind(source.kind).label),
        by=(report.outlet if report else "") or source.made_by or spoken or "",
        when=(report.published_words if report else "") or source.date_words or in_words(source.date),
        tells=(report.announced if report else "") or source.good_for,
        omits=(report.absent if report else "") or source.cannot_tell,
        links=notes.links(footnoted(holdings, slug)),
    )
