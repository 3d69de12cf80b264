"""The questions of the pattern page as a Bank, and what each of them is worth in files for other programs."""

import datetime

from archive.citing.reference import Edition
from config.patterns import RECORD
from quiz.taking.item import Bank

SITE = "https://notes.example/patterns/editions/2/sources/"


def bank(questions=RECORD.questions, name="Patterns, edition 2", site=SITE):
    day = datetime.date(2026, 1, 31)

    def cited(source):
        return Edition("Patterns", 2, day, "d" * 64, f"{site}{source}/" if site else "")

    return Bank(name, RECORD.holdings, questions, RECORD.misconception, cited)


# What each option is worth, in percent.
CHOICES = {
    "one": {"The first note": 100, "The protest": 0, "The late note": 0},
    "several": {"The protest": 50, "The late note": 50, "The reply": -50},
    "message": {"The protest": 100, "The first note": 0, "The late note": 0},
    "reveal": {"growing surprise": 100, "a heavy heart": 0, "an army": 0},
    "focus": {"awaits with patience": 50, "growing surprise": -50, "the answer of the Grand Duchy": 50},
    "citing": {"An answer": 100, "A visitor": 0, "The spring": 0},
    "citing.evidence": {"growing surprise": 0, "the answer of the Grand Duchy": 100, "No words here show it": 0},
}
# What each row is worth that is given one of a list, in percent; what is not named is worth nothing.
ROWS = {
    "weigh": {
        "The reply of March": {"Neither": 100, "For": 100, "Strongly for": 100},
        "The late note, from Zenda": {"Strongly against": 100, "Against": 100, "Neither": 100, "For": 100},
        "An invented book, printed much later": {"Cannot be used for this": 100},
    },
    "label": {
        "An invented sentence whose evidence is claimed.": {"Claimed": 100, "Reported": 50},
        "An invented sentence whose evidence is unknown.": {"Unknown": 100},
    },
    "compare": {
        "That an answer is awaited": {"The first note": 100},
        "That the matter is closed": {"The reply": 100},
        "That there is a matter": {"Both": 100},
        "That it rained in Strelsau": {"Neither": 100},
    },
}
LISTED = {
    "weigh": {"Strongly against", "Against", "Neither", "For", "Strongly for", "Cannot be used for this"},
    "label": {"Documented", "Reported", "Claimed", "Interpreted", "Contested", "Unknown"},
    "compare": {"The first note", "The reply", "Both", "Neither"},
}
# Pairs to be joined; "" is joined to by nothing.
PAIRS = {
    "match": [
        ("", "set a day for a meeting"),
        ("The first note", "asked for an answer"),
        ("The protest", "drew a reply"),
        ("The reply", "closed the matter"),
    ],
    "map": [
        ("Hentzau", "not told of it"),
        ("Strelsau", "its addressee"),
        ("Tarlenheim", "not told of it"),
        ("Zenda", "its sender"),
    ],
}
CARDS = [
    "The first note",
    "The protest, in rather more words than its sender may have liked",
    "The reply",
    "The late note",
]
# Values: (what is written, how far off it may be, percent), in the order in which they are tried.
NUMBERS = [(31, 0, 0), (353, 5, 100), (353, 10, 50)]
DAYS = {"1901-02-01": 100, "1901-01-31": 100, "1901-02-02": 100, "1901-01-30": 50, "1901-02-03": 50}
