"""Check and publish: what a curator sees before an edition is frozen, and what can be done about those there are.

Checking a large exhibit takes seconds, so both pages are sent in pieces: what is being done, then what came of it.
"""

import logging

from django.contrib import messages
from django.http import Http404, StreamingHttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from exhibit import desk as links
from exhibit import publishing
from exhibit.check import check
from exhibit.check import errors as errors_in
from exhibit.gather import gather
from exhibit.models import Edition
from exhibit.record import digest
from quiz.staleness import review_findings

HERE = "<!-- what comes of it -->"  # in publish.html
NOTE_LENGTH = 240
log = logging.getLogger(__name__)


def _exhibit(request, desk, key):
    row = desk.get_queryset(request).filter(pk=key).first() if key.isdigit() else None
    if row is None:
        raise Http404(_("There is no such exhibit, or it is not yours."))
    return row


def _exhibit_to_change(request, desk, key):
    row = _exhibit(request, desk, key)
    if not desk.has_change_permission(request, row):
        raise Http404(_("There is no such exhibit, or it is not yours."))
    return row


def _in_pieces(request, desk, row, title, doing, result):
    """A page of the desk whose middle, the pieces that `result` yields, is made while it is being sent."""
    get_token(request)  # the cookie has to leave with the headers
    context = {**desk.admin_site.each_context(request), "opts": desk.opts, "title": title, "exhibit": row}
    context["doing"] = doing
    before, after = render_to_string("admin/exhibit/exhibit/publish.html", context, request).split(HERE)

    def pieces():
        yield before
        try:
            yield from result()
        except Exception:
            log.exception("Publishing %s", row.slug)
            yield render_to_string("admin/exhibit/exhibit/failed.html", {"exhibit": row}, request)
        yield after

    return StreamingHttpResponse(pieces())


@require_http_methods(["GET", "HEAD", "POST"])
def publish_view(request, desk, key):
    """GET: the findings of the draft and a button. POST: the draft that was seen becomes an edition."""
    if request.method == "POST":
        return _publish(request, desk, _exhibit_to_change(request, desk, key))
    row = _exhibit(request, desk, key)

    def result():
        record = gather(row)
        yield _findings(request, desk, row, record, [*check(record), *review_findings(record.question)])

    doing = _("Reading the draft and checking it. This may take some seconds.")
    return _in_pieces(request, desk, row, _("Check and publish"), doing, result)


def _findings(request, desk, row, record, found):
    version = digest(record)
    urls = links.field_urls(row, found)
    cover, pages = links.preview_urls(row, record.pages)
    return render_to_string(
        "admin/exhibit/exhibit/findings.html",
        {
            "exhibit": row,
            "record": record,
            "digest": version,
            "same": bool(row.current and row.current.digest == version and not row.current.withdrawn_on),
            "findings": [(finding, urls[finding.where]) for finding in found],
            "blocked": len(errors_in(found)),
            "may_publish": desk.has_change_permission(request, row),
            "preview": cover,
            "pages": [(page, pages[page.slug]) for page in record.pages],
            "editions": row.editions.defer("content"),
            "note_length": NOTE_LENGTH,
        },
        request,
    )


def _publish(request, desk, row):
    def result():
        context = {"exhibit": row}
        before = row.current_id
        try:
            context["edition"] = edition = yield from _lines(
                row,
                request.POST.get("digest", ""),
                request.user.get_full_name() or request.user.get_username(),
                request.POST.get("note", "").strip()[:NOTE_LENGTH],
            )
            context["new"] = edition.pk != before
            desk.log_change(request, row, _("Published edition %d.") % edition.number)
        except publishing.Refused as refusal:
            urls = links.field_urls(row, refusal.findings)
            context |= {"refusal": refusal, "findings": [(found, urls[found.where]) for found in refusal.findings]}
        yield render_to_string("admin/exhibit/exhibit/published.html", context, request)

    doing = _("The draft is checked once more, then frozen. Leave this page open.")
    return _in_pieces(request, desk, row, _("Publish"), doing, result)


def _lines(*what):
    """A line for each step of publishing; returns the edition."""
    running = publishing.steps(*what)
    while True:
        try:
            yield format_html('<p class="step">{} …</p>', next(running))
        except StopIteration as done:
            return done.value


def _number(request):
    number = request.POST.get("number", "")
    return int(number) if number.isdecimal() and len(number) < 9 else 0


@require_POST
def roll_back_view(request, desk, key):
    """An earlier edition is current again."""
    row = _exhibit_to_change(request, desk, key)
    try:
        edition = publishing.roll_back(row, _number(request))
    except publishing.Refused as refusal:
        messages.error(request, str(refusal))
    else:
        desk.log_change(request, row, _("Went back to edition %d.") % edition.number)
        messages.success(request, _("Readers see edition %d again.") % edition.number)
    return redirect("admin:exhibit_exhibit_publish", row.pk)


@require_POST
def withdraw_view(request, desk, key):
    """Nobody reads this edition any more; its address says why."""
    row = _exhibit_to_change(request, desk, key)
    try:
        edition = row.editions.get(number=_number(request), withdrawn_on=None)
        publishing.withdraw(edition, request.POST.get("reason", "")[:NOTE_LENGTH])
    except publishing.Refused as refusal:
        messages.error(request, str(refusal))
    except Edition.DoesNotExist:
        messages.error(request, _("There is no such edition to withdraw."))
    else:
        desk.log_change(request, row, _("Withdrew edition %d.") % edition.number)
        messages.success(request, _("Edition %d is withdrawn; its address says why.") % edition.number)
    return redirect("admin:exhibit_exhibit_publish", row.pk)


VIEWS = {"publish": publish_view, "roll-back": roll_back_view, "withdraw": withdraw_view}
