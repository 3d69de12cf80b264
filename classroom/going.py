"""How a question has gone: answers given, told apart by the wording they were given to, first tries from repeats."""

from typing import NamedTuple

from django.db.models import Avg, Count, Max, Q
from django.utils.translation import gettext as _

from classroom.models import Attempt
from classroom.told import shown_value
from exhibit import standing
from exhibit.models import Edition
from quiz.asking import given_in_words
from quiz.gather import gather
from quiz.kinds import Form
from quiz.marking import Answer, mark
from quiz.record import digest, items

FEWEST = 5  # people: a cell of fewer is not told
SERIES_SHOWN = 4
VALUES_SHOWN = 8


class Row(NamedTuple):
    """An option, an item or a value: how many were it, of how many, whether it is right; None where that is hidden."""

    words: str
    number: int | None
    of: int
    right: bool
    besides: str = ""

    @property
    def share(self):
        return None if self.number is None else self.number / self.of


class Series(NamedTuple):
    """The answers to one wording of a question. `share` and `later` are mean marks, of first tries and of repeats."""

    is_current: bool
    until: object
    first: int
    share: float | None
    repeats: int
    later: float | None
    sure: list
    caption: str
    rows: list


def panel(request, question):
    """What stands at the foot of a question's form, see quiz.beside; None for a new one and who may not see answers."""
    if question is None or not request.user.has_perm("classroom.view_attempt"):
        return None
    attempts = Attempt.objects.visible_to(request.user).filter(question=question.slug)
    current = digest(gather([question.pk])[0])
    wordings = attempts.order_by().values("question", "digest")
    found = list(wordings.annotate(until=Max("day"), edition=Max("edition")).order_by("-until"))
    found.sort(key=lambda row: row["digest"] != current)
    shown = [_series(attempts.filter(digest=row["digest"]), row, current) for row in found[:SERIES_SHOWN]]
    return {"template": "admin/classroom/going.html", "series": shown, "more": len(found) - len(shown), "few": FEWEST}


def counts(request, questions):
    """{primary key: (first answers, share right)} of these questions as they are worded now, see quiz.beside."""
    if not request.user.has_perm("classroom.view_attempt") or not questions:
        return {}
    keys = {row.slug: row.pk for row in questions}
    current = {row.uid: digest(row) for row in gather(keys.values())}
    rows = Attempt.objects.visible_to(request.user).filter(question__in=keys, digest__in=current.values(), number=1)
    found = rows.order_by().values("question", "digest").annotate(first=Count("pk"), share=Avg("fraction"))
    return {
        keys[row["question"]]: (row["first"], row["share"] if row["first"] >= FEWEST else None)
        for row in found
        if current[row["question"]] == row["digest"]
    }


def _series(attempts, row, current):
    totals = attempts.aggregate(
        first=Count("pk", filter=Q(number=1)),
        share=Avg("fraction", filter=Q(number=1)),
        repeats=Count("pk", filter=Q(number__gt=1)),
        later=Avg("fraction", filter=Q(number__gt=1)),
    )
    if totals["first"] < FEWEST:
        totals["share"] = None
    if totals["repeats"] < FEWEST:
        totals["later"] = None
    firsts = attempts.filter(number=1)
    is_shown = totals["share"] is not None
    caption, rows = _rows(firsts, row) if is_shown else ("", [])
    return Series(
        is_current=row["digest"] == current,
        until=row["until"],
        **totals,
        sure=_by_confidence(firsts) if is_shown else [],
        caption=caption,
        rows=rows,
    )


def _by_confidence(firsts):
    """[(how sure, how many or None, share right or None)], the surest first."""
    found = {
        row["confidence"]: row
        for row in firsts.order_by().values("confidence").annotate(number=Count("pk"), share=Avg("fraction"))
    }
    names = [*reversed(Attempt.Confidence.choices), (None, _("not said"))]
    return [
        (name, *((row["number"], row["share"]) if row["number"] >= FEWEST else (None, None)))
        for value, name in names
        if (row := found.get(value))
    ]


def _rows(firsts, row):
    """(caption, [Row]) by the question as the newest edition that asked this wording has it."""
    edition = Edition.objects.only("pk", "digest").get(pk=row["edition"])
    question = standing.kept_record(edition.pk, edition.digest).question.get(row["question"])
    if question is None or digest(question) != row["digest"]:
        return "", []
    given = [
        (Answer.from_plain(found["answer"]), found["number"])
        for found in firsts.order_by().values("answer").annotate(number=Count("pk"))
    ]
    form = Form(question.form)
    if form.has_key:
        return _("What was given most often"), _by_value(question, given)
    if form.marks_options:
        return _("Who chose what"), _by_option(question, given)
    return _("How many had each one right"), _by_item(question, given)


def _by_option(question, given):
    total = sum(number for _answer, number in given)
    chosen = {option.uid: 0 for option in question.options}
    for answer, number in given:
        for uid in mark(question, answer).chosen:
            chosen[uid] += number
    return [Row(row.text, _told(chosen[row.uid]), total, row.right) for row in question.options]


def _by_value(question, given):
    """The values given most often; those of few are left out."""
    total = sum(number for _answer, number in given)
    often = sorted(given, key=lambda pair: -pair[1])[:VALUES_SHOWN]
    return [
        Row(shown_value(question, answer.value), number, total, mark(question, answer).verdict == "right")
        for answer, number in often
        if number >= FEWEST
    ]


def _by_item(question, given):
    """How many got each item right; for a card, how many had it after a card that does come before it."""
    total = sum(number for _answer, number in given)
    right = {option.uid: 0 for option in question.options}
    wrong = {option.uid: {} for option in question.options}
    for answer, number in given:
        pairs = dict(answer.pairs)
        for uid, worth in mark(question, answer).points:
            right[uid] += number if worth == 1 else 0
            if worth < 1 and uid in pairs:
                words = given_in_words(question, pairs[uid])
                wrong[uid][words] = wrong[uid].get(words, 0) + number
    return [Row(row.text, _told(right[row.uid]), total, False, _mostly(wrong[row.uid])) for row in items(question)]


def _mostly(wrong):
    """What was mostly given instead, in words; "" where too few gave it."""
    words, number = max(wrong.items(), key=lambda pair: pair[1], default=("", 0))
    return _("mostly instead: %s") % words if number >= FEWEST else ""


def _told(number):
    return None if 0 < number < FEWEST else number
