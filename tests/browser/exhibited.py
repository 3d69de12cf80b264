"""The first exhibit, loaded and published, for tests that walk through it."""

from pathlib import Path

from django.core.management import call_command

from exhibit import standing

FIXTURES = sorted(str(path) for path in (Path(__file__).resolve().parents[2] / "fixtures").glob("[0-9]*.json"))
EXHIBIT = "/unanswered-notes/"
MIRROR = EXHIBIT + "an-answer-that-was-not-a-reply/"
REMINDERS = EXHIBIT + "ten-months-of-reminders/"


def publish_first_exhibit():
    """The first exhibit's edition 1 is current."""
    call_command("loaddata", *FIXTURES, verbosity=0)
    call_command("publish", "unanswered-notes", note="First edition", verbosity=0)
    standing.forget()
