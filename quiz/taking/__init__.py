"""Taking questions away to other programs: as Moodle XML, as GIFT, as a package of QTI 3.

Each format is one pure function from a Bank (quiz.taking.item) to bytes, keys and replies included, so that these files
are for the desk only. `losses` says what the format cannot hold; the file says the same.
"""

from typing import NamedTuple

from quiz.taking import gift, moodle, qti


class Format(NamedTuple):
    name: str
    content_type: str
    write: object  # Bank -> bytes
    losses: object  # [Item] -> {words: uids of the questions} of what it cannot hold


FORMATS = {
    "moodle.xml": Format("Moodle XML", "application/xml", moodle.write, moodle.losses),
    "gift.txt": Format("GIFT", "text/plain; charset=utf-8", gift.write, gift.losses),
    "qti.zip": Format("QTI 3", "application/zip", qti.write, qti.losses),
}
