"""The rows that make the holdings of an edition public: one for each source, excerpt, claim, party, footnote and page.

Pure: no database is asked. `Page` is what another room says of its own pages, which the archive does not know.
"""

from typing import NamedTuple

import msgspec
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from archive import search
from archive.around import Around
from archive.dates import bounds, in_words
from archive.facets import barred, pack
from archive.folding import fold
from archive.models import Published, Reply, Thing

FOREVER = 4_000_000  # days since the year 1, in the year 10952: after every date
UNDATED = "undated"  # where others have a year
LONGEST_SPAN = 100  # years that are listed one by one; of a longer span the first and the last
_REPLIES = {
    "in-writing": Reply.ANSWERED,
    "form-unknown": Reply.ANSWERED,
    "refusal": Reply.ANSWERED,
    "acknowledgement": Reply.ACKNOWLEDGED,
    "public-statement": Reply.ELSEWHERE,
}


class Page(NamedTuple):
    """A lesson page: its short name ("notes/first"), its title, the words on it, and what it uses.

    `sources` and `claims` are slugs.
    """

    slug: str
    title: str
    words: str
    sources: frozenset = frozenset()
    claims: frozenset = frozenset()


class Rows(NamedTuple):
    """All that one edition makes public, with what is counted and what is searched of it."""

    title: str
    rows: list
    entries: list
    facets: bytes


def rows_for(exhibit, edition, holdings, title="", pages=()):
    """The Rows of an edition: of the exhibit with this short name, these Holdings and these pages."""
    maker = _Maker(exhibit, edition, holdings, title or exhibit, pages)
    rows = list(maker.all())
    return Rows(title or exhibit, rows, [search.entry(_found_by(row), row.words) for row in rows], pack(rows))


