"""An upgrade: the same words at the same addresses, in the new look, with every linked file there."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGES = ["/unanswered-notes/", "/unanswered-notes/ten-months-of-reminders/", "/unanswered-notes/editions/1/"]


@pytest.fixture
def copy(tmp_path):
    """A copy of the project, so that a test can change it."""
    names = [
        "archive",
        "quiz",
        "exhibit",
        "classroom",
        "config",
        "templates",
        "static",
        "fixtures",
        "manage.py",
        "pyproject.toml",
    ]
    names += [path.name for path in ROOT.glob("requirements*.lock")]
    for name in names:
        whole = ROOT / name
        if whole.is_dir():
            shutil.copytree(whole, tmp_path / "site" / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(whole, tmp_path / "site" / name)
    return tmp_path / "site"


@contextmanager
def running(site):
    """The site, prepared and served by two workers, until the block ends."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "CACHE_URL")}
    environment |= {"NOTE_VERBALE_STATE": str(site.parent / "state"), "PORT": str(port), "WORKERS": "2"}
    process = subprocess.Popen(
        [sys.executable, "-m", "config.serve"],
        cwd=site,
        env=environment,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        wait_until(lambda: answers(port) or process.poll() is not None)
        assert process.poll() is None, "the server stopped"
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(30)


def answers(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def wait_until(happened):
    for _attempt in range(1800):
        if happened():
            return
        time.sleep(0.1)
    raise AssertionError("It did not happen.")


def read(address):
    with urlopen(address) as response:
        return response.read().decode()


def words(html):
    """What a reader reads, without markup."""
    main = html[html.index("<main") : html.index("</main>")]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def linked(html):
    return re.findall(r'(?:href|src)="(/static/[^"]+)"', html)


def change(path, old, new):
    text = path.read_text()
    assert text.count(old) == 1
    path.write_text(text.replace(old, new))


@pytest.mark.sqlite
def test_after_a_change_of_style_template_and_record_old_and_new_pages_say_the_same(copy):
    with running(copy) as site:
        before = {page: read(site + page) for page in PAGES}
    change(copy / "static/public/site.css", ".waits li { padding-block: .85rem;", ".waits li { padding-block: .8rem;")
    change(copy / "templates/first.css", "--column: 52rem;", "--column: 50rem;")
    change(copy / "templates/components/turn.html", '<nav class="turn"', '<nav class="turn" data-new')
    change(
        copy / "exhibit/record.py",
        '    quotations: str = ""\n    parts:',
        '    quotations: str = ""\n    motto: str = ""\n    parts:',
    )
    with running(copy) as site:
        after = {page: read(site + page) for page in PAGES}
        for page in PAGES:
            assert words(after[page]) == words(before[page])
            assert linked(after[page]) != linked(before[page])
            for address in {*linked(before[page]), *linked(after[page])}:
                assert read(site + address)
        assert "--column: 50rem;" in after[PAGES[1]]
        assert "data-new" in after[PAGES[1]]
        assert "data-new" not in before[PAGES[1]]
