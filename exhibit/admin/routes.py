"""Routes, with their pages in order, and the words of the glossary."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from archive.admin import DeskAdmin, DeskTable
from exhibit.models import Route, Stop, Term


class OfExhibitAdmin(DeskAdmin):
    """A row of an exhibit that one may change; which exhibit it is of stays as it is."""

    list_filter = ["exhibit"]
    autocomplete_fields = ["exhibit"]

    def get_readonly_fields(self, request, obj=None):
        return [*super().get_readonly_fields(request, obj), *(["exhibit"] if obj else [])]

    def get_field_queryset(self, db, db_field, request):
        rows = super().get_field_queryset(db, db_field, request)
        return rows.changeable_by(request.user) if db_field.name == "exhibit" else rows


class StopInline(DeskTable):
    model = Stop
    fields = ["position", "page", "questions", "pause"]
    autocomplete_fields = ["page", "questions"]


@admin.register(Route)
class RouteAdmin(OfExhibitAdmin):
    list_display = ["title", "question", "exhibit", "minutes", "position"]
    list_select_related = ["exhibit"]
    search_fields = ["title", "slug", "question", "exhibit__title"]
    prepopulated_fields = {"slug": ["title"]}
    inlines = [StopInline]
    autocomplete_fields = [*OfExhibitAdmin.autocomplete_fields, "returns"]
    fieldsets = [
        (None, {"fields": ["exhibit", "title", "slug", "position", "question", "goal", "minutes", "returns"]}),
        (_("For the class"), {"fields": ["discussion", "discussion_note", "preparation"]}),
    ]


@admin.register(Term)
class TermAdmin(OfExhibitAdmin):
    list_display = ["term", "forms", "exhibit"]
    list_select_related = ["exhibit"]
    search_fields = ["term", "slug", "forms", "definition"]
    prepopulated_fields = {"slug": ["term"]}
    fields = ["exhibit", "term", "slug", "forms", "definition"]
