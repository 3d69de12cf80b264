"""An answer given: marked by the edition it was given under, kept without a name, told what it was worth."""

from datetime import date, timedelta
from itertools import cycle
from urllib.parse import parse_qs, urlsplit

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from classroom.answers import Given, coarse_seconds, keep
from classroom.models import Attempt
from classroom.readers import is_reader, new_reader
from exhibit import preview, publishing, standing
from exhibit.models import Activity, Edition
from quiz.marking import Answer
from quiz.models import Question
from quiz.record import digest
from tests.factories import make_question
from tests.lessons import add, make_lesson, publish, publish_again

pytestmark = pytest.mark.django_db
ASKED = "/notes/first/which-note/"
NUMBER = "/notes/first/how-long/"
HERE = {"origin": "http://testserver", "host": "testserver"}


@pytest.fixture
def exhibit():
    exhibit = make_lesson()
    page = exhibit.pages.get(slug="first")
    first = Question.objects.get(slug="which-note")
    number = make_question(
        slug="how-long", kind="read", form="number", key="317", tolerance=5, unit="days", evidence=first.evidence
    )
    number.options.all().delete()
    add(page, Activity, 55, uid="ask-2", question=number)
    publish(exhibit)
    return exhibit


@pytest.fixture
def reader():
    """A browser that has answered before, so that it has its cookie."""
    reader = Client(headers=HERE)
    reader.cookies["reader"] = "r" * 22
    return reader


def answer(reader, path=ASKED, headers=None, **fields):
    fields = {"edition": "1", "answer": "option-1"} | fields
    return reader.post(path, {name: value for name, value in fields.items() if value is not None}, headers=headers)


# ---- What is kept


def test_just_this_is_kept(exhibit, reader):
    answer(reader, confidence="3", seconds="42")
    version = digest(Edition.objects.get().record.question["which-note"])
    row = Attempt.objects.values().get()
    assert row.pop("id")
    assert row == {
        "edition_id": Edition.objects.get().pk,
        "question": "which-note",
        "digest": version,
        "route": "",
        "returned": False,
        "mode": "open",
        "reader": "r" * 22,
        "number": 1,
        "answer": ["option-1"],
        "confidence": 3,
        "fraction": 1.0,
        "seconds": 45,
        "language": "en",
        "day": timezone.localdate(),
    }


def test_a_value_is_kept_as_it_was_read(exhibit, reader):
    answer(reader, NUMBER, answer=None, value=" 0323 ")
    row = Attempt.objects.get()
    assert (row.answer, row.fraction, row.confidence, row.seconds) == ("323", 0.5, None, None)


def test_every_try_is_kept_and_counted_by_question(exhibit, reader):
    for given in ("option-2", "option-1"):
        answer(reader, answer=given)
    answer(reader, NUMBER, answer=None, value="317")
    rows = Attempt.objects.order_by("pk").values_list("question", "number", "fraction")
    assert list(rows) == [("which-note", 1, 0.0), ("which-note", 2, 1.0), ("how-long", 1, 1.0)]


def test_the_same_answer_sent_twice_counts_once_and_tells_the_same(exhibit, reader):
    first, second = answer(reader, confidence="3"), answer(reader, confidence="3")
    assert told(first) == told(second) == ("which-note", 1)
    assert Attempt.objects.count() == 1
    assert reader.get(first["Location"]).content == reader.get(second["Location"]).content


def test_the_same_answer_after_another_or_surer_than_before_is_a_new_try(exhibit, reader):
    for fields in ({}, {"answer": "option-2"}, {}, {"confidence": "3"}):
        answer(reader, **fields)
    rows = Attempt.objects.order_by("pk").values_list("number", "answer", "confidence")
    assert list(rows) == [
        (1, ["option-1"], None),
        (2, ["option-2"], None),
        (3, ["option-1"], None),
        (4, ["option-1"], 3),
    ]


def told(response):
    """The question and the number of the try that the address of a feedback names."""
    given = Given.from_token(parse_qs(urlsplit(response["Location"]).query)["answer"][0])
    return given.question, given.number


@pytest.mark.parametrize(
    ("measured", "kept"),
    [("0", 0), ("1", 5), ("5", 5), ("6", 10), ("599", 600), ("600", 600), ("601", 600), ("999999", 600)]
    + [(text, None) for text in ("", "-1", "1.5", "x", "1000000", "²")],
)
def test_seconds_are_rounded_up_to_five_and_capped(measured, kept):
    assert coarse_seconds(measured) == kept


