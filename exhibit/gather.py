"""From an exhibit's rows to its Record, in one short read and a fixed number of queries."""

from contextlib import contextmanager

from django.db import connection, transaction

import archive.gather
import quiz.gather
from archive.models import Claim, Event, Excerpt, Message, Quantity, Response, Silence, Source
from archive.prose import atoms
from exhibit import models, record
from quiz.models import Question
from quiz.record import named_by


@contextmanager
def one_moment():
    """All reads inside see the same moment of the database."""
    outermost = not connection.in_atomic_block
    with transaction.atomic():
        if outermost and connection.vendor == "postgresql":
            connection.cursor().execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield


def gather(exhibit):
    """The Record of an exhibit as its rows stand now."""
    with one_moment():
        return _gather(models.Exhibit.objects.get(pk=exhibit.pk))


def _gather(exhibit):
    pages = list(exhibit.pages.select_related("part"))
    pages.sort(key=lambda page: (page.part.position, page.part.slug, page.position, page.slug))
    blocks = _blocks(pages)
    flat = [block for found in blocks.values() for _ordering, block in found]
    routes = _routes(exhibit)
    asked = {*record.asked_by(flat), *(slug for route in routes for slug in route.returns)}
    questions = Question.objects.filter(slug__in=asked)
    question_rows = quiz.gather.gather(questions.values_list("pk", flat=True))
    misconceptions = quiz.gather.misconceptions(question_rows)
    further = {name: dict(getattr(exhibit, name).values_list("slug", "pk")) for name in record.FURTHER}
    terms = [
        record.Term(slug=row.slug, term=row.term, forms=row.forms, definition=row.definition)
        for row in sorted(exhibit.terms.all(), key=lambda row: row.slug)
    ]
    return record.Record(
        slug=exhibit.slug,
        title=exhibit.title,
        subtitle=exhibit.subtitle,
        lead=exhibit.lead,
        advisory=exhibit.advisory,
        about=exhibit.about,
        about_sources=exhibit.about_sources,
        scope=exhibit.scope,
        quotations=exhibit.quotations,
        parts=[
            record.Part(slug=part.slug, letter=part.letter, title=part.title)
            for part in sorted(exhibit.parts.all(), key=lambda part: (part.position, part.slug))
        ],
        pages=[_page(page, blocks[page.pk]) for page in pages],
        questions=question_rows,
        misconceptions=misconceptions,
        routes=routes,
        terms=terms,
        **{name: sorted(rows) for name, rows in further.items()},
        holdings=_holdings(
            [exhibit.lead, exhibit.about, exhibit.about_sources, *(term.definition for term in terms)],
            flat,
            question_rows,
            misconceptions,
            {name: set(rows.values()) for name, rows in further.items()},
        ),
    )


def _holdings(own, blocks, questions, misconceptions, further):
    """All that the exhibit's own prose, its pages and questions name, and what it holds besides."""
    prose = [*own, *(html for block in blocks for html in record.prose_of(block))]
    cited = [atom for html in prose for atom in atoms(html)]
    asked = named_by(questions)
    excerpts = asked.excerpts | {slug for block in blocks for slug in record.excerpts_of(block)}
    excerpts |= {row.excerpt for row in misconceptions}
    silences = {slug for block in blocks for slug in record.silences_of(block)}
    drawings = [block for block in blocks if isinstance(block, record.Drawing)]
    drawn = {name: {slug for block in drawings for slug in getattr(block, name)} for name in record.DRAWN}
    claims = asked.claims | drawn["claims"] | {atom.slug for atom in cited if atom.basis == "claim"}
    claims |= {slug for block in blocks if isinstance(block, record.ClaimTable) for slug in block.claims}
    slugs = {atom.slug for atom in cited if atom.basis != "claim"} | drawn["sources"] | drawn["messages"]
    sources = set(further["sources"])
    sources |= set(Source.objects.filter(slug__in=slugs | asked.sources).values_list("pk", flat=True))
    sources |= set(Excerpt.objects.filter(slug__in=excerpts).values_list("source", flat=True))
    for pair in Response.objects.filter(slug__in=drawn["responses"]).values_list("message__source", "reply__source"):
        sources |= set(pair)
    silence_rows = list(Silence.objects.filter(slug__in=silences).values_list("pk", "message__source"))
    sources |= {source for _key, source in silence_rows if source}
    return archive.gather.gather(
        sources=sources,
        claims=further["claims"] | set(Claim.objects.filter(slug__in=claims).values_list("pk", flat=True)),
        silences=further["silences"] | {key for key, _source in silence_rows},
        events=further["events"] | set(Event.objects.filter(slug__in=drawn["events"]).values_list("pk", flat=True)),
        quantities=further["quantities"]
        | set(Quantity.objects.filter(slug__in=drawn["quantities"]).values_list("pk", flat=True)),
        parties=further["parties"],
    )


