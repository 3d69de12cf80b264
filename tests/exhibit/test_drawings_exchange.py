"""The exchange of the first exhibit: its numbers, its drawing, its list and its table, all of one register."""

import csv
import io
import re
from datetime import date

import pytest
from django.http import QueryDict

from archive.notes import Notes
from exhibit.drawings.exchange import exchange
from exhibit.drawings.exchange.knowledge import NEWSPAPER, known_from
from exhibit.opened import Opened
from tests.first_exhibit import first_record, publish_first_exhibit

pytestmark = pytest.mark.django_db
ADDRESS = "/unanswered-notes/exchange/"


@pytest.fixture(scope="module")
def opened(django_db_setup, django_db_blocker):
    """The first exhibit's draft, gathered once: what is tested of it asks no database."""
    with django_db_blocker.unblock():
        return Opened(first_record())


@pytest.fixture
def site(client):
    publish_first_exhibit()
    return client


def drawn(opened, query="", **fields):
    return exchange(opened.record, "x", opened, Notes(opened.record.holdings), QueryDict(query), **fields)


def row(found, number):
    return next(one for one in found.rows if one.entry.number == number)


def test_nine_messages_in_order_of_time(opened):
    assert [(one.entry.number, one.entry.source) for one in drawn(opened).rows] == [
        (1, "note-1949-12-30"),
        (2, "note-1950-02-01"),
        (3, "statement-1950-02-03"),
        (4, "reply-of-the-prc"),
        (5, "note-1950-05-11"),
        (6, "note-1950-05-30"),
        (7, "note-1950-06-08"),
        (8, "remark-1950-07-01"),
        (9, "note-1950-12-15"),
    ]


@pytest.mark.parametrize(
    ("number", "days"), [(1, "35 (Moscow)"), (2, "317 (Washington)"), (5, "28 (Washington)"), (6, "199 (Washington)")]
)
def test_the_days_are_those_of_the_register(opened, number, days):
    assert row(drawn(opened), number).days == days


def test_the_days_on_the_drawing_are_those_of_the_table(opened):
    found = drawn(opened)
    plates = {
        int(band.label.words.split()[0]) for band in found.picture.bands if band.label and "day" in band.label.words
    }
    table = {int(number) for one in found.rows for number in re.findall(r"\d+", one.days)}
    assert plates == table == {28, 35, 199, 317}


def test_capitals_stand_from_top_to_bottom_with_the_one_that_writes_most_in_the_middle(opened):
    assert [lane.key for lane in drawn(opened).lanes] == ["London", "Washington", "Moscow", "Beijing", ""]


def test_an_undated_reply_is_a_span_with_those_words_never_a_point(opened):
    mark = drawn(opened).picture.marks[3]
    assert mark.bracket
    assert mark.texts[0].words == "no date in our sources"
    assert not drawn(opened).picture.marks[1].bracket


def test_a_note_of_which_copies_went_out_ends_in_one_sheet_a_government(opened):
    marks = drawn(opened).picture.marks
    assert marks[1].sheets.count("M") == 8
    assert marks[5].sheets.count("M") == 9  # one of them in Beijing


def test_every_capital_that_was_written_to_has_a_line_with_a_head_of_its_own(opened):
    first = drawn(opened).picture.marks[1]
    assert (len(first.thick), len(first.thin)) == (1, 2)  # Washington; London, Beijing
    assert all(path.count("M") == 1 for path in (*first.thick, *first.thin))


@pytest.mark.parametrize("query", ["", "from=1950-01-01&to=1950-07-01", "reader=Washington&day=1950-07-15"])
def test_no_two_marks_are_nearer_than_a_finger(opened, query):
    picture = drawn(opened, query).picture
    assert {mark.hit for mark in picture.marks} == {"34"}  # 44 px across at the drawing's smallest
    assert not any(mark.crowded for mark in picture.marks)
    doors = [[float(one) for one in link.hit] for link in picture.doors]
    assert all(width >= 68 for _x, _y, width, _height in doors)
    assert all(a[0] + a[2] <= b[0] + 0.1 for a in doors for b in doors if a[0] < b[0] and abs(a[1] - b[1]) < 68)


def test_papers_that_share_a_link_are_led_to_in_their_list(opened):
    found = drawn(opened)
    many = next(link for link in found.picture.doors if len(link.marks) > 1)
    assert many.name == "18 internal papers, 3 Jan 1950 to 3 Feb 1950: to their list"
    assert many.href == ""
    assert found.papers[many.at - 1]["paper"].when == "3 Jan 1950"
    assert sum(mark.count for link in found.picture.doors for mark in link.marks) == len(found.papers)


def test_what_was_said_to_the_press_reaches_no_lane(opened):
    statement = drawn(opened).picture.marks[2]
    assert statement.press
    assert not statement.thick
    assert not statement.thin


