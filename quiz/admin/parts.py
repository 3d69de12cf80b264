"""Options and spans in the form of a question: just the fields of its kind; places and short names make themselves."""

from django import forms
from django.db.models import Max
from django.forms import BaseInlineFormSet
from django.utils.translation import gettext_lazy as _

from archive.admin import DeskInline
from quiz.kinds import Form
from quiz.models import Option, Span
from quiz.naming import free_uid

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
# What the words of an option are in each form, with an example.
_WORDS = {
    Form.ONE: (_("Option"), _("True of something: The protest about parole, 11 May")),
    Form.SEVERAL: (_("Option"), _("True of something: The protest about parole, 11 May")),
    Form.NUMBER: (_("Wrong number"), _("One that you foresee: 199")),
    Form.DATE: (_("Wrong date"), _("One that you foresee: 1950-01-20")),
    Form.MESSAGE: (_("Message in words"), _("The protest about parole, 11 May")),
    Form.SEQUENCE: (_("Card"), _("Without its date: Moscow protests against parole")),
    Form.MATCH: (_("Item"), _("The reminder. Empty: a partner that belongs to nothing.")),
    Form.MAP: (_("Place"), _("London. Empty: a role that nobody has.")),
    Form.WEIGH: (_("Source"), _("As readers know it: The press statement")),
    Form.LABEL: (_("Claim in words"), _("The note was meant to divert attention")),
    Form.COMPARE: (_("Statement"), _("That an answer is awaited")),
    Form.REVEAL: (_("Phrase"), _("The covered words to the letter, or others in their place")),
    Form.FOCUS: (_("Span"), _("To the letter, in the order of the text")),
}
_ROWS = {Form.NUMBER: 2, Form.DATE: 2, Form.MESSAGE: 3, Form.REVEAL: 3, Form.FOCUS: 3, Form.MATCH: 5}
_ROWS_ELSE = 4  # empty ones in a new question


def form_of(request, question):
    """The form of the answer that a question has, or that was chosen for a new one; None for neither."""
    chosen = question.form if question else request.POST.get("form") or request.GET.get("form")
    return Form(chosen) if chosen in Form.values else None


class PartForm(forms.ModelForm):
    """A part of a question; an empty place means the last, an empty short name is made from its words."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, words in (("position", _("Empty: the last.")), ("uid", _("Empty: made from its words."))):
            if name in self.fields:
                self.fields[name].required = False
                self.fields[name].help_text = words
        if self.instance.pk is None:
            self.initial["position"] = None

    def clean_uid(self):
        return self.cleaned_data["uid"] or self.instance.uid

    def clean_position(self):
        position = self.cleaned_data["position"]
        return self.instance.position if position is None and self.instance.pk else position


class PartFormSet(BaseInlineFormSet):
    def save_new(self, form, commit=True):
        part, others = form.instance, self.model.objects.filter(question=self.instance)
        if form.cleaned_data.get("position") is None:
            part.position = (others.aggregate(last=Max("position"))["last"] or 0) + 1
        if not part.uid:
            typed = {each.instance.uid for each in self.forms}
            part.uid = free_uid(str(part), typed | set(others.values_list("uid", flat=True)))
        return super().save_new(form, commit)


class OptionInline(DeskInline):
    model = Option
    form = PartForm
    formset = PartFormSet
    autocomplete_fields = ["message", "excerpt", "other_excerpt", "claim", "misconception"]

    def get_fields(self, request, obj=None):
        """Those of the question's form."""
        form = form_of(request, obj)
        own = _OF_OPTION.get(form, ["right"] if form and form.marks_options else [])
        return [("position", "uid"), "text", *own, "misconception", "reply"]

    def get_formset(self, request, obj=None, **kwargs):
        formset = super().get_formset(request, obj, **kwargs)
        text = formset.form.base_fields.get("text")
        if text and (form := form_of(request, obj)):
            text.label, text.help_text = _WORDS[form]
        return formset

    def get_extra(self, request, obj=None, **kwargs):
        return 0 if obj else _ROWS.get(form_of(request, obj), _ROWS_ELSE)


class SpanInline(DeskInline):
    model = Span
    form = PartForm
    formset = PartFormSet
    fields = [("position", "uid", "right"), "text", "reply"]
    classes = ["collapse"]
