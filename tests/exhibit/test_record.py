"""The Record as bytes: the same for the same content, readable for ever, and described."""

import hashlib
import json
import re
from io import StringIO
from pathlib import Path

import msgspec
import pytest
from django.core.management import call_command
from django.db import transaction
from django.db.models import CheckConstraint, ProtectedError
from django.utils import timezone
from hypothesis import given, settings

from exhibit.integrity import RULES, problems
from exhibit.models import Edition, Exhibit
from exhibit.record import FORMAT, Record, RecordError, decode, digest, encode
from exhibit.tables import TABLES
from tests.processes import result, start
from tests.strategies import records

FROZEN = Path(__file__).parent.parent / "frozen"
FROZEN_DIGESTS = {1: "46d59b6f4cf632f2d3e7b8f9e1b917d7661838ff2b583e60ab77fb9bfe9a975f"}


def frozen(format=FORMAT):
    return (FROZEN / f"record-{format}.json").read_bytes()


def test_a_frozen_record_of_every_format_is_kept():
    assert sorted(FROZEN_DIGESTS) == list(range(1, FORMAT + 1))


@pytest.mark.parametrize("format", FROZEN_DIGESTS)
def test_a_frozen_record_is_read_whole(format):
    assert hashlib.sha256(frozen(format)).hexdigest() == FROZEN_DIGESTS[format]
    record = decode(frozen(format), format)
    assert problems(record) == []
    assert (record.title, len(record.holdings.sources), len(record.pages[0].blocks)) == ("The Zenda Papers", 6, 11)


def test_a_frozen_record_of_this_format_is_written_as_the_same_bytes():
    assert encode(decode(frozen())) == frozen()
    assert digest(decode(frozen())) == FROZEN_DIGESTS[FORMAT]


def test_a_new_field_with_a_default_needs_no_new_format():
    class Later(Record, frozen=True, kw_only=True, omit_defaults=True):
        subject: str = ""

    later = msgspec.json.decode(frozen(), type=Later)
    assert later.subject == ""
    assert msgspec.json.encode(later) == frozen()


@given(records())
@settings(deadline=None)
def test_any_record_comes_back_from_its_bytes(record):
    assert decode(encode(record)) == record
    assert encode(decode(encode(record))) == encode(record)


def test_every_default_is_empty_so_that_equal_records_make_equal_bytes():
    kinds = [kind for kind in TABLES if kind is not str]
    defaults = {repr(value) for kind in kinds for value in kind.__struct_defaults__ if value is not msgspec.NODEFAULT}
    assert defaults == {"''", "0", "False", "None", "<factory>"}  # of an empty list


@given(records())
@settings(deadline=None)
def test_what_names_only_what_it_holds_is_whole(record):
    assert problems(record) == []


@pytest.mark.parametrize(
    ("content", "format", "words"),
    [
        (b"", 1, "This is no record"),
        (b"[]", 1, "This is no record"),
        (b'{"slug": "a", "title": "A"}', 1, "missing required field `holdings`"),
        (b'{"slug": 1, "title": "A", "holdings": {}}', 1, "Expected `str`, got `int` - at `$.slug`"),
        (b"[" * 100_000, 1, "This is no record"),
        (b"\xff", 1, "This is no record"),
        (b"{}", 99, "This is format 99; this version of Note Verbale reads formats up to 1."),
    ],
)
def test_bytes_that_are_no_record_are_refused_in_words(content, format, words):
    with pytest.raises(RecordError) as refused:
        decode(content, format)
    assert words in str(refused.value)


def test_every_constraint_of_a_row_has_its_rule_for_the_record():
    constraints = [row for model in TABLES.values() for row in model._meta.constraints]
    assert set(RULES) == {row.name for row in constraints if isinstance(row, CheckConstraint)}


def test_the_schema_command_prints_a_json_schema_of_the_record():
    printed = StringIO()
    call_command("record_schema", stdout=printed)
    schema = json.loads(printed.getvalue())
    assert schema["$ref"] == "#/$defs/Record"
    assert schema["$defs"]["Record"]["required"] == ["slug", "title", "holdings"]
    assert schema["$defs"]["Gap"]["properties"]["block"] == {"enum": ["gap"]}
    named = set(re.findall(r'"#/\$defs/(\w+)"', printed.getvalue()))
    assert named == set(schema["$defs"])


@pytest.fixture
def edition(db):
    record = decode(frozen())
    exhibit = Exhibit.objects.create(slug=record.slug, title=record.title)
    fields = {"number": 1, "published_on": timezone.now(), "editor": "A. Hope"}
    return Edition.objects.create(exhibit=exhibit, **fields, **Edition.pack(record))


def test_an_edition_holds_its_record_under_its_digest(edition):
    kept = Edition.objects.get()
    assert encode(kept.record) == frozen()
    assert (kept.format, kept.digest) == (1, FROZEN_DIGESTS[1])


@pytest.mark.parametrize("change", [{"note": "better"}, {"digest": "0" * 64}, {"content": b""}, {"number": 2}])
def test_an_edition_is_never_changed(edition, change):
    for name, value in change.items():
        setattr(edition, name, value)
    with pytest.raises(TypeError, match="An edition never changes"):
        edition.save()
    with pytest.raises(TypeError, match="An edition never changes"):
        edition.save(update_fields=list(change))
    with pytest.raises(TypeError, match="An edition never changes"):
        Edition.objects.update(**change)
    with pytest.raises(TypeError, match="An edition never changes"), transaction.atomic():
        Edition.objects.bulk_update([edition], list(change))
    assert encode(Edition.objects.get().record) == frozen()


def test_only_its_withdrawal_is_added_to_an_edition(edition):
    edition.withdrawn_on, edition.withdrawn_reason = timezone.now(), "A name that must not stand."
    edition.save(update_fields=["withdrawn_on", "withdrawn_reason"])
    assert Edition.objects.get().withdrawn_reason == "A name that must not stand."


def test_an_edition_is_never_deleted(edition):
    with pytest.raises(TypeError, match="never deleted; it can be withdrawn"):
        edition.delete()
    with pytest.raises(TypeError, match="never deleted; it can be withdrawn"):
        Edition.objects.all().delete()
    with pytest.raises(ProtectedError):
        edition.exhibit.delete()
    assert Edition.objects.count() == 1


AT_ONCE = """
import sys, threading
from pathlib import Path
from exhibit import record

sys.setswitchinterval(1e-6)
content = Path("tests/frozen/record-1.json").read_bytes()
together, found = threading.Barrier(8), []

def read():
    together.wait()
    found.append(record.decode(content).slug)

threads = [threading.Thread(target=read) for _ in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(*found)
"""


def test_the_first_readers_of_a_process_may_come_at_once():
    """A worker that has just started opens an edition for several readers in several threads."""
    assert result(start(AT_ONCE)).split() == ["zenda-papers"] * 8
