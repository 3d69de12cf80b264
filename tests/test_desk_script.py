"""Script typed into any text field of any form of the desk comes out escaped, cleaned away, or is refused."""

import pytest
from django import forms
from django.contrib import admin
from django.urls import reverse

from tests import desk, factories

pytestmark = pytest.mark.django_db

SCRIPT = "<script>alert(1)</script>"
ROOMS = {"archive", "quiz", "exhibit"}
MAKE = {
    "archive.repository": factories.make_repository,
    "archive.source": factories.make_source,
    "archive.shelfmark": factories.make_shelfmark,
    "archive.footnote": factories.make_footnote,
    "archive.transcription": factories.make_transcription,
    "archive.excerpt": factories.make_excerpt,
    "archive.newsreport": factories.make_news_report,
    "archive.party": factories.make_party,
    "archive.message": factories.make_message,
    "archive.response": factories.make_response,
    "archive.silence": factories.make_silence,
    "archive.claim": factories.make_claim,
    "archive.quantity": factories.make_quantity,
    "archive.place": factories.make_place,
    "archive.event": factories.make_event,
    "quiz.misconception": factories.make_misconception,
    "quiz.question": factories.make_question,
    "exhibit.exhibit": factories.make_exhibit,
    "exhibit.page": factories.make_page,
    "exhibit.route": factories.make_route,
    "exhibit.term": factories.make_term,
    "exhibit.report": factories.make_report,
}
FORMS = sorted(model._meta.label_lower for model in admin.site._registry if model._meta.app_label in ROOMS)


def text_fields(response):
    """The names of all text fields of an admin form, those of a new row in each inline included."""
    form = response.context_data["adminform"].form
    found = [form[name] for name in form.fields]
    for inline in response.context_data["inline_admin_formsets"]:
        if inline.has_add_permission:
            found += list(inline.formset.empty_form)
    return [field.html_name for field in found if is_text(field.field)]


def is_text(field):
    return isinstance(field, forms.CharField) and not field.widget.is_hidden


def new_row(name, response):
    """What a form sends besides, when a field of an inline's new row is filled."""
    for inline in response.context_data["inline_admin_formsets"]:
        prefix = inline.formset.prefix
        if name.startswith(f"{prefix}-__prefix__-"):
            number = inline.formset.total_form_count()
            row = {f"{prefix}-TOTAL_FORMS": str(number + 1), f"{prefix}-{number}-region": "main"}
            return name.replace("__prefix__", str(number)), row | {f"{prefix}-{number}-ordering": "10"}
    return name, {}


def test_every_form_of_the_desk_is_tried():
    assert set(FORMS) == set(MAKE)


@pytest.mark.parametrize("label", FORMS)
def test_script_in_a_text_field_never_runs(client, label):
    desk.sign_in(client, factories.make_user(is_superuser=True))
    row = MAKE[label]()
    opened = client.get(desk.address(row))
    fields = text_fields(opened)
    assert fields
    for template in fields:
        name, besides = new_row(template, opened)
        answer = client.post(desk.address(row), desk.opened(client, row) | besides | {name: f"x {SCRIPT}"}, follow=True)
        pages = [answer, client.get(desk.address(row)), client.get(desk.address(row, "history"))]
        pages.append(client.get(reverse(f"admin:{label.replace('.', '_')}_changelist")))
        pages.append(client.get(reverse("admin:index")))
        for page in pages:
            assert page.status_code == 200, name
            assert SCRIPT not in page.content.decode(), name


def test_script_pasted_into_prose_is_cleaned_away_when_saved(client):
    curator = desk.sign_in(client, factories.make_curator())
    page = factories.make_page()
    prose = factories.make_prose(page)
    pasted = (
        f'<p onclick="x()">A <b>bold</b> word.{SCRIPT}<cite data-basis="source" data-source="a" class="x">1</cite>'
        '<img src="x" onerror="x()"><a href="javascript:x()">link</a></p><iframe src="x"></iframe>'
    )
    desk.saved(curator, page, desk.opened(curator, page) | {"exhibit_prose_set-0-text": pasted})
    prose.refresh_from_db()
    assert prose.text == '<p>A bold word.<cite data-basis="source" data-source="a">1</cite>link</p>'


def test_script_in_search_words_is_escaped(client):
    curator = desk.sign_in(client, factories.make_curator())
    for label in FORMS:
        page = curator.get(reverse(f"admin:{label.replace('.', '_')}_changelist"), {"q": SCRIPT})
        assert SCRIPT not in page.content.decode()


def test_script_in_what_publishing_is_told_is_escaped(client):
    curator = desk.sign_in(client, factories.make_curator())
    exhibit = factories.make_exhibit(title=f"x {SCRIPT}")
    factories.make_prose(factories.make_page(exhibit, title=f"y {SCRIPT}"))
    address = reverse("admin:exhibit_exhibit_publish", args=[exhibit.pk])
    assert SCRIPT not in b"".join(curator.get(address).streaming_content).decode()
    answer = curator.post(address, {"digest": SCRIPT, "note": SCRIPT})
    assert SCRIPT not in b"".join(answer.streaming_content).decode()
