"""PostgreSQL: a tsvector under a GIN index.

Both it and the query are written out here, so that no parser of its own takes words apart in another way than SQLite.
"""

from array import array

from archive.folding import fold

FORGET = "DELETE FROM archive_search WHERE id BETWEEN %s AND %s"
SUBQUERY = "SELECT id FROM archive_search WHERE words @@ %s::tsquery"
RANKED = (
    "SELECT id FROM archive_search, (SELECT %s::tsquery AS asked) AS query WHERE words @@ asked AND id >= %s"
    " ORDER BY ts_rank('{0.1, 0.2, 0.4, 1.0}', words, asked, 1) DESC, id DESC"
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


def find(cursor, query):
    cursor.execute(f"SELECT array_agg(id ORDER BY id) FROM ({SUBQUERY}) AS hits", [expression(query)])  # noqa: S608
    return array("q", cursor.fetchone()[0] or ())


def expression(query):
    """In the language of tsquery. Words are letters and digits only, so nothing in them has a meaning there."""
    return " & ".join(f"({_row(term)})" for term in query.terms)


def _row(term):
    return " <-> ".join(f"'{word}'" for word in term.words) + (":*" if term.opens else "")
