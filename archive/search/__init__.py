"""Full-text search of everything published: one interface, and a back end for each kind of database.

The index is a table of its own, `archive_search`, keyed like Published: on SQLite an FTS5 table of folded words, on
PostgreSQL a tsvector. Words are folded and parted here (archive.folding), so that both find the same.
"""

from array import array

from django.db import connection

from . import postgresql, sqlite
from .query import Query, parse

__all__ = ["RANKED", "Query", "entry", "find", "forget", "on_flush", "parse", "ranked", "subquery", "write"]

RANKED = 1000  # so many hits are put in order of relevance; a word that more things have tells little
PIECE = 10_000  # letters


def _backend():
    return sqlite if connection.vendor == "sqlite" else postgresql


def entry(title, words):
    """What `write` keeps of a thing; made beforehand, since folding takes longer than writing."""
    return _backend().entry(title, words)


def write(entries):
    """Index things: (key, entry). Call it in the transaction that writes their rows."""
    with connection.cursor() as cursor:
        _backend().write(cursor, entries)


def forget(first, last):
    """Things with keys from `first` to `last` are found no more."""
    with connection.cursor() as cursor:
        cursor.execute(_backend().FORGET, [first, last])


def find(query):
    """The keys of all things that have every term of a Query, in order: an array, since they may be many.

    They come as one row of text, in a third of the time of a hundred thousand rows, and are read a piece at a time.
    """
    with connection.cursor() as cursor:
        cursor.execute(_backend().FOUND, [_backend().expression(query)])
        text = cursor.fetchone()[0] or ""
    keys, start = array("q"), 0
    while start < len(text):
        end = text.find(",", start + PIECE)
        end = len(text) if end < 0 else end
        keys.extend(map(int, text[start:end].split(",")))
        start = end + 1
    return keys


def ranked(query, first):
    """The keys of those that `find` gives from the key `first` on, most relevant first, of equals the newest."""
    with connection.cursor() as cursor:
        cursor.execute(_backend().RANKED, [_backend().expression(query), first])
        return [key for (key,) in cursor]


def subquery(query):
    """(SQL, its parameters) of a query for the keys that `find` gives."""
    return _backend().SUBQUERY, [_backend().expression(query)]


def on_flush(**kwargs):
    """Nothing is found where nothing is published any more."""
    tables = connection.introspection.table_names()
    if {"archive_search", "archive_publishedexhibit"} <= set(tables):
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM archive_search WHERE NOT EXISTS (SELECT 1 FROM archive_publishedexhibit)")
