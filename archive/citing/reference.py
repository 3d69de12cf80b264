"""What every format says of a source, gathered once: who wrote it, when, where it lies, and through what we have it."""

from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _

from archive.dates import bounds
from archive.models import Source

PUBLICATIONS = {"article", "book", "newspaper", "news-report", "pointer"}


class Edition(NamedTuple):
    """The edition a source is cited from, with the address of the source in it."""

    title: str
    number: int
    day: date
    digest: str
    address: str


class Place(NamedTuple):
    """A shelfmark, with the numbers of the footnotes that print it."""

    archive: str
    archive_name: str
    as_printed: str
    suggested: str
    footnotes: tuple[int, ...]


class Through(NamedTuple):
    """The publication a source is known through; "" for what is not named in our copy."""

    slug: str
    author: str
    title: str
    imprint: str
    our_title: str
    footnotes: tuple[int, ...]


class Reference(NamedTuple):
    slug: str
    title: str
    kind: str
    genre: str
    author: str
    author_is_person: bool
    addressees: tuple[str, ...]
    people: tuple[str, ...]  # those of the addressees that are persons
    signers: tuple[str, ...]
    date: str  # EDTF
    first: date | None
    last: date | None
    date_words: str
    places: tuple[Place, ...]
    printed: tuple[str, ...]  # footnotes that give a newspaper or the like, not a shelfmark
    through: Through | None
    printed_author: str
    printed_title: str
    imprint: str
    basis: str
    language: str
    rights: str
    edition: Edition | None

    @property
    def is_publication(self):
        return self.kind in PUBLICATIONS

    @property
    def day(self):
        """The one day it is from, or None."""
        return self.first if self.first == self.last else None

    @property
    def shelfmarks(self):
        """All shelfmarks as printed, parted by semicolons: no character of them is changed."""
        return "; ".join(place.as_printed for place in self.places)

    @property
    def signed(self):
        """Who signed it, in words; "" where our sources do not say."""
        return _("Signed, sent or handed over by: %s") % "; ".join(self.signers) if self.signers else ""

    @property
    def archives(self):
        """The archives of its shelfmarks, each once: "State Archive (SA)"."""
        return "; ".join(dict.fromkeys(f"{place.archive_name} ({place.archive})" for place in self.places))

    @property
    def cited_through(self):
        """Through what the paper is cited, with the blanks of our copy named as such; "" for what we have itself."""
        if not self.through:
            return ""
        through = self.through
        words = [through.author or _("author not named in our copy"), through.title or _("title not named in our copy")]
        words.append(through.imprint or _("journal and year not named in our copy"))
        return ", ".join(words + footnotes_in_words(through.footnotes))


def footnotes_in_words(numbers):
    """["footnotes 43, 44"], or []."""
    if not numbers:
        return []
    listed = ", ".join(map(str, numbers))
    return [_("footnote %s") % listed if len(numbers) == 1 else _("footnotes %s") % listed]


def reference(holdings, slug, edition=None):
    """The Reference of a source held here (archive.record.Holdings), as cited from an edition."""
    source = holdings.source[slug]
    message = holdings.message.get(slug)
    sender = message and holdings.party[message.sender]
    addressees = [holdings.party[party] for party in message.addressees] if message else []
    own = holdings.footnotes_of(slug)
    first, last = bounds(source.date) if source.date else (None, None)
    return Reference(
        slug=slug,
        title=source.printed_title or source.title,
        kind=source.kind,
        genre=str(Source.Kind(source.kind).label),
        author=sender.name if sender else source.printed_author,
        author_is_person=sender.kind == "person" if sender else False,
        addressees=tuple(party.name for party in addressees),
        people=tuple(party.name for party in addressees if party.kind == "person"),
        signers=tuple(holdings.party[party].name for party in message.signers) if message else (),
        date=source.date,
        first=first,
        last=last,
        date_words=source.date_words,
        places=_places(holdings, source, own),
        printed=tuple(row.as_printed for row in own if row.kind == "newspaper"),
        through=_through(holdings.source.get(source.known_through), holdings.known_from(slug)),
        printed_author=source.printed_author,
        printed_title=source.printed_title,
        imprint=source.imprint,
        basis=source.textual_basis,
        language=source.language,
        rights=source.rights,
        edition=edition,
    )


def _places(holdings, source, footnotes):
    """Each shelfmark once: its own first, then those of its footnotes by number."""
    numbers = {source.shelfmark: []} if source.shelfmark else {}
    for row in footnotes:
        if row.shelfmark:
            numbers.setdefault(row.shelfmark, []).append(row.number)
    found = []
    for code, cited in numbers.items():
        mark = holdings.shelfmark[code]
        archive = holdings.repository[mark.repository]
        found.append(Place(archive.code, archive.name, mark.as_printed, mark.suggested, tuple(cited)))
    return tuple(found)


def _through(publication, footnotes):
    if publication is None:
        return None
    numbers = tuple(row.number for row in footnotes if row.publication == publication.slug)
    fields = (publication.printed_author, publication.printed_title, publication.imprint, publication.title)
    return Through(publication.slug, *fields, numbers)
