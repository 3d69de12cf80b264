"""Which edition of each exhibit is current: asked of the database at most once a second, in each process."""

import hashlib
import os
import threading
import time
from functools import lru_cache
from typing import NamedTuple

from django.conf import settings
from django.utils import timezone

from exhibit.models import Edition

FRESH_SECONDS = 0.8  # so that every process serves a new edition within one second


class Standing(NamedTuple):
    """One edition as readers meet it. `mark` changes whenever anything about the exhibit's editions does."""

    key: int
    exhibit_key: int
    exhibit: str
    title: str
    number: int
    published_on: object
    editor: str
    note: str
    digest: str
    current: bool
    withdrawn_on: object
    withdrawn_reason: str
    mark: str

    @property
    def day(self):
        return timezone.localdate(self.published_on)


class _Table:
    """The editions of all exhibits, newest first: {exhibit slug: [Standing]}."""

    def __init__(self):
        self.lock = threading.Lock()
        self.exhibits = {}
        self.forget()

    def forget(self):
        self.read_at = float("-inf")

    def read(self):
        if time.monotonic() - self.read_at > FRESH_SECONDS:
            with self.lock:
                if time.monotonic() - self.read_at > FRESH_SECONDS:
                    asked_at = time.monotonic()
                    self.exhibits = _read_exhibits()
                    self.read_at = asked_at
        return self.exhibits


def _read_exhibits():
    found = {}
    rows = (
        Edition.objects.order_by("exhibit__slug", "-number")
        .select_related("exhibit")
        .defer("content", "exhibit__lead", "exhibit__advisory")
    )
    for row in rows:
        found.setdefault(row.exhibit.slug, []).append(row)
    return {slug: _standings(editions) for slug, editions in found.items()}


def _standings(editions):
    state = "/".join(f"{row.pk}:{row.digest}:{row.withdrawn_reason}" for row in editions)
    state += f"/{editions[0].exhibit.current_id}"
    mark = hashlib.sha256(state.encode()).hexdigest()[:16]
    return [
        Standing(
            key=row.pk,
            exhibit_key=row.exhibit_id,
            exhibit=row.exhibit.slug,
            title=row.exhibit.title,
            number=row.number,
            published_on=row.published_on,
            editor=row.editor,
            note=row.note,
            digest=row.digest,
            current=row.pk == row.exhibit.current_id,
            withdrawn_on=row.withdrawn_on,
            withdrawn_reason=row.withdrawn_reason,
            mark=mark,
        )
        for row in editions
    ]


_table = _Table()
forget = _table.forget


def exhibits():
    """{exhibit slug: its current Standing}, of exhibits that are open to readers."""
    found = {slug: current(slug) for slug in _table.read()}
    return {slug: row for slug, row in found.items() if row and not row.withdrawn_on}


def editions(exhibit):
    """All editions of an exhibit (its slug), newest first; [] for an unknown one."""
    return _table.read().get(exhibit, [])


def current(exhibit):
    """The current Standing of an exhibit (its slug), or None."""
    return next((row for row in editions(exhibit) if row.current), None)


def edition(exhibit, number):
    return next((row for row in editions(exhibit) if row.number == number), None)


def record_of(row):
    """The Record of an edition (its Standing), kept in memory: it never changes."""
    return kept_record(row.key, row.digest)


@lru_cache(maxsize=16)
def kept_record(key, digest):
    """By the digest too, since a restored database may give a key to another edition."""
    return Edition.objects.get(pk=key).record


@lru_cache(maxsize=4096)
def titles_of(key, digest):
    """{slug: title} of an edition's pages, so that an address that never was does not open every old edition again."""
    return {page.slug: page.title for page in kept_record(key, digest).pages}


@lru_cache(maxsize=1)
def release():
    """A digest of all that shapes a page beside its Record: code, templates, catalogues, names of static files."""
    statics = settings.STATIC_ROOT / "staticfiles.json"
    paths = [str(statics)] if statics.exists() else []
    for room in ("archive", "quiz", "exhibit", "classroom", "config", "templates", "locale"):
        for folder, _folders, names in os.walk(settings.BASE_DIR / room):
            paths += [os.path.join(folder, name) for name in names if name.endswith((".py", ".html", ".css", ".mo"))]
    sums = hashlib.sha256(settings.VERSION.encode())
    for path in sorted(paths):  # as text, not as Paths: every start of a process waits for this
        with open(path, "rb", buffering=0) as file:
            sums.update(os.path.basename(path).encode() + file.read())
    return sums.hexdigest()[:16]
