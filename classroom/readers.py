"""Which browser asks: the random name in its cookie. A second cookie tells script only that there is one."""

import re
import secrets

from django.conf import settings

COOKIE = "reader"
ANSWERED = "answered"  # script may read it, so that nothing is asked for a browser that never answered
_READER = re.compile(r"[A-Za-z0-9_-]{22}")


def new_reader():
    """A random name for a browser: 22 letters, nothing in them."""
    return secrets.token_urlsafe(16)


def is_reader(text):
    return bool(_READER.fullmatch(text))


def reader_of(request):
    """The name of the browser that asks; "" where it has none that we made."""
    name = request.COOKIES.get(COOKIE, "")
    return name if is_reader(name) else ""


def name_browser(request, response):
    """Give the browser a name with this response."""
    lasts = settings.ANSWERS_KEPT_DAYS * 24 * 3600  # as long as the name is kept here
    plain = {"max_age": lasts, "samesite": "Lax", "secure": request.is_secure()}
    response.set_cookie(COOKIE, new_reader(), httponly=True, **plain)
    response.set_cookie(ANSWERED, "1", **plain)


def forget_browser(response):
    """Take the name back from the browser with this response."""
    for name in (COOKIE, ANSWERED):
        response.delete_cookie(name, samesite="Lax")
