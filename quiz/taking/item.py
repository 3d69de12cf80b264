"""What every format says of a question, gathered once: what is asked, what each answer is worth, what is told after it.

What an answer is worth is asked of the marking itself, so that no file marks otherwise than the site. `words` are plain
text; `quoted`, `reply` and the like are html.
"""

from datetime import date
from fractions import Fraction
from typing import NamedTuple

from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from archive.citing import note
from archive.citing.reference import reference
from archive.dates import in_words
from archive.notes import DirectNotes
from archive.record import Holdings
from quiz.answers import COVERED, NO_SPAN, UNUSABLE, Answer, read_value
from quiz.asking import columns, given_in_words
from quiz.kinds import Form
from quiz.record import Question, items, shown_order, shown_partners
from quiz.scores import right_of
from quiz.words import cut

GAP = "_____"  # where words are covered
FURTHEST = 60  # days: of a date that is read, how far off is still listed


class Bank(NamedTuple):
    """Questions to take away. `cited(source)` is the edition as a citation of that source (its slug) names it, an
    archive.citing.reference.Edition; its address may be ""."""

    name: str
    holdings: Holdings
    questions: list[Question]
    misconceptions: dict
    cited: object


class Choice(NamedTuple):
    """`worth` from -1 to 1: what choosing it adds."""

    uid: str
    words: str
    worth: Fraction
    reply: str


class Row(NamedTuple):
    """`worth` says of each value of a column what it is worth here; `right` is one that is worth all."""

    uid: str
    words: str
    quoted: str
    worth: dict[str, Fraction]
    right: str
    reply: str


class Item(NamedTuple):
    """A question as all formats see it. `quoted` is read before the answer; `why` and `evidence` after it."""

    uid: str
    form: Form
    habit: str
    text: str
    quoted: str
    choices: list[Choice]
    rows: list[Row]
    columns: list[tuple[str, str]]
    unit: str
    key: str
    tolerance: int
    why: str
    evidence: str
    spans: list[Choice]

    @property
    def ranges(self):
        """[(how far off, what that is worth)] of a number that is read, the nearer first."""
        return [(self.tolerance, Fraction(1)), (2 * self.tolerance, Fraction(1, 2))][: 2 if self.tolerance else 1]

    @property
    def days(self):
        """[(day as ISO, what it is worth)] of a date that is read, the right one first."""
        key, reach = date.fromisoformat(self.key).toordinal(), min(2 * self.tolerance, FURTHEST)
        near = range(max(1, key - reach), min(date.max.toordinal(), key + reach) + 1)
        worth = [(abs(day - key), day) for day in near]
        return [
            (date.fromordinal(day).isoformat(), Fraction(1) if off <= self.tolerance else Fraction(1, 2))
            for off, day in sorted(worth)
        ]

    @property
    def listed(self):
        """What belongs where and why, as html: for a format that has no place for it beside each item."""
        rows = ((row.words, self._right_of(row), row.reply) for row in self.rows)
        return format_html("<ul>{}</ul>", format_html_join("", "<li>{} → {} {}</li>", rows)) if self.rows else ""

    def _right_of(self, row):
        return " / ".join(words for value, words in self.columns if row.worth[value] == 1)


def items_of(bank):
    """The Items of a Bank, in its order."""
    return [_item(bank, question) for question in bank.questions]


def _item(bank, question):
    form = Form(question.form)
    given = _columns(question)
    return Item(
        uid=question.uid,
        form=form,
        habit=question.habit,
        text=question.text,
        quoted=_quoted(bank, question),
        choices=[] if form.template in ("sequence", "pairs", "rows") else _choices(bank, question),
        rows=_rows(bank, question, given),
        columns=given,
        unit=question.unit,
        key=question.key,
        tolerance=question.tolerance,
        why=_prose(bank, question.why),
        evidence=quotation(bank, question.evidence),
        spans=_spans(bank, question),
    )


def _columns(question):
    match Form(question.form).template:
        case "pairs":
            uids = {given_in_words(question, option.uid): option.uid for option in reversed(question.options)}
            return [(uids[words], words) for _handle, words in shown_partners(question)]
        case "sequence":
            return [(option.uid, str(place)) for place, option in enumerate(question.options, start=1)]
    return [(value, str(words)) for value, words in columns(question)]


def _choices(bank, question):
    rows = question.options if question.form == "focus" else shown_order(question)
    return [
        Choice(row.uid, _value(question, row.text), _worth(question, row), _reply(bank, question, row)) for row in rows
    ]


def _value(question, words):
    """A value that an author foresaw as it is stored: without spaces; any other words as they are."""
    return str(read_value(question.form, words)) if Form(question.form).has_key else words


