"""Exactness of quotations: white space may differ, and declared omissions; nothing else."""

import pytest

from archive.quotation import folded, missing_segment, word_count

PASSAGE = "The Soviet Government  awaits\nwith natural bewilderment the answer to its note."


@pytest.mark.parametrize(
    "shown",
    [
        "",
        "natural bewilderment",
        "awaits with natural bewilderment",
        "The Soviet Government […] its note.",
        "[…] natural […] answer […]",
        PASSAGE,
    ],
)
def test_words_of_the_passage_in_its_order_are_all_there(shown):
    assert missing_segment(shown, PASSAGE) == ""


@pytest.mark.parametrize(
    ("shown", "missing"),
    [
        ("natural surprise", "natural surprise"),
        ("Natural bewilderment", "Natural bewilderment"),
        ("its note […] The Soviet Government", "The Soviet Government"),
        ("natural […] natural", "natural"),
        ("the answer to its note!", "the answer to its note!"),
    ],
)
def test_the_first_stretch_that_is_not_there_is_named(shown, missing):
    assert missing_segment(shown, PASSAGE) == missing


def test_runs_of_white_space_are_one_space():
    assert folded("  two\n\twords ") == "two words"


def test_an_omission_and_a_dash_are_no_words():
    assert word_count("It said […] that – in 1950 – “nothing” came.") == 7
