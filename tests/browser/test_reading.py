"""A student reads and answers: on a phone and a desktop, with script and without, by keyboard, in light and dark."""

import brotli
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from classroom.models import Attempt
from tests.browser.exhibited import EXHIBIT, MIRROR, PAGES, QUESTION, REMINDERS, ROUTE
from tests.first_exhibit import publish_first_exhibit

PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1280, "height": 800}


@pytest.fixture
def site(live_server):
    publish_first_exhibit()
    return live_server.url


def watched(browser, **options):
    """A page, and the list of all it complains about: policy violations, script errors, requests to other hosts."""
    page = browser.new_context(**options).new_page()
    complaints = []
    page.on("console", lambda said: said.type == "error" and "404" not in said.text and complaints.append(said.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda asked: "localhost" not in asked.url and complaints.append(f"asked {asked.url}"))
    return page, complaints


@pytest.mark.parametrize(("scheme", "viewport"), [("light", PHONE), ("dark", DESKTOP)])
def test_every_public_page_has_one_heading_is_accessible_and_fits_a_small_phone(site, browser, scheme, viewport):
    assert len(PAGES) == 60
    page, complaints = watched(browser, viewport=viewport, color_scheme=scheme)
    for address in PAGES:
        page.goto(site + address)
        assert page.locator("h1").count() == 1, address
        found = Axe().run(page, options={"resultTypes": ["violations"]})
        assert found.violations_count == 0, f"{address}: {found.generate_report()}"
        page.set_viewport_size({"width": 320, "height": 640})
        assert page.evaluate("document.documentElement.scrollWidth") == 320, address
        page.set_viewport_size(viewport)
    assert complaints == []


def test_text_at_twice_the_size_needs_no_sideways_scroll(site, browser):
    page, _complaints = watched(browser, viewport={"width": 640, "height": 800})
    for address in (EXHIBIT, MIRROR, REMINDERS, QUESTION):
        page.goto(site + address)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert page.evaluate("document.documentElement.scrollWidth") == 640, address


def test_a_lesson_weighs_at_most_30_kilobytes_in_4_requests_and_sets_no_cookie(site, browser):
    page, complaints = watched(browser, viewport=PHONE)
    answers = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(site + REMINDERS, wait_until="networkidle")
    weights = {
        answer.url: len(brotli.compress(answer.body(), quality=5)) for answer in answers
    }  # as a real server does
    assert len(weights) <= 4
    assert sum(weights.values()) <= 28_000  # 30 KB with four sets of headers
    assert sum(weight for address, weight in weights.items() if address.endswith(".js")) <= 5_000
    assert page.context.cookies() == []
    assert complaints == []


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_an_answer_is_marked_with_reason_source_and_a_reply_to_each_option(site, browser, script):
    page, complaints = watched(browser, viewport=PHONE, java_script_enabled=script)
    page.goto(site + REMINDERS)
    form = page.locator("section.activity").first
    form.get_by_text("The reminder, 30 May").click()
    form.get_by_text("Fairly", exact=True).click()
    form.get_by_role("button", name="Check my answer").click()
    expect(page.locator(".verdict").first).to_have_text("Not this one: it was the protest about parole, 11 May")
    answer = page.locator("section.activity", has=page.locator(".verdict")).first
    expect(answer.locator(".is-yours .tag")).to_have_text("Your answer, fairly sure")
    expect(answer.locator(".is-right .tag")).to_have_text("Right answer")
    expect(answer.locator(".reply dd")).to_have_count(3)
    expect(answer.locator(".why a.cite").first).to_have_text("fn 43")
    expect(page.get_by_role("heading", name="The words behind it").or_(page.locator(".behind summary"))).to_have_count(
        1
    )
    row = Attempt.objects.get()
    assert (row.answer, row.confidence, row.fraction, row.number) == (["reminder"], 2, 0.0, 1)
    assert complaints == []


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_a_route_is_walked_to_its_end_by_its_buttons_alone(site, browser, script):
    page, complaints = watched(browser, viewport=PHONE, java_script_enabled=script)
    page.goto(site + ROUTE)
    page.get_by_role("link", name="Begin").click()
    expect(page.locator(".place")).to_contain_text("Page 1 of 3")
    form = page.locator("section.activity").first
    form.get_by_text("Washington speaks to the press about the Soviet note of 1 February").click()
    form.get_by_role("button", name="Check my answer").click()
    expect(page.locator(".verdict").first).to_have_text("Right")
    if not script:
        page.get_by_role("link", name="Answer again").click()
    for _turn in range(3):
        page.locator(".turn a[rel=next]").click()
    assert page.url == f"{site}{ROUTE}end/"
    expect(page.get_by_text("Which silence in these pages would you call an answer, and w")).to_be_visible()
    assert complaints == []


def test_a_word_of_the_glossary_is_explained_beside_it_and_without_script_in_the_glossary(site, browser):
    page, complaints = watched(browser, viewport=PHONE)
    page.goto(site + MIRROR)
    word = page.locator("a.term").first
    word.focus()
    page.keyboard.press("Enter")
    meaning = page.locator(".meaning:popover-open")
    expect(meaning).to_contain_text("A formal letter from one government to another.")
    box = meaning.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    page.keyboard.press("Escape")
    expect(word).to_be_focused()
    assert page.url == site + MIRROR
    plain, _complaints = watched(browser, viewport=PHONE, java_script_enabled=False)
    plain.goto(site + MIRROR)
    expect(plain.locator(".meaning").first).to_be_hidden()
    plain.locator("a.term").first.click()
    assert plain.url == f"{site}{EXHIBIT}glossary/#term-note"
    assert complaints == []


def test_with_script_the_answer_stays_in_its_place_and_can_be_given_again(site, browser):
    page, complaints = watched(browser, viewport=DESKTOP)
    page.goto(site + REMINDERS)
    form = page.locator("section.activity").first
    form.get_by_text("The protest about parole, 11 May").click()
    form.get_by_role("button").click()
    expect(form.locator(".verdict")).to_be_focused()
    expect(form.locator(".verdict")).to_have_text("Right")
    form.get_by_text("Answer again").click()
    expect(form.get_by_role("button")).to_have_text("Check my answer")
    expect(form.locator("input:checked")).to_have_count(0)
    assert page.url == site + REMINDERS
    assert complaints == []


def test_a_value_that_is_nearly_right_is_partly_right_and_says_how_far_off(site, browser):
    page, _complaints = watched(browser, viewport=PHONE)
    page.goto(site + "/patterns/")
    expect(page.get_by_text("Partly: it was 353 days")).to_have_count(1)
    expect(page.get_by_text("You read 360 days, off by 7.")).to_have_count(1)


def test_a_student_can_answer_with_the_keyboard_alone(site, browser):
    page, _complaints = watched(browser, viewport=DESKTOP)
    page.goto(site + QUESTION)
    page.keyboard.press("Tab")
    expect(page.get_by_text("Skip to the text")).to_be_focused()
    for _step in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "answer":
            break
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.locator(".verdict")).to_be_focused()
    assert Attempt.objects.count() == 1


