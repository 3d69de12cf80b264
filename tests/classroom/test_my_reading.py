"""“My reading”: what this browser has answered, as a page and as files; and “forget me”."""

import csv
import io
import json
import re

import pytest
from django.test import Client

from classroom.models import Attempt
from config.patterns import RECORD
from exhibit import publishing, standing
from exhibit.models import Edition, Exhibit
from quiz.models import Question
from tests.classroom.readers import HERE, SILENCE, answer, make_reader, publish_lesson
from tests.kinds import ANSWERS, PAGE, fields, publish_kinds
from tests.lessons import publish, publish_again

pytestmark = pytest.mark.django_db
FIRST, SECOND = "/notes/first/which-note/", "/notes/second/what-else/"
MINE = "/my-reading/"


@pytest.fixture
def reader():
    publish_lesson()
    return make_reader()


def rows(page):
    """[{label: words}] of the questions on the page."""
    lists = re.findall(r"<dl>(.*?)</dl>", page.text, re.DOTALL)
    return [dict(re.findall(r"<dt>(.*?)</dt><dd>(?:<b>)?(.*?)(?:</b>)?</dd>", part)) for part in lists]


def test_each_question_has_the_latest_answer_its_verdict_and_how_it_went_from_the_first_try(reader):
    answer(reader, FIRST, "option-2", sure=3)
    answer(reader, FIRST, "option-1", sure=2)
    page = reader.get(MINE)
    (row,) = rows(page)
    assert row.pop("Answered").endswith(", edition 1")
    assert row == {
        "Your answer": "The third note",
        "Verdict": "Right",
        "First try": "not right yet, sure",
        "Try 2": "right, fairly sure",
    }
    assert "1 of 1 read closely" in page.text
    assert 'href="/notes/first/#q-which-note">Answer again' in page.text
    assert (page["Cache-Control"], page["X-Robots-Tag"]) == ("no-store, private", "noindex")


def test_of_a_single_try_there_is_no_other_to_compare_it_with(reader):
    answer(reader, FIRST, "option-2", sure=1)
    (row,) = rows(reader.get(MINE))
    assert (row["Verdict"], row["You said"]) == ("Not this one: it was The third note", "guess")
    assert "First try" not in row


def test_why_it_was_right_or_not_can_be_read_again(reader):
    answer(reader, FIRST, "option-2", sure=1)
    why = re.search(r'href="([^"]+)">Read why', reader.get(MINE).text)[1]
    told = reader.get(why).text
    assert "That one was answered." in told
    assert "Your answer, guess" in told


def test_pages_stand_in_their_order_and_what_no_page_asks_at_the_end(reader):
    for path in (SILENCE + "again/another-case/", SECOND, FIRST):
        answer(reader, path)
    page = reader.get(MINE).text
    titles = re.findall(r"<h3>(?:<a[^>]+>)?([^<]+)", page)
    assert titles == ["The first page", "The second page", "Questions that come back"]
    assert f'href="{SILENCE}again/another-case/?answer=' in page
    assert f'href="{SILENCE}again/another-case/">Answer again' in page


def test_an_answer_is_told_by_the_edition_it_was_given_under(reader):
    answer(reader, FIRST, "option-2")
    Question.objects.filter(slug="which-note").update(text="Which of them had no reply in our sources?")
    publish(Exhibit.objects.get())
    page = reader.get(MINE).text
    assert "Which note was left unanswered?" in page
    assert 'href="/notes/editions/1/first/#q-which-note">Answer again' in page
    assert "0 of 1 read closely" in page
    answer(reader, FIRST, edition=2)
    page = reader.get(MINE)
    assert [row["Verdict"] for row in rows(page)] == ["Not this one: it was The third note", "Right"]
    assert "1 of 1 read closely" in page.text


def test_a_change_elsewhere_leaves_it_where_it_is(reader):
    answer(reader, FIRST)
    publish_again(Exhibit.objects.get(), "Another title")
    page = reader.get(MINE).text
    assert "<h2>Another title</h2>" in page
    assert 'href="/notes/first/#q-which-note">Answer again' in page


def test_of_a_withdrawn_edition_no_words_are_shown(reader):
    answer(reader, FIRST, "option-2")
    publishing.withdraw(Edition.objects.get(), "A name that must not stand.")
    standing.forget()
    page = reader.get(MINE).text
    assert "A question of edition 1, which has been withdrawn. Not right yet." in page
    assert "This exhibit is not open at the moment." in page
    assert "Which note" not in page
    (line,) = json.loads(reader.get(MINE + "answers.json").content)["answers"]
    assert (line["asked"], line["answer"], line["verdict"]) == ("", "", "not right yet")


@pytest.mark.parametrize("cookie", ["", "s" * 22, "<script>", "x" * 5000])
def test_whoever_has_answered_nothing_is_told_why_the_page_is_empty(reader, cookie):
    answer(reader, FIRST)
    stranger = Client(headers=HERE)
    stranger.cookies["reader"] = cookie
    page = stranger.get(MINE)
    assert (
        "Nothing is kept of this browser. Either you have answered no question yet, or your browser keeps" in page.text
    )
    assert "Which note" not in page.text
    assert json.loads(stranger.get(MINE + "answers.json").content) == {"answers": []}


# ---- As files


