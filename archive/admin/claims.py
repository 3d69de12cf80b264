"""What is said to be so, and what happened when."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from archive.models import Claim, Event, Evidence

from .base import DeskAdmin, DeskInline


class EvidenceInline(DeskInline):
    model = Evidence
    fields = [("number", "attested_in"), ("footnote", "locator")]
    autocomplete_fields = ["attested_in", "footnote"]


@admin.register(Claim)
class ClaimAdmin(DeskAdmin):
    list_display = ["text", "status", "voice", "reviewed_on"]
    list_filter = ["status", "voice"]
    list_select_related = ["voice"]
    search_fields = ["text", "slug", "voice__name"]
    autocomplete_fields = ["voice"]
    by_footnote = "evidence__footnote__number"
    inlines = [EvidenceInline]
    fieldsets = [
        (None, {"fields": ["text", "slug", "status", "voice", "scope"]}),
        (_("Where nothing was found"), {"fields": ["searched"]}),
        (_("Review"), {"fields": ["reviewer", "reviewed_on"]}),
    ]


@admin.register(Event)
class EventAdmin(DeskAdmin):
    list_display = ["title", "date", "attested_in", "footnote"]
    list_select_related = ["attested_in", "footnote"]
    search_fields = ["title", "slug"]
    autocomplete_fields = ["attested_in", "footnote"]
    by_footnote = "footnote__number"
    prepopulated_fields = {"slug": ["title"]}
    fieldsets = [
        (None, {"fields": ["title", "slug", "date"]}),
        (_("Known from"), {"fields": ["attested_in", "footnote", "locator"]}),
    ]
