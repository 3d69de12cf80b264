from pathlib import Path

from django.core.management import BaseCommand, CommandError
from django.db import OperationalError

from exhibit import bundle
from exhibit.arrivals import bring_in
from exhibit.commands import print_findings
from exhibit.publishing import Refused
from exhibit.unpack import Differs


class Command(BaseCommand):
    help = "Bring in a bundle: show it at once, open it as a draft to edit, or both. Without a choice it is shown."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="the bundle: unanswered-notes-3.zip")
        parser.add_argument("--publish-as-is", action="store_true", help="make it the current edition")
        parser.add_argument("--draft", action="store_true", help="make rows of it, for the desk")

    def handle(self, *args, file, publish_as_is, draft, verbosity=1, **options):
        show = publish_as_is or not draft
        try:
            with file.open("rb") as opened:
                arrived = bundle.read(opened)
            exhibit, findings = bring_in(arrived, show, draft)
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.") from error
        except Refused as refused:
            print_findings(refused.findings, self.stderr.write)
            raise CommandError(f"Nothing came in. {refused}") from refused
        except (bundle.BundleError, Differs) as refused:
            raise CommandError(f"Nothing came in. {refused}") from refused
        except OperationalError as error:
            raise CommandError(f"Nothing came in. The database could not keep it: {error}.") from error
        if verbosity:
            print_findings(findings if draft else [], self.stdout.write)
            if draft:
                self.stdout.write(f"“{exhibit.slug}” is a draft on the desk.")
            if show:
                self.stdout.write(f"Edition {exhibit.current.number} of {exhibit.slug} is current.")
