"""Words as a search compares them: without marks, without case, е for ё, and full stops as spaces."""

import unicodedata

_LIKE = str.maketrans({"ё": "е", ".": " ", "’": "'", "–": "-", "—": "-", "\0": " "})


def fold(text):
    """Shirō -> shiro, Ф. 07 -> ф 07. Runs of white space become one space."""
    spread = unicodedata.normalize("NFKD", text.casefold().translate(_LIKE))
    bare = "".join(letter for letter in spread if not unicodedata.combining(letter))
    return " ".join(bare.split())
