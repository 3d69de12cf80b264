"""Nothing that a text cites can be deleted: the table of citations follows every save, loaddata and deletion."""

import json

import pytest
from django.core.management import call_command
from django.db.models import ProtectedError

from archive.models import Action, Citation, Source
from exhibit.models import Prose
from tests.factories import (
    cite,
    make_article,
    make_claim,
    make_message,
    make_page,
    make_prose,
    make_question,
    make_source,
)

pytestmark = pytest.mark.django_db


def cited(row):
    return row.citations.count()


def test_what_a_text_cites_cannot_be_deleted():
    note, claim = make_source(), make_claim()
    make_prose(make_page(), f"<p>One.{cite(note)} Two.{cite(claim)}</p>")
    with pytest.raises(ProtectedError):
        note.delete()
    with pytest.raises(ProtectedError):
        claim.delete()


def test_a_text_that_cites_it_no_longer_lets_it_go():
    note, other = make_source(), make_source()
    block = make_prose(make_page(), f"<p>One.{cite(note)}</p>")
    block.text = f"<p>One.{cite(other)}</p>"
    block.save()
    assert (cited(note), cited(other)) == (0, 1)
    note.delete()


def test_so_does_a_text_that_is_deleted():
    note = make_source()
    block = make_prose(make_page(), f"<p>One.{cite(note)}</p>")
    block.delete()
    assert Citation.objects.count() == 0


def test_and_one_that_is_deleted_with_its_page():
    note, page = make_source(), make_page()
    make_prose(page, f"<p>One.{cite(note)}</p>")
    page.delete()
    assert cited(note) == 0


def test_a_question_and_its_options_cite_too():
    question = make_question()
    source = question.evidence.source
    assert cited(source) == 4  # its reason, and three replies
    question.delete()
    assert cited(source) == 0


def test_saving_again_counts_nothing_twice():
    note = make_source()
    block = make_prose(make_page(), f"<p>One.{cite(note)} Two.{cite(note)}</p>")
    block.save()
    block.save()
    assert cited(note) == 1


def test_what_is_not_in_the_record_yet_is_left_to_the_check():
    make_prose(make_page(), '<p>One.<cite data-basis="source" data-source="not-yet"></cite></p>')
    assert Citation.objects.count() == 0


def test_a_reading_cites_nothing():
    make_prose(make_page(), '<p>One.<cite data-basis="interpretation"></cite></p>')
    assert Citation.objects.count() == 0


def test_loaddata_writes_citations_and_derived_dates(tmp_path):
    note, page = make_source(slug="note", date="1950"), make_page()
    make_prose(page, f"<p>One.{cite(note)}</p>", uid="said")
    Action.objects.create(message=make_message(source=note), kind="sent", date="1950-02", attested_in=make_article())
    file = tmp_path / "rows.json"
    labels = ["archive.source", "archive.action", "exhibit.prose"]
    call_command("dumpdata", *labels, natural_foreign=True, natural_primary=True, output=str(file), verbosity=0)
    rows = json.loads(file.read_text())
    for row in rows:
        row["fields"] = {name: value for name, value in row["fields"].items() if not name.startswith("dated_")}
    file.write_text(json.dumps(rows))
    Prose.objects.all().delete()
    Source.objects.update(dated_from=None, dated_to=None)
    call_command("loaddata", str(file), verbosity=0)
    assert cited(note) == 1
    assert str(Source.objects.get(slug="note").dated_to) == "1950-12-31"
    assert str(Action.objects.get().dated_from) == "1950-02-01"
