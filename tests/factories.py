"""Rows for tests: plain functions with honest defaults. Each makes what it needs and nothing else.

A row that needs another makes it, or takes the one given: `make_excerpt(source=note)`.
"""

from itertools import count

from django.contrib.auth.models import Group, User

from archive.models import (
    Claim,
    Event,
    Evidence,
    Excerpt,
    Footnote,
    Message,
    NewsReport,
    Party,
    Place,
    Quantity,
    Recipient,
    Repository,
    Response,
    Shelfmark,
    Silence,
    Source,
    Stance,
    Transcription,
)
from exhibit.models import Exhibit, Page, Part, Prose, Report, Route, Stop, Term
from quiz.models import Misconception, Option, Question

_numbers = count(1)
PASSWORD = "a-long-password-for-tests"


def name(stem):
    """A short name that no other row has."""
    return f"{stem}-{next(_numbers)}"


def make_user(username="", groups=(), **fields):
    """Somebody at the desk, in these groups; `is_superuser=True` for the one who may do all."""
    user = User.objects.create_user(username or name("person"), password=PASSWORD, **{"is_staff": True} | fields)
    user.groups.set([Group.objects.get(name=group) for group in groups])
    return user


def make_curator(username=""):
    return make_user(username, ["Curators"])


def make_teacher(username=""):
    return make_user(username, ["Teachers"])


def make_reviewer(username=""):
    return make_user(username, ["Reviewers"])


def make_repository(**fields):
    code = fields.pop("code", "AVP RF")
    defaults = {"name": "Foreign Policy Archive of the Russian Federation", "slug": name("repository")}
    return Repository.objects.get_or_create(code=code, defaults=defaults | fields)[0]


def make_source(**fields):
    slug = fields.pop("slug", None) or name("note")
    defaults = {"title": "Third note on the emperor", "kind": Source.Kind.NOTE, "date": "1950-12-15"}
    return Source.objects.create(slug=slug, **defaults | fields)


def make_article(**fields):
    """The publication that footnotes stand in."""
    return make_source(**{"slug": name("article"), "title": "The article", "kind": "article", "date": ""} | fields)


def make_shelfmark(as_printed="AVP RF. F. 0146. Op. 48a. P. 323. D. 1. L. 40", **fields):
    fields.setdefault("repository", None)
    fields["repository"] = fields["repository"] or make_repository()
    return Shelfmark.objects.create(as_printed=as_printed, code=fields.pop("code", name("mark")), **fields)


def make_footnote(number=50, *, publication=None, sources=(), **fields):
    defaults = {"as_printed": "AVP RF. F. 0146. Op. 48a. P. 323. D. 1. LL. 56, 60."}
    footnote = Footnote.objects.create(publication=publication or make_article(), number=number, **defaults | fields)
    footnote.sources.set(sources)
    return footnote


def make_party(**fields):
    slug = fields.pop("slug", None) or name("party")
    return Party.objects.create(slug=slug, **{"kind": Party.Kind.STATE, "name": "United States"} | fields)


def make_excerpt(text="The note expresses its natural bewilderment at the missing reply.", **fields):
    slug = fields.pop("slug", None) or name("excerpt")
    source = fields.pop("source", None) or make_source()
    return Excerpt.objects.create(slug=slug, source=source, text=text, **fields)


def make_transcription(text="The note expresses its natural bewilderment at the missing reply.", **fields):
    """Reviewed; `reviewed_on=None` for one that is not."""
    source = fields.pop("source", None) or make_source()
    defaults = {"basis": "The typescript in the file.", "reviewer": "A. Hope", "reviewed_on": "2026-05-01"}
    return Transcription.objects.create(source=source, text=text, **defaults | fields)


