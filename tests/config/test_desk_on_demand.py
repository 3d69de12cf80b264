"""A process that serves loads the forms of the desk when somebody first comes to it."""

import json

from tests.test_start import run

SCRIPT = """
import json, sys
import config.worker
from django.test import Client
def loaded():
    return [room for room in ("archive", "quiz", "exhibit", "classroom") if f"{room}.admin" in sys.modules]
browser = Client(headers={"host": "localhost"})
statuses, found = [browser.get("/unanswered-notes/").status_code], [loaded()]
statuses.append(browser.get("/admin/login/").status_code)
found.append(loaded())
print(json.dumps([statuses, found]))
"""


def test_the_forms_of_the_desk_come_with_its_first_visitor(site):
    done = run("-c", SCRIPT, NOTE_VERBALE_STATE=str(site))
    assert done.returncode == 0, done.stderr
    statuses, (before, after) = json.loads(done.stdout)
    assert statuses == [200, 200]
    assert before == []
    assert after == ["archive", "quiz", "exhibit", "classroom"]
