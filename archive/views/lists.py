"""The list of what is published, narrowed by what the visitor asks."""

from django.db.models import Max, OuterRef
from django_filters.views import FilterView

from archive.filters import PublishedFilter
from archive.models import Published, Source


def newest():
    """Each published source once: as the exhibit with its newest publication holds it."""
    latest = Published.objects.filter(slug=OuterRef("slug")).values("slug").annotate(pk_=Max("pk")).values("pk_")
    return Published.objects.filter(pk__in=latest).defer("holdings", "text")


class SourceList(FilterView):
    """All published sources, narrowed by what the visitor asks."""

    filterset_class = PublishedFilter
    template_name = "archive/source_list.html"
    paginate_by = 50
    strict = False

    def get_queryset(self):
        return newest()

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        query = self.request.GET.copy()
        query.pop("page", None)
        return context | {"query": query.urlencode(), "shown_kinds": Source.Kind}
