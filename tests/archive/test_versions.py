"""Two editors at one row: the second save is refused, with both texts, and nothing is lost."""

import pytest
from django.contrib.admin import ModelAdmin
from django.db import OperationalError
from django.test import Client

from archive.admin.base import DeskAdmin
from archive.models import Claim, Source
from tests import desk
from tests.factories import cite, make_claim, make_curator, make_excerpt, make_page, make_prose, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def ann(client):
    return desk.sign_in(client, make_curator("ann"))


@pytest.fixture
def ben():
    return desk.sign_in(Client(), make_curator("ben"))


def test_a_version_grows_with_each_save(ann):
    note = make_source()
    for version in (2, 3):
        desk.saved(ann, note, desk.opened(ann, note))
        assert Source.objects.get(pk=note.pk).version == version


def test_the_second_save_is_refused_with_both_texts(ann, ben):
    note = make_source(title="Third note", rights="Public domain")
    mine, theirs = desk.opened(ann, note), desk.opened(ben, note)
    desk.saved(ben, note, theirs | {"title": "Third note, by Ben"})
    refused = ann.post(desk.address(note), mine | {"title": "Third note, by Ann"})
    assert "ben changed this at" in desk.errors_of(refused)
    assert [tuple(found) for found in refused.context_data["differences"]] == [
        ("", "Title", "Third note, by Ben", "Third note, by Ann")
    ]
    assert Source.objects.get(pk=note.pk).title == "Third note, by Ben"


def test_what_was_refused_is_still_in_the_form_and_can_be_saved_after_looking(ann, ben):
    note = make_source(title="Third note")
    mine = desk.opened(ann, note)
    desk.saved(ben, note, desk.opened(ben, note) | {"title": "By Ben"})
    refused = ann.post(desk.address(note), mine | {"title": "By Ann"})
    again = desk.form_of(refused)
    assert again["title"] == "By Ann"
    desk.saved(ann, note, again)
    assert Source.objects.get(pk=note.pk).title == "By Ann"


def test_what_a_full_disk_does_not_take_comes_back_in_its_form(ann, monkeypatch):
    def full(*said):
        ModelAdmin.response_change(*said)
        raise OperationalError("database or disk is full")

    note = make_source(title="Third note")
    mine = desk.opened(ann, note)
    with monkeypatch.context() as patch:
        patch.setattr(DeskAdmin, "response_change", full)
        refused = ann.post(desk.address(note), mine | {"title": "By Ann"})
    assert "This could not be saved just now. All you wrote is below" in desk.errors_of(refused)
    assert "was changed successfully" not in refused.text
    assert Source.objects.get(pk=note.pk).title == "Third note"
    assert "was changed successfully" not in ann.get("/admin/").text
    desk.saved(ann, note, desk.form_of(refused))
    assert Source.objects.get(pk=note.pk).title == "By Ann"


def test_a_form_without_its_version_is_refused(ann):
    note = make_source(title="Third note")
    data = desk.opened(ann, note)
    del data["seen_version"]
    assert ann.post(desk.address(note), data | {"title": "Other"}).status_code == 200
    assert Source.objects.get(pk=note.pk).title == "Third note"


def test_the_version_of_a_page_covers_its_blocks(ann, ben):
    page = make_page()
    prose = make_prose(page, f"<p>A note was sent.{cite(make_source(slug='sent'), 'fn 50')}</p>")
    mine, theirs = desk.opened(ann, page), desk.opened(ben, page)
    field = "exhibit_prose_set-0-text"
    desk.saved(ben, page, theirs | {field: "<p>Ben’s words.</p>"})
    refused = ann.post(desk.address(page), mine | {field: f"<p>Ann’s words.{cite(make_source(slug='other'))}</p>"})
    (difference,) = refused.context_data["differences"]
    assert difference == ("text 1", "Text", "<p>Ben’s words.</p>", "<p>Ann’s words. <b>[other]</b></p>")
    prose.refresh_from_db()
    assert prose.text == "<p>Ben’s words.</p>"


def test_a_block_that_somebody_deleted_meanwhile_comes_back_as_mine(ann, ben):
    page = make_page()
    first, second = make_prose(page, "<p>First.</p>"), make_prose(page, "<p>Second.</p>", ordering=20)
    mine, theirs = desk.opened(ann, page), desk.opened(ben, page)
    desk.saved(ben, page, theirs | {"exhibit_prose_set-0-DELETE": "on"})
    refused = ann.post(desk.address(page), mine | {"exhibit_prose_set-0-text": "<p>First, by Ann.</p>"})
    assert "First, by Ann." in refused.content.decode()
    desk.saved(ann, page, desk.form_of(refused))
    texts = page.exhibit_prose_set.order_by("ordering").values_list("text", flat=True)
    assert list(texts) == ["<p>First, by Ann.</p>", "<p>Second.</p>"]
    assert page.exhibit_prose_set.filter(pk=second.pk).exists()
    assert not page.exhibit_prose_set.filter(pk=first.pk).exists()


def test_a_block_that_somebody_added_meanwhile_is_named_and_kept(ann, ben):
    page = make_page()
    make_prose(page, "<p>First.</p>")
    mine = desk.opened(ann, page)
    make_prose(page, "<p>Ben’s addition.</p>", ordering=20)
    desk.saved(ben, page, desk.opened(ben, page))
    refused = ann.post(desk.address(page), mine)
    assert ("text", "Ben’s addition.", "added", "not there") in refused.context_data["differences"]
    desk.saved(ann, page, desk.form_of(refused))
    assert page.exhibit_prose_set.count() == 2


def test_rows_of_a_claim_are_covered_too(ann, ben):
    claim = make_claim()
    mine, theirs = desk.opened(ann, claim), desk.opened(ben, claim)
    desk.saved(ben, claim, theirs | {"evidence-0-locator": "p. 12"})
    refused = ann.post(desk.address(claim), mine | {"evidence-0-locator": "p. 13"})
    assert ("evidence 1", "Place in it", "p. 12", "p. 13") in refused.context_data["differences"]
    assert Claim.objects.get(pk=claim.pk).evidence.get().locator == "p. 12"


def test_saving_without_a_change_changes_no_word(ann):
    excerpt = make_excerpt("Two lines\nof one passage.")
    data = desk.opened(ann, excerpt)
    desk.saved(ann, excerpt, data | {"text": data["text"].replace("\n", "\r\n")})  # as browsers send it
    excerpt.refresh_from_db()
    assert excerpt.text == "Two lines\nof one passage."
