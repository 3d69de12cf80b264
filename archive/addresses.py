"""Addresses of what the record holds. A page of a lesson names dozens, so each is made once.

The archive does not know lesson pages: the room that has them says, when it is ready, how to reach one.
"""

from functools import lru_cache

from django.contrib.admin.utils import quote
from django.urls import NoReverseMatch, get_script_prefix, reverse
from django.utils.html import format_html
from django.utils.translation import get_language


def address(name, *args):
    """The address of a view by its name, in the reader's language."""
    return _address(name, args, get_script_prefix(), get_language())


@lru_cache(maxsize=8192)
def _address(name, args, prefix, language):
    return reverse(name, args=args)


def source_address(slug):
    """The address of a source's page."""
    return address("source_page", slug)


def party_address(slug):
    """The address of a party's page."""
    return address("party_page", slug)


def shelfmark_address(code):
    """The address of the page of an archive, a fond, an opis or a file: see archive.files for the codes."""
    return address("shelfmark_page", code)


def footnote_address(publication, number):
    """The address of a printed footnote in the index of footnotes."""
    return f"{address('footnote_index')}#{footnote_anchor(publication, number)}"


def footnote_anchor(publication, number):
    return f"{publication}-fn{number}"


def source_link(source, where=source_address):
    """A link to the page of an archive.record.Source, under its title; `where` makes the address from its slug."""
    return link(source.title, where(source.slug))


@lru_cache(maxsize=8192)
def link(words, where):
    """A link as markup."""
    return format_html('<a href="{}">{}</a>', where, words)


def desk_address(row):
    """The address of a row's form at the desk, or "" where it has none."""
    try:
        return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[quote(row.pk)])
    except NoReverseMatch:
        return ""


_pages = []


def reach_pages(function):
    """`function(slug)` gives the address of a published lesson page: "notes/first" is the page first of notes."""
    _pages[:] = [function]


def page_address(slug):
    """The address of a lesson page, or of an exhibit where the slug has one part only."""
    return _pages[0](slug)
