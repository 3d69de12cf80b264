"""Who wrote, received, spoke or kept silent."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from archive.models import Party, Tenure

from .base import DeskAdmin, DeskInline


class TenureInline(DeskInline):
    """The offices a person is seen to hold."""

    model = Tenure
    fk_name = "person"
    fields = [("office", "date"), ("attested_in", "footnote", "locator")]
    autocomplete_fields = ["office", "attested_in", "footnote"]


@admin.register(Party)
class PartyAdmin(DeskAdmin):
    list_display = ["name", "kind", "part_of", "seat"]
    list_filter = ["kind"]
    list_select_related = ["part_of"]
    search_fields = ["name", "short_name", "slug", "seat"]
    autocomplete_fields = ["part_of", "place"]
    prepopulated_fields = {"slug": ["name"]}
    inlines = [TenureInline]
    fieldsets = [
        (None, {"fields": ["kind", "name", "slug", "part_of"]}),
        (_("In charts"), {"fields": ["short_name", "seat", "place"]}),
        (_("What our sources say"), {"fields": ["remark"]}),
    ]
