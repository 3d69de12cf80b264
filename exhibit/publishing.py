"""Publishing freezes a Record as an edition; rolling back moves a pointer; withdrawing says why something is gone."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

import archive.publishing
from exhibit.check import check, errors
from exhibit.gather import gather
from exhibit.models import Edition, Exhibit
from exhibit.public import public_rows
from exhibit.record import digest


class Refused(Exception):
    """Nothing was published; the message says why, `findings` what to mend."""

    def __init__(self, words, findings=()):
        super().__init__(words)
        self.findings = list(findings)


STEPS = 4  # that steps() yields


def steps(exhibit, digest_seen, editor, note=""):
    """Publish, and say in words what is being done, before it is: a generator that returns the edition. See publish."""
    yield _("Reading the draft")
    record = gather(exhibit)
    if digest(record) != digest_seen:
        raise Refused(_("The draft has changed since you looked at it. Look again, then publish."))
    yield ngettext("Checking %d page", "Checking %d pages", len(record.pages)) % len(record.pages)
    findings = check(record)
    if wrong := errors(findings):
        words = ngettext("%d thing must be mended first.", "%d things must be mended first.", len(wrong))
        raise Refused(words % len(wrong), wrong)
    yield _("Packing the edition")
    ready = prepare(exhibit, record)
    yield _("Freezing the edition")
    return freeze(exhibit, *ready, editor, note, still=lambda: digest(gather(exhibit)) == digest_seen)


def publish(exhibit, digest_seen, editor, note="", progress=lambda words: None):
    """The new current edition of an exhibit, or the current one if it holds just this already.

    `digest_seen` is that of the Record its editor looked at; `progress` is told each step in words. Raises Refused when
    the draft is no longer that one, or when the check finds an error.
    """
    running = steps(exhibit, digest_seen, editor, note)
    while True:
        try:
            progress(next(running))
        except StopIteration as done:
            return done.value


def add_edition(exhibit, record, editor, note):
    """Keep a checked Record as the exhibit's current edition; no new one if the current one holds just this."""
    return freeze(exhibit, *prepare(exhibit, record), editor, note)


def prepare(exhibit, record):
    """What an edition of this Record is made of, ready to be written: its fields, and its rows in the archive."""
    return Edition.pack(record), public_rows(record)


def freeze(exhibit, packed, rows, editor, note, still=lambda: True):
    """Write what was prepared, in one short transaction.

    `still` is asked once more inside it. Raises Refused when it says no.
    """
    with transaction.atomic():
        exhibit = Exhibit.objects.select_for_update(of=("self",)).get(pk=exhibit.pk)
        if not still():
            raise Refused(_("The draft has changed while it was being checked. Look again, then publish."))
        current = exhibit.current
        if current and current.digest == packed["digest"] and not current.withdrawn_on:
            return current
        newest = exhibit.editions.defer("content").first()
        edition = Edition.objects.create(
            exhibit=exhibit,
            number=newest.number + 1 if newest else 1,
            published_on=timezone.now(),
            editor=str(editor),
            note=note,
            **packed,
        )
        _make_current(exhibit, edition, rows)
    return edition


def roll_back(exhibit, number):
    """An earlier edition is current again. Raises Refused when there is none of this number, or it was withdrawn."""
    edition = exhibit.editions.filter(number=number).first()
    if edition is None:
        raise Refused(_("There is no edition %d of this exhibit.") % number)
    if edition.withdrawn_on:
        raise Refused(
            _("Edition %(number)d was withdrawn: %(reason)s") % {"number": number, "reason": edition.withdrawn_reason}
        )
    rows = public_rows(edition.record)
    with transaction.atomic():
        _make_current(Exhibit.objects.select_for_update(of=("self",)).get(pk=exhibit.pk), edition, rows)
    return edition


def withdraw(edition, reason):
    """Nobody reads this edition any more; its address says why. If it is the current one, the exhibit is closed."""
    if not reason.strip():
        raise Refused(_("Say why the edition is withdrawn; readers see the reason."))
    with transaction.atomic():
        edition.withdrawn_on, edition.withdrawn_reason = timezone.now(), reason.strip()
        edition.save(update_fields=["withdrawn_on", "withdrawn_reason"])
        if Exhibit.objects.filter(current=edition).exists():
            archive.publishing.withdraw(edition.exhibit.slug)


def _make_current(exhibit, edition, rows):
    Exhibit.objects.filter(pk=exhibit.pk).update(current=edition)  # not save(): the draft's version stays
    archive.publishing.publish(exhibit.slug, rows, edition.number)


def rewrite(exhibit):
    """What is public of an exhibit, written anew from its current edition: after an upgrade, or when it was damaged."""
    edition = exhibit.current
    rows = public_rows(edition.record)
    with transaction.atomic():
        still = Exhibit.objects.select_for_update(of=("self",)).filter(pk=exhibit.pk, current=edition)
        if still.exists():  # else somebody has just published, and so written it
            archive.publishing.publish(exhibit.slug, rows, edition.number)


def open_to_readers():
    """The exhibits with a current edition that is not withdrawn, in the order they were published in the archive."""
    rows = Exhibit.objects.filter(current__isnull=False, current__withdrawn_on=None).select_related("current")
    turns = archive.publishing.turns()
    return sorted(rows.defer("current__content"), key=lambda row: (turns.get(row.slug, 0), row.slug))


def not_written():
    """Of these, those whose rows in the archive are missing or of an older form."""
    return [row for row in open_to_readers() if not archive.publishing.is_written(row.slug, row.current.number)]
