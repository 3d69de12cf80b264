"""What an editor looks at: figures of a page, and words that ask for a second look."""

import msgspec
import pytest

from archive import record as held
from config.patterns import HOLDINGS, RECORD
from exhibit import reading
from exhibit import record as rec
from exhibit.check import check, errors
from exhibit.editorial import check_editorial, figures, table
from exhibit.gather import gather
from exhibit.models import Exhibit
from exhibit.red_lines import crossed
from tests.first_exhibit import load_first_exhibit

CITED = '<cite data-basis="source" data-source="note-one" data-at="fn 1"></cite>'
BACKGROUND = '<cite data-basis="background"></cite>'
NEWS = '<cite data-basis="source" data-source="news"></cite>'


def with_text(*texts, **fields):
    """The patterns with one page of these texts, and a news report among what it holds."""
    blocks = [rec.Prose(uid=f"p{at}", text=text) for at, text in enumerate(texts)]
    page = msgspec.structs.replace(RECORD.pages[0], **{"blocks": blocks, "title": "A page", "goal": ""} | fields)
    source = held.Source(slug="news", title="A list", kind="news-report", language="en", shown="nothing")
    holdings = msgspec.structs.replace(
        HOLDINGS, sources=[*HOLDINGS.sources, source], news_reports=[held.NewsReport(source="news")]
    )
    return msgspec.structs.replace(RECORD, pages=[page], holdings=holdings)


def said(record):
    return [(finding.level, finding.words) for finding in check_editorial(record)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"<p>That was in February.{BACKGROUND}</p>", "Background holds no date: “February”. Cite a source for it."),
        (f"<p>So wrote The Kingdom.{BACKGROUND}</p>", "Background holds no name: “The Kingdom”. Cite a source for it."),
        (f"<p>Later, in 2025.{CITED}</p>", "This page speaks of our own time, and cites no news report."),
        (f"<p>Twenty people are on it.{NEWS}</p>", "Say who says this: “Twenty people are on it.”."),
        (f"<p>It waited 99 days.{CITED}</p>", "No dates in the record are 99 days apart."),
    ],
)
def test_words_that_ask_for_a_second_look(text, words):
    assert said(with_text(text)) == [("warning", words)]


@pytest.mark.parametrize(
    "text",
    [
        f"<p>It may be so. Notes are letters.{BACKGROUND}</p>",
        f"<p>That was in February.{CITED}</p>",
        f"<p>The ministry’s spokeswoman says that in 2025 a list was announced.{NEWS}</p>",
        f"<p>The item names none of them. It prints its story twice.{NEWS}</p>",
        f"<p>It waited 353 days, the protest 31 days.{CITED}</p>",
    ],
)
def test_words_that_are_as_they_should_be(text):
    assert said(with_text(text)) == []


def test_a_title_that_speaks_of_our_own_time_is_found_too():
    words = "This page speaks of our own time, and cites no news report."
    assert said(with_text(f"<p>A note.{CITED}</p>", title="The year 2026")) == [("warning", words)]


def test_a_caption_that_contradicts_the_days_computed_above_it_blocks_publishing():
    number = rec.Number(uid="n", silence="after-one", caption=f"<p>31 days of waiting.{CITED}</p>")
    page = msgspec.structs.replace(RECORD.pages[0], blocks=[number])
    found = errors(check(msgspec.structs.replace(RECORD, pages=[page])))
    assert ("The caption says 31 days; the record has 353.", ("page", "all", "n")) in [row[1:] for row in found]


@pytest.mark.parametrize(
    ("record", "where"),
    [
        (with_text(f"<p>With fleas.{CITED}</p>"), ("page", "all", "p0")),
        (
            msgspec.structs.replace(
                RECORD,
                holdings=msgspec.structs.replace(
                    HOLDINGS,
                    footnotes=[
                        held.Footnote(publication="book", number=9, kind="remark", as_printed="On Fleas.", sources=[])
                    ],
                ),
            ),
            ("footnote", "book", 9),
        ),
        (msgspec.structs.replace(RECORD, subtitle="A countdown"), ("exhibit", "patterns")),
    ],
)
def test_a_red_line_is_named_by_its_place_and_never_by_its_words(record, where):
    found = list(check_editorial(record))
    words = "A red line may be crossed here. Have a second person read it."
    assert [(row.words, tuple(map(str, row.where))) for row in found] == [(words, tuple(map(str, where)))]


def test_whole_words_and_their_beginnings_cross_a_red_line():
    assert [text for text in ("Police", "Infleaxible", "a splice", "LICE", "vivisection") if crossed(text)] == [
        "LICE",
        "vivisection",
    ]


def test_the_figures_of_a_page():
    texts = f"<p>The note went out.{CITED} Nobody knows.</p>", f"<p>Notes are letters.{BACKGROUND}</p>"
    (page,) = figures(with_text(*texts))
    assert (page.words, page.sources, page.activities) == (9, 1, 0)
    assert (page.bases, page.covered) == ({"source": 1, "none": 1, "background": 1}, 67)


def test_the_grade_of_a_sentence_everybody_reads():
    """12 words in 2 sentences, 14 syllables: 0.39 * 6 + 11.8 * 14 / 12 - 15.59 = 0.5"""
    assert reading.grade("The cat sat on the mat. It did not wait for supper.") == pytest.approx(0.5, abs=1.1)
    assert reading.grade("Prosecutors annulled rehabilitation retroactively.") > 15
    assert reading.grade("…") is None


def test_the_table_has_a_line_for_each_page_under_its_names():
    head, line = table(with_text(f"<p>The note went out.{CITED}</p>"))
    names = ["page", "words", "grade", "sources", "activities", "cited"]
    assert head.split() == [*names, "source", "claim", "interpretation", "background", "none"]
    assert line.split()[:2] == ["all", "4"]
    assert line.split()[-7:] == ["100", "%", "1", "0", "0", "0", "0"]


@pytest.mark.django_db
def test_the_exhibit_that_ships_gives_nobody_cause_to_look_again():
    load_first_exhibit()
    assert said(gather(Exhibit.objects.get(slug="unanswered-notes"))) == []
