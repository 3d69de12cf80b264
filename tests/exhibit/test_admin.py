"""The desk for exhibits: whose they are, how a page begins, how an edition comes to be."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from archive.check import error
from exhibit.desk import field_urls
from exhibit.gather import gather
from exhibit.models import Edition, Exhibit, Page
from exhibit.record import digest
from quiz.models import Question
from tests import desk
from tests.factories import (
    cite,
    make_curator,
    make_exhibit,
    make_news_report,
    make_page,
    make_part,
    make_party,
    make_place,
    make_prose,
    make_quantity,
    make_question,
    make_response,
    make_reviewer,
    make_source,
    make_teacher,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def curator(client):
    return desk.sign_in(client, make_curator("clara"))


@pytest.fixture
def me():
    return make_teacher()


@pytest.fixture
def teacher(client, me):
    return desk.sign_in(client, me)


def listed(client, kind, app="exhibit"):
    response = client.get(reverse(f"admin:{app}_{kind}_changelist"))
    return {str(row) for row in response.context_data["cl"].result_list}


def looked_up(client, app, model, field):
    where = {"app_label": app, "model_name": model, "field_name": field, "term": ""}
    return {row["text"] for row in client.get(reverse("admin:autocomplete"), where).json()["results"]}


# --- whose rows


def test_a_teacher_sees_their_own_exhibits_and_pages_and_nobody_else_s(teacher, me):
    mine = make_exhibit(me, title="Mine")
    make_page(mine, title="My page")
    make_page(make_exhibit(make_teacher(), title="Theirs"), title="Their page")
    make_page(make_exhibit(title="The house’s"), title="The house’s page")
    assert listed(teacher, "exhibit") == {"Mine"}
    assert listed(teacher, "page") == {"My page"}
    assert looked_up(teacher, "exhibit", "page", "exhibit") == {"Mine"}


def test_a_teacher_is_not_let_into_the_form_of_another(teacher):
    page = make_page(make_exhibit(make_teacher()))
    for row in (page, page.exhibit, make_question(make_teacher())):
        assert teacher.get(desk.address(row)).status_code in (302, 403)
        assert teacher.post(desk.address(row), {}).status_code in (302, 403)
        assert teacher.post(desk.address(row, "delete"), {"post": "yes"}).status_code in (302, 403)
    assert teacher.get(reverse("admin:exhibit_exhibit_publish", args=[page.exhibit_id])).status_code == 404
    assert Page.objects.filter(pk=page.pk).exists()


def test_a_teacher_uses_the_house_s_questions_and_their_own_and_changes_only_those(teacher, me):
    make_question(me, text="Mine?")
    house = make_question(text="The house’s?")
    make_question(make_teacher(), text="Theirs?")
    assert listed(teacher, "question", "quiz") == {"Mine?", "The house’s?"}
    assert looked_up(teacher, "exhibit", "activity", "question") == {"Mine?", "The house’s?"}
    assert teacher.get(desk.address(house)).status_code == 200
    assert teacher.post(desk.address(house), {}).status_code == 403


def test_a_question_of_another_cannot_be_put_on_a_page_by_its_number(teacher, me):
    page = make_page(make_exhibit(me))
    theirs = make_question(make_teacher())
    data = desk.opened(teacher, page) | {
        "exhibit_activity_set-TOTAL_FORMS": "1",
        "exhibit_activity_set-0-region": "main",
        "exhibit_activity_set-0-ordering": "10",
        "exhibit_activity_set-0-question": str(theirs.pk),
    }
    refused = teacher.post(desk.address(page), data)
    assert "not one of the available choices" in desk.errors_of(refused)


def test_a_page_cannot_be_moved_into_an_exhibit_of_another(teacher, me):
    theirs = make_exhibit(make_teacher())
    data = {"exhibit": theirs.pk, "part": make_part(theirs).pk, "title": "Mine", "slug": "mine", "position": 1}
    refused = teacher.post(reverse("admin:exhibit_page_add"), data)
    assert not Page.objects.filter(slug="mine").exists()
    assert refused.status_code == 200


def test_who_makes_an_exhibit_or_a_question_owns_it_but_a_curator_s_question_is_everybody_s(client, me):
    clara = make_curator()
    for person, owner in ((me, me), (clara, None)):
        desk.sign_in(client, person)
        data = desk.form_of(client.get(reverse("admin:quiz_question_add"), {"form": "one"}))
        fields = {"text": "Which?", "slug": f"which-{person.pk}", "kind": "choice", "form": "one", "habit": "source"}
        evidence = make_question().evidence_id
        response = client.post(reverse("admin:quiz_question_add"), data | fields | {"evidence": evidence})
        assert response.status_code == 302, desk.errors_of(response)
        assert Question.objects.get(slug=fields["slug"]).owner == owner
        data = desk.form_of(client.get(reverse("admin:exhibit_exhibit_add")))
        slug = f"mine-{person.pk}"
        assert client.post(reverse("admin:exhibit_exhibit_add"), data | {"title": "M", "slug": slug}).status_code == 302
        assert Exhibit.objects.get(slug=slug).owner == person


def test_a_reviewer_reads_every_draft_and_changes_none(client):
    page = make_page(make_exhibit(make_teacher()))
    reviewer = desk.sign_in(client, make_reviewer())
    assert reviewer.get(desk.address(page)).status_code == 200
    assert reviewer.post(desk.address(page), {}).status_code == 403
    shown = reviewer.get(reverse("admin:exhibit_exhibit_publish", args=[page.exhibit_id]))
    assert b"Publish this draft" not in b"".join(shown.streaming_content)
    assert reviewer.post(reverse("admin:exhibit_exhibit_publish", args=[page.exhibit_id])).status_code == 404


def test_a_page_belongs_to_a_part_of_its_own_exhibit(curator):
    page = make_page()
    data = desk.opened(curator, page) | {"part": make_part(make_exhibit()).pk}
    assert "not one of the available choices" in desk.errors_of(curator.post(desk.address(page), data))


# --- a new page


def test_a_new_page_begins_with_blocks_in_a_lesson_s_order_and_saves_none_left_empty(curator):
    exhibit = make_exhibit()
    address = f"{reverse('admin:exhibit_page_add')}?exhibit={exhibit.pk}"
    opened = curator.get(address)
    offered = [
        (form.initial["ordering"], inline.formset.model.__name__)
        for inline in opened.context_data["inline_admin_formsets"]
        for form in inline.formset.extra_forms
    ]
    assert [kind for _ordering, kind in sorted(offered)] == [
        "Number", "Prose", "Drawing", "SourceCard", "Activity", "Discussion", "Gap",
    ]  # fmt: skip
    fields = {"part": make_part(exhibit).pk, "title": "New", "slug": "new", "exhibit_gap_set-0-text": "<p>Open.</p>"}
    response = curator.post(address, desk.form_of(opened) | fields)
    assert response.status_code == 302, desk.errors_of(response)
    page = Page.objects.get(slug="new")
    assert page.exhibit_gap_set.get().text == "<p>Open.</p>"
    assert not page.exhibit_prose_set.exists()
    assert not page.exhibit_drawing_set.exists()


# --- check, publish, go back, withdraw


def publishable(**fields):
    exhibit = make_exhibit(**fields)
    make_prose(make_page(exhibit), f"<p>A note was sent.{cite(make_source())}</p>")
    return exhibit


def shown(client, exhibit):
    return b"".join(client.get(reverse("admin:exhibit_exhibit_publish", args=[exhibit.pk])).streaming_content).decode()


def published(client, exhibit, digest_seen=None, **data):
    data["digest"] = digest_seen or digest(gather(exhibit))
    response = client.post(reverse("admin:exhibit_exhibit_publish", args=[exhibit.pk]), data)
    return b"".join(response.streaming_content).decode()


def test_the_check_says_what_to_mend_and_leads_to_the_very_block(curator):
    exhibit = make_exhibit()
    page = make_page(exhibit)
    make_prose(page, f"<p>Quiet.{cite(make_source())}</p>")
    make_prose(page, "<p>They never replied.</p>", ordering=20)
    answer = shown(curator, exhibit)
    assert "1 thing must be mended" in answer
    assert "Only a quotation may say “never replied”" in answer
    assert f'{desk.address(page)}#exhibit_prose_set-1"' in answer
    assert "Publish this draft" not in answer


def test_the_draft_seen_is_published_under_the_editor_s_name(curator):
    exhibit = publishable()
    version = digest(gather(exhibit))
    assert f'name="digest" value="{version}"' in shown(curator, exhibit)
    assert "Edition 1 is published" in published(curator, exhibit, note="A first edition.")
    edition = Edition.objects.get(exhibit=exhibit)
    assert (edition.digest, edition.editor, edition.note) == (version, "clara", "A first edition.")


def test_each_step_of_publishing_is_told_as_it_begins(curator):
    lines = re.findall(r'<p class="step">([^<]+)<', published(curator, publishable()))
    assert lines == ["Reading the draft …", "Checking 1 page …", "Packing the edition …", "Freezing the edition …"]


def test_a_draft_that_moved_meanwhile_is_not_published(curator):
    exhibit = publishable()
    seen = digest(gather(exhibit))
    Page.objects.filter(exhibit=exhibit).update(title="Changed by somebody")
    assert "has changed since you looked at it" in published(curator, exhibit, seen)
    assert not Edition.objects.exists()


def test_the_same_draft_twice_makes_one_edition(curator):
    exhibit = publishable()
    published(curator, exhibit)
    assert "Readers already see just this" in shown(curator, exhibit)
    assert "Nothing has changed since edition 1" in published(curator, exhibit)
    assert Edition.objects.count() == 1


def test_going_back_to_an_earlier_edition_and_withdrawing_one(curator):
    exhibit = publishable()
    published(curator, exhibit)
    Page.objects.filter(exhibit=exhibit).update(title="Better")
    published(curator, exhibit)
    curator.post(reverse("admin:exhibit_exhibit_roll_back", args=[exhibit.pk]), {"number": "1"})
    exhibit.refresh_from_db()
    assert exhibit.current.number == 1
    curator.post(reverse("admin:exhibit_exhibit_withdraw", args=[exhibit.pk]), {"number": "2", "reason": ""})
    assert not Edition.objects.exclude(withdrawn_on=None).exists()
    curator.post(reverse("admin:exhibit_exhibit_withdraw", args=[exhibit.pk]), {"number": "2", "reason": "Rights."})
    assert Edition.objects.get(number=2).withdrawn_reason == "Rights."
    assert "withdrawn: Rights." in shown(curator, exhibit)
    assert shown(curator, exhibit).count("Readers then see nothing of this exhibit until you go back") == 1


@pytest.mark.parametrize("number", ["", "0", "99", "-1", "x", "9" * 30])
def test_an_edition_that_is_not_there_is_a_message_not_a_failure(curator, number):
    exhibit = publishable()
    for act in ("roll_back", "withdraw"):
        address = reverse(f"admin:exhibit_exhibit_{act}", args=[exhibit.pk])
        response = curator.post(address, {"number": number, "reason": "Rights."}, follow=True)
        assert "here is no" in "".join(map(str, response.context["messages"]))


def test_a_failure_while_publishing_is_said_in_words_and_leaves_the_draft(curator, monkeypatch):
    exhibit = publishable()
    monkeypatch.setattr("exhibit.admin.publishing.gather", lambda row: 1 / 0)
    assert "nothing was published" in shown(curator, exhibit)


def test_an_exhibit_can_be_deleted_with_its_pages_until_it_is_published(curator):
    exhibit, kept = publishable(), publishable()
    published(curator, kept)
    for row in (exhibit, kept):
        curator.post(desk.address(row, "delete"), {"post": "yes"})
    assert set(Exhibit.objects.all()) == {kept}


# --- the desk


def test_the_desk_starts_with_what_to_do_and_ends_with_the_lists_of_rows(curator):
    exhibit = publishable(title="Unanswered Notes")
    page = curator.get(reverse("admin:index")).content.decode()
    assert page.index("Start here") < page.index("Look at the exhibit") < page.index("app-archive")
    assert reverse("admin:exhibit_exhibit_publish", args=[exhibit.pk]) in page


def test_a_new_teacher_is_asked_to_make_an_exhibit_and_sees_no_other(teacher):
    make_exhibit(title="The house’s")
    page = teacher.get(reverse("admin:index")).content.decode()
    assert "Make your first exhibit" in page
    assert "The house’s" not in page


def test_too_many_wrong_passwords_close_the_door_with_a_plain_sentence():
    make_teacher("tanya")
    client = Client()
    for _attempt in range(6):
        response = client.post(reverse("admin:login"), {"username": "tanya", "password": "wrong"})
    assert response.status_code == 429
    assert "nobody can sign in for 15 minutes; everybody else can" in response.content.decode()


# --- from a finding to its form


def test_a_finding_leads_to_the_form_where_it_is_mended():
    rows = [make_party(), make_place(), make_quantity(), make_response()]
    found = [error("Mend it.", row._meta.model_name, row.slug) for row in rows]
    report = make_news_report()
    found.append(error("Mend it.", "news_report", report.source.slug))
    urls = field_urls(make_exhibit(), found)
    assert [urls[finding.where] for finding in found] == [desk.address(row) for row in [*rows, report]]
