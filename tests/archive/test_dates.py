"""Dates as archives write them, and as a reader says them. Source of the notation: ISO 8601-2:2019 (EDTF)."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException
from hypothesis import assume, given
from hypothesis import strategies as st

from archive.dates import bounds, day, in_words, validate_edtf

# EDTF, earliest day, latest day, words
DATES = [
    ("1950-02-01", date(1950, 2, 1), date(1950, 2, 1), "1 Feb 1950"),
    ("1950-02", date(1950, 2, 1), date(1950, 2, 28), "February 1950"),
    ("1952-02", date(1952, 2, 1), date(1952, 2, 29), "February 1952"),
    ("1950", date(1950, 1, 1), date(1950, 12, 31), "1950"),
    ("[..1950-02-03]", None, date(1950, 2, 3), "by 3 Feb 1950"),
    ("[1950-02-03..]", date(1950, 2, 3), None, "3 Feb 1950 or later"),
    ("[1950-02-01..1950-12-15]", date(1950, 2, 1), date(1950, 12, 15), "between 1 Feb and 15 Dec 1950"),
    ("[1950-02-01..1950-02-03]", date(1950, 2, 1), date(1950, 2, 3), "between 1 and 3 Feb 1950"),
    ("[1949-12-30..1950-01-02]", date(1949, 12, 30), date(1950, 1, 2), "between 30 Dec 1949 and 2 Jan 1950"),
    ("1949-12-25/1949-12-30", date(1949, 12, 25), date(1949, 12, 30), "25–30 Dec 1949"),
    ("1950-01-28/1950-02-03", date(1950, 1, 28), date(1950, 2, 3), "28 Jan – 3 Feb 1950"),
    ("1949-12-30/1950-01-02", date(1949, 12, 30), date(1950, 1, 2), "30 Dec 1949 – 2 Jan 1950"),
    ("1941/1945", date(1941, 1, 1), date(1945, 12, 31), "1941–1945"),
    ("1942-08/1945-03", date(1942, 8, 1), date(1945, 3, 31), "Aug 1942 – Mar 1945"),
    ("1950-04/1950-11", date(1950, 4, 1), date(1950, 11, 30), "Apr – Nov 1950"),
    ("1939/1947-09", date(1939, 1, 1), date(1947, 9, 30), "1939 – Sep 1947"),
    ("1950/1950-06-25", date(1950, 1, 1), date(1950, 6, 25), "1950 – 25 Jun 1950"),
    ("1950-02-01/..", date(1950, 2, 1), None, "from 1 Feb 1950"),
    ("[..1948-07]", None, date(1948, 7, 31), "by Jul 1948"),
    ("[1948-07..]", date(1948, 7, 1), None, "Jul 1948 or later"),
    ("[1947-09..1950-01-12]", date(1947, 9, 1), date(1950, 1, 12), "between Sep 1947 and 12 Jan 1950"),
    ("1942-08/1945-03", date(1942, 8, 1), date(1945, 3, 31), "Aug 1942 – Mar 1945"),
    ("1950-01/1950-06", date(1950, 1, 1), date(1950, 6, 30), "Jan – Jun 1950"),
    ("1941/1945", date(1941, 1, 1), date(1945, 12, 31), "1941–1945"),
    ("1950-21/1950-22", date(1950, 3, 1), date(1950, 8, 31), "spring 1950 – summer 1950"),
    ("1950-02-01~", date(1950, 2, 1), date(1950, 2, 1), "about 1 Feb 1950"),
    ("1950-02~", date(1950, 2, 1), date(1950, 2, 28), "about February 1950"),
    ("1950~", date(1950, 1, 1), date(1950, 12, 31), "about 1950"),
    ("1950-02-01?", date(1950, 2, 1), date(1950, 2, 1), "1 Feb 1950, uncertain"),
    ("1950?", date(1950, 1, 1), date(1950, 12, 31), "1950, uncertain"),
    ("1950%", date(1950, 1, 1), date(1950, 12, 31), "about 1950, uncertain"),
    ("1950-21", date(1950, 3, 1), date(1950, 5, 31), "spring 1950"),
    ("1946-22", date(1946, 6, 1), date(1946, 8, 31), "summer 1946"),
]


@pytest.mark.parametrize(("edtf", "first", "last", "words"), DATES)
def test_a_date_has_bounds_and_words(edtf, first, last, words):
    assert bounds(edtf) == (first, last)
    assert in_words(edtf) == words


YEARS_MONTHS_DAYS = st.builds(
    lambda day, length: day.isoformat()[:length], st.dates(date(1000, 1, 1)), st.sampled_from([4, 7, 10])
)
SEASONS = st.builds(lambda year, season: f"{year}-{season}", st.integers(1000, 9999), st.integers(21, 24))
ONE = st.one_of(YEARS_MONTHS_DAYS, SEASONS)


@given(ONE, ONE, st.sampled_from(["{}", "{}?", "{}~", "{}%", "{}/{}", "[{}..{}]", "[..{}]", "[{}..]"]))
def test_what_is_read_without_the_parser_is_read_alike(one, other, form):
    edtf = form.format(*sorted([one, other]))
    try:
        parsed = parse_edtf(edtf)
    except EDTFParseException:  # the parser knows no choice between two months or years
        assume(False)
    ends = [
        None if isinstance(end, float) else date(*end[:3]) for end in (parsed.lower_strict(), parsed.upper_strict())
    ]
    if None not in ends and ends[1] < ends[0]:
        with pytest.raises(ValueError, match="ends before it begins"):
            bounds(edtf)
    else:
        assert bounds(edtf) == tuple(ends)


def test_a_card_writes_the_month_out():
    assert in_words("1950-02-01", month="F") == "1 February 1950"
    assert in_words("[1950-02-01..1950-12-15]", month="F") == "between 1 February and 15 December 1950"


def test_what_is_undated_says_so():
    assert in_words("") == "no date in our sources"
    assert day("") is None


@pytest.mark.parametrize("edtf", ["1950-02", "[..1950-02-03]", "[1950-02-01..1950-12-15]", "1949-12-25/1949-12-30"])
def test_a_choice_of_days_is_not_one_day(edtf):
    assert day(edtf) is None


def test_an_exact_date_is_one_day():
    assert day("1950-02-01") == date(1950, 2, 1)


@pytest.mark.parametrize(
    "text",
    [
        *("1950-02-30", "1950-13", "1950-02-03/1950-02-30", "[..1950-02-30]", "[..]", "..", "?"),
        *("1 Feb 1950", "1950/02/01", "12345", "Y17E7", "-0044", "ca. 1950"),
    ],
)
def test_anything_else_is_refused_with_an_example(text):
    with pytest.raises(ValueError, match=r"EDTF date|outside the years|day of the calendar"):
        bounds(text)
    with pytest.raises(ValidationError, match="is not a date we can read"):
        validate_edtf(text)
