"""Report a reading: what a reader sends, what curators make of it, what everybody may read."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client

from exhibit.models import Report
from exhibit.throttle import REPORTS_AN_HOUR
from tests.desk import address, opened, saved, sign_in
from tests.factories import make_curator, make_exhibit, make_report, make_teacher
from tests.lessons import make_lesson, publish

pytestmark = pytest.mark.django_db
FORM = {
    "place": "Footnote 49",
    "words": "The folder looks like a file.",
    "suggested": "D. 407",
    "contact": "a@b.example",
}


@pytest.fixture
def exhibit():
    exhibit = make_lesson()
    publish(exhibit)
    return exhibit


def send(client=None, origin="http://testserver", **fields):
    return (client or Client()).post("/notes/report/", FORM | fields, headers={"Origin": origin} if origin else {})


@pytest.mark.usefixtures("exhibit")
def test_a_report_is_kept_with_what_was_written_and_nothing_else_of_the_reader():
    answer = send(source="note")
    assert (answer.status_code, answer["Location"]) == (303, "/notes/report/?sent=1&source=note")
    assert answer.cookies == {}
    row = Report.objects.get()
    assert (row.place, row.words, row.suggested, row.contact) == tuple(FORM.values())
    assert (row.state, row.source, row.edition) == ("open", "note", 1)
    assert "The curators have your report." in Client().get("/notes/report/?sent=1").text


@pytest.mark.usefixtures("exhibit")
@pytest.mark.parametrize("query", ["source=note", "sent=1&source=note"])
def test_a_way_leads_back_to_the_source_that_is_reported(query):
    assert 'href="/archive/sources/note/">Back to The note</a>' in Client().get(f"/notes/report/?{query}").text
    assert "Back to The" not in Client().get(f"/notes/report/?{query.replace('note', 'draft')}").text


@pytest.mark.usefixtures("exhibit")
@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("source=note", "Source: The note"),
        ("footnote=article-fn1", "Footnote 1"),
        ("page=first", "Page: The first page"),
    ],
)
def test_the_form_begins_with_where_the_reader_came_from(query, place):
    assert f'value="{place}"' in Client().get(f"/notes/report/?{query}").text


@pytest.mark.usefixtures("exhibit")
@pytest.mark.parametrize("query", ["source=draft", "footnote=article-fn99", "footnote=x", "page=%00", "source=%22%3E"])
def test_what_the_edition_does_not_hold_is_not_repeated(query):
    page = Client().get(f"/notes/report/?{query}").text
    assert '<input type="text" name="place" maxlength="200" required' in page


@pytest.mark.usefixtures("exhibit")
def test_bad_input_is_named_and_keeps_what_was_typed():
    answer = send(words="", suggested="D. 407 <b>")
    assert answer.status_code == 400
    assert "Something is missing; what you wrote is still here." in answer.text
    assert 'value="D. 407 &lt;b&gt;"' in answer.text
    assert Report.objects.count() == 0


@pytest.mark.usefixtures("exhibit")
@pytest.mark.parametrize("origin", ["http://elsewhere.example", "null", ""])
def test_a_report_from_another_site_is_not_taken_and_not_lost(origin):
    answer = send(origin=origin)
    assert answer.status_code == 403
    assert "The folder looks like a file." in answer.text
    assert Report.objects.count() == 0


@pytest.mark.usefixtures("exhibit")
def test_who_fills_in_what_people_do_not_see_is_thanked_and_forgotten():
    assert send(website="http://spam.example").status_code == 303
    assert Report.objects.count() == 0


@pytest.mark.usefixtures("exhibit")
def test_one_address_sends_so_many_an_hour_and_no_more():
    for _time in range(REPORTS_AN_HOUR):
        assert send().status_code == 303
    answer = send()
    assert answer.status_code == 429
    assert "The folder looks like a file." in answer.text
    assert send(Client(REMOTE_ADDR="192.0.2.7")).status_code == 303
    assert Report.objects.count() == REPORTS_AN_HOUR + 1


def test_a_source_that_is_not_held_is_not_taken_over(exhibit):
    send(source="draft-of-something")
    assert Report.objects.get().source == ""


def test_deciding_drops_the_contact_and_dates_the_decision(exhibit):
    row = make_report(exhibit, contact="a@b.example")
    client = sign_in(Client(), make_curator())
    saved(client, row, opened(client, row) | {"state": "accepted", "public_words": "Footnote 49 is read as file 407."})
    row.refresh_from_db()
    assert (row.contact, row.decided_on) == ("", date.today())


def test_an_accepted_report_needs_words_for_readers(exhibit):
    row = make_report(exhibit)
    row.state = "accepted"
    with pytest.raises(ValidationError, match="Say in a sentence what was corrected"):
        row.full_clean()


def test_no_decided_report_keeps_a_contact_whoever_writes_it(exhibit):
    make_report(exhibit)
    with pytest.raises(IntegrityError), transaction.atomic():
        Report.objects.update(state="declined", decided_on=date(2026, 3, 9), contact="a@b.example")


def test_accepted_corrections_are_public_dated_and_in_the_curators_words(exhibit):
    make_report(exhibit)
    make_report(exhibit, state="declined", public_words="Declined words.")
    make_report(
        exhibit,
        state="accepted",
        public_words="Footnote 49 is now read as file 407.",
        decided_on=date(2026, 3, 9),
        source="note",
    )
    page = Client().get("/notes/corrections/").text
    assert "Footnote 49 is now read as file 407." in page
    assert "9 March 2026" in page
    assert '<a href="/archive/sources/note/">The note</a>' in page
    assert "It looks wrong." not in page
    assert "Declined words." not in page


def test_a_teacher_sees_reports_on_their_own_exhibits_only(exhibit):
    teacher = make_teacher()
    own, foreign = make_report(make_exhibit(teacher)), make_report(exhibit)
    client = sign_in(Client(), teacher)
    assert client.get(address(own)).status_code == 200
    assert client.get(address(foreign)).status_code == 302


def test_the_desk_says_how_many_reports_wait(exhibit):
    make_report(exhibit)
    assert "1 report from a reader waits for you" in sign_in(Client(), make_curator()).get("/admin/").text


def test_a_lesson_leads_to_the_form_and_the_log(exhibit):
    page = Client().get("/notes/first/").text
    assert 'href="/notes/report/?page=first"' in page
    assert 'href="/notes/corrections/"' in page


def test_an_exhibit_that_never_was_has_neither():
    assert Client().get("/nothing/report/").status_code == 404
    assert Client().get("/nothing/corrections/").status_code == 404
