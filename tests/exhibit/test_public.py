"""What a search may find of a lesson page: what a reader sees without opening anything."""

from archive.record import Holdings
from exhibit import record as rec
from exhibit.public import public_rows


def words_found(block):
    page = rec.Page(slug="page", part="part", title="A page", minutes=7, goal="weigh it", blocks=[block])
    made = public_rows(rec.Record(slug="notes", title="Notes", pages=[page], holdings=Holdings()))
    return next(row.words for row in made.rows if row.slug == "notes/page")


def test_the_words_of_a_page_are_found():
    block = rec.Prose(uid="b", heading="What happened", text="<p>They wrote to each other.</p>")
    assert words_found(block) == "weigh it What happened They wrote to each other."


def test_a_passage_that_stands_closed_is_not_found():
    block = rec.Prose(uid="b", text="<p>A sentence that names it.</p>", advisory_level=2, bridge="Read on.")
    assert words_found(block) == "weigh it"
