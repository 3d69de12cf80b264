"""What a question can say of the register: of a message, a wait, a quotation. Pure functions of Holdings.

Each sentence comes with the citation it rests on, as prose; what our sources leave open is not said.
"""

from datetime import date
from typing import NamedTuple

from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.text import Truncator, capfirst, get_text_list
from django.utils.translation import gettext as _

from archive.check import check_shown
from archive.dates import day, in_words
from archive.prose import clean
from archive.waiting import FROM_WORDS, UNTIL_WORDS, response_wait, silence_wait

OPTION_LENGTH = 160
NAMES_SHOWN = 3


class Waited(NamedTuple):
    """A wait of a known number of days: the message (its slug), archive.waiting.Wait, and where it is known from."""

    slug: str
    message: str
    wait: object
    attestation: object


def said(words, *atoms):
    """Prose of one sentence and its citations."""
    return clean(format_html("<p>{}{}</p>", words, mark_safe("".join(atoms))))  # noqa: S308 - each made by atom()


def atom(source, at=""):
    """The citation of a source (its slug), at a place in it."""
    place = format_html(' data-at="{}"', at) if at else ""
    return format_html('<cite data-basis="source" data-source="{}"{}></cite>', source, place)


def attested(row):
    """The citation of an archive.record.Attestation."""
    return atom(row.source, f"fn {row.footnote}" if row.footnote else row.locator)


def cited(holdings, source):
    """The citation of a source (its slug): by its first footnote, else by where one of its steps is known from."""
    if footnotes := holdings.known_from(source):
        return atom(source, f"fn {footnotes[0].number}")
    message = holdings.message.get(source)
    steps = [*message.recipients, *message.actions] if message else []
    return attested(steps[0].attestation) if steps else atom(source)


def quoted_from(excerpt):
    """The citation of an excerpt."""
    at = f"fn {excerpt.footnote.footnote}" if excerpt.footnote and excerpt.footnote.footnote else excerpt.locator
    return atom(excerpt.source, at)


def title(holdings, source):
    return holdings.source[source].title


def what(holdings, message):
    """Who speaks, and what about, without the date: “Soviet Union: Asks for a tribunal”."""
    return Truncator(capfirst(f"{holdings.name_of(message.sender)}: {message.subject}")).chars(OPTION_LENGTH)


def way(holdings, message):
    """From whom to whom: “Moscow, to Washington and London”; "" for what names no addressee."""
    names = [holdings.name_of(party) for party in message.addressees]
    if len(names) > NAMES_SHOWN:
        names = [*names[: NAMES_SHOWN - 1], _("%d others") % (len(names) - NAMES_SHOWN + 1)]
    if not names:
        return ""
    words = {"sender": holdings.name_of(message.sender), "addressees": get_text_list(names, _("and"))}
    return Truncator(capfirst(_("%(sender)s, to %(addressees)s") % words)).chars(OPTION_LENGTH)


def dated(holdings, source):
    """The one day a source is from, or None."""
    return day(holdings.source[source].date)


def date_words(holdings, source):
    return in_words(holdings.source[source].date, month="F")


def evidence(holdings, *sources, known_from=()):
    """An excerpt (its slug) that a page may show; "" where there is none.

    First of the footnotes of `known_from`, archive.record.Attestations; then of these sources, in their order.
    """
    rows = [row for place in known_from for row in holdings.excerpts if _is_at(row.footnote, place)]
    rows += [row for source in sources for row in holdings.excerpts_of(source)]
    for row in rows:
        if not any(finding.level == "error" for finding in check_shown(holdings, row.slug)):
            return row.slug
    return ""


def _is_at(footnote, place):
    return bool(footnote and place.footnote) and (footnote.source, footnote.footnote) == (place.source, place.footnote)


def messages(holdings):
    """The messages to ask about, oldest first: not what news of our own time reports."""
    asked = [row for row in holdings.messages if holdings.source[row.source].kind != "news-report"]
    return sorted(asked, key=lambda row: (dated(holdings, row.source) or date.max, row.source))


def waits(holdings):
    """[Waited] of a day or more, by replies and by silences."""
    found = [Waited(row.slug, row.message, response_wait(holdings, row), row.attestation) for row in holdings.responses]
    found += [
        Waited(row.slug, row.message, silence_wait(holdings, row), row.attestation)
        for row in holdings.silences
        if row.message
    ]
    return [row for row in found if row.wait.days and row.wait.days > 0]


def counted(wait):
    """How the days of a wait are counted, in words."""
    return f"{FROM_WORDS[wait.start_basis]} {UNTIL_WORDS[wait.end_basis]}"


def from_to(wait):
    days = {"start": date_format(wait.start, "j F Y"), "end": date_format(wait.end, "j F Y")}
    return _("from %(start)s to %(end)s") % days
