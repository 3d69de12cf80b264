"""The content of `fixtures/` as plain rows, for tests that need no database."""

import json
import os
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SEEDS = Path(os.environ.get("NOTE_VERBALE_SEEDS", ROOT.parent / "shared" / "seeds"))
PROSE = {
    "exhibit.exhibit": ["lead", "about", "about_sources"],
    "exhibit.prose": ["text"],
    "exhibit.number": ["caption"],
    "exhibit.drawing": ["caption"],
    "exhibit.comparison": ["left_says", "left_omits", "right_says", "right_omits"],
    "exhibit.gap": ["text"],
    "exhibit.term": ["definition"],
    "quiz.question": ["why"],
    "quiz.option": ["reply", "would_change"],
}


@cache
def all_rows():
    """[(model, fields)] of every fixture, in the order in which they are loaded."""
    files = sorted((ROOT / "fixtures").glob("*.json"))
    return [(row["model"], row["fields"]) for file in files for row in json.loads(file.read_text(encoding="utf-8"))]


def rows(model):
    return [fields for name, fields in all_rows() if name == model]


def all_prose():
    """[(place, html)] of every piece of prose with citations."""
    return [
        (f"{model} {fields.get('uid') or fields.get('slug')} {name}", fields.get(name, ""))
        for model, fields in all_rows()
        for name in PROSE.get(model, ())
    ]
