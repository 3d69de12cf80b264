"""What leaves the reading room as a file: references of one source or of a selection, and tables."""

import csv
import hashlib
import io
import json

import pytest
import rispy
from django.test import Client

from archive.columns import FOOTNOTES, MESSAGES, SOURCES, safe
from archive.models import Footnote, Message, Source
from tests.factories import make_party, make_silence, make_source
from tests.lessons import make_lesson, publish

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("format", "kind", "begins"),
    [
        ("ris", "application/x-research-info-systems", "TY  - UNPB\r\nID  - note\r\n"),
        ("bib", "application/x-bibtex", "@unpublished{note,\n"),
        ("csl.json", "application/vnd.citationstyles.csl+json", '[\n {\n  "id": "note",'),
        ("txt", "text/plain", "Notes\n\nSoviet Union to United States, The note [note], 1 February 1950. AVP RF."),
        ("json", "application/ld+json", '{\n "@context": "https://schema.org",'),
    ],
)
def test_a_source_is_given_in_each_format(format, kind, begins):
    publish(make_lesson())
    answer = Client().get(f"/archive/sources/note.{format}")
    assert answer["Content-Type"] == f"{kind}; charset=utf-8"
    assert answer["Content-Disposition"] == f'attachment; filename="note.{format}"'
    assert answer.text.startswith(begins)
    assert "http://testserver/notes/editions/1/sources/note/" in answer.text


@pytest.mark.parametrize("address", ["sources/note.docx", "sources/draft.ris", "sources.docx", "secrets.csv"])
def test_what_is_not_there_in_this_format_is_not_found(address):
    publish(make_lesson())
    assert Client().get(f"/archive/{address}").status_code == 404


def test_a_selection_is_given_as_it_is_narrowed():
    publish(make_lesson())
    titles = [row["title"] for row in rispy.loads(Client().get("/archive/sources.ris?kind=article").text)]
    assert titles == ["The article"]
    assert json.loads(Client().get("/archive/sources.csl.json?q=nothing-like-it").text) == []


def rows(address):
    answer = Client().get(address)
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.content.startswith(b"\xef\xbb\xbf")  # by this a spreadsheet knows UTF-8
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


def test_the_register_of_messages_says_who_wrote_when_and_how_long_nothing_came():
    publish(make_lesson())
    (row,) = rows("/archive/messages.csv")
    assert (row["source"], row["sender"], row["addressees"]) == ("note", "Soviet Union", "United States")
    assert (row["date"], row["history"]) == ("1950-02-01", "delivered 1950-02-01")
    assert (row["silent"], row["silent_until"], row["silent_days"]) == ("United States", "1950-12-15", "317")
    assert row["shelfmarks"] == "AVP RF. F. 0146. Op. 48a. P. 323. D. 1. L. 40"
    assert (row["exhibit"], row["edition"]) == ("notes", "1")


def test_each_of_several_who_were_silent_has_a_day_of_its_own_or_none():
    exhibit = make_lesson()
    message = Message.objects.get(source__slug="note")
    silent = {"party": make_party(name="United Kingdom"), "message": message, "attested_until": None}
    exhibit.silences.add(make_silence(slug="after-note-in-london", **silent))
    publish(exhibit)
    (row,) = rows("/archive/messages.csv")
    assert row["silent"] == "United States; United Kingdom"
    assert (row["silent_until"], row["silent_days"]) == ("1950-12-15; ", "317; ")


def test_the_table_of_sources_holds_what_is_no_message_too_and_what_derives_from_what():
    exhibit = make_lesson()
    wire = make_source(slug="wire", kind="newspaper", cannot_tell="Who wrote it.")
    wire.derives_from.add(Source.objects.get(slug="note"))
    exhibit.sources.add(wire)
    publish(exhibit)
    found = {row["source"]: row for row in rows("/archive/sources.csv")}
    assert (found["wire"]["kind"], found["wire"]["derives_from"]) == ("newspaper", "note")
    assert found["wire"]["cannot_tell"] == "Who wrote it."
    assert found["note"]["shelfmarks"] == "AVP RF. F. 0146. Op. 48a. P. 323. D. 1. L. 40"
    assert (found["note"]["footnotes"], found["note"]["date_latest"]) == ("1", "1950-02-01")


def test_a_cell_that_a_spreadsheet_would_run_begins_with_an_apostrophe():
    exhibit = make_lesson()
    Source.objects.filter(slug="note").update(title='=HYPERLINK("http://example.org")')
    Footnote.objects.update(as_printed="@SUM(1)")
    publish(exhibit)
    assert rows("/archive/messages.csv")[0]["title"] == '\'=HYPERLINK("http://example.org")'
    assert rows("/archive/footnotes.csv")[0]["as_printed"] == "'@SUM(1)"


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@x", "\t=1", "\r=1", " =1", "\n=1"])
def test_all_that_begins_like_a_formula_is_kept_from_running(cell):
    assert safe(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["1950-02-01", "", 317, "[..1950-02-03]", "a = b"])
def test_what_is_no_formula_stays_as_it_is(cell):
    assert safe(cell) == cell


def test_the_guide_names_every_column_and_the_sums_to_check_by():
    publish(make_lesson())
    guide = Client().get("/archive/columns/").text
    for table in (SOURCES, MESSAGES, FOOTNOTES):
        content = Client().get(f"/archive/{table.name}.csv").content
        assert hashlib.sha256(content).hexdigest() in guide
        for column in table.columns:
            assert f"<dt>{column.name}</dt>" in guide


def test_a_page_carries_its_reference_for_zotero_and_names_its_formats():
    publish(make_lesson())
    page = Client().get("/archive/sources/note/").text
    assert '<span class="Z3988" title="ctx_ver=Z39.88-2004&amp;' in page
    assert '<link rel="alternate" type="application/x-bibtex" href="/archive/sources/note.bib"' in page
