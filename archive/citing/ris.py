"""RIS: one tag a line, CRLF, each record from TY to ER. Source: the RIS specification of 2001 and 2011."""

TYPES = {
    "article": "JOUR",
    "book": "BOOK",
    "circular": "GOVDOC",
    "decision": "GOVDOC",
    "directive": "GOVDOC",
    "letter": "PCOMM",
    "news-report": "NEWS",
    "newspaper": "NEWS",
    "pointer": "GEN",
    "report": "RPRT",
}
UNPUBLISHED = "UNPB"


def write(references):
    """These References as RIS, in their order."""
    return "".join(f"{tag}  - {_line(value)}\r\n" for row in references for tag, value in _tags(row))


def _tags(row):
    yield "TY", TYPES.get(row.kind, UNPUBLISHED)
    yield "ID", row.slug
    yield "TI", row.title
    if row.author:
        yield "AU", f"{row.author},"  # the comma keeps the name of an office whole
    if row.first and row.first.year == (row.last or row.first).year:
        yield "PY", str(row.first.year)
    if row.day:
        yield "DA", row.day.strftime("%Y/%m/%d")
    elif row.date:
        yield "N1", f"Date: {row.date} (EDTF)"
    yield "M3", row.genre
    if row.places:
        yield "AN", row.shelfmarks
        yield "DP", row.archives
    for place in row.places:
        if place.suggested:
            yield "N1", f"Suggested reading of the shelfmark: {place.suggested}"
    for words in row.printed:
        yield "N1", f"Printed: {words}"
    if row.signed:
        yield "N1", row.signed
    if row.addressees:
        yield "N1", f"Addressed to: {'; '.join(row.addressees)}"
    if row.through:
        yield "N1", f"Cited through: {row.cited_through}"
    if row.rights:
        yield "C1", row.rights
    yield "LA", row.language
    if row.edition:
        yield "ET", f"{row.edition.title}, edition {row.edition.number}, {row.edition.day.isoformat()}"
        yield "UR", row.edition.address
    yield "ER", ""


def _line(value):
    return " ".join(value.split())
