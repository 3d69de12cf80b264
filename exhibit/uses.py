"""What rooms to the left ask of exhibits: what their editions hold, which pages cite what, which ask a question."""

from functools import lru_cache
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from archive.addresses import desk_address
from archive.models import PublishedExhibit
from archive.notes import Notes
from archive.origins import support
from archive.prose import atoms
from archive.uses import Use
from exhibit import record as rec
from exhibit import standing
from exhibit.models import Activity, Route


class HeldEdition:
    """archive.held.Held: one edition of an exhibit, from its Standing."""

    def __init__(self, row):
        self.row = row
        self.exhibit = row.exhibit
        self.title = row.title
        self.number = row.number
        self.day = row.day
        self.digest = row.digest
        self.holdings = standing.record_of(row).holdings

    def source_address(self, source):
        return reverse("old_source", args=[self.exhibit, self.number, source])

    def pages_with(self, source, footnote=0):
        pages = pages_by_place(self.row.key, self.row.digest).get((source, footnote), [])
        return [(page.title, address_of_page(f"{self.exhibit}/{page.slug}")) for page in pages]

    def report_address(self, **about):
        return f"{reverse('report', args=[self.exhibit])}?{urlencode(about)}"


def current_editions():
    """[HeldEdition] of the exhibits that are open to readers, the newest first."""
    rows = sorted(standing.exhibits().values(), key=lambda row: row.published_on, reverse=True)
    return [HeldEdition(row) for row in rows]


def address_of_page(slug):
    """The address of "notes/first", the page first of the exhibit notes; of "notes", its cover."""
    exhibit, _slash, page = slug.partition("/")
    return reverse("page", args=[exhibit, page]) if page else reverse("cover", args=[exhibit])


def exhibits_with(source):
    """[Use] in the exhibits whose current edition holds this source (its slug)."""
    found = []
    for slug, title in PublishedExhibit.objects.holding(source).values_list("exhibit", "title"):
        row = standing.current(slug)
        pages = HeldEdition(row).pages_with(source) if row else []
        found.append(Use(title, address_of_page(slug), pages))
    return found


@lru_cache(maxsize=16)
def pages_by_place(key, digest):
    """{(source, 0) or (publication, footnote): the pages that use it, in their order} of one edition."""
    found = {}
    record = standing.kept_record(key, digest)
    for page in record.pages:
        for place in places_of(record, page):
            found.setdefault(place, []).append(page)
    return found


def places_of(record, page):
    """{(source, 0), (publication, footnote)} of all that a page cites, shows, draws or asks about."""
    return {place for block in page.blocks for place in _places(record, block)}


def _places(record, block):
    holdings = record.holdings
    notes = Notes(holdings)
    sources, claimed, cited = [], [], []
    for atom in (atom for html in rec.prose_of(block) for atom in atoms(html)):
        if atom.basis == "claim" and atom.slug in holdings.claim:
            claimed += holdings.claim[atom.slug].evidence
        elif atom.basis == "source" and atom.slug in holdings.source:
            sources.append(atom.slug)
            cited += notes.places(atom)
    asked = [record.question[block.question].evidence] if isinstance(block, rec.Activity) else []
    for excerpt in _held(holdings.excerpt, [*rec.excerpts_of(block), *asked]):
        sources.append(excerpt.source)
        cited += filter(None, [excerpt.footnote])
    for claim in _held(holdings.claim, getattr(block, "claims", [])):
        claimed += claim.evidence
    for silence in _held(holdings.silence, rec.silences_of(block)):
        sources.append(silence.message)
        cited.append(silence.attestation)
    sources += [*getattr(block, "messages", []), *getattr(block, "sources", [])]
    for response in _held(holdings.response, getattr(block, "responses", [])):
        sources += [response.message, response.reply]
        cited.append(response.attestation)
    yield from ((slug, 0) for slug in (*sources, *support(holdings, claimed)) if slug in holdings.source)
    yield from ((place.source, place.footnote) for place in (*cited, *claimed) if place.footnote)


def _held(rows, slugs):
    """Those of these rows that are held: a draft may name others."""
    return [rows[slug] for slug in slugs if slug in rows]


def pages_that_ask(question):
    """[(words, address at the desk)] of the pages of drafts that ask this question, and the routes that end with it."""
    rows = Activity.objects.filter(question=question).select_related("parent__exhibit")
    asked = [(f"{row.parent.exhibit.title}: {row.parent}", desk_address(row.parent)) for row in rows]
    routes = Route.objects.filter(returns=question).select_related("exhibit")
    words = _("%(exhibit)s: at the end of the route “%(route)s”")
    return asked + [(words % {"exhibit": row.exhibit.title, "route": row.title}, desk_address(row)) for row in routes]
