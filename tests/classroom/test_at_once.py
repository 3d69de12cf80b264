"""Many answers at once: none lost, none refused, none counted twice."""

import json

import pytest

from tests.processes import environ, migrated, result, start  # noqa: F401 - two are fixtures

SCRIPT = """
import json
from concurrent.futures import ThreadPoolExecutor
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.test import Client
from django.test.utils import setup_test_environment
from classroom.models import Attempt
from exhibit.models import Activity
from quiz.models import Question
from tests.factories import make_question
from tests.lessons import add, make_lesson, publish

setup_test_environment()
exhibit = make_lesson()
evidence = Question.objects.get(slug="which-note").evidence
number = make_question(slug="how-long", kind="read", form="number", key="317", unit="days", evidence=evidence)
number.options.all().delete()
add(exhibit.pages.get(slug="first"), Activity, 55, uid="ask-2", question=number)
publish(exhibit)

def answer(name, values):
    browser = Client(headers={"origin": "http://testserver"})
    browser.cookies["reader"] = name
    try:
        given = [{"value": str(value), "edition": "1"} for value in values]
        return [browser.post("/notes/first/how-long/", fields).status_code for fields in given]
    finally:
        connections.close_all()

MANY, ONE, SAME = "r" * 22, "s" * 22, "t" * 22
readers = [(MANY, range(at * 10, at * 10 + 4)) for at in range(6)] + [(ONE, [1, 2, 1, 2])] + [(SAME, [317] * 4)] * 6
with ThreadPoolExecutor(len(readers)) as pool:
    statuses = [status for given in pool.map(lambda reader: answer(*reader), readers) for status in given]
numbers = [sorted(Attempt.objects.filter(reader=name).values_list("number", flat=True)) for name in (MANY, ONE, SAME)]
print(json.dumps([statuses, numbers]))
"""


@pytest.mark.django_db(transaction=True)
def test_answers_sent_at_once_are_counted_one_after_the_other_and_equal_ones_once(environ):  # noqa: F811
    statuses, (different, one_by_one, equal) = json.loads(result(start(SCRIPT, **environ)))
    assert statuses == [303] * 52
    assert different == list(range(1, 25))
    assert one_by_one == [1, 2, 3, 4]
    assert equal == [1]
