"""What a browser has answered so far: put into pages that are the same for everybody."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from classroom.models import Attempt
from exhibit.models import Exhibit, Page
from tests.classroom.readers import SILENCE, answer, make_reader, publish_lesson
from tests.factories import make_stop
from tests.lessons import publish

pytestmark = pytest.mark.django_db
FIRST, SECOND = "/notes/first/which-note/", "/notes/second/what-else/"


@pytest.fixture
def reader():
    publish_lesson()
    return make_reader()


def test_whoever_has_answered_nothing_is_told_nothing(reader):
    piece = reader.get("/notes/progress/")
    assert (piece.text.strip(), piece["X-Fragment"], piece["Cache-Control"]) == ("", "1", "no-store, private")


def test_a_page_says_which_of_its_questions_were_answered_without_the_right_answer(reader):
    answer(reader, FIRST, "option-2", sure=3)
    piece = reader.get("/notes/progress/?page=first").text
    assert '<p class="small" data-into="q-which-note">You have answered this before: not right yet, sure.</p>' in piece
    assert "The third note" not in piece
    answer(reader, FIRST, sure=2)
    piece = reader.get("/notes/progress/?page=first").text
    assert "You have answered this before, 2 times; last: right, fairly sure." in piece
    assert "which-note" not in reader.get("/notes/progress/?page=second").text


def test_one_goes_on_at_the_page_of_the_latest_answer_or_the_one_after(reader):
    answer(reader, FIRST)
    piece = reader.get("/notes/progress/").text
    assert "1 of 2 questions answered." in piece
    assert '<a class="line" href="/notes/second/">Go on where you were: The second page</a>' in piece
    answer(reader, SECOND)
    piece = reader.get("/notes/progress/").text
    assert "2 of 2 questions answered." in piece
    assert "Go on" not in piece


def test_a_question_left_open_on_that_page_is_where_one_goes_on(reader):
    make_stop(Exhibit.objects.get().routes.get(), Page.objects.get(slug="second"))
    publish(Exhibit.objects.get())
    answer(reader, FIRST, edition=2)
    Attempt.objects.update(digest="another version")
    assert (
        'href="/notes/first/#q-which-note">Go on where you were: The first page<' in reader.get("/notes/progress/").text
    )


def test_an_answer_given_on_a_route_leads_on_along_it(reader):
    answer(reader, SILENCE + "first/which-note/")
    assert Attempt.objects.get().route == "silence"
    piece = reader.get("/notes/progress/").text
    assert f'<a class="line" href="{SILENCE}end/">Go on where you were: The end of the route</a>' in piece
    assert "1 of 1 question answered." in reader.get("/notes/progress/?route=silence").text


def test_nobody_is_sent_on_to_where_they_are(reader):
    answer(reader, FIRST)
    assert "Go on" in reader.get("/notes/progress/?page=first").text
    assert "Go on" not in reader.get("/notes/progress/?page=second").text


def test_how_many_questions_come_back_is_said_with_the_way_there(reader):
    answer(reader, FIRST, "option-2", sure=3)
    assert '<a class="line" href="/notes/again/">2 questions come back</a>' in reader.get("/notes/progress/").text
    assert f'href="{SILENCE}again/">2 questions' in reader.get("/notes/progress/?route=silence").text


@pytest.mark.parametrize("query", ["?page=loud", "?route=loud", "?page=%00&route=%F0", "?page=again"])
def test_what_is_not_there_is_left_out(reader, query):
    answer(reader, FIRST)
    assert reader.get(f"/notes/progress/{query}").status_code == 200


def test_it_asks_one_thing_of_the_database(reader):
    answer(reader, FIRST, "option-2", sure=3)
    reader.get("/notes/")  # which editions there are is asked once a second
    with CaptureQueriesContext(connection) as queries:
        reader.get("/notes/progress/?page=first")
    assert len(queries) == 1
    with CaptureQueriesContext(connection) as queries:
        make_reader("").get("/notes/progress/?page=first")
    assert len(queries) == 0


def test_an_exhibit_that_never_was_is_not_found(reader):
    assert reader.get("/nots/progress/").status_code == 404


def test_the_pages_themselves_stay_the_same_for_everybody(reader):
    answer(reader, FIRST)
    for path in ("/notes/", "/notes/first/", SILENCE, SILENCE + "first/"):
        mine, theirs = reader.get(path), make_reader("s").get(path)
        assert mine.content == theirs.content
        assert not mine.cookies
    assert 'data-so-far="/notes/progress/?page=first&amp;route=silence"' in reader.get(SILENCE + "first/").text
    for path in ("/notes/editions/1/", "/notes/editions/1/first/"):  # nobody resumes an edition under its number
        assert "data-so-far" not in reader.get(path).text
