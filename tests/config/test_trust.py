"""What keeps the site and its people safe: policies, cookies, refusals in plain words, and Django's own check."""

import os
import re
import subprocess
import sys
from base64 import b64encode
from hashlib import sha256

import pytest
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import User
from django.db import OperationalError
from django.test import Client

from tests.lessons import make_lesson, publish

pytestmark = pytest.mark.django_db
PASSWORD = "a-long-password-for-tests"


@pytest.fixture(autouse=True)
def _quick_passwords(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def person():
    return User.objects.create_superuser("ada", password=PASSWORD)


def policy(response):
    parts = response["Content-Security-Policy"].split(";")
    return {name: value for name, _space, value in (part.strip().partition(" ") for part in parts)}


def sum_of_style():
    """The one style written into public pages, as a policy names it."""
    [style] = re.findall(r"<style>(.*?)</style>", Client().get("/privacy/").content.decode(), re.DOTALL)
    return f"'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'"


@pytest.mark.parametrize(
    "path",
    ["/", "/notes/", "/notes/first/", "/archive/", "/privacy/", "/patterns/", "/health/", "/nots/", "/accounts/MQ/x/"],
)
def test_a_public_page_runs_and_shows_only_what_this_host_sends(path):
    publish(make_lesson())
    found = policy(Client().get(path))
    assert found["default-src"] == "'none'"
    assert {found[name] for name in ("script-src", "img-src", "connect-src", "form-action")} == {"'self'"}
    assert found["style-src"] == f"'self' {sum_of_style()}"
    assert not re.search(r"unsafe|http|\*|data:", " ".join(found.values()))


def test_the_desk_alone_allows_styles_in_a_line_and_scripts_by_nonce(person):
    client = Client()
    client.force_login(person, "django.contrib.auth.backends.ModelBackend")
    found = policy(client.get("/admin/"))
    assert found["style-src"] == "'self' 'unsafe-inline'"
    assert re.fullmatch(r"'self'( 'nonce-[\w+/=-]+')?", found["script-src"])
    assert found["default-src"] == "'none'"


def test_cookies_of_people_who_sign_in_are_kept_from_scripts_and_other_sites():
    client = Client()
    client.get("/admin/login/")
    assert settings.SESSION_COOKIE_HTTPONLY
    assert settings.SESSION_COOKIE_SAMESITE == "Lax"
    cookie = client.cookies["csrftoken"]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")


# ---- Refusals


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/nots/", 404, "The address may be mistyped, or the page was never published."),
        ("/archive/sources/gone/", 404, "The address may be mistyped, or the page was never published."),
        ("/preview/x/", 404, "This preview link is not valid any more. Make a new one at the desk."),
        ("/%00/", 404, "The address may be mistyped, or the page was never published."),
        ("/" + "x" * 5000 + "/", 404, "The address may be mistyped, or the page was never published."),
    ],
)
def test_what_is_not_there_is_said_in_plain_words(path, status, words):
    response = Client().get(path)
    assert response.status_code == status
    assert words in response.text
    assert "Traceback" not in response.text


def test_a_form_without_its_token_is_refused_in_plain_words(person):
    client = Client(enforce_csrf_checks=True)
    response = client.post("/admin/login/", {"username": "ada", "password": PASSWORD})
    assert response.status_code == 403
    assert "This form was too old, or came from another site." in response.text
    assert "'unsafe-inline'" not in response["Content-Security-Policy"]


def test_a_host_that_is_not_ours_is_refused_in_plain_words():
    response = Client(headers={"host": "evil.example"}).get("/")
    assert response.status_code == 400
    assert "We could not read that" in response.text
    assert policy(response)["default-src"] == "'none'"


def test_more_than_the_site_takes_at_once_is_refused_in_plain_words():
    publish(make_lesson())
    for sent in ({"answer": "x" * 3_000_000}, {f"a{number}": "" for number in range(1100)}):
        response = Client().post("/notes/first/which-note/", sent, headers={"origin": "http://testserver"})
        assert response.status_code == 400
        assert "That was more than this site takes at once. Go back, shorten it" in response.text


def test_what_a_full_disk_does_not_take_is_not_said_to_be_done(person, monkeypatch):
    def full(_self, request, *_rest):
        messages.success(request, "The user was deleted.")
        raise OperationalError("database or disk is full")

    client = Client(raise_request_exception=False)
    client.force_login(person, "django.contrib.auth.backends.ModelBackend")
    with monkeypatch.context() as patch:
        patch.setattr(UserAdmin, "response_delete", full)
        response = client.post(f"/admin/auth/user/{User.objects.create_user('bob').pk}/delete/", {"post": "yes"})
    assert response.status_code == 500
    assert "Nothing can be stored just now, and nothing was changed." in response.text
    assert "The user was deleted." not in client.get("/admin/").text
    assert User.objects.filter(username="bob").exists()


# ---- Guessed passwords


def sign_in(address, username="ada", password="wrong"):
    client = Client(REMOTE_ADDR=address)
    return client.post("/admin/login/?next=/admin/", {"username": username, "password": password})


def test_a_name_is_closed_to_an_address_that_keeps_guessing_and_to_nobody_else(person):
    User.objects.create_superuser("grace", password=PASSWORD)
    for _try in range(settings.AXES_FAILURE_LIMIT):
        last = sign_in("10.0.0.1")
    assert last.status_code == 429
    assert sign_in("10.0.0.1", password=PASSWORD).status_code == 429
    assert "nobody can sign in for 15 minutes; everybody else can" in sign_in("10.0.0.1").text
    assert sign_in("10.0.0.1", "grace", PASSWORD).status_code == 302  # a colleague in the same school
    assert sign_in("10.0.0.2", password=PASSWORD).status_code == 302  # the same person elsewhere


def test_a_right_password_forgets_the_wrong_ones(person):
    for _round in range(3):
        for _try in range(settings.AXES_FAILURE_LIMIT - 1):
            assert sign_in("10.0.0.1").status_code == 200
        assert sign_in("10.0.0.1", password=PASSWORD).status_code == 302


# ---- Django's own check


def deploy_check(tmp_path, **environ):
    environ = os.environ | {"NOTE_VERBALE_STATE": str(tmp_path), "DATABASE_URL": "", "CACHE_URL": ""} | environ
    environ.pop("DJANGO_ALLOW_ASYNC_UNSAFE", None)  # the browser tests need it, a site never
    command = [sys.executable, "manage.py", "check", "--deploy"]
    run = subprocess.run(command, cwd=settings.BASE_DIR, env=environ, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    return sorted(re.findall(r"\((\w+\.\w+)\)", run.stdout + run.stderr))


def test_a_site_on_https_has_nothing_to_mend(tmp_path):
    assert deploy_check(tmp_path, HTTPS="1") == []


def test_a_site_on_plain_http_lacks_just_what_https_would_give(tmp_path):
    """Strict transport, the redirect, and the two cookies that are sent by https only."""
    wanted = ["security.W004", "security.W008", "security.W012", "security.W016"]
    assert deploy_check(tmp_path) == wanted


def test_the_sites_own_key_is_made_once_and_for_its_user_only(tmp_path):
    deploy_check(tmp_path)
    key = (tmp_path / "key").read_text()
    deploy_check(tmp_path)
    assert (tmp_path / "key").read_text() == key
    assert len(key) > 60
    assert (tmp_path / "key").stat().st_mode & 0o777 == 0o600
