"""Published pages leave from here: their bytes are kept by edition, and served before sessions and the rest are asked.

A page's bytes depend on its address, on the edition and its standing, and on the release; nothing in them is personal.
So the key names all of these, an entry is never wrong, and deleting the cache is always safe.
"""

import gzip
import hashlib
import re
from functools import lru_cache
from typing import NamedTuple

import brotli
from django.conf import settings
from django.core.cache import caches
from django.core.handlers.wsgi import WSGIHandler
from django.db import DatabaseError
from django.http import HttpResponse, HttpResponseNotModified
from django.http.request import split_domain_port, validate_host

from exhibit import standing
from exhibit.models import RESERVED_FOR_SITE

KEPT_SECONDS = 30 * 24 * 3600
OURS = [("Vary", "Accept-Encoding"), ("Cache-Control", "no-cache")]
_REFUSED = r"(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))"
_TAKES = {coding: re.compile(rf"(?<![\w-]){coding}(?![\w-]){_REFUSED}") for coding in ("br", "gzip")}  # smallest first
_BROTLI_QUALITY = 5  # a tenth smaller than gzip in twice its time; the best would take fifty times
_NOT_KEPT = {"content-length", "content-encoding", "etag", "vary", "cache-control"}  # set anew for each answer


class Kept(NamedTuple):
    """A page as it is kept: headers, and its bytes by coding ("" is plain), each with an ETag of its own."""

    headers: list
    bodies: dict[str, tuple[str, bytes]]

    @classmethod
    def of(cls, response):
        plain = response.content
        sums = hashlib.sha256(plain).hexdigest()[:24]
        headers = [(name, value) for name, value in response.items() if name.lower() not in _NOT_KEPT]
        bodies = {
            "": (f'"{sums}"', plain),
            "gzip": (f'"{sums}-gzip"', gzip.compress(plain, 9, mtime=0)),
            "br": (f'"{sums}-br"', brotli.compress(plain, quality=_BROTLI_QUALITY)),
        }
        return cls(headers + OURS, bodies)

    def answer(self, environ):
        """(status, headers, body) for this request: packed if it may be, 304 if the reader has it."""
        accepted = environ.get("HTTP_ACCEPT_ENCODING", "")
        coding = next((name for name, takes in _TAKES.items() if takes.search(accepted)), "")
        tag, body = self.bodies[coding]
        asked = environ.get("HTTP_IF_NONE_MATCH")
        if asked and (asked == "*" or tag in (part.strip().removeprefix("W/") for part in asked.split(","))):
            return "304 Not Modified", [("ETag", tag), *OURS], b""
        headers = [*self.headers, ("ETag", tag), ("Content-Length", str(len(body)))]
        if coding:
            headers.append(("Content-Encoding", coding))
        return "200 OK", headers, b"" if environ["REQUEST_METHOD"] == "HEAD" else body


class Application(WSGIHandler):
    """Django's WSGI application; a page that is kept is answered before Django makes a request of it."""

    def __call__(self, environ, start_response):
        try:
            key = kept_key(environ)
        except DatabaseError:
            key = None  # a request of Django's begins with a fresh connection, and has a page for what fails
        kept = key and caches["pages"].get(key)
        if not kept:
            return super().__call__(environ, start_response)
        status, headers, body = kept.answer(environ)
        start_response(status, headers)
        return [body]


class EditionPages:
    """Keeps what the views below mark as a page of an edition, and answers with it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        key = kept_key(request.META)
        if key is None:
            return self.get_response(request)
        kept = caches["pages"].get(key)
        if kept is None:
            response = self.get_response(request)
            if not getattr(response, "is_edition_page", False) or response.status_code != 200 or response.cookies:
                return response
            kept = Kept.of(response)
            caches["pages"].set(key, kept, KEPT_SECONDS)
        status, headers, body = kept.answer(request.META)
        if status.startswith("304"):
            return HttpResponseNotModified(headers=dict(headers))
        return HttpResponse(body, headers=dict(headers))


def edition_page(response):
    """Mark a response as the same for every reader of this edition."""
    response.is_edition_page = True
    return response


def kept_key(environ):
    """Where a page would be kept; None for what never is: a form sent, a query, another site's host.

    Raises DatabaseError when it is not known any more which edition is current.
    """
    if environ["REQUEST_METHOD"] not in ("GET", "HEAD") or environ.get("QUERY_STRING"):
        return None
    path = environ.get("PATH_INFO", "")
    exhibit = path.lstrip("/").partition("/")[0]
    current = standing.current(exhibit) if exhibit and exhibit not in RESERVED_FOR_SITE else None
    if current is None or not _is_ours(environ.get("HTTP_HOST", "")):
        return None
    header, value = settings.SECURE_PROXY_SSL_HEADER or ("", "")
    scheme = "https" if header and environ.get(header) == value else environ["wsgi.url_scheme"]
    where = hashlib.sha256(f"{scheme}{path}".encode()).hexdigest()
    return f"page:{standing.release()}:{current.mark}:{where}"


@lru_cache(maxsize=64)
def _is_ours(host):
    return validate_host(split_domain_port(host)[0], settings.ALLOWED_HOSTS)
