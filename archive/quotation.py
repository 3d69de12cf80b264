"""Exactness of quotations: what may differ, what may be left out, and how many words stand on a page.

An excerpt is held against its transcription, and what a page shows against the excerpt, letter by letter. Two things
may differ: runs of white space, line ends among them, count as one space; and `[…]` stands for words left out.
"""

import re

OMISSION = "[…]"
WORDS_NAMED = 8  # of a departure
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


def first_words_missing(text, passage):
    """Where `text` departs from `passage`: a few words from the last ones that agree; "" when all are there."""
    words = missing_segment(text, passage).split()
    if not words:
        return ""
    folded_passage = folded(passage)
    agree = next(count for count in range(len(words), -1, -1) if " ".join(words[:count]) in folded_passage)
    start = max(0, min(agree, len(words) - 1) - 2)
    return " ".join(words[start : start + WORDS_NAMED])


def word_count(text):
    """Words of a quotation; the sign of an omission is none."""
    return len([word for word in text.replace(OMISSION, " ").split() if any(map(str.isalnum, word))])
