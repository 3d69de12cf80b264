"""The words of a cover, with their notes."""

from archive.notes import Notes


def rendered_lead(opened):
    """(notes, safe markup) of an exhibit's opening words."""
    notes = Notes(opened.record.holdings)
    return notes, notes.prose(opened.record.lead)
