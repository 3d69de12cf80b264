"""Words as a search compares them."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from archive.folding import fold, words


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Shirō", "shiro"),
        ("Tōgō", "togo"),
        ("ТОГО", "того"),
        ("Ёлка", "елка"),
        ("L.56", "l 56"),
        ("said […] so", "said so"),
        ("Straße ﬁnd", "strasse find"),
        ("the article’s – own — text", "the article s own text"),
        ("  two\n words\0", "two words"),
        ("\u200fright\u200f to left", "right to left"),
        ("関東軍 731", "関 東 軍 731"),
        ("🕊", ""),
        ("more than 370,000 prisoners", "more than 370000 prisoners"),
        ("1,013 and 1,234,567", "1013 and 1234567"),
        ("56,60 and 1,2345", "56 60 and 1 2345"),
    ],
)
def test_marks_case_and_punctuation_do_not_count(written, folded):
    assert fold(written) == folded


@pytest.mark.parametrize(
    "written",
    ["F. 0146. Op. 48a. P. 323. D. 1. L. 40", "Ф. 0146. Оп. 48а. П. 323. Д. 1. Л. 40", "f0146 op48a p323 d1 l40"],
)
def test_a_shelfmark_is_the_same_in_either_alphabet_and_however_it_is_spaced(written):
    assert fold(written) == "f 0146 op 48a p 323 d 1 l 40"


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("АВП РФ. Ф. 07", "avp rf f 07"),
        ("AVPRF АВПРФ", "avp rf avp rf"),
        ("РГАСПИ", "rgaspi"),
        ("Лл. 5–7", "ll 5 7"),
        ("Oп. 23а", "op 23a"),  # a Latin O before a Cyrillic п
        ("сор", "сор"),
        ("фонд", "фонд"),
    ],
)
def test_letters_of_shelfmarks_are_latin_and_those_of_other_words_stay(written, folded):
    assert fold(written) == folded


@given(st.text())
@example("ℌ…")
@example("ΐΰ")
@example("f0146f7")
@example("чф7")
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


def test_every_word_knows_where_it_stands_in_the_text_as_written():
    text = "Ishii Shirō, Ф.07 оp23а: e\u0301lan … ﬁn"
    found = [(word.text, text[word.start : word.end]) for word in words(text)]
    assert found == [
        ("ishii", "Ishii"),
        ("shiro", "Shirō"),
        ("f", "Ф"),
        ("07", "07"),
        ("op", "оp"),
        ("23a", "23а"),
        ("elan", "e\u0301lan"),
        ("fin", "ﬁn"),
    ]


@given(st.text())
@example("f" * 300)
def test_words_and_folded_text_agree_and_places_are_in_order(text):
    found = words(text)
    assert " ".join(word.text for word in found) == fold(text)
    assert all(0 <= word.start < word.end <= len(text) for word in found)
    assert all(one.start <= other.start for one, other in pairwise(found))
