"""Learning over time, without an account: a browser is closed and opened again, and one day it asks to be forgotten."""

from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import expect

from classroom.models import Attempt
from exhibit import standing
from tests.browser.exhibited import EXHIBIT, REMINDERS, ROUTE
from tests.browser.test_reading import DESKTOP, PHONE, watched
from tests.first_exhibit import publish_first_exhibit

FIRST = ROUTE + "what-is-an-unanswered-note/"
LAST = ROUTE + "ten-months-of-reminders/"


@pytest.fixture
def site(live_server):
    publish_first_exhibit()
    return live_server.url


def answer(page, address, question, words, sure):
    """Answer a question on its page by one of its options."""
    page.goto(address)
    form = page.locator(f"#q-{question}")
    form.get_by_text(words).click()
    form.get_by_text(sure, exact=True).click()
    form.get_by_role("button", name="Check my answer").click()
    expect(page.locator(".verdict").first).to_be_visible()


def opened_again(browser, page, **options):
    """The browser, closed and opened again with the cookies it kept; the server has been started anew."""
    state = page.context.storage_state()
    page.context.close()
    standing.forget()
    standing.kept_record.cache_clear()
    return watched(browser, storage_state=state, **options)


def test_closed_and_opened_again_a_browser_goes_on_where_it_was_and_is_forgotten_when_it_asks(site, browser):
    page, complaints = watched(browser, viewport=PHONE)
    answer(page, site + FIRST, "which-silence-is-answered-elsewhere", "Washington speaks to the press", "Sure")
    answer(page, site + LAST, "which-note-drew-a-written-reply", "The reminder, 30 May", "Sure")

    page, later = opened_again(browser, page, viewport=PHONE)
    page.goto(site + EXHIBIT)
    box = page.locator(".so-far")
    expect(box).to_contain_text("2 of 32 questions answered.")
    box.get_by_role("link", name="Go on where you were: Ten months of reminders").click()
    assert page.url == f"{site}{LAST}#q-which-papers-say-no-reply"
    before = page.locator("#q-which-note-drew-a-written-reply > .small")
    expect(before).to_have_text("You have answered this before: not right yet, sure.")
    found = Axe().run(page, options={"resultTypes": ["violations"]})
    assert found.violations_count == 0, found.generate_report()

    page.goto(site + ROUTE + "end/")
    page.get_by_role("link", name="Questions that come back").click()
    back = page.locator("#q-which-note-drew-a-written-reply")
    expect(back).to_contain_text("You were sure here, and it was something else")
    back.get_by_text("The protest about parole, 11 May").click()
    back.get_by_role("button", name="Check my answer").click()
    expect(back.locator(".verdict")).to_have_text("Right")
    page.reload()
    expect(page.locator("#q-which-note-drew-a-written-reply")).to_have_count(0)

    page.goto(site + "/my-reading/")
    expect(page.locator(".read .reply")).to_have_count(2)
    found = Axe().run(page, options={"resultTypes": ["violations"]})
    assert found.violations_count == 0, found.generate_report()
    with page.expect_download() as file:
        page.get_by_role("link", name="As JSON").click()
    assert file.value.suggested_filename == "my-reading.json"
    page.get_by_role("link", name="Forget me").click()
    page.get_by_role("button", name="Yes, forget me").click()
    expect(page.get_by_role("status")).to_contain_text("You are forgotten.")
    assert page.context.cookies() == []
    assert list(Attempt.objects.values_list("reader", flat=True)) == ["", "", ""]
    page.goto(site + EXHIBIT)
    expect(page.get_by_role("heading", name="Unanswered Notes")).to_be_visible()
    expect(page.locator(".so-far")).to_have_count(0)
    assert complaints + later == []


def test_without_script_what_was_wrong_comes_back_on_another_day_and_my_reading_leads_on(site, browser):
    page, complaints = watched(browser, viewport=DESKTOP, java_script_enabled=False)
    answer(page, site + LAST, "which-note-drew-a-written-reply", "The reminder, 30 May", "Fairly")
    Attempt.objects.update(day=timezone.localdate() - timedelta(days=8))

    page, later = opened_again(browser, page, viewport=DESKTOP, java_script_enabled=False)
    page.goto(site + EXHIBIT)
    page.get_by_role("link", name="My reading").click()
    expect(page.get_by_role("link", name="Go on where you were: Ten months of reminders")).to_be_visible()
    page.get_by_role("link", name="1 question comes back").click()
    form = page.locator("#q-which-note-drew-a-written-reply")
    expect(form).to_contain_text("Not right yet")
    form.get_by_text("The protest about parole, 11 May").click()
    form.get_by_role("button", name="Check my answer").click()
    expect(page.locator(".verdict")).to_have_text("Right")
    page.get_by_role("link", name="Back: Questions that come back").click()
    expect(page.get_by_text("Nothing comes back today.")).to_be_visible()
    assert complaints + later == []


def test_a_browser_that_never_answered_asks_for_nothing_personal(site, browser):
    page, _complaints = watched(browser, viewport=PHONE)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    for address in (EXHIBIT, REMINDERS, ROUTE):
        page.goto(site + address, wait_until="networkidle")
    assert [url for url in asked if "/progress/" in url] == []


def test_my_reading_on_paper_is_white_and_holds_the_answers(site, browser):
    page, _complaints = watched(browser, viewport=DESKTOP, color_scheme="dark")
    answer(page, site + LAST, "which-note-drew-a-written-reply", "The reminder, 30 May", "Sure")
    page.goto(site + "/my-reading/")
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
    expect(page.get_by_text("The reminder, 30 May")).to_be_visible()
    expect(page.get_by_role("link", name="Forget me")).to_be_hidden()
    expect(page.get_by_role("link", name="Read why")).to_be_hidden()
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")
