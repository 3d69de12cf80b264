"""Every quotation and every footnote in `fixtures/` is what the article prints, to the letter.

What may differ, and nothing else: runs of white space, the hyphen of a word divided at a line's end, a line's end after
a dash, and the footnotes that the stored article prints in the middle of a sentence, where a page or a column ends.
"""

import re

import pytest

from archive.quotation import folded, missing_segment
from tests.content import SEEDS, rows

ARTICLE = "004_6c17f81deb03b697.txt"


@pytest.fixture(scope="module")
def prints():
    """The article, its lines joined and white space folded: once without, once with the hyphens at line ends."""
    try:
        text = (SEEDS / ARTICLE).read_text(encoding="utf-8")
    except FileNotFoundError:
        pytest.skip(f"The article is not in {SEEDS}; set NOTE_VERBALE_SEEDS to the folder that holds {ARTICLE}.")
    text = re.sub(r"–\s*\n\s*", "–", text)
    return [folded(re.sub(r"(?<=\w)-\s*\n\s*(?=[a-z])", hyphen, text)) for hyphen in ("", "-")]


@pytest.fixture(scope="module")
def running_texts(prints):
    """The same without the footnotes at the ends of pages and columns."""
    found = []
    for text in prints:
        for footnote in rows("archive.footnote"):
            if not footnote.get("omission"):
                text = text.replace(f" {footnote['number']} {footnote['as_printed']}", "", 1)
        found.append(text)
    return found


def names(model, key):
    return [pytest.param(fields, id=str(fields[key])) for fields in rows(model)]


@pytest.mark.parametrize("excerpt", names("archive.excerpt", "slug"))
def test_an_excerpt_is_a_whole_quotation_of_the_article(excerpt, running_texts):
    quoted = [f"“{excerpt['text']}”", f"‘{excerpt['text']}’"]
    assert any(words in text for text in running_texts for words in quoted)


@pytest.mark.parametrize("excerpt", names("archive.excerpt", "slug"))
def test_the_words_shown_are_in_the_passage(excerpt):
    shown = excerpt.get("shown", "")
    assert missing_segment(shown, excerpt["text"]) == ""
    assert excerpt.get("key_phrase", "") in (shown or excerpt["text"])


@pytest.mark.parametrize("footnote", names("archive.footnote", "number"))
def test_a_footnote_is_as_printed(footnote, prints):
    words = f"{footnote['number']} {footnote['as_printed']}"
    if footnote.get("omission"):
        assert "[…]" in words
        assert "" in [missing_segment(words, text) for text in prints]
    else:
        assert any(words in text for text in prints)


@pytest.mark.parametrize("shelfmark", names("archive.shelfmark", "code"))
def test_a_shelfmark_is_its_footnote_without_the_last_full_stop(shelfmark):
    printed = [row["as_printed"] for row in rows("archive.footnote") if row.get("shelfmark") == [shelfmark["code"]]]
    assert printed
    assert {words.removesuffix(".") for words in printed} == {shelfmark["as_printed"]}


@pytest.mark.parametrize("source", names("archive.source", "slug"))
def test_a_date_in_words_is_as_printed(source, prints):
    assert any(source.get("date_words", "") in text for text in prints)
