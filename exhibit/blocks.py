"""What each block of a page shows: the template that draws it, and the data which that template names."""

import re

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from archive.dates import in_words
from archive.models import EvidenceStatus, Message, Source
from archive.origins import counted, support
from archive.waiting import silence_wait
from exhibit import record as rec
from exhibit.drawings import tally
from exhibit.drawings.exchange import exchange
from exhibit.drawings.kinds import DRAWN_BY
from exhibit.drawings.needs import NEEDS, missing
from exhibit.gate import gated
from quiz.asking import controls
from quiz.models import Question


def present(opened, page, block, notes, said=()):
    """(template name, data) of one block. `said` is what a reader predicted of its sources."""
    record, holdings = opened.record, opened.record.holdings
    on_paper = opened.surface == "paper"
    if _is_unfinished(holdings, block):
        return "unfinished", {}
    match block:
        case rec.Prose():
            return "prose", {"heading": block.heading, "text": notes.prose(block.text)}
        case rec.Number():
            days = silence_wait(holdings, holdings.silence[block.silence]).days
            return "number", {"days": days, "tally": tally(days), "caption": notes.prose(block.caption)}
        case rec.SourceCard():
            shown = {"heading": block.heading, "card": card(opened, block.excerpt)}
            if not block.predict or on_paper:  # paper cannot uncover
                return "source_card", shown
            return gated(opened.page(page), page, block, shown, said)
        case rec.Drawing(kind="exchange"):
            found = exchange(record, block.uid, opened, notes, highlight=block.messages, events=block.events)
            return "exchange", {
                "heading": block.heading,
                "caption": notes.prose(block.caption),
                "exchange": found,
                "page": opened.exchange,
                "csv": opened.exchange_csv,
            }
        case rec.Drawing():
            drawn = DRAWN_BY[block.kind](holdings, block, notes)
            drawn |= {
                "heading": block.heading,
                "caption": notes.prose(block.caption),
                "is_wide": block.kind == "matrix",
                "uid": block.uid,
            }
            return "drawing", drawn | {"template": f"components/drawings/{block.kind}.html"}
        case rec.Comparison():
            sides = [_side(opened, side, notes) for side in (block.left, block.right)]
            return "comparison", {"block": block, "sides": sides}
        case rec.ClaimTable():
            claims = [_claim(holdings, holdings.claim[slug], notes) for slug in block.claims]
            return "claim_table", {"heading": block.heading, "claims": claims}
        case rec.Activity():
            question = record.question[block.question]
            return "activity_on_paper" if on_paper else "activity", asked(opened, page, question)
        case rec.Discussion():
            return "discussion", {"text": block.text, "on_paper": on_paper}
        case rec.Gap():
            return "gap", {"text": notes.prose(block.text), "uid": block.uid, "on_paper": on_paper}
    raise TypeError(f"No page shows a {type(block).__name__}.")


def _is_unfinished(holdings, block):
    """Whether a block cannot be drawn: only a draft has such blocks, since the check before publishing refuses them."""
    if isinstance(block, rec.Number):
        wait = silence_wait(holdings, holdings.silence[block.silence])
        return wait is None or wait.days is None or wait.days < 0
    if isinstance(block, rec.Drawing):
        return block.kind not in NEEDS or bool(missing(holdings, block))
    return any(slug not in holdings.excerpt for slug in rec.excerpts_of(block))


def asked(opened, page, question, seed="", posted=None):
    """What the form of a question needs: never its key, its replies or which option is right.

    `seed` makes the order of one attempt; `posted` is what was given, where the form is drawn once more.
    """
    holdings = opened.record.holdings
    found = {
        "uid": question.uid,
        "habit": Question.Habit(question.habit).label,
        "text": question.text,
        "action": opened.question(page, question),
        "edition": opened.standing.number if opened.standing else 0,
        "seed": seed,
        "confidence": posted.get("confidence", "") if posted else "",
    }
    found |= controls(holdings, question, seed, posted)
    for row in found.get("rows", ()):
        row["card"] = card(opened, row["excerpt"]) if row["excerpt"] in holdings.excerpt else None
    if (found["evidence"] or question.form in ("reveal", "focus")) and question.evidence in holdings.excerpt:
        found["card"] = card(opened, question.evidence)
    return found


