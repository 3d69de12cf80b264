"""What the content rules ask of every sentence in `fixtures/`: support, restraint, plain words."""

import io
import re

import pytest
from django.apps import apps
from django.core.management import call_command

from archive.check import UNSAYABLE
from archive.dates import day
from archive.prose import atoms, is_clean, plain, statements
from archive.quotation import word_count
from archive.waiting import response_wait, silence_wait
from exhibit.check import check
from exhibit.gather import gather
from exhibit.models import Exhibit
from tests.content import all_prose, all_rows, rows
from tests.first_exhibit import load_first_exhibit

PROSE = [pytest.param(html, id=place) for place, html in all_prose()]
NAMES = re.compile(
    r"\d|January|February|March|April|May|June|July|December|Moscow|Washington|London|Beijing|Stalin|Hirohito|Soviet|Americ"
)
# Named agents, carriers, devices: nothing of the kind stands anywhere in the content.
HARM = re.compile(r"\b(plague|cholera|fleas?|bacilli|typhus|anthrax|vivisection|pathogen\w*)\b", re.IGNORECASE)
OURS = {"text", "scope", "remark", "subject", "title", "teacher_note", "advisory", "way_round", "goal", "subtitle"}
OURS |= {"made_by", "made_for", "good_for", "cannot_tell", "lead_in", "searched", "heading", "reason", "omission"}


@pytest.mark.parametrize("html", PROSE)
def test_every_statement_is_supported(html):
    assert is_clean(html)
    assert [words for words, atom in statements(html) if atom is None] == []


@pytest.mark.parametrize("html", PROSE)
def test_what_is_cited_is_in_the_record_and_at_its_footnote(html):
    sources = {row["slug"] for row in rows("archive.source")}
    claims = {row["slug"] for row in rows("archive.claim")}
    known_from = {
        f"fn {row['number']}": {slug for (slug,) in [*row["sources"], *row.get("mentions", [])]}
        for row in rows("archive.footnote")
    }
    for atom in atoms(html):
        if atom.basis == "claim":
            assert atom.slug in claims
        elif atom.basis == "source":
            assert atom.slug in sources
            assert atom.slug in known_from.get(atom.at, {atom.slug})


@pytest.mark.parametrize("html", PROSE)
def test_background_holds_no_date_name_or_number(html):
    for words, atom in statements(html):
        if atom.basis == "background":
            assert not NAMES.search(words)


@pytest.mark.parametrize("excerpt", [pytest.param(row, id=row["slug"]) for row in rows("archive.excerpt")])
def test_a_page_shows_at_most_forty_words(excerpt):
    assert word_count(excerpt.get("shown") or excerpt["text"]) <= 40


def test_our_own_words_claim_no_more_than_an_archive_can_show():
    own = [
        (model, name, value)
        for model, fields in all_rows()
        if model != "archive.excerpt" and model != "archive.footnote"
        for name, value in fields.items()
        if name in OURS and isinstance(value, str)
    ]
    own += [("prose", place, plain(html)) for place, html in all_prose()]
    asked = [found for found in own if found[2].endswith("?")]  # a question may ask what could be proved
    assert [found for found in own if UNSAYABLE.search(found[2]) and found not in asked] == []


def test_no_means_of_harm_is_named():
    assert [row for row in all_rows() if HARM.search(str(row))] == []


def test_one_page_alone_speaks_of_the_present():
    """The record holds a news item of the present; its own page reads it, and no other page, question or cover does."""
    others = [row for row in all_rows() if not row[0].startswith("archive.")]
    others = [row for row in others if "the-past-in-the-news" not in row[1].get("parent", ())]
    assert [row for row in others if re.search(r"\b20(?:2\d|1\d)\b|Zakharova|VCG", str(row[1]))] == []


def test_what_is_said_of_the_present_names_its_speaker_or_its_text():
    """On that page a sentence with a year of the present has a subject who says so."""
    said = [html for place, html in all_prose() if place.startswith(("exhibit.prose p12-", "exhibit.gap p12-"))]
    dated = [words for html in said for words, _atom in statements(html) if re.search(r"\b20\d\d", words)]
    assert dated
    assert [words for words in dated if not re.match(r"(The outlet reports|She says)", words)] == []


def test_what_the_record_says_of_the_present_names_who_says_so():
    said = [row for model in ("claim", "event", "quantity") for row in rows(f"archive.{model}") if "2025" in str(row)]
    assert {row["slug"] for row in said} == {"rehabilitations-annulled", "rehabilitations-in-the-news"}
    voices = {row["voice"][0] for row in rows("archive.claim") + rows("archive.quantity") if row in said}
    assert voices == {"zakharova"}


@pytest.mark.parametrize("question", [pytest.param(row, id=row["slug"]) for row in rows("quiz.question")])
def test_a_question_is_short_and_every_option_has_a_cited_reply(question):
    options = [row for row in rows("quiz.option") if row["question"] == [question["slug"]]]
    assert len(question["text"].split()) <= 25
    assert [atom for atom in atoms(question["why"]) if atom.basis in ("source", "claim")]
    assert len(options) >= 3 or question["kind"] == "reflect"
    assert all([atom for atom in atoms(option["reply"]) if atom.basis == "source"] for option in options)
    if question["form"] in ("one", "several", "message", "reveal", "focus"):
        assert any(option["right"] for option in options)


def test_every_kind_of_question_is_asked():
    assert {row["kind"] for row in rows("quiz.question")} == {
        "choice",
        "sequence",
        "match",
        "weigh",
        "label",
        "compare",
        "read",
        "reveal",
        "focus",
        "map",
        "reflect",
    }


