from pathlib import Path

from django.core.management import BaseCommand, CommandError

from exhibit import standing
from exhibit.commands import edition_or_error, exhibit_or_error, written_whole
from exhibit.taking import bank, file_name
from quiz.taking import FORMATS
from quiz.taking.item import items_of
from quiz.taking.losses import lines


class Command(BaseCommand):
    help = "Write the questions of an edition into a file for another program, keys included, and say what is lost."

    def add_arguments(self, parser):
        parser.add_argument("exhibit", help="its short name: unanswered-notes")
        parser.add_argument("format", choices=FORMATS)
        parser.add_argument("--page", help="the short name of a lesson page, for its questions only")
        parser.add_argument("--edition", type=int, help="its number; the current one if not given")
        parser.add_argument(
            "--site", default="", help="where this site is reached, for the links: https://notes.example"
        )
        parser.add_argument("--output", type=Path, help="the file; if not given, EXHIBIT-NUMBER.FORMAT in this folder")

    def handle(self, *args, exhibit, format, page, edition, site, output, **options):
        found = edition_or_error(exhibit_or_error(exhibit), edition)
        row = standing.edition(exhibit, found.number)
        lesson = found.record.page.get(page) if page else None
        if page and lesson is None:
            raise CommandError(f"Edition {row.number} of {exhibit} has no page “{page}”.")
        taken = bank(row, lambda address: f"{site.rstrip('/')}{address}" if site else "", lesson)
        output = output or Path(file_name(row, format, lesson))
        written_whole(output, lambda file: file.write(FORMATS[format].write(taken)))
        self.stdout.write(f"{len(taken.questions)} questions of {taken.name} are in {output}, with their keys.")
        self.stdout.write("What this format cannot hold:")
        for line in lines(FORMATS[format].losses(items_of(taken)), len(taken.questions)):
            self.stdout.write(f"- {line}")
        if not site:
            self.stdout.write("- Links to the sources, since --site does not say where this site is reached.")
