"""Which sources and footnotes a page uses: told from its blocks alone."""

import pytest

from archive import record as held
from archive.record import Attestation, Claim, Excerpt, Footnote, Holdings
from exhibit import record as rec
from exhibit.uses import places_of
from tests.archive.register import message, silence, source

AT_7 = Attestation(source="article", footnote=7)
AT_8 = Attestation(source="article", footnote=8)
HELD = Holdings(
    footnotes=[
        Footnote(publication="article", number=7, kind="archival", as_printed="Seven.", sources=["note", "draft"]),
        Footnote(publication="article", number=8, kind="archival", as_printed="Eight.", sources=["note"]),
    ],
    sources=[source(slug, "") for slug in ("article", "draft", "note", "reply")],
    excerpts=[Excerpt(slug="words", source="note", text="Words.", language="en", footnote=AT_8)],
    messages=[message("note", "moscow", []), message("reply", "beijing", [])],
    claims=[Claim(slug="claim", text="It was so.", evidence=[AT_7])],
    silences=[silence("after", "note", "1950-12-15", attestation=AT_8)],
    responses=[held.Response(slug="answer", message="note", reply="reply", kind="in-writing", attestation=AT_7)],
)


def cite(basis, slug, at=""):
    return f'<p>So.<cite data-basis="{basis}" data-source="{slug}" data-at="{at}"></cite></p>'


@pytest.mark.parametrize(
    ("block", "places"),
    [
        (rec.Prose(uid="b", text=cite("source", "note", "fn 8")), {("note", 0), ("article", 8)}),
        (rec.Prose(uid="b", text=cite("source", "note")), {("note", 0), ("article", 7), ("article", 8)}),
        (rec.Prose(uid="b", text=cite("claim", "claim")), {("note", 0), ("draft", 0), ("article", 7)}),
        (rec.Prose(uid="b", text=cite("background", "")), set()),
        (rec.Gap(uid="b", text=cite("source", "gone")), set()),
        (rec.SourceCard(uid="b", excerpt="words"), {("note", 0), ("article", 8)}),
        (rec.ClaimTable(uid="b", claims=["claim"]), {("note", 0), ("draft", 0), ("article", 7)}),
        (rec.Number(uid="b", silence="after"), {("note", 0), ("article", 8)}),
        (
            rec.Drawing(uid="b", kind="waiting-chart", responses=["answer"]),
            {("note", 0), ("reply", 0), ("article", 7)},
        ),
        (rec.Drawing(uid="b", kind="draft-ladder", messages=["note", "reply"]), {("note", 0), ("reply", 0)}),
        (rec.Drawing(uid="b", kind="evidence", sources=["draft"]), {("draft", 0)}),
        (rec.SourceCard(uid="b", excerpt="gone"), set()),
    ],
)
def test_a_block_uses_what_it_cites_shows_and_draws(block, places):
    page = rec.Page(slug="page", part="part", title="A page", minutes=7, blocks=[block])
    assert places_of(rec.Record(slug="notes", title="Notes", pages=[page], holdings=HELD), page) == places
