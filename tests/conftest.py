"""What every test stands on: a folder of state of its own, collected static files, and no skip that nobody sees.

NOTE_VERBALE_NO_SKIPS=1 turns a skip into a failure. It is set where everything is meant to run.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import caches
from django.core.management import call_command
from django.db import connection
from django.test import override_settings
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT.parent / "shared" / "seeds"  # the article and the report; not part of the project
NO_SEEDS = "The seeds do not lie beside this checkout."
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
NO_CHECKER = "The Nu Html Checker is not here. It needs Java, and VNU_JAR has to name its file, vnu.jar from npm."
NO_GIFT = "The reader of GIFT is not here. It needs Node, and GIFT_PARSER has to name its file, pegjs-gift.js from npm."
NO_CHROMIUM = "There is no Chromium here. Debian has it as the package chromium."

hypothesis_settings.register_profile(
    "note-verbale", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
hypothesis_settings.load_profile("note-verbale")


def pytest_configure(config):
    config.addinivalue_line("markers", "browser: drives Chromium")
    config.addinivalue_line("markers", "sqlite: says something about SQLite only; left out on PostgreSQL")
    config.addinivalue_line("markers", "postgres: says something about PostgreSQL only; left out on SQLite")


def pytest_collection_modifyitems(config, items):
    """What belongs to the other database is left out, not skipped: the run on that database has it."""
    for item in items:
        if "prepared" in item.fixturenames:  # a site of its own, on SQLite wherever the tests run
            item.add_marker("sqlite")
    foreign = "postgres" if connection.vendor == "sqlite" else "sqlite"
    left_out = [item for item in items if item.get_closest_marker(foreign)]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


def _forbidden(report):
    """Why this skip is a failure here, or None."""
    if not os.environ.get("NOTE_VERBALE_NO_SKIPS") or not report.skipped:
        return None
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    if NO_SEEDS in reason and not SEEDS.is_dir():
        return None
    if NO_CHECKER in reason and not os.environ.get("VNU_JAR"):
        return None
    if NO_GIFT in reason and not os.environ.get("GIFT_PARSER"):
        return None
    return f"Skipped where everything is meant to run. {reason}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport():
    report = yield
    if why := _forbidden(report):
        report.outcome, report.longrepr = "failed", why
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report():
    report = yield
    if why := _forbidden(report):
        report.outcome, report.longrepr = "failed", why
    return report


def _cache_of_its_own():
    """The database after the one that CACHE_URL names, the one after that for the second process of tests ..."""
    where, _slash, number = settings.CACHE_URL.rpartition("/")
    return f"{where}/{int(number) + int(os.environ.get('PYTEST_XDIST_WORKER', 'gw0').removeprefix('gw'))}"


@pytest.fixture(scope="session", autouse=True)
def site_of_its_own(tmp_path_factory):
    """State in a scratch folder, with the static files collected as a start collects them, only not compressed."""
    state = tmp_path_factory.mktemp("state")
    scratch = {"STATE_DIR": state, "STATIC_ROOT": state / "static", "MEDIA_ROOT": state / "media"}
    if settings.CACHE_URL:  # tests that run beside these clear a cache of their own
        mine = settings.CACHES["default"] | {"LOCATION": _cache_of_its_own()}
        scratch["CACHES"] = {"default": mine, "pages": mine}
    else:
        scratch["CACHES"] = settings.CACHES | {"pages": settings.CACHES["pages"] | {"LOCATION": state / "pages"}}
    plain = {"staticfiles": {"BACKEND": "tests.statics.Uncompressed"}}
    with override_settings(**scratch):
        with override_settings(STORAGES=settings.STORAGES | plain):
            call_command("collectstatic", interactive=False, verbosity=0)
        manifest = json.loads((state / "static" / "staticfiles.json").read_text())
        for name, hashed in manifest["paths"].items():
            if name != hashed:
                (state / "static" / name).unlink()  # only hashed names are there, see WHITENOISE_KEEP_ONLY_HASHED_FILES
        yield state


@pytest.fixture(scope="session", autouse=True)
def connections_closed_at_once():
    """Each thread that answers a browser has a connection; kept for later, PostgreSQL runs out of them."""
    connection.settings_dict["CONN_MAX_AGE"] = 0


@pytest.fixture(autouse=True)
def empty_cache():
    """A page cached by one test is not there for the next."""
    for kept in caches.all(initialized_only=True):
        kept.clear()


@pytest.fixture(scope="session")
def prepared(tmp_path_factory):
    """A state folder that a first start made ready, by the real command. Only to be copied."""
    state = tmp_path_factory.mktemp("prepared")
    environ = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "CACHE_URL"}}
    command = [sys.executable, "manage.py", "prepare"]
    subprocess.run(command, cwd=ROOT, env=environ | {"NOTE_VERBALE_STATE": str(state)}, check=True)
    return state


@pytest.fixture
def site(prepared, tmp_path):
    """A state folder of this test's own, prepared already."""
    return shutil.copytree(prepared, tmp_path / "site")


@pytest.fixture(scope="session")
def seeds():
    """The folder with the two documents that the content is drawn from."""
    if not SEEDS.is_dir():
        pytest.skip(NO_SEEDS)
    return SEEDS
