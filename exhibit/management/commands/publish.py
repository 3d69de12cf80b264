from itertools import count

from django.core.management import BaseCommand, CommandError

from exhibit import publishing
from exhibit.commands import exhibit_or_error, print_findings
from exhibit.gather import gather
from exhibit.record import digest


def bar(step):
    """How far it is, as a bar: [##--]"""
    return f"[{'#' * step}{'-' * (publishing.STEPS - step)}]"


class Command(BaseCommand):
    help = "Publish the draft of an exhibit as a new edition."

    def add_arguments(self, parser):
        parser.add_argument("exhibit", help="its short name: unanswered-notes")
        parser.add_argument("--editor", default="command line", help="who publishes, as text")
        parser.add_argument("--note", default="", help="what changed, in a sentence")

    def handle(self, *args, exhibit, editor, note, verbosity=1, **options):
        row = exhibit_or_error(exhibit)
        tell = self.stdout.write if verbosity else lambda words: None
        step = count(1)
        try:
            edition = publishing.publish(
                row, digest(gather(row)), editor, note, progress=lambda words: tell(f"{bar(next(step))} {words} …")
            )
        except publishing.Refused as refused:
            print_findings(refused.findings, self.stderr.write)
            raise CommandError(f"Nothing was published. {refused}") from refused
        tell(f"Edition {edition.number} of {exhibit} is current, digest {edition.digest[:12]}.")
