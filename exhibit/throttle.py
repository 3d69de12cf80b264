"""How often one address may send something. The address is not kept: only a keyed sum of it, until the hour is over."""

import time

from django.conf import settings
from django.core.cache import cache
from django.utils.crypto import salted_hmac

HOUR = 3600
REPORTS_AN_HOUR = 12  # a whole class may sit behind one address


def may_send(request, what, limit):
    """Whether this address may send one more this hour; counts it."""
    hour = int(time.time() // HOUR)
    key = f"sent:{what}:{salted_hmac('exhibit.throttle', f'{_address(request)} {hour}').hexdigest()}"
    cache.add(key, 0, HOUR)
    try:
        return cache.incr(key) <= limit
    except ValueError:  # it ran out between the two
        return True


def _address(request):
    """Behind a proxy of ours, the address that the proxy saw."""
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.SECURE_PROXY_SSL_HEADER else ""
    return forwarded.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", "")
