"""Published pages from the cache: the same bytes to everybody, true headers, no query, and new within a second."""

import gzip
import io
import time
from wsgiref.util import setup_testing_defaults

import brotli
import pytest
from django.conf import settings
from django.core.cache import caches
from django.db import OperationalError, connection
from django.test import Client

from config.wsgi import application
from exhibit import publishing, standing
from exhibit.gather import gather
from exhibit.middleware import kept_key
from exhibit.models import Exhibit
from exhibit.record import digest
from tests.lessons import make_lesson, publish, publish_again

pytestmark = pytest.mark.django_db
PAGE = "/notes/first/"


class Reader(Client):
    """A browser; unlike Django's client it says which host it asks, and answers may come before Django's request."""

    def __init__(self, **headers):
        super().__init__(headers={"host": "testserver", **headers})


@pytest.fixture
def exhibit():
    exhibit = make_lesson()
    publish(exhibit)
    return exhibit


def asked(path, method="GET", **environ):
    """What the site's WSGI application answers: (status, headers, body)."""
    environ = {"REQUEST_METHOD": method, "PATH_INFO": path, "HTTP_HOST": "testserver", "SERVER_NAME": "x"} | environ
    setup_testing_defaults(environ)
    environ["wsgi.input"] = io.BytesIO()
    answer = []
    body = application(environ, lambda status, headers: answer.extend([status, dict(headers)]))
    return int(answer[0][:3]), answer[1], b"".join(body)


def test_the_bytes_are_the_same_drawn_and_kept(exhibit):
    drawn = Reader().get(PAGE)
    kept = Reader().get(PAGE)
    bare = asked(PAGE)
    caches["pages"].clear()
    again = Reader().get(PAGE)
    assert drawn.content == kept.content == bare[2] == again.content
    assert dict(drawn.headers) == dict(kept.headers) == dict(again.headers) == bare[1]


def test_a_kept_page_asks_no_table(exhibit, django_assert_num_queries):
    for path in ("/notes/", PAGE, "/notes/editions/1/first/"):
        Reader().get(path)
        with django_assert_num_queries(0):
            assert Reader().get(path).status_code == 200
            assert asked(path)[0] == 200


def test_a_page_that_is_drawn_takes_one_query_for_the_editions_and_one_for_the_record(
    exhibit, django_assert_num_queries
):
    standing.forget()
    standing.kept_record.cache_clear()
    with django_assert_num_queries(2):
        Reader().get(PAGE)


def test_reading_leaves_no_cookie(exhibit):
    for path in (
        "/",
        "/notes/",
        PAGE,
        "/notes/first/which-note/",
        "/notes/editions/",
        "/archive/",
        "/archive/sources/note/",
    ):
        response = Reader().get(path, follow=True)  # a question's own page leads to an order of its own
        assert response.status_code == 200
        assert not response.cookies
        assert "Cookie" not in response.headers.get("Vary", "")


def test_headers_of_trust_are_on_a_page_drawn_and_kept(exhibit):
    for _at in range(2):
        headers = Reader().get(PAGE).headers
        style = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]["style-src"][1]  # tests/config/test_trust.py has its sum
        policy = dict(part.strip().split(" ", 1) for part in headers["Content-Security-Policy"].split(";"))
        assert policy == {
            "default-src": "'none'",
            "script-src": "'self'",
            "style-src": f"'self' {style}",
            "img-src": "'self'",
            "connect-src": "'self'",
            "form-action": "'self'",
            "base-uri": "'none'",
            "frame-ancestors": "'none'",
        }
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "same-origin"
        assert headers["Cache-Control"] == "no-cache"
        assert headers["Vary"] == "Accept-Encoding"


# ---- Plain and packed, whole and not modified


@pytest.mark.parametrize(("coding", "unpacked"), [("gzip", gzip.decompress), ("br", brotli.decompress)])
def test_packed_and_plain_bytes_have_etags_of_their_own(exhibit, coding, unpacked):
    plain, packed = Reader().get(PAGE), Reader(accept_encoding=coding).get(PAGE)
    assert unpacked(packed.content) == plain.content
    assert packed["Content-Encoding"] == coding
    assert packed["ETag"] != plain["ETag"]
    assert (plain["Content-Length"], packed["Content-Length"]) == (str(len(plain.content)), str(len(packed.content)))


@pytest.mark.parametrize(
    "accepted", ["", "zstd", "identity", "gzip;q=0", "br;q=0, gzip; q=0.0, identity", "x-gzip, bro"]
)
def test_who_takes_neither_is_given_the_page_plain(exhibit, accepted):
    assert "Content-Encoding" not in Reader(accept_encoding=accepted).get(PAGE)


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("gzip", "gzip"),
        ("deflate, gzip;q=0.5", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("gzip, deflate, br, zstd", "br"),
        ("br;q=1, gzip;q=0.5", "br"),
    ],
)
def test_who_takes_packed_bytes_is_given_the_smallest(exhibit, accepted, coding):
    assert Reader(accept_encoding=accepted).get(PAGE)["Content-Encoding"] == coding


