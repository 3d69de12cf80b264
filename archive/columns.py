"""The sources, the register of messages and the footnotes as tables for a spreadsheet: every column with what it means.

UTF-8 with a byte order mark, so that a spreadsheet reads Cyrillic right; a cell that would be taken for a formula is
given an apostrophe. Dates stay as the record has them (EDTF), with the earliest and the latest day beside them.
"""

import csv
import hashlib
import io
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from archive.dates import bounds
from archive.shelfmark import parse
from archive.waiting import response_wait, silence_wait

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Column(NamedTuple):
    name: str
    meaning: str
    value: object  # (edition, row) -> text or number


class Table(NamedTuple):
    """`rows(edition)` are what its lines are made of, of one edition (archive.held.Held)."""

    name: str
    title: str
    rows: object
    columns: list


def write(table, editions):
    """The table of these editions as CSV: text, to be encoded as UTF-8."""
    sheet = io.StringIO(newline="")
    writer = csv.writer(sheet)
    writer.writerow([column.name for column in table.columns])
    for edition in editions:
        for row in table.rows(edition):
            writer.writerow([safe(column.value(edition, row)) for column in table.columns])
    return f"\ufeff{sheet.getvalue()}"


def sums(content):
    """The SHA-256 of a table's bytes, as hex."""
    return hashlib.sha256(content.encode()).hexdigest()


def safe(value):
    """A cell that no spreadsheet runs: text that begins like a formula begins with an apostrophe."""
    return f"'{value}" if isinstance(value, str) and value.lstrip(" \n").startswith(_FORMULA) else value


def _listed(words):
    return "; ".join(filter(None, words))


def _in_step(words):
    """Values that belong to those of the column before, one by one: an empty one keeps its place."""
    words = list(words)
    return "; ".join(words) if any(words) else ""


def _name(edition, slug):
    return edition.holdings.party[slug].name if slug else ""


def _names(edition, slugs):
    return _listed(_name(edition, slug) for slug in slugs)


def _slug(row):
    """Of a source, or of the source that a message is."""
    return getattr(row, "source", "") or row.slug


def _source(edition, row):
    return edition.holdings.source[_slug(row)]


def _day(edition, row, at):
    date = _source(edition, row).date
    day = bounds(date)[at] if date else None
    return day.isoformat() if day else ""


def _recipients(edition, row, role):
    return _names(edition, [part.party for part in row.recipients if part.role == role])


def _actions(edition, row):
    return _listed(f"{part.kind} {part.date}".strip() for part in row.actions)


def _answers(edition, row):
    return edition.holdings.responses_to(row.source)


def _silences(edition, row):
    return edition.holdings.silences_after(row.source)


def _days(waits):
    return _in_step("" if wait is None or wait.days is None else str(wait.days) for wait in waits)


def _marks(edition, row, name):
    return _listed(getattr(mark, name) for mark in edition.holdings.marks_of(_slug(row)))


def _messages(edition):
    return sorted(edition.holdings.messages, key=lambda row: (_day(edition, row, 1) or "9999", row.source))


def _mark(edition, row):
    return edition.holdings.shelfmark.get(row.shelfmark)


def _irregular(edition, row):
    mark = _mark(edition, row)
    return _listed(parse(mark.as_printed).irregularities) if mark else ""


def _archive(edition, row):
    mark = _mark(edition, row)
    return edition.holdings.repository[mark.repository].code if mark else ""


EDITION = [
    Column("exhibit", _("The exhibit whose current edition this line is from."), lambda edition, row: edition.exhibit),
    Column("edition", _("The number of that edition."), lambda edition, row: edition.number),
    Column("edition_date", _("The day it was published."), lambda edition, row: edition.day.isoformat()),
    Column(
        "edition_sha256", _("The sum of all it holds, by which it can be checked."), lambda edition, row: edition.digest
    ),
]

DATES = [
    Column(
        "date",
        _("As EDTF: [..1950-02-03] is on or before 3 February 1950. Empty: undated."),
        lambda edition, row: _source(edition, row).date,
    ),
    Column("date_earliest", _("The earliest day it can be from."), lambda edition, row: _day(edition, row, 0)),
    Column("date_latest", _("The latest day it can be from."), lambda edition, row: _day(edition, row, 1)),
    Column("date_words", _("The date as printed."), lambda edition, row: _source(edition, row).date_words),
]

MARKS = [
    Column(
        "footnotes",
        _("The footnotes of the article that say where it lies."),
        lambda edition, row: _listed(str(part.number) for part in edition.holdings.footnotes_of(_slug(row))),
    ),
    Column(
        "mentioned_in_footnotes",
        _("The footnotes of the article that only mention it; where it lies they do not say."),
        lambda edition, row: _listed(str(part.number) for part in edition.holdings.mentions_of(_slug(row))),
    ),
    Column("shelfmarks", _("As printed, to the letter."), lambda edition, row: _marks(edition, row, "as_printed")),
    Column(
        "shelfmarks_suggested",
        _("As we suggest to read those that are irregular in print."),
        lambda edition, row: _marks(edition, row, "suggested"),
    ),
]

