"""Where questions come back: at the end of a route, and at a later visit."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from classroom.models import Attempt
from exhibit import preview
from exhibit.check import check, errors
from exhibit.gather import gather
from exhibit.models import Exhibit, Route
from quiz.models import Question
from tests.classroom.readers import SILENCE, answer, make_reader, publish_lesson
from tests.factories import make_question
from tests.lessons import publish

pytestmark = pytest.mark.django_db
FIRST, SECOND = "/notes/first/which-note/", "/notes/second/what-else/"


@pytest.fixture
def reader():
    publish_lesson()
    return make_reader()


def asked(page):
    """[(question, why it comes back)] in the order of the page."""
    return re.findall(r'<section class="activity" id="q-([\w-]+)"[^>]*>\s*<p class="small">([^<]+)<', page.text)


def a_day_passes():
    for row in Attempt.objects.all():
        Attempt.objects.filter(pk=row.pk).update(day=row.day - timedelta(days=1))


def test_what_was_sure_and_wrong_comes_first_then_what_was_wrong_then_what_was_guessed(reader):
    answer(reader, FIRST, "option-1", sure=1)
    answer(reader, SECOND, "option-2", sure=2)
    page = reader.get("/notes/again/")
    assert asked(page) == [
        ("what-else", "Not right yet"),
        ("which-note", "You guessed this one"),
        ("another-case", "New to you: does it hold in another case?"),
    ]
    answer(reader, FIRST, "option-2", sure=3)
    assert asked(reader.get("/notes/again/"))[0] == ("which-note", "You were sure here, and it was something else")
    assert "no-store" in page["Cache-Control"]
    assert page["X-Robots-Tag"] == "noindex"


def test_at_the_end_of_a_route_come_its_own_questions_and_those_it_has_for_its_end(reader):
    for path in (FIRST, SECOND):
        answer(reader, path, "option-2")
    assert [uid for uid, _why in asked(reader.get(SILENCE + "again/"))] == ["which-note", "another-case"]
    assert f'<a class="press" href="{SILENCE}again/">Questions that come back</a>' in reader.get(SILENCE + "end/").text


def test_what_is_right_where_it_comes_back_rests_and_what_was_sure_and_wrong_comes_once_more_another_day(reader):
    answer(reader, FIRST, "option-2", sure=3)
    answer(reader, SILENCE + "again/which-note/", sure=3)
    row = Attempt.objects.get(number=2)
    assert (row.returned, row.route) == (True, "silence")
    assert "which-note" not in reader.get("/notes/again/").text
    assert "Nothing comes back today" not in reader.get("/notes/again/").text  # the route has ended, so its new case is
    a_day_passes()
    assert asked(reader.get("/notes/again/"))[0] == ("which-note", "You were sure here, and it was something else")
    answer(reader, "/notes/again/which-note/", sure=3)
    assert Attempt.objects.count() == 3  # the very same answer, on another day: a try of its own
    a_day_passes()
    assert [uid for uid, _why in asked(reader.get("/notes/again/"))] == ["another-case"]


def test_the_same_answer_sent_twice_where_it_came_back_counts_once(reader):
    for _time in range(2):
        answer(reader, "/notes/again/which-note/", sure=3)
    assert Attempt.objects.count() == 1


def test_a_question_of_no_page_is_asked_marked_and_explained_where_questions_come_back(reader):
    where = answer(reader, SILENCE + "again/another-case/", "option-2", sure=2)
    assert (where.status_code, where["Location"].partition("?")[0]) == (303, SILENCE + "again/another-case/")
    told = reader.get(where["Location"]).text
    assert "Not this one: it was" in told
    assert f'<a href="{SILENCE}again/#q-another-case">Back: Questions that come back</a>' in told
    assert f'href="{SILENCE}end/"' in told
    assert reader.get("/notes/first/another-case/").status_code == 404


def test_without_script_its_own_page_asks_it_too(reader):
    page = reader.get(SILENCE + "again/another-case/", follow=True)
    assert page.status_code == 200
    assert "Which case is like it?" in page.text
    assert f'action="{SILENCE}again/another-case/"' in page.text


@pytest.mark.parametrize("path", ["/notes/again/no-such/", SILENCE + "again/what-else/", "/notes/routes/loud/again/"])
def test_what_does_not_come_back_there_is_not_found(reader, path):
    assert reader.get(path).status_code == 404


def test_the_new_case_of_a_route_waits_until_all_that_it_asks_was_answered(reader):
    assert asked(reader.get("/notes/again/")) == []
    answer(reader, SECOND)
    assert asked(reader.get("/notes/again/")) == []
    answer(reader, FIRST)
    assert [uid for uid, _why in asked(reader.get("/notes/again/"))] == ["another-case"]


def test_who_has_answered_nothing_is_told_so_and_gets_what_is_new(reader):
    stranger = make_reader("s")
    page = stranger.get(SILENCE + "again/")
    assert [uid for uid, _why in asked(page)] == ["another-case"]
    assert "you have given none yet, or your browser keeps no cookie" in page.text
    assert "Nothing comes back yet." in stranger.get("/notes/again/").text


def test_nobody_is_asked_what_another_got_wrong(reader):
    answer(reader, FIRST, "option-2", sure=3)
    assert asked(make_reader("s").get("/notes/again/")) == []


def test_three_are_asked_at_once_and_the_rest_is_counted(reader):
    words = Question.objects.get(slug="which-note").evidence
    for number in range(4):
        Route.objects.get().returns.add(make_question(slug=f"case-{number}", evidence=words))
    publish(Exhibit.objects.get())
    page = reader.get(SILENCE + "again/")
    assert [uid for uid, _why in asked(page)] == ["another-case", "case-0", "case-1"]
    assert "2 more wait." in page.text


def test_another_version_of_a_question_is_another_question(reader):
    answer(reader, FIRST, "option-2", sure=3)
    Question.objects.filter(slug="which-note").update(text="Which of them had no reply in our sources?")
    publish(Exhibit.objects.get())
    now, before = (asked(reader.get(f"/notes/{edition}again/")) for edition in ("", "editions/1/"))
    assert [uid for uid, _why in now] == ["another-case"]
    assert [uid for uid, _why in before] == ["which-note", "another-case"]


def test_in_a_draft_a_curator_sees_what_a_route_ends_with(reader):
    page = reader.get(f"/preview/{preview.token(Exhibit.objects.get())}/routes/silence/again/")
    assert [uid for uid, _why in asked(page)] == ["another-case"]
    assert Attempt.objects.count() == 0


def test_no_key_is_on_the_page_before_the_answer(reader):
    answer(reader, FIRST, "option-2")
    page = reader.get(SILENCE + "again/").text
    assert "That one was answered." not in page
    assert "The note says so itself." not in page


def test_a_question_without_a_mark_cannot_end_a_route(reader):
    plain = make_question(
        slug="in-own-words", kind="reflect", form="reflect", evidence=Question.objects.first().evidence
    )
    plain.options.all().delete()
    Route.objects.get().returns.add(plain)
    words = [finding.words for finding in errors(check(gather(Exhibit.objects.get())))]
    assert "This question has no mark, so it cannot be asked at the end: in-own-words." in words


def test_today_is_the_day_of_the_site(reader):
    answer(reader, "/notes/again/which-note/", "option-2")
    assert Attempt.objects.get().day == timezone.localdate()
