"""The notes of one page: its prose with citations as links, and the footnotes those lead to."""

from functools import lru_cache
from typing import NamedTuple

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.text import slugify
from django.utils.translation import gettext as _

from archive import prose
from archive.addresses import source_address, source_link
from archive.models import EvidenceStatus
from archive.record import Attestation


class Note(NamedTuple):
    """One line of the list of notes. `footnote` is None for a source cited without one, `link` leads to the source."""

    anchor: str
    label: str
    footnote: object
    link: str
    shelfmark: object = None
    points_to: tuple = ()  # links to the sources a footnote names
    in_text: bool = False

    @property
    def line(self):
        """What stands after its label, as markup."""
        words = self.footnote.as_printed if self.footnote else ""
        if not self.footnote and self.in_text:
            words = _("Stated in the article’s own text, without a footnote.")
        ours = (self.shelfmark and self.shelfmark.suggested) or ""
        own = "" if self.footnote else self.link
        names = _("Suggested reading:"), _("Back to the text from")
        return _line(self.anchor, self.label, words, own, ours, self.points_to, *names)


@lru_cache(maxsize=4096)  # a page has dozens of them, and the pages of an exhibit much the same
def _line(anchor, label, words, link, ours, papers, our_name, back_name):
    back = format_html('<a class="return" href="#to-{}" aria-label="{} {}">↑</a>', anchor, back_name, label)
    if ours:
        ours = format_html(' <span class="suggested">{} {}</span>', our_name, ours)
    if papers:
        papers = format_html('<span class="points">{}</span>', format_html_join(", ", "{}", ((one,) for one in papers)))
    said = format_html("{} {}", words, link) if words and link else words or link
    return format_html("{}{} {}{}", said, ours, back, papers or "")


class Notes:
    """Collects what a page cites while its texts are rendered; `in_order()` is then the list at its foot."""

    def __init__(self, holdings, prefix="", address=source_address):
        self.holdings = holdings
        self.prefix = prefix  # of anchors, where a page holds two lists of notes
        self.address = address  # of a source's page, by its slug
        self._notes = {}
        self._links = {}

    def prose(self, html):
        """Prose as safe markup, its citations linked to the list of notes."""
        return prose.render(html, self._cite)

    def links(self, attestations):
        """Links to the notes for these places, parted by spaces."""
        return mark_safe(" ".join(map(self.link, attestations)))  # noqa: S308 - each link is escaped where it is made

    def in_order(self):
        return [self._notes[key] for key in sorted(self._notes)]

    def _cite(self, atom):
        if atom.basis == "claim" and atom.slug in self.holdings.claim:
            claim = self.holdings.claim[atom.slug]
            return format_html(
                '<span class="cite by-{}" title="{}">{}</span> {}',
                claim.status,
                claim.text,
                EvidenceStatus(claim.status).label if claim.status else "",
                self.links(claim.evidence),
            )
        if atom.basis == "source" and atom.slug in self.holdings.source:
            return self.links(self.places(atom))
        if atom.basis == "interpretation":
            return format_html('<span class="cite by-interpreted">{}</span>', _("our reading"))
        return ""

    def places(self, atom):
        """Where an atom points: the footnote it names ("fn 50"), else all its source is known from, else the source."""
        footnotes = self.holdings.known_from(atom.slug)
        named = [row for row in footnotes if f"fn {row.number}" == atom.at]
        chosen = named or (footnotes if not atom.at else [])
        return [Attestation(source=row.publication, footnote=row.number) for row in chosen] or [
            Attestation(source=atom.slug, locator=atom.at)
        ]

    def link(self, place):
        """A link to the note of a place; the first one to it can be returned to."""
        where = "" if _in_text(place) else place.locator
        key = (place.footnote == 0, place.source, place.footnote, where)
        if key in self._links:
            return self._links[key]
        note = self._notes[key] = self._note(place)
        anchor, label = escape(note.anchor), escape(note.label)
        self._links[key] = f'<a class="cite" href="#{anchor}">{label}</a>'
        return f'<a class="cite" href="#{anchor}" id="to-{anchor}">{label}</a>'

    def _note(self, place):
        source = self.holdings.source.get(place.source)
        link = source_link(source, self.address) if source else ""
        if place.footnote:
            footnote = self.holdings.footnote.get((place.source, place.footnote))
            return Note(
                f"{self.prefix}{place.source}-fn{place.footnote}",
                f"fn {place.footnote}",
                footnote,
                link,
                footnote and self.holdings.shelfmark.get(footnote.shelfmark),
                tuple(source_link(row, self.address) for row in self._points_to(footnote)),
            )
        if _in_text(place):
            article = source is not None and source.kind == "article"
            label = _("article") if article else _("text")
            return Note(f"{self.prefix}{place.source}-text", label, None, link, in_text=article)
        anchor = f"{self.prefix}{place.source}-{slugify(place.locator)}"
        paper = self.holdings.source.get(place.paper)
        return Note(anchor, place.locator, None, source_link(paper, self.address) if paper else link)

    def _points_to(self, footnote):
        slugs = [*footnote.sources, *footnote.mentions] if footnote else []
        return [self.holdings.source[slug] for slug in slugs if slug in self.holdings.source]


class DirectNotes(Notes):
    """Where there is no list of notes: each citation leads to its source itself; without an address it is words."""

    def link(self, place):
        label, where = self._note(place).label, self.address(place.source)
        return format_html('[<a href="{}">{}</a>]', where, label) if where else format_html("[{}]", label)


def _in_text(place):
    """Whether a place is just the running text: no number, page or the like names it."""
    return not place.locator or place.locator.startswith("text")
