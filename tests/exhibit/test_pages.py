"""Every page of an exhibit is a function of a Record: here drawn without any database."""

import re
from datetime import UTC, datetime
from html.parser import HTMLParser

import msgspec
import pytest
from django.test import RequestFactory

from archive import record as held
from classroom.answers import Given
from classroom.feedback import feedback
from config.patterns import GIVEN, RECORD
from exhibit import about, glossary, views, walking
from exhibit import record as rec
from exhibit.blocks import was_sent
from exhibit.check import error
from exhibit.lesson import Lesson
from exhibit.opened import Opened, OpenedDraft, OpenedOld
from exhibit.standing import Standing

STANDING = Standing(
    key=1,
    exhibit_key=1,
    exhibit="patterns",
    title="Patterns",
    number=3,
    published_on=datetime(2026, 3, 9, 12, tzinfo=UTC),
    editor="A. Curator",
    note="",
    digest="0" * 64,
    current=True,
    withdrawn_on=None,
    withdrawn_reason="",
    mark="m",
)
LIVE = Opened(RECORD, STANDING)
OLD = OpenedOld(RECORD, STANDING._replace(number=2, current=False))
DRAFT = OpenedDraft(RECORD, "token", [error("A thing to mend.", "page", "all")])


def cover(opened):
    return views.show_cover(RequestFactory().get("/"), opened).text


def lesson(opened):
    return views.show_lesson_page(RequestFactory().get("/"), opened, "all").text


def asking(opened, uid):
    return views.show_question_page(RequestFactory().get("/"), opened, "all", uid).text


def on_route(show, *args):
    """How a page of the route "one" is drawn."""
    return lambda opened: show(RequestFactory().get("/"), opened, "one", *args).text


PAGES = [
    pytest.param(cover, id="cover"),
    pytest.param(lesson, id="lesson"),
    pytest.param(lambda opened: walking.show_routes(RequestFactory().get("/"), opened).text, id="routes"),
    pytest.param(lambda opened: glossary.show_glossary(RequestFactory().get("/"), opened).text, id="glossary"),
    pytest.param(lambda opened: about.show_about(RequestFactory().get("/"), opened).text, id="about"),
    pytest.param(on_route(walking.show_route), id="route"),
    pytest.param(on_route(walking.show_route_page, "all"), id="page of a route"),
    pytest.param(on_route(walking.show_route_end), id="end of a route"),
    pytest.param(on_route(walking.show_route_print), id="route on paper"),
    pytest.param(on_route(walking.show_route_teacher), id="route for teachers"),
    *(pytest.param(lambda opened, uid=q.uid: asking(opened, uid), id=f"question {q.uid}") for q in RECORD.questions),
]


