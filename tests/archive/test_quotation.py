"""Exactness of quotations: white space may differ, and declared omissions; nothing else."""

import pytest

from archive.quotation import first_words_missing, folded, missing_segment, word_count

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


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("awaits with natural bewilderment", ""),
        ("The Soviet Government […] the answer to its note.", ""),
        ("awaits with natural surprise the answer", "with natural surprise the answer"),
        (
            "Awaits with natural bewilderment the answer to its note.",
            "Awaits with natural bewilderment the answer to its",
        ),
        ("the answer to its letter", "to its letter"),
    ],
)
def test_a_departure_is_named_from_the_last_words_that_agree(text, words):
    assert first_words_missing(text, PASSAGE) == words


def test_runs_of_white_space_are_one_space():
    assert folded("  two\n\twords ") == "two words"


def test_an_omission_and_a_dash_are_no_words():
    assert word_count("It said […] that – in 1950 – “nothing” came.") == 7
