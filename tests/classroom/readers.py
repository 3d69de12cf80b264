"""Browsers that have answered, for tests of what they meet afterwards."""

from django.test import Client

from archive.models import Excerpt
from exhibit.models import Activity, Route
from tests.factories import make_question
from tests.lessons import add, make_lesson, publish

HERE = {"origin": "http://testserver", "host": "testserver"}
SILENCE = "/notes/routes/silence/"


def publish_lesson():
    """The exhibit "notes", whose second page asks "what-else" too, and whose route ends with "another-case"."""
    exhibit = make_lesson()
    words = Excerpt.objects.get(slug="words")
    what_else = make_question(slug="what-else", text="What else went unanswered?", evidence=words)
    add(exhibit.pages.get(slug="second"), Activity, 5, uid="ask-2", question=what_else)
    another = make_question(slug="another-case", text="Which case is like it?", evidence=words)
    Route.objects.get(slug="silence").returns.add(another)
    publish(exhibit)
    return exhibit


def make_reader(name="r"):
    """A browser that has its cookie."""
    reader = Client(headers=HERE)
    reader.cookies["reader"] = name * 22
    return reader


def answer(reader, path, given="option-1", sure=None, edition=1):
    """Send an answer; option-1 is right."""
    fields = {"edition": edition, "answer": given} | ({"confidence": sure} if sure else {})
    return reader.post(path, fields)