class Markup(HTMLParser):
    """What the tests below ask of a page: its elements, in order."""

    VOID = frozenset({"meta", "link", "input", "br", "circle", "path", "line"})

    def __init__(self, html):
        super().__init__()
        self.elements, self.open, self.crossed = [], [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag not in self.VOID and (not self.open or self.open.pop() != tag):
            self.crossed.append(tag)

    def all(self, name):
        return [attrs[name] for _tag, attrs in self.elements if name in attrs]

    def count(self, tag):
        return sum(name == tag for name, _attrs in self.elements)


@pytest.mark.parametrize("opened", [LIVE, OLD, DRAFT], ids=["live", "old", "draft"])
@pytest.mark.parametrize("draw", PAGES)
def test_every_page_is_sound(draw, opened):
    page = Markup(draw(opened))
    assert (page.crossed, page.open) == ([], [])
    assert page.count("h1") == 1
    assert len(page.all("id")) == len(set(page.all("id")))
    anchors = {address[1:] for address in page.all("href") if address.startswith("#")}
    assert anchors <= set(page.all("id"))


@pytest.mark.parametrize("draw", PAGES)
def test_no_page_needs_what_the_content_policy_forbids(draw):
    page = Markup(draw(LIVE))
    assert page.all("style") == []
    assert page.count("style") == 1  # the one that the policy names by its sum, see tests/config/test_trust.py
    assert [attrs for tag, attrs in page.elements if tag == "script" and "src" not in attrs] == []
    assert [name for _tag, attrs in page.elements for name in attrs if name.startswith("on")] == []
    assert [address for name in ("src", "href", "action") for address in page.all(name) if "//" in address] == []


@pytest.mark.parametrize("opened", [LIVE, OLD, DRAFT], ids=["live", "old", "draft"])
@pytest.mark.parametrize("draw", PAGES)
def test_no_page_tells_the_key_before_the_answer(draw, opened):
    hidden = {"SECRET REASON", "SECRET WORDS", "SECRET REPLY", "SECRET FORESEEN", "1901-02-01", "7777"}
    record = msgspec.structs.replace(RECORD, questions=[secret(question) for question in RECORD.questions])
    found = {words for words in hidden if words in draw(with_record(opened, record))}
    assert found == set()
    assert 'right"' not in draw(opened)


def secret(question):
    """The same question with a key, a reason and replies that no other text of the page has."""
    foreseen = question.form in ("number", "date")
    options = [
        msgspec.structs.replace(
            option, reply="<p>SECRET REPLY</p>", **({"text": "SECRET FORESEEN"} if foreseen else {})
        )
        for option in question.options
    ]
    key = {"number": "7777", "date": "1901-02-01"}.get(question.form, "")
    fields = {"why": "<p>SECRET REASON</p>", "answer_words": "SECRET WORDS", "key": key, "options": options}
    return msgspec.structs.replace(question, **fields)


def with_record(opened, record):
    if isinstance(opened, OpenedDraft):
        return OpenedDraft(record, opened.token, opened.findings)
    return type(opened)(record, opened.standing)


def test_options_stand_in_the_same_order_on_every_page():
    uids = re.findall(r'name="answer" value="(o\d)"', asking(LIVE, "one"))
    assert sorted(uids) == ["o0", "o1", "o2"]
    assert re.findall(r'name="answer" value="(o\d)"', lesson(LIVE))[:3] == uids


def test_a_page_says_which_edition_it_is_of():
    assert "Edition 3, 9 March 2026." in lesson(LIVE)


def test_a_form_names_the_edition_it_was_drawn_from():
    assert '<input type="hidden" name="edition" value="3">' in lesson(LIVE)
    assert '<input type="hidden" name="edition" value="">' in lesson(DRAFT)


def test_an_old_edition_says_so_and_keeps_to_its_own_addresses():
    page = lesson(OLD)
    assert '<meta name="robots" content="noindex">' in page
    assert "You are reading edition 2, of 9 March 2026." in page
    assert 'href="/patterns/">Read the current one' in page
    assert 'action="/patterns/editions/2/all/one/"' in page
    assert 'href="/patterns/all/' not in page


def test_a_draft_shows_what_is_to_be_mended_and_keeps_to_its_own_addresses():
    page = lesson(DRAFT)
    assert '<meta name="robots" content="noindex">' in page
    assert "<b>Must be mended</b> A thing to mend. <span>page / all</span>" in page
    assert 'action="/preview/token/all/one/"' in page


def test_a_live_page_is_open_to_search_engines():
    assert "noindex" not in lesson(LIVE) + cover(LIVE)


def test_a_teachers_note_is_on_no_page():
    talk = rec.Discussion(uid="talk", text="When?", teacher_note="Let them disagree.")
    page = msgspec.structs.replace(RECORD.pages[0], blocks=[talk])
    assert "Let them disagree." not in lesson(Opened(msgspec.structs.replace(RECORD, pages=[page]), STANDING))


def test_words_of_the_record_are_escaped():
    record = msgspec.structs.replace(RECORD, title="<script>alert(1)</script>", lead="<p>a<script>b</script></p>")
    page = cover(Opened(record, STANDING))
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<p>a</p>" in page


@pytest.mark.parametrize(("uid", "answer", "sure"), GIVEN)
def test_feedback_gives_verdict_reason_and_a_reply_to_what_was_chosen(uid, answer, sure):
    question = RECORD.question[uid]
    told = feedback(LIVE, RECORD.pages[0], question, Given(3, uid, answer, sure, 1, True))
    verdicts = {"Right", "Partly", "Not this one", "Not yet", "Written on paper"}
    assert told["verdict"].split(":")[0] in verdicts | {"True, but these words do not show it"}
    assert "The note says so." in told["why"]
    assert told["card"]["title"] == "The first note"
    chosen = [reply for reply in told.get("replies", []) if reply["chosen"]]
    assert len(chosen) == len(answer.options) or question.form in ("number", "date", "sequence", "reveal")
    assert len(told.get("rows", [])) == (len(answer.pairs) if question.form != "reveal" else 0)


def test_a_lesson_opens_with_its_figure_and_lead():
    parts = Lesson(LIVE, RECORD.pages[0])
    assert [shown.block.uid for shown in parts.opening] == ["number", "lead"]
    assert parts.sections[0].block.uid == "prose"
    assert parts.place == ["Part A", "Every component", "Page 1 of 1", "7 minutes"]
    assert (parts.before, parts.next) == (None, None)


CLOSED = {"advisory_level": 2, "bridge": "What was decided then is on the next page."}


def with_blocks(*blocks):
    page = msgspec.structs.replace(RECORD.pages[0], blocks=list(blocks))
    return Opened(msgspec.structs.replace(RECORD, pages=[page]), STANDING)


def test_a_passage_of_level_2_stands_closed_with_a_sentence_in_its_place():
    text = "<p>A sentence that names it.</p>"
    page = lesson(with_blocks(rec.Prose(uid="p", text=text, **CLOSED)))
    closed = re.search(r"<details>.*?</details>", page, re.DOTALL)[0]
    assert "A sentence that names it." in closed
    assert page.count("A sentence that names it.") == 1
    assert "<p>What was decided then is on the next page.</p>" in page


def test_on_paper_nothing_stands_closed():
    opened = with_blocks(rec.SourceCard(uid="c", excerpt="first-words", **CLOSED))
    page = walking.show_route_print(RequestFactory().get("/"), opened, "one").text
    assert "<details open>" in page
    assert "<details>" not in page


def test_what_other_sites_show_beside_a_link_holds_no_text_of_the_page():
    head = lesson(LIVE).partition("</head>")[0]
    assert '<meta property="og:title" content="Every component, every state">' in head
    assert '<meta name="description" property="og:description" content="You will be able to see all of them">' in head
    assert "A statement that a source supports" not in head


def test_the_first_use_of_a_word_of_the_glossary_leads_to_its_meaning():
    prose = rec.Prose(uid="p", text="<p>A denote, a Notes &amp; the note <em>note</em>.</p>")
    page = lesson(with_blocks(prose))
    assert (
        '<p>A denote, a <a class="term" href="/patterns/glossary/#term-note" data-term="means-note">Notes</a> &amp;'
        in page
    )
    assert page.count('class="term"') == 1
    assert '<aside class="meaning" id="means-note" popover' in page


def test_an_exhibit_without_a_glossary_marks_nothing():
    opened = with_record(LIVE, msgspec.structs.replace(RECORD, terms=[]))
    assert 'class="term"' not in lesson(opened)


def test_a_page_that_is_printed_says_where_it_stays_as_it_is():
    assert '<p class="lasting">Patterns. <span data-host></span>/patterns/editions/3/all/</p>' in lesson(LIVE)


@pytest.mark.parametrize(
    ("steps", "sent"),
    [(["drafted"], False), (["prepared", "reported"], False), (["approved", "sent"], True), (["delivered"], True)],
)
def test_a_card_says_that_a_paper_was_sent_only_where_a_step_shows_it(steps, sent):
    actions = [held.Action(kind=kind, attestation=held.Attestation(source="book")) for kind in steps]
    paper = held.Message(
        source="draft", sender="moscow", channel="note", publicity="secret", subject="A draft", actions=actions
    )
    assert was_sent(paper) is sent


def test_a_source_that_nobody_addressed_to_anybody_was_not_sent():
    assert was_sent(None) is False
