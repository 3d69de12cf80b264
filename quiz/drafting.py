"""Questions drafted out of the register, kind by kind. Pure: from Holdings to questions as plain data.

What is drafted is true by the record; whether it is worth asking a curator decides. `done` holds the items that were
drafted before; an item names what it was drawn from: "answered:note-1950-05-11", "sequence:one+two+three+four".
"""

from itertools import islice
from typing import NamedTuple

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from quiz import register
from quiz.naming import free_uid
from quiz.record import Option, Question
from quiz.register import said

WRONG_OPTIONS = 3
GROUP, GROUP_LEAST = 5, 4
WORDS_LEAST, WORDS_LIMIT = 3, 14  # of a quotation


class Draft(NamedTuple):
    """A question, and the item it was drawn from."""

    item: str
    question: Question


def drafts(holdings, kind, done=()):
    """Draft for each item of this kind (a key of KINDS) that is not done yet."""
    for draft in KINDS[kind](holdings, {item for item in done if item.startswith(f"{kind}:")}):
        if draft.item not in done:
            yield draft


def _question(kind, item, form, habit, text, options, evidence, why, **fields):
    shape = {"sequence": "sequence", "match": "match", "number": "read", "one": "choice"}[form]
    uid = f"{kind}-{item.partition('+')[0]}"
    question = Question(
        uid=uid, kind=shape, form=form, habit=habit, text=text, why=why, evidence=evidence,
        options=_with_uids(options), **fields,
    )  # fmt: skip
    return Draft(f"{kind}:{item}", question)


def _with_uids(options):
    """[Option] of rows of fields, under short names of their words."""
    found = {}
    for fields in options:
        uid = free_uid(fields["text"] or fields["partner"], found)
        found[uid] = Option(uid=uid, **fields)
    return list(found.values())


def _nearest(rows, to, same):
    """Those of rows, (day, key, ...), that lie nearest to a day, one for each `same(row)`, the key's own left out."""
    found = {same(to): to}
    for row in sorted(rows, key=lambda row: (abs((row[0] - to[0]).days), row[1])):
        found.setdefault(same(row), row)
    return list(found.values())[1:]


def _groups(holdings, kind, done):
    """Messages with days of their own, oldest first, a few at a time; those that were in an item before left out.

    Two of one day are never in one group: the second waits for a round of its own, so that one run finds all.
    """
    before = {slug for item in done for slug in item.partition(":")[2].split("+")}
    left = [row for row in register.messages(holdings) if row.source not in before]
    while True:
        rows, grouped = iter(_one_a_day(holdings, left)), set()
        while len(group := list(islice(rows, GROUP))) >= GROUP_LEAST:
            grouped.update(row.source for row in group)
            if evidence := register.evidence(holdings, *(row.source for row in group)):
                yield "+".join(row.source for row in group), group, evidence
        if not grouped:
            return
        left = [row for row in left if row.source not in grouped]


def _one_a_day(holdings, messages):
    found = {}
    for row in messages:
        if day := register.dated(holdings, row.source):
            found.setdefault(day, row)
    return list(found.values())


def _its_date(holdings, row):
    words = _("It is dated %s.") % register.date_words(holdings, row.source)
    return said(words, register.cited(holdings, row.source))


def _why_dates(holdings, group):
    words = _("Their dates, in order: %s.") % ", ".join(register.date_words(holdings, row.source) for row in group)
    return said(words, *(register.cited(holdings, row.source) for row in group))


def sequence(holdings, done):
    for item, group, evidence in _groups(holdings, "sequence", done):
        cards = [
            {
                "text": register.what(holdings, row),
                "date": holdings.source[row.source].date,
                "reply": _its_date(holdings, row),
            }
            for row in group
        ]
        text = _("Put these messages in the order of their dates, the earliest first.")
        why = _why_dates(holdings, group)
        yield _question("sequence", item, "sequence", "contextualise", text, cards, evidence, why)


def match(holdings, done):
    for item, group, evidence in _groups(holdings, "match", done):
        pairs = [
            {
                "text": register.what(holdings, row),
                "partner": register.date_words(holdings, row.source),
                "reply": _its_date(holdings, row),
            }
            for row in group
        ]
        text, why = _("Join each message to its date."), _why_dates(holdings, group)
        yield _question("match", item, "match", "connect", text, pairs, evidence, why)


