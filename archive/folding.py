"""Words as a search compares them: without marks, without case, е for ё, and full stops as spaces."""

import unicodedata

_LIKE = str.maketrans({".": " ", "’": "'", "–": "-", "—": "-", "\0": " "})


def fold(text):
    """Shirō -> shiro, Ф. 07 -> ф 07. Runs of white space become one space."""
    for _twice in range(2):  # a letter that is only spread out once may have a case, a sign a full stop
        text = unicodedata.normalize("NFKD", text).casefold()
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    return " ".join(bare.translate(_LIKE).split())
