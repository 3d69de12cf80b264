"""What a cover shows beside its title: the opening words, and the longest silence the exhibit's pages draw."""

from archive.notes import Notes
from archive.waiting import silence_wait
from exhibit.drawings import tally
from exhibit.drawings.exchange.register import register
from exhibit.record import silences_of
from exhibit.walking import outlines


def shown_on_cover(opened):
    """The context of a cover's template."""
    holdings = opened.record.holdings
    notes = Notes(holdings, address=opened.source)
    context = {"opened": opened, "notes": notes, "lead": notes.prose(opened.record.lead), "routes": outlines(opened)}
    context["exchange"] = opened.exchange if register(holdings) else ""
    if found := longest_silence(opened.record):
        days, silence = found
        links = notes.links([silence.attestation])
        context |= {"days": days, "tally": tally(days), "scope": silence.scope, "links": links}
    return context


def longest_silence(record):
    """(days, silence) of the longest wait without a reply that a page draws; None where there is none."""
    slugs = {slug for page in record.pages for block in page.blocks for slug in silences_of(block)}
    rows = [record.holdings.silence[slug] for slug in sorted(slugs) if slug in record.holdings.silence]
    waits = [(silence_wait(record.holdings, row), row) for row in rows]
    return max(((wait.days, row) for wait, row in waits if wait and wait.days), key=lambda pair: pair[0], default=None)
