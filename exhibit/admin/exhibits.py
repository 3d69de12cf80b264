"""Exhibits: what stands on the cover, the parts, and the way to their pages and to publishing."""

from django.contrib import admin
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from archive.addresses import desk_address
from archive.admin import DeskAdmin, DeskTable
from exhibit.models import Exhibit, Part
from exhibit.record import FURTHER

from . import publishing, taking


class PartInline(DeskTable):
    model = Part
    fields = ["position", "letter", "title", "slug"]
    prepopulated_fields = {"slug": ["title"]}


@admin.register(Exhibit)
class ExhibitAdmin(DeskAdmin):
    list_display = ["title", "slug", "owner", "edition"]
    list_filter = ["owner"]
    list_select_related = ["owner", "current"]
    search_fields = ["title", "slug", "subtitle"]
    autocomplete_fields = FURTHER
    prepopulated_fields = {"slug": ["title"]}
    readonly_fields = ["owner", "edition", "lessons", "ways", "words"]
    inlines = [PartInline]
    change_form_template = "admin/exhibit/exhibit/change_form.html"
    fieldsets = [
        (_("Cover"), {"fields": ["title", "slug", "subtitle", "lead", "advisory"]}),
        (_("Pages and routes"), {"fields": ["lessons", "ways", "words"]}),
        (_("About it"), {"fields": ["about", "about_sources", "scope", "quotations"], "classes": ["collapse"]}),
        (_("Besides what the pages cite"), {"fields": FURTHER, "classes": ["collapse"]}),
        (_("Standing"), {"fields": ["owner", "edition"]}),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).defer("current__content")

    def get_urls(self):
        views = [
            path(
                f"<path:key>/{name}/",
                self.admin_site.admin_view(view),
                {"desk": self},
                name=f"exhibit_exhibit_{name.replace('-', '_')}",
            )
            for name, view in publishing.VIEWS.items()
        ]
        return taking.urls(self) + views + super().get_urls()

    @admin.display(description=_("current edition"))
    def edition(self, row):
        return row.current.number if row.current_id else _("not published yet")

    @admin.display(description=_("pages in their order"))
    def lessons(self, row):
        if not row.pk:
            return _("Save the exhibit and its parts first; then pages can be added.")
        pages = row.pages.select_related("part")
        return _listed(row, "page", _("Add a page"), ((desk_address(page), page, page.part) for page in pages))

    @admin.display(description=_("routes in their order"))
    def ways(self, row):
        routes = row.routes.order_by("position", "slug") if row.pk else []
        found = ((desk_address(route), route, route.question) for route in routes)
        return _listed(
            row, "route", _("Add a route"), ((desk_address(route), route, route.question) for route in found)
        )

    @admin.display(description=_("glossary"))
    def words(self, row):
        found = row.terms.order_by("slug") if row.pk else []
        return _listed(row, "term", _("Add a word"), ((desk_address(term), term, term.slug) for term in found))


def _listed(exhibit, kind, add, rows):
    """Rows of an exhibit with links to their forms, and one to add another: rows are (address, name, besides)."""
    if not exhibit.pk:
        return "–"
    listed = format_html_join("", '<li><a href="{}">{}</a> ({})</li>', rows)
    address = f"{reverse(f'admin:exhibit_{kind}_add')}?exhibit={exhibit.pk}"
    return format_html('<ol>{}</ol><a href="{}">{}</a>', listed, address, add)
