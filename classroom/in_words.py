"""An answer as one reads it: the words of what was chosen, not its short names."""

from django.utils.translation import gettext as _

from classroom.told import shown_value
from quiz.answers import NO_SPAN, UNCOVERED
from quiz.asking import given_in_words


def in_words(question, answer):
    """An Answer (quiz.answers) to a question of the Record, in words."""
    texts = {option.uid: option.text for option in question.options}
    if question.form == "reveal":
        ((uid, how),) = answer.pairs
        words = f"“{texts[uid]}”" + (_(", after uncovering") if how == UNCOVERED else "")
    elif answer.pairs:
        words = "; ".join(f"{texts[uid]} → {given_in_words(question, given)}" for uid, given in answer.pairs)
    elif question.form == "sequence":
        words = "; ".join(f"{at}. {texts[uid]}" for at, uid in enumerate(answer.options, start=1))
    elif answer.options:
        words = "; ".join(f"“{texts[uid]}”" if question.form == "focus" else texts[uid] for uid in answer.options)
    else:
        words = shown_value(question, answer.value)
    return "; ".join(filter(None, [words, _evidence(question, answer.span)]))


def _evidence(question, uid):
    if not uid:
        return ""
    if uid == NO_SPAN:
        return _("shown by no words here")
    return _("shown by “%s”") % next(span.text for span in question.spans if span.uid == uid)
