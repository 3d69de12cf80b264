"""What the exhibit's commands share."""

from django.core.management import CommandError

from exhibit.models import Exhibit


def exhibit_or_error(slug):
    """The exhibit of this slug. Raises CommandError that names those there are."""
    found = Exhibit.objects.filter(slug=slug).first()
    if found is None:
        known = ", ".join(Exhibit.objects.values_list("slug", flat=True)) or "none yet"
        raise CommandError(f"There is no exhibit “{slug}”. Known here: {known}.")
    return found


def print_findings(findings, write):
    for finding in findings:
        write(f"{finding.level}: {'/'.join(map(str, finding.where))}: {finding.words}")
