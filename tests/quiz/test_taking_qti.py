"""QTI 3: a package whose manifest names every item, and items whose interaction, declaration and key agree."""

import io
import zipfile
from xml.etree import ElementTree

import pytest

from config.patterns import RECORD
from quiz.taking import FORMATS
from tests.quiz.taken import SITE, bank

QTI = "{http://www.imsglobal.org/xsd/imsqtiasi_v3p0}"
PACKAGE = "{http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1}"
# Of each form: interaction, cardinality and type of the response, the key, and what some answers are worth.
ITEMS = {
    "one": ("choice", "single", "identifier", ["o-o0"], {"o-o0": 1, "o-o1": 0, "o-o2": 0}),
    "message": ("choice", "single", "identifier", ["o-o0"], {"o-o0": 1, "o-o1": 0, "o-o2": 0}),
    "several": ("choice", "multiple", "identifier", ["o-o0", "o-o1"], {"o-o0": 0.5, "o-o1": 0.5, "o-o2": -0.5}),
    "citing": ("choice", "single", "identifier", ["o-o0"], {"o-o0": 0.5, "o-o1": 0, "o-o2": 0}),
    "number": ("text-entry", "single", "integer", ["353"], {}),
    "date": (
        "text-entry",
        "single",
        "string",
        ["1901-02-01"],
        {"1901-02-01": 1, "1901-01-31": 1, "1901-02-02": 1, "1901-01-30": 0.5, "1901-02-03": 0.5},
    ),
    "sequence": ("order", "ordered", "identifier", ["o-first", "o-protest", "o-reply", "o-late"], {}),
    "match": (
        "match",
        "multiple",
        "directedPair",
        ["o-first to-first", "o-protest to-protest", "o-reply to-reply"],
        dict.fromkeys(["o-first to-first", "o-protest to-protest", "o-reply to-reply"], 1 / 3),
    ),
    "map": (
        "match",
        "multiple",
        "directedPair",
        ["o-strelsau to-strelsau", "o-zenda to-zenda", "o-hentzau to-hentzau", "o-tarlenheim to-hentzau"],
        {
            "o-strelsau to-strelsau": 0.25,
            "o-zenda to-zenda": 0.25,
            "o-hentzau to-hentzau": 0.25,
            "o-tarlenheim to-hentzau": 0.25,
        },
    ),
    "weigh": (
        "match",
        "multiple",
        "directedPair",
        ["o-reply to-1", "o-late to--1", "o-book to-unusable"],
        {
            **dict.fromkeys(["o-reply to-0", "o-reply to-1", "o-reply to-2"], 1 / 3),
            **dict.fromkeys(["o-late to--2", "o-late to--1", "o-late to-0", "o-late to-1"], 1 / 3),
            "o-book to-unusable": 1 / 3,
        },
    ),
    "label": (
        "match",
        "multiple",
        "directedPair",
        ["o-claimed to-claimed", "o-unknown to-unknown"],
        {"o-claimed to-claimed": 0.5, "o-claimed to-reported": 0.25, "o-unknown to-unknown": 0.5},
    ),
    "compare": (
        "match",
        "multiple",
        "directedPair",
        ["o-waits to-a", "o-closed to-b", "o-matter to-both", "o-weather to-neither"],
        dict.fromkeys(["o-waits to-a", "o-closed to-b", "o-matter to-both", "o-weather to-neither"], 0.25),
    ),
    "reveal": ("inline-choice", "single", "identifier", ["o-o0"], {"o-o0": 1, "o-o1": 0, "o-o2": 0}),
    "focus": ("hottext", "multiple", "identifier", ["o-f0", "o-f2"], {"o-f0": 0.5, "o-f1": -0.5, "o-f2": 0.5}),
    "reflect": ("extended-text", "single", "string", [], {}),
}


@pytest.fixture(scope="module")
def package():
    return zipfile.ZipFile(io.BytesIO(FORMATS["qti.zip"].write(bank())))


def item(package, uid):
    return ElementTree.fromstring(package.read(f"items/{uid}.xml"))


def declaration(root, identifier):
    (found,) = [row for row in root.iter(f"{QTI}qti-response-declaration") if row.get("identifier") == identifier]
    return found


def words(root, tag):
    return [row.text for row in root.iter(f"{QTI}{tag}")]


