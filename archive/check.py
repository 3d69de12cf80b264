"""What must be true of the record before it is published. Pure: from Holdings to findings, in a curator's words."""

import re
from typing import NamedTuple

from django.utils.translation import gettext as _

from archive import models
from archive.prose import atoms, is_clean, plain, statements
from archive.quotation import missing_segment, word_count
from archive.record import NewsReport
from archive.waiting import response_wait, silence_wait

QUOTED_WORDS_LIMIT = 40
# What only a quotation may say: these claim more than an archive can show. Matched in plain words, any case.
UNSAYABLE = re.compile(
    r"\b(never (?:replied|answered|responded)|refused to (?:answer|reply)|prove[sdn]*)\b", re.IGNORECASE
)
NEWS_FIELDS = [name for name in NewsReport.__struct_fields__ if name != "source"]
# What of a row is in our own words.
OURS = {
    "source": ("title", "made_by", "made_for", "good_for", "cannot_tell"),
    "party": ("remark",),
    "news_report": ("announced", "absent"),
    "message": ("subject",),
    "response": ("remark",),
    "silence": ("scope", "searched"),
    "claim": ("text", "scope", "searched"),
    "excerpt": ("lead_in",),
    "quantity": ("counts", "remark"),
    "place": ("remark",),
    "event": ("title",),
}


class Finding(NamedTuple):
    """`level`: an "error" blocks publishing, a "warning" does not. `where` names the row: ("claim", slug)."""

    level: str
    words: str
    where: tuple


def error(words, *where):
    return Finding("error", words, where)


def warning(words, *where):
    return Finding("warning", words, where)


def check_holdings(holdings):
    """Findings about claims, excerpts, news reports, waits, and all that we say of the record in our own words."""
    for claim in holdings.claims:
        where = ("claim", claim.slug)
        if not claim.status:
            yield error(_("This claim has no evidence status."), *where)
        if not claim.voice:
            yield error(_("This claim has no voice: say whose it is."), *where)
        if not claim.evidence and not claim.searched:
            yield error(_("This claim has no source. If it is unknown, say what was searched."), *where)
        yield from _check_papers(holdings, claim.evidence, where)
    for row in holdings.quantities:
        yield from _check_papers(holdings, [row.attestation], ("quantity", row.slug))
    for excerpt in holdings.excerpts:
        if words := excerpt.not_in_transcription:
            yield error(_("These words are not in the transcription: “%s”.") % words, "excerpt", excerpt.slug)
        if segment := missing_segment(excerpt.shown, excerpt.text):
            yield error(_("The words shown are not in the passage: “%s”.") % segment, "excerpt", excerpt.slug)
        if excerpt.key_phrase and excerpt.key_phrase not in (excerpt.shown or excerpt.text):
            yield error(_("The key phrase is not among the words shown."), "excerpt", excerpt.slug)
    yield from _check_news(holdings)
    waits = [("silence", row, silence_wait(holdings, row)) for row in holdings.silences]
    waits += [("response", row, response_wait(holdings, row)) for row in holdings.responses]
    for kind, row, wait in waits:
        if wait and wait.days is not None and wait.days < 0:
            yield error(_("This wait ends before it begins: look at the dates of both messages."), kind, row.slug)
    for kind, fields in OURS.items():
        for slug, row in getattr(holdings, kind).items():
            for field in fields:
                yield from check_words(getattr(row, field), kind, slug)


def _check_papers(holdings, places, where):
    """What rests on a footnote rests on all that lies there, unless it says on which. Literature stands as one."""
    for place in places:
        footnote = holdings.footnote.get((place.source, place.footnote))
        if not footnote:
            continue
        if place.paper and place.paper not in (*footnote.sources, *footnote.mentions):
            yield error(_("Footnote %(number)d does not point to %(paper)s.") % _of(place, place.paper), *where)
        elif not place.paper and len(footnote.sources) > 1 and footnote.kind != models.Footnote.Kind.LITERATURE:
            papers = ", ".join(footnote.sources)
            yield warning(
                _("Footnote %(number)d leads to several papers, say which: %(paper)s.") % _of(place, papers), *where
            )


def _of(place, paper):
    return {"number": place.footnote, "paper": paper}


def _check_news(holdings):
    """A news report says who speaks through whom, and what is announced and absent; nothing else has these fields."""
    for source in holdings.sources:
        if source.kind == models.Source.Kind.NEWS and source.slug not in holdings.news_report:
            labels = ", ".join(str(_news_label(name)) for name in NEWS_FIELDS)
            yield error(_("This is a news report. Enter its %s.") % labels, "source", source.slug)
    for row in holdings.news_reports:
        where = ("news_report", row.source)
        if holdings.source[row.source].kind != models.Source.Kind.NEWS:
            yield error(_("These are the fields of a news report, and this source is of another kind."), *where)
        for name in NEWS_FIELDS:
            if not getattr(row, name):
                yield error(_("This news report does not say: %s.") % _news_label(name), *where)


def _news_label(name):
    return models.NewsReport._meta.get_field(name).verbose_name


def check_shown(holdings, slug, *where):
    """Findings about an excerpt (its slug) that a page shows."""
    if slug not in holdings.excerpt:
        yield error(_("This excerpt may not be shown, or is not in the record: %s.") % slug, *where)
        return
    excerpt = holdings.excerpt[slug]
    where = ("excerpt", slug)
    words = word_count(excerpt.shown or excerpt.text)
    if words > QUOTED_WORDS_LIMIT:
        yield error(
            _("A page shows %(words)d words of it; at most %(limit)d.") % {"words": words, "limit": QUOTED_WORDS_LIMIT},
            *where,
        )
    if not excerpt.speaker and excerpt.source not in holdings.message:
        yield error(_("This quotation has no speaker."), *where)
    if not excerpt.footnote and not excerpt.locator:
        yield warning(_("This quotation has neither footnote nor place."), *where)
    if not holdings.source[excerpt.source].date:
        yield warning(_("The source of this quotation has no date."), *where)


def check_prose(holdings, html, *where):
    """Findings about a piece of prose: what it is made of, what it cites, what it says without support."""
    if not is_clean(html):
        yield error(_("This text holds something that may not stand on a page. Open it, and save it again."), *where)
        return
    for atom in atoms(html):
        held = holdings.claim if atom.basis == "claim" else holdings.source
        if atom.basis in ("source", "claim") and atom.slug not in held:
            yield error(_("This text cites something that is not in the record: %s.") % (atom.slug or "?"), *where)
    for words, atom in statements(html):
        if atom is None:
            yield warning(_("Nothing supports these words: “%s”.") % words, *where)
        elif atom.basis == "background" and re.search(r"\d", words):
            yield error(_("Background holds no number: “%s”. Cite a source for it.") % words, *where)
    yield from check_words(plain(html), *where)


def check_words(text, *where):
    """Findings about words of ours. A question may ask what could be proved."""
    if (found := UNSAYABLE.search(text)) and not text.rstrip().endswith("?"):
        yield error(_("Only a quotation may say “%s”. Say what our sources hold.") % found[0], *where)
