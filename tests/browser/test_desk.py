"""The desk in a browser: blocks, the citation picker, two editors, and a content policy that nothing breaks."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from archive.models import Source
from exhibit.models import Page, Prose
from tests.browser.conftest import sign_in
from tests.desk import address
from tests.factories import (
    cite,
    make_article,
    make_claim,
    make_curator,
    make_exhibit,
    make_footnote,
    make_page,
    make_prose,
    make_question,
    make_silence,
    make_source,
)

pytestmark = pytest.mark.django_db(transaction=True)

BLOCKS = ".order-machine > .inline-related:not(.empty-form)"
NUMBER_OF_BLOCKS_IN_A_NEW_PAGE = 7


def in_order(page):
    """The names of a page's blocks as a curator sees them."""
    rows = page.locator(BLOCKS).all()
    rows.sort(key=lambda row: int(row.evaluate("row => row.style.order")))
    return [row.locator("h3 .inline_label").inner_text().strip() for row in rows]


def save(page):
    page.get_by_role("button", name="Save and continue editing").click()
    expect(page.locator(".messagelist")).to_contain_text("was changed successfully")
    page.wait_for_load_state("networkidle")


def editor(page, number=0):
    return page.locator(f"{BLOCKS} .ProseMirror").nth(number)


def press(page, *keys):
    """Keys at a person's pace: the editor hears of a moved cursor only after it has moved."""
    for key in keys:
        page.keyboard.press(key)
        page.wait_for_timeout(60)


def write(page, words, number=0):
    editor(page, number).click()
    press(page, "Control+End")
    page.keyboard.type(words)


# --- blocks


def test_a_block_is_added_moved_by_buttons_and_removed(page, desk):
    lesson = make_page()
    for place, text in enumerate(("First", "Second", "Third"), start=1):
        make_prose(lesson, f"<p>{text}</p>", ordering=place * 10, heading=text)
    desk(address(lesson))
    third = page.locator(BLOCKS).filter(has_text="Third")
    third.get_by_role("button", name="Move up").click()
    third.get_by_role("button", name="Move up").press("Enter")
    assert in_order(page) == ["Third", "First", "Second"]
    page.locator(BLOCKS).filter(has_text="Second").get_by_label("Delete").check()
    page.get_by_role("button", name="Discussion", exact=True).press("Enter")
    page.locator(BLOCKS).last.get_by_label("Question").fill("When is not answering an answer?")
    save(page)
    assert in_order(page) == ["Third", "First", "When is not answering an answer?"]
    assert list(Prose.objects.order_by("ordering").values_list("heading", flat=True)) == ["Third", "First"]


def test_a_block_is_moved_by_dragging(page, desk):
    lesson = make_page()
    for place, text in enumerate(("First", "Second"), start=1):
        make_prose(lesson, f"<p>{text}</p>", ordering=place * 10, heading=text)
    page.set_viewport_size({"width": 1280, "height": 2400})  # both in sight, as nothing scrolls while it is dragged
    desk(address(lesson))
    rows = page.locator(BLOCKS)
    rows.filter(has_text="Second").locator("h3").drag_to(
        rows.filter(has_text="First").locator("h3"), target_position={"x": 60, "y": 2}
    )
    assert in_order(page) == ["Second", "First"]


def test_a_new_page_is_written_from_its_first_blocks(page, desk, live_server):
    exhibit = make_page().exhibit
    silence = make_silence()
    desk(f"{reverse('admin:exhibit_page_add')}?exhibit={exhibit.pk}")
    expect(page.locator(BLOCKS)).to_have_count(NUMBER_OF_BLOCKS_IN_A_NEW_PAGE)
    page.get_by_label("Part:").select_option(index=1)
    page.get_by_label("Title:").first.fill("A new page")
    number = page.locator(BLOCKS).filter(has_text="Number:")
    choose(page, number, "washington", "Washington")
    page.locator(BLOCKS).filter(has_text="Drawing:").get_by_role("button", name="Move down").click()
    save_new = page.get_by_role("button", name="Save and continue editing")
    save_new.click()
    expect(page.locator(".messagelist")).to_contain_text("was added successfully")
    lesson = Page.objects.get(slug="a-new-page")
    assert lesson.exhibit_number_set.get().silence == silence
    assert not lesson.exhibit_prose_set.exists()


