"""From a Record back to rows: a draft to edit. What curators made is never overwritten."""

from django.db import transaction
from django.utils.translation import gettext as _
from msgspec import Struct

import archive.unpack
import quiz.unpack
from archive.citations import rebuild
from archive.record import Footnote
from archive.tables import key, walk
from exhibit import models
from exhibit.gather import gather
from exhibit.record import FURTHER
from exhibit.tables import BLOCKS

WORDS = ("title", "subtitle", "lead", "advisory", "about", "about_sources", "scope", "quotations")
NAMED = 10  # places a refusal names


class Differs(Exception):
    """Rows that are there say something else than the Record; the message names them. Nothing was written."""

    def __init__(self, places):
        more = _(" and %d more") % (len(places) - NAMED) if len(places) > NAMED else ""
        super().__init__(
            _("Rows that are here already differ: %s. Nothing was changed.") % (", ".join(places[:NAMED]) + more)
        )


def unpack(record):
    """The exhibit whose draft says just what this Record says; rows that are missing are made.

    The Record must be free of exhibit.integrity.problems. Raises Differs, and then has written nothing.
    """
    with transaction.atomic():
        rows = archive.unpack.Rows()
        try:
            archive.unpack.unpack(record.holdings, rows)
            quiz.unpack.unpack(record.questions, record.misconceptions, rows)
            exhibit = row_of(record)
            if not any(getattr(exhibit, name).exists() for name in ("parts", "pages", "routes", "terms")):
                _fill(exhibit, record, rows)
        except archive.unpack.Taken as taken:
            raise Differs([str(taken)]) from taken
        if found := list(differences(record, gather(exhibit))):
            raise Differs(found)
    return exhibit


def row_of(record):
    """The exhibit of this Record, made if there is none: its words, as yet without pages."""
    words = {name: getattr(record, name) for name in WORDS}
    return models.Exhibit.objects.get_or_create(slug=record.slug, defaults=words)[0]


def _fill(exhibit, record, rows):
    rebuild(exhibit)  # its words may be older here than what they cite
    for name in FURTHER:
        others = getattr(exhibit, name)
        others.add(*(rows.find(others.model, slug) for slug in getattr(record, name)))
    parts = enumerate(record.parts, start=1)
    rows.know(
        models.Part,
        {key(part): rows.make(models.Part, part, exhibit=exhibit.pk, position=position) for position, part in parts},
    )
    made = {}
    for position, page in enumerate(record.pages, start=1):
        made[key(page)] = rows.make(models.Page, page, exhibit=exhibit.pk, position=position)
        for ordering, block in enumerate(page.blocks, start=1):
            rows.make(BLOCKS[type(block)], block, parent=made[key(page)], region="main", ordering=10 * ordering)
    rows.know(models.Page, made)
    for position, route in enumerate(record.routes, start=1):
        rows.make(models.Route, route, exhibit=exhibit.pk, position=position)
    for term in record.terms:
        rows.make(models.Term, term, exhibit=exhibit.pk)


def differences(record, draft):
    """Paths of what a Record and a draft say differently of what both hold; each may hold more around it."""
    drafted = dict(walk(draft))
    for path, row in walk(record):
        for name in getattr(row, "__struct_fields__", ()) if path in drafted else ():
            mine, theirs = (_outline(getattr(one, name)) for one in (row, drafted[path]))
            if isinstance(row, Footnote) and name in ("sources", "mentions"):
                mine = [slug for slug in mine if slug in draft.holdings.source]
                theirs = [slug for slug in theirs if slug in record.holdings.source]
            if mine != theirs and name not in ("holdings", "tenures"):
                yield "/".join((*path, name))


def _outline(value):
    """A value; a list of rows as their keys, since the rows themselves are looked at one by one."""
    return [key(part) if isinstance(part, Struct) else part for part in value] if isinstance(value, list) else value
