"""Words as a search compares them."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from archive.folding import fold


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Shirō", "shiro"),
        ("Tōgō", "togo"),
        ("ТОГО", "того"),
        ("Ёлка", "елка"),
        ("Ф. 07", "ф 07"),
        ("L.56", "l 56"),
        ("said […] so", "said [ ] so"),
        ("Straße ﬁnd", "strasse find"),
        ("the article’s – own — text", "the article's - own - text"),
        ("  two\n words\0", "two words"),
    ],
)
def test_marks_case_and_full_stops_do_not_count(written, folded):
    assert fold(written) == folded


@given(st.text())
@example("ℌ…")
@example("ΐΰ")
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)