def test_a_browser_that_keeps_no_cookie_is_told_that_its_answer_was_not_kept(site, browser):
    page, _complaints = watched(browser, viewport=PHONE, java_script_enabled=False)
    page.context.route("**/*", _cookie_refused)
    page.goto(site + QUESTION)
    page.get_by_text("The reminder, 30 May").click()
    page.get_by_role("button").click()
    expect(page.get_by_text("Your browser keeps no cookie, so this answer was marked but not kept.")).to_be_visible()
    assert Attempt.objects.count() == 0


def _cookie_refused(route):
    response = route.fetch(max_redirects=0)
    route.request.frame.page.context.clear_cookies()  # fetch has put it there
    headers = {name: value for name, value in response.headers.items() if name.lower() != "set-cookie"}
    route.fulfill(response=response, headers=headers)


def test_a_footnote_leads_to_its_line_and_back(site, browser):
    page, _complaints = watched(browser, viewport=DESKTOP, java_script_enabled=False)
    page.goto(site + REMINDERS)
    page.locator(".count a.cite", has_text="fn 50").first.click()
    assert page.url.endswith("#article-fn50")
    expect(page.locator("#article-fn50")).to_contain_text("AVP RF. F. 0146. Op. 48a. P. 323. D. 1. LL. 56, 60.")
    page.locator("#article-fn50 .return").click()
    assert page.url.endswith("#to-article-fn50")
    page.locator("#article-fn50").get_by_role("link", name="Third Soviet note").click()
    expect(page.locator("h1")).to_contain_text("Third Soviet note")


def test_paper_is_white_and_leaves_out_what_cannot_be_pressed(site, browser):
    page, _complaints = watched(browser, viewport=DESKTOP, color_scheme="dark")
    page.goto(site + REMINDERS)
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
    expect(page.get_by_role("button", name="Check my answer").first).to_be_hidden()
    expect(page.locator(".notes li").first).to_be_visible()


def test_a_route_on_paper_has_room_to_write_and_the_address_of_its_edition(site, browser):
    page, _complaints = watched(browser, viewport=DESKTOP, java_script_enabled=False)
    page.goto(site + ROUTE + "print/")
    page.emulate_media(media="print")
    assert page.locator("form, input, button").count() == 0
    expect(page.locator(".lines").first).to_be_visible()
    expect(page.locator(".lasting")).to_contain_text("/unanswered-notes/editions/1/routes/silence/print/")
    expect(page.locator(".bar nav")).to_be_hidden()
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")


def test_a_reader_without_script_searches_narrows_sorts_and_clears_by_keyboard(site, browser):
    page, complaints = watched(browser, viewport=PHONE, java_script_enabled=False)
    page.goto(site + "/archive/")
    page.get_by_label("Words, a name, a footnote or a shelfmark").press_sequentially("Emperor")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("hits for “Emperor”")
    expect(page.get_by_label("Order")).to_have_value("")
    assert page.get_by_label("Order").inner_text().startswith("Best match first")
    assert page.locator(".sources mark").first.inner_text().lower() == "emperor"
    page.get_by_role("link", name="Narrow it down").press("Enter")
    page.locator("summary", has_text="From").press("Enter")
    page.get_by_role("link", name="Washington", exact=True).press("Enter")
    expect(page.get_by_role("status")).to_contain_text("from: Washington")
    page.get_by_label("Order").select_option("newest")
    page.get_by_role("button", name="Search").press("Enter")
    assert page.url.endswith("/archive/?q=Emperor&sender=Washington&sort=newest")
    page.get_by_role("link", name="clear From").press("Enter")
    assert page.url.endswith("/archive/?q=Emperor&sort=newest")
    assert complaints == []
