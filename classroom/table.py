"""What one browser has answered as a table: a line for each try, of classroom.reading.ExhibitRead."""

from django.utils.translation import gettext_lazy as _

from archive.columns import Column, Table
from classroom.in_words import in_words
from classroom.models import Attempt
from classroom.tries import worth
from quiz.answers import Answer


def _lines(exhibit):
    """[(PageRead, Series, Attempt)] of an exhibit."""
    return [(page, series, row) for page in exhibit.pages for series in page.series for row in series.tries]


def _answer(series, row):
    return in_words(series.question, Answer.from_plain(row.answer)) if series.question else ""


TABLE = Table(
    "my-reading",
    _("My reading"),
    _lines,
    [
        Column("exhibit", _("Title of the exhibit."), lambda exhibit, line: exhibit.title),
        Column("edition", _("Number of the edition that was answered."), lambda exhibit, line: line[2].edition_number),
        Column(
            "page",
            _("Title of the page that asks it; empty where only the end of a route does."),
            lambda exhibit, line: line[0].page.title if line[0].page else "",
        ),
        Column("question", _("Short name of the question."), lambda exhibit, line: line[2].question),
        Column(
            "asked",
            _("Its words; empty where that edition was withdrawn."),
            lambda exhibit, line: line[1].question.text if line[1].question else "",
        ),
        Column("answer", _("What was answered, in words."), lambda exhibit, line: _answer(*line[1:])),
        Column("verdict", _("right, partly right or not right yet."), lambda exhibit, line: worth(line[2])),
        Column("mark", _("From 0 to 1."), lambda exhibit, line: line[2].fraction),
        Column(
            "sure",
            _("How sure the reader was; empty where it was left open."),
            lambda exhibit, line: Attempt.Confidence(line[2].confidence).label if line[2].confidence else "",
        ),
        Column("try", _("Which try it was."), lambda exhibit, line: line[2].number),
        Column(
            "came_back",
            _("Whether it was asked where questions come back."),
            lambda exhibit, line: _("yes") if line[2].returned else _("no"),
        ),
        Column("route", _("Short name of the route that was walked, if any."), lambda exhibit, line: line[2].route),
        Column("day", _("The day, year first."), lambda exhibit, line: line[2].day.isoformat()),
        Column(
            "seconds",
            _("Roughly how long it took, where script measured it."),
            lambda exhibit, line: line[2].seconds or "",
        ),
        Column("language", _("In which language it was asked."), lambda exhibit, line: line[2].language),
    ],
)


def plain(exhibits):
    """The same lines for JSON: [{column: value}]."""
    return [
        {column.name: column.value(exhibit, line) for column in TABLE.columns}
        for exhibit in exhibits
        for line in _lines(exhibit)
    ]
