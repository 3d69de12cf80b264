"""The counts beside the choices: made from sets of places, and the same that the tables would give."""

import random

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from archive import publishing, results, search
from archive.facets import Index, from_bytes, places_of, to_bytes, to_set
from archive.filters import LABELS, PublishedFilter
from archive.models import Published, PublishedExhibit
from archive.record import Footnote, Holdings, Repository, Shelfmark
from archive.results import Results
from tests.archive.register import EXCHANGE, HERE, message, party, silence, source

pytestmark = pytest.mark.django_db


def holdings(seed, names, more=()):
    """Sources with values of all facets, drawn at random: note-0, note-1 ..."""
    dice = random.Random(seed)
    sources, footnotes, messages, silences = [source("article", "", kind="article")], [], [], []
    for number, slug in enumerate([f"note-{at}" for at in names] + list(more)):
        date = dice.choice(["", "1949", "1950-02-01", "1949-12-25/1950-01-05", "[..1950-02-03]"])
        sources.append(
            source(slug, date, kind=dice.choice(["note", "letter"]), act_status=dice.choice(["", "documented"]))
        )
        footnotes.append(
            Footnote(
                publication="article",
                number=seed * 100 + number + 1,
                kind="archival",
                as_printed="AVP",
                shelfmark=dice.choice(["", "a", "b"]),
                sources=[slug],
            )
        )
        if dice.random() < 0.7:
            one, other = dice.sample(["china", "soviet-union", "united-states"], 2)
            messages.append(message(slug, one, [other]))
            if dice.random() < 0.5:
                silences.append(silence(f"after-{slug}", slug, "1950-12-15", party=other))
    return Holdings(
        repositories=[Repository(slug="a", code="AVP RF", name="A"), Repository(slug="b", code="RGASPI", name="B")],
        shelfmarks=[Shelfmark(code=code, repository=code, as_printed=f"F. {code}") for code in "ab"],
        footnotes=footnotes,
        sources=sources,
        parties=[party("china", "Beijing"), party("soviet-union", "Moscow"), party("united-states", "Washington")],
        messages=messages,
        silences=silences,
    )


@pytest.fixture
def two_exhibits():
    """Two exhibits of 30 and 20 sources; both hold the article and four of the notes."""
    for name, seed, numbers in (("notes", 1, range(30)), ("echoes", 2, range(26, 46))):
        page = publishing.Page(f"{name}/first", f"First of {name}", "Words.", frozenset({"note-1", "note-27"}))
        held = holdings(seed, numbers)
        publishing.publish(name, publishing.rows_for(name, 1, held, name.title(), [page]), 1)


def all_choices(index):
    return [(facet, value) for facet in LABELS for value in sorted(index.known(facet))]


def rows(index, **chosen):
    narrowed = PublishedFilter(chosen, index, queryset=Published.objects.all())
    assert narrowed.form.is_valid()
    return narrowed.qs


def test_every_count_is_that_of_the_table(two_exhibits):
    index = Index()
    choices = all_choices(index)
    dice = random.Random(3)
    pairs = [dict(dice.sample(choices, 2)) for _turn in range(60)]
    for chosen in ({}, *({facet: value} for facet, value in choices), *pairs):
        total, counts = index.count(chosen)
        assert total == rows(index, **chosen).count()
        for facet, value in dice.sample(choices, 6):
            assert counts[facet].get(value, 0) == rows(index, **chosen | {facet: value}).count(), (chosen, facet, value)
        assert sorted(index.keys(chosen, None)) == sorted(rows(index, **chosen).values_list("pk", flat=True))


def test_counts_keep_to_what_a_search_has_found(two_exhibits):
    index = Index()
    hits = Results(index, search.parse("moscow"), PublishedFilter({}, index, queryset=Published.objects.all()))
    total, counts = hits.counted
    found = Published.objects.filter(pk__in=search.find(search.parse("moscow")), newest=True)
    assert total == found.count()
    assert counts["thing"] == {"source": found.filter(thing="source").count(), "party": 1}


@pytest.mark.parametrize("query", ["", "note", "moscow"])
@pytest.mark.parametrize("sort", ["oldest", "newest", "title", "kind"])
@pytest.mark.parametrize(
    "chosen", [{"thing": "source"}, {"thing": "source", "archive": "AVP RF"}, {"lesson": "notes/first"}]
)
def test_few_results_and_many_are_the_same_results_in_the_same_order(two_exhibits, monkeypatch, query, sort, chosen):
    def listed():
        index = Index()
        narrowed = PublishedFilter(chosen | {"sort": sort}, index, queryset=Published.objects.all())
        found = Results(index, search.parse(query), narrowed)
        return [(row.exhibit, row.slug) for row in found[0:100]], found.count()

    few = listed()
    monkeypatch.setattr(results, "FEW", 0)
    assert listed() == few
    assert len(few[0]) == few[1]


