"""Whether a form came from a page of this host. Cached pages carry no token, so the sender is looked at instead."""

from urllib.parse import urlsplit


def is_from_here(request):
    """Its Origin says so, or, where there is none, its Referer."""
    sender = request.META.get("HTTP_ORIGIN") or request.META.get("HTTP_REFERER", "")
    return urlsplit(sender).netloc == request.get_host()
