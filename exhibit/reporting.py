"""Report a reading: a small form without an account, and the public log of what came of such reports."""

from urllib.parse import urlencode

from django import forms
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from exhibit import standing, views
from exhibit.models import Report
from exhibit.origin import is_from_here
from exhibit.throttle import REPORTS_AN_HOUR, may_send


class ReportForm(forms.ModelForm):
    """What a reader is asked. `website` is no field for people: who fills it in is a machine."""

    website = forms.CharField(required=False)

    class Meta:
        model = Report
        fields = ["place", "words", "suggested", "contact", "source"]
        labels = {
            "place": gettext_lazy("Where"),
            "words": gettext_lazy("What looks wrong"),
            "suggested": gettext_lazy("How you read it (optional)"),
            "contact": gettext_lazy("How we can reach you (optional)"),
        }
        help_texts = {
            "place": gettext_lazy("A source, a footnote or a page, and the line in it."),
            "words": "",
            "suggested": "",
            "contact": gettext_lazy("An e-mail address, for example. It is deleted when your report is decided."),
        }
        widgets = {"words": forms.Textarea(attrs={"rows": 6}), "source": forms.HiddenInput}


@csrf_exempt  # it must come from a page of this host instead, as an answer must; so reading sets no cookie
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report(request, exhibit):
    """Ask, take a report (POST), thank for it (?sent=1)."""
    try:
        opened = views.open_edition(request, exhibit)
    except views.Gone as gone:
        return gone.response
    if request.method == "POST":
        return _take(request, opened)
    if request.GET.get("sent") == "1":
        return render(request, "exhibit/report_sent.html", {"opened": opened, "about": _source(request.GET, opened)})
    return _ask(request, opened, ReportForm(initial=_about(request, opened)))


def _ask(request, opened, form, problem="", status=200):
    given = {"opened": opened, "form": form, "problem": problem}
    given["about"] = _source(request.POST or request.GET, opened)
    return render(request, "exhibit/report.html", given, status=status)


def _source(asked, opened):
    """(title, address) of the source that a report is about; None where it is of another thing."""
    source = opened.record.holdings.source.get(asked.get("source", ""))
    return (source.title, opened.source(source.slug)) if source else None


def _take(request, opened):
    form = ReportForm(
        request.POST, instance=Report(exhibit_id=opened.standing.exhibit_key, edition=opened.standing.number)
    )
    if not is_from_here(request):
        return _ask(request, opened, form, _("This report came from another site, so it was not taken."), 403)
    if not form.is_valid():
        return _ask(request, opened, form, _("Something is missing; what you wrote is still here."), 400)
    source = form.cleaned_data["source"] if _source(form.cleaned_data, opened) else ""
    asked = urlencode({"sent": 1} | ({"source": source} if source else {}))
    sent = HttpResponseRedirect(f"{reverse('report', args=[opened.record.slug])}?{asked}", status=303)
    if form.cleaned_data["website"]:
        return sent  # a machine is told nothing
    if not may_send(request, "report", REPORTS_AN_HOUR):
        problem = _(
            "Many reports came from this network within the hour. What you wrote is still here: try again later."
        )
        return _ask(request, opened, form, problem, 429)
    form.instance.source = source
    form.save()
    return sent


def _about(request, opened):
    """What the form begins with, from ?source=, ?footnote= or ?page=: only what this edition holds."""
    holdings = opened.record.holdings
    source, page = request.GET.get("source", ""), request.GET.get("page", "")
    publication, _fn, number = request.GET.get("footnote", "").rpartition("-fn")
    if source in holdings.source:
        return {"place": _("Source: %s") % holdings.source[source].title, "source": source}
    if number.isascii() and number.isdigit() and (publication, int(number)) in holdings.footnote:
        return {"place": _("Footnote %s") % number, "source": publication}
    if page in opened.record.page:
        return {"place": _("Page: %s") % opened.record.page[page].title}
    return {}


@never_cache
@require_safe
def corrections(request, exhibit):
    """What was corrected, and when: the reports that were accepted, in the curators' words."""
    if not standing.editions(exhibit):
        raise Http404
    opened = views.open_current_or_none(exhibit)
    held = opened.record.holdings.source if opened else {}
    rows = [
        (row, (held[row.source].title, opened.source(row.source)) if row.source in held else None)
        for row in Report.objects.corrections_of(exhibit)
    ]
    title = standing.editions(exhibit)[0].title
    return render(
        request, "exhibit/corrections.html", {"opened": opened, "corrections": rows, "title": title, "slug": exhibit}
    )