def test_every_try_is_a_line_of_both_files(reader):
    answer(reader, SILENCE + "first/which-note/", "option-2", sure=3)
    answer(reader, SILENCE + "again/which-note/", sure=2)
    day = Attempt.objects.first().day.isoformat()
    first = {
        "exhibit": "Unanswered Notes",
        "edition": 1,
        "page": "The first page",
        "question": "which-note",
        "asked": "Which note was left unanswered?",
        "answer": "The protest about parole",
        "verdict": "not right yet",
        "mark": 0.0,
        "sure": "sure",
        "try": 1,
        "came_back": "no",
        "route": "silence",
        "day": day,
        "seconds": "",
        "language": "en",
    }
    answers = reader.get(MINE + "answers.json")
    lines = json.loads(answers.content)["answers"]
    assert lines[0] == first
    assert (lines[1]["answer"], lines[1]["came_back"], lines[1]["mark"]) == ("The third note", "yes", 1.0)
    table = reader.get(MINE + "answers.csv")
    read = list(csv.DictReader(io.StringIO(table.content.decode("utf-8-sig"))))
    assert read[0] == {name: str(value) for name, value in first.items()}
    assert len(read) == 2
    for response, ending in ((answers, "json"), (table, "csv")):
        assert response["Content-Disposition"] == f'attachment; filename="my-reading.{ending}"'
        assert "no-store" in response["Cache-Control"]
        assert "r" * 22 not in response.content.decode()


def test_another_format_is_not_found(reader):
    assert reader.get(MINE + "answers.xlsx").status_code == 404


IN_WORDS = {  # of the first answer to each question of the pattern page
    "one": "The first note",
    "several": "The protest",
    "number": "360 days",
    "date": "3 February 1901",
    "message": "The late note",
    "sequence": "1. The first note; 2. The protest, in rather more words than its sender may have liked; 3. The reply; "
    "4. The late note",
    "match": "The first note → asked for an answer; The protest → drew a reply; The reply → closed the matter",
    "weigh": "The reply of March → Strongly for; The late note, from Zenda → For; "
    "An invented book, printed much later → Cannot be used for this",
    "label": "An invented sentence whose evidence is claimed. → Claimed; "
    "An invented sentence whose evidence is unknown. → Unknown",
    "compare": "That an answer is awaited → The first note; That the matter is closed → The reply; "
    "That there is a matter → Both; That it rained in Strelsau → Neither",
    "reveal": "“growing surprise”",
    "focus": "“awaits with patience”; “the answer of the Grand Duchy”",
    "map": "Strelsau → its addressee; Zenda → its sender; Hentzau → not told of it; Tarlenheim → not told of it",
    "citing": "An answer; shown by “the answer of the Grand Duchy”",
}


def test_an_answer_of_every_kind_has_words():
    publish_kinds()
    reader = make_reader()
    for uid, given in {uid: given for uid, given, _told in reversed(ANSWERS)}.items():
        sent = fields(RECORD.question[uid], given).urlencode()
        reader.post(f"{PAGE}{uid}/", sent, content_type="application/x-www-form-urlencoded")
    lines = json.loads(reader.get(MINE + "answers.json").content)["answers"]
    assert {line["question"]: line["answer"] for line in lines} == IN_WORDS
    assert reader.get(MINE).status_code == 200


# ---- Forget me


def test_forgetting_is_explained_in_words_before_it_is_done(reader):
    answer(reader, FIRST)
    page = reader.get(MINE + "forget/")
    assert "1 answer is kept beside the random name of this browser." in page.text
    assert "This cannot be undone" in page.text
    assert "Yes, forget me" in page.text
    assert Attempt.objects.get().reader == "r" * 22
    assert "there is nothing to forget" in make_reader("s").get(MINE + "forget/").text


def test_who_is_forgotten_has_no_name_here_nor_a_cookie_and_the_answers_stay_for_the_totals(reader):
    answer(reader, FIRST, "option-2")
    answer(reader, FIRST)
    answer(make_reader("s"), FIRST)
    done = reader.post(MINE + "forget/")
    assert (done.status_code, done["Location"]) == (303, "/my-reading/?forgotten=1")
    assert [(done.cookies[name].value, done.cookies[name]["max-age"]) for name in ("reader", "answered")] == [
        ("", 0)
    ] * 2
    assert list(Attempt.objects.order_by("pk").values_list("reader", "number")) == [("", 1), ("", 2), ("s" * 22, 1)]
    page = reader.get(done["Location"])
    assert "You are forgotten." in page.text
    assert "Which note" not in page.text


def test_only_a_page_of_this_site_can_ask_to_forget(reader):
    answer(reader, FIRST)
    for sender in ({"origin": "https://evil.example"}, {"origin": "null"}, {"origin": "", "referer": ""}):
        refused = reader.post(MINE + "forget/", headers=sender)
        assert refused.status_code == 403
        assert "This came from another site, so nothing was forgotten." in refused.text
    assert Attempt.objects.get().reader == "r" * 22


def test_whoever_answers_after_being_forgotten_begins_anew(reader):
    answer(reader, FIRST)
    reader.post(MINE + "forget/")
    asked = answer(reader, FIRST)
    assert (asked.status_code, asked["Location"]) == (307, f"{FIRST}?cookie=asked")
    assert asked.cookies["reader"].value != "r" * 22