# --- citing, by keyboard alone


@pytest.fixture
def third_note():
    note = make_source(slug="third-note", title="Third note on the emperor")
    make_footnote(50, publication=make_article(), sources=[note])
    return note


def choose(page, field, typed, wanted):
    """Choose from a list that searches as it is typed in. A click that closes it again is made once more."""
    search = page.locator(".select2-dropdown .select2-search__field")
    for _attempt in range(3):
        field.locator(".select2-selection").click()
        if search.is_visible():
            break
    search.fill(typed)
    page.locator(".select2-results__option", has_text=wanted).first.click()


def pick(page, words, downs=0):
    page.keyboard.press("Control+k")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.type(words)
    expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text("found")
    for _time in range(downs):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("dialog")).to_have_count(0)


def test_a_sentence_is_written_and_cited_by_keyboard_and_stored_as_the_exact_atom(page, desk, third_note):
    prose = make_prose(make_page(), "<p>Before.</p>")
    desk(address(prose.parent))
    write(page, " A note was sent.")
    pick(page, "fn 50")
    expect(editor(page).locator("cite")).to_have_text("fn 50")
    page.keyboard.type(" And more.")
    save(page)
    prose.refresh_from_db()
    atom = '<cite data-basis="source" data-source="third-note" data-at="fn 50"></cite>'
    assert prose.text == f"<p>Before. A note was sent.{atom} And more.</p>"
    assert third_note.citations.count() == 1


def test_saving_a_page_untouched_changes_no_letter_of_its_prose(page, desk, third_note):
    words = f"<p>One &amp; two.{cite(third_note, 'fn 50')} <strong>Three</strong></p><ul><li><p>Four</p></li></ul>"
    prose = make_prose(make_page(), words)
    desk(address(prose.parent))
    expect(editor(page).locator("cite")).to_have_text("fn 50")
    save(page)
    prose.refresh_from_db()
    assert prose.text == words


def test_a_claim_our_reading_and_background_are_cited_too(page, desk):
    claim = make_claim("Washington gave no written reply.", slug="no-reply")
    prose = make_prose(make_page(), "<p>None came.</p>")
    desk(address(prose.parent))
    write(page, "")
    page.keyboard.press("Control+k")
    page.get_by_label("A claim").check()
    page.get_by_label("Search").fill("written reply")
    expect(page.get_by_role("dialog").get_by_role("radio", name=re.compile("Washington gave"))).to_be_checked()
    page.get_by_label("Search").press("Enter")
    expect(editor(page).locator("cite")).to_have_text("claim: no-reply")
    for label, words in (("Our reading", "It was meant."), ("Background", "Notes are letters.")):
        page.keyboard.type(f" {words}")
        page.keyboard.press("Control+k")
        page.get_by_label(label).check()
        page.get_by_label(label).press("Enter")
    save(page)
    prose.refresh_from_db()
    assert prose.text == (
        f'<p>None came.{cite(claim)} It was meant.<cite data-basis="interpretation"></cite>'
        ' Notes are letters.<cite data-basis="background"></cite></p>'
    )


def test_a_citation_is_changed_and_removed_by_keyboard(page, desk, third_note):
    other = make_source(slug="parole", title="Protest about parole")
    prose = make_prose(make_page(), f"<p>A.{cite(other)} B.{cite(other)}</p>")
    desk(address(prose.parent))
    write(page, "")
    press(page, "ArrowLeft", "Enter")
    expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text("parole")
    page.keyboard.type("third note")
    expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text("1 found")
    page.keyboard.press("Enter")
    expect(editor(page).locator("cite").last).to_have_text("fn 50")
    press(page, *["ArrowLeft"] * 6, "Delete")  # the new one, then " B.", then the other
    save(page)
    prose.refresh_from_db()
    assert prose.text == f"<p>A. B.{cite(third_note, 'fn 50')}</p>"


