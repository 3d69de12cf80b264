"""Questions as plain data: what an edition keeps of them, key and feedback included."""

import hashlib
from typing import NamedTuple

import msgspec

from archive.prose import atoms
from archive.record import Row


class Option(Row):
    """One option, card, item or span; or a wrong answer its author foresaw. A form knows its `uid`, never its key.

    Which fields make the key depends on the question's form, see quiz.kinds: `right`; the place among the cards; the
    `partner`; the `label`; the range from `low` to `high`; which of the two excerpts there are.
    """

    uid: str
    text: str
    reply: str = ""
    right: bool = False
    message: str = ""
    partner: str = ""
    date: str = ""
    excerpt: str = ""
    other_excerpt: str = ""
    claim: str = ""
    label: str = ""
    near: str = ""
    would_change: str = ""
    low: int | None = None
    high: int | None = None
    misconception: str = ""


class Span(Row):
    """Words of the evidence that a reader may mark as what shows the answer."""

    uid: str
    text: str
    right: bool = False
    reply: str = ""


class Question(Row):
    """`key` and `tolerance` are for a number (in the question's unit) or a date (ISO; tolerance in days).

    No edition asks a draft.
    """

    uid: str
    kind: str
    form: str
    habit: str
    text: str
    why: str
    evidence: str
    answer_words: str = ""
    unit: str = ""
    key: str = ""
    tolerance: int = 0
    first_name: str = ""
    second_name: str = ""
    draft: bool = False
    options: list[Option] = []
    spans: list[Span] = []


class Misconception(Row):
    """What readers often believe; `excerpt` is the passage that contradicts it."""

    slug: str
    name: str
    text: str
    excerpt: str


def digest(question):
    """The question's version: SHA-256, as hex, of its part of the record."""
    return hashlib.sha256(msgspec.json.encode(question)).hexdigest()


def shown_order(question, seed=""):
    """The options in an order that depends on the question's version, or a seed, only: no place in it tells the key."""
    return _shuffled(question, question.options, seed, lambda option: option.uid)


def items(question):
    """What is asked about, one by one: the options that have words of their own."""
    return [option for option in question.options if option.text]


def partners(question):
    """{words: uid of the first option that has them}: all that an item can be joined to."""
    found = {}
    for option in question.options:
        if option.partner:
            found.setdefault(option.partner, option.uid)
    return found


def shown_partners(question, seed=""):
    """[(handle, words)] in an order that tells nothing; a handle is what a form sends, and does not tell the pair."""
    shown = _shuffled(question, partners(question), seed, str)
    return [(handle(question, words), words) for words in shown]


def handle(question, words):
    return hashlib.sha256(f"{digest(question)}/handle/{words}".encode()).hexdigest()[:12]


def excerpts_of(question):
    """The excerpts (slugs) that a question shows before or after its answer."""
    named = [slug for option in question.options for slug in (option.excerpt, option.other_excerpt)]
    return [slug for slug in dict.fromkeys([question.evidence, *named]) if slug]


def prose_of(question):
    """The html of a question."""
    replies = [html for option in question.options for html in (option.reply, option.would_change)]
    return [question.why, *replies, *(span.reply for span in question.spans)]


class Named(NamedTuple):
    """What questions show, cite and name, by their short names."""

    excerpts: set
    claims: set
    sources: set


def named_by(questions):
    """The Named of some questions; of sources those they cite or are about, not those of their excerpts."""
    cited = [atom for question in questions for html in prose_of(question) for atom in atoms(html)]
    options = [option for question in questions for option in question.options]
    return Named(
        excerpts={slug for question in questions for slug in excerpts_of(question)},
        claims={atom.slug for atom in cited if atom.basis == "claim"} | {option.claim for option in options} - {""},
        sources={atom.slug for atom in cited if atom.basis != "claim"} | {option.message for option in options} - {""},
    )


def _shuffled(question, rows, seed, name):
    version = f"{digest(question)}/{seed}" if seed else digest(question)
    return sorted(rows, key=lambda row: hashlib.sha256(f"{version}/{name(row)}".encode()).digest())
