"""A question by itself, before any page asks it: as students see it, marked, never kept, beside its form only."""

import re

import pytest

from classroom.models import Attempt
from exhibit.alone import address_alone
from tests import desk
from tests.factories import cite, make_curator, make_question, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def question():
    return make_question(slug="which-note", draft=True)


def test_it_is_drawn_by_the_template_of_a_lesson(client, question):
    page = client.get(address_alone(question), follow=True).text
    assert '<h1 class="asked">Which note was left unanswered?</h1>' in page
    assert 'name="confidence"' in page
    assert "option-1" in page


def test_an_answer_is_marked_and_not_kept(client, question):
    response = client.post(address_alone(question), {"answer": "option-1"}, HTTP_ORIGIN="http://testserver")
    assert response.status_code == 303
    page = client.get(response["Location"]).text
    assert "Right" in page
    assert "See the paper itself." in page
    assert f'<a href="{address_alone(question).split(":")[0]}' in page
    assert not Attempt.objects.exists()


def test_what_must_be_mended_is_said_and_a_question_that_cannot_be_marked_is_not(client, question):
    question.options.update(right=False)
    address = address_alone(question)
    assert "No option is marked as right." in client.get(address, follow=True).text
    response = client.post(address, {"answer": "option-1"}, HTTP_ORIGIN="http://testserver")
    assert response.status_code == 400
    assert "This question cannot be marked yet." in response.text


def test_only_this_site_may_frame_it(client, question):
    response = client.get(address_alone(question), follow=True)
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in response["Content-Security-Policy"]
    assert "no-store" in response["Cache-Control"]


def test_an_address_that_was_not_made_here_opens_nothing(client, question):
    assert client.get("/preview/question/which-note:x:y/").status_code == 404
    question.delete()
    assert client.get(address_alone(question)).status_code == 404


def test_its_form_holds_it_in_a_frame(client, question):
    desk.sign_in(client, make_curator())
    response = client.get(desk.address(question))
    (address,) = re.findall(r'<iframe src="([^"]+)"', response.text)
    assert client.get(address, follow=True).status_code == 200
    assert "frame-src 'self'" in response["Content-Security-Policy"]


def test_a_half_written_question_has_a_page_too(client, question):
    question.options.all().delete()
    question.why = f"<p>Because.{cite(make_source())}</p>"
    question.save()
    assert client.get(address_alone(question), follow=True).status_code == 200
