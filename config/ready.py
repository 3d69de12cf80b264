"""Whether the state folder is ready to be served.

`prepare` writes down what it prepared from. A start that would prepare from the same has nothing to do, and can tell
without Django: looking must cost less than doing.
"""

import hashlib
import json
import os

from config.settings import BASE_DIR, DATABASE_URL, STATE_DIR, STATIC_ROOT, VERSION

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


def lacks_migrations(connection):
    """Whether the database lacks a step that was there when it was prepared, as after an old copy was put back."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT app, name FROM django_migrations")
        there = set(cursor.fetchall())
    return not there.issuperset(tuple(step) for step in stamp()["applied"])
