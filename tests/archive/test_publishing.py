"""What the public may see of the record: the reading room reads nothing else."""

import pytest
from django.test import Client

from archive import publishing
from archive.models import Published, Source
from archive.record import Holdings
from tests.archive.register import EXCHANGE, source
from tests.factories import make_source
from tests.lessons import make_lesson, publish

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
        ("?q=%22", []),
        ("?q=%25", []),
    ],
)
def test_a_visitor_narrows_the_list(room, query, found):
    assert room(query) == found


def test_a_date_open_on_one_side_is_found_under_the_year_it_names():
    statement = Holdings(sources=[source("statement", "[..1950-02-03]")])
    publishing.publish("notes", publishing.rows_for("notes", 1, statement))
    assert names(Client().get("/archive/?year=1950")) == ["statement"]


@pytest.mark.parametrize("query", ["?kind=gossip", "?year=1066", "?year=x", "?sort=colour", "?repository=KGB"])
def test_an_unknown_choice_is_said_and_shows_all(room, query):
    response = Client().get(f"/archive/{query}")
    assert response.status_code == 200
    assert "One of these choices is not known here, so all sources are shown." in response.text
    assert len(names(response)) == 8


@pytest.mark.parametrize("page", ["99", "0", "-1", "x"])
def test_a_page_of_results_that_is_not_there_is_not_found(room, page):
    assert Client().get(f"/archive/?page={page}").status_code == 404


def test_publishing_replaces_what_the_exhibit_showed_and_leaves_other_exhibits_alone():
    publishing.publish("notes", publishing.rows_for("notes", 1, EXCHANGE))
    publishing.publish("echoes", publishing.rows_for("echoes", 1, EXCHANGE))
    publishing.publish("notes", [])
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
