"""Words of the glossary in running text: the first time a page uses one, it leads to what it means."""

import re
from functools import cached_property

from django.shortcuts import render
from django.utils.html import escape
from django.utils.safestring import mark_safe

from archive.notes import Notes
from archive.prose import plain

# What is left alone: links and citations whole, every other tag by itself.
_PARTS = re.compile(r"<a\b.*?</a>|<span class=\"cite.*?</span>|<[^>]+>", re.DOTALL)


def anchor(term):
    return f"term-{term.slug}"


def spellings(term):
    """A word as pages write it, the longest form first."""
    forms = [term.term, *(form.strip() for form in term.forms.split(","))]
    return sorted(filter(None, dict.fromkeys(forms)), key=len, reverse=True)


class MarkedNotes(Notes):
    """The notes of one page, which also mark the first use of each word of the glossary in its prose."""

    def __init__(self, opened, prefix=""):
        super().__init__(opened.record.holdings, prefix, opened.source)
        self._glossary = opened.place("glossary")
        self._opened = opened
        self.terms = []  # marked so far, in their order

    @cached_property
    def _meant(self):
        """{a word as prose has it, in small letters: its term}."""
        return {escape(form).casefold(): term for term in self._opened.record.terms for form in spellings(term)}

    @cached_property
    def _words(self):
        forms = sorted(self._meant, key=len, reverse=True)
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, forms))})(?!\w)", re.IGNORECASE)

    def prose(self, html):
        """Prose as safe markup, with links to its notes and to the glossary."""
        rendered = super().prose(html)
        return self._marked(rendered) if self._meant else rendered

    def _marked(self, html):
        pieces, position = [], 0
        for tag in _PARTS.finditer(html):
            pieces += [self._words.sub(self._found, html[position : tag.start()]), tag[0]]
            position = tag.end()
        pieces.append(self._words.sub(self._found, html[position:]))
        return mark_safe("".join(pieces))  # noqa: S308 - made of rendered prose; links are escaped where they are made

    def _found(self, match):
        return self.mark(self._meant[match[0].casefold()], match[0])

    def mark(self, term, words):
        """Words that mean a term of the glossary, leading there where they are the first that do."""
        if term in self.terms:
            return words
        self.terms.append(term)
        return f'<a class="term" href="{self._glossary}#{anchor(term)}" data-term="means-{term.slug}">{words}</a>'

    def meanings(self):
        """[(id, word, definition as plain words, address)] of the words marked, for what script shows beside them."""
        return [
            (f"means-{term.slug}", term.term, plain(term.definition), f"{self._glossary}#{anchor(term)}")
            for term in self.terms
        ]


def show_glossary(request, opened):
    """All words of the exhibit's glossary, in the order of the alphabet."""
    notes = Notes(opened.record.holdings, address=opened.source)
    rows = sorted(opened.record.terms, key=lambda term: term.term.casefold())
    terms = [(anchor(term), term, notes.prose(term.definition)) for term in rows]
    return render(request, "exhibit/glossary.html", {"opened": opened, "terms": terms, "notes": notes})
