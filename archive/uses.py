"""Where a source is used. The archive does not know: rooms to its right add a function each, when they are ready."""

_functions = []


def add(function):
    """`function(slug)` gives [(words, address)] of the places in its room that use this source."""
    _functions.append(function)


def uses(slug):
    """[(words, address)] of all places that use a source (its slug)."""
    return [use for function in _functions for use in function(slug)]
