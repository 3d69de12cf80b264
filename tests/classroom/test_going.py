"""How a question has gone, at the foot of its form and in the bank: first tries, options, confidence, wordings."""

import pytest
from django.utils import timezone

from classroom.models import Attempt
from exhibit.models import Edition
from quiz.models import Question
from quiz.record import digest
from tests import desk
from tests.factories import make_curator, make_reviewer, make_teacher
from tests.lessons import make_lesson, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def question():
    """The small exhibit's question, published: option 1 is right."""
    publish(make_lesson())
    return Question.objects.get(slug="which-note")


@pytest.fixture
def curator(client):
    return desk.sign_in(client, make_curator())


def answer(chosen, times=1, *, number=1, sure=None, fraction=None):
    """So many browsers gave this answer, to the newest edition."""
    edition = Edition.objects.order_by("number").last()
    asked = edition.record.question["which-note"]
    for _each in range(times):
        Attempt.objects.create(
            edition=edition,
            question="which-note",
            digest=digest(asked),
            number=number,
            answer=[chosen],
            confidence=sure,
            fraction=float(chosen == "option-1") if fraction is None else fraction,
            day=timezone.localdate(),
        )


def told(client, question):
    """What the form's panel is drawn from."""
    (panel,) = [
        panel
        for panel in client.get(desk.address(question)).context_data["panels"]
        if panel["template"] == "admin/classroom/going.html"
    ]
    return panel["series"]


def test_first_answers_are_told_by_option_and_by_how_sure_they_were(curator, question):
    answer("option-1", 12, sure=3)
    answer("option-2", 8, sure=1)
    (series,) = told(curator, question)
    assert (series.is_current, series.first, series.share) == (True, 20, 0.6)
    assert [(row.words, row.number, row.right) for row in series.rows] == [
        ("The third note", 12, True),
        ("The protest about parole", 8, False),
        ("The reminder of May", 0, False),
    ]
    assert series.rows[0].share == 0.6
    assert [(str(name), number, share) for name, number, share in series.sure] == [("sure", 12, 1.0), ("guess", 8, 0.0)]


def test_later_tries_are_told_apart(curator, question):
    answer("option-2", 6)
    answer("option-1", 6, number=2)
    (series,) = told(curator, question)
    assert (series.first, series.share) == (6, 0.0)
    assert (series.repeats, series.later) == (6, 1.0)


def test_of_fewer_than_five_nothing_more_is_told(curator, question):
    answer("option-1", 4)
    (series,) = told(curator, question)
    assert (series.first, series.share, series.rows, series.sure) == (4, None, [], [])
    assert "More is told when there are 5 first answers" in curator.get(desk.address(question)).text


def test_an_option_that_few_chose_is_hidden(curator, question):
    answer("option-1", 10)
    answer("option-3", 2)
    rows = told(curator, question)[0].rows
    assert [row.number for row in rows] == [10, 0, None]
    assert "under 5" in curator.get(desk.address(question)).text


def test_another_wording_starts_a_series_of_its_own(curator, question):
    answer("option-1", 5)
    question.text = "Which of them was left unanswered?"
    question.save()
    before = told(curator, question)
    assert [(series.is_current, series.first) for series in before] == [(False, 5)]
    publish(question_exhibit())
    answer("option-2", 6)
    now, earlier = told(curator, question)
    assert (now.is_current, now.first, now.share) == (True, 6, 0.0)
    assert (earlier.is_current, earlier.first, earlier.share) == (False, 5, 1.0)
    assert [row.number for row in earlier.rows] == [5, 0, 0]


def question_exhibit():
    return Edition.objects.first().exhibit


def test_the_bank_has_a_column_of_answers_and_of_the_share_right(curator, question):
    answer("option-1", 3)
    answer("option-2", 1)
    page = curator.get("/admin/quiz/question/").text
    assert '<td class="field-answers">4</td><td class="field-right">–</td>' in page
    answer("option-1", 1, number=2)
    answer("option-2", 2)
    page = curator.get("/admin/quiz/question/").text
    assert '<td class="field-answers">6</td><td class="field-right">50%</td>' in page


def test_nobody_has_answered_yet(curator, question):
    assert "Nobody has answered it yet." in curator.get(desk.address(question)).text


def test_a_teacher_is_told_of_answers_in_her_own_exhibits_only(client, question):
    answer("option-1", 6)
    teacher = make_teacher()
    desk.sign_in(client, teacher)
    assert told(client, question) == []
    edition = Edition.objects.get()
    edition.exhibit.owner = teacher
    edition.exhibit.save()
    assert told(client, question)[0].first == 6


def test_who_may_not_see_answers_is_told_nothing(client, question):
    answer("option-1", 6)
    desk.sign_in(client, make_reviewer())
    page = client.get(desk.address(question)).text
    assert "How it has gone" not in page
    assert "field-answers" in client.get("/admin/quiz/question/").text
    assert ">6<" not in client.get("/admin/quiz/question/").text