def make_news_report(**fields):
    """A news report with all that must be said of it."""
    source = fields.pop("source", None) or make_source(kind="news-report", title="A list is announced", date="")
    needs = {
        "speaker": fields.pop("speaker", None) or make_party(name="The spokeswoman", kind=Party.Kind.PERSON),
        "office": fields.pop("office", None) or make_party(name="The ministry", kind=Party.Kind.BODY),
    }
    defaults = {
        "outlet": "not named in our copy",
        "published_words": "no date in the stored text",
        "photo_credit": "VCG",
        "announced": "The spokeswoman says that a list was announced.",
        "absent": "It gives no names.",
    }
    return NewsReport.objects.create(source=source, **needs, **defaults | fields)


def make_message(**fields):
    source = fields.pop("source", None) or make_source()
    sender = fields.pop("sender", None) or make_party(name="Soviet Union")
    defaults = {"channel": Message.Channel.NOTE, "subject": "Asks for a tribunal"}
    return Message.objects.create(source=source, sender=sender, **defaults | fields)


def make_recipient(message, **fields):
    party = fields.pop("party", None) or make_party()
    attested_in = fields.pop("attested_in", None) or make_article()
    return Recipient.objects.create(message=message, party=party, attested_in=attested_in, **fields)


def make_response(**fields):
    slug = fields.pop("slug", None) or name("response")
    message = fields.pop("message", None) or make_message()
    reply = fields.pop("reply", None) or make_message(subject="Agrees")
    attested_in = fields.pop("attested_in", None) or make_article()
    return Response.objects.create(slug=slug, message=message, reply=reply, attested_in=attested_in, **fields)


def make_silence(**fields):
    """No reply to a message of 1 February 1950, attested until 15 December: 317 days."""
    slug = fields.pop("slug", None) or name("silence")
    message = fields.pop("message", None) or make_message(source=make_source(date="1950-02-01"))
    defaults = {
        "kind": Silence.Kind.UNANSWERED,
        "date": "1950-02-01",
        "attested_until": "1950-12-15",
        "scope": "No reply from Washington in our sources, which are Moscow papers.",
    }
    needs = {"party": fields.pop("party", None) or make_party(), "attested_in": fields.pop("attested_in", None)}
    needs["attested_in"] = needs["attested_in"] or make_article()
    return Silence.objects.create(slug=slug, message=message, **needs, **defaults | fields)


def make_claim(text="Washington gave no written reply that our sources hold.", **fields):
    """A claim that may be published: with status, voice and one place it rests on."""
    slug = fields.pop("slug", None) or name("claim")
    voice = fields.pop("voice", None) or make_party(name="The article’s author", kind=Party.Kind.PERSON)
    claim = Claim.objects.create(slug=slug, text=text, voice=voice, **{"status": "reported"} | fields)
    Evidence.objects.create(claim=claim, attested_in=make_article())
    return claim


def make_stance(claim, **fields):
    """The United States deny a claim."""
    party = fields.pop("party", None) or make_party()
    attested_in = fields.pop("attested_in", None) or make_article()
    return Stance.objects.create(claim=claim, party=party, attested_in=attested_in, **{"stance": "denies"} | fields)


def make_quantity(**fields):
    slug = fields.pop("slug", None) or name("figure")
    attested_in = fields.pop("attested_in", None) or make_article()
    defaults = {"as_printed": "about 600,000", "number": "600000", "counts": "Prisoners of war taken"}
    return Quantity.objects.create(slug=slug, attested_in=attested_in, **defaults | fields)


def make_place(**fields):
    return Place.objects.create(slug=fields.pop("slug", None) or name("place"), **{"name": "Khabarovsk"} | fields)


def make_event(**fields):
    slug = fields.pop("slug", None) or name("event")
    attested_in = fields.pop("attested_in", None) or make_article()
    defaults = {"title": "The trial opens in Khabarovsk", "date": "1949-12-25"}
    return Event.objects.create(slug=slug, attested_in=attested_in, **defaults | fields)


def cite(source, at=""):
    """The atom that cites a source, or a claim."""
    place = f' data-at="{at}"' if at else ""
    basis = "claim" if isinstance(source, Claim) else "source"
    return f'<cite data-basis="{basis}" data-source="{source.slug}"{place}></cite>'


