"""Where a shelfmark lies, level by level."""

import pytest

from archive.files import file_code, levels, sheets
from archive.record import Holdings, Repository, Shelfmark

HELD = Holdings(repositories=[Repository(slug="avp-rf", code="AVP RF", name="Foreign Policy Archive")])


def mark(as_printed, suggested=""):
    return Shelfmark(code="mark", repository="avp-rf", as_printed=as_printed, suggested=suggested)


def test_a_shelfmark_lies_in_an_archive_a_fond_an_opis_and_a_file():
    assert levels(HELD, mark("AVP RF. F. 07. Op. 23а. P. 30. D. 407. L. 93")) == [
        ("archive", "Foreign Policy Archive", "avp-rf"),
        ("fond", "07", "avp-rf-f07"),
        ("opis", "23а", "avp-rf-f07-op23a"),
        ("delo", "407", "avp-rf-f07-op23a-d407"),
    ]


@pytest.mark.parametrize(
    "other",
    [
        mark("AVP RF. F. 07. Op. 23a. D. 407. L. 102"),  # without its folder
        mark("AVP RF. F. 07. L. 23a. F. 30. F. 407. P. 110"),  # in an English hand
        mark("illegible", "AVP RF. F. 07. Op. 23a. P. 30. D. 407. L. 1"),  # by the suggested reading
    ],
)
def test_one_file_has_one_code_however_it_is_printed(other):
    assert file_code(HELD, other) == "avp-rf-f07-op23a-d407"


def test_a_part_of_an_opis_is_another_opis():
    assert levels(HELD, mark("AVP RF. F. 17. Op. 163. ch. 2. D. 1550. L. 16"))[2].code == "avp-rf-f17-op163-ch2"


def test_what_names_no_file_lies_as_deep_as_it_can_be_read():
    assert file_code(HELD, mark("AVP RF. F. 07")) == ""
    assert [level.kind for level in levels(HELD, mark("illegible"))] == ["archive"]


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        ("L. 40", {"40"}),
        ("L. 8–9", {"8", "9"}),
        ("LL. 56, 60", {"56", "60"}),
        ("L. 1–99999", {"1", "99999"}),
        ("L. 5 ob.", {"5 ob"}),
        ("", set()),
    ],
)
def test_the_sheets_of_a_shelfmark_are_told_one_by_one(printed, found):
    assert sheets(mark(f"AVP RF. F. 07. Op. 23a. D. 407. {printed}")) == found
