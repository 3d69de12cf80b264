"""The notes of a page: labels, anchors, and the way back."""

import pytest

from archive.notes import Notes
from archive.record import Attestation, Claim, Footnote, Holdings, Shelfmark
from tests.archive.register import source

HELD = Holdings(
    shelfmarks=[Shelfmark(code="mark", repository="avp-rf", as_printed="F. 07. L. 56")],
    footnotes=[
        Footnote(publication="article", number=2, kind="archival", as_printed="Two.", sources=["note"]),
        Footnote(
            publication="article",
            number=50,
            kind="archival",
            as_printed="Fifty.",
            shelfmark="mark",
            sources=["note", "other"],
        ),
    ],
    sources=[
        source("article", "", title="The article", kind="article"),
        source("note", "", title="The note", kind="note"),
        source("other", "", title="The other", kind="note"),
        source("report", "", title="The report", kind="news-report"),
    ],
    claims=[
        Claim(slug="k1", text="It was <sent>.", status="claimed", evidence=[Attestation(source="article", footnote=50)])
    ],
)


def cite(basis="source", slug="note", at=""):
    return f'<p>Words.<cite data-basis="{basis}" data-source="{slug}" data-at="{at}"></cite></p>'


@pytest.mark.parametrize(
    ("html", "markup"),
    [
        (cite(at="fn 50"), '<a class="cite" href="#article-fn50" id="to-article-fn50">fn 50</a>'),
        (
            cite(),
            '<a class="cite" href="#article-fn2" id="to-article-fn2">fn 2</a> '
            '<a class="cite" href="#article-fn50" id="to-article-fn50">fn 50</a>',
        ),
        (cite(slug="article"), '<a class="cite" href="#article-text" id="to-article-text">article</a>'),
        (cite(slug="report"), '<a class="cite" href="#report-text" id="to-report-text">text</a>'),
        (cite(at="p. 12"), '<a class="cite" href="#note-p-12" id="to-note-p-12">p. 12</a>'),
        (
            cite("claim", "k1"),
            '<span class="cite by-claimed" title="It was &lt;sent&gt;.">Claimed</span> '
            '<a class="cite" href="#article-fn50" id="to-article-fn50">fn 50</a>',
        ),
        (cite("interpretation", ""), '<span class="cite by-interpreted">our reading</span>'),
    ],
)
def test_a_citation_links_to_its_note(html, markup):
    assert Notes(HELD).prose(html) == f"<p>Words. {markup}</p>"


@pytest.mark.parametrize("html", [cite("background", ""), cite(slug="gone"), cite("claim", "gone")])
def test_background_and_what_is_not_held_have_no_note(html):
    assert Notes(HELD).prose(html) == "<p>Words.</p>"


def test_only_the_first_of_two_citations_is_where_a_note_leads_back_to():
    notes = Notes(HELD)
    assert 'id="to-article-fn50"' in notes.prose(cite(at="fn 50"))
    assert "id=" not in notes.prose(cite(at="fn 50"))
    assert [note.anchor for note in notes.in_order()] == ["article-fn50"]


def test_notes_stand_in_the_order_of_their_footnotes_and_places_after_them():
    notes = Notes(HELD)
    for html in (cite(at="p. 12"), cite(at="fn 50"), cite(at="fn 2")):
        notes.prose(html)
    assert [note.label for note in notes.in_order()] == ["fn 2", "fn 50", "p. 12"]


def test_a_note_knows_the_footnote_its_shelfmark_and_where_it_points():
    notes = Notes(HELD)
    notes.prose(cite(at="fn 50"))
    (note,) = notes.in_order()
    assert (note.footnote.as_printed, note.shelfmark.as_printed) == ("Fifty.", "F. 07. L. 56")
    assert note.points_to == (
        '<a href="/archive/sources/note/">The note</a>',
        '<a href="/archive/sources/other/">The other</a>',
    )


def test_a_second_list_on_a_page_has_anchors_of_its_own():
    assert 'href="#which-note-article-fn2"' in Notes(HELD, "which-note-").prose(cite(at="fn 2"))
