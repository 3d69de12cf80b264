"""BibTeX, in UTF-8, with the fields of BibLaTeX where BibTeX has none; braces keep capitals and office names whole."""

import re

from archive.dates import in_words

TYPES = {
    "article": "article",
    "book": "book",
    "letter": "letter",
    "newspaper": "article",
    "news-report": "article",
    "pointer": "misc",
    "report": "report",
}
_SPECIAL = {character: f"\\{character}" for character in "&%$#_{}"} | {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_DATE = re.compile(r"\d{4}(-\d\d){0,2}[?~%]?(/\d{4}(-\d\d){0,2}[?~%]?)?")  # what BibLaTeX reads of EDTF
_ESCAPES = str.maketrans(_SPECIAL)


def write(references):
    """These References as BibTeX, in their order."""
    return "\n".join(map(_entry, references))


def _entry(row):
    fields = ",\n".join(f"  {name} = {{{value}}}" for name, value in _fields(row) if value)
    return f"@{TYPES.get(row.kind, 'unpublished')}{{{row.slug},\n{fields}\n}}\n"


def _fields(row):
    yield "title", f"{{{_plain(row.title)}}}"
    yield "author", row.author and f"{{{_plain(row.author)}}}"
    years = {day.year for day in (row.first, row.last) if day}
    yield "year", str(*years) if len(years) == 1 else ""
    yield "date", row.date if _DATE.fullmatch(row.date) else ""
    yield "type", row.genre
    yield "library", _plain("; ".join(dict.fromkeys(place.archive for place in row.places)))
    yield "shelfmark", _plain(row.shelfmarks)
    yield "note", _plain(". ".join(_notes(row)))
    yield "language", row.language
    if row.edition:
        yield "edition", _plain(f"{row.edition.title}, edition {row.edition.number}, {row.edition.day.isoformat()}")
        yield "url", row.edition.address  # verbatim, as \url wants it


def _notes(row):
    if row.date and not _DATE.fullmatch(row.date):
        yield f"Date: {in_words(row.date, month='F')}"
    for place in row.places:
        if place.suggested:
            yield f"Suggested reading of the shelfmark: {place.suggested}"
    yield from (words.rstrip(".") for words in row.printed)
    if row.signed:
        yield row.signed
    if row.addressees:
        yield f"Addressed to: {'; '.join(row.addressees)}"
    if row.through:
        yield f"Cited through: {row.cited_through}"


def _plain(words):
    return re.sub(r"\s+", " ", words).strip().translate(_ESCAPES)
