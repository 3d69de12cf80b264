"""PostgreSQL: a tsvector under a GIN index.

Both it and the query are written out here, so that no parser of its own takes words apart in another way than SQLite.
"""

from archive.folding import fold

FORGET = "DELETE FROM archive_search WHERE id BETWEEN %s AND %s"
SUBQUERY = "SELECT id FROM archive_search WHERE words @@ %s::tsquery"
FOUND = f"SELECT string_agg(id::text, ',' ORDER BY id) FROM ({SUBQUERY}) AS hits"  # noqa: S608 - our own words
# A hit in a title counts the more the less else the title says, as on SQLite.
_OF_A_TITLE = "LEAST(1, 2.0 / (1 + length(ts_filter(words, '{a}'))))"
_RANK = f"ts_rank(ARRAY[0.1, 0.2, 0.4, {_OF_A_TITLE}]::real[], words, asked, 1)"
RANKED = (
    "SELECT id FROM archive_search, (SELECT %s::tsquery AS asked) AS query WHERE words @@ asked AND id >= %s"  # noqa: S608
    f" ORDER BY {_RANK} DESC, id DESC"
)
_LAST_PLACE = 16_383  # that a tsvector knows
_PLACES = 255  # of one word
_GAP = 50  # between title and words: no phrase runs across


def entry(title, words):
    places = {}
    for at, word in enumerate(fold(title).split(), start=1):
        places.setdefault(word, []).append(f"{at}A")
    after = len(fold(title).split()) + _GAP
    for at, word in enumerate(fold(words).split(), start=after):
        places.setdefault(word, []).append(str(min(at, _LAST_PLACE)))
    return " ".join(f"'{word}':{','.join(at[:_PLACES])}" for word, at in places.items())


def write(cursor, entries):
    """By COPY: the whole index of an exhibit in one statement."""
    with cursor.copy("COPY archive_search (id, words) FROM STDIN") as copy:
        for row in entries:
            copy.write_row(row)


def expression(query):
    """In the language of tsquery. Words are letters and digits only, so nothing in them has a meaning there."""
    return " & ".join(f"({_row(term)})" for term in query.terms)


def _row(term):
    return " <-> ".join(f"'{word}'" for word in term.words) + (":*" if term.opens else "")
