"""The search behind the citation picker: what in the record a statement can rest on."""

from django.contrib import admin
from django.http import JsonResponse
from django.views.decorators.http import require_safe

from archive.admin.base import FOOTNOTE
from archive.admin.sources import known_from
from archive.dates import in_words
from archive.models import Claim, Source

LONGEST_SEARCH = 80
ROWS = 12


@require_safe
def cite(request):
    """Sources, once for each footnote that leads to them, or claims, as JSON; staff only (see config.desk)."""
    words = " ".join(request.GET.get("q", "").replace("\0", "").split())[:LONGEST_SEARCH]
    claims = request.GET.get("basis") == "claim"
    rows = _matching(request, Claim if claims else Source, words)
    found = [_claim(row) for row in rows] if claims else [place for row in rows for place in _places(row, words)]
    return JsonResponse({"found": found})


def _matching(request, kind, words):
    desk = admin.site.get_model_admin(kind)
    if not words or not desk.has_view_permission(request):
        return []
    rows, _repeats = desk.get_search_results(request, desk.get_queryset(request), words)
    return rows.distinct()[:ROWS]


def _claim(row):
    return {"source": row.slug, "title": row.text, "detail": row.get_status_display()}


def _places(row, words):
    """The source at each of its footnotes, or at the one searched for; without a place where none leads to it."""
    number = (searched := FOOTNOTE.fullmatch(words)) and int(searched[1])
    footnotes = [note for note in known_from(row) if not number or note.number == number]
    detail = f"{row.get_kind_display()}, {in_words(row.date)}"
    return [
        {"source": row.slug, "at": str(note), "title": row.title, "detail": f"{detail}. {note.as_printed[:120]}"}
        for note in footnotes
    ] or [{"source": row.slug, "title": row.title, "detail": detail}]
