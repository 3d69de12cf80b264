"""From the record back to rows: what is missing is made, what is there is left alone."""

from django.db import IntegrityError

from archive import models
from archive.tables import TABLES, key, values

_ORDER = (  # each kind after those it names
    *("repositories", "shelfmarks", "sources", "footnotes", "places", "parties", "transcriptions", "excerpts"),
    *("news_reports", "messages", "responses", "silences", "claims", "quantities", "events"),
)
_LOOKUPS = {  # of what has another key than its slug
    models.Shelfmark: ["code"],
    models.Footnote: ["publication__slug", "number"],
    models.Tenure: ["person__slug", "office__slug", "date"],
    models.Transcription: ["source__slug"],
    models.NewsReport: ["source__slug"],
    models.Message: ["source__slug"],
    models.Demand: ["message__source__slug", "number"],
}


class Taken(Exception):
    """A row cannot be made, since another has its place; the message says which."""


class Rows:
    """The rows a record names: their primary keys, by model and key."""

    def __init__(self):
        self._found = {}
        self._links = []

    def all(self, model):
        """{key: primary key} of a model, read at the first call."""
        if model not in self._found:
            rows = model.objects.order_by().values_list("pk", *_LOOKUPS.get(model, ["slug"]))
            self._found[model] = {tuple(name): pk for pk, *name in rows}
        return self._found[model]

    def know(self, model, found):
        self._found[model] = found

    def find(self, model, name):
        """The primary key of a row by its key: a slug, or a tuple. Raises KeyError where there is none."""
        return self.all(model)[name if isinstance(name, tuple) else (name,)]

    def keep(self, model, row):
        """Make this row of the record unless it is there. Whether it was made."""
        missing = key(row) not in self.all(model)
        if missing:
            self.all(model)[key(row)] = self.make(model, row)
        return missing

    def make(self, model, row, **known):
        """Write a row of the record, with its parts: its primary key. `known` is what only its whole knows of it."""
        columns, many, parts = {}, {}, {}
        for name, value in (values(row) | known).items():
            field = model._meta.get_field(name)
            if field.one_to_many:
                parts[field] = value
            elif field.related_model is model:
                self._links += [(model, row, field, value)] if value else []
            elif field.many_to_many:
                many[name] = [self.find(field.related_model, other) for other in value]
            elif field.is_relation and name not in known:
                columns[field.attname] = self.find(field.related_model, value) if value else None
            else:
                columns[field.attname] = None if field.null and value == "" else value
        try:
            made = model.objects.create(**columns)
        except IntegrityError as error:
            raise Taken(f"{model._meta.verbose_name} {'/'.join(map(str, key(row)))}") from error
        for name, others in many.items():
            getattr(made, name).add(*others)
        for field, rows in parts.items():
            self._make_parts(made, row, field, rows)
        return made.pk

    def _make_parts(self, whole, row, field, rows):
        model = field.related_model
        if model is models.Tenure:
            return  # an office may come after the person; see unpack
        counted = {"number", "position"} & {own.name for own in model._meta.fields}
        for number, part in enumerate(rows, start=1):
            known = {field.remote_field.name: whole.pk} | dict.fromkeys(counted, number)
            if model is models.DemandAnswer:
                known["demand"] = self.find(models.Demand, (row.message, part.demand))
            self.make(model, part, **known)

    def link(self):
        """Write what rows say of others of their kind, now that all are there."""
        for model, row, field, value in self._links:
            made = self.find(model, key(row))
            if field.many_to_many:
                getattr(model(pk=made), field.name).add(*(self.find(model, other) for other in value))
            else:
                model.objects.filter(pk=made).update(**{field.attname: self.find(model, value)})
        self._links.clear()


def unpack(holdings, rows):
    """Make the rows of these Holdings that are missing. Raises Taken where one cannot be made."""
    fresh = set()
    for kind in _ORDER:
        for row in getattr(holdings, kind):
            made = rows.keep(TABLES[type(row)], row)
            if made and kind == "sources":
                fresh.add(row.slug)
            if not made and kind == "footnotes":
                _point_to(rows, row, fresh)
    rows.link()
    for party in holdings.parties:
        for tenure in party.tenures:
            if (party.slug, tenure.office, tenure.date) not in rows.all(models.Tenure):
                rows.make(models.Tenure, tenure, person=rows.find(models.Party, party.slug))


def _point_to(rows, row, fresh):
    """Let a footnote that was there point to sources, and mention sources, that were not."""
    footnote = models.Footnote(pk=rows.find(models.Footnote, key(row)))
    for named, slugs in ((footnote.sources, row.sources), (footnote.mentions, row.mentions)):
        named.add(*(rows.find(models.Source, slug) for slug in slugs if slug in fresh))
