"""Every address of the site, and who gets in. An address that is added and not listed here fails a test."""

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, get_resolver, reverse

from exhibit import preview
from exhibit.alone import address_alone
from exhibit.models import RESERVED_FOR_EXHIBIT, RESERVED_FOR_SITE
from quiz.models import Question
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
    "exchange": ("/notes/exchange/", OPEN),
    "exchange_csv": ("/notes/exchange.csv", OPEN),
    "exchange_svg": ("/notes/exchange.svg", OPEN),
    "old_exchange": ("/notes/editions/1/exchange/", OPEN),
    "old_exchange_csv": ("/notes/editions/1/exchange.csv", OPEN),
    "old_exchange_svg": ("/notes/editions/1/exchange.svg", OPEN),
    "page": ("/notes/first/", OPEN),
    "question": ("/notes/first/which-note/", SHUFFLED),
    "glossary": ("/notes/glossary/", OPEN),
    "about": ("/notes/about/", OPEN),
    "routes": ("/notes/routes/", OPEN),
    "route": ("/notes/routes/silence/", OPEN),
    "route_page": ("/notes/routes/silence/first/", OPEN),
    "route_question": ("/notes/routes/silence/first/which-note/", SHUFFLED),
    "route_end": ("/notes/routes/silence/end/", OPEN),
    "route_print": ("/notes/routes/silence/print/", OPEN),
    "route_teacher": ("/notes/routes/silence/teacher/", OPEN),
    "editions": ("/notes/editions/", OPEN),
    "old_cover": ("/notes/editions/1/", OPEN),
    "old_page": ("/notes/editions/1/first/", OPEN),
    "old_question": ("/notes/editions/1/first/which-note/", SHUFFLED),
    "old_glossary": ("/notes/editions/1/glossary/", OPEN),
    "old_about": ("/notes/editions/1/about/", OPEN),
    "old_routes": ("/notes/editions/1/routes/", OPEN),
    "old_route": ("/notes/editions/1/routes/silence/", OPEN),
    "old_route_page": ("/notes/editions/1/routes/silence/first/", OPEN),
    "old_route_question": ("/notes/editions/1/routes/silence/first/which-note/", SHUFFLED),
    "old_route_end": ("/notes/editions/1/routes/silence/end/", OPEN),
    "old_route_print": ("/notes/editions/1/routes/silence/print/", OPEN),
    "old_route_teacher": ("/notes/editions/1/routes/silence/teacher/", OPEN),
    "source_list": ("/archive/", OPEN),
    "source_page": ("/archive/sources/note/", OPEN),
    "source_as": ("/archive/sources/note.ris", OPEN),
    "sources_as": ("/archive/sources.csl.json", OPEN),
    "party_page": ("/archive/parties/united-states/", OPEN),
    "footnote_index": ("/archive/footnotes/", OPEN),
    "shelfmark_page": ("/archive/shelfmarks/avp-rf-f0146-op48a-d1/", OPEN),
    "column_guide": ("/archive/columns/", OPEN),
    "table": ("/archive/messages.csv", OPEN),
    "old_source": ("/notes/editions/1/sources/note/", OPEN),
    "old_source_as": ("/notes/editions/1/sources/note.bib", OPEN),
    "report": ("/notes/report/", OPEN),
    "corrections": ("/notes/corrections/", OPEN),
    "privacy": ("/privacy/", OPEN),
    "accessibility": ("/accessibility/", OPEN),
    "health": ("/health/", OPEN),
    "patterns": ("/patterns/", OPEN),
    # What one browser has answered: whoever asks from another sees nothing of it.
    "my_reading": ("/my-reading/", OPEN),
    "my_reading_as": ("/my-reading/answers.csv", OPEN),
    "forget_me": ("/my-reading/forget/", OPEN),
    "progress": ("/notes/progress/", OPEN),
    "again": ("/notes/again/", OPEN),
    "route_again": ("/notes/routes/silence/again/", OPEN),
    "old_again": ("/notes/editions/1/again/", OPEN),
    "old_route_again": ("/notes/editions/1/routes/silence/again/", OPEN),
    # A draft opens to whoever has its token.
    "preview_cover": ("/preview/{token}/", OPEN),
    "preview_page": ("/preview/{token}/first/", OPEN),
    "preview_exchange": ("/preview/{token}/exchange/", OPEN),
    "preview_exchange_csv": ("/preview/{token}/exchange.csv", OPEN),
    "preview_exchange_svg": ("/preview/{token}/exchange.svg", OPEN),
    "preview_question": ("/preview/{token}/first/which-note/", SHUFFLED),
    "preview_alone": ("{alone}", SHUFFLED),
    "preview_glossary": ("/preview/{token}/glossary/", OPEN),
    "preview_about": ("/preview/{token}/about/", OPEN),
    "preview_routes": ("/preview/{token}/routes/", OPEN),
    "preview_route": ("/preview/{token}/routes/silence/", OPEN),
    "preview_route_page": ("/preview/{token}/routes/silence/first/", OPEN),
    "preview_route_question": ("/preview/{token}/routes/silence/first/which-note/", SHUFFLED),
    "preview_route_end": ("/preview/{token}/routes/silence/end/", OPEN),
    "preview_route_print": ("/preview/{token}/routes/silence/print/", OPEN),
    "preview_route_teacher": ("/preview/{token}/routes/silence/teacher/", OPEN),
    "preview_again": ("/preview/{token}/again/", OPEN),
    "preview_route_again": ("/preview/{token}/routes/silence/again/", OPEN),
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
    "quiz_misconception": RECORD,
    "quiz_question": (ADD, READ, ADD),
    "exhibit_exhibit": (ADD, READ, ADD),
    "exhibit_page": (ADD, READ, ADD),
    "exhibit_report": (READ, READ, READ),  # readers send them; nobody adds one here
    "exhibit_route": (ADD, READ, ADD),
    "exhibit_term": (ADD, READ, ADD),
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
    keys = {"token": token, "alone": address_alone(Question.objects.get(slug="which-note"))}
    found = {name: client.get(path.format(**keys)).status_code for name, (path, _who) in ADDRESSES.items()}
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


