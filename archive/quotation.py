"""Exactness of quotations: what may be left out, and how many words stand on a page."""

import re

OMISSION = "[…]"
_SPACES = re.compile(r"\s+")


def folded(text):
    """Text with runs of white space as one space: the only difference from the print that is allowed."""
    return _SPACES.sub(" ", text).strip()


def missing_segment(shown, passage):
    """The first stretch of `shown`, between omissions, that `passage` does not have next; "" when all are there."""
    rest = folded(passage)
    for segment in filter(None, (folded(part) for part in shown.split(OMISSION))):
        _before, found, rest = rest.partition(segment)
        if not found:
            return segment
    return ""


def word_count(text):
    """Words of a quotation; the sign of an omission is none."""
    return len([word for word in text.replace(OMISSION, " ").split() if any(map(str.isalnum, word))])