def test_a_draft_keeps_nothing(exhibit, reader):
    response = answer(reader, f"/preview/{preview.token(exhibit)}/first/which-note/", edition="")
    assert response.status_code == 303
    page = reader.get(response["Location"])
    assert "Right" in page.text
    assert "no-store" in page["Cache-Control"]
    assert Attempt.objects.count() == 0


def test_a_browsers_name_is_dropped_when_its_first_answer_is_too_old(exhibit, reader, capsys):
    for browser in (reader, another_reader()):
        answer(browser)
        answer(browser, answer="option-2")
    old = timezone.localdate() - timedelta(days=settings.ANSWERS_KEPT_DAYS + 1)
    Attempt.objects.filter(reader="r" * 22, number=1).update(day=old)
    call_command("forget_readers")
    assert capsys.readouterr().out.startswith("2 answers of browsers that began before ")
    kept = Attempt.objects.order_by("pk").values_list("reader", "number")
    assert list(kept) == [("", 1), ("", 2), ("s" * 22, 1), ("s" * 22, 2)]


def test_whoever_answers_again_after_that_begins_anew(exhibit, reader):
    answer(reader)
    answer(reader, answer="option-2")
    Attempt.objects.filter(number=1).update(day=date(2000, 1, 1))
    call_command("forget_readers")
    assert answer(reader).status_code == 303
    assert Attempt.objects.order_by("-pk").first().number == 1


def another_reader():
    browser = Client(headers=HERE)
    browser.cookies["reader"] = "s" * 22
    return browser


def test_a_first_answer_is_one_statement(exhibit, reader):
    reader.get("/")  # which editions there are is asked once a second
    with CaptureQueriesContext(connection) as queries:
        answer(reader)
    about_answers = [query["sql"] for query in queries if "classroom_attempt" in query["sql"]]
    assert [sql.split()[0] for sql in about_answers] == ["INSERT"]


@pytest.mark.sqlite
def test_counting_does_not_read_everybodys_answers(exhibit, reader):
    """SQLite takes a partial index only where the query says what the index says."""
    answer(reader)
    with CaptureQueriesContext(connection) as queries:
        answer(reader)
    (counting,) = [
        query["sql"] for query in queries if query["sql"].startswith("SELECT") and "classroom_attempt" in query["sql"]
    ]
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {counting}")
        assert "USING INDEX attempt_number_once_a_browser" in str(cursor.fetchall())


# ---- The cookie


def test_a_first_answer_goes_round_once_for_the_cookie(exhibit):
    reader = Client(headers=HERE)
    asked = answer(reader)
    assert (asked.status_code, asked["Location"]) == (307, f"{ASKED}?cookie=asked")
    cookie = asked.cookies["reader"]
    assert is_reader(cookie.value)
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Lax", 90 * 24 * 3600)
    flag = asked.cookies["answered"]  # for script, and nothing in it
    assert (flag.value, flag["httponly"], flag["samesite"], flag["max-age"]) == ("1", "", "Lax", 90 * 24 * 3600)
    assert Attempt.objects.count() == 0
    assert answer(reader, asked["Location"]).status_code == 303
    assert Attempt.objects.get().reader == cookie.value


def test_where_cookies_are_blocked_the_answer_is_marked_and_says_it_was_not_kept(exhibit):
    reader = Client(headers=HERE)
    asked = answer(reader)
    reader.cookies.clear()
    shown = reader.get(answer(reader, asked["Location"])["Location"])
    assert "Right" in shown.text
    assert "Your browser keeps no cookie, so this answer was marked but not kept." in shown.text
    assert Attempt.objects.count() == 0


@pytest.mark.parametrize(
    "name", ["", "short", "x" * 23, "<script>alert(1)</script>", "ä" * 22, "../../../../../../etc/x"]
)
def test_a_cookie_that_is_not_ours_is_replaced(exhibit, name):
    reader = Client(headers=HERE)
    reader.cookies["reader"] = name
    assert answer(reader).status_code == 307


def test_names_of_browsers_do_not_repeat():
    names = {new_reader() for _ in range(1000)}
    assert len(names) == 1000
    assert all(is_reader(name) for name in names)


def test_the_cookie_is_secure_where_the_site_is(exhibit):
    reader = Client(headers={"origin": "https://testserver"})
    asked = reader.post(ASKED, {"answer": "option-1", "edition": "1"}, secure=True)
    assert asked.cookies["reader"]["secure"]
    assert asked.cookies["answered"]["secure"]


# ---- What a reader is told


