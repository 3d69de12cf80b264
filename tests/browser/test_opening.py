"""The opening of a page stands before the stylesheet has come, and does not change when it comes."""

import pytest

from tests.browser.exhibited import EXHIBIT, MIRROR, REMINDERS, ROUTE
from tests.browser.test_reading import DESKTOP, PHONE, watched
from tests.first_exhibit import publish_first_exhibit

OPENED = [EXHIBIT, MIRROR, REMINDERS, EXHIBIT + "audiences/", EXHIBIT + "exchange/", ROUTE, EXHIBIT + "about/"]
SHEET = "**/static/public/site.*.css"
LOOKS = """[...document.querySelectorAll("body > .skip, .bar, .bar *, .opening, .opening :not(link)")].map(one => {
    const { x, y, width, height } = one.getBoundingClientRect(), style = getComputedStyle(one);
    return [one.outerHTML.slice(0, 60), x, y, width, height, ...[...style].map(name => name + ": " + style[name])];
})"""


@pytest.fixture
def site(live_server):
    publish_first_exhibit()
    return live_server.url


@pytest.mark.parametrize(("scheme", "viewport"), [("light", PHONE), ("dark", DESKTOP)])
def test_the_opening_looks_the_same_with_the_stylesheet_and_before_it(site, browser, scheme, viewport):
    whole, complaints = watched(browser, viewport=viewport, color_scheme=scheme)
    early, _complaints = watched(browser, viewport=viewport, color_scheme=scheme)
    early.route(SHEET, lambda asked: asked.fulfill(body="", content_type="text/css"))
    for address in OPENED:
        whole.goto(site + address)
        early.goto(site + address)
        looks, early_looks = whole.evaluate(LOOKS), early.evaluate(LOOKS)
        assert len(looks) == len(early_looks) > 10
        for one, early_one in zip(looks, early_looks, strict=True):
            assert set(early_one) ^ set(one) == set(), f"{address}: {one[0]}"
    assert complaints == []


@pytest.mark.parametrize("script", [True, False])
def test_the_opening_is_seen_while_the_stylesheet_is_on_its_way(site, browser, script):
    page, complaints = watched(browser, viewport=PHONE, java_script_enabled=script)
    on_its_way = []
    page.route(SHEET, lambda asked: on_its_way.append(asked))
    page.goto(site + REMINDERS, wait_until="commit")
    page.get_by_role("heading", level=1).wait_for()
    for _frame in range(50):
        page.screenshot()  # a browser without a window draws a frame when it is asked to
        if painted := page.evaluate("performance.getEntriesByName('first-contentful-paint').length"):
            break
    assert painted == 1
    assert page.locator(".page > section").count() == 0
    on_its_way.pop().continue_()
    page.wait_for_load_state("load")
    assert page.locator(".page > section").count() > 5
    assert complaints == []
