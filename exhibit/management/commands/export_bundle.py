import os
from pathlib import Path

from django.core.management import BaseCommand, CommandError

from exhibit import bundle
from exhibit.commands import exhibit_or_error


class Command(BaseCommand):
    help = "Write an edition of an exhibit into a file, to carry to another site or to keep."

    def add_arguments(self, parser):
        parser.add_argument("exhibit", help="its short name: unanswered-notes")
        parser.add_argument("--edition", type=int, help="its number; the current one if not given")
        parser.add_argument("--output", type=Path, help="the file; if not given, EXHIBIT-NUMBER.zip in this folder")

    def handle(self, *args, exhibit, edition, output, **options):
        row = exhibit_or_error(exhibit)
        found = row.editions.filter(number=edition).first() if edition is not None else row.current
        if found is None:
            asked = "current edition" if edition is None else f"edition {edition}"
            raise CommandError(f"“{exhibit}” has no {asked}.")
        if found.withdrawn_on:
            raise CommandError(f"Edition {found.number} was withdrawn: {found.withdrawn_reason}")
        output = output or Path(f"{exhibit}-{found.number}.zip")
        facts = bundle.EditionFacts(
            number=found.number, published_on=found.published_on, editor=found.editor, note=found.note
        )
        draft = output.with_name(f"{output.name}.{os.getpid()}")
        try:
            with open(draft, "xb") as file:
                bundle.write(found.record, facts, file)
            draft.replace(output)  # whole or not at all
        except OSError as error:
            draft.unlink(missing_ok=True)
            raise CommandError(f"{output} cannot be written: {error.strerror}.") from error
        self.stdout.write(f"Edition {found.number} of {exhibit} is in {output}, digest {found.digest[:12]}.")
