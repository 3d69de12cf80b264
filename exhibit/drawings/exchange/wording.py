"""The exchange in words: to whom a message went, what came of it, and the finding of the whole."""

from collections import Counter

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.models import Recipient, Response


def to_words(entry):
    """To whom a message went, or was to go: "Washington; ordered for London, Beijing; 8 copies", or the press."""
    if entry.press:
        return _("the press")
    return "; ".join([*_addressees_in_words(entry), *_copies_in_words(entry)])


def _addressees_in_words(entry):
    for names, reaches in (
        ("%s", (Recipient.Reach.DELIVERED, Recipient.Reach.PRESENTED, Recipient.Reach.ADDRESSED)),
        (_("ordered for %s"), (Recipient.Reach.INSTRUCTED,)),
        (_("decided on for %s"), (Recipient.Reach.DECIDED,)),
    ):
        found = [one.name for one in entry.reached if one.role == Recipient.Role.ADDRESSEE and one.reach in reaches]
        if found:
            yield names % ", ".join(found)


def _copies_in_words(entry):
    counts = Counter(one.reach for one in entry.reached if one.role == Recipient.Role.COPY)
    ordered, decided = counts.pop(Recipient.Reach.INSTRUCTED, 0), counts.pop(Recipient.Reach.DECIDED, 0)
    if count := counts.total():
        yield ngettext("%d copy", "%d copies", count) % count
    if ordered:
        yield ngettext("%d copy ordered", "%d copies ordered", ordered) % ordered
    if decided:
        yield ngettext("%d copy decided on", "%d copies decided on", decided) % decided


def outcomes(entry):
    """What came of a message, a sentence each."""
    for number, kind in entry.answers:
        if kind == Response.Kind.PUBLIC:
            yield _("It speaks of no. %d in public, not to its sender.") % number
        else:
            yield _("It answers no. %d.") % number
    for row in entry.replies:
        yield _reply_in_words(row)
    for row in entry.silences:
        yield silence_in_words(row)
    if not (entry.answers or entry.replies or entry.silences):
        yield _("Our sources hold no word on a reply.")


def _reply_in_words(row):
    known = {"number": row.number, "name": row.name, "days": row.days, "basis": row.basis}
    if row.kind == "public-statement":
        return _("%(name)s spoke of it to the press, not to the sender: no. %(number)s.") % known
    if row.days is None:
        return _("%(name)s replied, on a day our sources do not give: no. %(number)s.") % known
    return _("%(name)s replied after %(days)d days, %(basis)s: no. %(number)s.") % known


def silence_in_words(row):
    known = {"name": row.name, "days": row.days, "basis": row.basis, "end": row.until}
    if row.so_far:
        return _("No reply from %(name)s in our sources by that day: %(days)d days, %(basis)s.") % known
    if row.days is None:
        return _("No reply from %(name)s in our sources; no paper says until when.") % known
    if row.at_most:
        return (
            _("No reply from %(name)s in our sources: at most %(days)d days, %(basis)s, attested until %(end)s.")
            % known
        )
    return _("No reply from %(name)s in our sources: %(days)d days, %(basis)s, attested until %(end)s.") % known


def name_in_full(entry):
    """The name of a message's link: number, date, subject, to whom, and what came of it."""
    return _("Message %(number)d, %(when)s: %(subject)s. From %(sender)s to %(to)s. %(outcome)s") % {
        "number": entry.number,
        "when": entry.when,
        "subject": entry.subject,
        "sender": entry.seat or entry.sender,
        "to": to_words(entry),
        "outcome": " ".join(outcomes(entry)),
    }


def described(entries):
    """The finding of a register in at most ninety words, for those who do not see the picture."""
    if not entries:
        return ""
    sentences = [_sent_in_words(entries), *_silences_in_words(entries), *_replies_in_words(entries)]
    closing = _("The table says the same.")
    while len(" ".join([*sentences, closing]).split()) > 90:
        sentences.pop()
    return " ".join([*sentences, closing])


def _sent_in_words(entries):
    sent = Counter(entry.seat for entry in entries if entry.seat and not entry.press)
    spoken = Counter(entry.seat for entry in entries if entry.seat and entry.press)
    known = {
        "first": entries[0].when,
        "last": entries[-1].when,
        "sent": _counts_in_words(sent),
        "spoken": _counts_in_words(spoken),
    }
    if spoken:
        return _("From %(first)s to %(last)s, messages sent: %(sent)s; said to the press: %(spoken)s.") % known
    return _("From %(first)s to %(last)s, messages sent: %(sent)s.") % known


def _counts_in_words(counts):
    return ", ".join(f"{seat} {count}" for seat, count in sorted(counts.items(), key=lambda row: (-row[1], row[0])))


def _silences_in_words(entries):
    """One sentence, so that no side’s silence is left out before the other’s."""
    counted = [(entry, row) for entry in entries for row in entry.silences if row.days]
    parts = []
    for entry, row in sorted(counted, key=lambda pair: -pair[1].days):
        words = (
            _("that of %(when)s, at most %(days)d days from %(name)s")
            if row.at_most
            else (_("that of %(when)s, %(days)d days from %(name)s"))
        )
        parts.append(words % {"when": entry.when, "days": row.days, "name": row.name})
    if parts:
        yield _("Without a reply in our sources: %s.") % "; ".join(parts)


def _replies_in_words(entries):
    for entry in entries:
        for row in entry.replies:
            if row.kind == Response.Kind.IN_WRITING and row.days:
                yield (
                    _("The note of %(when)s had a reply in writing after %(days)d days, %(basis)s.")
                    % {"when": entry.when, "days": row.days, "basis": row.basis}
                )
