"""Editions as readers meet them: current, old, withdrawn; pages that are gone; drafts behind a token."""

import pytest
from django.core import signing
from django.test import Client

from archive.models import Source
from exhibit import preview, publishing, standing
from exhibit.models import Exhibit, Number, Page
from quiz.models import Question
from tests.factories import make_exhibit, make_part
from tests.lessons import make_lesson, publish, publish_again

pytestmark = pytest.mark.django_db


@pytest.fixture
def exhibit():
    exhibit = make_lesson()
    publish(exhibit)
    return exhibit


def get(path):
    return Client(headers={"host": "testserver"}).get(path)


def test_an_exhibit_is_open_as_soon_as_it_is_published():
    exhibit = make_lesson()
    assert get("/notes/").status_code == 404
    assert "There is no exhibit to read here now." in get("/").text
    publish(exhibit)
    assert get("/notes/").status_code == 200
    assert "Unanswered Notes" in get("/").text


@pytest.mark.parametrize(
    "path",
    [
        "/nots/",
        "/notes/third/",
        "/notes/first/no-question/",
        "/notes/second/which-note/",
        "/notes/editions/2/",
        "/notes/editions/0/",
        "/notes/editions/99999999999999999999/",
        "/notes/editions/1/third/",
        "/notes/editions/x/",
        "/nots/editions/",
        "/archive/sources/gone/",
        "/preview/x/",
        "/notes/first/which-note/?answer=x",
    ],
)
def test_what_never_was_is_not_found_in_plain_words(exhibit, path):
    response = get(path)
    assert response.status_code == 404
    assert "There is no such page here" in response.text
    assert "default-src 'none'" in response["Content-Security-Policy"]


def test_an_old_edition_keeps_its_words_under_its_number(exhibit):
    publish_again(exhibit, "Another title")
    assert "Unanswered Notes" in get("/notes/editions/1/").text
    assert "Another title" in get("/notes/").text
    assert get("/notes/editions/1/first/").headers["X-Robots-Tag"] == "noindex"
    assert "X-Robots-Tag" not in get("/notes/first/").headers
    assert "X-Robots-Tag" not in get("/notes/editions/2/").headers


def test_the_list_of_editions_names_what_changed_and_what_was_withdrawn(exhibit):
    publish_again(exhibit, "Another title")
    publishing.withdraw(exhibit.editions.get(number=1), "A name that must not stand.")
    standing.forget()
    page = get("/notes/editions/").text
    assert "Edition 2" in page
    assert "A name that must not stand." in page
    assert "/notes/editions/1/" not in page


@pytest.mark.parametrize("path", ["/notes/", "/notes/first/", "/notes/first/which-note/", "/notes/editions/1/first/"])
def test_a_withdrawn_edition_is_gone_and_says_why(exhibit, path):
    get(path)
    publishing.withdraw(exhibit.editions.get(), "A name that must not stand.")
    standing.forget()
    response = get(path)
    assert response.status_code == 410
    assert response["Cache-Control"] == "no-cache"  # without it browsers keep a 410 for ever
    assert "A name that must not stand." in response.text
    assert "natural bewilderment" not in response.text
    assert get("/archive/sources/note/").status_code == 404
    assert "Unanswered Notes" not in get("/").text


def test_after_a_rollback_the_earlier_edition_is_current_again(exhibit):
    publish_again(exhibit, "Another title")
    publishing.roll_back(exhibit, 1)
    standing.forget()
    assert "Unanswered Notes" in get("/notes/").text
    assert "You are reading edition 2" in get("/notes/editions/2/").text


def test_a_page_that_was_taken_out_is_gone_and_names_its_last_edition(exhibit):
    Page.objects.get(slug="second").delete()
    publish(exhibit)
    response = get("/notes/second/")
    assert (response.status_code, response["Cache-Control"]) == (410, "no-cache")
    assert "“The second page” was last in edition 1." in response.text
    assert 'href="/notes/editions/1/second/"' in response.text
    assert get("/notes/editions/1/second/").status_code == 200


def test_a_page_that_came_later_was_never_in_an_earlier_edition(exhibit):
    Page.objects.filter(slug="second").update(slug="new")
    publish(exhibit)
    assert get("/notes/editions/1/new/").status_code == 404


def test_a_page_only_a_withdrawn_edition_had_is_not_named(exhibit):
    Page.objects.get(slug="second").delete()
    publish(exhibit)
    publishing.withdraw(exhibit.editions.get(number=1), "Rights.")
    standing.forget()
    assert get("/notes/second/").status_code == 404


# ---- Drafts


def draft_paths(exhibit):
    token = preview.token(exhibit)
    return [f"/preview/{token}/", f"/preview/{token}/first/", f"/preview/{token}/first/which-note/"]


def test_a_draft_is_seen_behind_its_token_and_kept_nowhere(exhibit):
    Exhibit.objects.update(title="Not yet public")
    for path in draft_paths(exhibit):
        response = Client().get(path, follow=True)
        assert response.status_code == 200
        assert "Not yet public" in response.text
        assert "no-store" in response["Cache-Control"]
        assert "ETag" not in response
        assert response["X-Robots-Tag"] == "noindex"
    assert "Not yet public" not in get("/notes/").text


@pytest.mark.parametrize("token", ["x", "notes", "notes:1abc:def", "%00"])
def test_a_token_that_is_none_opens_nothing(exhibit, token):
    response = get(f"/preview/{token}/")
    assert response.status_code == 404
    assert "This preview link is not valid any more. Make a new one at the desk." in response.text


def test_nor_does_one_for_something_else_one_of_an_exhibit_gone_or_one_too_old(exhibit, monkeypatch):
    other = signing.dumps("notes", salt="classroom.given")
    gone = preview.token(make_exhibit(slug="gone"))
    Exhibit.objects.filter(slug="gone").delete()
    good = preview.token(exhibit)
    assert get(f"/preview/{good}/").status_code == 200
    monkeypatch.setattr(preview, "VALID_SECONDS", -1)
    for token in (other, gone, good):
        response = get(f"/preview/{token}/")
        assert response.status_code == 404
        assert "This preview link is not valid any more." in response.text


def break_number(exhibit):
    silence = Number.objects.get().silence
    silence.attested_until = None
    silence.save()


def break_card(exhibit):
    Source.objects.filter(slug="note").update(shown="nothing")


def break_part(exhibit):
    Page.objects.filter(slug="first").update(part=make_part(make_exhibit(slug="other")))


def break_question(exhibit):
    Question.objects.get().options.update(right=False)


@pytest.mark.parametrize("break_", [break_number, break_card, break_part, break_question])
def test_a_draft_that_could_not_be_published_can_still_be_looked_at(exhibit, break_):
    break_(exhibit)
    for path in draft_paths(exhibit):
        response = Client().get(path, follow=True)
        assert response.status_code == 200
        assert "Must be mended" in response.text


@pytest.mark.parametrize("break_", [break_card, break_question])
def test_an_answer_to_a_question_that_cannot_be_marked_yet_says_so(exhibit, break_):
    break_(exhibit)
    path = draft_paths(exhibit)[2]
    response = Client().post(path, {"answer": "option-1"}, headers={"origin": "http://testserver"})
    assert response.status_code == 400
    assert "This question cannot be marked yet." in response.text
