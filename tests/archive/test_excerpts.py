"""Every quotation and every footnote in `fixtures/` is what the article prints, to the letter.

What may differ, and nothing else: runs of white space, the hyphen of a word divided at a line's end, a line's end after
a dash, the sign of a footnote that stands inside a quotation, and the footnotes that the stored article prints in the
middle of a sentence, where a page or a column ends. Footnote 53 is quoted with what its omission names left out.
"""

import pytest

from archive.quotation import missing_segment
from tests.content import rows


def names(model, key):
    return [pytest.param(fields, id=str(fields[key])) for fields in rows(model)]


OMITTED = {
    (row["publication"][0], row["number"]): row["as_printed"] for row in rows("archive.footnote") if row.get("omission")
}


PARTS = {  # of an excerpt, where an answer to a demand rests on these words alone
    "statement-new-decision": "statement-far-eastern-commission",
    "statement-normal-procedure": "statement-far-eastern-commission",
    "memorandum-suspects-found": "memorandum-thorough-investigation",
    "blakeslee-lengthy-discussion": "blakeslee-get-rid-of-it",
}


@pytest.mark.parametrize("excerpt", names("archive.excerpt", "slug"))
def test_an_excerpt_is_a_whole_quotation_of_the_article_or_part_of_one(excerpt, running_texts):
    if whole := PARTS.get(excerpt["slug"]):
        (text,) = [row["text"] for row in rows("archive.excerpt") if row["slug"] == whole]
        assert excerpt["text"] in text
    elif cut := OMITTED.get(tuple(excerpt.get("footnote", ()))):
        assert missing_segment(excerpt["text"], cut) == ""
        assert "" in [missing_segment(excerpt["text"], text) for text in running_texts]
    else:
        quoted = [f"“{excerpt['text']}”", f"‘{excerpt['text']}’"]
        assert any(words in text for text in running_texts for words in quoted)


def test_only_the_letter_of_1952_is_quoted_with_an_omission():
    cut = {row["slug"] for row in rows("archive.excerpt") if "[…]" in row["text"]}
    assert cut == {"mao-three-people", "mao-similar-to"}
    assert list(OMITTED) == [("article", 53)]


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
def test_a_date_in_words_is_as_printed(source, prints, news):
    assert any(source.get("date_words", "") in text for text in (*prints, news))
