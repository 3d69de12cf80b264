"""What stands beside a question at the desk, and in the list. The desks of rooms to the right add it."""

_panels, _counts = [], []


def add(panel=None, counts=None):
    """`panel(request, question)` gives {"template": ..., ...} or None, for the foot of a question's form (None: new).
    `counts(request, questions)` gives {primary key: (first answers, share right or None)} for the list."""
    _panels.extend([panel] if panel else [])
    _counts.extend([counts] if counts else [])


def panels(request, question):
    """The nearest room's first: desks are loaded from right to left."""
    return [panel for function in reversed(_panels) if (panel := function(request, question))]


def counts(request, questions):
    return {key: found for function in _counts for key, found in function(request, questions).items()}
