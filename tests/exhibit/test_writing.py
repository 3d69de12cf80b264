"""A question is shown as its form has it now, saved or not; nothing of it is kept."""

import pytest
from django.urls import reverse

from quiz.models import Question
from tests import desk
from tests.factories import make_curator, make_excerpt, make_question

pytestmark = pytest.mark.django_db


@pytest.fixture
def curator(client):
    return desk.sign_in(client, make_curator("clara"))


def written(client, question, **fields):
    data = desk.opened(client, question) | fields
    return client.post(reverse("admin:question_as_written", args=[question.pk]), data)


def test_it_shows_what_is_written_and_keeps_what_was_saved(curator):
    question = make_question(text="Which note was left unanswered?")
    response = written(curator, question, text="Which paper had no reply?")
    assert "Which paper had no reply?" in response.text
    assert "no-store" in response["Cache-Control"]
    question.refresh_from_db()
    assert (question.text, question.version) == ("Which note was left unanswered?", 1)
    assert "was changed successfully" not in curator.get(desk.address(question)).text


def test_it_says_what_is_to_be_mended_before_anything_is_saved(curator):
    question = make_question()
    response = written(curator, question, **{"options-0-right": ""})
    assert "Must be mended" in response.text
    assert "No option is marked as right." in response.text


def test_a_form_that_could_not_be_saved_says_why(curator):
    question = make_question()
    response = written(curator, question, text="")
    assert "This cannot be shown yet" in response.text
    assert "<li>Question: This field is required.</li>" in response.text


def test_of_a_question_that_is_gone_nothing_is_shown(curator):
    assert curator.post(reverse("admin:question_as_written", args=[404])).status_code == 302


def test_a_new_question_is_shown_before_it_is_there(curator):
    new = {"form": "one", "habit": "source", "evidence": make_excerpt(slug="words").pk, "text": "What was asked first?"}
    data = desk.form_of(curator.get(reverse("admin:quiz_question_add"), {"form": "one"}))
    response = curator.post(reverse("admin:new_question_as_written"), data | new)
    assert "What was asked first?" in response.text
    assert not Question.objects.exists()


def test_it_may_stand_in_a_frame_of_the_desk_and_is_for_who_may_write(client, curator):
    question = make_question()
    response = written(curator, question)
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in response["Content-Security-Policy"]
    assert curator.get(reverse("admin:question_as_written", args=[question.pk])).status_code == 405
    curator.logout()
    assert client.post(reverse("admin:question_as_written", args=[question.pk])).status_code == 302
