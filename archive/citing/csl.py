"""CSL-JSON, as Zotero and citation processors read it. Source: the CSL 1.0.2 data schema."""

import json

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
    """A day, a span of days, or the date in the record's own notation."""
    parts = [_parts(day) for day in dict.fromkeys((row.first, row.last)) if day]
    if row.first and row.last and not row.date.startswith("["):
        return {"date-parts": parts}
    return {"literal": row.date} if row.date else None  # "by 3 February 1950" is no span of days


def _parts(day):
    return [day.year, day.month, day.day]


def _notes(row):
    for place in row.places:
        if place.suggested:
            yield f"Suggested reading of the shelfmark: {place.suggested}"
    yield from (words.rstrip(".") for words in row.printed)
    if row.through:
        yield f"Cited through: {row.cited_through}"
