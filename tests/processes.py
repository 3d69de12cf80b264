"""Scripts in processes of their own, on a database that several can reach."""

import os
import shutil
import subprocess
import sys

import pytest
from django.conf import settings
from django.db import connection

SET_UP = "import django; django.setup()\n"


def start(script, **environ):
    """A Python process in which Django is set up; `environ` goes over the environment."""
    environ = os.environ | {"DJANGO_SETTINGS_MODULE": "config.settings", "DJANGO_ALLOW_ASYNC_UNSAFE": ""} | environ
    command = [sys.executable, "-c", SET_UP + script]
    return subprocess.Popen(
        command, cwd=settings.BASE_DIR, env=environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def result(process):
    """What a process printed. Fails with what it complained of."""
    out, err = process.communicate(timeout=100)
    assert process.returncode == 0, err
    return out


@pytest.fixture(scope="session")
def migrated(tmp_path_factory):
    """An SQLite file with all tables and no rows. Only to be copied."""
    file = tmp_path_factory.getbasetemp() / "migrated" / "site.sqlite3"
    if file.parent.exists():  # made for another module of this run
        return file
    file.parent.mkdir()
    script = "from django.core.management import call_command; call_command('migrate', verbosity=0)"
    result(start(script, DATABASE_URL=f"sqlite:///{file}", NOTE_VERBALE_STATE=str(file.parent)))
    return file


@pytest.fixture
def environ(request, tmp_path):
    """The environment of processes that share an empty database, emptied afterwards: mark the test as transactional."""
    if connection.vendor == "sqlite":
        shutil.copy(request.getfixturevalue("migrated"), tmp_path / "site.sqlite3")
        return {"DATABASE_URL": f"sqlite:///{tmp_path / 'site.sqlite3'}", "NOTE_VERBALE_STATE": str(tmp_path)}
    to = connection.settings_dict
    url = f"postgres://{to['USER']}:{to['PASSWORD']}@{to['HOST']}:{to['PORT'] or 5432}/{to['NAME']}"
    return {"DATABASE_URL": url, "NOTE_VERBALE_STATE": str(tmp_path)}
