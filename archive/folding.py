"""Words as a search compares them: without marks, without case, shelfmarks in Latin letters. And where each one stands.

Shirō is shiro, Ёлка is елка; Ф. 0146. Оп. 48а, F.0146 Op.48a and f0146 op48a are all f 0146 op 48a; AVPRF is avp rf,
370,000 is 370000. Chinese and Japanese signs are a word each, since nothing parts the words there; a search for several
looks for them in a row.
"""

import re
import unicodedata
from itertools import accumulate
from typing import NamedTuple

from archive.shelfmark import LOOKALIKES, MARKERS, READ_AS, REPOSITORIES

LONGEST = 100  # letters of a word that count

_SIGNS = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U000323af"
_WORD = re.compile(rf"[{_SIGNS}]|[^\W_{_SIGNS}]+")
_TWINS = str.maketrans({cyrillic: latin for cyrillic, latin in LOOKALIKES.items() if cyrillic.islower()})
# {marker as read, look-alikes folded: its Latin letters}: oп is op.
_LATIN = {word.lower(): READ_AS[name].split()[word.lower() in ("ll", "лл")].lower() for word, name in MARKERS.items()}
_NAMES = {
    cyrillic.lower(): latin.lower()
    for names in REPOSITORIES.items()
    for latin, cyrillic in zip(*(name.split() for name in names), strict=True)
}
# {a repository's name written without its space: how long its first part is}: avprf is avp rf.
_JOINED = {
    "".join(name.lower().split()): len(name.split()[0])
    for names in REPOSITORIES.items()
    for name in names
    if len(name.split()) == 2
}
_THOUSANDS = re.compile(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))")
_GLUED = re.compile(rf"({'|'.join(sorted(_LATIN, key=len, reverse=True))})(?=[0-9])")


class Word(NamedTuple):
    """A folded word, and where it stands in the text as written."""

    text: str
    start: int
    end: int


class _Letters(dict):
    """{code point: what it is folded to}, made as letters turn up."""

    def __missing__(self, code):
        letter = chr(code)
        for _twice in range(2):  # a letter that is only spread out once may have a case
            letter = unicodedata.normalize("NFKD", letter).casefold()
        bare = [part for part in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(part)]
        folded = "".join(part if part.isalnum() else " " for part in bare if unicodedata.category(part) != "Cf")
        self[code] = folded
        return folded


_LETTERS = _Letters()


def folded_letter(letter):
    """A letter without marks and case; what is no letter or digit as a space, and "" for a mark alone."""
    return _LETTERS[ord(letter)]


def fold(text):
    """The words of a text, folded, with a space between them."""
    text = _THOUSANDS.sub("", text).translate(_LETTERS)
    return " ".join(part for word in _WORD.findall(text) for part in _shelfmark(word))


def words(text):
    """The same words one by one: [Word]."""
    pieces = [_LETTERS[ord(letter)] for letter in text]
    for comma in _THOUSANDS.finditer(text):
        pieces[comma.start()] = ""
    ends = list(accumulate(map(len, pieces)))
    places = [at for at, piece in enumerate(pieces) for _letter in piece]
    found = []
    for match in _WORD.finditer("".join(pieces)):
        start = match.start()
        for part in _shelfmark(match[0], whole=True):
            last = places[start + len(part) - 1]
            while last + 1 < len(text) and not pieces[last + 1] and ends[last + 1] == ends[last]:
                last += 1  # the marks that belong to the letter
            latin = _latin(part)
            found.append(Word(latin, places[start], last + 1))
            start += len(part)
    return found


def _shelfmark(word, whole=False):
    """A folded word as the one or two that a shelfmark makes of it; `whole`: still in the letters it was written in."""
    if first := _JOINED.get(word):
        parts = [word[:first], word[first:]]
        return parts if whole else [_latin(part) for part in parts]
    if word.isascii() and word.isalpha():
        return [word if whole else word[:LONGEST]]
    glued = _GLUED.match(word.translate(_TWINS))
    parts = [word[: glued.end()], word[glued.end() :]] if glued else [word]
    return parts if whole else [_latin(part) for part in parts]


def _latin(word):
    """Markers, names of repositories and numbers in Latin letters; any other word as it is."""
    word = word[:LONGEST]
    twin = word.translate(_TWINS)
    if any("0" <= letter <= "9" for letter in word):
        return twin
    return _NAMES.get(word) or _LATIN.get(twin) or word
