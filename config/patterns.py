"""A page of patterns: every component in every state, drawn from a small invented record, for designers and tests."""

from datetime import date

from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from archive import record as held
from archive.around import around
from archive.citing import FORMATS, coins, note
from archive.citing.reference import Edition, reference
from archive.models import EvidenceStatus
from archive.sight import seen
from classroom.answers import Given
from classroom.feedback import feedback
from config.pattern_questions import CITED, GIVEN, MISCONCEPTIONS, QUESTIONS, STATES
from exhibit import record as rec
from exhibit.blocks import asked
from exhibit.check import error, warning
from exhibit.lesson import Lesson
from exhibit.models import Drawing
from exhibit.opened import Opened, OpenedDraft
from exhibit.reporting import ReportForm
from exhibit.views import not_kept

FROM_BOOK = held.Attestation(source="book", footnote=1)
CLAIMED = '<cite data-basis="claim" data-source="claim-claimed"></cite>'
READING = '<cite data-basis="interpretation"></cite>'


def _source(slug, title, date, **fields):
    fields = {"kind": "note", "known_through": "book", "textual_basis": "English as printed in the book"} | fields
    fields |= {"language": "en", "shown": "excerpts"}
    return held.Source(slug=slug, title=title, date=date, act_status="documented", words_status="claimed", **fields)


def _message(source, sender, to, subject, date, kind="delivered"):
    return held.Message(
        source=source,
        sender=sender,
        channel="note",
        publicity="public",
        subject=subject,
        recipients=[held.Recipient(party=to, role="addressee", reach="delivered", attestation=FROM_BOOK)],
        actions=[held.Action(kind=kind, date=date, by=sender, to=to, attestation=FROM_BOOK)],
        demands=["An answer within the year"],
    )


def _silence(slug, message, party, until):
    return held.Silence(
        slug=slug,
        kind="unanswered",
        scope="No reply in our sources.",
        attestation=FROM_BOOK,
        party=party,
        message=message,
        date="1901-01-01",
        attested_until=until,
    )


def _gap(slug, kind, scope, **fields):
    return held.Silence(slug=slug, kind=kind, scope=scope, attestation=FROM_BOOK, **fields)


def _event(slug, title, date, planned=False):
    return held.Event(slug=slug, title=title, date=date, planned=planned, attestation=FROM_BOOK)


STANCES = [
    held.Stance(party="duchy", stance="denies", excerpt="other-words", attestation=FROM_BOOK),
    held.Stance(party="kingdom", stance="asserts", excerpt="first-words", attestation=FROM_BOOK),
]

