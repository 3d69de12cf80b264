"""Every kind of question, answered right, partly and wrong: by mouse, by keyboard alone, and without script."""

import pytest
from playwright.sync_api import expect

from classroom.models import Attempt
from config.patterns import RECORD
from exhibit import standing
from quiz.record import partners
from tests.browser.exhibited import EXHIBIT
from tests.browser.test_reading import DESKTOP, PHONE, watched
from tests.first_exhibit import publish_first_exhibit
from tests.kinds import ANSWERS, PAGE, publish_kinds

KINDS = ["sequence", "match", "weigh", "label", "compare", "reveal", "focus", "map", "reflect", "citing"]


@pytest.fixture
def site(live_server):
    publish_kinds()
    standing.forget()
    return live_server.url


class Mouse:
    """Presses what is drawn."""

    def choose(self, form, name, value):
        form.locator(f'label:has(input[name="{name}"][value="{value}"])').click()

    def select(self, form, name, words):
        form.locator(f'select[name="{name}"]').select_option(words)

    def press(self, button):
        button.click()


class Keyboard(Mouse):
    """Never touches the mouse: each control is reached and pressed by keys."""

    def choose(self, form, name, value):
        form.locator(f'input[name="{name}"][value="{value}"]').press("Space")

    def press(self, button):
        button.press("Enter")


def give(hand, form, question, answer):
    """Fill in the form of a question with this answer."""
    words = {uid: text for text, uid in partners(question).items()}
    if question.form == "sequence":
        order(hand, form, question, answer.options)
    else:
        for uid in answer.options:
            hand.choose(form, "answer", uid)
    for uid, given in answer.pairs:
        if question.form == "reveal":
            if given == "uncovered":
                hand.press(form.get_by_role("button", name="Uncover the words first"))
                expect(form.locator("mark")).to_have_count(1)
            hand.choose(form, "answer", uid)
        elif question.form in ("match", "map"):
            hand.select(form, f"row-{uid}", words[given])
        else:
            hand.choose(form, f"row-{uid}", given)
    if answer.span:
        hand.choose(form, "span", answer.span)


def order(hand, form, question, uids):
    """Put the cards in this order: by their numbers where there are any, else by moving each up to its place."""
    if form.locator("select").count():
        for number, uid in enumerate(uids, start=1):
            hand.select(form, f"row-{uid}", str(number))
        return
    for place, uid in enumerate(uids):
        card = next(option.text for option in question.options if option.uid == uid)
        for _step in range(len(uids)):
            texts = form.locator(".cards li").all_inner_texts()
            at = next(index for index, text in enumerate(texts) if text.startswith(card))
            if at <= place:
                break
            hand.press(form.locator(".cards li").nth(at).get_by_role("button", name="Earlier"))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("hand", "script", "viewport"),
    [(Mouse(), True, PHONE), (Keyboard(), True, DESKTOP), (Mouse(), False, PHONE)],
    ids=["mouse", "keyboard", "no script"],
)
def test_a_question_is_answered_right_partly_and_wrong(site, browser, kind, hand, script, viewport):
    page, complaints = watched(browser, viewport=viewport, java_script_enabled=script)
    question = RECORD.question[kind]
    answers = [(answer, told) for uid, answer, told in ANSWERS if uid == kind]
    for answer, told in answers:
        page.goto(site + PAGE)
        form = page.locator(f"#q-{kind}")
        give(hand, form, question, answer)
        hand.press(form.locator(".press"))
        verdict = page.locator(".verdict")
        expect(verdict).to_have_text(told)
        if script:
            expect(verdict).to_be_focused()
            assert page.url == site + PAGE
    assert Attempt.objects.count() == (0 if kind == "reflect" else len(answers))
    assert complaints == []


def test_without_script_the_cards_are_moved_on_the_questions_own_page(site, browser):
    page, complaints = watched(browser, viewport=PHONE, java_script_enabled=False)
    page.goto(f"{site}{PAGE}sequence/")
    before = page.locator(".cards li > span").all_inner_texts()
    page.reload()
    assert page.locator(".cards li > span").all_inner_texts() == before
    page.get_by_role("button", name=f"Earlier: {before[1]}").click()
    assert page.locator(".cards li > span").all_inner_texts() == [before[1], before[0], *before[2:]]
    order(Mouse(), page.locator(".activity"), RECORD.question["sequence"], ["first", "protest", "reply", "late"])
    page.get_by_role("button", name="Check my answer").last.click()
    expect(page.locator(".verdict")).to_have_text("Right")
    assert complaints == []


def test_with_script_a_card_is_moved_in_place_said_aloud_and_may_be_dragged(site, browser):
    page, complaints = watched(browser, viewport=DESKTOP)
    page.goto(site + PAGE)
    form = page.locator("#q-sequence")
    cards = form.locator(".cards li > label > span")
    before = cards.all_inner_texts()
    down = form.get_by_role("button", name=f"Later: {before[0]}")
    down.press("Enter")
    assert cards.all_inner_texts() == [before[1], before[0], *before[2:]]
    expect(down).to_be_focused()
    expect(form.get_by_role("status")).to_have_text(f"{before[0]}: now 2 of 4")
    form.locator(".cards li").nth(3).drag_to(form.locator(".cards li").nth(0))
    assert cards.all_inner_texts()[0] == before[3]
    assert page.url == site + PAGE
    assert complaints == []


@pytest.mark.parametrize(
    ("step", "tilt"), [("-2", "-6.8deg"), ("0", "0deg"), ("1", "3.4deg"), ("2", "6.8deg"), ("unusable", "0deg")]
)
def test_the_beam_tilts_to_the_side_that_was_chosen_without_script(site, browser, step, tilt):
    page, complaints = watched(browser, viewport=PHONE, java_script_enabled=False, reduced_motion="reduce")
    page.goto(site + PAGE)
    row = page.locator(".cells", has=page.locator('[name="row-reply"]'))
    Mouse().choose(row, "row-reply", step)
    assert row.evaluate("row => getComputedStyle(row, '::before').rotate") == tilt
    assert complaints == []


def test_answering_again_begins_anew_for_every_kind(site, browser):
    page, complaints = watched(browser, viewport=DESKTOP)
    page.goto(site + PAGE)
    for kind in ("sequence", "match", "focus"):
        form = page.locator(f"#q-{kind}")
        answer = next(answer for uid, answer, _told in ANSWERS if uid == kind)
        give(Mouse(), form, RECORD.question[kind], answer)
        form.locator(".press").click()
        expect(form.locator(".verdict")).to_be_visible()
        form.get_by_text("Answer again").click()
        expect(form.locator(".press")).to_have_text("Check my answer")
        expect(form.locator("input:checked")).to_have_count(0)
    assert complaints == []


def test_long_partners_are_read_whole_on_a_phone_when_chosen_and_in_the_feedback(live_server, browser):
    publish_first_exhibit()
    page, complaints = watched(browser, viewport=PHONE)
    page.goto(f"{live_server.url}{EXHIBIT}the-rule-of-1946/")
    form = page.locator("#q-which-paper-says-what")
    for select in form.locator("select").all():
        select.select_option("Not to be accused without the commission’s permission")
        assert select.evaluate("select => select.scrollWidth <= select.clientWidth")
    form.locator(".press").click()
    expect(form.locator(".verdict")).to_have_text("Partly: 1 of 4")
    expect(form.locator(".behind blockquote")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    assert complaints == []
