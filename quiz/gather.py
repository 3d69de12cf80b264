"""From rows to questions as plain data."""

import archive.gather
from archive.models import Claim, Excerpt, Response, Source
from quiz import models, record

_NAMED = ("excerpt", "other_excerpt", "claim", "misconception")  # what an option names by its short name


def gather(questions):
    """quiz.record.Question for each of these (a set of primary keys), in the order of their uids."""
    rows = models.Question.objects.filter(pk__in=questions).for_record()
    return [
        record.Question(
            uid=row.slug,
            kind=row.kind,
            form=row.form,
            habit=row.habit,
            text=row.text,
            unit=row.unit,
            key=row.key,
            tolerance=row.tolerance,
            first_name=row.first_name,
            second_name=row.second_name,
            draft=row.draft,
            answer_words=row.answer_words,
            why=row.why,
            evidence=row.evidence.slug,
            options=[_option(option) for option in _in_order(row.options)],
            spans=[
                record.Span(uid=span.uid, text=span.text, right=span.right, reply=span.reply)
                for span in _in_order(row.spans)
            ],
        )
        for row in sorted(rows, key=lambda row: row.slug)
    ]


def misconceptions(questions):
    """quiz.record.Misconception for each that these questions (of the record) name, in the order of their slugs."""
    named = {option.misconception for question in questions for option in question.options} - {""}
    rows = models.Misconception.objects.filter(slug__in=named).select_related("excerpt") if named else []
    return [
        record.Misconception(slug=row.slug, name=row.name, text=row.text, excerpt=row.excerpt.slug)
        for row in sorted(rows, key=lambda row: row.slug)
    ]


def whole(questions):
    """quiz.record.Question for each of these (a set of primary keys), the misconceptions they name, and Holdings
    around all of them: what they show, cite and name."""
    asked = gather(questions)
    beliefs = misconceptions(asked)
    named = record.named_by(asked)
    excerpts = named.excerpts | {row.excerpt for row in beliefs}
    keys = set(Source.objects.filter(slug__in=named.sources).values_list("pk", flat=True))
    keys |= set(Excerpt.objects.filter(slug__in=excerpts).values_list("source", flat=True))
    # a response is held where both of its messages are: whatever came back belongs to what a question rests on
    keys |= set(Response.objects.filter(message__source__in=keys).values_list("reply__source", flat=True))
    claims = Claim.objects.filter(slug__in=named.claims).values_list("pk", flat=True)
    return asked, beliefs, archive.gather.gather(sources=keys, claims=claims)


def _in_order(parts):
    return sorted(parts.all(), key=lambda part: (part.position, part.uid))


def _option(row):
    own = ("uid", "text", "reply", "right", "partner", "date", "label", "near", "would_change", "low", "high")
    return record.Option(
        message=row.message.source.slug if row.message else "",
        **{name: getattr(row, name) for name in own},
        **{name: getattr(row, name).slug if getattr(row, name) else "" for name in _NAMED},
    )
