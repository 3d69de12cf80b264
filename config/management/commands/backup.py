from pathlib import Path

from django.core.management.base import BaseCommand

from config import backups
from config.plainly import in_plain_words


class Command(BaseCommand):
    help = "Write the database and the media into one zip file, while the site is running."

    def add_arguments(self, parser):
        parser.add_argument("file", nargs="?", type=Path, help="Where to; without it, a new file in backups/.")

    def handle(self, *, file, **options):
        if not backups.is_sqlite():
            raise SystemExit("This site keeps its data in PostgreSQL: use pg_dump, and copy the folder media/.")
        target = file or backups.stamped("backup", ".zip")
        with in_plain_words(target.parent):
            backups.write(target)
        self.stdout.write(f"Wrote {target}")
