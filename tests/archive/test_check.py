"""What must be true of the record before it is published, in a curator's words."""

import pytest

from archive.check import check_holdings, check_prose, check_shown, check_words
from archive.record import Attestation, Claim, Excerpt, Footnote, Holdings, NewsReport, Quantity, Response
from tests.archive.register import EXCHANGE, message, party, silence, source

HERE = Attestation(source="article")
PASSAGE = "awaits with natural bewilderment the answer"


def claim(**fields):
    fields = {"text": "It was sent.", "status": "documented", "voice": "author", "evidence": [HERE]} | fields
    return Claim(slug="k1", **fields)


def words_of(findings):
    return [(finding.level, finding.words) for finding in findings]


def test_the_register_of_messages_has_nothing_to_mend():
    assert list(check_holdings(EXCHANGE)) == []


@pytest.mark.parametrize(
    ("faulty", "words"),
    [
        (claim(status=""), "This claim has no evidence status."),
        (claim(voice=""), "This claim has no voice: say whose it is."),
        (claim(evidence=[]), "This claim has no source. If it is unknown, say what was searched."),
        (claim(text="They never replied."), "Only a quotation may say “never replied”. Say what our sources hold."),
        (claim(scope="It proves much."), "Only a quotation may say “proves”. Say what our sources hold."),
    ],
)
def test_a_claim_has_status_voice_source_and_restraint(faulty, words):
    (finding,) = check_holdings(Holdings(claims=[faulty]))
    assert finding == ("error", words, ("claim", "k1"))


def test_an_unknown_claim_may_say_what_was_searched_instead():
    unknown = claim(status="unknown", evidence=[], searched="The article’s Moscow archives.")
    assert list(check_holdings(Holdings(claims=[unknown]))) == []


def at_footnote(paper=""):
    return Attestation(source="article", footnote=9, paper=paper)


def footnote_nine(**fields):
    return Footnote(publication="article", number=9, **{"kind": "archival", "as_printed": "x"} | fields)


@pytest.mark.parametrize(
    ("footnote", "paper", "findings"),
    [
        (
            {"sources": ["list", "memorandum"]},
            "",
            [("warning", "Footnote 9 leads to several papers, say which: list, memorandum.")],
        ),
        ({"sources": ["list", "memorandum"]}, "list", []),
        ({"sources": ["memorandum"], "mentions": ["letter"]}, "", []),
        ({"sources": ["memorandum"], "mentions": ["letter"]}, "letter", []),
        ({"sources": ["memorandum"]}, "list", [("error", "Footnote 9 does not point to list.")]),
        ({"sources": ["no-16", "no-17"], "kind": "literature"}, "", []),
    ],
)
def test_what_rests_on_a_footnote_says_on_which_of_its_papers(footnote, paper, findings):
    figure = Quantity(slug="48", as_printed="48", counts="names", attestation=at_footnote(paper))
    for kind, row in (("claims", claim(evidence=[at_footnote(paper)])), ("quantities", figure)):
        assert words_of(check_holdings(Holdings(footnotes=[footnote_nine(**footnote)], **{kind: [row]}))) == findings


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"shown": "awaits […] the reply"}, "The words shown are not in the passage: “the reply”."),
        ({"key_phrase": "natural surprise"}, "The key phrase is not among the words shown."),
        ({"shown": "awaits", "key_phrase": "natural"}, "The key phrase is not among the words shown."),
    ],
)
def test_an_excerpt_shows_words_of_its_passage(fields, words):
    excerpt = Excerpt(slug="e", source="note", text=PASSAGE, language="en", **fields)
    (finding,) = check_holdings(Holdings(excerpts=[excerpt]))
    assert finding == ("error", words, ("excerpt", "e"))


def test_an_excerpt_that_is_not_in_its_transcription_is_not_published():
    drifted = Excerpt(slug="e", source="note", text=PASSAGE, language="en", not_in_transcription="natural bewilderment")
    words = "These words are not in the transcription: “natural bewilderment”."
    assert list(check_holdings(Holdings(excerpts=[drifted]))) == [("error", words, ("excerpt", "e"))]


# What experience.md 2.4 asks of a news report
NEWS = {
    "speaker": "spokeswoman",
    "office": "ministry",
    "outlet": "not named in our copy",
    "published_words": "no date in the stored text",
    "photo_credit": "VCG",
    "announced": "The spokeswoman says that a list was announced.",
    "absent": "It gives no names.",
}


def news(kind="news-report", **fields):
    return Holdings(sources=[source("news", "", kind=kind)], news_reports=[NewsReport(source="news", **NEWS | fields)])


def test_a_news_report_with_all_that_must_be_said_of_it_has_nothing_to_mend():
    assert list(check_holdings(news())) == []


@pytest.mark.parametrize(
    ("holdings", "words", "kind"),
    [
        (
            Holdings(sources=[source("news", "", kind="news-report")]),
            "This is a news report. Enter its speaker, office, outlet, publication date in words, photograph credit, "
            "what is announced, what is absent.",
            "source",
        ),
        (news(speaker=""), "This news report does not say: speaker.", "news_report"),
        (news(office=""), "This news report does not say: office.", "news_report"),
        (news(outlet=""), "This news report does not say: outlet.", "news_report"),
        (news(published_words=""), "This news report does not say: publication date in words.", "news_report"),
        (news(photo_credit=""), "This news report does not say: photograph credit.", "news_report"),
        (news(announced=""), "This news report does not say: what is announced.", "news_report"),
        (news(absent=""), "This news report does not say: what is absent.", "news_report"),
        (
            news(kind="letter"),
            "These are the fields of a news report, and this source is of another kind.",
            "news_report",
        ),
        (
            news(announced="She proved it."),
            "Only a quotation may say “proved”. Say what our sources hold.",
            "news_report",
        ),
    ],
)
def test_a_news_report_says_who_speaks_through_whom_and_what_is_absent(holdings, words, kind):
    assert list(check_holdings(holdings)) == [("error", words, (kind, "news"))]