class _Maker:
    def __init__(self, exhibit, edition, holdings, title, pages):
        self.fields = {"exhibit": exhibit, "edition": edition}
        self.holdings = holdings
        self.title = title
        self.around = Around(holdings)
        self.pages = pages
        self.used = {"source": {}, "claim": {}}
        for page in pages:
            for kind, slugs in (("source", page.sources), ("claim", page.claims)):
                for slug in slugs:
                    self.used[kind].setdefault(slug, []).append(page.slug)
        self.of_source = {}

    def all(self):
        """The sources last: of hits beyond those that are ranked, they come first."""
        sources = [self.source(row) for row in self.holdings.sources]
        yield from (self.footnote(row) for row in self.holdings.footnotes)
        yield from (self.claim(row) for row in self.holdings.claims if self.is_shown(row))
        yield from (self.excerpt(row) for row in self.holdings.excerpts)
        yield from (self.party(row) for row in self.holdings.parties)
        yield from (self.page(row) for row in self.pages)
        yield from sources

    def row(self, thing, slug, title, words, **fields):
        fields = {"by_oldest": FOREVER, "by_newest": FOREVER} | self.fields | fields
        title, words = " ".join(title.split()), " · ".join(filter(None, (" ".join(part.split()) for part in words)))
        return Published(thing=str(thing), slug=slug, title=title, words=words, by_title=fold(title)[:60], **fields)

    def source(self, source):
        held, slug = self.holdings, source.slug
        near = self.around.source(slug)
        message = held.message.get(slug)
        own = held.footnotes_of(slug)
        marks = [held.shelfmark[code] for code in sorted({row.shelfmark for row in own} | {source.shelfmark}) if code]
        words = [source.printed_title, source.made_by, source.made_for, source.date_words]
        words += [source.good_for, source.cannot_tell]
        if message:
            words += [message.subject, *message.demands]
            named = [message.sender, *(row.party for row in message.recipients)]
            words += [held.party[name].name for name in named]
            words += dict.fromkeys(held.seat(name) for name in named)
        words += [f"fn {row.number}: {row.as_printed}" for row in own]
        words += [f"fn {row.number}" for row in held.mentions_of(slug)]
        words += [mark.as_printed for mark in marks if not any(mark.as_printed in row.as_printed for row in own)]
        words += [_suggested(mark) for mark in marks]
        inherited = {
            "kind": source.kind,
            "archives": barred(sorted(held.repository[mark.repository].code for mark in marks)),
            "sender": held.seat(message.sender) if message else "",
            "recipients": barred(sorted(held.seat(row.party) for row in message.recipients)) if message else "",
            "publicity": message.publicity if message else "",
            "reply": barred(self.replies(message, near)),
            "act_status": source.act_status,
            "words_status": source.words_status,
            "pages": barred(self.used["source"].get(slug, [])),
            "date": source.date,
            **_days(source.date),
        }
        self.of_source[slug] = inherited
        return self.row(
            Thing.SOURCE, slug, source.title, words, source=slug, holdings=msgspec.json.encode(near), **inherited
        )

    def replies(self, message, near):
        if not message:
            return [Reply.NO_MESSAGE]
        found = {_REPLIES[row.kind] for row in near.responses if row.message == message.source}
        if any(row.kind == "unanswered" for row in near.silences):
            found.add(Reply.SILENCE)
        return sorted(found) or [Reply.UNSAID]

    def excerpt(self, excerpt):
        speaker = self.holdings.party.get(self.holdings.speaker_of(excerpt))
        words = [excerpt.lead_in, excerpt.text, speaker.name if speaker else "", excerpt.locator]
        title = f"“{Truncator(excerpt.shown or excerpt.text).words(14, truncate=' …')}”"
        return self.row(Thing.EXCERPT, excerpt.slug, title[:320], words, **self.beside(excerpt.source))

    def is_shown(self, claim):
        """Whether a reader can be led to it: by a source it rests on, or a page that names it."""
        return any(True for _name in self.around.rests_on(claim.evidence)) or claim.slug in self.used["claim"]

    def claim(self, claim):
        voice = self.holdings.party.get(claim.voice)
        source = next(iter(self.around.rests_on(claim.evidence)), "")
        fields = self.beside(source) if source else {"place": self.title}
        pages = [*fields.get("pages", "").strip("|").split("|"), *self.used["claim"].get(claim.slug, [])]
        place = " · ".join(filter(None, (voice.name if voice else "", fields["place"])))
        fields |= {"words_status": claim.status, "pages": barred(sorted(pages)), "place": place[:320]}
        words = [voice.name if voice else "", claim.scope, claim.searched]
        return self.row(Thing.CLAIM, claim.slug, claim.text, words, **fields)

    def footnote(self, footnote):
        publication = self.holdings.source[footnote.publication]
        mark = self.holdings.shelfmark.get(footnote.shelfmark)
        fields = self.beside([*footnote.sources, *footnote.mentions, footnote.publication][0])
        return self.row(
            Thing.FOOTNOTE,
            f"{footnote.publication}-fn{footnote.number}",
            _("Footnote %d") % footnote.number,
            [f"fn {footnote.number}: {footnote.as_printed}", _suggested(mark) if mark else ""],
            **fields | {"place": publication.title, "date": ""},  # that of the paper is not its own
        )

    def beside(self, source):
        """What a thing has from the source that shows it."""
        return {"source": source, "place": self.holdings.source[source].title, **self.of_source[source]}

    def party(self, party):
        held = self.holdings
        words = [party.short_name, party.remark, party.seat]
        words += [row.name for row in held.line_of(party.slug)[1:]]
        words += [held.party[tenure.office].name for tenure in party.tenures]
        offices = [held.party[tenure.office].name for tenure in party.tenures] or [
            row.name for row in held.line_of(party.slug)[1:2]
        ]
        near = msgspec.json.encode(self.around.party(party.slug))
        return self.row(
            Thing.PARTY,
            party.slug,
            party.name,
            words,
            kind=party.kind,
            place=", ".join(dict.fromkeys(offices))[:320],
            holdings=near,
        )

    def page(self, page):
        return self.row(Thing.PAGE, page.slug, page.title, [page.words], place=self.title)


def _found_by(row):
    """What counts as a hit in the title: of a source also its kind and its date, as in “letter 16 January 1950”."""
    if row.thing != Thing.SOURCE:
        return row.title
    return " ".join([row.title, str(row.get_kind_display()), in_words(row.date, "F") if row.date else "", row.date])


def _suggested(mark):
    return _("suggested reading: %s") % mark.suggested if mark.suggested else ""


def _days(date):
    """What a date is sorted and found by: "by 3 February 1950" is of 1950."""
    first, last = bounds(date) if date else (None, None)
    first, last = first or last, last or first
    if not first:
        return {"by_oldest": FOREVER, "by_newest": FOREVER, "years": barred([UNDATED])}
    years = range(first.year, last.year + 1)
    if len(years) > LONGEST_SPAN:
        years = first.year, last.year
    return {"by_oldest": last.toordinal(), "by_newest": -last.toordinal(), "years": barred(map(str, years))}
