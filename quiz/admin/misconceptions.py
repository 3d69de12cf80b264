"""Misconceptions, and which of them no question tests."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from archive.admin import DeskAdmin
from quiz.models import Misconception


class TestedFilter(admin.SimpleListFilter):
    """Whether a question tests a misconception: one of its options names it."""

    title = _("tested by a question")
    parameter_name = "tested"

    def lookups(self, request, model_admin):
        return [("no", _("by none"))]

    def queryset(self, request, queryset):
        return queryset.untested() if self.value() == "no" else queryset


@admin.register(Misconception)
class MisconceptionAdmin(DeskAdmin):
    list_display = ["name", "text"]
    list_filter = [TestedFilter]
    search_fields = ["name", "slug", "text"]
    autocomplete_fields = ["excerpt"]
    prepopulated_fields = {"slug": ["name"]}
    fields = ["name", "slug", "text", "excerpt"]