def test_without_script_an_answer_leads_to_the_questions_own_page(exhibit, reader):
    response = answer(reader, answer="option-2", confidence="1")
    assert response.status_code == 303
    where = urlsplit(response["Location"])
    assert (where.path, where.fragment) == (ASKED, "answer")
    page = reader.get(response["Location"])
    assert page.status_code == 200
    for words in (
        "Not this one: it was The third note",
        "The note says so itself.",
        "That one was answered.",
        "Your answer",
        "guess",
        "natural bewilderment",
        'href="/notes/first/#q-which-note"',
    ):
        assert words in page.text
    assert "no-store" in page["Cache-Control"]
    assert page["X-Robots-Tag"] == "noindex"


def test_with_script_the_same_feedback_comes_as_a_piece_of_a_page(exhibit, reader):
    response = answer(reader, answer="option-2", headers={"x-fragment": "1"})
    assert (response.status_code, response["X-Fragment"], response["Cache-Control"]) == (200, "1", "no-store")
    assert "<html" not in response.text
    assert "Not this one: it was The third note" in response.text
    assert 'id="which-note-' in response.text  # anchors of its own on the page it is put in
    assert Attempt.objects.count() == 1


def test_a_refused_answer_is_asked_again_in_place_too(exhibit, reader):
    response = answer(reader, answer=None, headers={"x-fragment": "1"})
    assert (response.status_code, response["X-Fragment"]) == (400, "1")
    assert "There is no answer yet. Choose an option first." in response.text


@pytest.mark.parametrize(
    ("value", "verdict"),
    [
        ("317", "Right"),
        ("318", "Right"),
        ("325", "Partly: it was 317 days"),
        ("28", "Not this one: it was 317 days"),
    ],
)
def test_a_value_is_told_how_far_off_it_is(exhibit, reader, value, verdict):
    page = reader.get(answer(reader, NUMBER, answer=None, value=value)["Location"]).text
    assert verdict in page
    off = {"317": "", "318": ", off by 1", "325": ", off by 8", "28": ", off by 289"}
    assert f"You read {value} days{off[value]}." in page


def test_a_link_to_an_answer_cannot_be_made_up(exhibit, reader):
    token = parse_qs(urlsplit(answer(reader)["Location"]).query)["answer"][0]
    for made_up in ("", "x", token[:-1], token.swapcase(), token + token):
        response = reader.get(ASKED, {"answer": made_up})
        assert response.status_code == 404
        assert "This link to an answer is damaged. Open the lesson and answer again." in response.text
    assert reader.get(NUMBER, {"answer": token}).status_code == 404


def test_a_token_gives_back_what_it_holds():
    given = Given(3, "which-note", Answer(("a", "b"), ""), 2, 1, True)
    assert Given.from_token(given.token()) == given


# ---- Editions


def test_an_older_editions_form_is_marked_by_that_edition(exhibit, reader):
    question = Question.objects.get(slug="which-note")
    question.options.filter(uid="option-1").update(right=False)
    question.options.filter(uid="option-2").update(right=True)
    publish(exhibit)
    old, new = answer(reader, edition="1"), answer(reader, edition="2")
    assert urlsplit(old["Location"]).path == "/notes/editions/1/first/which-note/"
    assert urlsplit(new["Location"]).path == ASKED
    assert "Right" in reader.get(old["Location"]).text
    assert "Not this one" in reader.get(new["Location"]).text
    rows = Attempt.objects.order_by("pk").values_list("edition__number", "number", "fraction")
    assert list(rows) == [(1, 1, 1.0), (2, 1, 0.0)]  # another version of the question: counted anew


def test_a_change_elsewhere_starts_no_new_series(exhibit, reader):
    answer(reader)
    publish_again(exhibit, "Another title")
    answer(reader, edition="2")
    assert list(Attempt.objects.order_by("pk").values_list("number", flat=True)) == [1, 2]
    assert Attempt.objects.values("digest").distinct().count() == 1


def test_a_link_to_an_answer_still_opens_after_the_next_edition(exhibit, reader):
    where = answer(reader)["Location"]
    publish_again(exhibit, "Another title")
    page = reader.get(where)
    assert page.status_code == 200
    assert "You are reading edition 1" in page.text


def test_an_answer_to_a_withdrawn_edition_says_why_it_is_gone(exhibit, reader):
    publishing.withdraw(Edition.objects.get(), "A name that must not stand.")
    standing.forget()
    response = answer(reader)
    assert response.status_code == 410
    assert "A name that must not stand." in response.text
    assert Attempt.objects.count() == 0


