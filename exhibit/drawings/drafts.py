"""How a demand changed: drafts in order of time, the words that are new in each one marked."""

from difflib import SequenceMatcher
from typing import NamedTuple

from archive.models import Action, Message

from .messages import steps
from .words import by_date, footnoted, paper, quoted, short_name

ALIKE = 0.35  # of the words of two demands; below it they are two demands, not one that changed
FATES = (Action.Kind.APPROVED, Action.Kind.NOT_APPROVED, Action.Kind.DELIVERED)


class Rung(NamedTuple):
    """One draft. `demands`: what it asks, each as [(words, are they new)]; `fate`: what became of it."""

    paper: object
    channel: str
    to: str
    demands: list
    quoted: object
    steps: list
    fate: str
    links: str


def draft_ladder(holdings, block, notes):
    rungs, before = [], ""
    for slug in by_date(holdings, [slug for slug in block.messages if slug in holdings.message]):
        message = holdings.message[slug]
        fates = [row.kind for row in message.actions if row.kind in FATES]
        rungs.append(
            Rung(
                paper=paper(holdings, slug, notes.address),
                channel=str(Message.Channel(message.channel).label),
                to=", ".join(short_name(holdings, party) for party in message.addressees),
                demands=[marked(before, text) for text in message.demands],
                quoted=quoted(holdings, next((row.slug for row in holdings.excerpts_of(slug)), "")),
                steps=steps(holdings, message, notes),
                fate=fates[-1] if fates else "",
                links=notes.links(footnoted(holdings, slug)),
            )
        )
        before = " ".join(message.demands) or before
    return {"rungs": rungs}


def marked(before, text):
    """A text as [(words, are they new against the text before)]; nothing is new where nothing was before."""
    if not before:
        return [(text, False)]
    old, new = (part.split() for part in (before, text))
    plain = [[word.strip(".,;:").lower() for word in words] for words in (old, new)]
    matcher = SequenceMatcher(None, *plain, autojunk=False)
    if matcher.ratio() < ALIKE:  # marking word by word would only blur that all of it is new
        return [(text, True)]
    return [
        (" ".join(new[start:end]), kind != "equal")
        for kind, _from, _to, start, end in matcher.get_opcodes()
        if end > start
    ]
