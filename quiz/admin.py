"""The curator's desk for questions."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from archive.admin import DeskAdmin, DeskInline

from .models import Option, Question


class OptionInline(DeskInline):
    model = Option
    fields = [("position", "uid", "right"), "text", "message", "reply"]
    autocomplete_fields = ["message"]


@admin.register(Question)
class QuestionAdmin(DeskAdmin):
    list_display = ["text", "kind", "form", "habit", "owner"]
    list_filter = ["kind", "form", "habit"]
    list_select_related = ["owner"]
    search_fields = ["text", "slug", "evidence__text", "evidence__source__title"]
    autocomplete_fields = ["evidence"]
    by_footnote = "evidence__footnote__number"
    inlines = [OptionInline]
    readonly_fields = ["owner"]
    fieldsets = [
        (None, {"fields": ["text", "slug", "kind", "form", "habit"]}),
        (_("Where a value is read"), {"fields": ["key", "unit", "tolerance"]}),
        (_("After the answer"), {"fields": ["answer_words", "why", "evidence"]}),
        (_("Whose it is"), {"fields": ["owner"]}),
    ]

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if not change and request.user.has_perm("quiz.curate_question"):
            type(obj).objects.filter(pk=obj.pk).update(owner=None)  # a curator's question is there for every teacher
