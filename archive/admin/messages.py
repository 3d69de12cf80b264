"""What was addressed to whom, and what came back."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from archive.gather import gather
from archive.models import Action, Demand, DemandAnswer, Message, Recipient, Response, Silence
from archive.waiting import FROM_WORDS, UNTIL_WORDS, silence_wait

from .base import DeskAdmin, DeskInline, DeskTable, LinkedRows

ATTESTED = ("attested_in", "footnote", "paper", "locator")  # on one line


class RecipientInline(DeskInline):
    model = Recipient
    fields = [("number", "party"), ("role", "reach"), ATTESTED]
    autocomplete_fields = ["party", "attested_in", "footnote", "paper"]


class ActionInline(DeskInline):
    model = Action
    fields = [("number", "kind", "date"), ("by", "to"), "remark", ATTESTED]
    autocomplete_fields = ["by", "to", "attested_in", "footnote", "paper"]


class DemandInline(DeskTable):
    model = Demand
    fields = ["number", "text"]


class SilenceInline(LinkedRows, DeskInline):
    """Who answered this message with silence."""

    model = Silence
    fields = ["slug", ("kind", "party"), ("date", "attested_until"), "scope", "searched", ATTESTED]
    autocomplete_fields = ["party", "attested_in", "footnote", "paper"]


@admin.register(Message)
class MessageAdmin(DeskAdmin):
    list_display = ["subject", "sender", "source", "channel", "publicity"]
    list_filter = ["channel", "publicity", "sender"]
    list_select_related = ["sender", "source"]
    search_fields = ["subject", "source__title", "source__slug", "sender__name", "recipients__party__name"]
    autocomplete_fields = ["source", "sender", "signer", "cosigners"]
    by_footnote = ["source__cited_in__number", "source__mentioned_in__number"]
    inlines = [RecipientInline, ActionInline, DemandInline, SilenceInline]
    fieldsets = [(None, {"fields": ["source", ("sender", "signer", "cosigners"), "subject", "channel", "publicity"]})]


class DemandAnswerInline(DeskInline):
    model = DemandAnswer
    fields = ["demand", "outcome", "excerpt"]
    autocomplete_fields = ["excerpt"]

    def get_formset(self, request, obj=None, **kwargs):
        formset = super().get_formset(request, obj, **kwargs)
        demand = formset.form.base_fields.get("demand")
        if demand and obj:
            demand.queryset = demand.queryset.filter(message=obj.message_id)
        return formset


@admin.register(Response)
class ResponseAdmin(DeskAdmin):
    list_display = ["slug", "kind", "message", "reply"]
    list_filter = ["kind"]
    list_select_related = ["message", "reply"]
    search_fields = ["slug", "message__subject", "reply__subject", "message__source__title", "reply__source__title"]
    autocomplete_fields = ["message", "reply", "attested_in", "footnote", "paper"]
    by_footnote = ["footnote__number"]
    inlines = [DemandAnswerInline]
    fieldsets = [
        (None, {"fields": ["message", "reply", "kind", "remark", "slug"]}),
        (_("Known from"), {"fields": [ATTESTED]}),
    ]


@admin.register(Silence)
class SilenceAdmin(DeskAdmin):
    list_display = ["slug", "kind", "party", "message", "attested_until"]
    list_filter = ["kind", "party"]
    list_select_related = ["party", "message"]
    search_fields = ["slug", "scope", "party__name", "message__subject", "message__source__title"]
    autocomplete_fields = ["party", "message", "attested_in", "footnote", "paper"]
    by_footnote = ["footnote__number"]
    readonly_fields = ["days"]
    fieldsets = [
        (None, {"fields": ["kind", "party", "message", "scope", "slug"]}),
        (_("How long"), {"fields": ["date", "attested_until", "days"]}),
        (_("Known from"), {"fields": [ATTESTED, "searched"]}),
    ]

    @admin.display(description=_("days"))
    def days(self, row):
        if not row.pk or not row.message_id:
            return _("counted where there is a message")
        holdings = gather(sources={row.message.source_id}, silences={row.pk})
        wait = silence_wait(holdings, holdings.silence[row.slug])
        if wait.days is None:
            return _("no number: a date is missing")
        return f"{wait.days}; {FROM_WORDS[wait.start_basis]}, {UNTIL_WORDS[wait.end_basis]}"
