"""Every kind of question asked and answered: what is told, what is kept, what stays on the server until then."""

import re

import msgspec
import pytest
from django.template.loader import render_to_string
from django.test import Client

import quiz.record
from classroom.models import Attempt
from config.pattern_questions import QUESTIONS
from config.patterns import HOLDINGS, RECORD
from exhibit.check import check, errors
from exhibit.models import Edition
from quiz.answers import Answer
from quiz.asking import controls
from quiz.kinds import Form
from quiz.marking import mark
from tests.first_exhibit import publish_first_exhibit
from tests.kinds import ANSWERS, PAGE, fields, publish_kinds

pytestmark = pytest.mark.django_db
HERE = {"origin": "http://testserver", "host": "testserver"}
KEYS = ("Why it belongs there.", "A reply to whoever chose this.", "A paper of the court.", "Silence is consent")


@pytest.fixture
def reader():
    publish_kinds()
    browser = Client(headers=HERE)
    browser.cookies["reader"] = "r" * 22
    return browser


def send(reader, uid, sent, **headers):
    return reader.post(
        f"{PAGE}{uid}/", sent.urlencode(), content_type="application/x-www-form-urlencoded", headers=headers
    )


def test_the_pattern_page_is_drawn_from_what_could_be_published():
    assert errors(check(msgspec.structs.replace(RECORD, slug="kinds"))) == []


@pytest.mark.parametrize(("uid", "answer", "told"), ANSWERS)
def test_an_answer_of_any_kind_is_told_and_kept_and_marked_the_same_again(reader, uid, answer, told):
    question = RECORD.question[uid]
    where = send(reader, uid, fields(question, answer))
    assert where.status_code == 303
    page = reader.get(where["Location"])
    assert page.status_code == 200
    assert re.search(r'class="verdict"[^>]*>(.*)</p>', page.text)[1] == told
    assert "The note says so." in page.text
    if question.form == "reflect":
        assert Attempt.objects.count() == 0
        return
    row = Attempt.objects.get()
    kept = Edition.objects.get().record.question[row.question]
    assert mark(kept, Answer.from_plain(row.answer)) == mark(question, answer)
    assert row.fraction == float(mark(question, answer).fraction)


@pytest.mark.parametrize(
    ("uid", "words"),
    [
        ("sequence", ["1 January 1901", "First to look at", "You put it in place 4"]),
        ("match", ["set a day for a meeting", "Belongs to none", "→"]),
        ("weigh", ["The curator’s range: For – Strongly for", "there is no single right value"]),
        ("label", ['Right answer: <span class="status">', "What would change it:", "A paper of the court."]),
        ("compare", ["Right answer: <b>", "growing surprise", "regards the matter as closed", "No such line."]),
        ("reveal", ["You uncovered the words before you chose.", "<mark>growing surprise</mark>"]),
        ("focus", ['class="missed"', 'class="too-many"']),
        ("map", ["its addressee", "Why it belongs there."]),
        ("reflect", ["One possible answer, by the curator:", "Nothing was taken or kept."]),
        ("citing", ["There are words that show it"]),
    ],
)
def test_the_feedback_shows_what_its_kind_needs(reader, uid, words):
    """Of the last answer of each kind on the pattern page: the one furthest from right."""
    answer = [answer for found, answer, _told in ANSWERS if found == uid][-1]
    page = reader.get(send(reader, uid, fields(RECORD.question[uid], answer))["Location"]).text
    for said in words:
        assert said in page


def test_of_several_words_that_show_it_one_is_enough_and_the_others_are_not_missed():
    publish_first_exhibit()
    reader = Client(headers=HERE)
    reader.cookies["reader"] = "r" * 22
    address = "/unanswered-notes/what-could-be-proved/what-the-memorandum-wanted/"
    sent = {"edition": "1", "answer": "what-he-knew"}
    page = reader.get(reader.post(address, sent | {"span": "knew"})["Location"]).text
    assert "Your evidence holds" in page
    assert '<mark class="key">received reports on preparations' in page
    page = reader.get(reader.post(address, sent | {"span": "signing"})["Location"]).text
    assert "True, but these words do not show it" in page
    assert '<mark class="missed">received reports on preparations' in page


def test_where_no_words_show_it_who_says_so_is_told_so():
    evidence = {"in_vain": True, "none": True, "pieces": [], "replies": []}
    told = render_to_string("components/told/evidence.html", {"evidence": evidence, "mark": {"shown": True}})
    assert "No words here show it, as you say" in told


def test_who_chose_what_a_misconception_leads_to_is_shown_the_passage_against_it(reader):
    wrong = next(answer for uid, answer, _told in ANSWERS if uid == "one" and answer.options == ("o2",))
    page = reader.get(send(reader, "one", fields(RECORD.question["one"], wrong))["Location"]).text
    assert "Often behind it: Silence is consent" in page
    assert "regards the matter as closed" in page


def test_where_nothing_is_kept_no_cookie_is_asked_for(reader):
    """Who reflects has written on paper: the curator's answer is shown to any browser, in a class or not."""
    stranger = Client(headers=HERE)
    where = send(stranger, "reflect", fields(RECORD.question["reflect"], Answer()))
    assert (where.status_code, dict(where.cookies)) == (303, {})
    assert "Nothing was taken or kept." in stranger.get(where["Location"]).text


# ---- What stays on the server


def test_no_page_holds_a_key_before_the_answer(reader):
    pages = [PAGE, *(f"{PAGE}{question.uid}/" for question in QUESTIONS)]
    for address in pages:
        page = reader.get(address, follow=True)
        assert page.status_code == 200
        assert [key for key in KEYS if key in page.text] == []