def card(opened, slug):
    """A card about a document, around one excerpt (its slug)."""
    holdings = opened.record.holdings
    excerpt = holdings.excerpt[slug]
    source = holdings.source[excerpt.source]
    message = holdings.message.get(source.slug)
    footnote = excerpt.footnote and holdings.footnote.get((excerpt.footnote.source, excerpt.footnote.footnote))
    lies_there = footnote and source.slug in footnote.sources  # else it is only mentioned on the sheet
    mark = holdings.shelfmark.get(footnote.shelfmark if lies_there else source.shelfmark)
    speaker = holdings.speaker_of(excerpt)
    return {
        "kind": capfirst(Source.Kind(source.kind).label),
        "title": source.title,
        "address": opened.source(source.slug),
        "date": in_words(source.date, month="F"),
        "parties": _parties(holdings, message),
        "sent": " ".join(filter(None, (f"{in_words(source.date, month='F')}.", handed(holdings, message)))),
        "unanswered": holdings.is_unanswered(source.slug),
        "lead_in": excerpt.lead_in,
        "language": excerpt.language,
        "quotation": excerpt.shown_parts,
        "channel": Message.Channel(message.channel).label if message else "",
        "speaks": holdings.name_of(speaker) if speaker else "",
        "whose": _whose(holdings, source, message, speaker),
        "shelfmark": mark,
        "suggested": mark and mark.suggested and _("as printed; suggested reading: %s") % mark.suggested,
        "known_from": _known_from(holdings, source, footnote),
        "act_status": source.act_status,
        "words_status": source.words_status,
        "act_words": _("that it was sent") if was_sent(message) else _("that it was made"),
        "act_label": EvidenceStatus(source.act_status).label if source.act_status else "",
        "words_label": EvidenceStatus(source.words_status).label if source.words_status else "",
    }


def _whose(holdings, source, message, speaker):
    """Whose words these are, of which day, to whom; of words that a paper retells, that they stand in it."""
    date, name = in_words(source.date, month="F"), capfirst(holdings.name_of(speaker)) if speaker else ""
    if message and speaker != message.sender and source.words_status == EvidenceStatus.REPORTED:
        return _("%(name)s, in a paper of %(date)s") % {"name": name, "date": date}
    addressees = ", ".join(_parties(holdings, message)[1]) if message else ""
    return ", ".join(filter(None, [name, date, addressees and _("to %s") % addressees]))


def was_sent(message):
    """Whether our sources say that a message left its sender; a draft may never have gone out."""
    return bool(message) and any(action.kind in ("sent", "delivered") for action in message.actions)


def handed(holdings, message):
    """Who handed a message to whom, in words; "" where our sources do not say."""
    for action in message.actions if message else ():
        if action.kind == "delivered" and action.by and action.to:
            names = {"by": holdings.name_of(action.by), "to": holdings.name_of(action.to)}
            return _("Handed by %(by)s to %(to)s.") % names
    return ""


def _known_from(holdings, source, footnote):
    """Through what we have a source, in words."""
    if source.known_through not in holdings.source:
        return _("the document itself")
    words = [holdings.source[source.known_through].title]
    if footnote:
        words.append(_("footnote %d") % footnote.number)
    return ", ".join(filter(None, [*words, source.textual_basis]))


def _parties(holdings, message):
    """The sender's seat and those of the addressees; None for what was addressed to nobody."""
    if not message:
        return None
    seats = list(dict.fromkeys(map(holdings.seat, message.addressees)))
    sender = holdings.seat(message.sender)
    if sender in seats:  # a paper inside one capital: the offices tell more
        return holdings.name_of(message.sender), [holdings.name_of(party) for party in message.addressees]
    return sender, seats


def _side(opened, side, notes):
    return {
        "title": side.title,
        "card": card(opened, side.excerpt),
        "says": notes.prose(side.says),
        "omits": notes.prose(side.omits),
    }


def claim_in_words(holdings, claim):
    """What a claim's label means for this claim: who says it, or what was searched."""
    voice = holdings.name_of(claim.voice) if claim.voice else ""
    voice = re.sub("^The ", "the ", voice)  # within a sentence
    remark = holdings.party[claim.voice].remark if claim.voice else ""
    words = {
        "documented": _("A paper of the time shows this."),
        "reported": _("Reported by %s.") % voice,
        "claimed": _("%s says this.") % voice,
        "interpreted": _("A reading by %s.") % voice,
        "contested": _("Disputed. Put together by %s.") % voice,
        "unknown": _("We do not know. Searched: %s.") % (claim.searched.removesuffix(".") or "–"),
    }.get(claim.status, "")
    return " ".join(filter(None, (words and capfirst(words), remark, claim.scope)))


def _claim(holdings, claim, notes):
    return {
        "claim": claim,
        "label": EvidenceStatus(claim.status).label if claim.status else "",
        "standing": claim_in_words(holdings, claim),
        "counted": counted(holdings, support(holdings, claim.evidence)),
        "links": notes.links(claim.evidence),
    }
