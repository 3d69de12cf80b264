"""How many published things have which value: sets of places, as whole numbers whose bits are the places.

For each exhibit and each value of each facet there is one such number, made when the exhibit is published. What fits
several choices is then one "and" away, and how many they are a count of bits: no table is read for it.
"""

import threading
from bisect import bisect_left
from typing import NamedTuple

import msgspec
from django.utils.functional import cached_property

from archive.models import ROWS, PublishedExhibit

ONE = {
    "thing": "thing",
    "kind": "kind",
    "sender": "sender",
    "publicity": "publicity",
    "act": "act_status",
    "words": "words_status",
}
SEVERAL = {"archive": "archives", "year": "years", "recipient": "recipients", "reply": "reply", "lesson": "pages"}


def values(row):
    """{facet: the values a row of Published has}."""
    found = {facet: [value] for facet, column in ONE.items() if (value := getattr(row, column))}
    for facet, column in SEVERAL.items():
        if between := getattr(row, column):
            found[facet] = between.strip("|").split("|")
    return found


def barred(words):
    """Values as a column of several holds them: |London|Washington|. No bar is left in a value."""
    kept = dict.fromkeys(word.replace("|", "/") for word in words if word)
    return f"|{'|'.join(kept)}|" if kept else ""


def pack(rows):
    """The facets of an exhibit, as bytes: of rows of Published in the order of their places."""
    places, titles = {}, {}
    for place, row in enumerate(rows):
        for facet, found in values(row).items():
            for value in found:
                places.setdefault(facet, {}).setdefault(value, []).append(place)
        if row.thing == "page":
            titles[row.slug] = row.title
    sets = {facet: {value: to_bytes(to_set(at)) for value, at in by.items()} for facet, by in places.items()}
    return msgspec.msgpack.encode({"size": len(rows), "sets": sets, "titles": titles})


def to_set(places):
    """Places in order as one number: {0, 3} is 0b1001."""
    if not places:
        return 0
    signs = bytearray(b"0") * (places[-1] + 1)
    for place in places:
        signs[place] = 49  # 1
    signs.reverse()
    return int(signs, 2)


def to_bytes(places):
    return places.to_bytes((places.bit_length() + 7) // 8, "little")


def from_bytes(content):
    return int.from_bytes(bytes(content), "little")


def places_of(number):
    """The places of a set, greatest first."""
    signs = bin(number)[2:]
    at, last = signs.find("1"), len(signs) - 1
    while at >= 0:
        yield last - at
        at = signs.find("1", at + 1)


class Facets(NamedTuple):
    """What is known of the things of one exhibit: {facet: {value: set of places}}."""

    size: int
    sets: dict
    titles: dict  # of its lesson pages, by their slugs


def _unpack(content):
    found = msgspec.msgpack.decode(bytes(content))
    sets = {facet: {value: from_bytes(one) for value, one in by.items()} for facet, by in found["sets"].items()}
    return Facets(found["size"], sets, found["titles"])


class Standing(NamedTuple):
    """An exhibit in the index: its key, its short name, its title, its facets, and its newest things as a set."""

    key: int
    exhibit: str
    title: str
    facets: Facets
    newest: int


class _Kept:
    """The facets read so far, by key and stamp; only what is still public is kept."""

    def __init__(self):
        self.facets = {}
        self.lock = threading.Lock()

    def of(self, marks):
        """{key: Facets}; `marks` are (key, stamp), since a restored database may give a key to another exhibit."""
        missing = [key for key, stamp in marks if (key, stamp) not in self.facets]
        if missing:
            rows = PublishedExhibit.objects.filter(pk__in=missing).values_list("pk", "stamp", "facets")
            # each is large: one at a time
            read = {(key, stamp): _unpack(content) for key, stamp, content in rows.iterator(chunk_size=1)}
            with self.lock:
                self.facets = {mark: facets for mark, facets in self.facets.items() if mark in set(marks)} | read
        return {key: self.facets.get((key, stamp)) for key, stamp in marks}


_kept = _Kept()


class Index:
    """All that is public, ready to be counted. Read it anew for every request: it asks one small question."""

    def __init__(self):
        marks = list(PublishedExhibit.objects.values_list("pk", "stamp", "exhibit", "title", "older"))
        facets = _kept.of([mark[:2] for mark in marks])
        self.exhibits = [
            Standing(key, exhibit, title, facets[key], ((1 << facets[key].size) - 1) & ~from_bytes(older))
            for key, _stamp, exhibit, title, older in marks
            if facets[key]  # else it was published anew between the two questions
        ]

    @cached_property
    def page_titles(self):
        """{slug of a lesson page: its title}."""
        return {slug: title for row in self.exhibits for slug, title in row.facets.titles.items()}

    def known(self, facet):
        """All values that something public has."""
        return {value for row in self.exhibits for value in row.facets.sets.get(facet, ())}

    def count(self, chosen, hits=None):
        """(how many things fit, {facet: {value: how many would fit}}) for `chosen` {facet: value}.

        A facet's own choice does not narrow its own values. `hits` {key: set of places} are what a search has found.
        """
        total, counts = 0, {facet: {} for facet in (*ONE, *SEVERAL)}
        for row in self.exhibits:
            masks = _masks(row, chosen)
            total += _fitting(row, hits, masks).bit_count()
            for facet, by in row.facets.sets.items():
                others = {name: mask for name, mask in masks.items() if name != facet}
                if ground := _fitting(row, hits, others, whole=facet == "lesson"):
                    for value, places in by.items():
                        if number := (ground & places).bit_count():
                            counts[facet][value] = counts[facet].get(value, 0) + number
        return total, counts

    def keys(self, chosen, hits):
        """The keys of Published that fit, greatest first."""
        for row in sorted(self.exhibits, reverse=True):
            for place in places_of(_fitting(row, hits, _masks(row, chosen))):
                yield row.key * ROWS + place


def hits_by_exhibit(keys):
    """{key of PublishedExhibit: set of places} of keys of Published, in order."""
    found, at = {}, 0
    while at < len(keys):
        exhibit = keys[at] // ROWS
        end = bisect_left(keys, (exhibit + 1) * ROWS, at)
        found[exhibit] = to_set([key % ROWS for key in keys[at:end]])
        at = end
    return found


def _masks(row, chosen):
    return {facet: row.facets.sets.get(facet, {}).get(value, 0) for facet, value in chosen.items()}


def _fitting(row, hits, masks, whole=False):
    """The newest things that are in all masks; where a lesson page is asked for, all: they are that exhibit's own."""
    fitting = (1 << row.facets.size) - 1 if whole or "lesson" in masks else row.newest
    if hits is not None:
        fitting &= hits.get(row.key, 0)
    for mask in masks.values():
        fitting &= mask
    return fitting
