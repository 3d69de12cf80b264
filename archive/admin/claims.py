"""What is said to be so and by whom, how many, and what happened when and where."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from archive.models import Claim, Event, Evidence, Place, Quantity, Stance

from .base import DeskAdmin, DeskInline


class EvidenceInline(DeskInline):
    model = Evidence
    fields = [("number", "attested_in"), ("footnote", "paper", "locator")]
    autocomplete_fields = ["attested_in", "footnote", "paper"]


class StanceInline(DeskInline):
    """Where each party stands on this claim."""

    model = Stance
    fields = [("party", "stance"), "excerpt", ("attested_in", "footnote", "paper", "locator")]
    autocomplete_fields = ["party", "excerpt", "attested_in", "footnote", "paper"]


@admin.register(Claim)
class ClaimAdmin(DeskAdmin):
    list_display = ["text", "status", "voice", "reviewed_on"]
    list_filter = ["status", "voice"]
    list_select_related = ["voice"]
    search_fields = ["text", "slug", "voice__name"]
    autocomplete_fields = ["voice"]
    by_footnote = ["evidence__footnote__number"]
    inlines = [EvidenceInline, StanceInline]
    fieldsets = [
        (None, {"fields": ["text", "slug", "status", "voice", "scope"]}),
        (_("Where nothing was found"), {"fields": ["searched"]}),
        (_("Review"), {"fields": ["reviewer", "reviewed_on"]}),
    ]


@admin.register(Quantity)
class QuantityAdmin(DeskAdmin):
    list_display = ["as_printed", "counts", "voice", "date"]
    list_filter = ["voice"]
    list_select_related = ["voice"]
    search_fields = ["as_printed", "counts", "slug", "voice__name"]
    autocomplete_fields = ["voice", "attested_in", "footnote", "paper"]
    by_footnote = ["footnote__number"]
    fieldsets = [
        (None, {"fields": ["as_printed", "number", "counts", "slug"]}),
        (_("Whose figure, as of when"), {"fields": ["voice", "date", "remark"]}),
        (_("Known from"), {"fields": ["attested_in", "footnote", "paper", "locator"]}),
    ]


@admin.register(Place)
class PlaceAdmin(DeskAdmin):
    list_display = ["name", "as_printed", "part_of"]
    list_filter = [("part_of", admin.EmptyFieldListFilter)]
    list_select_related = ["part_of"]
    search_fields = ["name", "as_printed", "slug"]
    autocomplete_fields = ["part_of"]
    prepopulated_fields = {"slug": ["name"]}
    fields = ["name", "slug", "as_printed", "part_of", ("latitude", "longitude"), "remark"]


@admin.register(Event)
class EventAdmin(DeskAdmin):
    list_display = ["title", "date", "place", "attested_in", "footnote"]
    list_filter = ["place"]
    list_select_related = ["place", "attested_in", "footnote"]
    search_fields = ["title", "slug", "place__name", "place__as_printed"]
    autocomplete_fields = ["place", "attested_in", "footnote", "paper"]
    by_footnote = ["footnote__number"]
    prepopulated_fields = {"slug": ["title"]}
    fieldsets = [
        (None, {"fields": ["title", "slug", "date", "planned", "place"]}),
        (_("Known from"), {"fields": ["attested_in", "footnote", "paper", "locator"]}),
    ]
