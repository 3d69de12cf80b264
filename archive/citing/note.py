"""A reference in words: the note for a footnote, and the entry of a bibliography. We write the archival citation
ourselves, since the common citation styles put archive, fond and file out of order."""

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from archive.dates import in_words


def write(references):
    """These References as text: a note for each in their order, then the bibliography."""
    notes = "\n\n".join(map(footnote, references))
    entries = "\n\n".join(sorted(map(entry, references), key=str.casefold))
    return f"{_('Notes')}\n\n{notes}\n\n{_('Bibliography')}\n\n{entries}\n"


def footnote(reference):
    """The note: parties, title, date, shelfmark as printed with our reading, through what it is cited, and where."""
    head = [_parties(reference), _title(reference), in_words(reference.date, month="F")]
    sentences = [_sentence(", ", head), reference.signed, *_place(reference), _through(reference)]
    return _sentences(*sentences) + _edition(reference)


def entry(reference):
    """The entry of a bibliography: sorted by who wrote it, else by title."""
    head = [reference.author, _title(reference)]
    words = [_sentence(". ", head), in_words(reference.date, month="F")]
    return _sentences(*words, *_place(reference), _through(reference)) + _edition(reference)


def _parties(reference):
    if not reference.addressees:
        return reference.author
    names = {"sender": reference.author, "addressees": ", ".join(reference.addressees)}
    return _("%(sender)s to %(addressees)s") % names


def _title(reference):
    """Its printed title where we have one; else ours, which says so in brackets."""
    if reference.is_publication and not reference.through:
        words = [
            reference.printed_title or _("[title not named in our copy]"),
            reference.imprint or _("[journal and year not named in our copy]"),
        ]
        return ", ".join(words if reference.author else [_("[author not named in our copy]"), *words])
    return f"{reference.title} [{reference.genre}]"


def _place(reference):
    """One sentence for each shelfmark, and one for each newspaper a footnote gives."""
    for place in reference.places:
        words = place.as_printed
        if place.suggested:
            words = _("%(mark)s [as printed; suggested reading: %(suggested)s]") % {
                "mark": place.as_printed,
                "suggested": place.suggested,
            }
        yield words
    yield from reference.printed


def _through(reference):
    return reference.through and _("Cited through: [%s]") % reference.cited_through


def _edition(reference):
    """Where it was read; the address ends it, so that no full stop is taken for a part of it."""
    edition = reference.edition
    if edition is None:
        return ""
    return " " + _("In: %(title)s, edition %(number)d, %(day)s, %(address)s") % {
        "title": edition.title,
        "number": edition.number,
        "day": date_format(edition.day, "j F Y"),
        "address": edition.address,
    }


def _sentence(glue, words):
    return glue.join(filter(None, words))


def _sentences(*sentences):
    return " ".join(f"{capfirst(words.rstrip('.'))}." for words in sentences if words)