def test_the_manifest_names_each_item_and_nothing_else_is_packed_but_what_is_lost(package):
    manifest = ElementTree.fromstring(package.read("imsmanifest.xml"))
    resources = list(manifest.iter(f"{PACKAGE}resource"))
    files = [f"items/{question.uid}.xml" for question in RECORD.questions]
    assert [row.get("href") for row in resources] == files
    assert [row.find(f"{PACKAGE}file").get("href") for row in resources] == files
    assert {row.get("type") for row in resources} == {"imsqti_item_xmlv3p0"}
    assert package.namelist() == ["imsmanifest.xml", *files, "losses.txt"]
    lost = package.read("losses.txt").decode()
    assert "Of cards in order only the whole order counts. [sequence]" in lost
    assert "The covered words cannot be uncovered before the answer. [reveal]" in lost


@pytest.mark.parametrize("uid", ITEMS)
def test_interaction_declaration_and_key_agree(package, uid):
    interaction, cardinality, kind, key, worth = ITEMS[uid]
    root = item(package, uid)
    body = root.find(f"{QTI}qti-item-body")
    asked = [row for row in body.iter() if row.get("response-identifier") == "RESPONSE"]
    assert [row.tag for row in asked] == [f"{QTI}qti-{interaction}-interaction"]
    declared = declaration(root, "RESPONSE")
    assert (declared.get("cardinality"), declared.get("base-type")) == (cardinality, kind)
    found = words(declared, "qti-value")
    assert found == key if cardinality == "ordered" else sorted(found) == sorted(key)
    mapped = {row.get("map-key"): float(row.get("mapped-value")) for row in declared.iter(f"{QTI}qti-map-entry")}
    assert mapped == pytest.approx(worth)
    offered = {row.get("identifier") for row in body.iter() if row.get("identifier")}
    if kind in ("identifier", "directedPair"):
        assert {part for value in [*key, *mapped] for part in value.split()} <= offered


def test_every_item_tells_the_reason_and_the_evidence_with_its_link(package):
    for uid in ITEMS:
        root = item(package, uid)
        told = {row.get("identifier"): "".join(row.itertext()) for row in root.iter(f"{QTI}qti-modal-feedback")}
        assert "The note says so." in told["why"]
        assert "awaits with patience, and with growing surprise" in told["why"]
        assert f"{SITE}note-one/" in {row.get("href") for row in root.iter(f"{QTI}a")}
        assert "why" in words(root.find(f"{QTI}qti-response-processing"), "qti-base-value")


def test_where_the_evidence_is_asked_it_is_half_of_the_score(package):
    root = item(package, "citing")
    declared = declaration(root, "EVIDENCE")
    assert words(declared, "qti-value") == ["s-s1"]
    mapped = {row.get("map-key"): float(row.get("mapped-value")) for row in declared.iter(f"{QTI}qti-map-entry")}
    assert mapped == {"s-s0": 0, "s-s1": 0.5, "s-none": 0}
    added = root.find(f".//{QTI}qti-sum")
    assert [row.get("identifier") for row in added] == ["SCORE", "EVIDENCE"]


def test_a_true_answer_whose_evidence_does_not_show_it_is_told_apart(package):
    root = item(package, "citing")
    (both,) = root.iter(f"{QTI}qti-and")
    assert [(row.tag.removeprefix(QTI), words(row, "qti-base-value")) for row in both] == [
        ("qti-gte", ["0.5"]),  # the score: the whole answer, half of all
        ("qti-lte", ["0"]),  # what the words marked are worth
    ]
    told = {row.get("identifier"): "".join(row.itertext()) for row in root.iter(f"{QTI}qti-modal-feedback")}
    assert told["unshown"] == "True, but these words do not show it"
    assert "unshown" not in "".join(ElementTree.tostring(item(package, "one"), encoding="unicode"))


def test_a_number_counts_within_its_tolerance_and_half_within_twice(package):
    tests = [
        (row.get("tolerance"), row.find(f"{QTI}qti-base-value").text)
        for row in item(package, "number").iter(f"{QTI}qti-equal")
    ]
    assert tests == [("5 5", "353"), ("10 10", "353"), ("0 0", "31")]


def test_covered_words_are_not_shown_and_words_to_mark_stand_in_the_text(package):
    body = item(package, "reveal").find(f"{QTI}qti-item-body")
    assert "".join(body.itertext()).count("growing surprise") == 1  # among the words to choose from
    assert words(item(package, "focus"), "qti-hottext") == [
        "awaits with patience",
        "growing surprise",
        "the answer of the Grand Duchy",
    ]
    quoted = item(package, "focus").find(f".//{QTI}blockquote")
    assert (
        "".join(quoted.itertext()) == "“awaits with patience, and with growing surprise, the answer of the Grand Duchy”"
    )
