"""COinS: a reference inside a page's own markup, which Zotero finds. Source: OpenURL, Z39.88-2004, Dublin Core."""

from urllib.parse import urlencode

TYPES = {
    "article": "journalArticle",
    "book": "book",
    "letter": "letter",
    "news-report": "newspaperArticle",
    "newspaper": "newspaperArticle",
    "report": "report",
}


def context(row):
    """What the title of a span of class Z3988 says; still to be escaped for markup."""
    fields = [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"),
        ("rft.type", TYPES.get(row.kind, "manuscript")),
        ("rft.title", row.title),
        ("rft.creator", row.author),
        ("rft.date", row.day.isoformat() if row.day else ""),
        ("rft.source", row.shelfmarks),
        ("rft.description", row.through and f"Cited through: {row.cited_through}"),
        ("rft.rights", row.rights),
        ("rft.language", row.language),
        ("rft.identifier", row.edition.address if row.edition else ""),
    ]
    return urlencode([(name, value) for name, value in fields if value])
