"""SQLite: an FTS5 table that takes every run of letters and digits for a word, since the text is folded already."""

from archive.folding import fold

FORGET = "DELETE FROM archive_search WHERE rowid BETWEEN %s AND %s"
SUBQUERY = "SELECT rowid FROM archive_search WHERE archive_search MATCH %s"
FOUND = f"SELECT group_concat(rowid) FROM ({SUBQUERY})"  # noqa: S608 - our own words
# A hit in a title counts for more than one in the words, and the more the less else the title says: who looks for a
# name finds first who bears it. bm25() looks at every row it is given: hence the bound.
_IN_TITLE = "bm25(archive_search, 10.0, 0.0) * 20 / (10 + length(title))"
_IN_WORDS = "bm25(archive_search, 0.0, 1.0) / 3"
RANKED = f"{SUBQUERY} AND rowid >= %s ORDER BY {_IN_TITLE} + {_IN_WORDS}, rowid DESC"


def entry(title, words):
    return fold(title), fold(words)


def write(cursor, entries):
    rows = ((key, *pair) for key, pair in entries)
    cursor.executemany("INSERT INTO archive_search (rowid, title, words) VALUES (%s, %s, %s)", rows)


def expression(query):
    """In the language of FTS5. Words are letters and digits only, so nothing in them has a meaning there."""
    return " AND ".join(f'"{" ".join(term.words)}"{" *" if term.opens else ""}' for term in query.terms)
