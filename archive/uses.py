"""Where the record is used. The archive does not know: rooms to its right add a function each, when they are ready."""

from typing import NamedTuple

_functions = []


class Use(NamedTuple):
    """A place that holds something of the record, and the pages of it that cite it: [(words, address)]."""

    title: str
    address: str
    pages: list


def add(function):
    """`function(source)` gives [Use] of a source (its slug) in its room."""
    _functions.append(function)


def uses(source):
    """[Use] of a source (its slug)."""
    return [use for function in _functions for use in function(source)]
