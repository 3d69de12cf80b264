"""What the exhibit's commands share."""

import os

from django.core.management import CommandError

from exhibit.models import Exhibit


def exhibit_or_error(slug):
    """The exhibit of this slug. Raises CommandError that names those there are."""
    found = Exhibit.objects.filter(slug=slug).first()
    if found is None:
        known = ", ".join(Exhibit.objects.values_list("slug", flat=True)) or "none yet"
        raise CommandError(f"There is no exhibit “{slug}”. Known here: {known}.")
    return found


def edition_or_error(exhibit, number=None):
    """The edition of an exhibit of this number, or its current one. Raises CommandError if none is open to readers."""
    found = exhibit.editions.filter(number=number).first() if number is not None else exhibit.current
    if found is None:
        asked = "current edition" if number is None else f"edition {number}"
        raise CommandError(f"“{exhibit.slug}” has no {asked}.")
    if found.withdrawn_on:
        raise CommandError(f"Edition {found.number} was withdrawn: {found.withdrawn_reason}")
    return found


def written_whole(output, write):
    """Make the file `output` by `write(file)`: whole or not at all. Raises CommandError."""
    draft = output.with_name(f"{output.name}.{os.getpid()}")
    try:
        with open(draft, "xb") as file:
            write(file)
        draft.replace(output)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise CommandError(f"{output} cannot be written: {error.strerror}.") from error


def print_findings(findings, write):
    for finding in findings:
        write(f"{finding.level}: {'/'.join(map(str, finding.where))}: {finding.words}")
