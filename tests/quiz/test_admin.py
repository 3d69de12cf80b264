"""The desk for questions: a form for each kind, copies, where a question is asked, what no question tests."""

import pytest
from django.core.management import call_command
from django.urls import reverse

from exhibit.models import Activity
from quiz.gather import gather
from quiz.models import Misconception, Option, Question, Span
from tests import desk
from tests.factories import (
    make_curator,
    make_excerpt,
    make_exhibit,
    make_message,
    make_page,
    make_party,
    make_question,
    make_source,
    make_teacher,
)

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


ADD = "/admin/quiz/question/add/"


def new(client, form, **fields):
    """A new question of this form, sent as its form was drawn, with these fields filled in."""
    address = f"{ADD}?form={form}"
    fields = {"text": "Which of the notes?", "evidence": make_excerpt().pk} | fields
    response = client.post(address, desk.form_of(client.get(address)) | fields)
    assert response.status_code == 302, desk.errors_of(response)
    return Question.objects.get()


def test_a_new_question_begins_with_a_kind_chosen_by_its_picture(curator):
    page = curator.get(ADD, {"_popup": "1"}).text
    assert page.count('<section class="kind') == 11
    assert page.count('<svg class="kind-icon"') == 11
    assert page.count('type="radio" name="form"') == 14
    assert '<input type="hidden" name="_popup" value="1">' in page


def test_a_kind_that_is_none_is_asked_for_again(curator):
    assert curator.get(ADD, {"form": "riddle"}).text.count('type="radio" name="form"') == 14


def test_the_form_of_the_answer_says_the_kind_and_its_habit(curator):
    question = new(curator, "sequence")
    assert (question.kind, question.habit) == ("sequence", "contextualise")


@pytest.mark.parametrize(
    ("form", "asked", "not_asked"),
    [
        ("number", ["key", "unit", "options-0-text"], ["first_name", "options-0-right"]),
        ("compare", ["first_name", "options-0-excerpt"], ["key", "options-0-partner"]),
        ("match", ["options-4-partner", "spans-__prefix__-text"], ["key", "options-0-low"]),
        ("focus", ["options-0-right"], ["spans-__prefix__-text", "options-0-date"]),
        ("reflect", ["why"], ["options-0-text", "spans-__prefix__-text"]),
    ],
)
def test_a_new_question_is_asked_just_for_the_fields_of_its_kind(curator, form, asked, not_asked):
    page = curator.get(ADD, {"form": form}).text
    assert [name for name in asked if f'name="{name}"' not in page] == []
    assert [name for name in not_asked if f'name="{name}"' in page] == []


def test_short_names_and_places_make_themselves(curator):
    make_question(slug="which-of-the-notes").delete()
    question = new(
        curator,
        "one",
        habit="source",
        **{"options-0-text": "The third note", "options-2-text": "The third note", "options-3-text": "…"},
    )
    assert question.slug == "which-of-the-notes"
    assert list(question.options.values_list("position", "uid", "text")) == [
        (1, "the-third-note", "The third note"),
        (2, "the-third-note-2", "The third note"),
        (3, "option", "…"),
    ]


def test_a_short_name_that_is_taken_gets_a_number(curator):
    make_question(slug="which-of-the-notes")
    address = f"{ADD}?form=reflect"
    data = desk.form_of(curator.get(address)) | {"text": "Which of the notes?", "evidence": make_excerpt().pk}
    assert curator.post(address, data).status_code == 302
    assert Question.objects.filter(slug="which-of-the-notes-2").exists()


def test_a_short_name_emptied_later_stays_what_it_was(curator):
    question = make_question()
    data = desk.opened(curator, question)
    desk.saved(curator, question, data | {"options-0-uid": "", "options-0-position": ""})
    assert question.options.values_list("position", "uid")[0] == (1, "option-1")


def test_saving_says_what_to_look_at_and_hinders_nothing(curator):
    address = f"{ADD}?form=one"
    fields = {
        "text": "Which of the notes?",
        "habit": "source",
        "evidence": make_excerpt().pk,
        "options-0-text": "The third note",
    }
    said = curator.post(address, desk.form_of(curator.get(address)) | fields, follow=True).text
    assert "To be mended before this question can be published:" in said
    assert "<li>No option is marked as right.</li>" in said
    assert "<li>The option “The third note” has no reply.</li>" in said
    assert "<li>The question does not say why the answer is right.</li>" in said
    assert Question.objects.count() == 1


def test_a_whole_question_is_saved_without_a_word(curator):
    question = make_question()
    said = curator.post(desk.address(question), desk.opened(curator, question), follow=True).text
    assert "To be mended" not in said


# --- wrong options from the record


@pytest.fixture
def asked_note():
    """A question whose evidence is a note of 1 February; the record holds a protest of 11 May too."""
    note = make_source(slug="note", title="The note", date="1950-02-01")
    protest = make_source(slug="protest", title="The protest", date="1950-05-11")
    make_message(source=note, sender=make_party(name="Moscow"))
    make_message(source=protest, sender=make_party(name="Washington"))
    return make_question(evidence=make_excerpt(source=note))


def suggest(client, question, *facts):
    return client.post(f"/admin/quiz/question/{question.pk}/suggest/", {"fact": facts}, follow=True)


def test_true_facts_of_other_documents_are_offered_as_wrong_options(curator, asked_note):
    assert "Suggest wrong options" in curator.get(desk.address(asked_note)).text
    page = curator.get(f"/admin/quiz/question/{asked_note.pk}/suggest/").text
    assert 'name="fact" value="Dates/11 May 1950"' in page
    assert 'name="fact" value="Senders/Washington"' in page
    assert "Senders/Moscow" not in page


def test_those_chosen_become_wrong_options_with_a_reply_that_names_what_they_are_true_of(curator, asked_note):
    page = suggest(curator, asked_note, "Dates/11 May 1950", "Senders/Washington", "Senders/Nobody")
    assert "2 wrong options were added. Read its reply through" in page.text
    one, two = asked_note.options.all()[3:]
    assert (one.position, one.uid, one.text, one.right) == (4, "11-may-1950", "11 May 1950", False)
    assert (
        one.reply == '<p>This is the date of “The protest”.<cite data-basis="source" data-source="protest"></cite></p>'
    )
    assert (two.position, two.uid) == (5, "washington")


def test_whoever_has_the_form_open_is_told_of_options_added_meanwhile(curator, asked_note):
    data = desk.opened(curator, asked_note)
    suggest(curator, asked_note, "Senders/Washington")
    response = curator.post(desk.address(asked_note), data)
    assert response.status_code == 200
    assert "Washington" in str(response.context_data["differences"])


def test_choosing_nothing_is_said(curator, asked_note):
    assert "Choose what to offer as a wrong option first." in suggest(curator, asked_note).text
    assert asked_note.options.count() == 3


def test_a_teacher_is_offered_none_for_the_question_of_another(client, asked_note):
    desk.sign_in(client, make_teacher())
    assert suggest(client, asked_note, "Senders/Washington").status_code == 404
    assert "Suggest wrong options" not in client.get(desk.address(asked_note)).text


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
