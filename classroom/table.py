"""What one browser has answered as a table: a line for each try, of classroom.reading.ExhibitRead."""

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from archive.columns import Column, Table
from classroom.in_words import in_words
from classroom.models import Attempt
from classroom.tries import worth
from quiz.answers import Answer


class Line(NamedTuple):
    """A try, of the series it belongs to, on the page (of the Record) that asks it; None where no page does."""

    page: object
    question: object  # None where that edition was withdrawn
    attempt: Attempt

    @property
    def answer(self):
        return in_words(self.question, Answer.from_plain(self.attempt.answer)) if self.question else ""


def _lines(exhibit):
    return [
        Line(page.page, series.question, row)
        for page in exhibit.pages
        for series in page.series
        for row in series.tries
    ]


TABLE = Table(
    "my-reading",
    _("My reading"),
    _lines,
    [
        Column("exhibit", _("Title of the exhibit."), lambda exhibit, line: exhibit.title),
        Column(
            "edition", _("Number of the edition that was answered."), lambda exhibit, line: line.attempt.edition_number
        ),
        Column(
            "page",
            _("Title of the page that asks it; empty where only the end of a route does."),
            lambda exhibit, line: line.page.title if line.page else "",
        ),
        Column("question", _("Short name of the question."), lambda exhibit, line: line.attempt.question),
        Column(
            "asked",
            _("Its words; empty where that edition was withdrawn."),
            lambda exhibit, line: line.question.text if line.question else "",
        ),
        Column("answer", _("What was answered, in words."), lambda exhibit, line: line.answer),
        Column("verdict", _("right, partly right or not right yet."), lambda exhibit, line: worth(line.attempt)),
        Column("mark", _("From 0 to 1."), lambda exhibit, line: line.attempt.fraction),
        Column(
            "sure",
            _("How sure the reader was; empty where it was left open."),
            lambda exhibit, line: Attempt.Confidence(line.attempt.confidence).label if line.attempt.confidence else "",
        ),
        Column("try", _("Which try it was."), lambda exhibit, line: line.attempt.number),
        Column(
            "came_back",
            _("Whether it was asked where questions come back."),
            lambda exhibit, line: _("yes") if line.attempt.returned else _("no"),
        ),
        Column(
            "route", _("Short name of the route that was walked, if any."), lambda exhibit, line: line.attempt.route
        ),
        Column("day", _("The day, year first."), lambda exhibit, line: line.attempt.day.isoformat()),
        Column(
            "seconds",
            _("Roughly how long it took, where script measured it."),
            lambda exhibit, line: line.attempt.seconds or "",
        ),
        Column("language", _("In which language it was asked."), lambda exhibit, line: line.attempt.language),
    ],
)


def plain(exhibits):
    """The same lines for JSON: [{column: value}]."""
    return [
        {column.name: column.value(exhibit, line) for column in TABLE.columns}
        for exhibit in exhibits
        for line in _lines(exhibit)
    ]
