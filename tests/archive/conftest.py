"""The two texts all content is drawn from, read as the tests compare them."""

import re

import pytest

from archive.quotation import folded
from tests.content import SEEDS, rows
from tests.forgetting import nothing_remembered  # noqa: F401 - a fixture for every test here

ARTICLE, NEWS = "004_6c17f81deb03b697.txt", "000_912d80e2226097f4.txt"


def seed(name):
    try:
        return (SEEDS / name).read_text(encoding="utf-8")
    except FileNotFoundError:
        pytest.skip(f"It is not in {SEEDS}; set NOTE_VERBALE_SEEDS to the folder that holds {name}.")


@pytest.fixture(scope="session")
def news():
    return folded(seed(NEWS))


@pytest.fixture(scope="session")
def prints():
    """The article, its lines joined and white space folded: once without, once with the hyphens at line ends."""
    text = seed(ARTICLE).replace("Nimbo15", "Nimbo")  # the sign of footnote 15, inside a quotation
    text = re.sub(r"(\s?)–\s*\n\s*", r"\1–\1", text)
    return [folded(re.sub(r"(?<=\w)-\s*\n\s*(?=[a-zA-Z])", hyphen, text)) for hyphen in ("", "-")]


@pytest.fixture(scope="session")
def running_texts(prints):
    """The same without the footnotes at the ends of pages and columns."""
    found = []
    for text in prints:
        for footnote in rows("archive.footnote"):
            if not footnote.get("omission"):
                text = text.replace(f" {footnote['number']} {footnote['as_printed']}", "", 1)
        found.append(text)
    return found
