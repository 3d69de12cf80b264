"""What a reader is told after an answer: verdict, right answer, reason, source, and a word to every option."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.notes import Notes
from classroom.models import Attempt
from exhibit.lesson import Lesson, asked, card
from quiz import marking
from quiz.record import shown_order


def feedback(opened, page, question, given, prefix=""):
    """The context of the feedback templates, for an answer (classroom.answers.Given).

    `prefix` keeps the anchors of its notes apart from those of the page it is put in.
    """
    mark = marking.mark(question, given.answer)
    notes = Notes(opened.record.holdings, prefix, opened.source)
    sure = Attempt.Confidence(given.confidence).label if given.confidence else ""
    why = notes.prose(question.why)
    replies = [
        {
            "text": shown_value(question, option.text),
            "reply": notes.prose(option.reply),
            "right": option.right,
            "chosen": option.uid in mark.chosen,
        }
        for option in shown_order(question)
        # of the wrong values an author foresaw, only the one that was given is answered
        if question.form not in ("number", "date") or option.uid in mark.chosen
    ]
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
        "replies": replies,
        "card": card(opened, question.evidence),
        "notes": notes,
        "given": given,
    }


def verdict(question, mark):
    """One line: the verdict word and the right answer."""
    if mark.verdict == "right":
        return _("Right")
    right = right_answer(question)
    if mark.verdict == "partly":
        return _("Partly: it was %s") % right
    return _("Not this one: it was %s") % right


def right_answer(question):
    """The right answer in words, to follow “it was”."""
    if question.answer_words:
        return question.answer_words
    if question.form in ("number", "date"):
        return shown_value(question, question.key)
    return "; ".join(option.text for option in question.options if option.right)


def shown_value(question, text):
    """A value as a reader says it: with its unit, or as a date; any other text as it is."""
    if not text or question.form not in ("number", "date"):
        return text
    try:
        value = marking.read_value(question.form, text)
    except ValueError:
        return text
    if question.form == "date":
        return date_format(value, "j F Y")
    return f"{value} {question.unit}".strip()


def difference(question, mark):
    """How far a value that was read lies from the right one, in words; "" where there is nothing to say."""
    if not mark.difference:
        return ""
    if question.form == "date":
        return ngettext("%d day off", "%d days off", mark.difference) % mark.difference
    return _("%(number)d %(unit)s off") % {"number": mark.difference, "unit": question.unit}
