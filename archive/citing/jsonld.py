"""JSON-LD in the words of schema.org: an ArchiveComponent with where it lies, its rights, and a sum to check by."""

import json

LICENCE = (
    "Descriptions and data: CC BY 4.0, naming Note Verbale and the exhibit. Words of the documents and of the "
    "publication they are cited through: their holders' rights; see copyrightNotice."
)


def write(references):
    """One object, or a graph of several."""
    rows = [component(row) for row in references]
    body = rows[0] if len(rows) == 1 else {"@graph": rows}
    return json.dumps({"@context": "https://schema.org", **body}, ensure_ascii=False, indent=1) + "\n"


def component(row):
    fields = {
        "@type": _types(row),
        "identifier": [
            {"@type": "PropertyValue", "propertyID": "slug", "value": row.slug},
            *(_identifier(place) for place in row.places),
        ],
        "name": row.title,
        "genre": row.genre,
        "dateCreated": row.day.isoformat() if row.day else "",
        "temporal": row.date,
        "inLanguage": row.language,
        "author": row.author and _who(row.author, row.author_is_person),
        "recipient": [_who(name, name in row.people) for name in row.addressees],
        "holdingArchive": [
            {"@type": "ArchiveOrganization", "name": name, "alternateName": code}
            for code, name in dict.fromkeys((place.archive, place.archive_name) for place in row.places)
        ],
        "citation": row.cited_through,
        "copyrightNotice": row.rights or "Not stated in our copy.",
        "usageInfo": LICENCE,
    }
    if row.edition:
        fields |= {
            "url": row.edition.address,
            "isPartOf": {
                "@type": "Dataset",
                "name": row.edition.title,
                "version": str(row.edition.number),
                "datePublished": row.edition.day.isoformat(),
                "identifier": {"@type": "PropertyValue", "propertyID": "SHA-256", "value": row.edition.digest},
            },
        }
    return {name: value for name, value in fields.items() if value}


def _types(row):
    """A list where schema.org has no one type with all the fields: only a Message has a recipient."""
    types = ["CreativeWork" if row.is_publication and not row.places else "ArchiveComponent"]
    types += ["Message"] if row.addressees else []
    return types if len(types) > 1 else types[0]


def _who(name, is_person):
    return {"@type": "Person" if is_person else "Organization", "name": name}


def _identifier(place):
    """The shelfmark as printed is the value; our reading stands beside it, never in its place."""
    found = {"@type": "PropertyValue", "propertyID": "shelfmark", "value": place.as_printed}
    return found | ({"description": f"Suggested reading: {place.suggested}"} if place.suggested else {})
