"""Days that nothing came back, as strokes: plain numbers for one template."""

import pytest
from django.utils.translation import override

from archive.notes import Notes
from config.patterns import RECORD
from exhibit.drawings import tally, waiting_chart
from exhibit.drawings.svg import number
from exhibit.record import Drawing

HOLDINGS = RECORD.holdings


@pytest.mark.parametrize(
    ("days", "rows", "last", "open_from"),
    [(0, 1, 0, "1.5"), (1, 1, 1, "2.5"), (35, 1, 35, "36.5"), (90, 1, 90, "91.5"), (317, 4, 17, "18.5")],
)
def test_a_tally_has_one_stroke_a_day_and_a_hundred_to_a_row(days, rows, last, open_from):
    drawn = tally(days)
    assert drawn.days.count("M0 ") == rows
    assert drawn.days.endswith(f"H{last}")
    assert drawn.open_from == open_from


@pytest.mark.parametrize("days", [91, 100, 199, 200, 300])
def test_dots_and_ring_go_to_a_row_of_their_own_where_a_row_is_full(days):
    drawn = tally(days)
    assert drawn.open_from == "1.5"
    assert drawn.middle == 12 + 28 * drawn.days.count("M0 ")


@pytest.mark.parametrize("days", [0, 1, 9, 10, 99, 100, 101, 317, 1000])
def test_no_stroke_is_lost(days):
    assert sum(int(row.partition("H")[2]) for row in tally(days).days.split("M")[1:]) == days


def test_no_language_puts_a_comma_into_a_drawing():
    with override("de"):
        assert number(12.5) == "12.5"
        assert number(100) == "100"
        assert number(1234567.891) == "1234567.89"


def chart(**fields):
    return waiting_chart(HOLDINGS, Drawing(uid="w", kind="waiting-chart", **fields), Notes(HOLDINGS))


def test_waits_stand_by_the_day_they_began_on_one_scale():
    bars = chart(silences=["after-four", "after-one"], responses=["reply"])
    assert [(bar.title, bar.outcome) for bar in bars] == [
        ("1 Jan 1901, from Zenda", "353+ days"),
        ("1 Feb 1901, from Zenda", "31 days, answered"),
        ("20 Dec 1901, from Zenda", "until when, no paper says"),
    ]
    assert (bars[0].start, bars[0].width) == ("0", "91.93")  # 353 of 353 + 31 days
    assert bars[2].width == ""


def test_an_answered_bar_says_from_when_to_when_it_counts():
    (bar,) = chart(responses=["reply"])
    assert bar.caption == "Protests. Counted from delivery, to the day the reply was prepared."
    assert (bar.start, bar.width, bar.close_at) == ("0", "50", "50")


def test_a_silence_says_whose_it_is_and_how_long_it_is_attested():
    (bar,) = chart(silences=["after-one"])
    assert bar.caption == "Asks for an answer. Silence of Strelsau attested until 20 Dec 1901, counted from delivery."


def test_the_same_input_gives_the_same_bars():
    assert chart(silences=["after-one"]) == chart(silences=["after-one"])


def test_a_chart_of_nothing_is_empty():
    assert chart() == []
