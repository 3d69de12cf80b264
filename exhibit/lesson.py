"""A page of the Record as it is read: its blocks, the notes these cite, and where it stands among the others."""

from functools import cached_property
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from exhibit import record as rec
from exhibit.drawn import drawn
from exhibit.glossary import MarkedNotes


class Shown(NamedTuple):
    block: object
    markup: str


class Lesson:
    """One page, its blocks, and the notes these have cited once they are drawn; `notes` where pages share a list."""

    def __init__(self, opened, page, said=(), notes=None):
        self.opened = opened
        self.said = said
        self.page = page
        self.place = [*self._within(), *self._at()]
        self.address = opened.page(page)
        self.lasting = opened.lasting().page(page)
        self.progress = opened.progress(page)
        self.canonical = opened.place("page", page.slug)
        self.before, self.next = opened.neighbours(page)
        self.before_address = opened.page(self.before) if self.before else ""
        self.next_address = opened.page(self.next) if self.next else ""
        self.turns = [self._turn_back(), self._turn_on()]
        self.notes = notes or MarkedNotes(opened)

    def _turn_back(self):
        """(rel, label, title, address): the page before; where there is none, the cover of the route or exhibit."""
        if self.before:
            return "prev", _("Before"), self.before.title, self.before_address
        return "", _("Route") if self.opened.route else _("Cover"), *self.opened.start()

    def _turn_on(self):
        """The page after; where there is none, the end of the route, or all pages."""
        if self.next:
            return "next", _("Next"), self.next.title, self.next_address
        if route := self.opened.route:
            return "next", _("Next"), _("The end of the route"), self.opened.place("route_end", route.slug)
        return "", _("All pages"), self.opened.record.title, f"{self.opened.cover()}#pages"

    @property
    def back(self):
        """(label, title) of the way from a question back to the page that asks it."""
        return _("Back to the lesson") if self.page.has_place else _("Back"), self.page.title

    def _at(self):
        """Which page of how many, and its minutes; of the page where questions come back only its title."""
        if not self.page.has_place:
            return [self.page.title]
        position, pages = self.opened.position(self.page)
        return [
            _("Page %(position)d of %(pages)d") % {"position": position, "pages": pages},
            ngettext("%d minute", "%d minutes", self.page.minutes) % self.page.minutes,
        ]

    def _within(self):
        """What the page is a part of, for who asks where they are: the route that is walked, else the part."""
        if self.opened.route:
            return [_("Route"), self.opened.route.title]
        part = self.opened.record.part.get(self.page.part)  # a draft's page may stand in a part of another exhibit
        return [_("Part %s") % part.letter, part.title] if part else []

    @cached_property
    def blocks(self):
        """Made ready when they are drawn: the page of one question shows none of them."""
        blocks = self.opened.blocks(self.page)
        return [Shown(block, drawn(self.opened, self.page, block, self.said).markup(self.notes)) for block in blocks]

    @property
    def opening(self):
        """The blocks that stand with the title: all up to the first that has a section of its own."""
        return self.blocks[: self._opening_length()]

    @property
    def sections(self):
        return self.blocks[self._opening_length() :]

    def _opening_length(self):
        kinds = [
            isinstance(shown.block, rec.Number) or (isinstance(shown.block, rec.Prose) and not shown.block.heading)
            for shown in self.blocks
        ]
        return [*kinds, False].index(False)
