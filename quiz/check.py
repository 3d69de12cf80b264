"""What must be true of a question before it is published."""

from django.utils.translation import gettext as _

from archive.check import check_prose, check_shown, check_words, error, warning
from archive.prose import atoms
from quiz.marking import read_value

QUESTION_WORDS_LIMIT = 25


def check_question(holdings, question):
    """Findings about one question and its options."""
    where = ("question", question.uid)
    right = [option for option in question.options if option.right]
    if question.form in ("number", "date"):
        try:
            read_value(question.form, question.key)
        except ValueError as problem:
            yield error(_("The right value cannot be read: %s") % problem, *where)
    elif not right:
        yield error(_("No option is marked as right."), *where)
    elif question.form != "several" and len(right) > 1:
        yield error(_("Only one option can be right in this form."), *where)
    elif len(question.options) < 3:
        yield warning(_("Three options or more make a question worth asking."), *where)
    if not question.why:
        yield error(_("The question does not say why the answer is right."), *where)
    elif not [atom for atom in atoms(question.why) if atom.basis in ("source", "claim")]:
        yield error(_("The reason cites nothing."), *where)
    if len(question.text.split()) > QUESTION_WORDS_LIMIT:
        yield warning(_("The question is longer than %d words.") % QUESTION_WORDS_LIMIT, *where)
    for words in (question.text, question.answer_words):
        yield from check_words(words, *where)
    yield from check_prose(holdings, question.why, *where)
    yield from check_shown(holdings, question.evidence, *where)
    for option in question.options:
        if not option.reply:
            yield error(_("The option “%s” has no reply.") % option.text, *where)
        if option.message and option.message not in holdings.message:
            yield error(_("The option “%s” names a message that is not in the record.") % option.text, *where)
        yield from check_words(option.text, *where)
        yield from check_prose(holdings, option.reply, *where)
