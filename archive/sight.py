"""What the page of a source shows, from the Holdings around it: plain values in reading order for its template."""

from itertools import groupby

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from archive.addresses import party_address, shelfmark_address, source_address
from archive.dates import bounds, in_words
from archive.files import levels, sheets
from archive.links import Link
from archive.models import Action, DemandAnswer, EvidenceStatus, Message, Recipient, Response, Silence, Source, Stance
from archive.notes import Notes
from archive.origins import counted, support
from archive.shelfmark import parse
from archive.waiting import FROM_WORDS, UNTIL_WORDS, attested_days, attested_until, response_wait, silence_wait


def seen(holdings, slug, address=source_address, live=True):
    """What the page of a source (its slug) shows. `live` is whether parties and files have pages of their own."""
    return Sight(holdings, slug, address, live).all()


class Sight:
    def __init__(self, holdings, slug, address=source_address, live=True):
        self.holdings = holdings
        self.slug = slug
        self.address = address
        self.live = live
        self.source = holdings.source[slug]
        self.message = holdings.message.get(slug)
        self.notes = Notes(holdings, address=address)

    def all(self):
        holdings, source = self.holdings, self.source
        footnotes = holdings.footnotes_of(self.slug)
        return {
            "source": source,
            "kind": capfirst(Source.Kind(source.kind).label),
            "date": in_words(source.date, month="F"),
            "marks": [self._mark(mark, footnotes) for mark in holdings.marks_of(self.slug)],
            "printed": [row for row in footnotes if not row.shelfmark],
            "mentions": [self._mention(row) for row in holdings.mentions_of(self.slug)],
            "known_through": self._link(source.known_through),
            "derives_from": [self._link(name) for name in source.derives_from],
            "derived": [self._link(row.slug) for row in holdings.sources if self.slug in row.derives_from],
            "statuses": [
                (status, EvidenceStatus(status).label, of)
                for status, of in ((source.act_status, "act"), (source.words_status, "words"))
                if status
            ],
            "excerpts": [(row, self._speaker(row)) for row in holdings.excerpts_of(self.slug)],
            "message": self.message and self._message(),
            "news": self.slug in holdings.news_report and self._news(holdings.news_report[self.slug]),
            "transcription": holdings.transcription.get(self.slug),
            "quantities": [
                (
                    row,
                    self._party(row.voice),
                    in_words(row.date, month="F") if row.date else "",
                    self.notes.links([row.attestation]),
                )
                for row in holdings.quantities
                if self.slug in support(holdings, [row.attestation])
            ],
            "claims": [self._claim(row) for row in holdings.claims_on(self.slug)],
            "neighbours": self._neighbours(),
            "notes": self.notes,
        }

    def _link(self, slug):
        """The Link of another source; None where it is not held."""
        row = self.holdings.source.get(slug)
        return row and Link(row.title, self.address(slug), in_words(row.date, month="F"))

    def _party(self, slug):
        """The Link of a party, without address where it has no page; None where it is not held."""
        row = self.holdings.party.get(slug)
        return row and Link(row.name, party_address(slug) if self.live else "")

    def _speaker(self, excerpt):
        return self._party(self.holdings.speaker_of(excerpt))

    def _mark(self, mark, footnotes):
        """A shelfmark as printed, as we read it and why, and what is irregular about the print."""
        own = [row.number for row in footnotes if row.shelfmark == mark.code]
        return {
            "as_printed": mark.as_printed,
            "suggested": mark.suggested,
            "reason": mark.reason,
            "irregular": [found.label for found in irregularities(mark)],
            "archive": self.holdings.repository[mark.repository],
            "footnotes": own,
            "levels": [
                (level, shelfmark_address(level.code) if self.live else "") for level in levels(self.holdings, mark)
            ],
        }

    def _mention(self, footnote):
        """A footnote that mentions it: number, shelfmark as printed, Links of the papers that lie there."""
        mark = self.holdings.shelfmark.get(footnote.shelfmark)
        papers = [link for slug in footnote.sources if (link := self._link(slug))]
        return {"number": footnote.number, "as_printed": mark.as_printed if mark else "", "papers": papers}

    def _message(self):
        """A message's envelope, history, demands, answers and silences, in words and with their notes."""
        message, links = self.message, self.notes.links
        return {
            "sender": self._party(message.sender),
            "signers": [self._party(slug) for slug in message.signers],
            "offices": [office for slug in message.signers or [message.sender] for office in self._offices(slug)],
            "channel": Message.Channel(message.channel).label,
            "publicity": Message.Publicity(message.publicity).label,
            "unanswered": self.holdings.is_unanswered(self.slug),
            "recipients": [
                (
                    [self._party(row.party) for row in rows],
                    Recipient.Role(role).label,
                    Recipient.Reach(reach).label,
                    links([place]),
                )
                for (role, reach, place), rows in groupby(message.recipients, key=_alike)
            ],
            "actions": [
                {
                    "kind": capfirst(Action.Kind(row.kind).label),
                    "edtf": row.date,
                    "date": in_words(row.date, month="F"),
                    "by": self._party(row.by),
                    "to": self._party(row.to),
                    "remark": row.remark,
                    "links": links([row.attestation]),
                }
                for row in message.actions
            ],
            "demands": [(text, self._outcomes(number)) for number, text in enumerate(message.demands, start=1)],
            "answers": [self._answer(row, row.reply) for row in self.holdings.responses_to(self.slug)],
            "answer_to": [self._answer(row, row.message) for row in self.holdings.responses if row.reply == self.slug],
            "silences": [self._silence(row) for row in self.holdings.silences_after(self.slug)],
        }

    def _offices(self, slug):
        """The offices a person was seen in: at the date of the source if at all, else whenever they were.

        [(Link of the person, Link of the office, date, links)]
        """
        seen_in = self.holdings.party[slug].tenures
        then = [row for row in seen_in if same_time(row.date, self.source.date)]
        return [
            (
                self._party(slug),
                self._party(row.office),
                in_words(row.date, month="F"),
                self.notes.links([row.attestation]),
            )
            for row in then or seen_in
        ]

    def _outcomes(self, number):
        """How a demand was answered: [(outcome, excerpt, Link of the answer)]."""
        found = []
        for row in self.holdings.responses_to(self.slug):
            for part in row.demand_answers:
                if part.demand == number:
                    words = self.holdings.excerpt.get(part.excerpt)
                    found.append((DemandAnswer.Outcome(part.outcome).label, words, self._link(row.reply)))
        return found

    def _answer(self, row, other):
        wait = response_wait(self.holdings, row)
        return {
            "kind": capfirst(Response.Kind(row.kind).label),
            "other": self._link(other),
            "remark": row.remark,
            "days": wait.days,
            "basis": _basis(wait),
            "links": self.notes.links([row.attestation]),
        }

    def _silence(self, row):
        wait = silence_wait(self.holdings, row)
        return {
            "kind": capfirst(Silence.Kind(row.kind).label),
            "party": self._party(row.party),
            "scope": row.scope,
            "searched": row.searched,
            "days": attested_days(self.holdings, row, wait.days) if wait.days is not None else "",
            "until": attested_until(self.holdings, row, "F"),
            "basis": _basis(wait),
            "links": self.notes.links([row.attestation]),
        }

    def _claim(self, row):
        return {
            "row": row,
            "label": EvidenceStatus(row.status).label if row.status else "",
            "voice": self._party(row.voice),
            "counted": counted(self.holdings, support(self.holdings, row.evidence)),
            "links": self.notes.links(row.evidence),
            "stances": [
                (
                    self._party(stance.party),
                    Stance.Kind(stance.stance).label,
                    self.holdings.excerpt.get(stance.excerpt),
                    self.notes.links([stance.attestation]),
                )
                for stance in row.stances
            ],
        }

    def _news(self, row):
        """[(field, words)] of a news report; what is missing says so."""
        missing = _("not named in our copy")
        speaker, office = self._party(row.speaker), self._party(row.office)
        return {
            "speaker": speaker,
            "office": office,
            "fields": [
                (_("Outlet"), row.outlet or missing),
                (_("Published"), row.published_words or missing),
                (_("Photograph"), row.photo_credit or missing),
                (_("What is announced"), row.announced or missing),
                (_("What is absent"), row.absent or missing),
            ],
        }

    def _neighbours(self):
        """Other sources of the same file: [(Link, lies on the same sheet)], those first."""
        own = {sheet for mark in self.holdings.marks_of(self.slug) for sheet in sheets(mark)}
        found = {
            row.slug: bool(own & {sheet for mark in self.holdings.marks_of(row.slug) for sheet in sheets(mark)})
            for code in self.holdings.files_of(self.slug)
            for row in self.holdings.in_file(code)
            if row.slug != self.slug
        }
        return [(self._link(slug), same) for slug, same in sorted(found.items(), key=lambda pair: not pair[1])]


def irregularities(mark):
    """What is irregular about a shelfmark's print: [archive.shelfmark.Irregularity]."""
    return parse(mark.as_printed).irregularities


def same_time(one, other):
    """Whether two EDTF dates can be of the same day; False where either is missing."""
    if not one or not other:
        return False
    (first, last), (from_, to) = bounds(one), bounds(other)
    return not ((first and to and to < first) or (last and from_ and last < from_))


def _alike(recipient):
    """Recipients in a row that have all of this in common are said in one line."""
    return recipient.role, recipient.reach, recipient.attestation


def _basis(wait):
    """From where and to where days are counted, in words; "" where they cannot be."""
    if wait is None or wait.days is None:
        return ""
    return ", ".join([str(FROM_WORDS[wait.start_basis]), str(UNTIL_WORDS[wait.end_basis])])
