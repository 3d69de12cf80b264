"""“My reading”: what one browser has answered, page by page, as told by the edition under which it answered."""

from typing import NamedTuple

from classroom.answers import Given
from classroom.feedback import verdict
from classroom.in_words import in_words
from classroom.models import Attempt
from classroom.so_far import scored, so_far
from classroom.tries import Answers, said
from exhibit import record as rec
from exhibit import standing
from exhibit.opened import Opened, OpenedOld
from quiz.answers import Answer
from quiz.marking import mark
from quiz.record import digest


class Series(NamedTuple):
    """The tries of one browser at one version of a question, the oldest first, and where that version is read.

    `opened` is the current edition if it asks just this, else the one that was answered; None if that was withdrawn.
    """

    tries: list
    opened: object
    question: object
    page: object  # the first that asks it; None where only the end of a route does

    @property
    def latest(self):
        return self.tries[-1]

    @property
    def edition(self):
        return self.latest.edition_number

    @property
    def address(self):
        if self.page:
            return f"{self.opened.page(self.page)}#q-{self.question.uid}"
        return self._question()

    @property
    def why(self):
        """The address of the feedback on the latest try."""
        given = Given(self.opened.standing.number, self.question.uid, self._answer(), *self._sure(), True)
        return f"{self._question()}?answer={given.token()}#answer"

    @property
    def answer(self):
        return in_words(self.question, self._answer())

    @property
    def verdict(self):
        return verdict(self.question, mark(self.question, self._answer()))

    @property
    def first_said(self):
        return said(self.tries[0])

    @property
    def latest_said(self):
        return said(self.latest)

    def _answer(self):
        return Answer.from_plain(self.latest.answer)

    def _sure(self):
        return self.latest.confidence, self.latest.number

    def _question(self):
        """The address of the question's own page: where questions come back, if no page asks it."""
        route = self.opened.record.route.get(self.latest.route)
        opened = self.opened.on(route) if route and not self.page else self.opened
        return opened.question(self.page or opened.again(), self.question)


class PageRead(NamedTuple):
    """A page of which something was answered; `right` of `asked` questions were right at last, if it is still there."""

    page: object  # None for what no page asks
    address: str
    right: int
    asked: int
    series: list


class ExhibitRead(NamedTuple):
    """An exhibit of which something was answered, in what edition now (None where none is open), and how far."""

    title: str
    opened: object
    so_far: dict
    pages: list


def read_by(reader):
    """[ExhibitRead] of a browser (its name)."""
    by_exhibit = {}
    for row in Attempt.objects.of_browser(reader).with_edition():
        by_exhibit.setdefault(row.exhibit, []).append(row)
    return [_read(slug, Answers.of(rows)) for slug, rows in by_exhibit.items()]


def _read(slug, answers):
    current = standing.current(slug)
    opened = Opened(standing.record_of(current), current) if current and not current.withdrawn_on else None
    by_page = {}
    for tries in answers.tries.values():
        series = _series(slug, opened, tries)
        by_page.setdefault(series.page.slug if series.page else "", []).append(series)
    order = {page.slug: at for at, page in enumerate(opened.pages)} if opened else {}
    slugs = sorted(by_page, key=lambda name: (not name, order.get(name, len(order))))
    pages = [_page_read(opened, answers, by_page[name]) for name in slugs]
    return ExhibitRead(standing.editions(slug)[0].title, opened, so_far(opened, answers) if opened else {}, pages)


def _page_read(opened, answers, series):
    page = series[0].page
    if not (page and opened and page.slug in opened.record.page):
        return PageRead(page, "", 0, 0, series)
    page = opened.record.page[page.slug]
    asked = [answers.to(question) for question in scored(opened, page)]
    right = sum(bool(tries) and tries[-1].fraction == 1 for tries in asked)
    return PageRead(page, opened.page(page), right, len(asked), series)


def _series(slug, opened, tries):
    latest = tries[-1]
    asked_now = opened and opened.record.question.get(latest.question)
    if not (asked_now and digest(asked_now) == latest.digest):
        row = standing.edition(slug, latest.edition_number)
        if row.withdrawn_on:
            return Series(tries, None, None, None)
        opened = OpenedOld(standing.record_of(row), row)
    question = opened.record.question[latest.question]
    asking = (page for page in opened.pages if question.uid in rec.asked_by(page.blocks))
    return Series(tries, opened, question, next(asking, None))