def test_a_form_that_names_no_edition_is_marked_by_the_current_one(exhibit, reader):
    assert answer(reader, edition=None).status_code == 303
    assert Attempt.objects.get().edition == Edition.objects.get()


# ---- What is refused


@pytest.mark.parametrize(
    ("path", "fields", "words"),
    [
        (ASKED, {"answer": None}, "There is no answer yet. Choose an option first."),
        (ASKED, {"answer": "option-9"}, "This question has no such option. Open its page again and choose anew."),
        (ASKED, {"answer": ["option-1", "option-2"]}, "Choose one option."),
        (ASKED, {"confidence": "9"}, "Say how sure you are by choosing one of the three, or leave it open."),
        (ASKED, {"confidence": "²"}, "Say how sure you are by choosing one of the three, or leave it open."),
        (NUMBER, {"value": "soon"}, "Write a whole number, in digits: 28"),
        (NUMBER, {"value": "9" * 100_000}, "Write a whole number, in digits: 28"),
    ],
)
def test_an_answer_that_cannot_be_read_is_asked_again_with_the_reason(exhibit, reader, path, fields, words):
    response = answer(reader, path, **fields)
    assert response.status_code == 400
    assert words in response.text
    assert "<form" in response.text
    assert len(response.content) < 20_000
    assert Attempt.objects.count() == 0


@pytest.mark.parametrize("edition", ["2", "0", "-1", "x", "²", "٣", "9" * 50, "1.0"])
def test_an_edition_that_never_was_is_refused_in_words(exhibit, reader, edition):
    response = answer(reader, edition=edition)
    assert response.status_code == 404
    assert "This answer is to an edition that never was." in response.text


@pytest.mark.parametrize("path", ["/nots/first/which-note/", "/notes/third/which-note/", "/notes/second/which-note/"])
def test_nor_is_a_page_that_does_not_ask_it(exhibit, reader, path):
    response = answer(reader, path)
    assert response.status_code == 404
    assert "There is no such page here" in response.text


@pytest.mark.parametrize(
    "sender",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://testserver.evil.example"},
        {"origin": "http://testserver:8000"},
        {"referer": "https://evil.example/http://testserver/"},
        {"origin": ""},
    ],
)
def test_an_answer_from_another_site_is_not_taken(exhibit, sender):
    reader = Client()
    reader.cookies["reader"] = "r" * 22
    response = reader.post(ASKED, {"answer": "option-1", "edition": "1"}, headers=sender)
    assert response.status_code == 403
    assert "This answer came from another site, so it was not taken." in response.text
    assert Attempt.objects.count() == 0


def test_a_browser_that_sends_no_origin_may_name_the_page(exhibit, reader):
    reader.defaults.pop("HTTP_ORIGIN")
    assert answer(reader, headers={"referer": f"http://testserver{ASKED}"}).status_code == 303


def test_a_body_too_large_to_read_is_refused_with_a_page(exhibit, reader):
    huge = "answer=" + "x" * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)
    response = reader.post(ASKED, huge, content_type="application/x-www-form-urlencoded")
    assert response.status_code == 400
    assert "We could not read that" in response.text


def test_so_is_one_of_too_many_fields_and_one_that_is_no_form(exhibit, reader):
    many = "&".join(f"f{at}=x" for at in range(1001))
    for body, kind in ((many, "application/x-www-form-urlencoded"), (b"\xff\x00", "multipart/form-data; boundary=x")):
        response = reader.post(ASKED, body, content_type=kind)
        assert response.status_code in (400, 404)
        assert Attempt.objects.count() == 0


def test_an_answer_is_durable_when_its_number_is_known(exhibit):
    number = keep(
        edition=Edition.objects.get().pk,
        question="which-note",
        digest="d" * 64,
        reader="r" * 22,
        answer=Answer(options=("option-1",)),
        confidence=None,
        fraction=None,
        seconds=None,
        language="en",
    )
    assert Attempt.objects.get(number=number).fraction is None


@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
def test_on_a_full_disk_an_answer_is_refused_in_words_and_what_was_kept_stays(exhibit, reader):
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA max_page_count = 1")  # no smaller than it is: not a page more can be had
    try:
        acknowledged = 0
        for sure in cycle("12"):
            response = answer(reader, confidence=sure)
            if response.status_code != 303:
                break
            acknowledged += 1
    finally:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA max_page_count = 4294967294")
    assert response.status_code == 503
    assert "Your answer could not be kept just now. Try again in a moment." in response.text
    assert 'value="option-1" required checked' in response.text
    assert Attempt.objects.count() == acknowledged
    assert answer(reader).status_code == 303
