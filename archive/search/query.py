"""What a reader typed, as terms to look for. Any text whatever can be read so; what is no word is passed over."""

import re
from typing import NamedTuple

from archive.folding import fold

LETTERS = 200  # of what was typed; the rest is cut off
TERMS = 12
_QUOTES = str.maketrans(dict.fromkeys("“”„«»＂", '"'))
_CHUNK = re.compile(r'"([^"]*)"?|([^\s"]+)')


class Term(NamedTuple):
    """Folded words that stand in a row; `opens`: the last may be the beginning of a longer word."""

    words: tuple
    opens: bool = False


class Query(NamedTuple):
    """All of these terms are looked for. `cut`: there was more than is looked for."""

    text: str
    terms: tuple
    cut: bool

    def __bool__(self):
        return bool(self.terms)


def parse(text):
    """“F. 0146”: words in quotes stand in a row; so do those without a space between. All others stand anywhere.

    A word of three letters or more is found as a beginning too: tribun finds tribunal. A number, or a word in quotes,
    is found whole: 0146 is not 01467.
    """
    text = " ".join(text.replace("\0", " ").split())
    kept = text[:LETTERS].rstrip()
    terms = []
    for quoted, bare in _CHUNK.findall(kept.translate(_QUOTES)):
        if words := fold(quoted or bare).split():
            opens = bool(bare) and len(words[-1]) > 2 and words[-1].isalpha()
            terms.append(Term(tuple(words), opens))
    terms = list(dict.fromkeys(terms))
    return Query(kept, tuple(terms[:TERMS]), cut=len(text) > LETTERS or len(terms) > TERMS)
