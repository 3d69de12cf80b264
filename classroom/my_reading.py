"""“My reading” as a page, as files to take away, and “forget me”. None of it is kept on the way."""

from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from archive.columns import write
from classroom.models import Attempt
from classroom.readers import forget_browser, reader_of
from classroom.reading import read_by
from classroom.table import TABLE, plain
from exhibit.origin import is_from_here
from exhibit.views import not_kept


@require_safe
def my_reading(request):
    """What this browser has answered."""
    context = {"exhibits": read_by(reader_of(request)), "forgotten": request.GET.get("forgotten") == "1"}
    return not_kept(render(request, "classroom/my_reading.html", context))


@require_safe
def my_reading_as(request, format):
    """The same, every try, as CSV or JSON."""
    exhibits = read_by(reader_of(request))
    if format == "csv":
        response = HttpResponse(write(TABLE, exhibits), content_type="text/csv; charset=utf-8")
    elif format == "json":
        response = JsonResponse({"answers": plain(exhibits)}, json_dumps_params={"ensure_ascii": False, "indent": 1})
    else:
        raise Http404
    response["Content-Disposition"] = f'attachment; filename="my-reading.{format}"'
    return not_kept(response)


@csrf_exempt  # it must come from a page of this host instead, as an answer must
@require_http_methods(["GET", "HEAD", "POST"])
def forget_me(request):
    """Say what forgetting does, and do it (POST): the answers stay for the totals, and nothing joins them any more."""
    if request.method == "POST":
        return not_kept(_forget(request))
    return not_kept(_ask(request))


def _forget(request):
    if not is_from_here(request):
        return _ask(request, _("This came from another site, so nothing was forgotten."), 403)
    Attempt.objects.of_browser(reader_of(request)).update(reader="")
    response = HttpResponseRedirect(f"{reverse('my_reading')}?forgotten=1", status=303)
    forget_browser(response)
    return response


def _ask(request, problem="", status=200):
    count = Attempt.objects.of_browser(reader_of(request)).count()
    return render(request, "classroom/forget_me.html", {"count": count, "problem": problem}, status=status)
