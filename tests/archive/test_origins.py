"""How many origins stand behind what is counted."""

import pytest

from archive.origins import counted, origins, support
from archive.record import Attestation, Footnote, Holdings
from tests.archive.register import source

HELD = Holdings(
    footnotes=[
        Footnote(publication="article", number=1, kind="archival", as_printed="x", sources=["wire", "paper-1"]),
        Footnote(publication="article", number=2, kind="archival", as_printed="x", shelfmark="mark"),
        Footnote(publication="article", number=3, kind="literature", as_printed="See [25]."),
        Footnote(publication="article", number=4, kind="archival", as_printed="x", shelfmark="mark"),
        Footnote(
            publication="article", number=5, kind="archival", as_printed="x", sources=["wire"], mentions=["letter"]
        ),
    ],
    sources=[
        source("article", ""),
        source("letter", ""),
        source("paper-1", "", derives_from=["wire"]),
        source("paper-2", "", derives_from=["paper-1"]),
        source("ring-1", "", derives_from=["ring-2"]),
        source("ring-2", "", derives_from=["ring-1"]),
        source("round-up", "", derives_from=["wire", "letter"]),
        source("wire", ""),
    ],
)


@pytest.mark.parametrize(
    ("slugs", "words"),
    [
        ([], ""),
        (["wire"], "1 source, 1 origin"),
        (["wire", "paper-1", "paper-2"], "3 sources, 1 origin"),
        (["wire", "letter"], "2 sources, 2 origins"),
        (["round-up"], "1 source, 2 origins"),
        (["ring-1", "ring-2"], "2 sources, 1 origin"),
        (["wire", "wire"], "1 source, 1 origin"),
    ],
)
def test_papers_that_repeat_one_report_are_one_origin(slugs, words):
    assert counted(HELD, slugs) == words


def test_what_a_source_goes_back_to_derives_from_nothing():
    assert origins(HELD, ["paper-2", "round-up"]) == {"letter", "wire"}


def at(number, paper=""):
    return Attestation(source="article", footnote=number, paper=paper)


@pytest.mark.parametrize(
    ("places", "found"),
    [
        ([at(1)], ["wire", "paper-1"]),
        ([at(2), at(4)], ["mark"]),
        ([at(3)], ["article"]),
        ([at(0), at(1)], ["article", "wire", "paper-1"]),
        ([at(1, "paper-1")], ["paper-1"]),
        ([at(5)], ["wire"]),
        ([at(5, "letter")], ["letter"]),
    ],
)
def test_a_place_supports_by_the_papers_its_footnote_points_to(places, found):
    assert support(HELD, places) == found
