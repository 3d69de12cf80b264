"""How long and how hard a page is to read: words, and the school grade of Flesch and Kincaid.

Grade = 0.39 words a sentence + 11.8 syllables a word - 15.59 (J. P. Kincaid et al., Navy Research Branch Report 8-75,
1975). Syllables are counted as places where a word may be broken, so a grade may be off by one either way; it is there
to compare pages, not to judge one. For English only.
"""

import re
from functools import lru_cache

import pyphen

_WORD = re.compile(r"[^\W_]+(?:[’'\-][^\W_]+)*")
_SENTENCE_END = re.compile(r"[.!?…]+[”’\")]*(?:\s|$)")


@lru_cache(maxsize=1)
def _breaks():
    return pyphen.Pyphen(lang="en_US", left=1, right=1)


@lru_cache(maxsize=8192)
def syllables(word):
    """Syllables of a word, at least one."""
    return len(_breaks().positions(word.casefold())) + 1


def words(text):
    return _WORD.findall(text)


def grade(text):
    """The school grade of a text, with one decimal; None for a text without words."""
    found = words(text)
    if not found:
        return None
    sentences = max(1, len(_SENTENCE_END.findall(text)))
    in_syllables = sum(map(syllables, found))
    return round(0.39 * len(found) / sentences + 11.8 * in_syllables / len(found) - 15.59, 1)
