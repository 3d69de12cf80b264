"""How a visitor narrows the list: one value of each facet, and an order. Any other value is said to be not known."""

import django_filters
from django.utils.translation import gettext_lazy as _

from archive.models import KINDS, EvidenceStatus, Message, Published, Reply, Thing

LABELS = {
    "thing": _("What"),
    "archive": _("Archive"),
    "kind": _("Kind"),
    "year": _("Year"),
    "sender": _("From"),
    "recipient": _("To"),
    "publicity": _("At the time"),
    "reply": _("What came back"),
    "act": _("How surely it was made or sent"),
    "words": _("How sure is what it says"),
    "lesson": _("Used on"),
}
# Closed lists: in this order, and known though nothing of the kind is public.
CLOSED = {
    "thing": dict(Thing.choices),
    "kind": KINDS,
    "publicity": dict(Message.Publicity.choices),
    "reply": dict(Reply.choices),
    "act": dict(EvidenceStatus.choices),
    "words": dict(EvidenceStatus.choices),
}
ORDERS = {
    "oldest": (_("oldest first"), "by_oldest"),
    "newest": (_("newest first"), "by_newest"),
    "title": (_("by title"), "by_title"),
    "kind": (_("by kind"), "kind"),
}
RELEVANCE = "relevance"


class PublishedFilter(django_filters.FilterSet):
    thing = django_filters.ChoiceFilter()
    archive = django_filters.ChoiceFilter(field_name="archives", method="among")
    kind = django_filters.ChoiceFilter()
    year = django_filters.ChoiceFilter(field_name="years", method="among")
    sender = django_filters.ChoiceFilter()
    recipient = django_filters.ChoiceFilter(field_name="recipients", method="among")
    publicity = django_filters.ChoiceFilter()
    reply = django_filters.ChoiceFilter(method="among")
    act = django_filters.ChoiceFilter(field_name="act_status")
    words = django_filters.ChoiceFilter(field_name="words_status")
    lesson = django_filters.ChoiceFilter(field_name="pages", method="on_page")
    sort = django_filters.ChoiceFilter(
        method="in_order", choices=[*((name, name) for name in ORDERS), (RELEVANCE,) * 2]
    )

    class Meta:
        model = Published
        fields = []

    def __init__(self, data, index, **kwargs):
        super().__init__(data, **kwargs)
        for facet in LABELS:
            values = sorted(index.known(facet) | set(CLOSED.get(facet, ())))
            self.filters[facet].extra["choices"] = [(value, value) for value in values]

    @property
    def chosen(self):
        """{facet: the value chosen}, of those that are known."""
        self.form.is_valid()
        return {facet: value for facet in LABELS if (value := self.form.cleaned_data.get(facet))}

    @property
    def order(self):
        """The name of an order, "" where none is asked for."""
        self.form.is_valid()
        return self.form.cleaned_data.get("sort", "")

    def filter_queryset(self, rows):
        """Of a thing that several exhibits hold only the newest, unless the page of one exhibit is asked for."""
        return super().filter_queryset(rows if "lesson" in self.chosen else rows.filter(newest=True))

    def among(self, rows, column, value):
        return rows.filter(**{f"{column}__contains": f"|{value}|"})

    def on_page(self, rows, column, value):
        return self.among(rows.filter(exhibit=value.partition("/")[0]), column, value)

    def in_order(self, rows, column, value):
        return rows.order_by(*order_by(value))


def order_by(name):
    """The columns of an order; by the oldest for any that has none of its own."""
    column = ORDERS.get(name, ORDERS["oldest"])[1]
    return [column, "by_oldest", "slug", "pk"] if column == "kind" else [column, "slug", "pk"]
