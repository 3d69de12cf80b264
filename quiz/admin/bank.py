"""The bank of questions as a list: which are drafts, which need review, how they have gone."""

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from quiz import beside, staleness


class NeedsReviewFilter(admin.SimpleListFilter):
    """Whether something that a question rests on has changed since it was reviewed."""

    title = gettext_lazy("review")
    parameter_name = "review"

    def lookups(self, request, model_admin):
        return [("needed", _("needs review"))]

    def queryset(self, request, queryset):
        if self.value() != "needed":
            return queryset
        return queryset.filter(pk__in=staleness.reasons(queryset))


class Bank(ChangeList):
    """A page of the list, with what its columns say of each question read at once."""

    def get_results(self, request):
        super().get_results(request)
        rows = self.result_list = list(self.result_list)
        stale, counts = staleness.reasons(rows), beside.counts(request, rows)
        for row in rows:
            row.stale = stale.get(row.pk, [])
            row.answers, row.share = counts.get(row.pk, (0, None))


class BankColumns:
    """The columns of the bank."""

    list_display = ["text", "form", "habit", "standing", "answers", "right", "owner"]
    list_filter = ["draft", NeedsReviewFilter, "kind", "form", "habit", "options__misconception"]

    def get_changelist(self, request, **kwargs):
        return Bank

    @admin.display(description=gettext_lazy("standing"))
    def standing(self, question):
        badges = [_("draft")] if question.draft else []
        badges += [_("needs review")] if question.stale else []
        shown = format_html_join(" ", '<b class="badge">{}</b>', ((words,) for words in badges))
        return format_html('{} <span class="state">{}</span>', shown or "–", " ".join(question.stale))

    @admin.display(description=gettext_lazy("first answers"))
    def answers(self, question):
        return question.answers or "–"

    @admin.display(description=gettext_lazy("right"))
    def right(self, question):
        return "–" if question.share is None else f"{question.share:.0%}"
