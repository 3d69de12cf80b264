"""Wrong options that the record offers: facts that are true of other documents. Pure functions of Holdings.

Each comes with a reply that says what it is true of, as a stub for the curator; the citation is there already.
"""

from datetime import date
from typing import NamedTuple

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.dates import bounds
from archive.models import Message, Response
from quiz import register
from quiz.kinds import Form
from quiz.register import said

SHOWN = 8  # of each group
DATES, SENDERS, ADDRESSEES = gettext_lazy("Dates"), gettext_lazy("Senders"), gettext_lazy("Addressees")
CHANNELS, CAME_BACK = gettext_lazy("Channels"), gettext_lazy("What came back")
DAYS, MESSAGES, WORDS = gettext_lazy("Days of other waits"), gettext_lazy("Other messages"), gettext_lazy("Other words")
GROUPS = (DATES, SENDERS, ADDRESSEES, CHANNELS, CAME_BACK, DAYS, MESSAGES, WORDS)


class Suggestion(NamedTuple):
    """A fact, what kind of fact, what it is true of (a title), the reply stub, and the message (a slug) it is about."""

    group: str
    words: str
    home: str
    reply: str
    message: str = ""


def takes(question):
    """Whether wrong options of a question can be facts of the record."""
    return question.form in _FACTS


def suggestions(holdings, question):
    """{group: [Suggestion]}, those of the time around the question's evidence first; {} where its form takes none."""
    if not takes(question):
        return {}
    form = Form(question.form)
    own = _own(holdings, question)
    taken = {words for option in question.options for words in (option.text, option.partner)}
    taken |= {fact.words for fact in _FACTS[form](holdings, own)} | {question.key}
    around = next((day for source in own if (day := _around(holdings, source))), date.max)
    others = [row.slug for row in holdings.sources if row.slug not in own and row.kind != "news-report"]
    others.sort(key=lambda source: (abs((_around(holdings, source) or date.max) - around), source))
    found = {group: [] for group in GROUPS}
    for fact in _FACTS[form](holdings, others):
        if fact.words not in taken and len(found[fact.group]) < SHOWN:
            taken.add(fact.words)
            found[fact.group].append(fact)
    return {str(group): facts for group, facts in found.items() if facts}


def option_fields(question, fact):
    """What an option made of a Suggestion says, field by field."""
    if question.form in (Form.MATCH, Form.MAP):
        return {"text": "", "partner": fact.words, "reply": fact.reply}
    return {"text": fact.words, "reply": fact.reply}


def _around(holdings, source):
    """A day that a source is from, or near to; None for an undated one."""
    edtf = holdings.source[source].date
    return next(filter(None, bounds(edtf)), None) if edtf else None


def _own(holdings, question):
    """The documents that the right answer is about: their facts are no wrong options."""
    right = [option.message for option in question.options if option.right and option.message]
    shown = holdings.excerpt.get(question.evidence)
    return [*right, *([shown.source] if shown and shown.source not in right else [])]


def _facts(holdings, sources):
    """Facts of each of these sources that is a message, and the date of each."""
    for source in sources:
        yield from _dates(holdings, [source])
        if message := holdings.message.get(source):
            sender = capfirst(holdings.name_of(message.sender))
            yield _fact(holdings, source, SENDERS, sender, _("This is who sends “%s”."))
            for party in message.addressees:
                words = capfirst(holdings.name_of(party))
                yield _fact(holdings, source, ADDRESSEES, words, _("This is an addressee of “%s”."))
            if message.channel != Message.Channel.UNKNOWN:
                words = capfirst(Message.Channel(message.channel).label)
                yield _fact(holdings, source, CHANNELS, words, _("This is the channel of “%s”."))
            yield from _replies(holdings, message)


def _fact(holdings, source, group, words, reply):
    named = register.title(holdings, source)
    return Suggestion(group, words, named, said(reply % named, register.cited(holdings, source)))


def _dates(holdings, sources):
    for source in sources:
        if register.dated(holdings, source):
            words = register.date_words(holdings, source)
            yield _fact(holdings, source, DATES, words, _("This is the date of “%s”."))


def _replies(holdings, message):
    """What came back to a message."""
    named = register.title(holdings, message.source)
    for row in holdings.responses_to(message.source):
        words = capfirst(Response.Kind(row.kind).label)
        reply = said(_("This came back to “%s”.") % named, register.attested(row.attestation))
        yield Suggestion(CAME_BACK, words, named, reply)
    for row in holdings.silences_after(message.source):
        if row.kind == "unanswered" and row.party:
            words = _("No reply in our sources from %s") % holdings.name_of(row.party)
            reply = said(_("So it is with “%s”.") % named, register.attested(row.attestation))
            yield Suggestion(CAME_BACK, words, named, reply)


def _days(holdings, sources):
    """Dates as they are typed."""
    for source in sources:
        if day := register.dated(holdings, source):
            yield _fact(holdings, source, DATES, day.isoformat(), _("This is the date of “%s”."))


def _waits(holdings, sources):
    for row in register.waits(holdings):
        if row.message in sources:
            words = _("So many days are counted for “%(title)s”: %(dates)s.")
            named = register.title(holdings, row.message)
            reply = said(
                words % {"title": named, "dates": register.from_to(row.wait)}, register.attested(row.attestation)
            )
            yield Suggestion(DAYS, str(row.wait.days), named, reply)


def _messages(holdings, sources):
    for source in sources:
        if message := holdings.message.get(source):
            words = _("This one is “%(title)s”: %(way)s, %(date)s.") % {
                "title": register.title(holdings, source),
                "way": register.way(holdings, message) or holdings.name_of(message.sender),
                "date": register.date_words(holdings, source),
            }
            reply = said(words, register.cited(holdings, source))
            named = register.title(holdings, source)
            yield Suggestion(MESSAGES, register.what(holdings, message), named, reply, source)


def _phrases(holdings, sources):
    for source in sources:
        for excerpt in holdings.excerpts_of(source):
            if excerpt.key_phrase:
                named = register.title(holdings, source)
                reply = said(_("These words stand in “%s”.") % named, register.quoted_from(excerpt))
                yield Suggestion(WORDS, excerpt.key_phrase, named, reply)


_FACTS = {
    Form.ONE: _facts,
    Form.SEVERAL: _facts,
    Form.MATCH: _facts,
    Form.MAP: _facts,
    Form.DATE: _days,
    Form.NUMBER: _waits,
    Form.MESSAGE: _messages,
    Form.REVEAL: _phrases,
}
