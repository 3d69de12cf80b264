"""Browser tests drive the system's Chromium; Playwright's own download is never used."""

import os
from pathlib import Path

import pytest
from django.contrib.staticfiles import handlers

from tests.conftest import CHROMIUM, NO_CHROMIUM

# Playwright keeps an event loop running in the main thread, which Django takes for asynchronous code.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

HERE = Path(__file__).resolve().parent
ARGUMENTS = [
    "--no-sandbox",  # there is none for root, as which CI runs
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items):
    for item in items:
        if HERE in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    if CHROMIUM is None:
        pytest.skip(NO_CHROMIUM)
    return browser_type_launch_args | {"executable_path": CHROMIUM, "args": ARGUMENTS}


@pytest.fixture(scope="session", autouse=True)
def hashed_static_files(site_of_its_own):
    """The live server leaves static files to WhiteNoise as a real one does; Django's helper knows no hashed names."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(handlers, "StaticFilesHandler", lambda application: application)
        yield