def test_a_wait_cannot_end_before_it_begins():
    backwards = Holdings(
        sources=[source("early", "1950-01-01"), source("late", "1950-02-01")],
        parties=[party("a"), party("b")],
        messages=[message("early", "b", ["a"]), message("late", "a", ["b"])],
        responses=[Response(slug="r", message="late", reply="early", kind="in-writing", attestation=HERE)],
        silences=[silence("s", "late", "1950-01-31", party="b")],
    )
    words = "This wait ends before it begins: look at the dates of both messages."
    assert list(check_holdings(backwards)) == [
        ("error", words, ("silence", "s")),
        ("error", words, ("response", "r")),
    ]


@pytest.mark.parametrize("text", ["They never replied.", "It refused to answer", "This PROVED it", "as is proven"])
def test_our_own_words_claim_no_more_than_an_archive_can_show(text):
    assert [finding.level for finding in check_words(text, "page", "p")] == ["error"]


@pytest.mark.parametrize(
    "text", ["No reply in our sources.", "It was approved.", "What could be proved?", "improvement"]
)
def test_plain_words_and_questions_may_stand(text):
    assert list(check_words(text, "page", "p")) == []


def test_what_a_curator_says_of_a_source_is_read_too():
    faulty = source("note", "", cannot_tell="Why Washington never replied.")
    assert [f.where for f in check_holdings(Holdings(sources=[faulty]))] == [("source", "note")]


# ---- What a page shows

SHOWN = {"text": PASSAGE, "language": "en", "speaker": "moscow", "footnote": Attestation(source="article", footnote=50)}


def shown(dated="1950-12-15", **fields):
    excerpt = Excerpt(slug="e", source="note", **SHOWN | fields)
    return Holdings(sources=[source("note", dated)], excerpts=[excerpt])


def test_a_whole_quotation_may_be_shown():
    assert list(check_shown(shown(), "e", "page", "p")) == []


@pytest.mark.parametrize(
    ("holdings", "level", "words"),
    [
        (shown(text="word " * 41), "error", "A page shows 41 words of it; at most 40."),
        (shown(speaker=""), "error", "This quotation has no speaker."),
        (shown(footnote=None), "warning", "This quotation has neither footnote nor place."),
        (shown(dated=""), "warning", "The source of this quotation has no date."),
    ],
)
def test_a_quotation_has_speaker_place_date_and_at_most_forty_words(holdings, level, words):
    assert words_of(check_shown(holdings, "e", "page", "p")) == [(level, words)]


def test_a_long_passage_may_show_forty_of_its_words():
    assert list(check_shown(shown(text="word " * 100, shown="word " * 40), "e", "page", "p")) == []


def test_the_sender_speaks_where_nobody_else_is_named():
    holdings = Holdings(
        sources=EXCHANGE.sources,
        messages=EXCHANGE.messages,
        excerpts=[Excerpt(slug="e", source="note-2", text=PASSAGE, language="en", locator="L. 1")],
    )
    assert list(check_shown(holdings, "e", "page", "p")) == []


def test_what_is_not_held_is_not_shown():
    words = "This excerpt may not be shown, or is not in the record: gone."
    assert words_of(check_shown(EXCHANGE, "gone", "page", "p")) == [("error", words)]


# ---- Prose

NOTE = '<cite data-basis="source" data-source="note-2"></cite>'


@pytest.mark.parametrize(
    ("html", "level", "words"),
    [
        (
            "<p>a<script>b</script></p>",
            "error",
            "This text holds something that may not stand on a page. Open it, and save it again.",
        ),
        (
            '<p>a<cite data-basis="source" data-source="gone"></cite></p>',
            "error",
            "This text cites something that is not in the record: gone.",
        ),
        (
            '<p>a<cite data-basis="claim" data-source="note-2"></cite></p>',
            "error",
            "This text cites something that is not in the record: note-2.",
        ),
        (
            '<p>a<cite data-basis="source"></cite></p>',
            "error",
            "This text cites something that is not in the record: ?.",
        ),
        (f"<p>One.{NOTE} Two.</p>", "warning", "Nothing supports these words: “Two.”."),
        (
            '<p>In 1950.<cite data-basis="background"></cite></p>',
            "error",
            "Background holds no number: “In 1950.”. Cite a source for it.",
        ),
        (
            f"<p>They refused to reply.{NOTE}</p>",
            "error",
            "Only a quotation may say “refused to reply”. Say what our sources hold.",
        ),
    ],
)
def test_prose_is_clean_supported_and_restrained(html, level, words):
    assert list(check_prose(EXCHANGE, html, "page", "p")) == [(level, words, ("page", "p"))]


@pytest.mark.parametrize(
    "html",
    [
        "",
        f"<p>A note was sent.{NOTE}</p>",
        '<p>A reading.<cite data-basis="interpretation"></cite></p>',
        '<p>A note is a letter.<cite data-basis="background"></cite></p>',
    ],
)
def test_supported_prose_has_nothing_to_mend(html):
    assert list(check_prose(EXCHANGE, html, "page", "p")) == []
