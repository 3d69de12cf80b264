"""Where a question is asked. This room does not know: rooms to its right add a function each, when they are ready."""

_functions = []


def add(function):
    """`function(question)` gives [(words, address at the desk)] of the places in its room that ask this question."""
    _functions.append(function)


def uses(question):
    """[(words, address)] of all places that ask a question (a row)."""
    return [use for function in _functions for use in function(question)]
