"""The smaller kinds of drawing, each from a little invented record; its list holds what its picture draws."""

import re

import msgspec
import pytest
from django.template.loader import render_to_string

from archive.notes import Notes
from archive.record import Source
from config.patterns import DRAWN, RECORD
from exhibit.blocks import present
from exhibit.drawings.drafts import marked
from exhibit.drawings.kinds import DRAWN_BY
from exhibit.drawings.timeline import precision
from exhibit.opened import Opened
from exhibit.record import Drawing

HOLDINGS = RECORD.holdings


def draw(kind, **named):
    return DRAWN_BY[kind](HOLDINGS, Drawing(uid="d", kind=kind, **named), Notes(HOLDINGS))


def html(kind):
    block = Drawing(uid="d", kind=kind, **DRAWN[kind])
    template, data = present(Opened(RECORD), RECORD.pages[0], block, Notes(HOLDINGS))
    return render_to_string(f"exhibit/blocks/{template}.html", {"data": data})


@pytest.mark.parametrize("kind", DRAWN)
def test_every_kind_is_drawn_the_same_each_time_and_without_style(kind):
    assert html(kind) == html(kind)
    assert "style=" not in html(kind)
    assert "Not drawn yet" not in html(kind)


def test_an_old_edition_draws_links_to_its_own_sources():
    block = Drawing(uid="d", kind="anatomy", messages=["note-one"])
    _template, data = present(
        Opened(RECORD), RECORD.pages[0], block, Notes(HOLDINGS, address=lambda slug: f"/3/{slug}/")
    )
    assert data["paper"].address == "/3/note-one/"


def test_every_kind_is_on_the_page_of_patterns():
    assert {block.kind for block in RECORD.pages[0].blocks if isinstance(block, Drawing)} == {*DRAWN_BY, "exchange"}


def test_date_bars_are_as_long_as_their_days():
    planned, held = draw("date-bars", events=["feast", "feast-planned"])["bars"]
    assert (planned.title, planned.when, planned.days) == ("The feast, as first planned", "7–14 Jan 1901", "8 days")
    assert (held.when, held.days) == ("25–30 Jan 1901", "6 days")
    assert [(bar.status, bar.form) for bar in (planned, held)] == [("planned", "planned"), ("held", "held")]
    assert (planned.start, planned.width) == ("4", "30.67")  # 8 of 24 days on 92 percent of the scale
    assert (held.start, held.width) == ("73", "23")


def test_reach_has_a_dot_for_each_and_none_where_there_is_no_number():
    courts, inns = draw("reach", quantities=["courts", "inns"])["rows"]
    assert courts.dots.count("M") == 38
    assert (inns.number, inns.dots) == ("", "")
    assert "many inns" in html("reach")


def test_large_figures_say_what_a_dot_stands_for():
    many = msgspec.structs.replace(HOLDINGS.quantity["courts"], number="600000", as_printed="600,000")
    data = DRAWN_BY["reach"](
        msgspec.structs.replace(HOLDINGS, quantities=[many]),
        Drawing(uid="d", kind="reach", quantities=["courts"]),
        Notes(HOLDINGS),
    )
    assert data["unit"] == 10_000
    assert data["rows"][0].dots.count("M") == 60


def test_the_anatomy_of_a_note_ends_with_the_place_for_its_reply():
    data = draw("anatomy", messages=["note-one"])
    assert (data["sender"], data["seat"], data["demands"]) == ("The Kingdom", "Zenda", ["An answer within the year"])
    assert data["replies"] == []
    assert data["silences"][0][0] == (
        "No reply from Strelsau in our sources: 353 days, counted from delivery, attested until 20 Dec 1901."
    )


def test_demand_by_demand_an_answer_has_its_outcome_and_its_words():
    ((text, (answer,)),) = draw("demands", messages=["note-two"])["rows"]
    assert text == "An answer within the year"
    assert (answer["outcome"], answer["label"]) == ("deflected", "deflected")
    assert answer["quoted"].parts == [("regards the matter as closed", False)]


def test_a_demand_that_nobody_answered_says_so():
    ((_text, answers),) = draw("demands", messages=["note-one"])["rows"]
    assert answers == []


def test_a_matrix_has_a_column_for_each_party_that_takes_a_stance():
    data = draw("matrix", claims=["claim-claimed", "claim-contested"])
    assert data["parties"] == ["The Grand Duchy", "The Kingdom"]
    assert [cell and cell["stance"] for cell in data["rows"][0]["cells"]] == ["denies", "asserts"]
    assert data["rows"][1]["cells"] == [None, None]


