"""What the public may see of the record: the reading room reads nothing else."""

import pytest
from django.test import Client

from archive import publishing
from archive.models import Published, Source
from archive.record import Holdings
from exhibit.publishing import roll_back, withdraw
from tests.archive.register import EXCHANGE, source
from tests.factories import make_source
from tests.lessons import make_lesson, publish, publish_again

pytestmark = pytest.mark.django_db


def names(response):
    return [row.slug for row in response.context["object_list"]]


@pytest.fixture
def room():
    """The register of messages, published by an exhibit."""
    publishing.publish("notes", publishing.rows_for("notes", 3, EXCHANGE))
    return lambda query="": names(Client().get(f"/archive/{query}"))


def test_sources_stand_by_their_latest_day_and_the_undated_last(room):
    assert room() == ["note-1", "note-2", "note-5", "note-6", "note-7", "note-4", "note-9", "article"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?kind=article", ["article"]),
        ("?sender=Washington", ["note-1", "note-7"]),
        ("?year=1949", ["note-1"]),
        ("?q=ABOUT+note-7", ["note-7"]),
        ("?q=nothing", []),
        ("?sort=newest&sender=Moscow", ["note-9", "note-6", "note-5", "note-2"]),
        ("?publicity=secret", []),
        ("?kind=article&sender=Washington", []),
        ("?q=%00", ["note-1", "note-2", "note-5", "note-6", "note-7", "note-4", "note-9", "article"]),
        ("?sender=Moscow&recipient=London", ["note-2", "note-6"]),
        ("?reply=answered", ["note-2", "note-5"]),
        ("?reply=no-message", ["article"]),
        ("?thing=party&kind=state&sort=title", ["britain", "china", "dean-rusk", "soviet-union"]),
        ("?thing=page", []),
        ("?q=note-7&sort=oldest", ["note-7"]),
        ("?q=note-7&sort=relevance", ["note-7"]),
        ("?sort=relevance&kind=article", ["article"]),
    ],
)
def test_a_visitor_narrows_the_list(room, query, found):
    assert room(query)[:4] == found[:4]


@pytest.mark.parametrize("query", ["?q=%22", "?q=%25", "?q=%F0%9F%95%8A"])
def test_what_is_no_word_is_said_to_be_none_and_all_is_shown(room, query):
    assert len(room(query)) == 8
    assert "There is no letter or number in this to search for" in Client().get(f"/archive/{query}").text


def test_a_query_that_is_too_long_is_cut_and_that_is_said(room):
    assert "The first words of it were looked for." in Client().get("/archive/", {"q": "note-7 " * 100}).text
    assert "The first words of it" not in Client().get("/archive/?q=note-7").text


def test_what_is_not_found_is_said_with_advice(room):
    page = Client().get("/archive/?q=tribunal&kind=note").text
    assert "0 hits for “tribunal”" in page
    assert '<a href="?q=tribunal">Search without the choices: 0 hits</a>' in page


def test_a_date_open_on_one_side_is_found_under_the_year_it_names():
    statement = Holdings(sources=[source("statement", "[..1950-02-03]")])
    publishing.publish("notes", publishing.rows_for("notes", 1, statement))
    assert names(Client().get("/archive/?year=1950")) == ["statement"]


def test_what_has_no_date_is_found_under_that_after_the_years():
    sources = [source("directive", ""), source("letter", "1950"), source("note", "1949-12-30")]
    publishing.publish("notes", publishing.rows_for("notes", 1, Holdings(sources=sources)))
    page = Client().get("/archive/")
    assert options(page, "year") == {
        "1949": (1, "?year=1949"),
        "1950": (1, "?year=1950"),
        "No date in our sources": (1, "?year=undated"),
    }
    assert list(options(page, "year"))[-1] == "No date in our sources"
    assert names(Client().get("/archive/?year=undated")) == ["directive"]


@pytest.mark.parametrize(
    "query", ["?kind=gossip", "?year=1066", "?year=x", "?sort=colour", "?archive=KGB", "?thing=idea", "?lesson=%00"]
)
def test_an_unknown_choice_is_said_and_shows_all(room, query):
    response = Client().get(f"/archive/{query}")
    assert response.status_code == 200
    assert "One of these choices is not known here, so it was left out." in response.text
    assert len(names(response)) == 8


@pytest.mark.parametrize("page", ["99", "0", "-1", "x"])
def test_a_page_of_results_that_is_not_there_is_not_found(room, page):
    assert Client().get(f"/archive/?page={page}").status_code == 404


def test_publishing_replaces_what_the_exhibit_showed_and_leaves_other_exhibits_alone():
    publishing.publish("notes", publishing.rows_for("notes", 1, EXCHANGE))
    publishing.publish("echoes", publishing.rows_for("echoes", 1, EXCHANGE))
    publishing.publish("notes", publishing.rows_for("notes", 2, Holdings()))
    assert set(Published.objects.values_list("exhibit", flat=True)) == {"echoes"}
    publishing.withdraw("echoes")
    assert Published.objects.count() == 0


def test_a_source_two_exhibits_hold_is_listed_once():
    for exhibit in ("notes", "echoes"):
        publishing.publish(exhibit, publishing.rows_for(exhibit, 1, EXCHANGE))
    assert len(names(Client().get("/archive/"))) == 8


