"""Addresses of the reading room. A page of a lesson names dozens, so each is made once."""

from functools import lru_cache

from django.urls import get_script_prefix, reverse
from django.utils.translation import get_language


def source_address(slug):
    """The address of a source's page."""
    return _source_address(slug, get_script_prefix(), get_language())


@lru_cache(maxsize=8192)
def _source_address(slug, prefix, language):
    return reverse("source_page", args=[slug])
