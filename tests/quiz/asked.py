"""A question of each kind, whole, and what each kind's forms send: for the tests of marking, and of the pages."""

from django.http import QueryDict

from archive.record import Attestation, Claim, Excerpt, Holdings
from quiz.kinds import Form
from quiz.record import Option, Question, Span, handle
from tests.archive.register import EXCHANGE

CITED = '<p>So it says.<cite data-basis="source" data-source="note-2"></cite></p>'
TEXT = "Moscow expresses its natural bewilderment, and awaits an answer, at the missing reply."


def _claim(slug, status):
    evidence = [Attestation(source="note-2")]
    return Claim(slug=slug, text=f"The {slug} claim", status=status, voice=EXCHANGE.parties[0].slug, evidence=evidence)


HELD = Holdings(
    sources=EXCHANGE.sources,
    messages=EXCHANGE.messages,
    parties=EXCHANGE.parties,
    excerpts=[
        Excerpt(slug="line-a", source="note-2", text="a first line", language="en", locator="L. 40"),
        Excerpt(slug="line-b", source="note-5", text="a second line", language="en", locator="L. 41"),
        Excerpt(slug="words", source="note-2", text=TEXT, language="en", locator="L. 40"),
    ],
    claims=[_claim("first", "claimed"), _claim("second", "unknown")],
)


def posted(chosen=(), value="", **fields):
    """What a form sends: `chosen` under "answer", `value`, and for each item of `rows` what it was given."""
    sent = QueryDict(mutable=True)
    sent.setlist("answer", list(chosen))
    sent["value"] = value
    for uid, given in fields.pop("rows", {}).items():
        sent.setlist(f"row-{uid}", [given] if isinstance(given, str) else list(given))
    for name, given in fields.items():
        sent[name] = given
    return sent


def option(uid, **fields):
    return Option(uid=uid, **{"text": f"The {uid} note", "reply": CITED} | fields)


def question(form, options=(), **fields):
    fields = {"uid": "q", "habit": "source", "text": "Which?", "why": CITED, "evidence": "words"} | fields
    return Question(kind=str(Form(form).kind), form=form, options=list(options), **fields)


def join(asked, **pairs):
    """What the form of a question sends whose items are joined to these words."""
    return posted(rows={uid: handle(asked, words) for uid, words in pairs.items()})


SEQUENCE = question("sequence", [option(uid, date=f"1950-0{uid[-1]}") for uid in ("c1", "c2", "c3", "c4")])
MATCH = question(
    "match",
    [option("note", partner="London"), option("letter", partner="Tokyo"), option("none", text="", partner="Peking")],
)
MAP = question(
    "map",
    [
        option("london", partner="addressee"),
        option("peking", partner="addressee"),
        option("paris", partner="given a copy"),
        option("spare", text="", partner="not told"),
    ],
)
WEIGH = question(
    "weigh", [option("wire", low=1, high=2), option("memoir", low=-1, high=0, excerpt="line-b"), option("pamphlet")]
)
LABEL = question(
    "label",
    [
        option("first", label="claimed", near="reported", claim="first", would_change=CITED),
        option("second", label="unknown", claim="second", would_change=CITED),
    ],
)
COMPARE = question(
    "compare",
    [
        option("ask", excerpt="line-a"),
        option("refuse", other_excerpt="line-b"),
        option("greet", excerpt="line-a", other_excerpt="line-b"),
        option("weather"),
    ],
    first_name="The note",
    second_name="The reply",
)
REVEAL = question(
    "reveal",
    [
        option("bewildered", text="natural bewilderment", right=True),
        option("calm", text="full agreement"),
        option("cross", text="sincere thanks"),
    ],
)
FOCUS = question(
    "focus",
    [
        option("f1", text="natural bewilderment", right=True),
        option("f2", text="awaits an answer", reply=""),
        option("f3", text="the missing reply", right=True),
    ],
)
REFLECT = question("reflect")
CITING = question(
    "one",
    [option("a", right=True), option("b"), option("c")],
    spans=[
        Span(uid="s1", text="natural bewilderment", right=True, reply=CITED),
        Span(uid="s2", text="awaits an answer", reply=CITED),
    ],
)
CITING_IN_VAIN = question("one", CITING.options, spans=[Span(uid="s2", text="awaits an answer", reply=CITED)])
ALL = [SEQUENCE, MATCH, MAP, WEIGH, LABEL, COMPARE, REVEAL, FOCUS, REFLECT, CITING, CITING_IN_VAIN]
