from pathlib import Path

from django.core.management import BaseCommand

from exhibit import bundle
from exhibit.commands import edition_or_error, exhibit_or_error, written_whole


class Command(BaseCommand):
    help = "Write an edition of an exhibit into a file, to carry to another site or to keep."

    def add_arguments(self, parser):
        parser.add_argument("exhibit", help="its short name: unanswered-notes")
        parser.add_argument("--edition", type=int, help="its number; the current one if not given")
        parser.add_argument("--output", type=Path, help="the file; if not given, EXHIBIT-NUMBER.zip in this folder")

    def handle(self, *args, exhibit, edition, output, **options):
        found = edition_or_error(exhibit_or_error(exhibit), edition)
        output = output or Path(f"{exhibit}-{found.number}.zip")
        facts = bundle.EditionFacts(
            number=found.number, published_on=found.published_on, editor=found.editor, note=found.note
        )
        written_whole(output, lambda file: bundle.write(found.record, facts, file))
        self.stdout.write(f"Edition {found.number} of {exhibit} is in {output}, digest {found.digest[:12]}.")
