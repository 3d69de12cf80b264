"""A route: a few pages in an order of their own, walked under addresses of their own, on paper, and by a teacher."""

import re

import pytest
from django.test import Client

from exhibit.models import Activity, Exhibit, Page
from tests.factories import make_question, make_stop
from tests.lessons import add, make_lesson, publish

pytestmark = pytest.mark.django_db
SILENCE = "/notes/routes/silence/"


@pytest.fixture
def site():
    exhibit = make_lesson()
    second = Page.objects.get(slug="second")
    make_stop(exhibit.routes.get(), second, position=0, pause="Stop for a word.")
    exhibit.routes.update(minutes=14)
    publish(exhibit)
    return Client()


def turns(page):
    """[(address, label)] of the way back and the way on."""
    nav = re.search(r'<nav class="turn".*?</nav>', page, re.DOTALL)[0]
    return re.findall(r'<a href="([^"]+)"[^>]*><span class="label">([^<]+)<', nav)


def test_the_cover_of_a_route_asks_its_question_and_leads_to_its_pages_in_its_order(site):
    page = site.get(SILENCE).text
    assert '<h1 class="quiet">When is not answering an answer?</h1>' in page
    assert f'<a class="press" href="{SILENCE}second/">Begin</a>' in page
    assert re.findall(rf'<li><a href="{SILENCE}([a-z]+)/"', page) == ["second", "first"]
    assert "14 minutes" in page


def test_a_page_knows_where_it_is_on_the_route_one_came_by(site):
    first, second = site.get(SILENCE + "first/").text, site.get(SILENCE + "second/").text
    assert "<span>Route</span><span>Silence</span><span>Page 2 of 2</span><span>7 minutes</span>" in first
    assert turns(second) == [(SILENCE, "Route"), (f"{SILENCE}first/", "Next")]
    assert turns(first) == [(f"{SILENCE}second/", "Before"), (f"{SILENCE}end/", "Next")]
    assert turns(site.get("/notes/first/").text) == [("/notes/", "Cover"), ("/notes/second/", "Next")]


def test_a_route_asks_only_the_questions_it_chose(site):
    other = make_question(slug="another-question", text="What else?")
    add(Page.objects.get(slug="first"), Activity, 55, uid="ask-2", question=other)
    publish(Exhibit.objects.get())
    assert "What else?" in site.get("/notes/first/").text
    assert "What else?" not in site.get(SILENCE + "first/").text
    assert "What else?" not in site.get(SILENCE + "print/").text
    assert site.get(SILENCE + "first/another-question/").status_code == 404


def test_an_answer_given_on_a_route_leads_back_to_it_without_script(site):
    page = site.get(SILENCE + "first/").text
    action = f"{SILENCE}first/which-note/"
    assert f'action="{action}"' in page
    sent = {"edition": 1, "answer": "option-1", "confidence": "3"}
    site.cookies["reader"] = "a" * 22
    response = site.post(action, sent, headers={"Origin": "http://testserver"})
    assert (response.status_code, response["Location"].partition("?")[0]) == (303, action)
    told = site.get(response["Location"]).text
    assert "Right" in told
    assert f'href="{SILENCE}first/#q-which-note"' in told
    assert turns(told)[1] == (f"{SILENCE}end/", "Next")


def test_the_end_of_a_route_says_what_to_talk_about_and_where_to_go_on(site):
    page = site.get(SILENCE + "end/").text
    assert "What would count as an answer?" in page
    assert turns(page) == [(f"{SILENCE}print/", "On paper"), ("/notes/#pages", "All pages")]


def test_on_paper_a_route_has_every_page_every_footnote_and_no_key(site):
    page = site.get(SILENCE + "print/").text
    assert re.findall(r'<h2 class="page-title">([^<]+)<', page) == ["The second page", "The first page"]
    assert page.count("AVP RF. F. 0146. Op. 48a. P. 323. D. 1. LL. 56, 60.") == 1
    assert "Which note was left unanswered?" in page
    assert "<form" not in page
    assert "See the paper itself." not in page
    assert "Let them disagree." not in page


def test_the_teachers_page_says_how_to_prepare_where_to_pause_and_what_may_come_up(site):
    response = site.get(SILENCE + "teacher/")
    for words in ("Say before what is named.", "Stop for a word.", "Let them disagree.", "<dt>Read closely</dt>"):
        assert words in response.text
    assert response["X-Robots-Tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in response.text


def test_the_teachers_page_says_what_comes_back_at_the_end(site):
    case = make_question(slug="new-case", text="Which case is like it?")
    Exhibit.objects.get().routes.get().returns.add(case)
    publish(Exhibit.objects.get())
    page = site.get(SILENCE + "teacher/").text
    assert f'<a href="{SILENCE}again/">Questions that come back</a>' in page
    assert "<dt>Read closely</dt><dd>Which case is like it?</dd>" in page
    assert "Which case is like it?" not in site.get(SILENCE + "print/").text


def test_the_teachers_words_are_on_no_page_of_a_student(site):
    for address in ("/notes/", "/notes/first/", SILENCE, *(SILENCE + name for name in ("first/", "end/", "print/"))):
        page = site.get(address).text
        assert [words for words in ("Say before", "Stop for", "Let them disagree") if words in page] == []


def test_an_old_edition_keeps_its_routes_and_its_own_addresses(site):
    Exhibit.objects.get().routes.all().delete()
    publish(Exhibit.objects.get())
    assert site.get(SILENCE).status_code == 404
    old = site.get("/notes/editions/1/routes/silence/").text
    assert 'href="/notes/editions/1/routes/silence/second/">Begin' in old
    page = site.get("/notes/editions/1/routes/silence/second/").text
    assert turns(page)[1] == ("/notes/editions/1/routes/silence/first/", "Next")
    assert (
        'action="/notes/editions/1/routes/silence/first/which-note/"'
        in site.get("/notes/editions/1/routes/silence/first/").text
    )


def test_what_no_route_has_is_not_found(site):
    for address in (
        "/notes/routes/loud/",
        SILENCE + "third/",
        "/notes/routes/loud/end/",
        SILENCE + "second/which-note/",
    ):
        assert site.get(address).status_code == 404


def test_search_engines_are_told_that_a_page_of_a_route_is_the_page_itself(site):
    assert '<link rel="canonical" href="/notes/first/">' in site.get(SILENCE + "first/").text
    assert "canonical" not in site.get("/notes/first/").text


def test_the_cover_of_an_exhibit_leads_to_its_routes(site):
    assert f'<a href="{SILENCE}"><span>Silence</span>' in site.get("/notes/").text
