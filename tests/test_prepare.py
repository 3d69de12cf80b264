"""A start makes the state folder ready, mends what was cut short, and never touches what curators made."""

import json
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import zipfile
from contextlib import closing

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import OperationalError

from archive.models import Repository
from config import backups
from config.links import first_link
from config.management.commands import prepare
from config.plainly import in_plain_words
from tests.conftest import ROOT
from tests.test_start import clean, run, says

DATABASE = "note-verbale.sqlite3"


def ask(state, question):
    with closing(sqlite3.connect(state / DATABASE)) as database:
        return database.execute(question).fetchall()


def change(state, *statements):
    with closing(sqlite3.connect(state / DATABASE)) as database:
        for statement in statements:
            database.execute(statement)
        database.commit()


def rows(state):
    """Everything in the database, as text."""
    with closing(sqlite3.connect(state / DATABASE)) as database:
        return list(database.iterdump())


def prepared_again(state):
    done = run("manage.py", "prepare", NOTE_VERBALE_STATE=str(state))
    assert done.returncode == 0, done.stderr
    return done.stdout


# --- Starting -----------------------------------------------------------------------------------------------


def test_a_second_start_does_nothing(site):
    before = rows(site)
    assert prepared_again(site) == ""
    assert rows(site) == before


@pytest.mark.sqlite
def test_a_first_start_killed_at_any_point_is_mended_by_the_next(tmp_path):
    state = tmp_path / "state"
    for word in ("Setting up", "Collecting"):
        first = subprocess.Popen(
            [sys.executable, "manage.py", "prepare"],
            cwd=ROOT,
            env=clean({"NOTE_VERBALE_STATE": str(state)}),
            stdout=subprocess.PIPE,
            text=True,
        )
        for line in first.stdout:
            if word in line:
                break
        first.send_signal(signal.SIGKILL)
        first.communicate()
        assert not (state / "prepared.json").exists()
    prepared_again(state)
    assert (state / "prepared.json").exists()
    assert ask(state, "PRAGMA integrity_check") == [("ok",)]
    assert prepared_again(state) == ""


def test_an_upgrade_keeps_what_curators_made_and_backs_it_up_first(site):
    run("manage.py", "link", "vera", NOTE_VERBALE_STATE=str(site))
    run("manage.py", "migrate", "sessions", "zero", NOTE_VERBALE_STATE=str(site))  # an older version had less
    assert "Backed up the database to" in prepared_again(site)
    assert ask(site, "SELECT username FROM auth_user") == [("vera",)]
    (copy,) = (site / "backups").glob("*-before-migration.sqlite3")
    with closing(sqlite3.connect(copy)) as database:
        assert database.execute("SELECT username FROM auth_user").fetchall() == [("vera",)]
        assert not database.execute("SELECT 1 FROM sqlite_master WHERE name = 'django_session'").fetchall()


def test_an_upgrade_writes_anew_what_an_older_version_made_public_in_another_form(site):
    names = "SELECT thing, slug, title, words FROM archive_published ORDER BY thing, slug"
    before = ask(site, names)
    assert len(before) > 100
    change(site, "UPDATE archive_publishedexhibit SET form = 0", "DELETE FROM archive_published")
    (site / "prepared.json").unlink()
    assert "Writing the sources of unanswered-notes anew ..." in prepared_again(site)
    assert ask(site, names) == before
    assert len(ask(site, "SELECT rowid FROM archive_search WHERE archive_search MATCH 'tribunal'")) > 3


def test_a_database_of_a_newer_version_is_left_alone(site):
    change(site, "INSERT INTO django_migrations (app, name, applied) VALUES ('archive', '9999_later', '2030-01-01')")
    before = rows(site)
    assert says(run("manage.py", "prepare", NOTE_VERBALE_STATE=str(site)), "newer version of Note Verbale")
    assert rows(site) == before


def test_only_the_last_ten_copies_are_kept(site, settings, monkeypatch):
    settings.STATE_DIR = site
    monkeypatch.setattr(backups, "database_path", lambda: site / DATABASE)
    for number in range(12):
        (site / "backups").mkdir(exist_ok=True)
        (site / "backups" / f"20010101-0000{number:02}-before-migration.sqlite3").touch()
    newest = backups.before_migration()
    copies = sorted((site / "backups").glob("*.sqlite3"))
    assert len(copies) == 10
    assert copies[-1] == newest


# --- The first exhibit --------------------------------------------------------------------------------------


@pytest.fixture
def first_exhibit(settings, tmp_path):
    """A folder of fixtures with these entries, and the step that loads it."""

    def load(*entries):
        (tmp_path / "fixtures").mkdir(exist_ok=True)
        (tmp_path / "fixtures" / "01_record.json").write_text(json.dumps(entries))
        settings.BASE_DIR = tmp_path
        prepare.Command().load_first_exhibit()

    return load


def repository(slug):
    return {"model": "archive.repository", "fields": {"slug": slug, "code": slug.upper(), "name": slug}}


@pytest.mark.django_db
def test_fixtures_fill_an_empty_database(first_exhibit):
    first_exhibit(repository("avprf"))
    assert Repository.objects.get().slug == "avprf"


@pytest.mark.django_db
def test_fixtures_leave_a_database_alone_that_holds_anything_of_theirs(first_exhibit):
    Repository.objects.create(slug="mine", code="MINE", name="Mine")
    first_exhibit(repository("avprf"))
    assert Repository.objects.get().slug == "mine"


