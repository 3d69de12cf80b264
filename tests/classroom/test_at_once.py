"""Many answers at once: none lost, none refused, none counted twice."""

import json

import pytest

from tests.processes import environ, migrated, result, start  # noqa: F401 - two are fixtures

SCRIPT = """
import json, threading
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.test import Client
from django.test.utils import setup_test_environment
from classroom.models import Attempt
from tests.lessons import make_lesson, publish

setup_test_environment()
publish(make_lesson())
statuses = []

def answer(name):
    browser = Client(headers={"origin": "http://testserver"})
    browser.cookies["reader"] = name
    for _at in range(4):
        response = browser.post("/notes/first/which-note/", {"answer": "option-1", "edition": "1"})
        statuses.append(response.status_code)
    connections.close_all()

threads = [threading.Thread(target=answer, args=(name,)) for name in [*["r" * 22] * 6, "s" * 22, "t" * 22]]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
numbers = {name: sorted(Attempt.objects.filter(reader=name).values_list("number", flat=True)) for name in
           ("r" * 22, "s" * 22)}
print(json.dumps([statuses, list(numbers.values())]))
"""


@pytest.mark.django_db(transaction=True)
def test_answers_of_one_browser_sent_at_once_are_counted_one_after_the_other(environ):  # noqa: F811
    statuses, (mine, yours) = json.loads(result(start(SCRIPT, **environ)))
    assert statuses == [303] * 32
    assert mine == list(range(1, 25))
    assert yours == [1, 2, 3, 4]
