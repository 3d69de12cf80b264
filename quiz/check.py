"""What must be true of a question before it is published."""

from itertools import pairwise

from django.utils.translation import gettext as _

from archive.check import check_prose, check_shown, check_words, error, warning
from archive.dates import bounds
from archive.prose import atoms
from quiz.kinds import Form
from quiz.marking import read_value
from quiz.record import excerpts_of, items, partners
from quiz.words import missing

QUESTION_WORDS_LIMIT = 25
ITEMS_LIMIT = 6
# What an option of each form says of itself, besides its words and the reply. What is not read is not published.
_FIELDS = ("right", "partner", "date", "excerpt", "other_excerpt", "claim", "label", "near", "would_change", "low")
_READ = {
    Form.SEQUENCE: {"date"},
    Form.MATCH: {"partner"},
    Form.MAP: {"partner"},
    Form.WEIGH: {"low", "excerpt"},
    Form.LABEL: {"label", "near", "would_change", "claim"},
    Form.COMPARE: {"excerpt", "other_excerpt"},
}


def check_question(holdings, question):
    """Findings about one question, its options and its spans."""
    where, form = ("question", question.uid), Form(question.form)
    yield from _check_form(holdings, question, form, where)
    if not question.why:
        yield error(_("The question does not say why the answer is right."), *where)
    elif not _cites(question.why):
        yield error(_("The reason cites nothing."), *where)
    if len(question.text.split()) > QUESTION_WORDS_LIMIT:
        yield warning(_("The question is longer than %d words.") % QUESTION_WORDS_LIMIT, *where)
    for words in (question.text, question.answer_words, question.first_name, question.second_name):
        yield from check_words(words, *where)
    yield from check_prose(holdings, question.why, *where)
    for slug in excerpts_of(question):
        yield from check_shown(holdings, slug, *where)
    for option in question.options:
        yield from _check_option(holdings, form, option, where)
    yield from _check_spans(holdings, question, form, where)


def check_misconception(holdings, row):
    """Findings about one misconception."""
    where = ("misconception", row.slug)
    yield from check_words(row.name, *where)
    yield from check_words(row.text, *where)
    yield from check_shown(holdings, row.excerpt, *where)


def _check_form(holdings, question, form, where):
    if form.has_key:
        try:
            read_value(question.form, question.key)
        except ValueError as problem:
            yield error(_("The right value cannot be read: %s") % problem, *where)
    elif form.marks_options:
        yield from _check_right(question, form, where)
    elif form == Form.REFLECT and question.options:
        yield error(_("This kind of question has no options."), *where)
    elif form != Form.REFLECT:
        yield from _check_items(question, form, where)
    match form:
        case Form.SEQUENCE:
            yield from _check_order(question, where)
        case Form.MATCH | Form.MAP:
            yield from _check_partners(question, form, where)
        case Form.LABEL:
            yield from _check_labels(holdings, question, where)
        case Form.COMPARE:
            yield from _check_sides(holdings, question, where)
        case Form.REVEAL | Form.FOCUS if question.evidence in holdings.excerpt:
            yield from _check_cuts(holdings.excerpt[question.evidence].shown_words, question, form, where)


def _check_right(question, form, where):
    right = [option for option in question.options if option.right]
    if not right:
        yield error(_("No option is marked as right."), *where)
    elif form not in (Form.SEVERAL, Form.FOCUS) and len(right) > 1:
        yield error(_("Only one option can be right in this form."), *where)
    elif len(question.options) < 3:
        yield warning(_("Three options or more make a question worth asking."), *where)


def _check_items(question, form, where):
    found = items(question)
    if len(found) < 2:
        yield error(_("This kind of question needs at least two items."), *where)
    elif len(found) > ITEMS_LIMIT:
        yield warning(_("More than %d items are hard to keep in mind.") % ITEMS_LIMIT, *where)
    for option in question.options:
        if form not in (Form.MATCH, Form.MAP) and not option.text:
            yield error(_("An item has no words: %s.") % option.uid, *where)
        if option.reply and not _cites(option.reply):
            yield error(_("What is said of “%s” cites nothing.") % (option.text or option.partner), *where)


