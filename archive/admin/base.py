"""What every form of the desk has in common: whose rows it shows, its lock, its search, its content policy."""

import logging
import re

from django import forms
from django.contrib import admin
from django.contrib.messages.storage import default_storage
from django.db import OperationalError, models
from django.db.models import Q
from django.utils.translation import gettext as _
from django_prose_editor.fields import ProseEditorField
from django_prose_editor.widgets import AdminProseEditorWidget
from js_asset import Media

from archive import versions
from archive.addresses import desk_address
from archive.citations import written_in
from archive.models import Cited, DeskQuerySet, Versioned
from archive.search.rows import pattern

FOOTNOTE = re.compile(r"(?:fn|footnote|note)\.?\s*(\d{1,4})", re.IGNORECASE)
CITING_ROWS_SHOWN = 40
log = logging.getLogger(__name__)


class LinesField(forms.CharField):
    """Text of several lines. A browser sends two characters for each break; one is kept, so saving changes nothing."""

    def to_python(self, value):
        return super().to_python(value).replace("\r\n", "\n")


class VisibleChoices:
    """The rows to choose from are those the user may see; choosing one offers no button that deletes it."""

    formfield_overrides = {
        models.TextField: {"form_class": LinesField},
        ProseEditorField: {"widget": AdminProseEditorWidget},
    }

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and hasattr(field.widget, "can_delete_related"):
            field.widget.can_delete_related = False
            field.widget.can_view_related &= not field.widget.can_change_related
        return field

    def get_field_queryset(self, db, db_field, request):
        rows = db_field.remote_field.model._default_manager.using(db).all()
        return rows.visible_to(request.user) if isinstance(rows, DeskQuerySet) else rows


class DeskInline(VisibleChoices, admin.StackedInline):
    extra = 0


class DeskTable(VisibleChoices, admin.TabularInline):
    extra = 0


class LinkedRows:
    """Inline rows with a form and a lock of their own: they are shown with a link to it, and new ones can be added."""

    show_change_link = True
    classes = ["collapse"]

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class DeskAdmin(VisibleChoices, admin.ModelAdmin):
    """A form of the desk: it shows the rows its user may see, and does not save over another's change."""

    form = versions.VersionedForm
    view_on_site = False
    list_per_page = 50
    by_footnote = ()  # the lookups that answer a search for "fn 50", each alone

    def get_queryset(self, request):
        return super().get_queryset(request).visible_to(request.user)

    def get_object(self, request, object_id, from_field=None):
        row = super().get_object(request, object_id, from_field)
        return versions.locked(row) if row and request.method == "POST" else row

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and self._may_change(request, obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and self._may_change(request, obj)

    def _may_change(self, request, obj):
        rows = self.model._default_manager.all().changeable_by(request.user)
        return obj is None or obj.pk is None or rows.filter(pk=obj.pk).exists()

    def get_search_results(self, request, queryset, search_term):
        footnote = FOOTNOTE.fullmatch(search_term.strip())
        if footnote and self.by_footnote:
            return queryset.filter(Q.create([(name, footnote[1]) for name in self.by_footnote], Q.OR)), True
        return super().get_search_results(request, queryset, pattern(search_term))

    def get_search_fields(self, request):
        """Looked through by a pattern, so that a name is found without its marks and a shelfmark in either alphabet."""
        return [f"{name}__regex" for name in super().get_search_fields(request)]

    def get_readonly_fields(self, request, obj=None):
        fields = super().get_readonly_fields(request, obj)
        return [*fields, "slug"] if isinstance(obj, Cited) and obj.citations.exists() else fields

    def get_prepopulated_fields(self, request, obj=None):
        return {} if obj else super().get_prepopulated_fields(request, obj)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """What the database cannot take, as when the disk is full, comes back in its form."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except OperationalError:
            log.exception("A form was not saved.")
            request._messages = default_storage(request)  # the old one says already that it was saved
            request.refused = _("This could not be saved just now. All you wrote is below; try again in a moment.")
            return super().changeform_view(request, object_id, form_url, extra_context)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)  # made for this request
        form.refused = getattr(request, "refused", "")
        return form

    def get_formset_kwargs(self, request, obj, inline, prefix):
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        if "data" in kwargs and inline.has_change_permission(request, obj):
            kwargs["data"] = versions.reseat(kwargs["data"], prefix, kwargs["queryset"])
        return kwargs

    def save_model(self, request, obj, form, change):
        if not change and hasattr(obj, "owner_id"):
            obj.owner = request.user
        if change and isinstance(obj, Versioned):
            obj.version += 1  # nobody else does meanwhile: get_object has locked the row
        super().save_model(request, obj, form, change)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        form = context["adminform"].form
        if change and isinstance(obj, Versioned):
            context["seen_version"] = obj.version
        if getattr(form, "behind", False):
            formsets = [inline.formset for inline in context["inline_admin_formsets"]]
            context["differences"] = versions.differences(form, formsets)
        if change and isinstance(obj, Cited):
            context["cited_in"], context["cited_elsewhere"] = citing_rows(obj, request.user)
        response = super().render_change_form(request, context, add=add, change=change, form_url=form_url, obj=obj)
        # The page editor's import map is an inline script: without a nonce the content policy drops it unheard.
        media = response.context_data["media"]
        response.context_data["media"] = Media.from_media(media, nonce=request.csp_nonce)
        return response


def citing_rows(cited, user):
    """The rows whose prose cites this source or claim: [(words, address)] of those the user sees, and how many more."""
    rows = {written_in(citation): None for citation in cited.citations.all()[:CITING_ROWS_SHOWN]}
    seen = [row for row in rows if type(row)._default_manager.all().visible_to(user).filter(pk=row.pk).exists()]
    return [(f"{row._meta.verbose_name}: {row}", desk_address(row)) for row in seen], len(rows) - len(seen)