def test_escape_leaves_the_text_as_it_was_and_a_search_without_a_find_says_so(page, desk):
    prose = make_prose(make_page(), "<p>Alone.</p>")
    desk(address(prose.parent))
    write(page, "")
    page.keyboard.press("Control+k")
    page.keyboard.type("nothing like it")
    expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text("Nothing found")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text("Choose what you cite")
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_have_count(0)
    page.keyboard.type("!")
    expect(editor(page)).to_have_text("Alone.!")


def test_what_is_pasted_into_prose_keeps_words_and_loses_the_rest(page, desk):
    prose = make_prose(make_page(), "<p>Here:</p>")
    desk(address(prose.parent))
    write(page, "")
    pasted = "<p style='color:red'>red <script>alert(1)</script><a href='https://example.org'>linked</a></p>"
    editor(page).evaluate(
        """(element, html) => {
            const data = new DataTransfer()
            data.setData("text/html", html)
            element.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }))
        }""",
        pasted,
    )
    save(page)
    prose.refresh_from_db()
    assert prose.text == "<p>Here:red linked</p>"


# --- two editors


def test_two_editors_of_one_page_the_second_sees_both_texts_and_loses_nothing(page, desk, browser, live_server):
    prose = make_prose(make_page(), "<p>The first words.</p>")
    desk(address(prose.parent))
    other = browser.new_page()
    sign_in(other, live_server, make_curator("ben"))
    other.goto(live_server.url + address(prose.parent))
    write(other, " By Ben.")
    save(other)
    other.close()
    write(page, " By Clara.")
    page.get_by_role("button", name="Save and continue editing").click()
    expect(page.locator(".differences")).to_contain_text("ben changed this")
    row = page.locator(".differences tbody tr")
    expect(row).to_be_in_viewport()
    expect(row).to_contain_text("The first words. By Ben.")
    expect(row).to_contain_text("The first words. By Clara.")
    expect(editor(page)).to_have_text("The first words. By Clara.")
    save(page)
    prose.refresh_from_db()
    assert prose.text == "<p>The first words. By Clara.</p>"


# --- from a finding to its field


def test_a_finding_opens_the_form_at_the_very_block(page, desk):
    lesson = make_page()
    for place in range(1, 9):
        make_prose(lesson, f"<p>A note was sent.{cite(make_source())}</p>", ordering=place * 10)
    make_prose(lesson, "<p>They never replied.</p>", ordering=90)
    make_prose(lesson, f"<p>The end.{cite(make_source())}</p>", ordering=100)
    desk(reverse("admin:exhibit_exhibit_publish", args=[lesson.exhibit_id]))
    page.get_by_role("link", name="Open it").first.click()
    expect(page.locator(f"{BLOCKS} .ProseMirror", has_text="never replied")).to_be_in_viewport()


# --- the content policy


def test_no_form_of_the_desk_breaks_the_content_policy(page, desk, complaints, third_note):
    lesson = make_page()
    make_prose(lesson)
    question = make_question()
    for path in (
        reverse("admin:index"),
        address(third_note),
        address(question),
        address(lesson.exhibit),
        reverse("admin:exhibit_exhibit_publish", args=[lesson.exhibit_id]),
        f"{reverse('admin:exhibit_page_add')}?exhibit={lesson.exhibit_id}",
        reverse("admin:archive_source_changelist"),
        address(lesson),
    ):
        desk(path)
    for button in page.locator(".add-block button").all():
        button.click()
    write(page, " More.")
    pick(page, "fn 50")
    desk(address(question))
    editor(page).first.wait_for() if editor(page).count() else None
    assert Source.objects.filter(slug="third-note").exists()
    assert complaints == []


def test_an_exhibit_is_checked_and_published_also_without_script(browser, live_server):
    exhibit = make_exhibit(slug="notes")
    make_prose(make_page(exhibit))
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    sign_in(page, live_server, make_curator())
    page.get_by_role("link", name="Check it and preview it").click()
    expect(page.get_by_text("Nothing stands in the way")).to_be_visible()
    page.get_by_label("What has changed").fill("The first edition.")
    page.get_by_role("button", name="Publish this draft").click()
    expect(page.get_by_text("Edition 1 is published")).to_be_visible()
    page.get_by_role("link", name="See it").click()
    expect(page).to_have_url(f"{live_server.url}/notes/")
    context.close()
