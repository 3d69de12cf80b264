"""Every address of the site, and who gets in. An address that is added and not listed here fails a test."""

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, get_resolver, reverse

from exhibit import preview
from exhibit.models import RESERVED_FOR_EXHIBIT, RESERVED_FOR_SITE
from tests.lessons import make_lesson, publish

pytestmark = pytest.mark.django_db
ROLES = ("anonymous", "teacher", "reviewer", "curator")
OPEN = dict.fromkeys(ROLES, 200)
SHUFFLED = dict.fromkeys(ROLES, 302)  # leads to an order of the attempt's own
SIGN_IN = {"anonymous": 302, "teacher": 200, "reviewer": 200, "curator": 200}

# name: (address, {role: status})
ADDRESSES = {
    "exhibits": ("/", OPEN),
    "cover": ("/notes/", OPEN),
    "lesson_page": ("/notes/first/", OPEN),
    "question_page": ("/notes/first/which-note/", SHUFFLED),
    "editions": ("/notes/editions/", OPEN),
    "old_cover": ("/notes/editions/1/", OPEN),
    "old_page": ("/notes/editions/1/first/", OPEN),
    "old_question": ("/notes/editions/1/first/which-note/", SHUFFLED),
    "source_list": ("/archive/", OPEN),
    "source_page": ("/archive/sources/note/", OPEN),
    "privacy": ("/privacy/", OPEN),
    "accessibility": ("/accessibility/", OPEN),
    "health": ("/health/", OPEN),
    "patterns": ("/patterns/", OPEN),
    # A draft opens to whoever has its token.
    "preview_cover": ("/preview/{token}/", OPEN),
    "preview_page": ("/preview/{token}/first/", OPEN),
    "preview_question": ("/preview/{token}/first/which-note/", SHUFFLED),
    # A one-time link that was used says so.
    "password_reset_confirm": ("/accounts/MQ/used/", OPEN),
    # The desk's own pages; those of its tables are below.
    "admin:index": ("/admin/", SIGN_IN),
    "admin:login": ("/admin/login/", {"anonymous": 200, "teacher": 302, "reviewer": 302, "curator": 302}),
    "admin:logout": ("/admin/logout/", dict.fromkeys(ROLES, 405) | {"anonymous": 302}),
    "admin:password_change": ("/admin/password_change/", SIGN_IN),
    "admin:password_change_done": ("/admin/password_change/done/", SIGN_IN),
    "admin:jsi18n": ("/admin/jsi18n/", SIGN_IN),
    "admin:autocomplete": (
        "/admin/autocomplete/?app_label=x&model_name=y&field_name=z&term=",
        {"anonymous": 302, "teacher": 403, "reviewer": 403, "curator": 403},
    ),
    "admin:view_on_site": ("/admin/r/1/1/", {"anonymous": 302, "teacher": 404, "reviewer": 404, "curator": 404}),
}

NO, READ, ADD = (403, 403), (200, 403), (200, 200)
# Table of the desk: what a teacher, a reviewer and a curator meet at its list and at its form for a new row.
RECORD = (READ, READ, ADD)
TABLES = {
    "archive_claim": RECORD,
    "archive_event": RECORD,
    "archive_excerpt": RECORD,
    "archive_footnote": RECORD,
    "archive_message": RECORD,
    "archive_newsreport": RECORD,
    "archive_party": RECORD,
    "archive_place": RECORD,
    "archive_quantity": RECORD,
    "archive_repository": RECORD,
    "archive_response": RECORD,
    "archive_shelfmark": RECORD,
    "archive_silence": RECORD,
    "archive_source": RECORD,
    "archive_transcription": RECORD,
    "quiz_question": (ADD, READ, ADD),
    "exhibit_exhibit": (ADD, READ, ADD),
    "exhibit_page": (ADD, READ, ADD),
    "classroom_attempt": (READ, NO, READ),
    "auth_group": (NO, NO, NO),
    "auth_user": (NO, NO, NO),
}


