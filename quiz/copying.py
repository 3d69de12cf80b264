"""A question once more, to change: with its options and spans."""

from django.db import transaction

from quiz.models import Question

SLUG_LENGTH = Question._meta.get_field("slug").max_length


def copied(question, owner):
    """The copy of a question, saved under a short name of its own."""
    with transaction.atomic():
        copy = _unsaved(question, slug=_free(question.slug), owner=owner, version=1)
        copy.save()
        for part in (*question.options.all(), *question.spans.all()):
            _unsaved(part, question=copy).save()
    return copy


def _unsaved(row, **changed):
    fields = {field.name: getattr(row, field.name) for field in row._meta.fields if not field.primary_key}
    return type(row)(**fields | changed)


def _free(slug):
    names = (f"{slug[: SLUG_LENGTH - 9]}-copy{number}" for number in ("", *range(2, 1000)))
    return next(name for name in names if not Question.objects.filter(slug=name).exists())