def make_question(owner=None, **fields):
    """One right option of three, all with a reply, and a reason that cites."""
    slug = fields.pop("slug", None) or name("question")
    evidence = fields.pop("evidence", None) or make_spoken_excerpt()
    why = f"<p>The note says so itself.{cite(evidence.source)}</p>"
    defaults = {
        "kind": "choice",
        "form": "one",
        "habit": "close-read",
        "text": "Which note was left unanswered?",
        "why": why,
    }
    question = Question.objects.create(slug=slug, evidence=evidence, owner=owner, **defaults | fields)
    for position, text in enumerate(("The third note", "The protest about parole", "The reminder of May"), start=1):
        Option.objects.create(
            question=question,
            uid=f"option-{position}",
            position=position,
            text=text,
            right=position == 1,
            reply=f"<p>See the paper itself.{cite(evidence.source)}</p>",
        )
    return question


def make_misconception(**fields):
    slug = fields.pop("slug", None) or name("misconception")
    excerpt = fields.pop("excerpt", None) or make_spoken_excerpt()
    defaults = {"name": "Silence is consent", "text": "That who does not answer a note agrees with it."}
    return Misconception.objects.create(slug=slug, excerpt=excerpt, **defaults | fields)


def make_spoken_excerpt():
    """An excerpt that may be shown: it has a speaker and a footnote."""
    source = make_source()
    return make_excerpt(source=source, speaker=make_party(), footnote=make_footnote(sources=[source]))


def make_exhibit(owner=None, **fields):
    slug = fields.pop("slug", None) or name("exhibit")
    defaults = {"title": "Unanswered Notes", "advisory": "About letters. No violent images."}
    return Exhibit.objects.create(slug=slug, owner=owner, **defaults | fields)


def make_report(exhibit=None, **fields):
    defaults = {"edition": 1, "place": "Footnote 49", "words": "It looks wrong."}
    return Report.objects.create(exhibit=exhibit or make_exhibit(), **defaults | fields)


def make_part(exhibit, **fields):
    defaults = {"letter": "C", "title": "The exchange"}
    return Part.objects.create(exhibit=exhibit, slug=fields.pop("slug", None) or name("part"), **defaults | fields)


def make_page(exhibit=None, **fields):
    """A page without blocks."""
    exhibit = exhibit or make_exhibit()
    part = fields.pop("part", None) or make_part(exhibit)
    slug = fields.pop("slug", None) or name("page")
    return Page.objects.create(exhibit=exhibit, part=part, slug=slug, **{"title": "Ten months of reminders"} | fields)


def make_prose(page, text=None, **fields):
    """A block of text whose one sentence cites."""
    text = text if text is not None else f"<p>A note was sent.{cite(make_source())}</p>"
    return Prose.objects.create(parent=page, region="main", text=text, **{"ordering": 10} | fields)


def make_route(exhibit=None, **fields):
    """A route without pages."""
    defaults = {
        "title": "Silence",
        "question": "When is not answering an answer?",
        "goal": "tell an attested silence from a presumed one",
        "discussion": "What would count as an answer?",
    }
    slug = fields.pop("slug", None) or name("route")
    return Route.objects.create(exhibit=exhibit or make_exhibit(), slug=slug, **defaults | fields)


def make_stop(route=None, page=None, questions=(), **fields):
    """The next page of a route, with the questions it asks there."""
    route = route or make_route(page and page.exhibit)
    page = page or make_page(route.exhibit)
    stop = Stop.objects.create(route=route, page=page, **{"position": route.stops.count() + 1} | fields)
    stop.questions.set(questions)
    return stop


def make_term(exhibit=None, **fields):
    slug = fields.pop("slug", None) or name("term")
    defaults = {"term": "note", "definition": '<p>A message between states.<cite data-basis="background"></cite></p>'}
    return Term.objects.create(exhibit=exhibit or make_exhibit(), slug=slug, **defaults | fields)
