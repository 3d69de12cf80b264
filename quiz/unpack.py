"""From questions as plain data back to rows."""

from quiz import models


def unpack(questions, misconceptions, rows):
    """Make the rows of these that are missing; `rows` is an archive.unpack.Rows that has what they name."""
    for row in misconceptions:
        rows.keep(models.Misconception, row)
    for row in questions:
        rows.keep(models.Question, row)
