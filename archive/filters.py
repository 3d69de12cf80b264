"""How a visitor narrows the list of sources."""

import django_filters
from django.db import models
from django.utils.translation import gettext_lazy as _

from archive.folding import fold
from archive.models import Message, Published, Source


class PublishedFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(label=_("Words, a name or a footnote"), method="with_words")
    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=Source.Kind, empty_label=_("every kind"))
    repository = django_filters.ChoiceFilter(label=_("Archive"), method="in_repository", empty_label=_("every archive"))
    sender = django_filters.ChoiceFilter(label=_("From"), empty_label=_("everybody"))
    publicity = django_filters.ChoiceFilter(
        label=_("At the time"), choices=Message.Publicity, empty_label=_("public or secret")
    )
    year = django_filters.ChoiceFilter(label=_("Year"), method="in_year", empty_label=_("every year"))
    sort = django_filters.ChoiceFilter(
        label=_("Order"),
        method="in_order",
        empty_label=_("oldest first"),
        choices=[("newest", _("newest first")), ("title", _("by title")), ("kind", _("by kind"))],
    )

    class Meta:
        model = Published
        fields = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        rows = self.queryset
        codes = {code for text in rows.values_list("repositories", flat=True) for code in text.split("|") if code}
        years = {day.year for pair in rows.values_list("dated_from", "dated_to") for day in pair if day}
        self.filters["repository"].extra["choices"] = [(code, code) for code in sorted(codes)]
        self.filters["year"].extra["choices"] = [(str(year), str(year)) for year in sorted(years)]
        senders = rows.exclude(sender="").values_list("sender", flat=True).distinct()
        self.filters["sender"].extra["choices"] = [(name, name) for name in sorted(set(senders))]

    def with_words(self, rows, name, value):
        for word in fold(value).split():
            rows = rows.filter(text__contains=word)
        return rows

    def in_order(self, rows, name, value):
        newest = models.F("dated_to").desc(nulls_last=True)
        return rows.order_by({"newest": newest, "title": "title", "kind": "kind"}[value], "slug")

    def in_repository(self, rows, name, value):
        return rows.filter(repositories__contains=f"|{value}|")

    def in_year(self, rows, name, value):
        return rows.filter(dated_from__year__lte=value, dated_to__year__gte=value)
