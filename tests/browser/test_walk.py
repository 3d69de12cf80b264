"""A curator's whole walk, as on the first day: from the one-time link to a changed page on a phone, and back."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from config.links import first_link
from exhibit import standing
from exhibit.models import Page
from tests.browser.exhibited import REMINDERS
from tests.browser.test_desk import BLOCKS, choose, pick, save, write
from tests.desk import address
from tests.first_exhibit import publish_first_exhibit

pytestmark = pytest.mark.django_db(transaction=True)
WORDS = " The day it was handed over is the day we count from."
QUESTION = "Who handed over the third note?"


@pytest.fixture
def phone(browser):
    context = browser.new_context(viewport={"width": 360, "height": 740})
    yield context.new_page()
    context.close()


def test_a_curator_changes_a_sentence_asks_a_question_publishes_it_and_takes_it_back(page, phone, live_server):
    publish_first_exhibit()
    on_phone = read_on(phone, live_server.url + REMINDERS)
    expect(on_phone.get_by_text("Edition 1,")).to_be_visible()

    sign_in_by_the_one_time_link(page, live_server)
    write_a_question(page, live_server)
    lesson = Page.objects.get(slug="ten-months-of-reminders")
    page.goto(live_server.url + address(lesson))
    page.wait_for_load_state("networkidle")
    write(page, WORDS, number=page.locator(f"{BLOCKS} .ProseMirror").count() - 1)
    pick(page, "fn 50")
    add_the_question(page)
    save(page)

    page.goto(live_server.url + reverse("admin:index"))
    page.get_by_role("link", name="Check it and preview it").click()
    expect(page.get_by_text("Nothing stands in the way")).to_be_visible()
    preview = page.get_by_role("link", name=lesson.title).get_attribute("href")
    read_on(phone, live_server.url + preview)
    expect(phone.get_by_text(WORDS.strip())).to_be_visible()
    expect(read_on(phone, live_server.url + REMINDERS).get_by_text(WORDS.strip())).to_have_count(0)

    page.get_by_label("What has changed").fill("Says from which day is counted.")
    page.get_by_role("button", name="Publish this draft").click()
    expect(page.get_by_text("Edition 2 is published")).to_be_visible()
    on_phone = read_on(phone, live_server.url + REMINDERS)
    expect(on_phone.get_by_text(WORDS.strip())).to_be_visible()
    on_phone.get_by_text("The Soviet ambassador", exact=True).click()
    on_phone.get_by_role("button", name="Check my answer").last.click()
    expect(on_phone.locator(".verdict")).to_have_text("Right")

    page.get_by_role("link", name="Back to check and publish").click()
    page.wait_for_load_state()  # the check has been told to its end
    page.locator(".editions li").filter(has_text="Edition 1").get_by_text("Change").click()
    page.get_by_role("button", name="Go back to edition 1").click()
    expect(page.locator(".messagelist")).to_contain_text("Readers see edition 1 again.")
    page.wait_for_load_state()
    on_phone = read_on(phone, live_server.url + REMINDERS)
    expect(on_phone.get_by_text("Edition 1,")).to_be_visible()
    expect(on_phone.get_by_text(WORDS.strip())).to_have_count(0)


def read_on(phone, address):
    standing.forget()  # which edition is current is looked up once a second
    phone.goto(address)
    return phone


def sign_in_by_the_one_time_link(page, live_server):
    path = "/" + first_link().split("/", 3)[3]
    page.goto(live_server.url + path)
    for label in ("New password:", "New password confirmation:"):
        page.get_by_label(label).fill("a kite over Zenda")
    page.get_by_role("button", name="Save and sign in").click()
    page.wait_for_url("**/admin/")


def write_a_question(page, live_server):
    page.goto(live_server.url + reverse("admin:quiz_question_add"))
    page.get_by_label("Choose: one option").check()
    page.get_by_role("button", name="Go on").click()
    page.wait_for_load_state("networkidle")
    page.get_by_label("Question:", exact=True).fill(QUESTION)
    page.locator("#id_slug").fill("who-handed-it-over")
    page.locator("#id_habit").select_option(label="Ask who made it")
    choose(page, page.locator(".field-evidence"), "natural bewilderment", "natural bewilderment")
    page.locator("#id_answer_words").fill("the Soviet ambassador")
    editor_in(page, "why").click()
    page.keyboard.type("The article names him and the day.")
    pick(page, "fn 50")
    for number, (words, reply, right) in enumerate(
        [("The Soviet ambassador", "Yes.", True), ("A reporter", "Reporters had a remark, not a note.", False)]
    ):
        if not page.locator(f"#id_options-{number}-text").is_visible():
            page.get_by_role("button", name="Add another Option").click()
        page.locator(f"#id_options-{number}-uid").fill(f"option-{number}")
        page.locator(f"#id_options-{number}-text").fill(words)
        page.locator(f"#id_options-{number}-right").set_checked(right)
        editor_in(page, f"options-{number}-reply").click()
        page.keyboard.type(reply)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".messagelist")).to_contain_text("was added successfully")


def editor_in(page, name):
    return page.locator(f".field-{name.split('-')[-1]}:has(#id_{name}) .ProseMirror")


def add_the_question(page):
    page.get_by_role("button", name="Activity", exact=True).press("Enter")
    block = page.locator(BLOCKS).filter(has_text="Activity:").last
    choose(page, block, "handed over the third", QUESTION)