def test_hits_beyond_the_ranked_ones_follow_and_none_is_shown_twice(two_exhibits, monkeypatch):
    monkeypatch.setattr(search, "RANKED", 5)
    index = Index()
    narrowed = PublishedFilter({"thing": "source"}, index, queryset=Published.objects.all())
    found = Results(index, search.parse("note"), narrowed)
    keys = [row.pk for at in range(0, 100, 7) for row in found[at : at + 7]]
    assert sorted(keys) == sorted(index.keys({"thing": "source"}, found.hits))
    assert len(keys) == found.count() == 46


def test_a_thing_is_listed_as_its_newest_exhibit_holds_it():
    publishing.publish("notes", publishing.rows_for("notes", 1, Holdings(sources=[source("it", "", title="Old")])))
    publishing.publish("echoes", publishing.rows_for("echoes", 1, Holdings(sources=[source("it", "", title="New")])))
    assert titles() == ["New"]
    publishing.publish("notes", publishing.rows_for("notes", 2, Holdings(sources=[source("it", "", title="Newer")])))
    assert titles() == ["Newer"]
    publishing.withdraw("notes")
    assert titles() == ["New"]
    assert [row.exhibit for row in PublishedExhibit.objects.holding("it")] == ["echoes"]


def titles():
    response = Client().get("/archive/")
    listed = [row.title for row in response.context["object_list"]]
    assert listed == list(Published.objects.filter(newest=True).values_list("title", flat=True))
    assert response.context["total"] == len(listed)
    return listed


def test_on_the_page_of_one_exhibit_a_thing_is_listed_as_that_exhibit_holds_it(two_exhibits):
    listed = Client().get("/archive/?lesson=notes/first").context["object_list"]
    assert {(row.exhibit, row.slug) for row in listed} == {("notes", "note-1"), ("notes", "note-27")}


@pytest.mark.parametrize(
    ("slug", "states"),
    [
        ("note-1", ["no-reply"]),
        ("note-2", ["answered", "no-reply"]),
        ("note-4", ["nothing-said"]),
        ("note-5", ["answered"]),
        ("article", ["no-message"]),
    ],
)
def test_what_came_back_is_read_from_responses_and_silences(slug, states):
    publishing.publish("notes", publishing.rows_for("notes", 1, EXCHANGE))
    assert Published.objects.get(slug=slug).reply == f"|{'|'.join(states)}|"


def test_a_public_statement_is_an_answer_elsewhere():
    held = [row for row in EXCHANGE.responses if row.slug == "on-parole"]
    said = type(held[0])(slug="x", message="note-6", reply="note-7", kind="public-statement", attestation=HERE)
    changed = Holdings(sources=EXCHANGE.sources, parties=EXCHANGE.parties, messages=EXCHANGE.messages, responses=[said])
    publishing.publish("notes", publishing.rows_for("notes", 1, changed))
    assert Published.objects.get(slug="note-6").reply == "|elsewhere|"


@pytest.mark.parametrize(
    "address", ["/archive/", "/archive/?q=note", "/archive/?q=note&sort=title", "/archive/?kind=note&year=1950"]
)
def test_a_page_takes_as_many_queries_for_many_things_as_for_few(address):
    def count():
        with CaptureQueriesContext(connection) as queries:
            assert Client().get(address).status_code == 200
        return len(queries)

    publishing.publish("notes", publishing.rows_for("notes", 1, holdings(1, range(10))))
    count()  # reads the facets into memory
    few = count()
    for number in range(4):
        held = holdings(number + 2, range(number * 200, number * 200 + 200))
        publishing.publish(f"more-{number}", publishing.rows_for(f"more-{number}", 1, held))
    count()
    assert count() == few <= 4


@given(st.sets(st.integers(0, 2000)))
def test_a_set_of_places_is_a_number_and_back(places):
    number = to_set(sorted(places))
    assert sorted(places_of(number)) == sorted(places)
    assert list(places_of(number)) == sorted(places, reverse=True)
    assert from_bytes(to_bytes(number)) == number


def test_the_search_is_rebuilt_from_the_current_editions(capsys):
    from tests.lessons import make_lesson, publish

    publish(make_lesson())
    before = list(Published.objects.order_by("thing", "slug").values_list("thing", "slug", "title", "words"))
    publishing.withdraw("notes")
    assert Client().get("/archive/?q=note").context["total"] == 0
    call_command("rebuild_search")
    assert list(Published.objects.order_by("thing", "slug").values_list("thing", "slug", "title", "words")) == before
    assert Client().get("/archive/?q=note").context["total"] > 0
    assert "1 of 1" in capsys.readouterr().out