HOLDINGS = held.Holdings(
    repositories=[held.Repository(slug="rsa", code="RSA", name="Ruritanian State Archive")],
    shelfmarks=[
        held.Shelfmark(
            code="rsa-f1-l2",
            repository="rsa",
            as_printed="RSA. F. 1. D. 3. Op. 2. L. 4",
            suggested="RSA. F. 1. Op. 2. D. 3. L. 4",
            reason="Footnote 2 prints the same file in order.",
        )
    ],
    footnotes=[
        held.Footnote(
            publication="book",
            number=1,
            kind="archival",
            as_printed="RSA. F. 1. D. 3. Op. 2. L. 4.",
            shelfmark="rsa-f1-l2",
            sources=["note-four", "note-one", "note-three", "note-two"],
        )
    ],
    sources=[
        _source("book", "An invented book", "1950", kind="book", known_through="", textual_basis=""),
        _source("gazette", "A report in the Gazette", "1901-02-03", kind="newspaper", derives_from=["note-two"]),
        _source("note-four", "The late note", "1901-12-20"),
        _source("note-one", "The first note", "1901-01-01"),
        _source("note-three", "The reply", "1901-03-04"),
        _source("note-two", "The protest", "1901-02-01"),
    ],
    excerpts=[
        held.Excerpt(
            slug="first-words",
            source="note-one",
            text="awaits with patience, and with growing surprise, the answer of the Grand Duchy",
            footnote=FROM_BOOK,
            language="en",
            lead_in="Of the missing answer, the note says that it",
            key_phrase="growing surprise",
        ),
        held.Excerpt(
            slug="other-words",
            source="note-three",
            text="regards the matter as closed",
            footnote=FROM_BOOK,
            language="en",
            lead_in="The reply",
        ),
    ],
    parties=[
        held.Party(slug="duchy", kind="state", name="The Grand Duchy", seat="Strelsau", place="strelsau"),
        held.Party(slug="kingdom", kind="state", name="The Kingdom", seat="Zenda", place="zenda"),
    ],
    places=[
        held.Place(slug="strelsau", name="Strelsau", latitude="50.1", longitude="14.4"),
        held.Place(slug="zenda", name="Zenda", latitude="-12", longitude="-77"),
    ],
    messages=[
        _message("note-four", "kingdom", "duchy", "Asks again", "1901-12-20"),
        _message("note-one", "kingdom", "duchy", "Asks for an answer", "1901-01-01"),
        _message("note-three", "duchy", "kingdom", "Replies", "1901-03-04", "prepared"),
        _message("note-two", "kingdom", "duchy", "Protests", "1901-02-01"),
    ],
    responses=[
        held.Response(
            slug="reply",
            message="note-two",
            reply="note-three",
            kind="in-writing",
            attestation=FROM_BOOK,
            demand_answers=[held.DemandAnswer(demand=1, outcome="deflected", excerpt="other-words")],
        )
    ],
    silences=[
        _silence("after-four", "note-four", "duchy", ""),
        _silence("after-one", "note-one", "duchy", "1901-12-20"),
        _gap(
            "congress", "not-used", "The kingdom did not ask the congress, as far as the book knows.", party="kingdom"
        ),
        _gap("seal", "not-found", "The seal was looked for and not found.", searched="the invented archive"),
    ],
    claims=[
        held.Claim(
            slug=f"claim-{status}",
            text=f"An invented sentence whose evidence is {status}.",
            status=status,
            voice="kingdom",
            evidence=[] if status == "unknown" else [FROM_BOOK],
            searched="the invented archive" if status == "unknown" else "",
            stances=STANCES if status == "claimed" else [],
        )
        for status in sorted(EvidenceStatus.values)
    ],
    quantities=[
        held.Quantity(slug="courts", as_printed="38 courts", number="38", counts="courts told", attestation=FROM_BOOK),
        held.Quantity(slug="inns", as_printed="many inns", counts="inns in which it was read", attestation=FROM_BOOK),
    ],
    events=[
        _event("feast", "The feast, as it was held", "1901-01-25/1901-01-30"),
        _event("feast-planned", "The feast, as first planned", "1901-01-07/1901-01-14", planned=True),
        _event("thaw", "The thaw", "1901-03"),
    ],
)


DRAWN = {  # each kind of drawing, and what it is drawn from
    "exchange": {"events": ["thaw"], "caption": f"Who wrote, and who answered.{CITED}"},
    "anatomy": {"messages": ["note-one"]},
    "date-bars": {"events": ["feast", "feast-planned"]},
    "routes": {"messages": ["note-one", "note-two"], "silences": ["congress"]},
    "draft-ladder": {"messages": ["note-four", "note-one"]},
    "evidence": {"claims": ["claim-claimed", "claim-unknown"], "sources": ["note-one"], "silences": ["seal"]},
    "demands": {"messages": ["note-two"]},
    "matrix": {"claims": ["claim-claimed", "claim-contested"]},
    "reach": {"quantities": ["courts", "inns"]},
    "claim-ladder": {"claims": ["claim-claimed"]},
    "chain": {"sources": ["gazette"]},
    "capitals": {"messages": ["note-one"]},
    "map": {"messages": ["note-one"]},
    "timeline": {},
}

