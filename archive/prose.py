"""Prose with citations: what may stand in it, and what it cites.

A citation is an empty inline element at the end of the statement it supports:
`<cite data-basis="source" data-source="note-1950-12-15" data-at="fn 50"></cite>`. Its number is made when the page is.
"""

import re
from functools import lru_cache
from html import unescape
from typing import NamedTuple

import nh3
from django.utils.safestring import mark_safe

TAGS = {"p", "br", "strong", "em", "ul", "ol", "li", "cite"}
BASES = ("source", "claim", "interpretation", "background")
_ATTRIBUTES = ("data-basis", "data-source", "data-at")
# "*" is empty, else nh3 lets title and lang through on every element.
_CLEANER = nh3.Cleaner(tags=TAGS, attributes={"*": set(), "cite": set(_ATTRIBUTES)}, strip_comments=True)
_CITE = re.compile(r"<cite((?:\s+data-[a-z]+=\"[^\"]*\")*)\s*>(.*?)</cite>", re.DOTALL)
_ATTRIBUTE = re.compile(r"(data-[a-z]+)=\"([^\"]*)\"")
_TAG = re.compile(r"<[^>]+>")
_BLOCK_END = re.compile(r"</(?:p|li)>|<br>")


def citation_rule(config, shared):
    """What the editor's Citation extension writes, for its own sanitiser; `clean` leaves just that."""
    shared["tags"].add("cite")
    shared["attributes"].setdefault("cite", set()).update(_ATTRIBUTES)


class Atom(NamedTuple):
    """One citation in prose. `slug` names a source or a claim, as `basis` says; `at` is a place, such as "fn 50"."""

    basis: str
    slug: str
    at: str


def clean(html):
    """The html with all but the few allowed elements and citation attributes taken out; "" for no words at all."""
    cleaned = _CLEANER.clean(html)
    return "" if cleaned == "<p></p>" else cleaned


def is_clean(html):
    """Whether cleaning would change nothing, and every citation is whole and empty."""
    cites = list(_CITE.finditer(html))
    return (
        clean(html) == html
        and html.count("<cite") == len(cites)
        and all(not match[2] and _atom(match).basis in BASES for match in cites)
    )


def _atom(match):
    attributes = {name: unescape(value) for name, value in _ATTRIBUTE.findall(match[1])}
    return Atom(*(attributes.get(name, "") for name in _ATTRIBUTES))


def atoms(html):
    """The citations of a piece of prose, in order."""
    return [_atom(match) for match in _CITE.finditer(html)]


def render(html, cite):
    """Prose for a page: cleaned, each citation replaced by the markup that `cite(atom)` returns."""
    *cited, rest = _parted(html)
    pieces = []
    for words, glued, atom in cited:
        markup = cite(atom)
        pieces += [words, " " if markup and glued else "", markup]
    return mark_safe("".join([*pieces, rest]))  # noqa: S308 - cleaned in _parted


@lru_cache(maxsize=1024)  # the same few prose fields make every page of an edition
def _parted(html):
    """Cleaned html, parted at its citations: (words before, whether they lack a space, atom) ..., what follows."""
    cleaned = clean(html)
    found, position = [], 0
    for match in _CITE.finditer(cleaned):
        before = cleaned[: match.start()]
        glued = before.endswith("</cite>") or (before != "" and before[-1] not in " >")
        found.append((cleaned[position : match.start()], glued, _atom(match)))
        position = match.end()
    return *found, cleaned[position:]


def plain(html):
    """The words alone, paragraphs parted by a space."""
    return " ".join(unescape(_TAG.sub("", _BLOCK_END.sub(" ", _CITE.sub("", html)))).split())


def statements(html):
    """Stretches of words with the citation that ends each: [(words, atom)]; None where nothing supports them."""
    found = []
    for block in _BLOCK_END.split(html):
        position = 0
        for match in _CITE.finditer(block):
            words = plain(block[position : match.start()])
            if words or not found:
                found.append((words, _atom(match)))
            position = match.end()
        if rest := plain(block[position:]):
            found.append((rest, None))
    return found
