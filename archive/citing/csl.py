"""CSL-JSON, as Zotero and citation processors read it. Source: the CSL 1.0.2 data schema."""

import json

from archive.dates import in_words

TYPES = {
    "article": "article-journal",
    "book": "book",
    "circular": "document",
    "decision": "document",
    "directive": "document",
    "letter": "personal_communication",
    "news-report": "article-newspaper",
    "newspaper": "article-newspaper",
    "pointer": "document",
    "press-statement": "document",
    "report": "report",
}


def write(references):
    """These References as one JSON list, in their order."""
    return json.dumps([item(row) for row in references], ensure_ascii=False, indent=1) + "\n"


def item(row):
    """One item; a name of an office or a state is literal, so that no style turns it round."""
    fields = {
        "id": row.slug,
        "type": TYPES.get(row.kind, "manuscript"),
        "title": row.title,
        "author": [{"literal": row.author}] if row.author else None,
        "recipient": [{"literal": name} for name in row.addressees],
        "issued": _issued(row),
        "genre": row.genre,
        "archive": row.archives,
        "archive_location": row.shelfmarks,
        "note": ". ".join(_notes(row)),
        "language": row.language,
    }
    if row.edition:
        fields |= {
            "URL": row.edition.address,
            "version": f"{row.edition.title}, edition {row.edition.number}, {row.edition.day.isoformat()}",
        }
    return {name: value for name, value in fields.items() if value}


def _issued(row):
    """A day or a span of days, perhaps uncertain; what is neither, such as "by 3 February 1950", in words."""
    parts = [_parts(day) for day in dict.fromkeys((row.first, row.last)) if day]
    if row.first and row.last and not row.date.startswith("["):
        return {"date-parts": parts} | ({"circa": True} if row.date[-1] in "?~%" else {})
    return {"literal": in_words(row.date, month="F")} if row.date else None


def _parts(day):
    return [day.year, day.month, day.day]


def _notes(row):
    for place in row.places:
        if place.suggested:
            yield f"Suggested reading of the shelfmark: {place.suggested}"
    yield from (words.rstrip(".") for words in row.printed)
    if row.signed:
        yield row.signed
    if row.through:
        yield f"Cited through: {row.cited_through}"