def answered(holdings, _done):
    """Which of these drew a reply in writing; which of these has no reply in our sources."""
    replied, waiting = {}, {}
    for row in register.messages(holdings):
        responses = holdings.responses_to(row.source)
        silences = [each for each in holdings.silences_after(row.source) if each.kind == "unanswered" and each.party]
        in_writing = [each for each in responses if each.kind == "in-writing"]
        if in_writing:
            words = _("Our sources hold a reply in writing: “%s”.") % register.title(holdings, in_writing[0].reply)
            replied[row.source] = row, said(words, register.attested(in_writing[0].attestation)), in_writing
        elif silences and not responses:
            names = ", ".join(holdings.name_of(each.party) for each in silences)
            words = _("Our sources hold no reply from: %s.") % names
            waiting[row.source] = (
                row,
                said(words, *(register.attested(each.attestation) for each in silences)),
                silences,
            )
    settled = {source: found for source, found in replied.items() if not holdings.silences_after(source)}
    asks = (
        (_("Which of these messages drew a reply in writing, in our sources?"), replied, waiting),
        (_("Which of these messages has no reply in our sources?"), waiting, settled),
    )
    for text, right, wrong in asks:
        for source, (row, reply, rests_on) in right.items():
            replies = [each.reply for each in holdings.responses_to(source)]
            known_from = [each.attestation for each in rests_on]
            shown = register.evidence(holdings, *replies, source, known_from=known_from)
            others = [found[:2] for other, found in wrong.items() if other != source][:WRONG_OPTIONS]
            if not shown or len(others) < 2:
                continue
            options = [_choice(register.what(holdings, row), reply, right=True)]
            options += [_choice(register.what(holdings, other), words) for other, words in others]
            yield _question("answered", source, "one", "connect", text, options, shown, reply)


def _choice(text, reply, right=False):
    return {"text": text, "reply": reply, "right": right}


def who_said_it(holdings, _done):
    rows = []
    for excerpt in holdings.excerpts:
        speaker, day = holdings.speaker_of(excerpt), register.dated(holdings, excerpt.source)
        is_news = holdings.source[excerpt.source].kind == "news-report"
        if speaker and day and not is_news and _quoted(excerpt):
            rows.append((day, excerpt.slug, excerpt, speaker))
    for row in rows:
        _day, slug, excerpt, speaker = row
        others = _nearest(rows, row, lambda each: holdings.name_of(each[3]))[:WRONG_OPTIONS]
        if len(others) < 2 or not register.evidence(holdings, excerpt.source):
            continue
        reply = said(_("They stand in “%s”.") % register.title(holdings, excerpt.source), register.quoted_from(excerpt))
        options = [_choice(capfirst(holdings.name_of(speaker)), reply, right=True)]
        for _other_day, _slug, other, other_speaker in others:
            named = {"title": register.title(holdings, other.source), "words": _quoted(other)}
            words = _("Of this speaker our record holds other words, in “%(title)s”: “%(words)s”.") % named
            options.append(_choice(capfirst(holdings.name_of(other_speaker)), said(words, register.quoted_from(other))))
        text = _("Whose words are these: “%s”?") % _quoted(excerpt)
        yield _question("who-said-it", slug, "one", "source", text, options, slug, reply)


def _quoted(excerpt):
    """What a question quotes of an excerpt: all of it where it is short, else its key phrase; "" for too little."""
    whole, phrase = (words.split() for words in (excerpt.shown_words, excerpt.key_phrase))
    words = whole if len(whole) <= WORDS_LIMIT else phrase
    return " ".join(words) if WORDS_LEAST <= len(words) <= WORDS_LIMIT else ""


def from_whom_to_whom(holdings, _done):
    rows = []
    for row in register.messages(holdings):
        if (day := register.dated(holdings, row.source)) and register.way(holdings, row):
            rows.append((day, row.source, row))
    for row in rows:
        _day, source, message = row
        shown = register.evidence(holdings, source)
        others = _nearest(rows, row, lambda each: register.way(holdings, each[2]))[:WRONG_OPTIONS]
        if len(others) < 2 or not shown:
            continue
        words = _("So it is with “%s”.")
        options = [
            _choice(
                register.way(holdings, each),
                said(words % register.title(holdings, each.source), register.cited(holdings, each.source)),
                right=each is message,
            )
            for each in (message, *(other for _day, _source, other in others))
        ]
        text = _("Whose message is this, and to whom is it addressed? %s.") % message.subject
        yield _question("from-whom-to-whom", source, "one", "source", text, options, shown, options[0]["reply"])


def read_a_value(holdings, _done):
    waits = register.waits(holdings)
    for row in waits:
        message = holdings.message[row.message]
        shown = register.evidence(holdings, row.message, known_from=[row.attestation])
        others = {each.wait.days: each for each in reversed(waits) if each.wait.days != row.wait.days}
        if not shown:
            continue
        options = [
            _choice(str(days), said(_wait_of(holdings, other), register.attested(other.attestation)))
            for days, other in sorted(others.items(), key=lambda pair: abs(pair[0] - row.wait.days))[
                : WRONG_OPTIONS + 1
            ]
        ]
        named = {"message": register.what(holdings, message), "count": register.counted(row.wait)}
        text = _("How many days? %(message)s (%(count)s).") % named
        why = said(_wait_of(holdings, row), register.attested(row.attestation))
        key = {"key": str(row.wait.days), "unit": _("days")}
        yield _question("read-a-value", row.slug, "number", "interpret-data", text, options, shown, why, **key)


def _wait_of(holdings, row):
    named = {"title": register.title(holdings, row.message), "days": row.wait.days}
    named["dates"] = register.from_to(row.wait)
    return _("%(days)d days lie between the two dates counted for “%(title)s”: %(dates)s.") % named


KINDS = {
    "sequence": sequence,
    "match": match,
    "answered": answered,
    "who-said-it": who_said_it,
    "from-whom-to-whom": from_whom_to_whom,
    "read-a-value": read_a_value,
}