def _check_order(question, where):
    if not all(option.date for option in question.options):
        yield warning(_("Not every card has its date."), *where)
    for one, other in pairwise(option for option in question.options if option.date):
        earliest, latest = bounds(one.date)[0], bounds(other.date)[1]
        if earliest and latest and latest < earliest:
            names = {"one": one.text, "other": other.text}
            yield error(_("“%(one)s” stands before “%(other)s”, and is later by its date.") % names, *where)
        elif one.date == other.date:
            yield warning(_("Two cards have the same date, so no order of them is right: %s.") % other.date, *where)


def _check_partners(question, form, where):
    for option in question.options:
        if not option.partner:
            yield error(_("“%s” has no partner.") % option.text, *where)
    if form == Form.MATCH and len(partners(question)) < len(question.options):
        yield error(_("Two items have the same partner."), *where)
    if len(partners(question)) < 2:
        yield error(_("There is only one partner to choose."), *where)


def _check_labels(holdings, question, where):
    for option in question.options:
        if not option.label:
            yield error(_("“%s” has no label.") % option.text, *where)
        if not option.would_change:
            yield error(_("It is not said what would change the label of “%s”.") % option.text, *where)
        if option.claim not in holdings.claim:
            yield error(_("“%s” names no claim of the record.") % option.text, *where)
        elif holdings.claim[option.claim].status != option.label:
            yield error(_("“%s” has another label than its claim.") % option.text, *where)


def _check_sides(holdings, question, where):
    for name, field in ((question.first_name, "excerpt"), (question.second_name, "other_excerpt")):
        lines = {getattr(option, field) for option in question.options} & set(holdings.excerpt)
        if len({holdings.excerpt[slug].source for slug in lines}) > 1:
            yield error(_("The lines of %s come from more than one source.") % name, *where)


def _check_cuts(text, question, form, where):
    rows = question.options if form == Form.FOCUS else [option for option in question.options if option.right]
    for option in missing(text, rows):
        yield error(_("These words are not among those shown, or not in this order: “%s”.") % option.text, *where)
    if form == Form.REVEAL and any(text.count(option.text) > 1 for option in rows if option.text):
        yield error(_("The covered words stand in the text more than once."), *where)


def _check_option(holdings, form, option, where):
    name = option.text or option.partner
    if not option.reply and (option.right or form != Form.FOCUS):
        yield error(_("The option “%s” has no reply.") % name, *where)
    if option.message and option.message not in holdings.message:
        yield error(_("The option “%s” names a message that is not in the record.") % name, *where)
    read = {"right"} if form.marks_options else _READ.get(form, set())
    for field in _FIELDS:
        if field not in read and str(getattr(option, field)) not in ("", "False", "None"):
            yield error(
                _("The option “%(name)s” has what this kind of question does not read: %(field)s.")
                % {"name": name, "field": field},
                *where,
            )
    for words in (option.text, option.partner):
        yield from check_words(words, *where)
    for html in (option.reply, option.would_change):
        yield from check_prose(holdings, html, *where)


def _check_spans(holdings, question, form, where):
    if not question.spans:
        return
    if not form.takes_spans:
        yield error(_("This kind of question does not ask for the evidence besides."), *where)
    if question.evidence in holdings.excerpt:
        for span in missing(holdings.excerpt[question.evidence].shown_words, question.spans):
            yield error(_("These words are not among those shown, or not in this order: “%s”.") % span.text, *where)
    for span in question.spans:
        if not span.reply:
            yield error(_("The words “%s” have no reply.") % span.text, *where)
        yield from check_prose(holdings, span.reply, *where)


def _cites(html):
    return any(atom.basis in ("source", "claim") for atom in atoms(html))
