"""How drawings name parties, papers and quoted words: short, and the same in every picture."""

from typing import NamedTuple

from archive.check import QUOTED_WORDS_LIMIT
from archive.dates import bounds, in_words
from archive.record import Attestation


class Paper(NamedTuple):
    """A source as a picture names it."""

    title: str
    address: str
    when: str
    by: str


class Quoted(NamedTuple):
    """Words of a source, with who says them and when. `parts`: [(words, is the key phrase)]; `lead_in`: our words."""

    parts: list
    language: str
    speaker: str
    to: str
    when: str
    footnote: int
    basis: str
    lead_in: str


def short_name(holdings, slug):
    return holdings.name_of(slug) if slug in holdings.party else ""


def paper(holdings, slug, address):
    """A source as a picture names it; `address(slug)` leads to its page."""
    source = holdings.source[slug]
    message = holdings.message.get(slug)
    by = short_name(holdings, message.sender) if message else source.made_by
    return Paper(source.title, address(slug), in_words(source.date), by)


def by_date(holdings, slugs):
    """Sources (slugs) in order of their earliest day, those without one at the end."""

    def place(slug):
        edtf = holdings.source[slug].date
        first, last = bounds(edtf) if edtf else (None, None)
        day = first or last
        return (day is None, day.isoformat() if day else "", slug)

    return sorted((slug for slug in slugs if slug in holdings.source), key=place)


def quoted(holdings, slug):
    """The words of an excerpt, as a page may show them; None for one that is not held."""
    row = holdings.excerpt.get(slug)
    if row is None:
        return None
    words = row.shown_words.split()
    cut = len(words) > QUOTED_WORDS_LIMIT
    message = holdings.message.get(row.source)
    speaker = holdings.speaker_of(row)
    return Quoted(
        parts=[(" ".join([*words[:QUOTED_WORDS_LIMIT], "[…]"]), False)] if cut else row.shown_parts,
        language=row.language,
        speaker=short_name(holdings, speaker) if speaker else holdings.source[row.source].title,
        to=", ".join(short_name(holdings, slug) for slug in (message.addressees if message else ())),
        when=in_words(holdings.source[row.source].date),
        footnote=row.footnote.footnote if row.footnote else 0,
        basis=holdings.source[row.source].textual_basis,
        lead_in=row.lead_in,
    )


def footnoted(holdings, slug):
    """Where a source is known from: its footnotes, else itself."""
    found = [Attestation(source=row.publication, footnote=row.number) for row in holdings.known_from(slug)]
    return found or [Attestation(source=slug)]