SOURCES = Table(
    "sources",
    _("All sources"),
    lambda edition: sorted(edition.holdings.sources, key=lambda row: (_day(edition, row, 1) or "9999", row.slug)),
    [
        Column("source", _("The short name of the source; it is part of its address."), lambda edition, row: row.slug),
        Column("title", _("Our plain title."), lambda edition, row: row.title),
        Column("printed_title", _("Its own title, where our copy names one."), lambda edition, row: row.printed_title),
        Column("kind", _("What kind of source it is."), lambda edition, row: row.kind),
        *DATES,
        Column("made_by", _("Who made it."), lambda edition, row: row.made_by),
        Column("made_for", _("Whom or what it was made for."), lambda edition, row: row.made_for),
        Column("good_for", _("What it is good for."), lambda edition, row: row.good_for),
        Column("cannot_tell", _("What it cannot tell us."), lambda edition, row: row.cannot_tell),
        Column("act_status", _("How surely we know that it was made or sent."), lambda edition, row: row.act_status),
        Column("words_status", _("How sure is what it says."), lambda edition, row: row.words_status),
        Column("known_through", _("The publication we know it through."), lambda edition, row: row.known_through),
        Column(
            "derives_from",
            _("The sources it goes back to: with them it is one origin."),
            lambda edition, row: _listed(row.derives_from),
        ),
        Column("basis", _("What text our copy is."), lambda edition, row: row.textual_basis),
        Column("rights", _("Who holds rights in it, where we know."), lambda edition, row: row.rights),
        *MARKS,
        *EDITION,
    ],
)

MESSAGES = Table(
    "messages",
    _("Register of messages"),
    _messages,
    [
        Column("source", _("The short name of the paper; it is part of its address."), lambda edition, row: row.source),
        Column("title", _("Our plain title."), lambda edition, row: _source(edition, row).title),
        Column("kind", _("What kind of paper it is."), lambda edition, row: _source(edition, row).kind),
        *DATES,
        Column("sender", _("Who sent it."), lambda edition, row: _names(edition, [row.sender])),
        Column(
            "signers",
            _("Who signed it, sent it or handed it over for the sender, where our sources say."),
            lambda edition, row: _names(edition, row.signers),
        ),
        Column(
            "addressees", _("To whom it was addressed."), lambda edition, row: _recipients(edition, row, "addressee")
        ),
        Column(
            "copies", _("Who was sent a copy, or was to be."), lambda edition, row: _recipients(edition, row, "copy")
        ),
        Column("channel", _("By which way it went."), lambda edition, row: row.channel),
        Column("publicity", _("Whether it was public or secret at the time."), lambda edition, row: row.publicity),
        Column("subject", _("What it is about, in a short sentence of ours."), lambda edition, row: row.subject),
        Column("history", _("What became of it, step by step, each with its date."), _actions),
        Column("demands", _("What it asks, point by point."), lambda edition, row: _listed(row.demands)),
        Column(
            "answers",
            _("The papers that answer it."),
            lambda edition, row: _listed(part.reply for part in _answers(edition, row)),
        ),
        Column(
            "answer_kinds",
            _("How each of them answers."),
            lambda edition, row: _listed(part.kind for part in _answers(edition, row)),
        ),
        Column(
            "answer_days",
            _("Whole days to each answer, where both ends are known to the day; they may be off by one."),
            lambda edition, row: _days(response_wait(edition.holdings, part) for part in _answers(edition, row)),
        ),
        Column(
            "silent",
            _("Who gave no reply in our sources."),
            lambda edition, row: _in_step(_name(edition, part.party) for part in _silences(edition, row)),
        ),
        Column(
            "silent_until",
            _("The last day on which that is attested, for each of them. It does not say that no reply came later."),
            lambda edition, row: _in_step(part.attested_until for part in _silences(edition, row)),
        ),
        Column(
            "silent_days",
            _("Whole days from delivery, else from sending, else from its date, to that day, for each of them."),
            lambda edition, row: _days(silence_wait(edition.holdings, part) for part in _silences(edition, row)),
        ),
        *MARKS,
        *EDITION,
    ],
)

FOOTNOTES = Table(
    "footnotes",
    _("Printed footnotes"),
    lambda edition: edition.holdings.footnotes,
    [
        Column(
            "publication", _("The short name of what the footnote is printed in."), lambda edition, row: row.publication
        ),
        Column("number", _("Its number there."), lambda edition, row: row.number),
        Column("kind", _("What kind of footnote it is."), lambda edition, row: row.kind),
        Column(
            "as_printed",
            _("Its words, to the letter, but for what the next column names."),
            lambda edition, row: row.as_printed,
        ),
        Column("omission", _("What we leave out of it, and why."), lambda edition, row: row.omission),
        Column("archive", _("The archive it names."), _archive),
        Column(
            "suggested",
            _("As we suggest to read its shelfmark."),
            lambda edition, row: mark.suggested if (mark := _mark(edition, row)) else "",
        ),
        Column("reason", _("Why."), lambda edition, row: mark.reason if (mark := _mark(edition, row)) else ""),
        Column("irregular", _("What is irregular about the print."), _irregular),
        Column(
            "sources",
            _("The sources it points to, by their short names: none, one or many."),
            lambda edition, row: _listed(row.sources),
        ),
        Column(
            "mentions",
            _("The sources known from it that need not lie there, by their short names."),
            lambda edition, row: _listed(row.mentions),
        ),
        *EDITION,
    ],
)

TABLES = {table.name: table for table in (SOURCES, MESSAGES, FOOTNOTES)}
