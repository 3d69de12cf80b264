"""From rows to questions as plain data."""

import pytest

from quiz.gather import gather
from tests.factories import make_message, make_question, make_source

pytestmark = pytest.mark.django_db


def test_options_stand_in_the_curators_order():
    question = make_question(slug="which-note")
    question.options.filter(uid="option-3").update(position=0)
    (record,) = gather([question.pk])
    assert [option.uid for option in record.options] == ["option-3", "option-1", "option-2"]
    assert [option.right for option in record.options] == [False, True, False]


def test_an_option_names_its_message_by_the_source():
    question = make_question(kind="read", form="message")
    question.options.filter(uid="option-1").update(message=make_message(source=make_source(slug="note-5")))
    (record,) = gather([question.pk])
    assert [option.message for option in record.options] == ["note-5", "", ""]


def test_many_questions_take_as_many_queries_as_one(django_assert_num_queries):
    keys = [make_question().pk for _ in range(5)]
    for held in (keys[:1], keys):
        with django_assert_num_queries(3):  # the questions with their evidence; their options; their spans
            assert len(gather(held)) == len(held)
