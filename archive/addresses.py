"""Addresses of the reading room. A page of a lesson names dozens, so each is made once.

The archive does not know lesson pages: the room that has them says, when it is ready, how to reach one.
"""

from functools import lru_cache

from django.urls import get_script_prefix, reverse
from django.utils.translation import get_language


def source_address(slug):
    """The address of a source's page."""
    return _source_address(slug, get_script_prefix(), get_language())


@lru_cache(maxsize=8192)
def _source_address(slug, prefix, language):
    return reverse("source_page", args=[slug])


_pages = []


def reach_pages(function):
    """`function(slug)` gives the address of a published lesson page: "notes/first" is the page first of notes."""
    _pages[:] = [function]


def page_address(slug):
    """The address of a lesson page, or of an exhibit where the slug has one part only."""
    return _pages[0](slug)
