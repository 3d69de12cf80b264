"""Which exhibits use a source, for the archive's page about it; which pages ask a question, for its form."""

from archive.admin import desk_url
from exhibit import standing
from exhibit.models import Activity
from exhibit.opened import Opened


def exhibits_with(source):
    """[(title, address)] of the exhibits whose current edition holds this source (its slug)."""
    opened = [Opened(standing.record_of(row), row) for row in standing.exhibits().values()]
    return [(found.record.title, found.cover()) for found in opened if source in found.record.holdings.source]


def pages_that_ask(question):
    """[(words, address at the desk)] of the pages of drafts that ask this question."""
    rows = Activity.objects.filter(question=question).select_related("parent__exhibit")
    return [(f"{row.parent.exhibit.title}: {row.parent}", desk_url(row.parent)) for row in rows]
