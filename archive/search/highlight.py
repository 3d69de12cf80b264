"""The words that were found, marked in the text as it is written."""

from django.utils.html import escape
from django.utils.safestring import mark_safe

from archive.folding import words

AROUND = 240  # letters of a snippet
BEFORE = 60  # letters of it before the first hit
LOOKED_THROUGH = 20_000  # letters of a text; a snippet comes from its beginning


def mark(text, query):
    """The text, escaped, with <mark> around what a Query finds in it."""
    return _marked(text, _spans(text, query), 0, len(text))


def snippet(text, query):
    """A stretch of the text around its first hit, escaped and marked; its beginning where there is no hit."""
    text = text[:LOOKED_THROUGH]
    spans = _spans(text, query) if query else []
    first = spans[0][0] if spans else 0
    start = 0 if first <= BEFORE else text.rfind(" ", 0, first - BEFORE) + 1
    end = len(text) if len(text) - start <= AROUND else text.rfind(" ", start, start + AROUND)
    if end <= start:
        end = start + AROUND
    shown = _marked(text, spans, start, end)
    return mark_safe(f"{'… ' if start else ''}{shown}{' …' if end < len(text) else ''}")  # noqa: S308 - escaped


def _spans(text, query):
    """[(start, end)] of the hits, in order, none over another."""
    found = words(text)
    spans = []
    for term in query.terms:
        length = len(term.words)
        for at in range(len(found) - length + 1):
            if _stands(found[at : at + length], term):
                spans.append((found[at].start, found[at + length - 1].end))
    whole = []
    for start, end in sorted(spans):
        if whole and start < whole[-1][1]:
            whole[-1] = whole[-1][0], max(end, whole[-1][1])
        else:
            whole.append((start, end))
    return whole


def _stands(row, term):
    last = row[-1].text
    return (last.startswith(term.words[-1]) if term.opens else last == term.words[-1]) and all(
        word.text == sought for word, sought in zip(row, term.words[:-1], strict=False)
    )


def _marked(text, spans, start, end):
    parts, at = [], start
    for first, last in spans:
        if first >= start and last <= end:
            parts += [escape(text[at:first]), "<mark>", escape(text[first:last]), "</mark>"]
            at = last
    return mark_safe("".join([*parts, escape(text[at:end])]))  # noqa: S308 - escaped piece by piece
