"""Whose words a passage is said to be."""

import pytest
from django.test import Client

from tests.first_exhibit import publish_first_exhibit

pytestmark = pytest.mark.django_db


def test_words_that_a_paper_retells_stand_in_it_and_were_not_said_to_its_addressee():
    publish_first_exhibit()
    page = Client().get("/unanswered-notes/audiences/").text
    assert "Information Committee, 23 February 1950, to A.Y. Vyshinsky." in page  # of words of its own on a witness
    assert "Zenzaburo Hara, in a paper of 23 February 1950." in page
    assert "G.N. Safonov, 19 January 1950, to V.M. Molotov." in page
    page = Client().get("/unanswered-notes/an-answer-that-was-not-a-reply/").text
    assert "The State Department, between 1 and 3 February 1950, to the press." in page
