"""A bundle comes in: shown at once as an edition, opened as a draft to edit, or both."""

from django.db import transaction
from django.utils.translation import gettext as _

from exhibit import models, unpack
from exhibit.check import check, errors
from exhibit.publishing import Refused, add_edition
from quiz.staleness import remember_new


def bring_in(bundle, show=True, draft=False):
    """The exhibit of a bundle that exhibit.bundle.read has let in, and its findings.

    `show`: its Record becomes the current edition, unless it is that already. `draft`: rows are made of it too. Raises
    Refused when it may not be shown, exhibit.unpack.Differs when rows here say something else; then nothing is written.
    """
    record, facts = bundle.record, bundle.manifest.edition
    findings = check(record)
    if show and errors(findings):
        raise Refused(_("%d things must be mended first.") % len(errors(findings)), errors(findings))
    with transaction.atomic():
        exhibit = unpack.unpack(record) if draft else unpack.row_of(record)
        if draft:
            remember_new()
        if show:
            _keep_words(exhibit, record)
            add_edition(exhibit, record, facts.editor, facts.note)
    exhibit.refresh_from_db()
    return exhibit, findings


def _keep_words(exhibit, record):
    """An exhibit that is only shown here, and never was a draft, is called what its current edition calls it."""
    if exhibit.current:
        before = {name: getattr(exhibit.current.record, name) for name in unpack.WORDS}
        after = {name: getattr(record, name) for name in unpack.WORDS}
        models.Exhibit.objects.filter(pk=exhibit.pk, parts=None, pages=None, **before).update(**after)
