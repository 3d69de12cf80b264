"""The page of a published source."""

from django.http import Http404
from django.shortcuts import render
from django.utils.text import capfirst
from django.views.decorators.http import require_safe

from archive import publishing
from archive.dates import in_words
from archive.models import Action, EvidenceStatus, Message, Recipient, Source
from archive.notes import Notes
from archive.uses import uses
from archive.waiting import silence_wait


@require_safe
def source_page(request, slug):
    """One source: the card of it, its history, its words, what rests on it."""
    published = publishing.find("source", slug)
    if published is None:
        raise Http404
    holdings = publishing.holdings_of(published)
    return render(request, "archive/source_page.html", {"uses": uses(slug), **seen(holdings, slug)})


def seen(holdings, slug):
    """What the page of a source shows, from the Holdings around it."""
    source = holdings.source[slug]
    message = holdings.message.get(slug)
    notes = Notes(holdings)
    footnotes = holdings.footnotes_of(slug)
    return {
        "source": source,
        "kind": capfirst(Source.Kind(source.kind).label),
        "date": in_words(source.date, month="F"),
        "footnotes": [(row, holdings.shelfmark.get(row.shelfmark)) for row in footnotes],
        "known_through": holdings.source.get(source.known_through),
        "derives_from": [holdings.source[name] for name in source.derives_from],
        "statuses": [
            (status, EvidenceStatus(status).label, of)
            for status, of in ((source.act_status, "act"), (source.words_status, "words"))
            if status
        ],
        "excerpts": [(row, _speaker(holdings, row, message)) for row in holdings.excerpts_of(slug)],
        "message": message and _message(holdings, message, notes),
        "claims": [
            (row, EvidenceStatus(row.status).label if row.status else "", holdings.party.get(row.voice))
            for row in holdings.claims
        ],
        "notes": notes,
    }


def _speaker(holdings, excerpt, message):
    slug = excerpt.speaker or (message.sender if message else "")
    return holdings.party.get(slug)


def _message(holdings, message, notes):
    """A message's envelope, history, answers and silences, in words and with their notes."""
    party = holdings.party
    return {
        "row": message,
        "sender": party[message.sender],
        "channel": Message.Channel(message.channel).label,
        "publicity": Message.Publicity(message.publicity).label,
        "recipients": [
            (
                party[row.party],
                Recipient.Role(row.role).label,
                Recipient.Reach(row.reach).label,
                notes.links([row.attestation]),
            )
            for row in message.recipients
        ],
        "actions": [
            {
                "kind": capfirst(Action.Kind(row.kind).label),
                "date": in_words(row.date, month="F"),
                "by": party.get(row.by),
                "to": party.get(row.to),
                "remark": row.remark,
                "links": notes.links([row.attestation]),
            }
            for row in message.actions
        ],
        "answers": [
            (holdings.source[row.reply], row, notes.links([row.attestation]))
            for row in holdings.responses_to(message.source)
        ],
        "answer_to": [
            (holdings.source[row.message], row, notes.links([row.attestation]))
            for row in holdings.responses
            if row.reply == message.source
        ],
        "silences": [
            (row, silence_wait(holdings, row), notes.links([row.attestation]))
            for row in holdings.silences_after(message.source)
        ],
    }