def some_address(name):
    """An address of this name: of a table, of the page of one row, of a file, of a file of a page."""
    for parts in ([], ["1"], ["notes", "gift.txt"], ["notes", "first", "gift.txt"]):
        try:
            return reverse(name, args=parts)
        except NoReverseMatch:
            continue
    raise NoReverseMatch(name)


@pytest.mark.parametrize("name", tables())
def test_nobody_sees_a_table_of_the_desk_without_signing_in(name):
    response = Client().get(some_address(name))
    assert response.status_code == 302
    assert response["Location"].startswith("/admin/login/?next=/admin/")


def test_people_without_a_part_in_the_desk_are_not_let_in():
    pupil = User.objects.create_user("pupil")
    client = Client()
    client.force_login(pupil, "django.contrib.auth.backends.ModelBackend")
    assert client.get("/admin/").status_code == 302


def test_the_first_words_of_addresses_are_reserved():
    """So that no exhibit takes the address of the site's own pages."""
    words = {path.partition("/")[0] for path in all_paths()}
    own = {word for word in words if word and not word.startswith(("<", "^"))}
    for_later = {"classes", "desk", "kiosk"}
    served_otherwise = {"static", "media"}
    languages = {"en"}
    assert set(RESERVED_FOR_SITE) == own | for_later | served_otherwise | languages


def test_the_words_of_an_exhibits_own_addresses_are_reserved():
    """So that no page takes the address of what every exhibit has, or every route."""
    parts = [path.split("/") for path in all_paths()]
    own = {words[1] for words in parts if words[0] == "<slug:exhibit>" and words[1] and not words[1].startswith("<")}
    own |= {words[3] for words in parts if words[:2] == ["<slug:exhibit>", "routes"] and len(words) > 4}
    of_an_edition = {
        words[3] for words in parts if words[1:2] == ["editions"] and words[3:] and words[3][:1] not in ("", "<")
    }
    own = {word for word in own | of_an_edition if "." not in word and not word.startswith("<")}  # no page's has a dot
    assert set(RESERVED_FOR_EXHIBIT) == own


def all_paths(patterns=None, before=""):
    """Every address as it is written, with the names of what varies; the desk's are not gone into."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        path = f"{before}{pattern.pattern}"
        if isinstance(pattern, URLPattern) or pattern.namespace:
            yield path
        else:
            yield from all_paths(pattern.url_patterns, path)
