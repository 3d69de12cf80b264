"""Taking the questions of current editions away, keys included: for whoever may see questions at the desk."""

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from exhibit import standing
from exhibit.models import Exhibit
from exhibit.taking import asked_on, bank, file_name, lessons
from quiz.taking import FORMATS
from quiz.taking.item import items_of
from quiz.taking.losses import lines


def urls(desk):
    """The addresses of these pages, for the desk of exhibits."""
    beginning = "questions/<slug:exhibit>"
    return [
        path("questions/", desk.admin_site.admin_view(listed), {"desk": desk}, name="exhibit_questions"),
        *(
            path(f"{beginning}{end}.<str:format>", desk.admin_site.admin_view(taken), name=name)
            for end, name in (("", "exhibit_questions_as"), ("/<slug:page>", "exhibit_questions_of_page_as"))
        ),
    ]


def _seen_by(user):
    """The current Standings of the exhibits whose keys somebody may see: the house's, and their own."""
    if not user.has_perm("quiz.view_question"):
        raise PermissionDenied
    mine = Exhibit.objects.visible_to(user).values("pk")
    slugs = Exhibit.objects.filter(Q(owner=None) | Q(pk__in=mine)).values_list("slug", flat=True)
    return {slug: row for slug, row in standing.exhibits().items() if slug in set(slugs)}


@require_safe
def listed(request, desk):
    """What can be taken, and what each format cannot hold."""
    exhibits = []
    for row in _seen_by(request.user).values():
        items = items_of(bank(row, request.build_absolute_uri))
        lost = [(format.name, lines(format.losses(items), len(items))) for format in FORMATS.values()]
        pages = [(page, len(asked_on(page))) for page in lessons(row)]
        exhibits.append({"row": row, "count": len(items), "pages": pages, "lost": lost})
    context = {**desk.admin_site.each_context(request), "title": _("Take questions away"), "exhibits": exhibits}
    formats = [(ending, format.name) for ending, format in FORMATS.items()]
    return render(request, "admin/exhibit/exhibit/questions.html", {**context, "formats": formats})


@require_safe
def taken(request, exhibit, format, page=""):
    """The questions of an exhibit, or of one of its lessons, as a file."""
    row = _seen_by(request.user).get(exhibit)
    lesson = standing.record_of(row).page.get(page) if row and page else None
    if row is None or format not in FORMATS or (page and lesson is None):
        raise Http404
    return HttpResponse(
        FORMATS[format].write(bank(row, request.build_absolute_uri, lesson)),
        content_type=FORMATS[format].content_type,
        headers={"Content-Disposition": f'attachment; filename="{file_name(row, format, lesson)}"'},
    )
