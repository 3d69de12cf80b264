import fcntl
import shutil
import tempfile
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import connection

from config import backups, ready
from config.plainly import in_plain_words


class Command(BaseCommand):
    help = "Put a backup in place of the present database and media. What was there is backed up first."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="A file that `backup` wrote, or one of backups/*.sqlite3.")

    def handle(self, *, file, **options):
        if not backups.is_sqlite():
            raise SystemExit("This site keeps its data in PostgreSQL: use pg_restore, and copy the folder media/.")
        if not file.is_file():
            raise SystemExit(f"There is no file {file}.")
        settings.STATE_DIR.mkdir(parents=True, exist_ok=True)
        with in_plain_words(settings.STATE_DIR), (settings.STATE_DIR / "address").open("a") as turn:
            try:
                fcntl.flock(turn, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise SystemExit("Note Verbale is running. Stop it, then restore.") from None
            self.restore(file)

    def restore(self, file):
        database = backups.database_path()
        with tempfile.TemporaryDirectory(dir=settings.STATE_DIR, prefix="restore-") as fresh:
            fresh = Path(fresh)
            try:
                backups.unpack(file, fresh)
            except backups.NotABackup as reason:
                raise SystemExit(str(reason)) from None
            connection.close()
            if database.exists():
                kept = backups.write(backups.stamped("before-restore", ".zip"))
                self.stdout.write(f"Backed up what was there to {kept}")
            ready.STAMP.unlink(missing_ok=True)  # the next start looks at everything again
            if file.suffix == ".zip":
                shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)
                (fresh / "media").rename(settings.MEDIA_ROOT)
            for leftover in ("-wal", "-shm"):
                database.with_name(database.name + leftover).unlink(missing_ok=True)
            (fresh / backups.DATABASE).replace(database)
        self.stdout.write(f"Restored {file}. Start Note Verbale again.")
