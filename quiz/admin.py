"""The curator's desk for questions: a form asks just for the fields of its kind."""

from django.contrib import admin
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from archive.admin import DeskAdmin, DeskInline

from .copying import copied
from .kinds import Form
from .models import Misconception, Option, Question, Span
from .uses import uses

# What an option of each form asks for, between its words and the reply; of the others some ask which is right.
_OF_OPTION = {
    Form.MESSAGE: ["right", "message"],
    Form.SEQUENCE: ["date"],
    Form.MATCH: ["partner"],
    Form.MAP: ["partner"],
    Form.WEIGH: [("low", "high"), "excerpt"],
    Form.LABEL: ["claim", ("label", "near"), "would_change"],
    Form.COMPARE: ["excerpt", "other_excerpt"],
}
_OF_ANY_OPTION = ["right", "message", "date", "partner", ("low", "high"), "claim", ("label", "near"), "would_change"]
_OF_ANY_OPTION += ["excerpt", "other_excerpt"]
_OF_QUESTION = {
    Form.NUMBER: ["key", "unit", "tolerance"],
    Form.DATE: ["key", "tolerance"],
    Form.COMPARE: ["first_name", "second_name"],
}
_OF_ANY_QUESTION = ["key", "unit", "tolerance", "first_name", "second_name"]


class OptionInline(DeskInline):
    model = Option
    autocomplete_fields = ["message", "excerpt", "other_excerpt", "claim", "misconception"]

    def get_fields(self, request, obj=None):
        """Those of the question's form; all, while the question has none yet."""
        form = obj and Form(obj.form)
        own = _OF_OPTION.get(form, ["right"] if form.marks_options else []) if form else _OF_ANY_OPTION
        return [("position", "uid"), "text", *own, "misconception", "reply"]


class SpanInline(DeskInline):
    model = Span
    fields = [("position", "uid", "right"), "text", "reply"]
    classes = ["collapse"]


@admin.register(Question)
class QuestionAdmin(DeskAdmin):
    list_display = ["text", "form", "habit", "draft", "owner"]
    list_filter = ["draft", "kind", "form", "habit", "options__misconception"]
    list_select_related = ["owner"]
    search_fields = ["text", "slug", "evidence__text", "evidence__source__title"]
    autocomplete_fields = ["evidence"]
    by_footnote = "evidence__footnote__number"
    actions = ["copy_questions"]
    readonly_fields = ["owner", "asked_on"]

    def get_inlines(self, request, obj):
        return [] if obj and obj.form == Form.REFLECT else [OptionInline, SpanInline]

    def get_fieldsets(self, request, obj=None):
        own = _OF_QUESTION.get(obj.form, []) if obj else _OF_ANY_QUESTION
        besides = [(_("What this form asks besides"), {"fields": own})] if own else []
        return [
            (None, {"fields": ["text", "slug", "form", "habit"]}),
            *besides,
            (_("After the answer"), {"fields": ["answer_words", "why", "evidence"]}),
            (_("Whose it is, and where it is asked"), {"fields": ["draft", "owner", "asked_on"]}),
        ]

    def save_form(self, request, form, change):
        question = super().save_form(request, form, change)
        question.kind = Form(question.form).kind  # the form of the answer says it
        return question

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if not change and request.user.has_perm("quiz.curate_question"):
            type(obj).objects.filter(pk=obj.pk).update(owner=None)  # a curator's question is there for every teacher

    @admin.display(description=_("asked on"))
    def asked_on(self, question):
        places = uses(question) if question.pk else []
        return format_html_join(", ", '<a href="{1}">{0}</a>', places) or "–"

    @admin.action(description=_("Copy the selected questions"), permissions=["add"])
    def copy_questions(self, request, queryset):
        owner = None if request.user.has_perm("quiz.curate_question") else request.user
        made = [copied(question, owner) for question in queryset]
        words = ngettext("%d question was copied: %s.", "%d questions were copied: %s.", len(made))
        self.message_user(request, words % (len(made), ", ".join(copy.slug for copy in made)))


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
