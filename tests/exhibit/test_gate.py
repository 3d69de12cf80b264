"""A source card that hides its words until the reader has said what to expect of them."""

import re

import pytest
from django.test import Client

from archive.models import Excerpt
from exhibit.models import SourceCard
from tests.lessons import add, make_lesson, publish

pytestmark = pytest.mark.django_db
WORDS = "expresses its"  # of the excerpt; its key phrase is marked
SAID = {"for-card": "ask", "trust-card": "maker"}
FOUND = {"found-for-card": "refuse", "found-trust-card": "facts"}


@pytest.fixture
def read():
    """A function that reads the lesson page with this said in its address."""
    exhibit = make_lesson()
    SourceCard.objects.update(predict=True)
    publish(exhibit)

    def read(**said):
        return Client(headers={"host": "testserver"}).get("/notes/first/", said).text

    return read


def test_before_the_prediction_the_page_has_everything_but_the_words(read):
    page = read()
    assert WORDS not in page
    assert "in our sources</p>" not in page  # the stamp comes with the words
    for shown in (
        "The note",
        "1 February 1950",
        "Sent as: ",
        "Washington",
        "Show me the words",
        "What do you expect it is for?",
    ):
        assert shown in page


def test_then_the_words_stand_beside_what_was_predicted(read):
    page = read(**SAID)
    assert WORDS in page
    assert "Before reading you said" in page
    assert "to ask for something; for what its maker wanted believed" in page
    assert '<input type="hidden" name="for-card" value="ask">' in page
    assert "Having read it you say" not in page


def test_at_last_prediction_and_judgement_stand_side_by_side(read):
    page = read(**SAID, **FOUND)
    assert "to ask for something; for what its maker wanted believed" in page
    assert "to refuse or to deflect; for what happened" in page
    assert "Set both side by side" not in page


def test_on_paper_which_cannot_uncover_the_words_stand_open():
    exhibit = make_lesson()
    SourceCard.objects.update(predict=True)
    publish(exhibit)
    page = Client(headers={"host": "testserver"}).get("/notes/routes/silence/print/").text
    assert WORDS in page
    assert "Show me the words" not in page


@pytest.mark.parametrize(
    "said", [{"for-card": "ask"}, {"for-card": "x", "trust-card": "<b>"}, {"for-other": "ask"}, FOUND]
)
def test_who_has_not_predicted_both_does_not_see_the_words(read, said):
    assert WORDS not in read(**said)


def test_what_one_reader_said_is_on_no_page_of_another(read):
    assert WORDS in read(**SAID)
    assert WORDS not in read()


def test_two_cards_on_one_page_do_not_forget_each_other():
    exhibit = make_lesson()
    add(exhibit.pages.get(slug="first"), SourceCard, 35, uid="card-2", excerpt=Excerpt.objects.get(slug="words"))
    SourceCard.objects.update(predict=True)
    publish(exhibit)
    site = Client(headers={"host": "testserver"})

    def fields(said, uid):
        """What the form of a card sends besides what it asks."""
        page = site.get("/notes/first/", said).text
        card = page.partition(f'<section id="card-{uid}">')[2].partition("</section>")[0]
        return dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]+)"', card))

    assert fields({}, "card-2") == {}
    assert fields(SAID, "card-2") == SAID
    assert fields(SAID | FOUND, "card-2") == SAID | FOUND
    second = {"for-card-2": "record", "trust-card-2": "neither"}
    assert fields(SAID | second, "card") == second | SAID
    assert fields(SAID | second, "card-2") == SAID | second
    assert fields({"for-card": "<b>", "trust-card": "x" * 9000, "for-elsewhere": "ask"}, "card-2") == {}
