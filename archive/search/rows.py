"""Search of rows at the desk, which no index holds: drafts too. What is typed becomes a pattern that passes over marks.

Shiro is Shirō, е is ё, and a shelfmark is found in either alphabet: Ф. 0146 is F. 0146. Both databases read the pattern
alike: it is made of sets of letters only, so neither its case nor its language is left to them.
"""

import re
from functools import cache

from archive.folding import folded_letter
from archive.shelfmark import LOOKALIKES

LETTERS = 200  # of what was typed; the rest is cut off
_TWINS = LOOKALIKES | dict(zip("фпдл", "fpdl", strict=True))
_ALPHABETS = (0x41, 0x250), (0x370, 0x530), (0x1E00, 0x2000)
_DASHES = "–—-"
_KEPT = {" ", '"', "'"}  # part words, or hold them together
_ANY = "\0"  # read as any one sign
_APOSTROPHE = re.compile(r"(?<=\w)['’](?=\w)")  # straight or curly, as it was typed; it holds no words together
_UNSAFE = {"\\", "^", "[", "]", _ANY}  # mean something inside a set, or to the database


def pattern(typed):
    """The same words, each letter as the set of those that are read as it."""
    return "".join(map(_set, _APOSTROPHE.sub(_ANY, " ".join(typed.split())[:LETTERS])))


@cache
def _set(letter):
    if letter in _KEPT:
        return letter
    if letter in _UNSAFE:
        return "."
    if letter in _DASHES:
        return f"[{_DASHES}]"
    folded = folded_letter(letter)
    if not folded.isalpha():
        return f"[{letter}]" if folded else ""
    return "".join(f"[{''.join(_alike().get(_twin(part), part))}][\u0300-\u036f]*" for part in folded)


@cache
def _alike():
    """{a letter without marks, in small Latin where it has a twin: all that are read as it}."""
    found = {}
    for start, end in _ALPHABETS:
        for letter in map(chr, range(start, end)):
            if letter.isalpha() and len(folded := folded_letter(letter)) == 1:
                found.setdefault(_twin(folded), []).append(letter)
    return found


def _twin(letter):
    """The Latin letter that a Cyrillic one looks like, or stands for in the marker of a shelfmark."""
    return _TWINS.get(letter, letter)
