"""Every public page is HTML as its standard has it, says the Nu Html Checker."""

import json
import os
import shutil
import subprocess

import pytest
from django.test import Client

from tests.browser.exhibited import PAGES
from tests.conftest import NO_CHECKER
from tests.first_exhibit import publish_first_exhibit

pytestmark = pytest.mark.django_db
NOT_YET_KNOWN = "CSS: Unrecognized at-rule “@view-transition”"  # of CSS View Transitions Level 2


def test_the_checker_finds_no_error_on_any_public_page(tmp_path):
    checker = os.environ.get("VNU_JAR", "")
    if not (shutil.which("java") and os.path.exists(checker)):
        pytest.skip(NO_CHECKER)
    publish_first_exhibit()
    for number, address in enumerate(PAGES):
        (tmp_path / f"{number}.html").write_bytes(Client().get(address, follow=True).content)
    command = ["java", "-jar", checker, "--errors-only", "--exit-zero-always", "--format", "json", str(tmp_path)]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stderr
    found = [(PAGES[int(_number(row["url"]))], row["lastLine"], row["message"]) for row in json.loads(said)["messages"]]
    assert [row for row in found if row[2] != NOT_YET_KNOWN] == []


def _number(url):
    return url.rpartition("/")[2].removesuffix(".html")