def test_the_finding_takes_at_most_ninety_words_and_names_the_days(opened):
    words = drawn(opened).description
    assert len(words.split()) <= 90
    assert words.startswith(
        "From 30 Dec 1949 to 15 Dec 1950, messages sent: Moscow 4, Washington 2, Beijing 1; "
        "said to the press: Washington 2. "
        "Without a reply in our sources: that of 1 Feb 1950, 317 days from Washington; "
        "that of 30 May 1950, 199 days from Washington; that of 30 Dec 1949, at most 35 days from Moscow."
    )
    assert "a reply in writing after 28 days, counted from sending, to the day the reply was prepared." in words


def test_a_message_is_named_in_full(opened):
    assert drawn(opened).picture.marks[5].name == (
        "Message 6, 30 May 1950: First reminder about the tribunal. From Moscow to Washington; "
        "decided on for London; 9 copies decided on. "
        "Washington spoke of it to the press, not to the sender: no. 8. "
        "No reply from London in our sources; no paper says until when. "
        "No reply from Washington in our sources: 199 days, counted from the message’s date, "
        "attested until 15 Dec 1950."
    )


@pytest.mark.parametrize(
    ("number", "to"),
    [
        (2, "Washington; ordered for London, Beijing; 8 copies"),
        (3, "the press"),
        (4, "Moscow"),
        (6, "Washington; decided on for London; 9 copies decided on"),
    ],
)
def test_what_was_only_ordered_or_decided_on_is_told_apart_from_what_arrived(opened, number, to):
    assert row(drawn(opened), number).to == to


def test_a_silence_whose_witness_may_be_older_lasted_at_most_so_long(opened):
    found = row(drawn(opened), 1)
    assert found.attested == "between 1 and 3 Feb 1950"
    assert found.outcome == (
        "No reply from Moscow in our sources: at most 35 days, counted from sending, "
        "attested until between 1 and 3 Feb 1950."
    )


def test_a_note_of_which_only_the_writing_is_known_says_so(opened):
    assert row(drawn(opened), 7).entry.when == "8 Jun 1950 (prepared)"


@pytest.mark.parametrize(
    ("number", "footnotes"),
    [
        (2, "fn 31, fn 27, fn 29, fn 50, fn 30, fn 25"),
        (3, "fn 30, fn 31, fn 32"),
        (6, "fn 50, fn 44, fn 41, fn 42"),
    ],
)
def test_every_footnote_that_a_row_rests_on_is_named(opened, number, footnotes):
    assert row(drawn(opened), number).footnotes == footnotes


@pytest.mark.parametrize(
    "query",
    [
        "from=x&to=y",
        "lane=Atlantis",
        "highlight=99,x",
        "secret=maybe",
        "layout=round",
        "reader=Zenda",
        "day=1950-02-31",
    ],
)
def test_what_cannot_be_read_is_as_if_it_were_not_there(opened, query):
    assert drawn(opened, query).picture == drawn(opened).picture


def test_days_lanes_and_papers_can_be_left_out(opened):
    assert [one.entry.number for one in drawn(opened, "from=1950-05-01&to=1950-08-01").rows] == [4, 5, 6, 7, 8]
    assert [lane[0].words for lane in drawn(opened, "lane=Moscow&lane=Washington").picture.names] == [
        "Washington",
        "Moscow",
    ]
    assert drawn(opened, "secret=off").picture.doors == []
    assert drawn(opened, "secret=off").papers == []


def test_what_was_sent_from_a_lane_that_is_left_out_is_left_out_too(opened):
    found = drawn(opened, "lane=London&lane=others")
    assert found.rows == []
    assert found.picture is None


def test_messages_that_do_not_stand_out_are_pale_not_gone(opened):
    marks = drawn(opened, "highlight=2,4").picture.marks
    assert [mark.number for mark in marks if not mark.pale] == [2, 4]
    assert len(marks) == 9


# --- who could know it


@pytest.mark.parametrize(
    ("source", "reader", "day"),
    [
        ("note-1950-02-01", "Moscow", date(1950, 2, 1)),
        ("note-1950-02-01", "Washington", date(1950, 2, 1)),
        ("note-1950-02-01", NEWSPAPER, date(1950, 2, 3)),
        ("note-1950-12-15", NEWSPAPER, None),
        ("memorandum-1950-08-09", "Washington", date(1950, 8, 9)),
        ("memorandum-1950-08-09", "Moscow", None),
        ("remark-1950-07-01", NEWSPAPER, date(1950, 7, 1)),
        ("reply-of-the-prc", "Washington", None),
        ("note-1950-05-11", "Washington", date(1950, 6, 8)),  # no day of delivery is attested, but it was answered
    ],
)
def test_who_could_know_of_what_from_which_day(opened, source, reader, day):
    assert known_from(opened.record.holdings, source, reader) == day


def test_what_a_reader_could_not_yet_know_is_counted_and_not_shown(opened):
    found = drawn(opened, "reader=Washington&day=1950-04-01")
    assert [one.entry.source for one in found.rows] == ["note-1949-12-30", "note-1950-02-01", "statement-1950-02-03"]
    assert found.unknown == "6 messages and 26 internal papers that Washington could not know of by 1 Apr 1950."
    assert found.picture.unknown["text"].words == found.unknown
    assert found.papers == found.picture.doors == []


