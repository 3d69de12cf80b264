"""The first exhibit as a first start has it: its rows, its edition, its Record.

Reading its files takes seconds, and dozens of tests begin with it. So each process of tests reads them once, and puts
the same rows back from then on.
"""

from functools import cache
from pathlib import Path

from django.apps import apps
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, transaction

from archive.models import Source
from exhibit import standing
from exhibit.gather import gather
from exhibit.models import Exhibit

FIXTURES = sorted(str(path) for path in (Path(__file__).resolve().parents[1] / "fixtures").glob("[0-9]*.json"))
ROOMS = ["archive", "quiz", "exhibit"]
_read = {}  # {model: its rows}, once they were read


def load_first_exhibit():
    """The rows of `fixtures/`, as loaddata leaves them, in a database that has none."""
    assert not Source.objects.exists(), "Put the first exhibit into a database that holds nothing else yet."
    if not _read:
        call_command("loaddata", *FIXTURES, verbosity=0)
        models = [row for room in ROOMS for row in apps.get_app_config(room).get_models(include_auto_created=True)]
        _read.update({model: list(model._base_manager.order_by("pk")) for model in models if model._meta.managed})
        return
    with transaction.atomic():  # whatever points to what comes later is looked at when all are there
        for model, rows in _read.items():
            model._base_manager.bulk_create(rows)
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), list(_read)):
                cursor.execute(statement)


def publish_first_exhibit():
    """The first exhibit's edition 1 is current."""
    load_first_exhibit()
    call_command("publish", "unanswered-notes", note="First edition", verbosity=0)
    standing.forget()


@cache
def first_record():
    """The Record of the draft. Needs a database; leaves nothing in it."""
    with transaction.atomic():
        load_first_exhibit()
        record = gather(Exhibit.objects.get(slug="unanswered-notes"))
        connection.check_constraints()
        transaction.set_rollback(True)
    return record
