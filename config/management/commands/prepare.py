import fcntl
import json
import os
import shutil
from contextlib import contextmanager

from django.apps import apps
from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from config import backups, ready
from config.plainly import in_plain_words
from exhibit import publishing
from quiz.staleness import remember_new

ROOM_NEEDED = 64_000_000  # bytes: static files, a first database, and some air


class Command(BaseCommand):
    help = (
        "Make the state folder ready to be served: migrate after a backup, load and publish the first exhibit into "
        "an empty database, collect static files. What is done already is not done again."
    )
    requires_system_checks = ()  # migrate runs its own

    def handle(self, **options):
        state = settings.STATE_DIR
        with in_plain_words(state), self.alone(state):
            self.check_room(state)
            self.reach_servers()
            made_from, known = ready.made_from(), ready.stamp()
            self.migrate()
            self.load_first_exhibit()
            remember_new()
            self.write_what_is_public()
            self.collect_static(known, made_from)
            os.sync()  # a power cut after this finds everything that the stamp vouches for
            ready.write({"made_from": made_from, "applied": self.applied()})

    @contextmanager
    def alone(self, state):
        """Of two starts at once the second waits, and then finds everything done."""
        state.mkdir(mode=0o700, parents=True, exist_ok=True)
        turn = os.open(state, os.O_RDONLY)
        try:
            fcntl.flock(turn, fcntl.LOCK_EX)
            yield
        finally:
            os.close(turn)

    def check_room(self, state):
        database = backups.database_path() if backups.is_sqlite() else None
        needed = 2 * database.stat().st_size if database and database.exists() else 0
        needed += 0 if ready.stamp() else ROOM_NEEDED
        free = shutil.disk_usage(state).free
        if free < needed:
            raise SystemExit(
                f"The disk is too full: {state} has {free // 1_000_000} MB left, and {needed // 1_000_000} MB are "
                "needed. Free some room and start again."
            )

    def reach_servers(self):
        try:
            connection.ensure_connection()
        except DatabaseError as error:
            if backups.is_sqlite():
                raise
            where = connection.settings_dict
            raise SystemExit(
                f"The database “{where['NAME']}” at {where['HOST']}:{where['PORT'] or 5432} cannot be reached. "
                f"See that it runs and that DATABASE_URL is right. It said: {str(error).strip().splitlines()[-1]}"
            ) from None
        if settings.CACHE_URL:
            try:
                cache.get("reach")
            except Exception as error:  # each cache backend has errors of its own
                raise SystemExit(f"The cache that CACHE_URL names cannot be reached: {error}") from None

    def migrate(self):
        executor = MigrationExecutor(connection)
        applied = executor.loader.applied_migrations
        if backups.unknown_steps(applied, executor.loader):
            raise SystemExit(
                "This database was written by a newer version of Note Verbale. Start that version, or restore a backup."
            )
        steps = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
        if steps and applied and backups.is_sqlite():
            self.say(f"Backed up the database to {backups.before_migration()}")
        if steps:
            self.say("Setting up the database ..." if not applied else f"Migrating the database ({steps}) ...")
        call_command("migrate", interactive=False, verbosity=0)

    def load_first_exhibit(self):
        """All of it or nothing, and only where no table it would fill holds a row."""
        fixtures = sorted((settings.BASE_DIR / "fixtures").glob("*.json"))
        labels = {entry["model"] for path in fixtures for entry in json.loads(path.read_text("utf-8"))}
        models = [apps.get_model(label) for label in labels]
        if not models or any(model._default_manager.exists() for model in models):
            return
        self.say("Loading and publishing the exhibit ...")
        with transaction.atomic():
            call_command("loaddata", *fixtures, verbosity=0)
            for exhibit in apps.get_model("exhibit", "Exhibit").objects.all():
                call_command("publish", exhibit.slug, note="First edition", stdout=self.stdout)

    def write_what_is_public(self):
        """What the archive lists and searches, where this version makes it otherwise than the last one did."""
        for exhibit in publishing.not_written():
            self.say(f"Writing the sources of {exhibit.slug} anew ...")
            publishing.rewrite(exhibit)

    def collect_static(self, known, made_from):
        manifest = settings.STATIC_ROOT / "staticfiles.json"
        whole = manifest.exists() and "made_from" in known
        if whole and known["made_from"].get("static") == made_from["static"]:
            return
        self.say("Collecting static files ...")
        # Until this is over there is no stamp. A run without one starts from an empty folder: what was cut short
        # there looks finished to collectstatic. An upgrade keeps the files that older pages link to.
        ready.STAMP.unlink(missing_ok=True)
        try:
            call_command("collectstatic", interactive=False, verbosity=0, clear=not whole)
        except OSError:
            if not whole:
                shutil.rmtree(settings.STATIC_ROOT, ignore_errors=True)  # leave a full disk as it was
            raise

    def applied(self):
        with connection.cursor() as cursor:
            cursor.execute("SELECT app, name FROM django_migrations ORDER BY app, name")
            return cursor.fetchall()

    def say(self, sentence):
        self.stdout.write(sentence)
        self.stdout.flush()
