"""Blocks of an edition as markup, drawn once in each process: its pages, its routes and its handouts show the same.

What a block shows is a function of the Record, but for two things that hang on what stands before it on a page: only
the first link to a note can be come back to, and only the first use of a word of the glossary leads there. So a block
is drawn with slots for both, and each page fills them in.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain, zip_longest
from typing import NamedTuple

from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from exhibit import record as rec
from exhibit.blocks import present
from exhibit.glossary import MarkedNotes

_SLOT = re.compile("\0([0-9]+)\0")  # no text of a Record holds a NUL


class Drawn(NamedTuple):
    """Markup cut at its slots: `slots` are (method of a page's notes, its arguments), one between two pieces."""

    pieces: list
    slots: list

    def markup(self, notes):
        """On a page whose notes these are, which stand as they are after the blocks before it."""
        filled = [getattr(notes, method)(*what) for method, what in self.slots]
        return mark_safe("".join(chain(*zip_longest(self.pieces, filled, fillvalue=""))))  # noqa: S308 - of templates


class _Slots(MarkedNotes):
    """Notes that leave a slot where a page decides."""

    def __init__(self, opened):
        super().__init__(opened)
        self.slots = []

    def link(self, place):
        return self._slot("link", place)

    def mark(self, term, words):
        return self._slot("mark", term, words)

    def _slot(self, method, *what):
        self.slots.append((method, what))
        return f"\0{len(self.slots) - 1}\0"


def drawn(opened, page, block, said=()):
    """A block of a page as Drawn. Of an edition it is kept, unless it hangs on what the reader has said."""
    if not opened.standing or (isinstance(block, rec.SourceCard) and block.predict):
        return _draw(opened, page, block, said)
    way = opened.page(page) if isinstance(block, rec.Activity) else opened.cover()  # an answer goes where it was asked
    name = (id(opened.record), way, opened.surface, get_language(), page.slug, block.uid)
    return _kept(_Asked(name, opened, page, block))


@dataclass(frozen=True)
class _Asked:
    """Two are the same that have one name. What is kept holds its Record, so that no other has its id."""

    name: tuple
    opened: object = field(compare=False)
    page: object = field(compare=False)
    block: object = field(compare=False)


@lru_cache(maxsize=1024)
def _kept(asked):
    return _draw(asked.opened, asked.page, asked.block)


def _draw(opened, page, block, said=()):
    notes = _Slots(opened)
    template, data = present(opened, page, block, notes, said)
    markup = render_to_string(f"exhibit/blocks/{template}.html", {"data": data})
    if rec.is_closed(block):
        closed = {"passage": markup, "bridge": block.bridge, "open": opened.surface == "paper"}
        markup = render_to_string("exhibit/blocks/closed.html", {"data": closed})
    pieces = _SLOT.split(markup)
    return Drawn(pieces[::2], [notes.slots[int(at)] for at in pieces[1::2]])
