"""The desk for questions: a form for each kind, copies, where a question is asked, what no question tests."""

import pytest
from django.core.management import call_command
from django.urls import reverse

from exhibit.models import Activity
from quiz.gather import gather
from quiz.models import Misconception, Option, Question, Span
from tests import desk
from tests.factories import make_curator, make_excerpt, make_exhibit, make_page, make_question, make_teacher

pytestmark = pytest.mark.django_db


@pytest.fixture
def curator(client):
    return desk.sign_in(client, make_curator("clara"))


def with_form(form, **fields):
    kind = fields.pop("kind", form)
    return make_question(kind=kind, form=form, **fields)


def asked_of_an_option(client, question):
    data = desk.form_of(client.get(desk.address(question)))
    names = ("right", "message", "date", "partner", "low", "high", "excerpt", "other_excerpt", "claim", "label", "near")
    shown = client.get(desk.address(question)).text
    assert data["options-TOTAL_FORMS"]
    return {name for name in names if f'name="options-0-{name}"' in shown}


@pytest.mark.parametrize(
    ("form", "kind", "fields"),
    [
        ("one", "choice", {"right"}),
        ("message", "read", {"right", "message"}),
        ("sequence", "sequence", {"date"}),
        ("match", "match", {"partner"}),
        ("map", "map", {"partner"}),
        ("weigh", "weigh", {"low", "high", "excerpt"}),
        ("label", "label", {"claim", "label", "near"}),
        ("reveal", "reveal", {"right"}),
        ("focus", "focus", {"right"}),
    ],
)
def test_a_form_asks_just_for_the_fields_of_its_kind(curator, form, kind, fields):
    assert asked_of_an_option(curator, with_form(form, kind=kind)) == fields


def test_two_papers_that_are_compared_have_names(curator):
    question = with_form("compare", first_name="A note", second_name="A reply")
    assert asked_of_an_option(curator, question) == {"excerpt", "other_excerpt"}
    assert 'name="first_name"' in curator.get(desk.address(question)).text


def test_the_form_of_the_answer_says_the_kind(curator):
    data = desk.form_of(curator.get(reverse("admin:quiz_question_add")))
    fields = {"text": "Which?", "slug": "which", "form": "sequence", "habit": "source", "evidence": make_excerpt().pk}
    response = curator.post(reverse("admin:quiz_question_add"), data | fields)
    assert response.status_code == 302, desk.errors_of(response)
    assert Question.objects.get().kind == "sequence"


def test_a_new_question_may_be_of_any_kind(curator):
    page = curator.get(reverse("admin:quiz_question_add")).text
    for name in ("first_name", "key", "options-__prefix__-partner", "options-__prefix__-low", "spans-__prefix__-text"):
        assert f'name="{name}"' in page


def copy(client, question):
    data = {"action": "copy_questions", "_selected_action": [question.pk]}
    return client.post(reverse("admin:quiz_question_changelist"), data, follow=True)


def test_a_copy_is_the_same_question_under_another_name(curator):
    question = make_question(slug="which-note")
    Span.objects.create(question=question, uid="s1", text="natural bewilderment", right=True)
    assert "1 question was copied: which-note-copy." in copy(curator, question).text
    copy(curator, question)
    slugs = ["which-note", "which-note-copy", "which-note-copy2"]
    assert list(Question.objects.values_list("slug", flat=True)) == slugs
    one, two, _three = gather(Question.objects.values_list("pk", flat=True))
    assert (one.options, one.spans, one.why) == (two.options, two.spans, two.why)
    assert Option.objects.count() == 9


def test_a_teachers_copy_is_her_own(client):
    teacher = make_teacher()
    copy(desk.sign_in(client, teacher), make_question(slug="which-note"))
    assert Question.objects.get(slug="which-note-copy").owner == teacher


def test_a_form_says_on_which_pages_it_is_asked(curator):
    page = make_page(make_exhibit(title="The Notes"), title="Reminders")
    question = make_question()
    Activity.objects.create(parent=page, region="main", ordering=10, question=question)
    text = curator.get(desk.address(question)).text
    assert f'<a href="{desk.address(page)}">The Notes: Reminders</a>' in text


def test_misconceptions_that_no_question_tests_are_listed(curator, capsys):
    excerpt = make_excerpt()
    for slug in ("tested", "untested"):
        Misconception.objects.create(slug=slug, name=f"An {slug} one", text="So it is said.", excerpt=excerpt)
    make_question().options.filter(uid="option-2").update(misconception=Misconception.objects.get(slug="tested"))
    found = curator.get(reverse("admin:quiz_misconception_changelist"), {"tested": "no"}).text
    assert "An untested one" in found
    assert "An tested one" not in found
    exhibit = make_exhibit()
    with pytest.raises(Exception, match="cannot be published yet"):
        call_command("check_exhibit", exhibit.slug)
    said = capsys.readouterr().out
    assert "no question tests the misconception: An untested one (untested)" in said
    assert "(tested)" not in said
