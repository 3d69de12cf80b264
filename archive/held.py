"""What current editions hold. The archive knows no exhibits: a room to its right adds a function when it is ready."""

from datetime import date
from typing import Protocol

from archive.record import Holdings

_functions = []


class Held(Protocol):
    """The Holdings of one edition, and what is needed to cite from it and to object to it."""

    exhibit: str  # its slug
    title: str
    number: int
    day: date
    digest: str
    holdings: Holdings

    def source_address(self, source):
        """The address of a source (its slug) in this edition, for good."""

    def pages_with(self, source, footnote=0):
        """[(title, address)] of the lesson pages that use a source (its slug), or one of its footnotes."""

    def report_address(self, **about):
        """The address of the form to report a reading: source="note-1950-02-01", or footnote="article-fn50"."""


def add(function):
    """`function()` gives [Held] of the current editions its room knows."""
    _functions.append(function)


def held():
    """[Held] of every current edition."""
    return [edition for function in _functions for edition in function()]


def held_by(exhibit):
    """The current edition of an exhibit (its slug), or None."""
    return next((edition for edition in held() if edition.exhibit == exhibit), None)