RECORD = rec.Record(
    slug="patterns",
    title="Patterns",
    parts=[rec.Part(slug="all", letter="A", title="Every component")],
    pages=[
        rec.Page(
            slug="all",
            part="all",
            title="Every component, every state",
            goal="see all of them",
            minutes=7,
            advisory_level=1,
            advisory="One line says what is named on this page, and what is not shown.",
            way_round="The next page makes sense without it.",
            blocks=[
                rec.Number(
                    uid="number",
                    silence="after-one",
                    caption=f"<p><strong>353 days</strong> of invented waiting.{CITED}</p>",
                ),
                rec.Prose(
                    uid="lead",
                    text=f"<p>A statement that a source supports.{CITED} One that a claim supports.{CLAIMED} "
                    f"One that is a reading.{READING}</p>",
                ),
                rec.Prose(
                    uid="prose",
                    heading="A heading and a text",
                    text=f"<p>With <em>stress</em> and a list.{CITED}</p>"
                    f"<ul><li><p>One thing{CITED}</p></li><li><p>Another{CITED}</p></li></ul>",
                ),
                rec.Drawing(
                    uid="waits",
                    kind="waiting-chart",
                    heading="How long each note waited",
                    silences=["after-four", "after-one"],
                    responses=["reply"],
                ),
                *(
                    rec.Drawing(uid=f"draw-{kind}", kind=kind, heading=str(Drawing.Kind(kind).label), **named)
                    for kind, named in DRAWN.items()
                ),
                rec.SourceCard(uid="card", heading="A card with a stamp", excerpt="first-words"),
                rec.SourceCard(uid="gate", heading="A card to predict first", excerpt="first-words", predict=True),
                rec.SourceCard(uid="card2", heading="A card without one", excerpt="other-words"),
                rec.Comparison(
                    uid="mirror",
                    heading="Two papers face to face",
                    says_label="What it says",
                    omits_label="What it leaves out",
                    left=rec.Side(
                        title="Zenda",
                        excerpt="first-words",
                        says=f"<p>It asks.{CITED}</p>",
                        omits=f"<p>Why.{READING}</p>",
                    ),
                    right=rec.Side(
                        title="Strelsau",
                        excerpt="other-words",
                        says=f"<p>It closes.{CITED}</p>",
                        omits=f"<p>When.{READING}</p>",
                    ),
                ),
                rec.ClaimTable(
                    uid="claims",
                    heading="Six labels",
                    claims=[f"claim-{status}" for status in sorted(EvidenceStatus.values)],
                ),
                *(rec.Activity(uid=f"ask-{question.uid}", question=question.uid) for question in QUESTIONS),
                rec.Discussion(uid="talk", text="A question with no right answer?"),
                rec.Gap(uid="gap", text=f"<p>Whatever nobody wrote down.{CITED}</p>"),
            ],
        )
    ],
    questions=sorted(QUESTIONS, key=lambda question: question.uid),
    misconceptions=MISCONCEPTIONS,
    routes=[
        rec.Route(
            slug="one",
            title="A way through",
            question="What does a route look like?",
            goal="see one",
            minutes=7,
            discussion="A question for a class?",
            discussion_note="What may come up.",
            preparation="What to say before.",
            stops=[rec.Stop(page="all", questions=["number", "one"], pause="A pause.")],
        )
    ],
    terms=[
        rec.Term(
            slug="note",
            term="note",
            forms="notes",
            definition='A message between states, in an invented world.<cite data-basis="background"></cite>',
        )
    ],
    holdings=HOLDINGS,
)


def _of_the_reading_room():
    """A shelfmark, a history, a citation, and a form with something missing."""
    cited = reference(HOLDINGS, "note-one", Edition("Patterns", 3, date(1950, 1, 2), "0" * 64, "/patterns/"))
    sight = seen(around(HOLDINGS, "note-one"), "note-one", live=False)
    return {
        "mark": sight["marks"][0],
        "history": sight["message"]["actions"],
        "cited": {"note": note.footnote(cited), "entry": note.entry(cited), "coins": coins.context(cited)},
        "formats": [(format.name, format.content_type, "/patterns/") for format in FORMATS.values()],
        "form": ReportForm({"place": "Footnote 1"}),
    }


@require_safe
def patterns(request):
    opened = Opened(RECORD)
    page = RECORD.pages[0]
    marked = [
        _told(feedback(opened, page, RECORD.question[uid], Given(1, uid, answer, sure, 1, at % 2 == 0), f"given-{at}-"))
        for at, (uid, answer, sure) in enumerate(GIVEN)
    ]
    states = [(uid, asked(opened, page, RECORD.question[uid], seed, posted)) for uid, seed, posted in STATES]
    draft = OpenedDraft(
        RECORD, "token", [error("A thing to mend.", "page", "all"), warning("A thing to look at.", "page", "all")]
    )
    context = {"opened": opened, "lesson": Lesson(opened, page), "marked": marked, "states": states, "draft": draft}
    context |= _of_the_reading_room()
    return not_kept(render(request, "site/patterns.html", context))


def _told(context):
    """(verdict, markup) of a feedback, with the notes of its own."""
    notes = {"lines": context["notes"].in_order}
    told = render_to_string("components/feedback.html", context | {"heading": 2})
    return context["verdict"], told, render_to_string("components/note_lines.html", notes)
