"""Reports of readings: read, decide, and say in public what was corrected."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from archive.admin import DeskAdmin
from exhibit.models import Report


@admin.register(Report)
class ReportAdmin(DeskAdmin):
    list_display = ["__str__", "place", "exhibit", "state", "sent_on"]
    list_filter = ["state", "exhibit"]
    list_select_related = ["exhibit"]
    search_fields = ["words", "place", "source", "public_words"]
    readonly_fields = [
        "exhibit",
        "edition",
        "sent_on",
        "place",
        "source",
        "words",
        "suggested",
        "contact",
        "decided_on",
    ]
    fieldsets = [
        (_("What a reader says"), {"fields": ["place", "source", "words", "suggested", "contact", "sent_on"]}),
        (_("What you make of it"), {"fields": ["state", "public_words", "decided_on"]}),
        (_("About"), {"fields": ["exhibit", "edition"]}),
    ]

    def has_add_permission(self, request):
        return False  # reports come from readers