def _blocks(pages):
    """{page key: [(ordering, block)]}, one query a kind of block (two where it names many)."""
    found = {page.pk: [] for page in pages}
    for kind in models.BLOCKS:
        one = [field.name for field in kind._meta.fields if field.is_relation and field.name != "parent"]
        many = [
            f"{field.name}__source" if field.related_model is Message else field.name
            for field in kind._meta.many_to_many
        ]
        rows = kind.objects.filter(parent__in=found).select_related(*one).prefetch_related(*many)
        for row in rows:
            found[row.parent_id].append((row.ordering, _block(row)))
    for blocks in found.values():
        blocks.sort(key=lambda pair: (pair[0], pair[1].uid))
    return found


def _page(page, blocks):
    return record.Page(
        slug=page.slug,
        part=page.part.slug,
        title=page.title,
        goal=page.goal,
        minutes=page.minutes,
        advisory_level=page.advisory_level,
        advisory=page.advisory,
        way_round=page.way_round,
        blocks=[block for _ordering, block in blocks],
    )


def _routes(exhibit):
    rows = exhibit.routes.prefetch_related("returns", "stops__page", "stops__questions")
    return [
        record.Route(
            slug=row.slug,
            title=row.title,
            question=row.question,
            goal=row.goal,
            minutes=row.minutes,
            discussion=row.discussion,
            discussion_note=row.discussion_note,
            preparation=row.preparation,
            returns=_slugs(row.returns),
            stops=[
                record.Stop(page=stop.page.slug, questions=_slugs(stop.questions), pause=stop.pause)
                for stop in sorted(row.stops.all(), key=lambda stop: (stop.position, stop.page.slug))
            ],
        )
        for row in sorted(rows, key=lambda row: (row.position, row.slug))
    ]


def _slugs(rows):
    return sorted(row.slug for row in rows.all())


def _closed(row):
    return {"advisory_level": row.advisory_level, "bridge": row.bridge}


def _side(row, side):
    field = {name: getattr(row, f"{side}_{name}") for name in ("title", "excerpt", "says", "omits")}
    return record.Side(**field | {"excerpt": field["excerpt"].slug})


def _block(row):
    match row:
        case models.Prose():
            return record.Prose(uid=row.uid, heading=row.heading, text=row.text, **_closed(row))
        case models.Number():
            return record.Number(uid=row.uid, silence=row.silence.slug, caption=row.caption)
        case models.SourceCard():
            plain = {"uid": row.uid, "heading": row.heading, "excerpt": row.excerpt.slug, "predict": row.predict}
            return record.SourceCard(**plain, **_closed(row))
        case models.Drawing():
            return record.Drawing(
                uid=row.uid,
                kind=row.kind,
                heading=row.heading,
                messages=sorted(message.source.slug for message in row.messages.all()),
                **{name: _slugs(getattr(row, name)) for name in record.DRAWN if name != "messages"},
                caption=row.caption,
            )
        case models.Comparison():
            return record.Comparison(
                uid=row.uid,
                heading=row.heading,
                says_label=row.says_label,
                omits_label=row.omits_label,
                left=_side(row, "left"),
                right=_side(row, "right"),
            )
        case models.ClaimTable():
            return record.ClaimTable(uid=row.uid, heading=row.heading, claims=_slugs(row.claims))
        case models.Activity():
            return record.Activity(uid=row.uid, question=row.question.slug)
        case models.Discussion():
            return record.Discussion(uid=row.uid, text=row.text, teacher_note=row.teacher_note)
        case models.Gap():
            return record.Gap(uid=row.uid, text=row.text)
    raise TypeError(f"No record is made of {type(row).__name__}.")
