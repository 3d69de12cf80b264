"""What must be true of an exhibit before it is published: the findings about its pages."""

import msgspec
import pytest

from config.patterns import RECORD
from exhibit import record as rec
from exhibit.check import check, errors

PAGE = RECORD.pages[0]
GAP = PAGE.blocks[-1]
STOP = rec.Stop(page="all", questions=["number", "one"])
SIDE = rec.Side(title="T", excerpt="first-words", says="", omits="")


def with_page(*blocks, **fields):
    page = msgspec.structs.replace(PAGE, **{"blocks": [*blocks, GAP] if blocks else PAGE.blocks} | fields)
    return msgspec.structs.replace(RECORD, pages=[page])


def but(**fields):
    return msgspec.structs.replace(RECORD, **fields)


def test_the_page_of_patterns_has_nothing_to_mend():
    """But for its short name, which is the site's own: it is never published."""
    assert [finding for finding in errors(check(RECORD)) if finding.where[0] != "record"] == []


def with_route(*stops, **fields):
    words = {"title": "T", "question": "Q?", "goal": "see", "discussion": "D?", "minutes": 7}
    return but(routes=[rec.Route(**{"slug": "r", "stops": list(stops)} | words | fields)])


def with_term(**fields):
    return but(terms=[rec.Term(**{"slug": "t", "term": "note", "definition": ""} | fields)])


def test_a_route_of_two_questions_a_page_has_nothing_to_mend():
    assert check(with_route(STOP)) == check(RECORD)


@pytest.mark.parametrize(
    ("record", "level", "words", "where"),
    [
        (with_route(), "error", "This route leads to no page yet.", ("route", "r")),
        (
            with_route(rec.Stop(page="all")),
            "error",
            "This route asks nothing: choose a question of one of its pages.",
            ("route", "r"),
        ),
        (
            with_route(STOP, rec.Stop(page="gone")),
            "error",
            "This route leads to a page of another exhibit: gone.",
            ("route", "r"),
        ),
        (
            with_route(rec.Stop(page="all", questions=["gone"])),
            "error",
            "“Every component, every state” does not ask this question: gone.",
            ("route", "r"),
        ),
        (
            with_route(rec.Stop(page="all", questions=["date", "number", "one"])),
            "error",
            "A route asks at most 2 questions of a page; of “Every component, every state” it asks more.",
            ("route", "r"),
        ),
        (
            with_route(STOP, minutes=20),
            "warning",
            "This route says 20 minutes; its pages take 7.",
            ("route", "r"),
        ),
        (
            with_route(STOP, preparation="It proved that."),
            "error",
            "Only a quotation may say “proved”. Say what our sources hold.",
            ("route", "r"),
        ),
        (with_term(), "error", "This word of the glossary has no definition.", ("term", "t")),
        (
            with_term(definition="<p>A message.</p>"),
            "warning",
            "Nothing supports these words: “A message.”.",
            ("term", "t"),
        ),
        (
            but(about="<p>It proved that.</p>"),
            "error",
            "Only a quotation may say “proved”. Say what our sources hold.",
            ("exhibit", "patterns"),
        ),
        (
            with_page(rec.SourceCard(uid="c", excerpt="first-words", advisory_level=2, bridge="Read on.")),
            "error",
            "This block names more than the advisory of its page says.",
            ("page", "all", "c"),
        ),
        (but(pages=[]), "error", "This exhibit has no page yet.", ("exhibit", "patterns")),
        (but(advisory=""), "warning", "The cover has no advisory line.", ("exhibit", "patterns")),
        (
            but(subtitle="Who refused to answer"),
            "error",
            "Only a quotation may say “refused to answer”. Say what our sources hold.",
            ("exhibit", "patterns"),
        ),
        (with_page(blocks=[]), "error", "This page is empty.", ("page", "all")),
        (
            with_page(blocks=[rec.Discussion(uid="d", text="When?")]),
            "warning",
            "This page does not say what we do not know.",
            ("page", "all"),
        ),
        (with_page(part="gone"), "error", "This page stands in a part of another exhibit.", ("page", "all")),
        (with_page(advisory=""), "error", "This page needs the advisory of its level.", ("page", "all")),
        (
            with_page(title="Why they never replied"),
            "error",
            "Only a quotation may say “never replied”. Say what our sources hold.",
            ("page", "all"),
        ),
        (
            with_page(rec.Gap(uid="g", text="<p>x<script></script></p>")),
            "error",
            "This text holds something that may not stand on a page. Open it, and save it again.",
            ("page", "all", "g"),
        ),
        (
            with_page(rec.SourceCard(uid="c", excerpt="gone")),
            "error",
            "This excerpt may not be shown, or is not in the record: gone.",
            ("page", "all", "c"),
        ),
        (
            with_page(
                rec.Comparison(
                    uid="m",
                    says_label="a",
                    omits_label="b",
                    left=SIDE,
                    right=msgspec.structs.replace(SIDE, excerpt="gone"),
                )
            ),
            "error",
            "This excerpt may not be shown, or is not in the record: gone.",
            ("page", "all", "m"),
        ),
        (
            with_page(rec.Number(uid="n", silence="gone")),
            "error",
            "This block draws a silence that is not in the record: gone.",
            ("page", "all", "n"),
        ),
        (
            with_page(rec.Number(uid="n", silence="after-four")),
            "error",
            "This silence has no number of days: a date is missing.",
            ("page", "all", "n"),
        ),
        (
            with_page(rec.Drawing(uid="w", kind="waiting-chart")),
            "error",
            "This drawing has nothing to draw. It needs one or more silences or responses.",
            ("page", "all", "w"),
        ),
        (
            with_page(rec.Drawing(uid="w", kind="waiting-chart", responses=["gone"])),
            "error",
            "This block draws a response that is not in the record: gone.",
            ("page", "all", "w"),
        ),
        (
            with_page(rec.Activity(uid="a", question="gone")),
            "error",
            "This activity asks a question that is not in the record.",
            ("page", "all", "a"),
        ),
        (
            with_page(rec.ClaimTable(uid="t", claims=["gone"])),
            "error",
            "This table names a claim that is not in the record: gone.",
            ("page", "all", "t"),
        ),
        (
            with_page(rec.Discussion(uid="d", text="It proved that.")),
            "error",
            "Only a quotation may say “proved”. Say what our sources hold.",
            ("page", "all", "d"),
        ),
        (
            with_page(rec.Prose(uid="p", heading="What they proved", text="")),
            "error",
            "Only a quotation may say “proved”. Say what our sources hold.",
            ("page", "all", "p"),
        ),
    ],
)
def test_a_fault_is_named_in_words_with_its_place(record, level, words, where):
    new = [finding for finding in check(record) if finding not in check(RECORD) or finding.level == "warning"]
    assert (level, words, where) in new


def test_errors_stand_first_and_nothing_is_said_twice():
    findings = check(with_page(rec.SourceCard(uid="c", excerpt="gone"), advisory=""))
    levels = [finding.level for finding in findings]
    assert levels == sorted(levels)  # "error" before "warning"
    assert len(findings) == len(set(findings))
