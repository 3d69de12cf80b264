"""The Record: everything one edition of an exhibit holds, as typed plain data, and its bytes.

`FORMAT` is raised only when old bytes would be read wrongly; a new field with a default needs no raise. Stored bytes
are never rewritten: `UPGRADES` holds one pure function a format, from its plain data to that of the next.
"""

import hashlib

import msgspec
from msgspec import Struct

from archive.record import Holdings, Row, rows_by
from quiz.record import Misconception, Question

FORMAT = 1
UPGRADES = {}
AGAIN = "again"  # the page where questions come back: made for a reader, never stored


class RecordError(ValueError):
    """The bytes are no Record; the message says where."""


class BlockRow(Row, tag_field="block"):
    """A block of a page; the tag names its kind."""

    uid: str


class Prose(BlockRow, tag="prose"):
    text: str
    heading: str = ""
    advisory_level: int = 0
    bridge: str = ""


class Number(BlockRow, tag="number"):
    silence: str
    caption: str = ""


class SourceCard(BlockRow, tag="source-card"):
    excerpt: str
    heading: str = ""
    predict: bool = False
    advisory_level: int = 0
    bridge: str = ""


class Drawing(BlockRow, tag="drawing"):
    kind: str
    heading: str = ""
    silences: list[str] = []
    responses: list[str] = []
    messages: list[str] = []
    events: list[str] = []
    claims: list[str] = []
    quantities: list[str] = []
    sources: list[str] = []
    caption: str = ""


class Side(Row):
    title: str
    excerpt: str
    says: str
    omits: str


class Comparison(BlockRow, tag="comparison"):
    says_label: str
    omits_label: str
    left: Side
    right: Side
    heading: str = ""


class ClaimTable(BlockRow, tag="claim-table"):
    claims: list[str]
    heading: str = ""


class Activity(BlockRow, tag="activity"):
    question: str


class Discussion(BlockRow, tag="discussion"):
    text: str
    teacher_note: str = ""


class Gap(BlockRow, tag="gap"):
    text: str


Block = Prose | Number | SourceCard | Drawing | Comparison | ClaimTable | Activity | Discussion | Gap


class Part(Row):
    slug: str
    letter: str
    title: str


class Page(Row):
    slug: str
    part: str
    title: str
    minutes: int
    goal: str = ""
    advisory_level: int = 0
    advisory: str = ""
    way_round: str = ""
    blocks: list[Block] = []

    @property
    def has_place(self):
        """Whether it stands among the pages of its exhibit; the page where questions come back does not."""
        return self.slug != AGAIN


# What a drawing is drawn from: lists of short names; a message is named by its source.
DRAWN = ("silences", "responses", "messages", "events", "claims", "quantities", "sources")


class Stop(Row):
    """A page on a route (its slug), and those of its questions (uids) that the route asks."""

    page: str
    questions: list[str] = []
    pause: str = ""


class Route(Row):
    """Stops in the order in which they are walked; `returns` are questions (uids) that are asked at its end."""

    slug: str
    title: str
    question: str
    goal: str
    minutes: int
    discussion: str
    discussion_note: str = ""
    preparation: str = ""
    returns: list[str] = []
    stops: list[Stop] = []


class Term(Row):
    """A word of the glossary; `forms` are parted by commas."""

    slug: str
    term: str
    definition: str
    forms: str = ""


# What an exhibit holds besides what its pages name: lists of short names.
FURTHER = ("sources", "silences", "events", "claims", "quantities", "parties")


class Record(Struct, frozen=True, kw_only=True, omit_defaults=True, dict=True):
    """One exhibit, whole. Parts, pages and routes stand in their order, questions and terms in that of their names."""

    slug: str
    title: str
    subtitle: str = ""
    lead: str = ""
    advisory: str = ""
    about: str = ""
    about_sources: str = ""
    scope: str = ""
    quotations: str = ""
    parts: list[Part] = []
    pages: list[Page] = []
    questions: list[Question] = []
    misconceptions: list[Misconception] = []
    routes: list[Route] = []
    terms: list[Term] = []
    sources: list[str] = []
    silences: list[str] = []
    events: list[str] = []
    claims: list[str] = []
    quantities: list[str] = []
    parties: list[str] = []
    holdings: Holdings

    part = rows_by("parts")
    page = rows_by("pages")
    question = rows_by("questions", "uid")
    misconception = rows_by("misconceptions")
    route = rows_by("routes")


def own_prose(record):
    """{field: html} of the prose that is the exhibit's own, on no page of it."""
    return {name: getattr(record, name) for name in ("lead", "about", "about_sources")}


CLOSED = 2  # the level of a passage that stands closed until a reader opens it


def is_closed(block):
    """Whether a block of the Record names so much that it stands closed, under a line that says what it names."""
    return getattr(block, "advisory_level", 0) >= CLOSED


def prose_of(block):
    """The html of a block of the Record."""
    match block:
        case Prose() | Gap():
            return [block.text]
        case Number() | Drawing():
            return [block.caption]
        case Comparison():
            return [block.left.says, block.left.omits, block.right.says, block.right.omits]
    return []


def asked_by(blocks):
    """The questions (uids) that these blocks of the Record ask, in their order."""
    return [block.question for block in blocks if isinstance(block, Activity)]


def excerpts_of(block):
    """The excerpts (slugs) that a block of the Record shows."""
    match block:
        case SourceCard():
            return [block.excerpt]
        case Comparison():
            return [block.left.excerpt, block.right.excerpt]
    return []


def silences_of(block):
    """The silences (slugs) that a block of the Record draws."""
    match block:
        case Number():
            return [block.silence]
        case Drawing():
            return block.silences
    return []


def encode(record):
    """The Record's bytes: JSON, the same bytes for the same content."""
    return msgspec.json.encode(record)


def digest(record):
    """SHA-256 of the Record's bytes, as hex: the version of the content."""
    return hashlib.sha256(encode(record)).hexdigest()


# Made while this is imported, by one thread: msgspec learns a type when it first reads one, and a thread that reads the
# same type meanwhile brings the whole process down.
_READER = msgspec.json.Decoder(Record)


def decode(content, format=FORMAT):
    """The Record in these bytes. Raises RecordError for bytes that are none, or of a format not known here."""
    try:
        if format == FORMAT:
            return _READER.decode(content)
        plain = msgspec.json.decode(content)
        while format != FORMAT:
            plain, format = UPGRADES[format](plain), format + 1
        return msgspec.convert(plain, type=Record)
    except KeyError:
        raise RecordError(
            f"This is format {format}; this version of Note Verbale reads formats up to {FORMAT}."
        ) from None
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise RecordError(f"This is no record: {error}.") from error


def schema():
    """JSON Schema of the Record."""
    return msgspec.json.schema(Record)
