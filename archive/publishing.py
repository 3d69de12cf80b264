"""Rewrites what the public may see of the record, for one exhibit at a time. Call it in the publishing transaction.

Rows, search index and counts of an exhibit are written together, and which of several exhibits has published a thing
last is settled with them.
"""

from itertools import islice

import msgspec
from django.db import connection, models, transaction

from archive import search
from archive.facets import to_bytes, to_set
from archive.models import ROWS, Published, PublishedExhibit
from archive.record import Holdings
from archive.things import Page, rows_for  # noqa: F401 - what publishing takes, for the rooms that publish

FORM = 5  # raised whenever rows are made in another way: the next start then writes them anew
_AT_ONCE = 500
_READER = msgspec.json.Decoder(Holdings)  # made here, before there are threads: see exhibit.record


def publish(exhibit, made, edition=0):
    """These Rows, and no others, are public of this exhibit (its slug)."""
    with transaction.atomic():
        _alone()
        shared = _shared(exhibit)
        _remove(exhibit)
        fields = {"title": made.title, "edition": edition, "form": FORM, "facets": made.facets, "older": b""}
        row = PublishedExhibit.objects.create(exhibit=exhibit, **fields)
        for key, published in enumerate(made.rows, start=row.first):
            published.pk, published.edition = key, edition
        _insert(made.rows)
        search.forget(row.first, row.first + ROWS - 1)  # nothing, unless another database was restored into this one
        search.write(enumerate(made.entries, start=row.first))
        _settle(shared | _shared(exhibit))


def withdraw(exhibit):
    """Nothing of this exhibit (its slug) is public any more."""
    with transaction.atomic():
        _alone()
        shared = _shared(exhibit)
        _remove(exhibit)
        _settle(shared)


def is_written(exhibit, edition):
    """Whether this edition of an exhibit is public, in the form that rows have now."""
    return PublishedExhibit.objects.filter(exhibit=exhibit, edition=edition, form=FORM).exists()


def turns():
    """{exhibit (its slug): a number that is greater, the later it was published}."""
    return dict(PublishedExhibit.objects.values_list("exhibit", "pk"))


def find(thing, slug):
    """The newest row of Published of this thing, or None. Without an order, for which SQLite would leave its index."""
    return next(iter(Published.objects.filter(thing=thing, slug=slug, newest=True)[:1]), None)


def holdings_of(published):
    """archive.record.Holdings around a published source or party."""
    return _READER.decode(bytes(published.holdings))


def _alone():
    """One publication at a time, else two could each take its own things for the newest. SQLite sees to it itself."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE archive_publishedexhibit IN EXCLUSIVE MODE")  # readers may read


def _insert(rows):
    """In a third of the time of bulk_create, since all other writers wait meanwhile; the values need no preparing."""
    names = [field.attname for field in Published._meta.concrete_fields]
    columns = ", ".join(connection.ops.quote_name(field.column) for field in Published._meta.concrete_fields)
    places = ", ".join(["%s"] * len(names))
    with connection.cursor() as cursor:
        statement = f"INSERT INTO archive_published ({columns}) VALUES ({places})"  # noqa: S608 - names of our own
        cursor.executemany(statement, [[getattr(row, name) for name in names] for row in rows])


def _remove(exhibit):
    for row in PublishedExhibit.objects.filter(exhibit=exhibit).defer("facets", "older"):
        search.forget(row.first, row.first + ROWS - 1)
        row.delete()
    Published.objects.filter(exhibit=exhibit)._raw_delete(using=Published.objects.db)


def _shared(exhibit):
    """{(thing, slug)} of what this exhibit and another have both published."""
    same = Published.objects.filter(thing=models.OuterRef("thing"), slug=models.OuterRef("slug"))
    own = Published.objects.filter(exhibit=exhibit).order_by()
    return set(own.filter(models.Exists(same.exclude(exhibit=exhibit))).values_list("thing", "slug"))


def _settle(shared):
    """Of these things, (thing, slug), the row with the greatest key is the newest."""
    changed, exhibits = {True: [], False: []}, set()
    for thing in sorted({thing for thing, _slug in shared}):
        for slugs in _in_portions(sorted(slug for other, slug in shared if other == thing)):
            rows = (
                Published.objects.filter(thing=thing, slug__in=slugs).order_by("pk").values_list("slug", "pk", "newest")
            )
            rows = list(rows)
            newest = {slug: key for slug, key, _newest in rows}
            for slug, key, was in rows:
                exhibits.add(key // ROWS)
                if was != (newest[slug] == key):
                    changed[not was].append(key)
    for newest, keys in changed.items():
        for some in _in_portions(keys):
            Published.objects.filter(pk__in=some).update(newest=newest)
    for row in PublishedExhibit.objects.filter(pk__in=exhibits).defer("facets"):
        own = Published.objects.filter(pk__range=(row.first, row.first + ROWS - 1), newest=False).order_by("pk")
        older = [key % ROWS for key in own.values_list("pk", flat=True)]
        PublishedExhibit.objects.filter(pk=row.pk).update(older=to_bytes(to_set(older)))


def _in_portions(items):
    rest = iter(items)
    while some := list(islice(rest, _AT_ONCE)):
        yield some
