"""Questions: a kind chosen by its picture, a form made for it, and what is worth knowing when it was saved."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.urls import path
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from archive.admin import DeskAdmin
from archive.versions import VersionedForm
from quiz import beside, distractors, staleness
from quiz.check import check_question
from quiz.copying import copied
from quiz.kinds import HABITS, HINTS, Form, Kind
from quiz.models import Question
from quiz.naming import free_slug
from quiz.uses import uses

from .bank import BankColumns
from .parts import OptionInline, SpanInline, form_of
from .suggest import suggest_view

_OF_QUESTION = {
    Form.NUMBER: ["key", "unit", "tolerance"],
    Form.DATE: ["key", "tolerance"],
    Form.COMPARE: ["first_name", "second_name"],
}


class QuestionForm(VersionedForm):
    reviewed = forms.BooleanField(
        label=gettext_lazy("Reviewed"),
        required=False,
        help_text=gettext_lazy("I have looked at what changed: with what is saved here the question holds again."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "slug" in self.fields and self.instance.pk is None:
            self.fields["slug"].required = False
            self.fields["slug"].help_text = _("Part of the address. Empty: made from the question.")

    def clean_slug(self):
        return self.cleaned_data["slug"] or free_slug(self.cleaned_data.get("text", ""))


@admin.register(Question)
class QuestionAdmin(BankColumns, DeskAdmin):
    form = QuestionForm
    list_select_related = ["owner"]
    search_fields = ["text", "slug", "evidence__text", "evidence__source__title"]
    autocomplete_fields = ["evidence"]
    by_footnote = ["evidence__footnote__number"]
    actions = ["copy_questions"]
    readonly_fields = ["owner", "asked_on", "what_changed"]
    change_form_template = "admin/quiz/question/change_form.html"

    def get_urls(self):
        view = self.admin_site.admin_view(suggest_view)
        return [path("<path:key>/suggest/", view, {"desk": self}, name="quiz_question_suggest"), *super().get_urls()]

    def add_view(self, request, form_url="", extra_context=None):
        """First a kind, by its picture; then its form."""
        form = form_of(request, None)
        if form is None:
            return self._kinds_view(request)
        context = {"title": _("Add a question: %s") % form.label, "asked_form": form, **(extra_context or {})}
        return super().add_view(request, form_url, context)

    def _kinds_view(self, request):
        if not self.has_add_permission(request):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Add a question"),
            "subtitle": None,
            "kinds": [(kind, HINTS[kind], [form for form in Form if form.kind == kind]) for kind in Kind],
            "kept": [(name, value) for name, value in request.GET.items() if name != "form"],
        }
        return render(request, "admin/quiz/question/kinds.html", context)

    def get_changeform_initial_data(self, request):
        form = form_of(request, None)
        return {"habit": HABITS.get(form and form.kind, ""), **super().get_changeform_initial_data(request)}

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "form" and request.resolver_match.url_name == "quiz_question_add":
            field.widget = forms.HiddenInput()  # it was chosen by its picture
        return field

    def get_inlines(self, request, obj):
        form = form_of(request, obj)
        takes_spans = form is None or form.takes_spans or (obj is not None and obj.spans.exists())
        return [*([] if form == Form.REFLECT else [OptionInline]), *([SpanInline] if takes_spans else [])]

    def get_fieldsets(self, request, obj=None):
        own = _OF_QUESTION.get(form_of(request, obj))
        besides = [(_("What this form asks besides"), {"fields": own})] if own else []
        says = ["what_changed", *(["reviewed"] if self.has_change_permission(request, obj) else [])]
        review = [(_("Needs review"), {"fields": says})] if _stale(obj) else []
        return [
            *review,
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

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        request.question_saved = form.instance.pk, form.cleaned_data.get("reviewed", False)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        response = super().changeform_view(request, object_id, form_url, extra_context)
        if hasattr(request, "question_saved"):  # and the one write lock is free again
            self._look_at(request, *request.question_saved)
        return response

    def _look_at(self, request, key, reviewed):
        """Keep what a saved question rests on, and say what the check will say: nothing of it hinders saving."""
        (asked,), _beliefs, holdings = staleness.remember([key], reviewed)
        found = dict.fromkeys(check_question(holdings, asked))
        for level, words in (
            ("error", _("To be mended before this question can be published:")),
            ("warning", _("Worth a look:")),
        ):
            if said := [(finding.words,) for finding in found if finding.level == level]:
                listed = format_html_join("", "<li>{}</li>", said)
                messages.warning(request, format_html("{}<ul>{}</ul>", words, listed))

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj:
            context["takes_suggestions"] = distractors.takes(obj) and self.has_change_permission(request, obj)
        context["panels"] = beside.panels(request, obj)
        return super().render_change_form(request, context, add=add, change=change, form_url=form_url, obj=obj)

    @admin.display(description=gettext_lazy("asked on"))
    def asked_on(self, question):
        places = uses(question) if question.pk else []
        return format_html_join(", ", '<a href="{1}">{0}</a>', places) or "–"

    @admin.display(description=gettext_lazy("what changed"))
    def what_changed(self, question):
        return format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", ((words,) for words in _stale(question))))

    @admin.action(description=gettext_lazy("Copy the selected questions"), permissions=["add"])
    def copy_questions(self, request, queryset):
        owner = None if request.user.has_perm("quiz.curate_question") else request.user
        made = [copied(question, owner) for question in queryset]
        words = ngettext("%d question was copied: %s.", "%d questions were copied: %s.", len(made))
        self.message_user(request, words % (len(made), ", ".join(copy.slug for copy in made)))


def _stale(question):
    """The reasons why a question needs review, read once for a form."""
    if question is None or not question.pk:
        return []
    if not hasattr(question, "stale"):
        question.stale = staleness.reasons([question]).get(question.pk, [])
    return question.stale
