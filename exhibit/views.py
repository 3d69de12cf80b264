"""The public pages of an exhibit: each asks a Record, never a table."""

from functools import wraps

from django.core import signing
from django.db import DatabaseError
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from archive.views import sources
from exhibit import preview, standing
from exhibit.blocks import asked
from exhibit.check import check
from exhibit.cover import shown_on_cover
from exhibit.gather import gather
from exhibit.lesson import Lesson
from exhibit.middleware import edition_page
from exhibit.models import Exhibit
from exhibit.opened import Opened, OpenedDraft, OpenedOld
from exhibit.uses import HeldEdition


class Gone(Exception):
    """What was here has been withdrawn or removed; the response says why."""

    def __init__(self, request, template, context):
        super().__init__()
        self.response = render(request, template, context, status=410)
        patch_cache_control(self.response, no_cache=True)  # or browsers keep it for ever, and it may come back


def open_edition(request, exhibit, number=None):
    """The edition a reader asks for, opened. Raises Http404 for one that never was, Gone for a withdrawn one."""
    found = standing.edition(exhibit, number) if number is not None else standing.current(exhibit)
    if found is None:
        raise Http404
    if found.withdrawn_on:
        raise Gone(request, "exhibit/withdrawn.html", {"standing": found})
    record = standing.record_of(found)
    return Opened(record, found) if found.current and number is None else OpenedOld(record, found)


def open_draft(token):
    """The draft that a preview token opens. Raises Http404 for a token that is none, or too old."""
    try:
        slug = preview.exhibit_slug(token)
        record = gather(Exhibit.objects.get(slug=slug))
    except (signing.BadSignature, Exhibit.DoesNotExist):
        raise Http404(_("This preview link is not valid any more. Make a new one at the desk.")) from None
    return OpenedDraft(record, token, check(record))


def of_edition(view):
    """The view is given an opened edition: the current one, or the one of a number. Its bytes are kept."""

    @require_safe
    @wraps(view)
    def wrapped(request, exhibit, *args, number=None, **kwargs):
        try:
            opened = open_edition(request, exhibit, number)
            response = edition_page(view(request, opened, *args, **kwargs))
        except Gone as gone:
            return gone.response
        if opened.is_old:
            response["X-Robots-Tag"] = "noindex"
        return response

    return wrapped


def of_draft(view):
    """The view is given an opened draft; nothing of it is kept anywhere."""

    @require_safe
    @wraps(view)
    def wrapped(request, token, *args, **kwargs):
        return not_kept(view(request, open_draft(token), *args, **kwargs))

    return wrapped


def not_kept(response):
    patch_cache_control(response, no_store=True, private=True)
    response["X-Robots-Tag"] = "noindex"
    return response


@require_safe
def exhibits(request):
    """The exhibits of this site."""
    shown = [Opened(standing.record_of(row), row) for row in standing.exhibits().values()]
    return render(request, "exhibit/exhibits.html", {"exhibits": shown})


@require_safe
def old_source(request, exhibit, number, slug, format=""):
    """A source as one edition has it, in the reading room's words. Not kept: the citation on it names this host."""
    try:
        opened = open_edition(request, exhibit, number)
    except Gone as gone:
        return gone.response
    response = sources.old_source(request, HeldEdition(opened.standing), slug, opened.source, format)
    response["X-Robots-Tag"] = "noindex"
    return response


def show_cover(request, opened):
    return render(request, "exhibit/cover.html", shown_on_cover(opened))


def show_lesson_page(request, opened, slug):
    page = opened.record.page.get(slug) or _page_gone(request, opened, slug)
    return render(request, "exhibit/lesson_page.html", {"opened": opened, "lesson": Lesson(opened, page, request.GET)})


def show_question_page(request, opened, page, question, route=""):
    """A question on a page of its own, before it is answered; of a route, where it was reached by one."""
    opened = opened.walked(route)
    page = opened.page_or_404(page)
    question = opened.question_or_404(page, question)
    lesson = Lesson(opened, page)
    return render(
        request,
        "exhibit/question_page.html",
        {"opened": opened, "lesson": lesson, "question": question, "asked": asked(opened, page, question)},
    )


def _page_gone(request, opened, slug):
    """A page that an earlier edition had is gone, with its last edition named. Raises Gone or Http404."""
    if opened.is_old or opened.is_preview:
        raise Http404
    for row in standing.editions(opened.record.slug):
        if not row.withdrawn_on and slug in standing.titles_of(row.key, row.digest):
            last = OpenedOld(standing.record_of(row), row)
            page = last.record.page[slug]
            context = {"opened": opened, "last": last, "page": page, "address": last.page(page)}
            raise Gone(request, "exhibit/page_gone.html", context)
    raise Http404


@require_safe
def editions(request, exhibit):
    """All editions of an exhibit, newest first."""
    rows = standing.editions(exhibit)
    if not rows:
        raise Http404
    opened = open_current_or_none(exhibit)
    return render(request, "exhibit/editions.html", {"opened": opened, "editions": rows, "title": rows[0].title})


def open_current_or_none(exhibit):
    found = standing.current(exhibit)
    return Opened(standing.record_of(found), found) if found and not found.withdrawn_on else None


question_page = of_edition(show_question_page)


@require_safe
def page_in_words(request, name):
    """A page about the site itself: privacy, accessibility."""
    return render(request, f"site/{name}.html")


@require_safe
@never_cache
def health(request):
    """For whatever watches the server: 200 when the database answers, with the number of exhibits, else 503."""
    try:
        standing.forget()
        count = len(standing.exhibits())
    except DatabaseError:
        return HttpResponse("database does not answer\n", status=503, content_type="text/plain")
    return HttpResponse(f"ok, exhibits: {count}\n", content_type="text/plain")
