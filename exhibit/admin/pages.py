"""Pages: what a lesson is about, and its blocks in their order."""

from typing import ClassVar

from content_editor.admin import ContentEditor, ContentEditorInline
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from archive.admin import DeskAdmin
from archive.admin.base import VisibleChoices
from archive.versions import VersionedForm
from exhibit import models
from exhibit.desk import preview_urls
from exhibit.drawings import needs
from exhibit.models import Page, Part

ICONS = {
    models.Prose: "notes",
    models.Number: "tag",
    models.SourceCard: "description",
    models.Drawing: "bar_chart",
    models.Comparison: "vertical_split",
    models.ClaimTable: "fact_check",
    models.Activity: "quiz",
    models.Discussion: "forum",
    models.Gap: "help_outline",
}
# The order a new page starts in; blocks left empty are not saved.
FIRST_BLOCKS = [
    models.Number,
    models.Prose,
    models.Drawing,
    models.SourceCard,
    models.Activity,
    models.Discussion,
    models.Gap,
]


class BlockForm(VersionedForm):
    """A block; one that is new and left empty is not saved, wherever it was moved to."""

    def has_changed(self):
        return bool(set(self.changed_data) - ({"region", "ordering"} if self.instance.pk is None else set()))

    def clean(self):
        return super(VersionedForm, self).clean()  # the page's version covers its blocks


class DrawingForm(BlockForm):
    class Meta:
        help_texts: ClassVar = {"kind": needs.IN_WORDS}


class BlockInline(VisibleChoices, ContentEditorInline):
    form = BlockForm

    @classmethod
    def of(cls, kind):
        lookups = [field.name for field in (*kind._meta.fields, *kind._meta.many_to_many) if field.is_relation]
        return cls.create(
            kind,
            form=DrawingForm if kind is models.Drawing else cls.form,
            icon=ICONS[kind],
            autocomplete_fields=[name for name in lookups if name != "parent"],
            color="inherit",
        )

    def get_extra(self, request, obj=None, **kwargs):
        return int(obj is None and self.model in FIRST_BLOCKS)


@admin.register(Page)
class PageAdmin(DeskAdmin, ContentEditor):
    list_display = ["title", "part", "position", "exhibit", "minutes", "advisory_level"]
    list_filter = ["exhibit", "advisory_level"]
    list_select_related = ["part", "exhibit"]
    search_fields = ["title", "slug", "goal", "exhibit__title"]
    autocomplete_fields = ["exhibit"]
    prepopulated_fields = {"slug": ["title"]}
    inlines = [BlockInline.of(kind) for kind in models.BLOCKS]
    change_form_template = "admin/exhibit/page/change_form.html"
    fieldsets = [
        (None, {"fields": ["exhibit", "part", "title", "slug", "position", "goal", "minutes"]}),
        (_("Advisory"), {"fields": ["advisory_level", "advisory", "way_round"], "classes": ["collapse"]}),
    ]

    def get_readonly_fields(self, request, obj=None):
        return [*super().get_readonly_fields(request, obj), *(["exhibit"] if obj else [])]

    def get_field_queryset(self, db, db_field, request):
        rows = super().get_field_queryset(db, db_field, request)
        if db_field.name == "part":
            return Part.objects.changeable_by(request.user).select_related("exhibit")
        return rows.changeable_by(request.user) if db_field.name == "exhibit" else rows

    def get_form(self, request, obj=None, change=False, **kwargs):
        """A page's part is one of its exhibit's; where that is not known yet, parts are named with it."""
        form = super().get_form(request, obj, change, **kwargs)
        exhibit = str(obj.exhibit_id if obj else request.GET.get("exhibit", ""))
        if part := form.base_fields.get("part"):
            if exhibit.isdigit():
                part.queryset = part.queryset.filter(exhibit=exhibit)
            else:
                part.label_from_instance = lambda row: f"{row.exhibit}: {row}"
        return form

    def get_formset_kwargs(self, request, obj, inline, prefix):
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        if obj.pk is None and request.method != "POST" and inline.model in FIRST_BLOCKS:
            place = 10 * (1 + FIRST_BLOCKS.index(inline.model))
            kwargs["initial"] = [{"region": Page.regions[0].key, "ordering": place}]
        return kwargs

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj:
            context["preview_url"] = preview_urls(obj.exhibit, [obj])[1][obj.slug]
        return super().render_change_form(request, context, add=add, change=change, form_url=form_url, obj=obj)
