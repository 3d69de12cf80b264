"""Writing a question in a browser: its kind by picture, its options from the record, what students see beside it."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from quiz.models import Question
from tests.browser.conftest import sign_in
from tests.browser.test_desk import choose
from tests.desk import address
from tests.factories import make_curator, make_excerpt, make_message, make_party, make_question, make_source

pytestmark = pytest.mark.django_db(transaction=True)

ADD = reverse("admin:quiz_question_add")
SAVED, WRITTEN = "iframe[src]", "iframe[name=as-written]"


@pytest.fixture
def register():
    """A note of February with its words, and a protest of May."""
    note = make_source(slug="note", title="The note", date="1950-02-01")
    make_message(source=note, sender=make_party(name="Moscow"))
    protest = make_source(slug="protest", title="The protest", date="1950-05-11")
    make_message(source=protest, sender=make_party(name="Washington"))
    return make_excerpt(slug="words", source=note)


def test_a_question_is_written_from_a_picture_to_what_students_see(page, desk, register, complaints):
    desk(ADD)
    page.get_by_label("Choose: one option").check()
    page.get_by_role("button", name="Go on").click()
    page.wait_for_load_state("networkidle")
    page.get_by_label("Question:", exact=True).fill("On which day was the note written?")
    page.locator("#id_habit").select_option(label="Place it in time")
    choose(page, page.locator(".field-evidence"), "words", "words")
    page.locator("#id_options-0-text").fill("1 February 1950")
    page.locator("#id_options-0-right").check()
    page.get_by_role("button", name="Save and continue editing").click()
    expect(page.locator(".messagelist")).to_contain_text("The question does not say why the answer is right.")
    page.get_by_role("link", name="Suggest wrong options").click()
    page.get_by_label("11 May 1950").check()
    page.get_by_role("button", name="Add as wrong options").click()
    expect(page.locator(".messagelist")).to_contain_text("1 wrong option was added.")
    page.wait_for_load_state("networkidle")
    expect(page.locator("#id_options-1-text")).to_have_value("11 May 1950")
    expect(page.locator(".field-reply .ProseMirror").nth(1)).to_contain_text("This is the date of “The protest”.")
    page.locator(SAVED).scroll_into_view_if_needed()
    asked = page.frame_locator(SAVED)
    expect(asked.get_by_role("heading", name="On which day was the note written?")).to_be_visible()
    expect(asked.get_by_label("11 May 1950")).to_be_visible()
    assert Question.objects.get().slug == "on-which-day-was-the-note-written"
    assert complaints == []


def test_an_answer_is_tried_in_the_frame(page, desk, complaints):
    desk(address(make_question()))
    page.locator(SAVED).scroll_into_view_if_needed()
    asked = page.frame_locator(SAVED)
    asked.get_by_label("The protest about parole").check()
    asked.get_by_role("button", name="Check my answer").click()
    expect(asked.get_by_text("Not this one: it was The third note")).to_be_visible()
    assert complaints == []


def test_kinds_are_chosen_by_keyboard(page, desk):
    desk(ADD)
    page.get_by_label("Choose: one option").focus()
    for _step in range(2):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**form=sequence**")
    expect(page.get_by_role("heading", name="Add a question: put cards in order")).to_be_visible()


def test_wrong_options_are_added_without_script(browser, live_server, register):
    question = make_question(evidence=register)
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    sign_in(page, live_server, make_curator())
    page.goto(live_server.url + address(question))
    page.get_by_role("link", name="Suggest wrong options").click()
    page.get_by_label("Washington").check()
    page.get_by_role("button", name="Add as wrong options").click()
    expect(page.locator("#id_options-3-text")).to_have_value("Washington")
    context.close()


def test_what_is_written_is_shown_after_each_pause_and_not_saved(page, desk, complaints):
    question = make_question()
    desk(address(question))
    page.get_by_label("Question:", exact=True).fill("Which paper was left without a reply?")
    written = page.frame_locator(WRITTEN)
    expect(written.get_by_role("heading", name="Which paper was left without a reply?")).to_be_visible()
    page.locator("#id_options-0-right").uncheck()
    expect(written.get_by_text("No option is marked as right.")).to_be_attached()
    question.refresh_from_db()
    assert question.text == "Which note was left unanswered?"
    assert [said for said in complaints if "frame is sandboxed" not in said] == []  # it runs no script, as meant
