"""The drawings in a browser: no words on other words, a list where there is no room, the keyboard's way through."""

import pytest
from playwright.sync_api import expect

from tests.browser.exhibited import EXHIBIT
from tests.first_exhibit import publish_first_exhibit

EXCHANGE = EXHIBIT + "exchange/"
OVERLAPPING = """() => {
  const texts = [...document.querySelectorAll("svg.exchange text")].filter((text) => text.textContent.trim());
  const boxes = texts.map((text) => [text.textContent, text.getBoundingClientRect()]);
  const found = [];
  boxes.forEach(([one, a], at) => boxes.slice(at + 1).forEach(([other, b]) => {
    const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    if (wide > 1 && high > 4) found.push(`${one} / ${other}`);
  }));
  return found;
}"""


@pytest.fixture
def site(live_server):
    publish_first_exhibit()
    return live_server.url


@pytest.mark.parametrize("width", [1280, 1920])
def test_no_words_of_the_exchange_lie_on_others_or_outside(site, page, width):
    page.set_viewport_size({"width": width, "height": 900})
    for query in ("", "?reader=Washington&day=1950-04-01", "?from=1950-01-01&to=1950-07-01"):
        page.goto(site + EXCHANGE + query)
        assert page.evaluate(OVERLAPPING) == [], query
        drawing = page.locator("svg.exchange").bounding_box()
        for text in page.locator("svg.exchange text").all():
            box = text.bounding_box()
            assert box["x"] >= drawing["x"], text.text_content()
            assert box["x"] + box["width"] <= drawing["x"] + drawing["width"] + 1, text.text_content()


def test_a_phone_has_the_list_and_the_drawing_one_tap_away(site, page):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(site + EXCHANGE)
    expect(page.locator("svg.exchange")).to_be_hidden()
    expect(page.locator(".ladder > li")).to_have_count(9)
    page.get_by_role("link", name="The whole drawing, on a page of its own").click()
    expect(page.locator("svg.exchange")).to_be_visible()
    expect(page.get_by_text("it scrolls sideways")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_arrow_keys_move_through_time(site, page):
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(site + EXCHANGE)
    marks = page.locator("svg.exchange a[aria-label^=Message]")
    marks.first.focus()
    page.keyboard.press("End")
    expect(marks.last).to_be_focused()
    page.keyboard.press("Escape")
    expect(marks.last).not_to_be_focused()


def test_a_reader_and_a_day_are_chosen_without_script(site, browser):
    page = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740}).new_page()
    page.goto(site + EXCHANGE)
    page.get_by_label("Reader").select_option("newspaper")
    page.get_by_label("Day", exact=True).fill("1950-02-03")
    page.get_by_role("button", name="Show").first.click()
    expect(page.locator(".veil-words")).to_contain_text("that a newspaper reader could not know of by 3 Feb 1950")
    expect(page.locator(".ladder > li").first).to_contain_text("Asks for a tribunal")


def test_the_printed_page_has_the_drawing_and_the_table(site, page):
    page.set_viewport_size({"width": 700, "height": 900})
    page.goto(site + EXCHANGE)
    page.emulate_media(media="print")
    expect(page.locator("svg.exchange")).to_be_visible()
    expect(page.locator(".numbers table")).to_be_visible()


MEETING = """(hits) => {
  const name = (hit) => hit.closest("a").getAttribute("aria-label").slice(0, 24);
  const boxes = hits.map((hit) => [name(hit), hit.getBoundingClientRect()]);
  const wide = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const high = (a, b) => Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  const round = (a, b) => Math.hypot(a.x + a.width / 2 - b.x - b.width / 2, a.y + a.height / 2 - b.y - b.height / 2);
  const meet = (a, b) => wide(a, b) > 1 && high(a, b) > 1 && round(a, b) < Math.min(a.width, b.width) - 1;
  const small = boxes.filter(([, box]) => box.width < 44 || box.height < 28).map(([name]) => name);
  const rest = (at) => boxes.slice(at + 1);
  return [small, boxes.flatMap(([one, a], at) => rest(at).filter(([, b]) => meet(a, b)).map(([two]) => [one, two]))];
}"""


def test_a_finger_reaches_each_mark_of_the_exchange(site, page):
    page.set_viewport_size({"width": 740, "height": 360})
    for query in (
        "?layout=wide",
        "?layout=wide&reader=Washington&day=1950-07-15",
        "?layout=wide&from=1950-01-01&to=1950-04-01",
    ):
        page.goto(site + EXCHANGE + query)
        assert page.locator("svg.exchange .hit").evaluate_all(MEETING) == [[], []], query


def test_papers_too_near_for_a_finger_share_a_link_to_their_list(site, browser):
    page = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900}).new_page()
    page.goto(site + EXCHANGE)
    page.locator("svg.exchange a[aria-label^='18 internal papers']").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".behind-doors li:target")).to_be_visible()
    expect(page.locator(".behind-doors li:target")).to_contain_text("3 Jan 1950")


def moving(page):
    return page.evaluate("document.getAnimations().filter((one) => one instanceof CSSAnimation).length")


def test_the_days_go_by_after_a_tap_only_and_only_where_motion_is_welcome(site, page):
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(site + EXCHANGE)
    assert moving(page) == 0
    before = page.locator("svg.exchange").bounding_box()["height"]
    page.get_by_role("link", name="Let the days go by").click()
    assert moving(page) > 0
    assert page.locator("svg.exchange").bounding_box()["height"] == before
    page.emulate_media(reduced_motion="reduce")
    assert moving(page) == 0
    expect(page.get_by_role("link", name="Let the days go by")).to_be_hidden()
    page.emulate_media(media="print", reduced_motion="no-preference")
    assert moving(page) == 0