def test_who_has_the_page_is_not_sent_it_again(exhibit):
    tag = Reader().get(PAGE)["ETag"]
    for known in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        response = Reader(if_none_match=known).get(PAGE)
        assert (response.status_code, response.content) == (304, b"")
        assert (response["ETag"], response["Vary"]) == (tag, "Accept-Encoding")
        assert asked(PAGE, HTTP_IF_NONE_MATCH=known)[0] == 304


def test_who_has_the_other_encoding_is_sent_the_page(exhibit):
    tag = Reader(accept_encoding="gzip").get(PAGE)["ETag"]
    assert Reader(if_none_match=tag).get(PAGE).status_code == 200


def test_a_head_has_the_headers_and_no_body(exhibit):
    page = Reader().get(PAGE)
    head = Reader().head(PAGE)
    assert (head.status_code, head.content) == (200, b"")
    assert head["Content-Length"] == page["Content-Length"]
    assert asked(PAGE, "HEAD")[2] == b""


@pytest.mark.parametrize("method", ["put", "delete", "patch", "post"])
def test_a_page_is_only_read(exhibit, method):
    assert getattr(Reader(), method)(PAGE).status_code == 405


# ---- What is never kept


def test_a_query_goes_past_the_cache(exhibit):
    Reader().get(PAGE)
    response = Reader().get(f"{PAGE}?from=poster")
    assert response.status_code == 200
    assert "ETag" not in response


def test_a_host_that_is_not_ours_is_refused_even_when_the_page_is_kept(exhibit):
    Reader().get(PAGE)
    response = Client(headers={"host": "evil.example"}).get(PAGE)
    assert response.status_code == 400
    assert "We could not read that" in response.text
    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert asked(PAGE, HTTP_HOST="evil.example")[0] == 400


def test_another_scheme_is_another_page(exhibit):
    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": PAGE, "HTTP_HOST": "testserver"}
    plain, secure = (kept_key(environ | {"wsgi.url_scheme": scheme}) for scheme in ("http", "https"))
    assert plain != secure


# ---- Which edition is current


def test_every_process_serves_a_new_edition_within_a_second(exhibit):
    assert "Unanswered Notes" in Reader().get("/notes/").text
    Exhibit.objects.update(title="Another title")
    publishing.publish(exhibit, digest(gather(exhibit)), "A. Curator")
    time.sleep(0.95)
    assert "Another title" in Reader().get("/notes/").text
    assert b"Another title" in asked("/notes/")[2]


def test_the_table_of_editions_is_read_at_most_once_in_that_time(exhibit, django_assert_num_queries):
    standing.forget()
    with django_assert_num_queries(1):
        for _at in range(50):
            standing.current("notes")


def test_to_forget_is_to_read_again_not_to_know_nothing(exhibit):
    """Whoever reads at that moment has the editions known so far, not an empty site."""
    standing.current("notes")
    standing.forget()
    assert list(standing._table.exhibits) == ["notes"]


def test_an_old_page_changes_when_it_is_not_current_any_more(exhibit):
    assert "noindex" not in Reader().get("/notes/editions/1/first/").text
    publish_again(exhibit, "Another title")
    old = Reader().get("/notes/editions/1/first/")
    assert "You are reading edition 1" in old.text
    assert old["X-Robots-Tag"] == "noindex"


# ---- When the database does not answer


def refuse(execute, sql, params, many, context):
    raise OperationalError("server closed the connection unexpectedly")


def test_without_a_database_a_page_says_so_and_health_too(exhibit):
    standing.forget()
    browser = Reader()
    browser.raise_request_exception = False
    with connection.execute_wrapper(refuse):
        page, health = browser.get(PAGE), browser.get("/health/")
        assert asked(PAGE)[0] == 500
        assert asked("/health/")[0] == 503
        assert asked("/privacy/")[0] == 200
    assert (page.status_code, health.status_code) == (500, 503)
    assert "Something is broken on our side" in page.text
    assert (health.text, health["Cache-Control"].split(",")[0]) == ("database does not answer\n", "max-age=0")


def test_health_counts_the_exhibits_that_can_be_read(exhibit):
    assert Client().get("/health/").text == "ok, exhibits: 1\n"
    publishing.withdraw(exhibit.editions.get(), "Rights.")
    assert Client().get("/health/").text == "ok, exhibits: 0\n"
