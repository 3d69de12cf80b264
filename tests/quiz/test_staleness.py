"""A question needs review when the words, dates or labels it rests on have changed since it was reviewed."""

import pytest
from django.core.management import call_command

from archive.models import Action, Claim, Excerpt, Message, Source
from exhibit.models import Activity
from quiz import staleness
from quiz.models import Option, Question
from tests import desk
from tests.factories import (
    cite,
    make_claim,
    make_curator,
    make_excerpt,
    make_message,
    make_page,
    make_party,
    make_question,
    make_recipient,
    make_response,
    make_reviewer,
    make_silence,
    make_source,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def curator(client):
    return desk.sign_in(client, make_curator())


@pytest.fixture
def question():
    """It quotes a note of 1 February, has a claim in an option's reply, and was reviewed."""
    note = make_source(slug="note", title="The note", date="1950-02-01")
    make_message(source=note, sender=make_party(name="Moscow"))
    claim = make_claim("The note was read.", slug="read", status="claimed")
    question = make_question(slug="which-note", evidence=make_excerpt(slug="words", source=note))
    question.options.filter(uid="option-2").update(reply=f"<p>It is said so.{cite(claim)}</p>")
    staleness.remember([question.pk])
    return Question.objects.get()


def reasons():
    return [words for said in staleness.reasons(Question.objects.all()).values() for words in said]


def test_nothing_has_changed_yet(question):
    assert reasons() == []


def test_a_date_that_changed_is_said_in_words(question):
    Source.objects.filter(slug="note").update(date="1950-02-02")
    assert reasons() == ["“The note” was dated 1 February 1950 and is dated 2 February 1950 now."]


def test_a_label_that_changed_is_said_in_words(question):
    Claim.objects.filter(slug="read").update(status="documented")
    assert reasons() == ["The label of a claim was Claimed and is Documented now: “The note was read.”"]


def test_words_that_changed_are_said_with_where_they_stand(question):
    Excerpt.objects.filter(slug="words").update(text="The note expresses its surprise.")
    assert reasons() == ["Words quoted from “The note” have changed."]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda note: make_recipient(note), "“The note” has other addressees now."),
        (lambda note: Message.objects.update(channel="letter"), "“The note” went by another channel"),
        (lambda note: Message.objects.update(sender=make_party()), "“The note” has another sender now."),
        (lambda note: make_response(message=note), "The record holds other replies to “The note” now."),
        (lambda note: make_silence(message=note), "What did not come back to “The note” is recorded otherwise"),
        (
            lambda note: Action.objects.create(message=note, kind="sent", date="1950-02-01", attested_in=make_source()),
            "The history of “The note” has changed, or one of its dates.",
        ),
    ],
)
def test_what_is_known_of_a_message_counts(question, change, words):
    change(Message.objects.get())
    assert len(reasons()) == 1
    assert words in reasons()[0]


def test_what_other_questions_rest_on_does_not(question):
    reply = make_message(source=make_source(slug="reply"))
    make_response(message=Message.objects.get(source__slug="note"), reply=reply)
    staleness.remember([question.pk], reviewed=True)
    make_question(slug="another", evidence=make_excerpt(source=reply.source))
    staleness.remember_new()
    Source.objects.filter(slug="reply").update(date="1950-06-09")
    assert [row.slug for row in Question.objects.filter(pk__in=staleness.reasons(Question.objects.all()))] == [
        "another"
    ]
    assert staleness.reasons(Question.objects.filter(slug="which-note")) == {}


def test_words_about_it_may_be_mended(question):
    Source.objects.filter(slug="note").update(title="The first note", made_for="Washington")
    assert reasons() == []


def test_the_bank_shows_and_lists_what_needs_review(curator, question):
    make_question(text="Which other?")
    Source.objects.filter(slug="note").update(date="1950-02-02")
    page = curator.get("/admin/quiz/question/", {"review": "needed"}).text
    assert '<b class="badge">needs review</b>' in page
    assert "“The note” was dated 1 February 1950" in page
    assert "Which other?" not in page
    assert "Which other?" in curator.get("/admin/quiz/question/").text


def test_who_may_only_read_the_question_is_told_too(client, question):
    Source.objects.filter(slug="note").update(date="1950-02-02")
    desk.sign_in(client, make_reviewer())
    page = client.get(desk.address(question)).text
    assert "“The note” was dated 1 February 1950 and is dated 2 February 1950 now." in page
    assert 'name="reviewed"' not in page


def test_saving_alone_leaves_it_to_be_reviewed_and_reviewed_clears_it(curator, question):
    Source.objects.filter(slug="note").update(date="1950-02-02")
    data = desk.opened(curator, question)
    assert "reviewed" in curator.get(desk.address(question)).context_data["adminform"].form.fields
    desk.saved(curator, question, data)
    assert len(reasons()) == 1
    desk.saved(curator, question, desk.opened(curator, question) | {"reviewed": "on"})
    assert reasons() == []
    assert "Needs review" not in curator.get(desk.address(question)).text


def test_what_is_added_to_a_question_while_it_waits_for_review_counts_from_then(curator, question):
    Source.objects.filter(slug="note").update(date="1950-02-02")
    claim = make_claim(slug="later")
    data = desk.opened(curator, question)
    desk.saved(curator, question, data | {"options-0-reply": f"<p>So it is.{cite(claim)}</p>"})
    assert len(reasons()) == 1
    Claim.objects.filter(slug="later").update(status="unknown")
    assert len(reasons()) == 2


def test_questions_that_were_never_seen_at_the_desk_are_remembered_once():
    question = make_question(slug="loaded")
    assert staleness.reasons([question]) == {}
    staleness.remember_new()
    Source.objects.filter(pk=question.evidence.source_id).update(date="1951")
    staleness.remember_new()
    assert len(reasons()) == 1


def test_an_exhibit_that_asks_it_is_told_of_it(question, capsys):
    page = make_page()
    Activity.objects.create(parent=page, region="main", ordering=10, question=question)
    Source.objects.filter(slug="note").update(date="1950-02-02")
    call_command("check_exhibit", page.exhibit.slug)
    words = "warning: question/which-note: This question needs review. “The note” was dated 1 February 1950"
    assert words in capsys.readouterr().out


def test_however_many_questions_there_are_reading_what_they_rest_on_takes_the_same_queries(
    question, django_assert_max_num_queries
):
    for _number in range(3):
        make_question()
    staleness.remember_new()
    with django_assert_max_num_queries(47):
        staleness.reasons(list(Question.objects.all()))
    assert Option.objects.count() == 12
