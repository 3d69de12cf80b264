"""A thing's name with its address, for templates."""

from typing import NamedTuple

from django.utils.html import escape

from archive.addresses import link


class Link(NamedTuple):
    """`address` is "" for what has no page; `date` is in words, where the thing has one."""

    words: str
    address: str
    date: str = ""

    @property
    def link(self):
        """As markup, without a space after it: what follows may be a comma."""
        return link(self.words, self.address) if self.address else escape(self.words)