def test_a_silence_is_told_as_it_stood_that_day(opened):
    found = drawn(opened, "reader=Washington&day=1950-04-01")
    words = [band.label.words for band in found.picture.bands if band.label]
    assert "59 days so far" in words
    assert (
        "No reply from Washington in our sources by that day: 59 days, counted from delivery." in row(found, 2).outcome
    )
    assert row(found, 2).attested == ""
    assert "59 days" in found.description


def test_a_reply_not_yet_known_is_a_wait_like_any_other(opened):
    found = drawn(opened, "reader=Moscow&day=1950-06-01")
    protest = next(one for one in found.rows if one.entry.source == "note-1950-05-11")
    assert protest.outcome == "No reply from Washington in our sources by that day: 21 days, counted from sending."
    assert protest.cells[8] == "none in our sources"


@pytest.mark.parametrize("reader", ["newspaper", "Washington", "London", "Beijing"])
def test_nothing_gives_the_place_of_what_is_not_known_away(opened, reader):
    found = drawn(opened, f"reader={reader}&day=1950-07-15", events=["parole-circular-published", "korean-war-begins"])
    assert [one.entry.number for one in found.rows] == [*range(1, len(found.rows) + 1)]
    narrowed = drawn(opened, f"reader={reader}&day=1950-07-15&from=1950-01-01&to=1950-03-01")
    assert narrowed.unknown == found.unknown
    told = str([*found.cells, found.picture, found.papers, found.description, found.context, found.rows])
    for later in ("15 Dec 1950", "9 Aug 1950", "199 days", "317 days", "1950, 12, 15"):
        assert later not in told


def test_what_stands_out_stands_out_under_its_new_number_too(opened):
    marks = drawn(opened, "reader=newspaper&day=1950-07-15&highlight=8").picture.marks
    assert [mark.number for mark in marks if not mark.pale] == [3]
    assert [mark.name.partition(":")[0] for mark in marks if not mark.pale] == ["Message 3, by 1 Jul 1950"]


def test_we_who_read_today_have_nothing_veiled(opened):
    found = drawn(opened, "day=1950-01-05")
    assert (len(found.rows), found.unknown) == (9, "")


# --- the page and its files


def test_the_drawing_weighs_less_than_twenty_kilobytes_and_is_the_same_each_time(site):
    first, second = (site.get(ADDRESS).content for _ in range(2))
    assert first == second
    svg = re.search(rb'<svg class="exchange".*?</svg>', first, re.DOTALL)[0]
    assert len(svg) < 20_000
    assert b"<style" not in svg
    assert b"style=" not in first


def test_links_stand_in_order_of_time(site):
    svg = re.search(r'<svg class="exchange".*?</svg>', site.get(ADDRESS).text, re.DOTALL)[0]
    assert re.findall(r'aria-label="Message (\d)', svg) == list("123456789")


@pytest.mark.parametrize(
    "query", ["", "?layout=list", "?layout=wide", "?from=1990-01-01", "?lane=%00&day=&highlight=%2C"]
)
def test_the_page_answers_whatever_is_asked(site, query):
    assert site.get(ADDRESS + query).status_code == 200


def test_the_list_alone(site):
    assert '<svg class="exchange"' not in site.get(ADDRESS + "?layout=list").text


def test_the_rows_as_a_file(site):
    response = site.get("/unanswered-notes/exchange.csv")
    assert response["Content-Disposition"] == 'attachment; filename="unanswered-notes-exchange.csv"'
    rows = list(csv.DictReader(io.StringIO(response.text)))
    assert len(rows) == 9
    assert rows[1]["Days"] == "317 (Washington)"
    assert rows[3]["Date"] == "between 1 Feb and 15 Dec 1950"
    assert [row["Reply"] for row in rows] == [
        "none in our sources",
        "no. 4",
        "none in our sources",
        "is itself a reply",
        "no. 7",
        "none in our sources",
        "is itself a reply",
        "said to the press",
        "none in our sources",
    ]


def test_the_drawing_as_a_file_carries_its_own_style(site):
    response = site.get("/unanswered-notes/exchange.svg")
    assert response["Content-Type"] == "image/svg+xml"
    assert response["Content-Disposition"].startswith("attachment")
    assert "<style>" in response.text
    assert response.text.startswith("<svg")
    assert "href=" not in response.text


def test_an_old_edition_has_its_exchange(site):
    response = site.get("/unanswered-notes/editions/1/exchange/")
    assert response.status_code == 200
    assert "/unanswered-notes/editions/1/exchange.csv" in response.text


def test_replies_can_be_left_out_for_students_to_draw(opened):
    found = drawn(opened, "replies=blank")
    assert found.picture.bands == []
    assert {one.outcome for one in found.rows} == {""}
    assert found.description == ""
    assert "317" not in str([one.cells for one in found.rows])


def test_a_statement_to_the_press_is_never_called_an_answer(opened):
    assert row(drawn(opened), 3).outcome == (
        "It speaks of no. 2 in public, not to its sender. "
        "No reply from Moscow in our sources; no paper says until when."
    )
