"""The record as plain data: what gather reads from the rows, what an edition keeps, what every page is drawn from.

Rows name each other by slug, a footnote by its publication's slug and its number. Dates are EDTF strings or ISO days.
A new field needs a default; then old editions read as before. It must be empty ("", 0, [], None): what is left out of
the bytes is told by identity, and only an empty value is the same object wherever it comes from. Lists are in order of
their keys. So the same content makes the same bytes.
"""

from functools import cached_property

from msgspec import Struct

from archive.files import file_code
from archive.origins import support


class Row(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A row of the record."""


class Attestation(Row):
    """Where something is known from: a source, and the footnote (0: none) or another place in it.

    `paper` is the source that says so, where the footnote leads to several.
    """

    source: str
    footnote: int = 0
    locator: str = ""
    paper: str = ""


class Repository(Row):
    slug: str
    code: str
    name: str


class Shelfmark(Row):
    code: str
    repository: str
    as_printed: str
    suggested: str = ""
    reason: str = ""


class Footnote(Row):
    """`sources` lie where it says; `mentions` are known from it, and need not lie there."""

    publication: str
    number: int
    kind: str
    as_printed: str
    omission: str = ""
    shelfmark: str = ""
    sources: list[str] = []
    mentions: list[str] = []


class Source(Row):
    slug: str
    title: str
    kind: str
    language: str
    shown: str
    date: str = ""
    date_words: str = ""
    textual_basis: str = ""
    made_by: str = ""
    made_for: str = ""
    good_for: str = ""
    cannot_tell: str = ""
    act_status: str = ""
    words_status: str = ""
    rights: str = ""
    shelfmark: str = ""
    known_through: str = ""
    bibliography_number: str = ""
    derives_from: list[str] = []
    printed_author: str = ""
    printed_title: str = ""
    imprint: str = ""


class Transcription(Row):
    """Keyed by its source. Held only when it is reviewed, and all of its source may be shown."""

    source: str
    basis: str
    language: str
    text: str
    reviewer: str
    reviewed_on: str


class Excerpt(Row):
    """`not_in_transcription` is derived: its first words that a reviewed transcription lacks, held here or not."""

    slug: str
    source: str
    text: str
    language: str
    not_in_transcription: str = ""
    footnote: Attestation | None = None
    locator: str = ""
    speaker: str = ""
    translator: str = ""
    lead_in: str = ""
    shown: str = ""
    key_phrase: str = ""

    @property
    def shown_words(self):
        """What of it a page shows, on one line."""
        return " ".join((self.shown or self.text).split())

    @property
    def shown_parts(self):
        """The words shown, as [(words, is the key phrase)]."""
        if not self.key_phrase:
            return [(self.shown_words, False)]
        before, key, after = self.shown_words.partition(self.key_phrase)
        return [(words, words == key) for words in (before, key, after) if words]


class Tenure(Row):
    office: str
    date: str
    attestation: Attestation


class Party(Row):
    slug: str
    kind: str
    name: str
    short_name: str = ""
    seat: str = ""
    place: str = ""
    part_of: str = ""
    remark: str = ""
    tenures: list[Tenure] = []


class NewsReport(Row):
    """Keyed by its source."""

    source: str
    speaker: str = ""
    office: str = ""
    outlet: str = ""
    published_words: str = ""
    photo_credit: str = ""
    announced: str = ""
    absent: str = ""


class Recipient(Row):
    party: str
    role: str
    reach: str
    attestation: Attestation


class Action(Row):
    kind: str
    attestation: Attestation
    date: str = ""
    by: str = ""
    to: str = ""
    remark: str = ""


class Message(Row):
    """Keyed by its source. Recipients, actions and demands stand in their order."""

    source: str
    sender: str
    channel: str
    publicity: str
    subject: str
    signer: str = ""
    cosigners: list[str] = []
    recipients: list[Recipient] = []
    actions: list[Action] = []
    demands: list[str] = []

    @property
    def signers(self):
        """The parties (slugs) that signed it, sent it or handed it over for the sender."""
        return [slug for slug in (self.signer, *self.cosigners) if slug]

    @property
    def addressees(self):
        """The parties (slugs) it was addressed to, not those who got a copy."""
        return [row.party for row in self.recipients if row.role == "addressee"]


class DemandAnswer(Row):
    """`demand` counts from 1 in the message's list."""

    demand: int
    outcome: str
    excerpt: str = ""


class Response(Row):
    slug: str
    message: str
    reply: str
    kind: str
    attestation: Attestation
    remark: str = ""
    demand_answers: list[DemandAnswer] = []


class Silence(Row):
    slug: str
    kind: str
    scope: str
    attestation: Attestation
    party: str = ""
    message: str = ""
    date: str = ""
    attested_until: str = ""
    searched: str = ""


class Stance(Row):
    party: str
    stance: str
    attestation: Attestation
    excerpt: str = ""


class Claim(Row):
    slug: str
    text: str
    status: str = ""
    voice: str = ""
    evidence: list[Attestation] = []
    stances: list[Stance] = []
    searched: str = ""
    scope: str = ""
    reviewer: str = ""
    reviewed_on: str = ""


class Quantity(Row):
    """`number` in digits, "600000"; "" where it is not one number."""

    slug: str
    as_printed: str
    counts: str
    attestation: Attestation
    number: str = ""
    voice: str = ""
    date: str = ""
    remark: str = ""


class Place(Row):
    """`latitude` and `longitude` in degrees, north and east above zero: "55.75"; both or neither."""

    slug: str
    name: str
    as_printed: str = ""
    part_of: str = ""
    latitude: str = ""
    longitude: str = ""
    remark: str = ""


class Event(Row):
    slug: str
    title: str
    attestation: Attestation
    date: str = ""
    place: str = ""
    planned: bool = False


def rows_by(name, key="slug"):
    """A property: {key: row} of the list of this name."""
    return cached_property(lambda self: {getattr(row, key): row for row in getattr(self, name)})


def by_names(rows, names_of):
    """{name: the rows that have it, in their order}; "" is no name."""
    found = {}
    for row in rows:
        for name in dict.fromkeys(names_of(row)):
            if name:
                found.setdefault(name, []).append(row)
    return found


class Holdings(Struct, frozen=True, kw_only=True, omit_defaults=True, dict=True):
    """All of the record that one exhibit holds. What is looked up by name raises KeyError when it is not held."""

    repositories: list[Repository] = []
    shelfmarks: list[Shelfmark] = []
    footnotes: list[Footnote] = []
    sources: list[Source] = []
    transcriptions: list[Transcription] = []
    excerpts: list[Excerpt] = []
    news_reports: list[NewsReport] = []
    parties: list[Party] = []
    messages: list[Message] = []
    responses: list[Response] = []
    silences: list[Silence] = []
    claims: list[Claim] = []
    quantities: list[Quantity] = []
    places: list[Place] = []
    events: list[Event] = []

    repository = rows_by("repositories")
    shelfmark = rows_by("shelfmarks", "code")

    @cached_property
    def footnote(self):
        return {(row.publication, row.number): row for row in self.footnotes}

    source = rows_by("sources")
    transcription = rows_by("transcriptions", "source")
    news_report = rows_by("news_reports", "source")
    excerpt = rows_by("excerpts")
    party = rows_by("parties")
    message = rows_by("messages", "source")
    response = rows_by("responses")
    silence = rows_by("silences")
    claim = rows_by("claims")
    quantity = rows_by("quantities")
    place = rows_by("places")
    event = rows_by("events")

    @cached_property
    def _footnotes_of(self):
        return by_names(self.footnotes, lambda row: row.sources)

    @cached_property
    def _mentions_of(self):
        return by_names(self.footnotes, lambda row: row.mentions)

    @cached_property
    def _known_from(self):
        return by_names(self.footnotes, lambda row: [*row.sources, *row.mentions])

    def speaker_of(self, excerpt):
        """Whose words an excerpt holds (a slug): the speaker's it names, else the sender's; "" for neither."""
        message = self.message.get(excerpt.source)
        return excerpt.speaker or (message.sender if message else "")

    def footnotes_of(self, source):
        """The footnotes that point to a source (a slug), by number: it lies where they say."""
        return self._footnotes_of.get(source, [])

    def mentions_of(self, source):
        """The footnotes that only mention a source (a slug), by number."""
        return self._mentions_of.get(source, [])

    def known_from(self, source):
        """The footnotes that point to a source (a slug) or mention it, by number."""
        return self._known_from.get(source, [])

    def marks_of(self, source):
        """The shelfmarks of a source (a slug): its own, then those of its footnotes, each once."""
        codes = [self.source[source].shelfmark, *(row.shelfmark for row in self.footnotes_of(source))]
        return [self.shelfmark[code] for code in dict.fromkeys(filter(None, codes))]

    @cached_property
    def _file_of(self):
        return {row.code: file_code(self, row) for row in self.shelfmarks}

    @cached_property
    def _in_file(self):
        found = {}
        for source in self.sources:
            for code in {self._file_of[mark.code] for mark in self.marks_of(source.slug)} - {""}:
                found.setdefault(code, []).append(source)
        return found

    def files_of(self, source):
        """The codes of the files a source (a slug) lies in, see archive.files."""
        return sorted({self._file_of[mark.code] for mark in self.marks_of(source)} - {""})

    def in_file(self, code):
        """The sources that lie in a file, by its code."""
        return self._in_file.get(code, [])

    @cached_property
    def _claims_on(self):
        found = {}
        for claim in self.claims:
            for slug in support(self, claim.evidence):
                found.setdefault(slug, []).append(claim)
        return found

    def claims_on(self, source):
        """The claims that rest on a source (a slug), by way of a footnote or by itself."""
        return self._claims_on.get(source, [])

    def line_of(self, party):
        """A party (a slug), what it is part of, what that is part of: [Party], each once though they ran in a ring."""
        line = []
        while party in self.party and self.party[party] not in line:
            line.append(self.party[party])
            party = line[-1].part_of
        return line

    def name_of(self, party):
        """What a party (a slug) is called in a line of its own: its short name, if it has one."""
        row = self.party[party]
        return row.short_name or row.name

    def seat(self, party):
        """The capital that stands for a party (a slug) in a chart: its own, or of what it is part of; else its name."""
        seats = [row.seat for row in self.line_of(party) if row.seat]
        return seats[0] if seats else self.name_of(party)

    def responses_to(self, message):
        return [row for row in self.responses if row.message == message]

    def silences_after(self, message):
        return [row for row in self.silences if row.message == message]

    def is_unanswered(self, message):
        """Whether an addressee gave no reply in our sources, and nobody else did either."""
        silences = self.silences_after(message)
        return any(row.kind == "unanswered" for row in silences) and not self.responses_to(message)

    def excerpts_of(self, source):
        return [row for row in self.excerpts if row.source == source]
