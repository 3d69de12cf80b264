"""The first exhibit, loaded and published, for tests that walk through it."""

from pathlib import Path

from django.core.management import call_command

from exhibit import standing

FIXTURES = sorted(str(path) for path in (Path(__file__).resolve().parents[2] / "fixtures").glob("[0-9]*.json"))
EXHIBIT = "/unanswered-notes/"
MIRROR = EXHIBIT + "an-answer-that-was-not-a-reply/"
REMINDERS = EXHIBIT + "ten-months-of-reminders/"
ROUTE = EXHIBIT + "routes/silence/"
QUESTION = REMINDERS + "which-note-drew-a-written-reply/"
# Every kind of public page there is; a new one is added here, and its number where they are counted.
PAGES = [
    "/",
    EXHIBIT,
    MIRROR,
    REMINDERS,
    QUESTION,
    EXHIBIT + "exchange/",
    EXHIBIT + "exchange/?reader=Washington&day=1950-04-01&layout=wide",
    EXHIBIT + "routes/",
    ROUTE,
    ROUTE + "ten-months-of-reminders/",
    ROUTE + "ten-months-of-reminders/which-note-drew-a-written-reply/",
    ROUTE + "end/",
    ROUTE + "print/",
    EXHIBIT + "routes/proof/print/",
    EXHIBIT + "routes/doors/print/",
    EXHIBIT + "routes/memory/print/",
    ROUTE + "teacher/",
    EXHIBIT + "glossary/",
    EXHIBIT + "about/",
    EXHIBIT + "editions/",
    EXHIBIT + "editions/1/",
    EXHIBIT + "editions/1/sources/note-1950-12-15/",
    EXHIBIT + "report/?source=note-1950-12-15",
    EXHIBIT + "report/?sent=1",
    EXHIBIT + "corrections/",
    "/archive/",
    "/archive/?q=Shiro&kind=note",
    "/archive/?q=tribunal",
    "/archive/?thing=claim&sort=newest",
    "/archive/?q=no+such+words",
    "/archive/sources/note-1950-12-15/",
    "/archive/sources/note-1949-12-30/",
    "/archive/sources/pravda-1950-02-03/",
    "/archive/sources/article/",
    "/archive/parties/soviet-union/",
    "/archive/parties/vyshinsky/",
    "/archive/footnotes/",
    "/archive/shelfmarks/avp-rf/",
    "/archive/shelfmarks/avp-rf-f07-op23a-d407/",
    "/archive/columns/",
    EXHIBIT + "again/",
    ROUTE + "again/",
    ROUTE + "again/whose-hand/",
    "/my-reading/",
    "/my-reading/?forgotten=1",
    "/my-reading/forget/",
    "/privacy/",
    "/accessibility/",
    "/patterns/",
    "/no-such-page/",
]


def publish_first_exhibit():
    """The first exhibit's edition 1 is current."""
    call_command("loaddata", *FIXTURES, verbosity=0)
    call_command("publish", "unanswered-notes", note="First edition", verbosity=0)
    standing.forget()
