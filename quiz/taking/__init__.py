"""Taking questions away to other programs: as Moodle XML, as GIFT, as a package of QTI 3.

Each format is one pure function from a Bank (quiz.taking.item) to bytes, keys and replies included, so that these files
are for the desk only. `lost` says what the format cannot hold; the file says the same.
"""

from typing import NamedTuple

from quiz.taking import gift, moodle, qti
from quiz.taking.item import items_of


class Format(NamedTuple):
    name: str
    content_type: str
    write: object  # Bank -> bytes
    losses: object  # [Item] -> {words: uids}

    def lost(self, bank):
        """{words: uids of the questions} of what this format cannot hold of a Bank."""
        return self.losses(items_of(bank))


FORMATS = {
    "moodle.xml": Format("Moodle XML", "application/xml", moodle.write, moodle.losses),
    "gift.txt": Format("GIFT", "text/plain; charset=utf-8", gift.write, gift.losses),
    "qti.zip": Format("QTI 3", "application/zip", qti.write, qti.losses),
}
