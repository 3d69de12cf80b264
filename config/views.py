"""Pages for what went wrong, in the reader's words."""

import sys

from django.contrib.messages.storage import default_storage
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import OperationalError
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
    too_much = isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent)
    words = _("That was more than this site takes at once. Go back, shorten it, and send it again.") if too_much else ""
    return render(request, "site/problem.html", {"status": 400, "words": words}, status=400)


def not_working(request):
    words = ""
    is_refused = isinstance(sys.exc_info()[1], OperationalError)  # by a full disk, or a database that is away
    if request.method == "POST" and is_refused:
        if hasattr(request, "_messages"):
            request._messages = default_storage(request)  # what the old one says was done, was not
        words = _("Nothing can be stored just now, and nothing was changed. Go back, and try again in a moment.")
    return render(request, "site/problem.html", {"status": 500, "words": words}, status=500)
