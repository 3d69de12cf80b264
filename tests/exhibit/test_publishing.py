"""Publishing freezes a Record as an edition; rolling back moves a pointer; withdrawing says why something is gone."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.models import Published, Source
from exhibit import publishing
from exhibit.gather import gather
from exhibit.models import Edition, Exhibit, Page
from exhibit.record import digest
from tests.factories import make_exhibit
from tests.lessons import make_lesson, publish, publish_again

pytestmark = pytest.mark.django_db


@pytest.fixture
def exhibit():
    return make_lesson()


def current(exhibit):
    return Exhibit.objects.get(pk=exhibit.pk).current


def test_an_edition_keeps_number_day_editor_note_and_the_record_whole(exhibit):
    steps = []
    edition = publish(exhibit, editor="A. Curator", note="The first.", progress=steps.append)
    assert (edition.number, edition.editor, edition.note, edition.format) == (1, "A. Curator", "The first.", 1)
    assert Edition.objects.get().record == gather(exhibit)
    assert current(exhibit) == edition
    assert steps == ["Reading the draft", "Checking 2 pages", "Packing the edition", "Freezing the edition"]


def test_the_same_content_makes_no_new_edition(exhibit):
    assert publish(exhibit) == publish(exhibit)
    assert Edition.objects.count() == 1


def test_a_changed_draft_is_the_next_edition_and_the_first_stays_what_it_was(exhibit):
    first = publish(exhibit)
    second = publish_again(exhibit, "Another title")
    assert (second.number, current(exhibit)) == (2, second)
    assert Edition.objects.get(pk=first.pk).record.title == "Unanswered Notes"


def test_the_draft_may_not_have_moved_since_its_editor_looked(exhibit):
    seen = digest(gather(exhibit))
    Source.objects.filter(slug="note").update(title="Changed meanwhile")
    with pytest.raises(publishing.Refused, match="The draft has changed since you looked at it"):
        publishing.publish(exhibit, seen, "A. Curator")
    assert Edition.objects.count() == 0


def test_nor_while_it_is_checked(exhibit):
    def meddle(words):
        if words.startswith("Checking"):
            Source.objects.filter(slug="note").update(title="Changed meanwhile")

    with pytest.raises(publishing.Refused, match="The draft has changed while it was being checked"):
        publish(exhibit, progress=meddle)
    assert (Edition.objects.count(), Published.objects.count()) == (0, 0)


def test_an_error_blocks_publishing_and_is_named(exhibit):
    Page.objects.filter(slug="second").update(title="They never replied")
    with pytest.raises(publishing.Refused, match="1 thing must be mended first") as refused:
        publish(exhibit)
    assert [finding.where for finding in refused.value.findings] == [("page", "second")]
    assert (Edition.objects.count(), Published.objects.count()) == (0, 0)


def test_rolling_back_moves_the_pointer_and_what_the_public_may_see(exhibit):
    first = publish(exhibit)
    Source.objects.filter(slug="note").update(title="A changed title")
    publish(exhibit)
    publishing.roll_back(exhibit, 1)
    assert current(exhibit) == first
    assert Published.objects.get(slug="note").title == "The note"
    assert Published.objects.get(slug="note").edition == 1
    assert publish(exhibit).number == 3


@pytest.mark.parametrize(("number", "words"), [(7, "There is no edition 7"), (1, "Edition 1 was withdrawn: Rights.")])
def test_nobody_rolls_back_to_what_is_not_there(exhibit, number, words):
    first = publish(exhibit)
    publish_again(exhibit, "Another title")
    publishing.withdraw(first, "Rights.")
    with pytest.raises(publishing.Refused, match=words):
        publishing.roll_back(exhibit, number)
    assert current(exhibit).number == 2


def test_withdrawing_the_current_edition_closes_the_exhibit_and_its_sources(exhibit):
    publishing.withdraw(publish(exhibit), " A name that must not stand. ")
    assert Edition.objects.get().withdrawn_reason == "A name that must not stand."
    assert Published.objects.count() == 0


def test_withdrawing_an_older_edition_leaves_the_current_one_open(exhibit):
    first = publish(exhibit)
    publish_again(exhibit, "Another title")
    publishing.withdraw(first, "Rights.")
    assert Published.objects.exists()


def test_a_withdrawal_needs_a_reason(exhibit):
    with pytest.raises(publishing.Refused, match="Say why the edition is withdrawn"):
        publishing.withdraw(publish(exhibit), "  ")


def test_the_same_content_may_be_published_again_after_a_withdrawal(exhibit):
    publishing.withdraw(publish(exhibit), "Rights.")
    assert publish(exhibit).number == 2
    assert Published.objects.exists()


def test_an_edition_never_changes(exhibit):
    edition = publish(exhibit)
    edition.note = "Changed"
    with pytest.raises(TypeError, match="never changes"):
        edition.save()
    with pytest.raises(TypeError, match="never changes"):
        edition.save(update_fields=["content"])
    with pytest.raises(TypeError, match="never changes: digest"):
        Edition.objects.update(digest="0" * 64)
    with pytest.raises(TypeError, match="never changes: note"):
        Edition.objects.bulk_update([edition], ["note"])


def test_publishing_leaves_the_drafts_version_alone(exhibit):
    publish(exhibit)
    assert Exhibit.objects.get(pk=exhibit.pk).version == exhibit.version


def test_the_same_rows_make_the_same_digest_in_whatever_order_they_were_made(exhibit):
    before = digest(gather(exhibit))
    for model in (Source, Page):
        for row in model.objects.order_by("-pk"):
            row.save()
    assert digest(gather(exhibit)) == before


def test_gathering_takes_as_many_queries_for_many_pages_as_for_two(exhibit):
    def count():
        with CaptureQueriesContext(connection) as queries:
            gather(exhibit)
        return len(queries)

    two = count()
    part = exhibit.parts.get()
    for at in range(20):
        Page.objects.create(exhibit=exhibit, part=part, slug=f"page-{at}", title="T", position=at)
    assert count() == two


# ---- From the command line


def run(command, *args, **options):
    out, err = io.StringIO(), io.StringIO()
    call_command(command, *args, stdout=out, stderr=err, **options)
    return out.getvalue()


def test_a_command_publishes(exhibit):
    said = run("publish", "notes", editor="Night shift")
    assert said.splitlines()[:4] == [
        "[#---] Reading the draft …",
        "[##--] Checking 2 pages …",
        "[###-] Packing the edition …",
        "[####] Freezing the edition …",
    ]
    assert "Edition 1 of notes is current, digest " in said
    assert current(exhibit).editor == "Night shift"


def test_a_command_names_what_must_be_mended(exhibit):
    Page.objects.filter(slug="second").update(title="They never replied")
    err = io.StringIO()
    with pytest.raises(CommandError, match=r"Nothing was published\. 1 thing must be mended first\."):
        call_command("publish", "notes", stdout=io.StringIO(), stderr=err)
    assert err.getvalue() == (
        "error: page/second: Only a quotation may say “never replied”. Say what our sources hold.\n"
    )


def test_an_unknown_exhibit_is_answered_with_those_there_are(exhibit):
    with pytest.raises(CommandError, match=r"There is no exhibit “nots”\. Known here: notes\."):
        run("publish", "nots")


def test_a_command_checks_and_counts(exhibit):
    said = run("check_exhibit", "notes")
    assert "0 claims, 0 figures, 0 places, 0 events, 0 people, 1 actions, 0 stances, 2 pages, 1 questions" in said
    assert "5 statements: source 5" in said
    assert "questions by kind: choice 1, sequence 0, match 0" in said
    assert "3 options, 0 of them without a reply; 0 misconceptions tested" in said
    assert "0 warnings, digest " in said
    assert said.endswith("\n0 errors\n")


def test_a_check_that_finds_an_error_fails():
    make_exhibit(slug="empty")
    with pytest.raises(CommandError, match=r"This draft cannot be published yet\."):
        run("check_exhibit", "empty")
