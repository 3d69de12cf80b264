"""The questions of an edition, to be taken away: all, or those of one lesson. With their keys: for the desk only."""

from archive.citing.reference import Edition
from exhibit import record as rec
from exhibit import standing
from exhibit.uses import HeldEdition
from quiz.taking.item import Bank


def bank(row, absolute, page=None):
    """The Bank of an edition (its Standing), or of one page of its Record.

    `absolute(address)` is an address of this site as it is followed from elsewhere; "" where nobody knows.
    """
    record, held = standing.record_of(row), HeldEdition(row)

    def cited(source):
        return Edition(held.title, held.number, held.day, held.digest, absolute(held.source_address(source)))

    name = f"{held.title}, edition {held.number}"
    return Bank(
        name=f"{name}, {page.title}" if page else name,
        holdings=record.holdings,
        questions=[record.question[uid] for uid in asked_on(page)] if page else record.questions,
        misconceptions=record.misconception,
        cited=cited,
    )


def asked_on(page):
    """The questions (uids) that a page of the Record asks, each once."""
    return list(dict.fromkeys(rec.asked_by(page.blocks)))


def lessons(row):
    """The pages of an edition (its Standing) that ask anything, in their order."""
    return [page for page in standing.record_of(row).pages if asked_on(page)]


def file_name(row, format, page=None):
    """unanswered-notes-3.moodle.xml, or unanswered-notes-3-who-was-told.qti.zip."""
    return f"{row.exhibit}-{row.number}{'-' + page.slug if page else ''}.{format}"
