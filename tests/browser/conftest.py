"""Browser tests drive the system's Chromium; Playwright's own download is never used."""

import os
from pathlib import Path

import pytest
from django.contrib.staticfiles import handlers
from django.urls import reverse
from playwright.sync_api import expect

from tests.conftest import CHROMIUM, NO_CHROMIUM
from tests.factories import PASSWORD, make_curator

# Playwright keeps an event loop running in the main thread, which Django takes for asynchronous code.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

expect.set_options(timeout=30_000)  # a machine with more to do is not a fault of ours

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


@pytest.fixture
def complaints(page):
    """What the browser complained of: policy violations, errors in scripts, addresses that failed."""
    found = []
    page.on("console", lambda message: message.type in ("error", "warning") and found.append(message.text))
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("response", lambda response: response.status >= 400 and found.append(f"{response.status} {response.url}"))
    return found


@pytest.fixture
def desk(page, live_server, complaints):
    """A function that opens an address of the desk, signed in as a curator."""
    sign_in(page, live_server, make_curator("clara"))

    def go(path):
        page.goto(live_server.url + path)
        page.wait_for_load_state("networkidle")  # editors are made by modules, after the page is there

    return go


def sign_in(page, live_server, user):
    page.goto(live_server.url + reverse("admin:login"))
    page.get_by_label("Username").fill(user.username)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    page.wait_for_url("**/admin/")
