"""Questions taken from the desk and by a command: whole exhibits and single lessons, never by the public."""

import io
import zipfile
from xml.etree import ElementTree

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from exhibit import publishing, standing
from exhibit.models import Edition, Exhibit
from tests import desk
from tests.factories import make_curator, make_reviewer, make_teacher, make_user
from tests.first_exhibit import publish_first_exhibit
from tests.gift import parsed
from tests.kinds import publish_kinds
from tests.lessons import make_lesson, publish

pytestmark = pytest.mark.django_db
LIST = "/admin/exhibit/exhibit/questions/"


def file(name):
    return f"/admin/exhibit/exhibit/questions/{name}"


@pytest.fixture
def notes():
    exhibit = make_lesson()
    publish(exhibit)
    return exhibit


def names(response):
    quiz = ElementTree.fromstring(response.content)
    return [row.findtext("name/text") for row in quiz.iterfind("question") if row.get("type") != "category"]


def test_a_curator_takes_the_questions_of_an_exhibit_in_each_format(client, notes):
    desk.sign_in(client, make_curator())
    page = client.get(reverse("admin:exhibit_questions"))
    assert page.request["PATH_INFO"] == LIST
    for ending in ("moodle.xml", "gift.txt", "qti.zip"):
        assert f'href="{file(f"notes.{ending}")}"' in page.text
        assert f'href="{file(f"notes/first.{ending}")}"' in page.text
    assert "never to its students" in page.text
    assert "How sure a reader is, is not asked. [all]" in page.text
    taken = client.get(file("notes.moodle.xml"))
    assert names(taken) == ["which-note"]
    assert taken["Content-Disposition"] == 'attachment; filename="notes-1.moodle.xml"'
    assert "no-store" in taken["Cache-Control"]
    assert b"http://testserver/notes/editions/1/sources/note/" in taken.content
    package = zipfile.ZipFile(io.BytesIO(client.get(file("notes/first.qti.zip")).content))
    assert package.namelist() == ["imsmanifest.xml", "items/which-note.xml", "losses.txt"]
    assert client.get(file("notes/first.gift.txt")).content.count(b"::which-note::") == 1


def test_only_who_may_see_questions_at_the_desk_is_let_in(client, notes):
    """A student who asks for the keys is led to the door."""
    addresses = [LIST, file("notes.moodle.xml"), file("notes.gift.txt"), file("notes/first.qti.zip")]
    for address in addresses:
        assert client.get(address).status_code == 302
    desk.sign_in(client, make_user(is_staff=True))
    assert [client.get(address).status_code for address in addresses] == [403] * 4
    for person in (make_curator(), make_teacher(), make_reviewer()):
        desk.sign_in(client, person)
        assert [client.get(address).status_code for address in addresses] == [200] * 4


def test_a_teacher_gets_no_keys_of_another_teachers_exhibit(client, notes):
    owner, other = make_teacher(), make_teacher()
    Exhibit.objects.update(owner=owner)
    standing.forget()
    desk.sign_in(client, other)
    assert "No exhibit is published yet." in client.get(LIST).text
    assert client.get(file("notes.moodle.xml")).status_code == 404
    desk.sign_in(client, owner)
    assert client.get(file("notes.moodle.xml")).status_code == 200


@pytest.mark.parametrize("name", ["nots.moodle.xml", "notes.docx", "notes/third.gift.txt", "notes/second-.qti.zip"])
def test_what_there_is_not_cannot_be_taken(client, notes, name):
    desk.sign_in(client, make_curator())
    assert client.get(file(name)).status_code == 404


def test_what_is_withdrawn_cannot_be_taken(client, notes):
    publishing.withdraw(Edition.objects.get(), "A name that must not stand.")
    standing.forget()
    desk.sign_in(client, make_curator())
    assert client.get(file("notes.moodle.xml")).status_code == 404
    with pytest.raises(CommandError, match=r"withdrawn: A name that must not stand\."):
        call_command("export_questions", "notes", "gift.txt", edition=1)


def test_the_desk_leads_there(client, notes):
    desk.sign_in(client, make_teacher())
    assert f'href="{LIST}"' in client.get("/admin/").text


def test_a_command_writes_the_file_and_prints_what_is_lost(tmp_path, monkeypatch, capsys):
    publish_kinds()
    monkeypatch.chdir(tmp_path)
    call_command("export_questions", "kinds", "moodle.xml", site="https://notes.example/")
    said = capsys.readouterr().out
    assert "15 questions of" in said
    assert "- Of cards in order only neighbours that follow one another directly count. [sequence]" in said
    written = (tmp_path / "kinds-1.moodle.xml").read_text()
    assert "https://notes.example/kinds/editions/1/sources/note-one/" in written
    call_command("export_questions", "kinds", "qti.zip", page="all", output=tmp_path / "quiz.zip")
    assert "- Links to the sources, since --site does not say" in capsys.readouterr().out
    assert zipfile.ZipFile(tmp_path / "quiz.zip").testzip() is None


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"edition": 9}, "“notes” has no edition 9."),
        ({"page": "third"}, "Edition 1 of notes has no page “third”."),
    ],
)
def test_the_command_says_what_there_is_not(notes, fields, words):
    with pytest.raises(CommandError, match=words):
        call_command("export_questions", "notes", "gift.txt", **fields)


def test_all_questions_of_the_first_exhibit_can_be_taken(client):
    """Each question of the record is in each file, and an independent parser reads the GIFT."""
    publish_first_exhibit()
    desk.sign_in(client, make_curator())
    uids = {question.uid for question in Edition.objects.get().record.questions}
    assert len(uids) > 30
    assert {name.partition(".")[0] for name in names(client.get(file("unanswered-notes.moodle.xml")))} == uids
    package = zipfile.ZipFile(io.BytesIO(client.get(file("unanswered-notes.qti.zip")).content))
    items = [name for name in package.namelist() if name.startswith("items/")]
    assert {ElementTree.fromstring(package.read(name)).get("title") for name in items} == uids
    rows = parsed(client.get(file("unanswered-notes.gift.txt")).content)
    assert {row["title"].partition(".")[0] for row in rows if row["type"] != "Category"} == uids
