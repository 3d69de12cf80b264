"""What fits a visitor's query and choices, in the order asked for, a portion at a time, in a fixed number of queries.

Of few results the keys are known from the index; of many the table is read along the order. A search is put in order of
relevance for its newest thousand hits; those of a commoner word follow, newest first.
"""

from itertools import islice

from django.db.models.expressions import RawSQL
from django.utils.functional import cached_property

from archive import search
from archive.facets import hits_by_exhibit
from archive.filters import RELEVANCE, order_by
from archive.models import Published

FEW = 1000


class Results:
    """A sequence for django.core.paginator: it has a count, and gives rows of Published for a slice."""

    def __init__(self, index, query, narrowed):
        self.index = index
        self.query = query
        self.narrowed = narrowed
        self.chosen = narrowed.chosen
        self.usual = RELEVANCE if query else "oldest"
        self.order = narrowed.order or self.usual
        if self.order == RELEVANCE:
            self.order = self.usual
        self.found = search.find(query) if query else None
        self.hits = hits_by_exhibit(self.found) if query else None

    @cached_property
    def counted(self):
        """(total, {facet: {value: count}})."""
        return self.index.count(self.chosen, self.hits)

    def count(self):
        return self.counted[0]

    def __len__(self):
        return self.count()

    def __getitem__(self, portion):
        if not self.count():
            return []
        if self.order == RELEVANCE:
            return self._by_key(islice(self._relevant(), portion.start, portion.stop))
        if self.count() <= FEW:
            keys = list(self.index.keys(self.chosen, self.hits))
            return list(self._rows().filter(pk__in=keys).order_by(*order_by(self.order))[portion])
        rows = self.narrowed.qs.order_by(*order_by(self.order))
        if self.query:
            rows = rows.filter(pk__in=RawSQL(*search.subquery(self.query)))  # noqa: S611 - no word of a visitor is in it
        return list(rows.defer(*self._not_shown())[portion])

    def _relevant(self):
        """Keys: the ranked ones, then the rest."""
        first = self.found[-search.RANKED :][0]
        fitting = self.index.keys(self.chosen, self.hits)
        may_rank, rest = set(), []
        for key in fitting:
            if key < first:
                rest = [key]
                break
            may_rank.add(key)
        yield from (key for key in search.ranked(self.query, first) if key in may_rank)
        yield from rest
        yield from fitting

    def _by_key(self, keys):
        keys = list(keys)
        rows = self._rows().in_bulk(keys)
        return [rows[key] for key in keys if key in rows]  # one may have been withdrawn since the count

    def _rows(self):
        return Published.objects.defer(*self._not_shown())

    def _not_shown(self):
        return ["holdings"] if self.query else ["holdings", "words"]
