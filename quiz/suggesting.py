"""Writes what quiz.drafting drafts into the bank: as drafts, which no page asks until a curator places them."""

from itertools import chain, islice

from django.db import transaction

import archive.gather
from archive.models import Claim, Silence, Source
from archive.unpack import Rows
from quiz import staleness
from quiz.drafting import KINDS, drafts
from quiz.models import Drafted, Question
from quiz.naming import free_slug


def whole_register():
    """archive.record.Holdings of all that the archive's rows hold for questions."""
    keys = {
        name: model.objects.values_list("pk", flat=True)
        for name, model in (("sources", Source), ("claims", Claim), ("silences", Silence))
    }
    return archive.gather.gather(**keys)


def suggest(kinds=(), limit=None, dry_run=False):
    """Yield each quiz.drafting.Draft, under its own short name, after it was written; at most `limit`."""
    holdings, done, taken = whole_register(), set(Drafted.objects.values_list("item", flat=True)), set()
    found = chain.from_iterable(drafts(holdings, kind, done) for kind in kinds or KINDS)
    for draft in islice(found, limit):
        slug = free_slug(draft.question.uid, taken)
        taken.add(slug)
        if dry_run or _keep(draft, slug):
            yield slug, draft
    if not dry_run:
        staleness.remember_new()


def _keep(draft, slug):
    """Write a draft; whether this item was not drafted before, or at this moment, by somebody else."""
    with transaction.atomic():
        trace, is_new = Drafted.objects.get_or_create(item=draft.item)
        if is_new:
            trace.question_id = Rows().make(Question, draft.question, slug=slug, draft=True)
            trace.save()
    return is_new