def names(patterns=None, prefix=""):
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLPattern):
            yield f"{prefix}{pattern.name}"
        else:
            yield from names(pattern.url_patterns, f"{pattern.namespace}:" if pattern.namespace else prefix)


def tables():
    """The names of pages of the desk's tables: admin:archive_source_changelist and the like."""
    frame = {name for name in ADDRESSES if name.startswith("admin:")} | {"admin:None", "admin:app_list"}
    return sorted({name for name in names() if name.startswith("admin:")} - frame)


@pytest.fixture
def token():
    exhibit = make_lesson()
    publish(exhibit)
    return preview.token(exhibit)


def signed_in(role):
    client = Client()
    if role != "anonymous":
        user = User.objects.create_user(role, is_staff=True)
        user.groups.add(Group.objects.get(name=f"{role.title()}s"))
        client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    return client


@pytest.mark.parametrize("role", ROLES)
def test_who_gets_in_where(role, token):
    client = signed_in(role)
    found = {name: client.get(path.format(token=token)).status_code for name, (path, _who) in ADDRESSES.items()}
    assert found == {name: who[role] for name, (_path, who) in ADDRESSES.items()}


@pytest.mark.parametrize(("role", "at"), [("teacher", 0), ("reviewer", 1), ("curator", 2)])
def test_who_reads_and_who_writes_at_the_desk(role, at):
    client = signed_in(role)
    pages = {table: [reverse(f"admin:{table}_{page}") for page in ("changelist", "add")] for table in TABLES}
    found = {table: tuple(client.get(page).status_code for page in both) for table, both in pages.items()}
    assert found == {table: who[at] for table, who in TABLES.items()}


def test_every_table_of_the_desk_is_listed():
    assert {name[6:-11] for name in names() if name.endswith("_changelist")} == set(TABLES)


def test_every_address_is_listed():
    public = {name for name in names() if not name.startswith("admin:")}
    assert public == {name for name in ADDRESSES if not name.startswith("admin:")}


@pytest.mark.parametrize("name", tables())
def test_nobody_sees_a_table_of_the_desk_without_signing_in(name):
    try:
        address = reverse(name)
    except NoReverseMatch:  # the page of one row
        address = reverse(name, args=["1"])
    response = Client().get(address)
    assert response.status_code == 302
    assert response["Location"].startswith("/admin/login/?next=/admin/")


def test_people_without_a_part_in_the_desk_are_not_let_in():
    pupil = User.objects.create_user("pupil")
    client = Client()
    client.force_login(pupil, "django.contrib.auth.backends.ModelBackend")
    assert client.get("/admin/").status_code == 302


def test_the_first_words_of_addresses_are_reserved():
    """So that no exhibit takes the address of the site's own pages."""
    words = {str(pattern.pattern).partition("/")[0] for pattern in all_patterns()}
    own = {word for word in words if word and not word.startswith(("<", "^"))}
    for_later = {"classes", "desk", "kiosk"}
    served_otherwise = {"static", "media"}
    languages = {"en"}
    assert set(RESERVED_FOR_SITE) == own | for_later | served_otherwise | languages


def test_the_second_words_of_an_exhibits_addresses_are_reserved():
    """So that no page takes the address of what every exhibit has."""
    parts = [str(pattern.pattern).split("/") for pattern in all_patterns()]
    own = {words[1] for words in parts if words[0] == "<slug:exhibit>" and words[1] and not words[1].startswith("<")}
    for_later = {"about", "corrections", "exchange", "glossary", "print", "report", "routes", "teacher"}
    assert set(RESERVED_FOR_EXHIBIT) == own | for_later


def all_patterns():
    """What the first level of addresses is made of, the exhibit room's own list opened."""
    for pattern in get_resolver().url_patterns:
        if isinstance(pattern, URLPattern) or str(pattern.pattern):
            yield pattern
        else:
            yield from pattern.url_patterns
