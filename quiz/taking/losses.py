"""What a format cannot hold, in words, with the questions it is lost from: nothing is dropped in silence."""

from django.utils.translation import gettext as _

from quiz.kinds import Form
from quiz.taking.item import FURTHEST


def lost(items, of_one):
    """{words: uids}: what `of_one(item)` yields for each of these Items, and what every format lacks."""
    found = {}
    for item in items:
        for words in (*_everywhere(item), *of_one(item)):
            found.setdefault(words, []).append(item.uid)
    return found


def lines(found, total):
    """What is lost from so many questions, a line each, to be read by a person."""
    return [f"{words} [{_('all') if len(uids) == total else ', '.join(uids)}]" for words, uids in found.items()]


def _everywhere(item):
    yield _("How sure a reader is, is not asked.")
    if item.choices and not item.form.has_key:
        yield _("Only the reply to what was chosen is told, not those to the other options.")
    if item.form == Form.DATE and 2 * item.tolerance > FURTHEST:
        yield _("Days further than %d off count nothing.") % FURTHEST
    if item.form == Form.REVEAL:
        yield _("The covered words cannot be uncovered before the answer.")
    if item.form == Form.REFLECT:
        yield _("What is written is sent in, and waits for a person to read it; here it stays on paper. It is worth 0.")


def of_question_banks(item):
    """What Moodle XML and GIFT both lack."""
    if item.spans:
        yield _(
            "Answer and evidence are two questions, each worth a whole mark; nobody is told that an answer "
            "is true but not shown by the words marked."
        )
    if item.form == Form.FOCUS:
        yield _("The words to mark are listed below the text; they cannot be marked in it.")
    if any(fraction(choice.worth)[1] for choice in (*item.choices, *item.spans)):
        yield _("The worth of an option is rounded to one that Moodle knows.")


# What an answer can be worth in Moodle, in percent. Source: question/engine/bank.php, question_bank::fraction_options.
PERCENTS = (100, 90, 83.33333, 80, 75, 70, 66.66667, 60, 50, 40, 33.33333, 30, 25, 20, 16.66667, 14.28571, 12.5)
PERCENTS = (*PERCENTS, 11.11111, 10, 5, 0)


def fraction(worth):
    """(percent as Moodle writes it, whether it was rounded) of a worth from -1 to 1."""
    percent = abs(float(worth) * 100)
    nearest = min(PERCENTS, key=lambda known: abs(known - percent))
    sign = "-" if worth < 0 and nearest else ""
    return f"{sign}{nearest:.7g}", abs(nearest - percent) > 0.001
