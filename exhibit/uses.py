"""Which exhibits use a source, for the archive's page about it."""

from exhibit import standing
from exhibit.opened import Opened


def exhibits_with(source):
    """[(title, address)] of the exhibits whose current edition holds this source (its slug)."""
    opened = [Opened(standing.record_of(row), row) for row in standing.exhibits().values()]
    return [(found.record.title, found.cover()) for found in opened if source in found.record.holdings.source]
