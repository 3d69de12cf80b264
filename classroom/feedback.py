"""What a reader is told after an answer: verdict, right answer, reason, source, and a word to every option."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.notes import Notes
from classroom.models import Attempt
from classroom.told import shown_value, told
from exhibit.blocks import asked, card
from exhibit.lesson import Lesson
from quiz import marking


def feedback(opened, page, question, given, prefix=""):
    """The context of the feedback templates, for an answer (classroom.answers.Given).

    `prefix` keeps the anchors of its notes apart from those of the page it is put in.
    """
    mark = marking.mark(question, given.answer)
    notes = Notes(opened.record.holdings, prefix, opened.source)
    sure = Attempt.Confidence(given.confidence).label if given.confidence else ""
    why = notes.prose(question.why)
    return {
        "opened": opened,
        "lesson": Lesson(opened, page),
        "page": page,
        "question": question,
        "asked": asked(opened, page, question),
        "mark": mark,
        "verdict": verdict(question, mark),
        "value": shown_value(question, given.answer.value),
        "key": shown_value(question, question.key),
        "difference": difference(question, mark),
        "sure": sure,
        "why": why,
        "card": card(opened, question.evidence),
        "notes": notes,
        "given": given,
        **told(opened, question, given.answer, mark, notes),
    }


def verdict(question, mark):
    """One line: the verdict word and the right answer, or how much of it was found."""
    if mark.verdict == "none":
        return _("Written on paper")
    if mark.verdict == "right":
        return _("Right")
    if mark.verdict == "unshown":
        return _("True, but these words do not show it")
    if mark.points:
        found = {"points": _halves(sum(worth for _uid, worth in mark.points)), "all": len(mark.points)}
        if question.form == "sequence":
            partly = _("Partly: %(points)s of %(all)s neighbours in order")
            return (partly if mark.verdict == "partly" else _("Not yet: 0 of %(all)s neighbours in order")) % found
        return (_("Partly: %(points)s of %(all)s") if mark.verdict == "partly" else _("Not yet: 0 of %(all)s")) % found
    right = right_answer(question)
    if mark.verdict == "partly":
        return _("Partly: it was %s") % right
    return (_("Not these: it was %s") if len(mark.chosen) > 1 else _("Not this one: it was %s")) % right


def _halves(number):
    """A number of points as one reads it: 2½."""
    whole, rest = divmod(number, 1)
    return f"{whole or ''}{'½' if rest else ''}" or "0"


def right_answer(question):
    """The right answer in words, to follow “it was”."""
    if question.answer_words:
        return question.answer_words
    if question.form in ("number", "date"):
        return shown_value(question, question.key)
    words = [option.text for option in question.options if option.right]
    quoted = question.form in ("reveal", "focus")
    return "; ".join(f"“{text}”" if quoted else text for text in words)


def difference(question, mark):
    """How far a value that was read lies from the right one, in words; "" where there is nothing to say."""
    if not mark.difference:
        return ""
    if question.form == "date":
        return ngettext("%d day off", "%d days off", mark.difference) % mark.difference
    return _("off by %d") % mark.difference  # the unit is one word for any number