def _worth(question, option):
    """What one option is worth, as the site marks it; of several each adds its share or takes it."""
    form = Form(question.form)
    if form in (Form.SEVERAL, Form.FOCUS):
        share = Fraction(1, sum(row.right for row in question.options))
        return share if option.right else -share
    answers = {
        "value": Answer(value=option.text),
        "reveal": Answer(pairs=((option.uid, COVERED),)),
        "options": Answer(options=(option.uid,)),
    }
    return form.mark(question, answers[form.template]).fraction


def _rows(bank, question, given):
    if question.form == "sequence":
        cards = [(row.uid, {uid: Fraction(uid == row.uid) for uid, _place in given}) for row in question.options]
    else:
        asked = [row.uid for row in items(question)] if given else []
        points = {value: _points(question, asked, value) for value, _words in given}
        cards = [(uid, {value: points[value][uid] for value, _words in given}) for uid in asked]
    worth = dict(cards)
    return [
        Row(
            row.uid,
            row.text,
            quotation(bank, row.excerpt) if question.form == "weigh" else "",
            worth[row.uid],
            _right(question, row),
            _reply(bank, question, row),
        )
        for row in shown_order(question)
        if row.uid in worth
    ]


def _points(question, asked, value):
    return dict(Form(question.form).mark(question, Answer(pairs=tuple((uid, value) for uid in asked))).points)


def _right(question, option):
    match question.form:
        case "sequence":
            return option.uid
        case "label":
            return option.label
        case "weigh":
            return UNUSABLE if option.low is None else str((option.low + option.high) // 2)
    return right_of(question, option)


def _spans(bank, question):
    if not question.spans:
        return []
    right = [span.uid for span in question.spans if span.right] or [NO_SPAN]
    rows = [(span.uid, span.text, _prose(bank, span.reply)) for span in question.spans]
    rows.append((NO_SPAN, _("No words here show it"), ""))
    return [Choice(uid, words, Fraction(uid in right), reply) for uid, words, reply in rows]


def _quoted(bank, question):
    """The words that are read before the answer, where the form needs them; those to be found are covered."""
    if question.form == "reveal":
        covered = [row for row in question.options if row.right]
        pieces = cut(bank.holdings.excerpt[question.evidence].shown_words, covered)
        return quotation(bank, question.evidence, "".join(GAP if row else words for words, row in pieces))
    return quotation(bank, question.evidence) if question.form == "focus" or question.spans else ""


def _reply(bank, question, option):
    """All that is told of one option: the reply, what would change it, the lines compared, a belief behind it."""
    told = [_prose(bank, option.reply)]
    if question.form == "sequence" and option.date:
        told.insert(0, format_html("<p>{}</p>", in_words(option.date, month="F")))
    if option.would_change:
        told.append(format_html("<p>{}</p>{}", _("What would change it:"), _prose(bank, option.would_change)))
    if question.form == "compare":
        told += [quotation(bank, slug) for slug in (option.excerpt, option.other_excerpt)]
    if belief := bank.misconceptions.get(option.misconception):
        words = _("Often behind a wrong answer here: %(name)s. %(text)s") % {"name": belief.name, "text": belief.text}
        told += [format_html("<p>{}</p>", words), quotation(bank, belief.excerpt)]
    return mark_safe("".join(told))  # noqa: S308 - each is escaped or cleaned where it is made


def _prose(bank, html):
    return DirectNotes(bank.holdings, address=lambda slug: bank.cited(slug).address).prose(html)


def quotation(bank, slug, words=""):
    """An excerpt (its slug) as html: its words, or these instead, whose they are, and where they are from; "" for none.

    The link leads to its source in the edition.
    """
    if not slug:
        return ""
    holdings = bank.holdings
    excerpt = holdings.excerpt[slug]
    source, edition = holdings.source[excerpt.source], bank.cited(excerpt.source)
    speaker = holdings.party.get(holdings.speaker_of(excerpt))
    cited = note.footnote(reference(holdings, source.slug))
    said = filter(None, [speaker and speaker.name, excerpt.locator, source.textual_basis])
    named = _("%(title)s, edition %(number)d") % {"title": edition.title, "number": edition.number}
    link = format_html('<a href="{}">{}</a>', edition.address, named) if edition.address else named
    lead_in = format_html("<p>{}</p>", excerpt.lead_in) if excerpt.lead_in else ""
    quoted = format_html('<blockquote lang="{}">“{}”</blockquote>', excerpt.language, words or excerpt.shown_words)
    return format_html("{}{}<p>{}. {} {}</p>", lead_in, quoted, "; ".join(said) or source.title, cited, link)
