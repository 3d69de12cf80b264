"""The part of the record around one source: all that its page names, and no more."""

import pytest

from archive.around import Around, around
from archive.record import (
    Attestation,
    Claim,
    Excerpt,
    Footnote,
    Holdings,
    NewsReport,
    Quantity,
    Stance,
    Transcription,
)
from archive.sight import seen
from tests.archive.register import EXCHANGE

WHOLE = Holdings(
    **{name: getattr(EXCHANGE, name) for name in ("sources", "parties", "messages", "responses", "silences")},
    footnotes=[
        Footnote(publication="article", number=8, kind="archival", as_printed="Eight.", sources=["note-1"]),
        Footnote(publication="article", number=50, kind="archival", as_printed="Fifty.", sources=["note-2", "note-9"]),
    ],
    excerpts=[Excerpt(slug="denial", source="note-7", text="We deny it.", language="en", speaker="dean-rusk")],
    transcriptions=[
        Transcription(
            source="note-5", basis="The sheet.", language="en", text="Send.", reviewer="A.", reviewed_on="2026-05-01"
        )
    ],
    news_reports=[NewsReport(source="note-6", speaker="dean-rusk")],
    quantities=[
        Quantity(
            slug="five", as_printed="five", counts="People", voice="britain", attestation=Attestation(source="note-9")
        )
    ],
    claims=[
        Claim(
            slug="k1", text="It agreed.", voice="soviet-union", evidence=[Attestation(source="article", footnote=50)]
        ),
        Claim(
            slug="k3",
            text="It was sent.",
            voice="china",
            evidence=[Attestation(source="note-5")],
            stances=[
                Stance(
                    party="britain",
                    stance="denies",
                    excerpt="denial",
                    attestation=Attestation(source="article", footnote=8),
                )
            ],
        ),
        Claim(slug="k2", text="The article says.", voice="china", evidence=[Attestation(source="article")]),
    ],
)


def slugs(rows):
    return [row.slug for row in rows]


def test_a_message_comes_with_its_answers_silences_and_whoever_they_name():
    near = around(WHOLE, "note-2")
    assert slugs(near.sources) == ["article", "note-2", "note-4", "note-9"]  # the last by the claim that rests on both
    assert [row.source for row in near.messages] == ["note-2", "note-4"]
    assert slugs(near.responses) == ["of-china"]
    assert slugs(near.silences) == ["after-2", "after-2-by-may", "after-2-london"]
    assert slugs(near.parties) == ["britain", "china", "soviet-union", "state-department", "united-states"]


def test_a_claim_rests_on_what_its_footnote_points_to():
    assert slugs(around(WHOLE, "note-2").claims) == ["k1"]
    assert slugs(around(WHOLE, "article").claims) == ["k2"]


def test_its_own_footnotes_and_those_it_is_attested_by_come_along():
    assert [row.number for row in around(WHOLE, "note-1").footnotes] == [8]


def test_a_claim_comes_with_who_stands_where_and_in_which_words():
    near = around(WHOLE, "note-5")
    assert slugs(near.claims) == ["k3"]
    assert slugs(near.excerpts) == ["denial"]
    assert near.excerpts_of("note-5") == []
    assert {"note-7", "article"} <= set(near.source)
    assert {"britain", "dean-rusk"} <= set(near.party)
    assert [row.number for row in near.footnotes] == [8]


def test_its_transcription_its_figures_and_the_teller_of_its_news_come_along():
    assert [row.source for row in around(WHOLE, "note-5").transcriptions] == ["note-5"]
    assert slugs(around(WHOLE, "note-9").quantities) == ["five"]
    assert "britain" in around(WHOLE, "note-9").party
    assert [row.speaker for row in around(WHOLE, "note-6").news_reports] == ["dean-rusk"]
    assert "dean-rusk" in around(WHOLE, "note-6").party
    assert [around(WHOLE, "note-1").transcriptions, around(WHOLE, "note-1").quantities] == [[], []]


@pytest.mark.parametrize("slug", slugs(WHOLE.sources))
def test_a_source_page_needs_nothing_else(slug):
    near = around(WHOLE, slug)
    assert seen(near, slug)["source"].slug == slug


def test_a_party_comes_with_what_it_sent_and_received_where_it_was_silent_and_what_it_claims():
    near = Around(WHOLE).party("britain")
    assert [row.source for row in near.messages] == ["note-2", "note-6"]
    assert slugs(near.silences) == ["after-2-london"]
    assert {"article", "note-2", "note-6"} <= set(slugs(near.sources))
    assert "britain" in slugs(near.parties)
    assert slugs(Around(WHOLE).party("soviet-union").claims) == ["k1"]


def test_of_many_each_source_has_the_same_around_it_as_alone():
    near = Around(WHOLE)
    assert [near.source(row.slug) for row in WHOLE.sources] == [around(WHOLE, row.slug) for row in WHOLE.sources]
