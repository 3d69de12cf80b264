"""Pages for what went wrong, in the reader's words."""

from django.shortcuts import render
from django.utils.translation import gettext as _


def not_found(request, exception=None):
    words = exception.args[0] if exception and exception.args and isinstance(exception.args[0], str) else ""
    return render(request, "site/problem.html", {"status": 404, "words": words}, status=404)


def not_allowed(request, exception=None):
    return render(request, "site/problem.html", {"status": 403}, status=403)


def form_not_ours(request, reason=""):
    words = _("This form was too old, or came from another site. Open its page again, and send it from there.")
    return render(request, "site/problem.html", {"status": 403, "words": words}, status=403)


def not_understood(request, exception=None):
    return render(request, "site/problem.html", {"status": 400}, status=400)


def not_working(request):
    return render(request, "site/problem.html", {"status": 500}, status=500)
