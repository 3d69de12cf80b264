"""Questions as plain data: what an edition keeps of them, key and feedback included."""

import hashlib

import msgspec

from archive.record import Row


class Option(Row):
    """One of a question's options, or a wrong answer its author foresaw; a form knows its `uid`, never `right`."""

    uid: str
    text: str
    reply: str = ""
    right: bool = False
    message: str = ""


class Question(Row):
    """`key` and `tolerance` are for a number (in the question's unit) or a date (ISO; tolerance in days)."""

    uid: str
    kind: str
    form: str
    habit: str
    text: str
    why: str
    evidence: str
    answer_words: str = ""
    unit: str = ""
    key: str = ""
    tolerance: int = 0
    options: list[Option] = []


def digest(question):
    """The question's version: SHA-256, as hex, of its part of the record."""
    return hashlib.sha256(msgspec.json.encode(question)).hexdigest()


def shown_order(question):
    """The options in an order that depends on the question's version only, so that no place in it tells the key."""
    version = digest(question)
    return sorted(question.options, key=lambda option: hashlib.sha256(f"{version}/{option.uid}".encode()).digest())
