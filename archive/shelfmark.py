"""Shelfmarks of Russian archives, read as they are printed.

    AVP RF. F. 0146. Op. 48a. P. 323. D. 1. L. 40

is sheet (list) 40 of file (delo) 1, in folder (papka) 323, of inventory (opis) 48a, of fond 0146. Only what
the shelfmark's own text shows is said here; what takes comparing footnotes is a curator's remark.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

COMPONENTS = ("fond", "opis", "opis_part", "papka", "delo", "delo_part", "sheets")  # in standard order
LATIN = dict(zip(COMPONENTS, ("F.", "Op.", "ch.", "P.", "D.", "ch.", "L."), strict=True))
CYRILLIC = dict(zip(COMPONENTS, ("Ф.", "Оп.", "ч.", "П.", "Д.", "ч.", "Л."), strict=True))
PLURALS = {"L.": "LL.", "Л.": "Лл."}
REPOSITORIES = {"AVP RF": "АВП РФ", "RGASPI": "РГАСПИ", "APRF": "АПРФ"}
WITH_PAPKA = {"AVP RF"}  # every complete AVP RF shelfmark in the article has one, no other repository's does

# An English hand wrote L. for list (opis), F. for folder (papka) and file (delo), P. for page (sheet).
# Source: footnotes 7, 8 and 49 of the article; 37 and 44 name the same files with the usual markers.
ENGLISH = {
    ("fond", "sheets", "fond", "papka"): ("fond", "opis", "delo", "sheets"),
    ("fond", "sheets", "fond", "fond", "papka"): ("fond", "opis", "papka", "delo", "sheets"),
}

LOOKALIKES = dict(zip("аеорсухАЕОРСУХ", "aeopcyxAEOPCYX", strict=True))
FOLD = str.maketrans(LOOKALIKES)  # one letter for one, so places in the folded text are places in the text
LONGER = ("zh", "kh", "ts", "ch", "sh", "shch", "", "", "eh", "yu", "ya")
IN_NAMES = dict(zip("абвгдезиклмнопрстуфыжхцчшщъьэюя", (*"abvgdeziklmnoprstufy", *LONGER), strict=True))
IN_NUMBERS = IN_NAMES | LOOKALIKES | {"п": "pe"}  # р looks like p, so п cannot be p

READ_AS = {
    "fond": "F Ф",
    "opis": "Op Оп",
    "papka": "P П",
    "delo": "D Д",
    "sheets": "L LL Л Лл",
    "part": "ch ч",
}
MARKERS = {marker.translate(FOLD).upper(): name for name, markers in READ_AS.items() for marker in markers.split()}
MARKER = rf"(?<!\w)(?P<marker>{'|'.join(MARKERS)})\.\s*"
NUMBER = r"[0-9]+(?:/[0-9]+)?[^\W\d_]?(?:\s*o[bб](?!\w)\.?|(?!\w))"  # 0146, 48a, 12/3; 5 ob.: back of sheet 5
FIRST = re.compile(rf"{MARKER}(?=\S{{0,3}}[0-9])", re.IGNORECASE)
PART = re.compile(rf"{MARKER}(?P<number>{NUMBER}(?:\s*[,–—-]\s*{NUMBER})*)\s*[.,]?\s*", re.IGNORECASE)
ALPHABETS = "[A-Za-z]", "[А-ЯЁа-яё]"


class Irregularity(StrEnum):
    """Something in a printed shelfmark that a curator should look at, with a label in plain words."""

    label: str

    REPOSITORY_MISSING = "repository-missing", "No repository is named"
    FOND_MISSING = "fond-missing", "There is no fond (F.)"
    OPIS_MISSING = "opis-missing", "There is no opis (Op.)"
    PAPKA_MISSING = "papka-missing", "There is no papka (P.), which this repository uses"
    DELO_MISSING = "delo-missing", "There is no delo (D.)"
    OUT_OF_ORDER = "out-of-order", "The parts are not in the usual order"
    MARKER_UNEXPECTED = "marker-unexpected", "Unexpected markers: L. for Op., F. for P. or D., P. for L."
    ALPHABETS_MIXED = "alphabets-mixed", "Cyrillic and Latin letters are mixed, which the eye may not see"
    SPACE_MISSING = "space-missing", "A space is missing after a full stop"
    PLURAL_MISMATCH = "plural-mismatch", "LL. stands before one sheet, or L. before several"
    UNREAD = "unread", "Some of it could not be read"

    def __new__(cls, value: str, label: str) -> "Irregularity":
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member


@dataclass(frozen=True)
class Shelfmark:
    """One printed shelfmark and what could be read of it; a component that is not there is ""."""

    as_printed: str
    repository: str = ""  # AVP RF, RGASPI, APRF whatever the alphabet; any other as printed
    fond: str = ""  # numbers letter for letter as printed, a Cyrillic а too
    opis: str = ""
    opis_part: str = ""
    papka: str = ""
    delo: str = ""
    delo_part: str = ""
    sheets: str = ""
    irregularities: tuple[Irregularity, ...] = ()
    rest: str = ""  # from the first thing that could not be read to the end

    @property
    def components(self) -> dict[str, str]:
        """The components that are there, by name, in standard order."""
        return {name: value for name in ("repository", *COMPONENTS) if (value := getattr(self, name))}


def parse(text: str) -> Shelfmark:
    """Read a shelfmark in Latin or Cyrillic letters, or both; raises for no string.

    A part marker (ch.) belongs to the opis or delo before it. Reading stops at the first thing that cannot be
    read, also at a marker that comes a second time, so two shelfmarks are never read as one.
    """
    folded = text.translate(FOLD)
    first = FIRST.search(folded)
    head = text[: first.start()] if first else text
    at = len(head)

    parts: list[re.Match[str]] = []
    names: list[str] = []
    while part := PART.match(folded, at):
        name = MARKERS[part["marker"].upper()]
        parts.append(part)
        names.append(f"{names[-1]}_part" if name == "part" and names else name)
        at = part.end()
    english = ENGLISH.get(tuple(names))

    numbers: dict[str, str] = {}
    for name, part in zip(english or names, parts, strict=True):
        if name in numbers or name not in COMPONENTS:
            at = part.start()
            break
        start, end = part.span("number")
        numbers[name] = " ".join(text[start:end].split()).rstrip(".")

    repository = _repository(head)
    if not numbers and repository not in REPOSITORIES:
        repository, at = "", 0
    rest = text[at:].strip()
    marked = text[max(len(head) - 1, 0) : at]  # markers and numbers, from the full stop before them
    shown = {
        Irregularity.REPOSITORY_MISSING: not repository,
        Irregularity.FOND_MISSING: "fond" not in numbers,
        Irregularity.OPIS_MISSING: "opis" not in numbers,
        Irregularity.PAPKA_MISSING: "papka" not in numbers and repository in WITH_PAPKA,
        Irregularity.DELO_MISSING: "delo" not in numbers,
        Irregularity.OUT_OF_ORDER: list(numbers) != [name for name in COMPONENTS if name in numbers],
        Irregularity.MARKER_UNEXPECTED: english is not None,
        Irregularity.ALPHABETS_MIXED: all(re.search(letters, text[:at]) for letters in ALPHABETS),
        Irregularity.SPACE_MISSING: bool(re.search(r"\.\w", marked)),
        Irregularity.PLURAL_MISMATCH: not _agree(marked, numbers.get("sheets", "")),
        Irregularity.UNREAD: bool(rest),
    }
    irregularities = tuple(irregularity for irregularity, is_shown in shown.items() if is_shown)
    return Shelfmark(text, repository, **numbers, irregularities=irregularities, rest=rest)


def format_latin(shelfmark: Shelfmark) -> str:
    """The components in standard order with Latin markers: "AVP RF. F. 0146. Op. 48a. P. 323. D. 1. L. 40".

    Numbers stay letter for letter. LL. stands before sheets separated by commas; a range keeps L., as the
    article prints it. What was left unread is not in it: show `rest` beside it.
    """
    return _format(shelfmark.components, LATIN)


def format_cyrillic(shelfmark: Shelfmark) -> str:
    """The same as format_latin with Cyrillic markers; a repository not in REPOSITORIES stays as printed."""
    repository = REPOSITORIES.get(shelfmark.repository, shelfmark.repository)
    return _format(shelfmark.components | {"repository": repository}, CYRILLIC)


def code(shelfmark: Shelfmark) -> str:
    """The file in ASCII for an address, "avp-rf-f0146-op48a-p323-d1"; "" when nothing was read.

    The same for either alphabet and any order of the parts. Sheets are left out. A Cyrillic letter in a
    number becomes the Latin letter it looks like, or else its transliteration.
    """
    slugs = []
    for name, value in shelfmark.components.items():
        if name == "repository":
            slugs.append(_slug(value, IN_NAMES))
        elif name != "sheets":
            slugs.append(LATIN[name].lower().rstrip(".") + _slug(value, IN_NUMBERS))
    return "-".join(filter(None, slugs))


def _repository(head: str) -> str:
    """The abbreviation in closing brackets, or else the whole; in Latin letters when it is known."""
    head = " ".join(head.split()).strip(" .,;:")
    if (bracketed := re.search(r"\(([^()]+)\)$", head)) and bracketed[1].isupper():
        head = bracketed[1].strip(" .,;:")
    known = {_letters(name): latin for latin, cyrillic in REPOSITORIES.items() for name in (latin, cyrillic)}
    return known.get(_letters(head), head)


def _letters(name: str) -> str:
    """What is left to compare of a repository's name: capital letters, look-alikes folded."""
    return re.sub(r"[\W_]", "", name).upper().translate(FOLD)


def _agree(marked: str, sheets: str) -> bool:
    """Whether L. stands before one sheet and LL. before several; before a range either will do."""
    plural = "LL." in marked.upper().replace("Л", "L")
    return bool(re.search("[–—-]", sheets)) or plural == ("," in sheets)


def _format(components: dict[str, str], markers: dict[str, str]) -> str:
    parts = []
    for name, value in components.items():
        marker = markers.get(name, "")
        if name == "sheets" and "," in value:
            marker = PLURALS[marker]
        parts.append(f"{marker} {value}".strip())
    return ". ".join(filter(None, parts))


def _slug(words: str, letters: dict[str, str]) -> str:
    plain = unicodedata.normalize("NFKD", words).lower()
    latin = "".join(letters.get(letter, letter) for letter in plain if not unicodedata.combining(letter))
    return "-".join(re.findall("[a-z0-9]+", latin))
