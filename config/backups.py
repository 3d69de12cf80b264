"""Copies of the database, and whole backups: the database and the media in one zip.

Only for SQLite; PostgreSQL has pg_dump. A copy appears under its name when it is whole, never before.
"""

import os
import shutil
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils import timezone

KEPT = 10
DATABASE = "note-verbale.sqlite3"


def folder():
    return settings.STATE_DIR / "backups"


def is_sqlite():
    return connection.vendor == "sqlite"


def database_path():
    return Path(settings.DATABASES["default"]["NAME"])


def stamped(reason, suffix):
    """A name that sorts by time: 20260131-101500-before-migration.sqlite3"""
    return folder() / f"{timezone.now():%Y%m%d-%H%M%S}-{reason}{suffix}"


def copy_database(target):
    """A consistent copy while others read and write."""
    with _whole(target) as draft:
        _copy(draft)
    return target


def before_migration():
    """A copy of the database to go back to; only the last KEPT of them stay."""
    target = copy_database(stamped("before-migration", ".sqlite3"))
    for old in sorted(folder().glob("*-before-migration.sqlite3"))[:-KEPT]:
        old.unlink()
    return target


def write(target):
    """Database and media as one zip. The secret key stays out: a restored site has its own."""
    with _whole(target) as draft:
        copy = draft.with_suffix(".database")
        try:
            _copy(copy)
            with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as archive:
                archive.write(copy, DATABASE)
                for path in sorted(settings.MEDIA_ROOT.rglob("*")):
                    if path.is_file():
                        archive.write(path, f"media/{path.relative_to(settings.MEDIA_ROOT)}")
        finally:
            copy.unlink(missing_ok=True)
    return target


class NotABackup(Exception):
    """The file cannot be restored; the message says why."""


def unpack(source, target):
    """Put the database and media of a backup into the empty folder `target`, checked. Raises NotABackup."""
    (target / "media").mkdir()
    if zipfile.is_zipfile(source):
        with zipfile.ZipFile(source) as archive:
            names = archive.namelist()
            if DATABASE not in names or archive.testzip():
                raise NotABackup(f"{source} is damaged, or is not a backup of Note Verbale.")
            for name in names:
                if (name != DATABASE and not name.startswith("media/")) or ".." in Path(name).parts:
                    raise NotABackup(f"{source} holds “{name}”, which no backup of Note Verbale does.")
            archive.extractall(target)
    else:
        shutil.copyfile(source, target / DATABASE)
    _check(target / DATABASE, source)


def _check(database, source):
    from django.db.migrations.loader import MigrationLoader

    try:
        with closing(sqlite3.connect(database)) as copy:
            whole = copy.execute("PRAGMA quick_check").fetchone() == ("ok",)
            steps = copy.execute("SELECT app, name FROM django_migrations").fetchall()
            copy.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.DatabaseError:
        whole = False
    if not whole:
        raise NotABackup(f"{source} is damaged, or is not a backup of Note Verbale.")
    if unknown_steps(steps, MigrationLoader(None)):
        raise NotABackup(f"{source} was made by a newer version. Install that version to restore it.")


def unknown_steps(steps, loader):
    """Migrations that a database has had and this version does not know."""
    known = set(loader.disk_migrations)
    for step in loader.disk_migrations.values():
        known.update(step.replaces)
    return [step for step in steps if step not in known and step[0] in loader.migrated_apps]


def _copy(target):
    with closing(sqlite3.connect(database_path())) as source, closing(sqlite3.connect(target)) as copy:
        source.backup(copy)
    os.chmod(target, 0o600)


class _whole:
    """A draft beside `target` that takes its name when all went well, and goes when not."""

    def __init__(self, target):
        self.target = Path(target)
        self.draft = self.target.with_name(f".{self.target.name}.{os.getpid()}")

    def __enter__(self):
        self.target.parent.mkdir(parents=True, exist_ok=True)
        self.draft.touch(0o600)
        return self.draft

    def __exit__(self, failed, *_):
        if failed:
            self.draft.unlink(missing_ok=True)
        else:
            self.draft.replace(self.target)
