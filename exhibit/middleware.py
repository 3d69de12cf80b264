"""Published pages leave from here: their bytes are kept by edition, and served before sessions and the rest are asked.

A page's bytes depend on its address, on the edition and its standing, and on the release; nothing in them is personal.
So the key names all of these, an entry is never wrong, and deleting the cache is always safe.
"""

import gzip
import hashlib

from django.core.cache import cache
from django.http import HttpResponse, HttpResponseNotModified
from django.utils.cache import patch_vary_headers

from exhibit import standing

KEPT_SECONDS = 30 * 24 * 3600
# Set anew by the server for each answer, or by this class.
_NOT_KEPT = {"content-length", "content-encoding", "etag", "vary", "date"}


class EditionPages:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        key = self._key(request)
        if key is None:
            return self.get_response(request)
        kept = cache.get(key)
        if kept is None:
            response = self.get_response(request)
            if not getattr(response, "is_edition_page", False) or response.status_code != 200 or response.cookies:
                return response
            kept = _pack(response)
            cache.set(key, kept, KEPT_SECONDS)
        return _answer(request, kept)

    def _key(self, request):
        if request.method not in ("GET", "HEAD") or request.META.get("QUERY_STRING"):
            return None
        exhibit = request.path_info.lstrip("/").partition("/")[0]
        current = standing.current(exhibit)
        if current is None:
            return None
        request.get_host()  # refuses a host that is not ours, as CommonMiddleware would
        where = f"{request.scheme}{request.path_info}"
        return f"page:{standing.release()}:{current.mark}:{hashlib.sha256(where.encode()).hexdigest()}"


def edition_page(response):
    """Mark a response as the same for every reader of this edition."""
    response.is_edition_page = True
    return response


def _pack(response):
    """(headers, plain bytes, its ETag, gzipped bytes, its ETag)"""
    plain = response.content
    packed = gzip.compress(plain, 9, mtime=0)
    sums = hashlib.sha256(plain).hexdigest()[:24]
    patch_vary_headers(response, ["Accept-Encoding"])
    headers = [(name, value) for name, value in response.items() if name.lower() not in _NOT_KEPT]
    headers += [("Vary", "Accept-Encoding"), ("Cache-Control", "no-cache")]
    return headers, plain, f'"{sums}"', packed, f'"{sums}-gzip"'


def _answer(request, kept):
    headers, plain, plain_tag, packed, packed_tag = kept
    zipped = "gzip" in request.META.get("HTTP_ACCEPT_ENCODING", "")
    body, tag = (packed, packed_tag) if zipped else (plain, plain_tag)
    asked = request.META.get("HTTP_IF_NONE_MATCH", "")
    if asked and (asked == "*" or tag in (part.strip().removeprefix("W/") for part in asked.split(","))):
        return HttpResponseNotModified(headers={"ETag": tag, "Vary": "Accept-Encoding", "Cache-Control": "no-cache"})
    response = HttpResponse(b"" if request.method == "HEAD" else body, headers=dict(headers))
    response["ETag"] = tag
    response["Content-Length"] = str(len(body))
    if zipped:
        response["Content-Encoding"] = "gzip"
    return response