def test_a_draft_is_not_found():
    make_source(slug="draft", title="Not yet")
    assert Client().get("/archive/sources/draft/").status_code == 404
    assert "Not yet" not in Client().get("/archive/?q=yet").text


@pytest.mark.parametrize(
    ("replies", "said"),
    [
        ("|answered|", ""),
        ("|nothing-said|", ""),
        ("|no-reply|", "no reply in our sources"),
        ("|answered|no-reply|", "in our sources a reply from some, none from others"),
    ],
)
def test_of_several_addressees_some_may_have_replied(replies, said):
    assert Published(reply=replies).no_reply == said


def test_a_footnote_is_found_under_the_year_of_its_paper_and_has_no_date_of_its_own():
    publish(make_lesson())
    row = Published.objects.get(thing="footnote", source="note")
    assert (row.years, row.when) == ("|1950|", "")


def test_an_edit_after_publishing_is_not_seen_before_the_next(client):
    exhibit = make_lesson()
    publish(exhibit)
    Source.objects.filter(slug="note").update(title="Changed")
    assert "The note" in client.get("/archive/sources/note/").text
    publish(exhibit)
    assert "Changed" in client.get("/archive/sources/note/").text


def test_a_source_page_shows_card_history_words_and_the_exhibits_that_use_it(client):
    publish(make_lesson())
    page = client.get("/archive/sources/note/").text
    for words in (
        '<h1 class="quiet">The note</h1>',
        "AVP RF. F. 0146. Op. 48a. P. 323. D. 1. L. 40",
        "Delivered",
        "317+ days",
        "natural bewilderment",
        '<a href="/notes/"><span class="label">Shown in</span>Unanswered Notes</a>',
    ):
        assert words in page


def test_of_the_article_no_word_is_shown(client):
    publish(make_lesson())
    assert "<blockquote" not in client.get("/archive/sources/article/").text


# ---- The list as a page


def options(page, facet):
    """{label: (count, address)} of what a facet offers."""
    group = next(group for group in page.context["groups"] if group.name == facet)
    return {option.label: (option.count, option.address) for option in (*group.options, *group.more)}


def test_choices_have_counts_that_respect_the_other_choices_and_the_empty_ones_are_not_shown(room):
    assert options(Client().get("/archive/"), "sender") == {
        "Moscow": (4, "?sender=Moscow"),
        "Washington": (2, "?sender=Washington"),
        "Beijing": (1, "?sender=Beijing"),
    }
    narrowed = Client().get("/archive/?recipient=London&sender=Moscow&q=note")
    assert options(narrowed, "recipient") == {
        "Washington": (4, "?q=note&sender=Moscow&recipient=Washington"),
        "Beijing": (1, "?q=note&sender=Moscow&recipient=Beijing"),
    }
    assert options(narrowed, "year") == {"1950": (2, "?q=note&year=1950&sender=Moscow&recipient=London")}


def test_a_choice_that_fits_nothing_stays_and_can_be_cleared(room):
    page = Client().get("/archive/?kind=book&year=1950")
    assert page.context["total"] == 0
    chosen = {group.name: group.chosen for group in page.context["groups"] if group.chosen}
    assert {name: (one.label, one.count, one.address) for name, one in chosen.items()} == {
        "kind": ("Book", 0, "?year=1950"),
        "year": ("1950", 0, "?kind=book"),
    }


def test_a_search_finds_things_of_all_sorts_and_each_leads_to_where_it_is_shown(client):
    publish(make_lesson())

    def first(query):
        return client.get("/archive/", {"q": query}).context["object_list"][0].get_absolute_url()

    assert first("natural bewilderment") == "/archive/sources/note/#excerpt-words"
    assert first("soviet union") == "/archive/parties/soviet-union/"
    assert first("second page") == "/notes/second/"
    assert first("unanswered notes") == "/notes/"
    assert first("asks for a tribunal") == "/archive/sources/note/"


def test_neither_keys_nor_replies_nor_teachers_notes_are_found(client):
    publish(make_lesson())
    for words in ("Let them disagree", "That one was answered", "See the paper itself"):
        assert client.get("/archive/", {"q": words}).context["total"] == 0
    assert client.get("/archive/", {"q": "Which note was left unanswered"}).context["total"] == 1


def test_hits_are_marked_and_nothing_of_what_was_typed_is_markup(room):
    page = Client().get("/archive/", {"q": "note-7 <b>"}).text
    assert "<b>" not in page.replace("<b>Washington", "")
    assert "<mark>note-7</mark>" in Client().get("/archive/?q=NOTE-7").text


def test_the_lesson_pages_that_use_a_source_are_choices(client):
    publish(make_lesson())
    page = client.get("/archive/")
    assert options(page, "lesson") == {
        "The first page": (1, "?lesson=notes%2Ffirst"),
        "The second page": (1, "?lesson=notes%2Fsecond"),
    }
    assert names(client.get("/archive/?lesson=notes/second")) == ["note"]


def test_an_exhibit_withdrawn_is_not_found_and_after_a_roll_back_again(client):
    exhibit = make_lesson()
    first = publish(exhibit)
    second = publish_again(exhibit, "Another title")
    withdraw(second, "A name that must not stand.")
    assert client.get("/archive/?q=note").context["total"] == 0
    roll_back(exhibit, first.number)
    assert client.get("/archive/?q=unanswered").context["total"] > 0
