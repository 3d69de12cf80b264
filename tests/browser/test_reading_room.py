"""A researcher in the reading room: cites, copies, follows a footnote, reports a reading; with script and without."""

import pytest
from playwright.sync_api import expect

from exhibit.models import Report
from tests.browser.exhibited import EXHIBIT
from tests.first_exhibit import publish_first_exhibit

THIRD_NOTE = "/archive/sources/note-1950-12-15/"


@pytest.fixture
def site(live_server):
    publish_first_exhibit()
    return live_server.url


def test_without_script_there_is_text_to_select_and_no_button(site, browser):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(site + THIRD_NOTE)
    expect(page.get_by_role("button", name="Copy")).to_have_count(0)
    expect(page.locator("[data-copy]").first).to_contain_text("AVP RF. F. 0146. Op. 48a. P. 323. D. 1. LL. 56, 60.")


@pytest.mark.parametrize("clipboard", [True, False], ids=["https", "plain http"])
def test_the_note_is_copied_also_where_there_is_no_clipboard(site, browser, clipboard):
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    if not clipboard:
        page.add_init_script("Object.defineProperty(Navigator.prototype, 'clipboard', {get: () => undefined})")
    page.goto(site + THIRD_NOTE)
    page.get_by_role("button", name="Copy").first.click()
    expect(page.get_by_text("Copied")).to_be_visible()
    other = context.new_page()  # which has its clipboard
    other.goto(site + "/privacy/")
    other.bring_to_front()
    copied = other.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Soviet Union to United States, Third Soviet note")


def test_a_citation_is_copied_in_three_actions_from_a_lesson(site, browser):
    page = browser.new_context(permissions=["clipboard-read", "clipboard-write"]).new_page()
    page.goto(site + EXHIBIT + "ten-months-of-reminders/")
    page.get_by_role("link", name="More about this source").first.click()  # one
    page.get_by_role("button", name="Copy").first.click()  # two
    expect(page.get_by_text("Copied")).to_be_visible()
    assert f"{EXHIBIT}editions/1/sources/" in page.evaluate("navigator.clipboard.readText()")


def test_a_footnote_leads_to_its_file_and_to_what_else_lies_there_by_keyboard(site, browser):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(site + "/archive/footnotes/#article-fn49")
    row = page.locator("#article-fn49")
    row.get_by_role("link", name="Foreign Policy Archive of the Russian Federation").press("Enter")
    expect(page.locator("h1")).to_have_text("AVP RF · fond 07 · opis 23a · file 407")
    expect(page.get_by_text("Sheet 110 is cited for papers of different dates:")).to_be_visible()
    page.get_by_role("link", name="opis 23a").press("Enter")
    expect(page.locator("h1")).to_have_text("AVP RF · fond 07 · opis 23a")


def test_the_footnotes_are_narrowed_by_links(site, browser):
    page = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740}).new_page()
    page.goto(site + "/archive/footnotes/")
    page.get_by_role("link", name="irregular").click()
    page.get_by_role("link", name="RGASPI", exact=True).click()
    expect(page.locator(".found")).to_have_text("2 footnotes of 54")
    expect(page.locator("tbody tr")).to_have_count(2)


def test_a_reading_is_reported_without_script_and_keeps_what_was_typed(site, browser):
    page = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740}).new_page()
    page.goto(site + THIRD_NOTE)
    page.get_by_role("link", name="Report a reading that looks wrong").click()
    expect(page.get_by_label("Where")).to_have_value("Source: Third Soviet note on the emperor: second reminder")
    page.get_by_label("How you read it (optional)").fill("L. 56")
    page.get_by_label("What looks wrong").fill(" ")
    page.get_by_role("button", name="Send the report").click()
    expect(page.get_by_role("alert")).to_have_text("Something is missing; what you wrote is still here.")
    expect(page.get_by_label("How you read it (optional)")).to_have_value("L. 56")
    page.get_by_label("What looks wrong").fill("Two sheets are named.")
    page.get_by_role("button", name="Send the report").click()
    expect(page.locator("h1")).to_have_text("Thank you")
    assert page.context.cookies() == []
    row = Report.objects.get()
    assert (row.source, row.suggested, row.words) == ("note-1950-12-15", "L. 56", "Two sheets are named.")