@pytest.mark.django_db
def test_fixtures_come_whole_or_not_at_all(first_exhibit):
    broken = {"model": "archive.repository", "fields": {"slug": "x", "unheard_of": 1}}
    with pytest.raises(Exception, match="unheard_of"):
        first_exhibit(repository("avprf"), broken)
    assert not Repository.objects.exists()


# --- A full disk --------------------------------------------------------------------------------------------


def test_too_little_room_is_said_before_anything_is_written(tmp_path, monkeypatch):
    monkeypatch.setattr(backups, "database_path", lambda: tmp_path / DATABASE)
    monkeypatch.setattr("shutil.disk_usage", lambda path: type("Usage", (), {"free": 3_000_000}))
    with pytest.raises(SystemExit, match="3 MB left, and 64 MB are needed"):
        prepare.Command().check_room(tmp_path)


@pytest.mark.parametrize(
    "error", [OSError(28, "No space left on device"), OperationalError("database or disk is full")]
)
def test_a_disk_that_fills_up_on_the_way_is_one_sentence(tmp_path, error):
    with pytest.raises(SystemExit, match="The disk is full"), in_plain_words(tmp_path):
        raise error


# --- One-time links -----------------------------------------------------------------------------------------


def new_link(name, capsys):
    call_command("link", name)
    said = capsys.readouterr().out
    return re.search(r"http://[^/]+(/accounts/\S+)", said)[1], said


@pytest.mark.django_db
def test_a_link_sets_a_password_once_and_signs_in(client, capsys):
    path, said = new_link("vera", capsys)
    assert "Made the account vera. It may do everything." in said
    form = client.get(path, follow=True)
    assert "You will sign in as <strong>vera</strong>" in form.content.decode()
    words = {"new_password1": "an unanswered note", "new_password2": "an unanswered note"}
    desk = client.post(form.redirect_chain[-1][0], words, follow=True)
    assert desk.wsgi_request.user.username == "vera"
    assert desk.redirect_chain[-1][0] == "/admin/"
    assert "This link has been used" in client.get(path, follow=True).content.decode()


@pytest.mark.django_db
def test_only_the_first_account_may_do_everything(capsys):
    new_link("vera", capsys)
    _, said = new_link("ivan", capsys)
    assert "A curator gives it its role" in said
    assert not get_user_model().objects.get(username="ivan").is_superuser


@pytest.mark.django_db
def test_the_account_that_waits_for_the_first_curator_takes_the_name_that_is_asked_for(capsys):
    assert "/accounts/" in first_link()
    _, said = new_link("vera", capsys)
    assert "It may do everything" in said
    assert get_user_model().objects.get().username == "vera"


@pytest.mark.django_db
def test_once_somebody_can_sign_in_there_is_no_first_link():
    get_user_model().objects.create_user("vera", password="an unanswered note")
    assert first_link() is None


@pytest.mark.django_db
def test_a_link_for_somebody_who_is_there_changes_nothing_about_them(capsys):
    get_user_model().objects.create_user("vera", password="an unanswered note")
    _, said = new_link("vera", capsys)
    assert "Made" not in said
    assert get_user_model().objects.get().check_password("an unanswered note")


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["two words", "a/b", "", "a" * 151])
def test_a_link_needs_a_name_to_sign_in_with(name):
    with pytest.raises(SystemExit, match="cannot be a name"):
        call_command("link", name)
    assert not get_user_model().objects.exists()


def test_a_link_before_the_first_start_says_so(tmp_path):
    assert says(run("manage.py", "link", "vera", NOTE_VERBALE_STATE=str(tmp_path)), "Start Note Verbale once")


# --- Backup and restore -------------------------------------------------------------------------------------


def test_a_backup_brings_back_rows_and_media(site):
    (site / "media").mkdir(exist_ok=True)
    (site / "media" / "map.png").write_bytes(b"as it was")
    change(site, "INSERT INTO archive_repository (slug, code, name, version) VALUES ('x', 'XYZ', 'X', 1)")
    file = site / "kept.zip"
    assert run("manage.py", "backup", str(file), NOTE_VERBALE_STATE=str(site)).returncode == 0
    (site / "media" / "map.png").write_bytes(b"changed")
    change(site, "DELETE FROM archive_repository WHERE slug = 'x'")
    done = run("manage.py", "restore", str(file), NOTE_VERBALE_STATE=str(site))
    assert done.returncode == 0, done.stderr
    assert ask(site, "SELECT name FROM archive_repository WHERE slug = 'x'") == [("X",)]
    assert (site / "media" / "map.png").read_bytes() == b"as it was"
    assert list((site / "backups").glob("*-before-restore.zip"))


def test_a_damaged_or_foreign_backup_is_refused_and_changes_nothing(site, tmp_path):
    before = rows(site)
    files = {name: tmp_path / name for name in ("text.zip", "foreign.zip", "slip.zip", "newer.sqlite3")}
    files["text.zip"].write_text("not a zip")
    with zipfile.ZipFile(files["foreign.zip"], "w") as archive:
        archive.writestr("readme.txt", "hello")
    with zipfile.ZipFile(files["slip.zip"], "w") as archive:
        archive.write(site / DATABASE, DATABASE)
        archive.writestr("media/../../escaped", "hello")
    shutil.copy(site / DATABASE, files["newer.sqlite3"])
    with closing(sqlite3.connect(files["newer.sqlite3"])) as database:
        database.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('quiz', '9999_later', '2030-01-01')"
        )
        database.commit()
    for file in files.values():
        assert says(run("manage.py", "restore", str(file), NOTE_VERBALE_STATE=str(site)), str(file))
    assert rows(site) == before
    assert not (tmp_path / "escaped").exists()
