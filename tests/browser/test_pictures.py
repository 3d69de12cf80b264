"""Each picture holds the numbers and names of the list or table beside it: both are read in a browser, and compared."""

import pytest

from exhibit.models import Drawing
from tests.browser.exhibited import EXHIBIT
from tests.first_exhibit import publish_first_exhibit

Kind = Drawing.Kind
READING = """
    const all = (found, within = box) => [...within.querySelectorAll(found)];
    const words = (found, within = box) => all(found, within).map((one) => one.textContent.trim());
    const numbers = (texts) => texts.flatMap((text) => text.match(/\\d+/g) ?? []).map(Number).sort();
    const rows = all("li");
"""
SAME = {  # of each kind: what is drawn, and what is said of it
    Kind.WAITING: """
        const drawn = all("li svg svg").map((svg) => svg.viewBox.baseVal.width);
        const told = words("li .wait strong").map(parseFloat).filter(Boolean);
    """,
    Kind.EXCHANGE: """
        const table = all(".numbers tbody tr").map((row) => words("th, td", row));
        const plates = words("svg.exchange > text.when").filter((text) => /\\d/.test(text));
        const drawn = [words(".n"), numbers(plates), words(".n").length];
        const told = [table.map((row) => row[0]), numbers(table.map((row) => row[9])), words(".ladder > li").length];
    """,
    Kind.DATES: """
        const bars = all("li .bar-days"), days = words("li .small").map(parseFloat);
        const unit = bars[0].getBoundingClientRect().width / days[0];
        const drawn = bars.map((bar) => [Math.round(bar.getBoundingClientRect().width / unit), bar.classList[1]]);
        const told = words("li .wait strong").map((text, at) => [days[at], text.split(":")[0]]);
    """,
    Kind.ROUTES: """
        const drawn = words("svg .city").slice(0, -1);
        const named = words("dd:not(.ghosted)").map((text) => text.split("→")[1].trim());
        const told = drawn.filter((name) => named.some((text) => text.startsWith(name)));
    """,
    Kind.CAPITALS: """
        const drawn = words("svg .city").slice(0, -1).map((name, at) => `${name}: ${words("svg .mute")[at]}`);
        const told = rows.map((row) => words("span", row)).map(([name, how]) => `${name}: ${how.replace("; ", ", ")}`)
            .map((text, at) => text.slice(0, drawn[at].length));
    """,
    Kind.MAP: """
        const drawn = [words("svg.map text"), all(".spot").length];
        const told = [words(".sent-to li > span:first-child"), rows.filter((row) => /°/.test(row.textContent)).length];
    """,
    Kind.REACH: """
        const drawn = all("li svg path").map((path) => path.getAttribute("d").match(/h0/g)?.length ?? 0);
        const told = words("li .wait strong").map((text) => parseInt(text) || 0);
    """,
    Kind.TIMELINE: """
        const shapes = all(".key svg").map((svg) => svg.innerHTML.trim());
        const kinds = ["day", "span", "by", "between"];
        const drawn = all("li svg").map((svg) => kinds[shapes.indexOf(svg.innerHTML.trim())]);
        const told = rows.map((row) => row.classList[0]);
    """,
    Kind.DEMANDS: """
        const drawn = all("li .status svg").length;
        const told = words("li .status").filter(Boolean).length;
    """,
    Kind.MATRIX: """
        const drawn = all("td .status svg").length;
        const told = words("td .status").filter(Boolean).length;
    """,
}
LISTS = {Kind.ANATOMY, Kind.DRAFTS, Kind.EVIDENCE, Kind.LADDER, Kind.CHAIN}  # drawn of words alone: no picture beside


@pytest.fixture
def patterns(live_server, page, db):
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(live_server.url + "/patterns/")
    return page


def boxed(page, kind):
    heading = page.get_by_role("heading", name=str(Kind(kind).label), exact=True)
    if kind == Kind.WAITING:
        return page.locator("section.drawn", has=page.locator(".waits")).first
    return page.locator("section.drawn", has=heading)


def test_every_kind_is_compared_or_is_a_list_itself():
    assert {*SAME} | LISTS == {*Kind}


def test_a_picture_and_its_words_hold_the_same(patterns):
    for kind, reading in SAME.items():
        drawn, told = boxed(patterns, kind).evaluate(f"(box) => {{ {READING} {reading} return [drawn, told]; }}")
        assert drawn == told, kind
        assert drawn, kind


def test_what_is_drawn_of_words_has_no_picture_that_says_more(patterns):
    for kind in LISTS:
        box = boxed(patterns, kind)
        assert box.locator("svg text").count() == 0
        assert box.locator("svg:not([aria-hidden])").count() == 0
        assert box.locator("li, dd, p").count() > 0


def test_a_tally_has_a_stroke_for_each_day_it_names(patterns):
    lines = patterns.locator(".tally .day").first.get_attribute("d")
    assert sum(int(line.partition("H")[2]) for line in lines.split("M")[1:]) == 353
    assert patterns.locator(".count > b").first.text_content() == "353"


APART = """(texts) => {
  const boxes = texts.map((text) => [text.textContent, text.getBoundingClientRect()]);
  const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2;
  return boxes.flatMap(([one, a], at) => boxes.slice(at + 1).filter(([, b]) => meet(a, b)).map(([two]) => [one, two]));
}"""


def test_the_names_on_a_map_lie_apart_on_every_screen(live_server, page):
    publish_first_exhibit()
    for width in (320, 360, 740, 1280, 1920):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(live_server.url + EXHIBIT + "the-note-of-1-february/")
        labels = page.locator(".map-box .map text")
        assert labels.evaluate_all(APART) == [], width
        frame = page.locator(".map-box .map").bounding_box()
        for label in labels.all():
            box = label.bounding_box()
            assert frame["x"] - 1 <= box["x"], label.text_content()
            assert box["x"] + box["width"] <= frame["x"] + frame["width"] + 1, label.text_content()
            assert box["height"] >= 11, label.text_content()
        assert page.evaluate("document.documentElement.scrollWidth") == width