def test_a_claim_ladder_keeps_the_accusation_its_source_and_its_dispute_apart():
    (ladder,) = draw("claim-ladder", claims=["claim-claimed"])["ladders"]
    assert ladder["voice"] == "The Kingdom"
    assert ladder["supported"] == []
    assert [row["party"] for row in ladder["disputed"]] == ["The Grand Duchy"]
    assert ladder["to"] == "The Grand Duchy, The Kingdom"


def test_evidence_stands_in_four_columns():
    data = draw("evidence", **DRAWN["evidence"])
    assert [row[0].slug for row in data["sought"]] == ["claim-claimed"]
    assert [row[0].title for row in data["found"]] == ["The first note"]
    assert [row[0].slug for row in data["not_found"]] == ["seal"]
    assert [row[0].slug for row in data["open"]] == ["claim-unknown"]


def test_a_chain_is_told_from_the_far_end_to_us():
    assert [card.paper.title for card in draw("chain", sources=["gazette"])["cards"]] == [
        "The protest",
        "A report in the Gazette",
    ]


def test_a_chain_that_runs_in_a_ring_ends():
    ring = [
        Source(slug=one, title=one, kind="book", language="en", shown="all", derives_from=[other])
        for one, other in ("ab", "ba")
    ]
    data = DRAWN_BY["chain"](
        msgspec.structs.replace(HOLDINGS, sources=ring), Drawing(uid="d", kind="chain", sources=["a"]), Notes(HOLDINGS)
    )
    assert [card.paper.title for card in data["cards"]] == ["b", "a"]


def test_the_capitals_of_a_message_are_in_its_list_as_in_its_picture():
    drawn = html("capitals")
    assert re.findall(r'class="go (\S+) (\S+)"', drawn) == [("delivered", "addressee")]
    assert drawn.count("Strelsau") == 2


def test_a_map_sets_each_mark_where_its_place_lies():
    sender, addressee = draw("map", messages=["note-one"])["marks"]
    assert (sender.name, sender.form, sender.where) == ("Zenda", "sender", "12.0° S, 77.0° W")
    assert (addressee.name, addressee.form, addressee.where) == ("Strelsau", "reached", "50.1° N, 14.4° E")
    assert (sender.x, sender.y) == ("133.29", "264")  # 58 and 88 degrees from the corner, 3 units a degree
    assert (addressee.x, addressee.y) == ("343.34", "77.7")


def test_a_map_draws_land_and_no_borders_and_stays_small():
    drawn = re.search(r'<svg class="map" viewBox="0 0 724 378".*?</svg>', html("map"), re.DOTALL)[0]
    assert len(drawn) < 10_000
    assert drawn.count('class="land"') == 1


def test_who_has_no_place_is_named_beside_the_map():
    somewhere = [msgspec.structs.replace(row, place="") if row.slug == "duchy" else row for row in HOLDINGS.parties]
    data = DRAWN_BY["map"](
        msgspec.structs.replace(HOLDINGS, parties=somewhere),
        Drawing(uid="d", kind="map", messages=["note-one"]),
        Notes(HOLDINGS),
    )
    assert [mark.name for mark in data["marks"]] == ["Zenda"]
    assert [row.name for row in data["elsewhere"]] == ["Strelsau"]


def test_of_two_routes_the_unused_one_is_a_ghost_with_its_source():
    data = draw("routes", **DRAWN["routes"])
    assert [end["name"] for end in data["ends"]] == ["Strelsau"]
    assert data["unused"][0][0] == "The kingdom did not ask the congress, as far as the book knows."


def test_drafts_stand_in_order_and_their_new_words_are_marked():
    assert [rung.paper.title for rung in draw("draft-ladder", **DRAWN["draft-ladder"])["rungs"]] == [
        "The first note",
        "The late note",
    ]
    assert marked("That the duke be handed over", "That the duke be tried") == [
        ("That the duke be", False),
        ("tried", True),
    ]
    assert marked("", "That the duke be tried") == [("That the duke be tried", False)]
    assert marked("An apology", "That a court be set up abroad") == [("That a court be set up abroad", True)]


def test_a_timeline_says_how_surely_each_day_is_known():
    ((year, moments),) = draw("timeline")["years"]
    assert year == 1901
    assert [(one.when, one.precision) for one in moments][:4] == [
        ("1 Jan 1901", "day"),
        ("7–14 Jan 1901", "span"),
        ("25–30 Jan 1901", "span"),
        ("1 Feb 1901", "day"),
    ]


@pytest.mark.parametrize(
    ("edtf", "kind"),
    [
        ("1950-02-01", "day"),
        ("1950-02", "span"),
        ("1950-02-01~", "about"),
        ("[..1950-02-03]", "by"),
        ("[1950-02-01..1950-02-03]", "between"),
    ],
)
def test_the_precision_of_a_date(edtf, kind):
    assert precision(edtf) == kind
