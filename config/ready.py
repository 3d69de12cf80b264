"""Whether the state folder is ready to be served.

`prepare` writes down what it prepared from. A start that would prepare from the same has nothing to do, and can tell
without Django: looking must cost less than doing.
"""

import hashlib
import json
import os
import sqlite3
from contextlib import closing

from config.settings import BASE_DIR, DATABASE_URL, DATABASES, STATE_DIR, STATIC_ROOT, VERSION

ROOMS = ["archive", "quiz", "exhibit", "classroom", "kiosk"]
STAMP = STATE_DIR / "prepared.json"


def made_from():
    """A digest of everything that preparing depends on, by subject."""
    lock = BASE_DIR / "requirements.lock"
    wiring = BASE_DIR / "config" / "settings.py"
    migrations = [path for room in ROOMS for path in (BASE_DIR / room / "migrations").glob("*.py")]
    static = [path for path in (BASE_DIR / "static").rglob("*") if path.is_file()]
    static += [path for room in ROOMS for path in (BASE_DIR / room / "static").rglob("*") if path.is_file()]
    return {
        "database": _digest([], VERSION, DATABASE_URL),
        "migrations": _digest([lock, wiring, *migrations], VERSION),
        "rows": _digest([BASE_DIR / "archive" / "publishing.py"]),
        "fixtures": _digest((BASE_DIR / "fixtures").glob("*.json")),
        "static": _digest([lock, wiring, *static], VERSION),
    }


def _digest(paths, *words):
    whole = hashlib.blake2b("\0".join(words).encode(), digest_size=16)
    for path in sorted(paths):
        whole.update(f"\0{path.relative_to(BASE_DIR)}\0".encode())
        whole.update(hashlib.blake2b(path.read_bytes()).digest())
    return whole.hexdigest()


def stamp():
    """What was prepared last, or an empty dict: nothing yet, or it was interrupted."""
    try:
        return json.loads(STAMP.read_text())
    except (FileNotFoundError, ValueError):
        return {}


def write(content):
    draft = STAMP.with_suffix(f".{os.getpid()}")
    draft.write_text(json.dumps(content, indent=1))
    draft.replace(STAMP)


def is_ready():
    known = stamp()
    return (
        "applied" in known  # written last
        and known["made_from"] == made_from()
        and (STATIC_ROOT / "staticfiles.json").exists()
    )


def is_migrated():
    """Whether the database has each step that was there when it was prepared; an old copy may have been put back."""
    there = set(_rows("SELECT app, name FROM django_migrations"))
    return there.issuperset(tuple(step) for step in stamp()["applied"])


def somebody_can_sign_in():
    """Whether an account has a password. Django marks one that has none with "!"."""
    return bool(_rows("SELECT 1 FROM auth_user WHERE is_active AND password NOT LIKE '!%' LIMIT 1"))


def _rows(query):
    """The rows of a query; none where there is no such database, table or server."""
    if DATABASE_URL.startswith("sqlite:"):
        client, where = sqlite3, {"database": f"file:{DATABASES['default']['NAME']}?mode=ro", "uri": True}
    else:
        import psycopg as client

        where = {"conninfo": DATABASE_URL}
    try:
        with closing(client.connect(**where)) as database, closing(database.cursor()) as cursor:
            cursor.execute(query)
            return cursor.fetchall()
    except client.Error:
        return []