def other_key(option, at, options):
    """The same option with what is right of another."""
    key = (
        "right",
        "partner",
        "label",
        "near",
        "low",
        "high",
        "other_excerpt",
        "date",
        "reply",
        "would_change",
        "claim",
    )
    other = options[(at + 1) % len(options)]
    return msgspec.structs.replace(option, **{name: getattr(other, name) for name in key})


@pytest.mark.parametrize("question", [q for q in QUESTIONS if q.form not in ("reveal", "reflect")], ids=lambda q: q.uid)
def test_a_form_is_the_same_whatever_is_right(question, monkeypatch):
    """Two questions that differ in nothing but their keys, replies and dates have one form."""
    monkeypatch.setattr(quiz.record, "digest", lambda question: "the same")
    options = [option for option in question.options if option.text]
    spare = [option for option in question.options if not option.text]
    changed = [other_key(option, at, options) for at, option in enumerate(options)]
    spans = [msgspec.structs.replace(span, right=not span.right) for span in question.spans]
    another = msgspec.structs.replace(question, options=changed + spare, spans=spans, key="1" if question.key else "")
    if question.form == "sequence":
        another = msgspec.structs.replace(question, options=question.options[::-1])
    if question.form == "weigh":  # the words to weigh are shown
        assert {row["excerpt"] for row in controls(HOLDINGS, question)["rows"]} == {"", "other-words"}
    assert another != question
    assert controls(HOLDINGS, another) == controls(HOLDINGS, question)


def test_covered_words_are_covered_until_they_are_asked_for(reader):
    page = reader.get(f"{PAGE}reveal/", follow=True).text
    assert page.count("growing surprise") == 1  # among the phrases to choose from
    sent = fields(RECORD.question["reveal"], Answer())
    sent["uncover"] = "1"
    shown = send(reader, "reveal", sent)
    assert shown.status_code == 200
    assert "<mark>growing surprise</mark>" in shown.text
    assert 'name="uncovered" value="1"' in shown.text
    assert "no-store" in shown["Cache-Control"]
    assert Attempt.objects.count() == 0


# ---- The order of an attempt


def cards(page):
    return re.findall(r'name="answer" value="([\w-]+)"', page.text)


@pytest.mark.parametrize("uid", [q.uid for q in QUESTIONS if Form(q.form).is_shuffled])
def test_a_questions_own_page_is_shuffled_for_each_attempt_and_stays_so_on_reload(reader, uid):
    led = reader.get(f"{PAGE}{uid}/")
    assert led.status_code == 302
    assert "no-store" in led["Cache-Control"]
    first = reader.get(led["Location"])
    assert first.content == reader.get(led["Location"]).content
    assert led["Location"] != reader.get(f"{PAGE}{uid}/")["Location"]
    assert "no-store" in first["Cache-Control"]


def test_many_attempts_have_many_orders(reader):
    orders = {tuple(cards(reader.get(f"{PAGE}sequence/", follow=True))) for _attempt in range(40)}
    assert len(orders) > 8


@pytest.mark.parametrize("order", ["x", "made:up", ""])
def test_an_order_cannot_be_made_up(reader, order):
    assert reader.get(f"{PAGE}sequence/", {"order": order}).status_code == 302


def test_without_script_a_card_is_moved_by_sending_the_form(reader):
    page = reader.get(f"{PAGE}sequence/", follow=True)
    before = cards(page)
    sent = fields(RECORD.question["sequence"], Answer(options=tuple(before)))
    sent["order"] = re.search(r'name="order" value="([^"]+)"', page.text)[1]
    sent["confidence"] = "2"
    sent["move"] = f"up {before[2]}"
    moved = send(reader, "sequence", sent)
    assert moved.status_code == 200
    assert cards(moved) == [before[0], before[2], before[1], before[3]]
    assert f'name="order" value="{sent["order"]}"' in moved.text
    assert 'name="confidence" value="2" checked' in moved.text
    assert Attempt.objects.count() == 0


# ---- What is refused keeps what was given


@pytest.mark.parametrize(
    ("uid", "sent", "words", "kept"),
    [
        ("weigh", {"row-reply": "2"}, "“The late note, from Zenda” has no answer yet.", 'value="2" required checked'),
        ("match", {"row-first": "protest"}, "“The first note” cannot be given this.", "<select"),
        ("sequence", {"answer": ["late", "late"]}, "These are not the cards of this question.", "data-cards"),
        ("focus", {}, "There is no answer yet. Choose an option first.", "<form"),
        (
            "citing",
            {"answer": ["o0"]},
            "Mark the words that show it too, or say that none do.",
            'value="o0" required checked',
        ),
        (
            "citing",
            {"answer": ["o0"], "span": "s0", "confidence": "9"},
            "Say how sure you are",
            'value="s0" required checked',
        ),
        ("label", {"row-claimed": "x" * 100_000}, "“An invented sentence whose evidence is claimed.” cannot", "<form"),
    ],
)
def test_a_refused_answer_is_one_sentence_and_what_was_given_stays(reader, uid, sent, words, kept):
    form = fields(RECORD.question[uid], Answer())
    for name, value in sent.items():
        form.setlist(name, value if isinstance(value, list) else [value])
    for headers in ({}, {"x-fragment": "1"}):
        refused = send(reader, uid, form, **headers)
        assert refused.status_code == 400
        assert words in refused.text
        assert kept in refused.text
        assert len(refused.content) < 20_000
    assert Attempt.objects.count() == 0
