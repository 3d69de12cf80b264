"""SQLite with its writers in a queue: nobody is told that the database is locked, and every turn is given back."""

import fcntl
import os
import shutil
import sqlite3
from pathlib import Path

import pytest
from django.db import OperationalError

from config.queued_sqlite3.base import DatabaseWrapper
from tests.processes import migrated, result, start  # noqa: F401 - one is a fixture

pytestmark = [pytest.mark.sqlite, pytest.mark.django_db]

SCRIPT = """
import threading
from django.db import connection, transaction
from archive.models import Repository
from tests.lessons import make_lesson

failed = []

def write(thread):
    try:
        for at in range(15):
            with transaction.atomic():
                before = Repository.objects.count()
                Repository.objects.create(slug=f"{NAME}-{thread}-{at}", code=f"{NAME}{thread}{at}", name=str(before))
    except Exception as error:
        failed.append(repr(error))
    finally:
        connection.close()

threads = [threading.Thread(target=write, args=(thread,)) for thread in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(failed)
"""


def test_two_processes_of_eight_threads_all_write_what_they_came_to_write(migrated):  # noqa: F811
    environ = {"DATABASE_URL": f"sqlite:///{migrated}", "NOTE_VERBALE_STATE": str(migrated.parent)}
    processes = [start(f"NAME = {name!r}\n{SCRIPT}", **environ) for name in ("a", "b")]
    assert [result(process) for process in processes] == ["[]\n", "[]\n"]
    with sqlite3.connect(migrated) as database:
        rows = database.execute("SELECT CAST(name AS INTEGER) FROM archive_repository ORDER BY 1").fetchall()
        database.execute("DELETE FROM archive_repository")
    assert [count for (count,) in rows] == list(range(240))  # each saw all that were before it


@pytest.fixture
def file(tmp_path):
    with sqlite3.connect(tmp_path / "queue.sqlite3") as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("CREATE TABLE row (n)")
    database.close()
    return tmp_path / "queue.sqlite3"


def connect(name, timeout=5):
    settings = {
        "ENGINE": "config.queued_sqlite3",
        "NAME": name,
        "AUTOCOMMIT": True,
        "CONN_MAX_AGE": 0,
        "CONN_HEALTH_CHECKS": False,
        "TIME_ZONE": None,
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": timeout, "init_command": "PRAGMA journal_mode=WAL"},
    }
    connection = DatabaseWrapper(settings, "queue")
    connection.ensure_connection()
    return connection


def begin(connection):
    connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    return connection


def end(connection):
    connection.set_autocommit(True)


def turn_is_free(file):
    turn = os.open(f"{file}-turn", os.O_RDWR)
    try:
        fcntl.flock(turn, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    finally:
        os.close(turn)
    return True


def test_a_transaction_holds_the_turn(file):
    writer = begin(connect(file))
    assert not turn_is_free(file)
    writer.close()


@pytest.mark.parametrize("finish", ["commit", "rollback", "close"])
def test_whatever_ends_it_gives_the_turn_back(file, finish):
    writer = begin(connect(file))
    writer.cursor().execute("INSERT INTO row VALUES (1)")
    getattr(writer, finish)()
    assert turn_is_free(file)
    writer.close()
    reader = connect(file)
    assert reader.cursor().execute("SELECT COUNT(*) FROM row").fetchone() == ((1,) if finish == "commit" else (0,))
    reader.close()


def test_so_does_a_transaction_that_could_not_begin(file):
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")  # somebody who does not queue, such as a backup tool
    writer = connect(file, timeout=0.05)
    with pytest.raises(OperationalError, match="locked"):
        begin(writer)
    assert turn_is_free(file)
    other.close()
    writer.close()


def test_a_second_transaction_takes_the_turn_anew(file):
    writer = begin(connect(file))
    writer.commit()
    end(writer)
    begin(writer)
    assert not turn_is_free(file)
    writer.rollback()
    writer.close()


def test_readers_never_wait(file):
    writer, reader = begin(connect(file)), connect(file)
    assert reader.cursor().execute("SELECT COUNT(*) FROM row").fetchone() == (0,)
    writer.close()
    reader.close()


def test_a_database_in_memory_has_no_queue(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    writer = begin(connect("file:only-here?mode=memory&cache=shared"))
    assert list(Path().iterdir()) == []
    writer.close()


def test_the_lock_is_for_this_user_only(file):
    begin(connect(file)).close()
    assert Path(f"{file}-turn").stat().st_mode & 0o777 == 0o600


SAFE = """
from django.db import connection
with connection.cursor() as cursor:
    for name in ("journal_mode", "synchronous", "foreign_keys"):
        print(*cursor.execute(f"PRAGMA {name}").fetchone())
"""


def test_what_is_written_is_on_the_disk_before_anything_is_said(migrated, tmp_path):  # noqa: F811
    """WAL, and synchronous FULL (2): with NORMAL a power cut could take back answers that were acknowledged."""
    file = shutil.copy(migrated, tmp_path / "site.sqlite3")
    environ = {"DATABASE_URL": f"sqlite:///{file}", "NOTE_VERBALE_STATE": str(tmp_path)}
    assert result(start(SAFE, **environ)).split() == ["wal", "2", "1"]