def test_a_route_asks_two_questions_a_page_and_stops_on_each():
    stops = rows("exhibit.stop")
    assert {row["route"][1] for row in stops} == {row["slug"] for row in rows("exhibit.route")}
    assert [row["page"] for row in stops if len(row["questions"]) != 2 or not row["pause"]] == []


def test_a_route_practises_all_four_habits_of_reading():
    habits = {row["slug"]: row["habit"] for row in rows("quiz.question")}
    practised = {row["slug"]: set() for row in rows("exhibit.route")}
    for stop in rows("exhibit.stop"):
        practised[stop["route"][1]] |= {habits[slug] for (slug,) in stop["questions"]}
    four = {"source", "contextualise", "corroborate", "close-read"}
    assert {route: four - met for route, met in practised.items() if four - met} == {}


def test_a_page_has_two_or_three_activities():
    pages = [row["parent"][1] for row in rows("exhibit.activity")]
    assert {
        row["slug"]: pages.count(row["slug"]) for row in rows("exhibit.page") if pages.count(row["slug"]) not in (2, 3)
    } == {}


def test_a_claim_has_status_and_voice_and_what_it_rests_on():
    resting = {row["claim"][0] for row in rows("archive.evidence")}
    assert [
        claim["slug"]
        for claim in rows("archive.claim")
        if not (claim["status"] and claim["voice"] and (claim["slug"] in resting or claim.get("searched")))
    ] == []


def test_an_unknown_says_where_was_searched_and_a_dispute_names_those_who_speak():
    claims = rows("archive.claim")
    assert [row["slug"] for row in claims if row["status"] == "unknown" and not row.get("searched")] == []
    contested = {row["slug"] for row in claims if row["status"] == "contested"}
    assert contested == {
        "purpose-without-agreement",
        "emperors-knowledge-disputed",
        "germ-warfare-in-korea",
    }
    speak = [row["claim"][0] for row in rows("archive.stance") if row["stance"] not in ("is-silent", "not-asked")]
    assert [slug for slug in contested if speak.count(slug) < 2] == []


def test_a_stance_quotes_words_of_the_place_it_names():
    excerpts = {row["slug"]: row for row in rows("archive.excerpt")}
    for row in rows("archive.stance"):
        if row.get("excerpt"):
            words = excerpts[row["excerpt"][0]]
            assert row["stance"] not in ("is-silent", "not-asked")
            assert (row.get("footnote"), row.get("locator")) == (words.get("footnote"), words.get("locator"))


@pytest.mark.parametrize("page", [row["slug"] for row in rows("exhibit.page")])
def test_a_page_is_read_in_seven_minutes(page):
    texts = [row["text"] for row in rows("exhibit.prose") + rows("exhibit.gap") if row["parent"][1] == page]
    assert 250 <= sum(len(plain(text).split()) for text in texts) <= 450


def test_a_lead_has_sixty_to_ninety_words():
    leads = [rows("exhibit.exhibit")[0]["lead"]]
    leads += [row["text"] for row in rows("exhibit.prose") if row["uid"].endswith("-lead")]
    assert len(leads) == 1 + len(rows("exhibit.page"))
    assert all(60 <= len(plain(lead).split()) <= 90 for lead in leads)


def test_every_footnote_of_the_article_is_cited_by_a_sentence_of_a_page():
    rests_on = {}
    for row in rows("archive.evidence"):
        rests_on.setdefault(row["claim"][0], set()).add(f"fn {row.get('footnote', ('', 0))[1]}")
    cited = set()
    for place, html in all_prose():
        if re.match(r"exhibit\.\w+ p\d+-", place):
            for atom in atoms(html):
                cited |= rests_on.get(atom.slug, set()) if atom.basis == "claim" else {atom.at}
    assert [number for number in range(1, 55) if f"fn {number}" not in cited] == []


@pytest.fixture
def fixtures_loaded(db):
    load_first_exhibit()


def test_the_days_are_those_of_the_register(fixtures_loaded):
    record = gather(Exhibit.objects.get(slug="unanswered-notes"))
    holdings = record.holdings
    assert check(record) == []
    days = {row.slug: silence_wait(holdings, row).days for row in holdings.silences if row.message}
    assert days == {
        "moscow-on-prisoners-note": 35,
        "washington-on-first-note": 317,
        "washington-on-first-reminder": 199,
        "washington-on-third-note": None,
        "london-on-first-note": None,
        "london-on-first-reminder": None,
        "other-states-on-first-note": None,
        "moscow-on-the-statement": None,
    }
    assert response_wait(holdings, holdings.response["american-note-on-protest"]).days == 28
    first, reminder = (day(holdings.source[slug].date) for slug in ("note-1950-02-01", "note-1950-05-30"))
    assert (reminder - first).days == 118


def test_every_row_is_one_that_the_desk_would_take(fixtures_loaded):
    for model in sorted({name for name, _fields in all_rows()}):
        for row in apps.get_model(model)._default_manager.all():
            row.full_clean()


def test_the_edition_would_hold_the_whole_record(fixtures_loaded):
    said = io.StringIO()
    call_command("check_exhibit", "unanswered-notes", stdout=said)
    counts, *_table, warnings, errors = said.getvalue().splitlines()
    assert counts.split(", ") == [
        "3 repositories",
        "40 shelfmarks",
        "54 footnotes",
        "125 sources",
        "0 transcriptions",
        "75 excerpts",
        "1 news reports",
        "185 parties",
        "47 messages",
        "5 responses",
        "29 silences",
        "186 claims",
        "65 figures",
        "39 places",
        "86 events",
        "43 people",
        "70 actions",
        "154 stances",
        "12 pages",
        "50 questions",
    ]
    assert warnings.startswith("0 warnings, digest ")
    assert errors == "0 errors"
