"""Search, one contract for both databases: what is found, in which order, and that any text whatever can be asked."""

import pytest
from django.core.management import call_command
from django.test import Client
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from archive import publishing, search
from archive.models import Published
from archive.record import Excerpt, Footnote, Holdings, Repository, Shelfmark
from archive.search.highlight import mark, snippet
from tests.archive.register import source

pytestmark = pytest.mark.django_db

PRINTED = "АВП РФ. Ф. 0146. Оп. 23а. П. 323. Д. 1. Л. 40"
HELD = Holdings(
    repositories=[Repository(slug="avp-rf", code="AVP RF", name="Foreign Policy Archive")],
    shelfmarks=[Shelfmark(code="avp-rf-f0146", repository="avp-rf", as_printed=PRINTED)],
    footnotes=[
        Footnote(
            publication="article",
            number=50,
            kind="archival",
            as_printed=PRINTED,
            shelfmark="avp-rf-f0146",
            sources=["shiro"],
        )
    ],
    sources=[
        source("article", "", kind="article", title="The article"),
        source("elka", "1950-03-01", kind="letter", title="Ёлка в Хабаровске"),
        source("in-title", "1950-01-01", title="A special tribunal"),
        source("in-words", "1950-01-02", title="A note", made_for="To ask for a special and lasting tribunal."),
        source("shiro", "1950-02-01", title="Note on Ishii Shirō and Tōgō", good_for="What was asked."),
        source("said-of-a-name", "", title="What Hope asked of the spring"),
        source("with-a-name", "", title="The brother of Anthony Hope"),
        source("a-name", "", title="Anthony Hope", good_for="Much is told of him here, and little of the others."),
        source("kanto", "1950-04-01", title="関東軍の手紙"),
    ],
    excerpts=[Excerpt(slug="words", source="shiro", text="its natural bewilderment at the silence", language="en")],
)


@pytest.fixture
def held(db):
    publishing.publish("notes", publishing.rows_for("notes", 1, HELD))


def found(text):
    """The slugs of what is found, most relevant first."""
    query = search.parse(text)
    keys = search.find(query)
    slugs = dict(Published.objects.filter(pk__in=keys).values_list("pk", "slug"))
    return [slugs[key] for key in search.ranked(query, keys[0])] if keys else []


@pytest.mark.parametrize("typed", ["Shiro", "SHIRŌ", "shir", "ishii togo", '"ishii shiro"', "Tōgō Shirō"])
def test_a_name_is_found_however_its_marks_are_typed(held, typed):
    assert found(typed) == ["shiro"]


@pytest.mark.parametrize("typed", ["елка", "ЁЛКА", "Ёлк", "хабаровске елка"])
def test_a_russian_word_is_found_with_or_without_its_dots(held, typed):
    assert found(typed) == ["elka"]


@pytest.mark.parametrize(
    "typed",
    [
        "Ф. 0146",
        "f 0146 op 23a",
        "F.0146 Op.23а",
        "f0146 op23a p323",
        "AVP RF F.0146",
        "АВП РФ",
        "0146",
        PRINTED,
        '"F. 0146. Op. 23a"',
    ],
)
def test_a_shelfmark_is_found_however_it_is_typed(held, typed):
    assert sorted(found(typed)) == ["article-fn50", "shiro"]


@pytest.mark.parametrize("typed", ["146", "014", "f 0146 op 23b", '"op 0146"', '"natural bewilder"', "ilk"])
def test_numbers_and_quoted_words_are_found_whole_and_no_word_from_its_middle(held, typed):
    assert found(typed) == []


def test_all_words_are_looked_for_and_quoted_ones_stand_in_a_row(held):
    assert found("special tribunal") == ["in-title", "in-words"]
    assert found('"special tribunal"') == ["in-title"]
    assert found("special tribunal shiro") == []


def test_a_hit_in_the_title_comes_before_one_in_the_words(held):
    assert found("tribun") == ["in-title", "in-words"]


def test_who_bears_a_name_comes_before_what_only_mentions_it(held):
    assert found("hope") == ["a-name", "with-a-name", "said-of-a-name"]


@pytest.mark.parametrize("typed", ["1950-03-01", "1 March 1950", "march 1950", "letter march"])
def test_a_paper_is_found_by_its_date_and_its_kind(held, typed):
    assert found(typed)[0] == "elka"


def test_of_many_hits_read_a_piece_at_a_time_none_is_missed(held, monkeypatch):
    query = search.parse("hope")
    monkeypatch.setattr(search, "PIECE", 3)
    assert sorted(slug_of(key) for key in search.find(query)) == ["a-name", "said-of-a-name", "with-a-name"]


def slug_of(key):
    return Published.objects.get(pk=key).slug


def test_japanese_words_are_found_from_anywhere_in_a_line(held):
    assert found("東軍") == ["kanto"]
    assert found("軍東") == []


def test_no_phrase_runs_from_the_title_into_the_words(held):
    assert found('"note to ask"') == []


def test_the_newest_of_equals_comes_first(held):
    publishing.publish("echoes", publishing.rows_for("echoes", 1, HELD))
    query = search.parse("bewilderment")
    assert search.ranked(query, 0) == list(search.find(query))[::-1]


def test_what_is_withdrawn_or_published_anew_is_not_found_under_its_old_words(held):
    publishing.publish("notes", publishing.rows_for("notes", 2, Holdings(sources=[source("new", "", title="Anew")])))
    assert (found("tribunal"), found("anew")) == ([], ["new"])
    publishing.withdraw("notes")
    assert found("anew") == []


def test_a_query_is_cut_where_it_is_too_long():
    assert search.parse("a b").cut is False
    assert search.parse("word " * 100).text == ("word " * 40).rstrip()
    assert search.parse("word " * 100).cut
    assert search.parse(" ".join("abcdefghijklm")).cut
    assert len(search.parse(" ".join("abcdefghijklm")).terms) == 12


def test_hits_are_marked_in_the_words_as_written():
    query = search.parse('shiro "f 0146" <b> elan')
    assert mark("Ishii Shirō, Ф.0146 <b>, e\u0301lan & more", query) == (
        "Ishii <mark>Shirō</mark>, <mark>Ф.0146</mark> &lt;<mark>b</mark>&gt;, <mark>e\u0301lan</mark> &amp; more"
    )


def test_a_snippet_stands_around_the_first_hit():
    text = "begin " * 100 + "the tribunals met" + " end" * 100
    shown = snippet(text, search.parse("tribunal"))
    assert "begin the <mark>tribunals</mark> met end" in shown
    assert shown.startswith("… begin ")
    assert shown.endswith(" end …")
    assert len(shown) < 280
    assert snippet("<i>", search.parse("nothing")) == "&lt;i&gt;"


ODD = [
    "",
    " ",
    '"',
    '""',
    '"""',
    "\0",
    "a\0b",
    "NEAR(a b)",
    "AND",
    "a AND b OR NOT c",
    "*",
    "a*",
    "^a",
    "-a",
    "title:a",
    "(a",
    ":",
    "{a b}:c",
    "a' OR 1=1 --",
    "a & b | !c <-> d:*",
    "\\",
    "'",
    "%",
    "%s",
    "\u200fאב\u200f",
    "🕊",
    "ﷺ" * 300,
    "x" * 10_000,
    '"a ' * 3_000,
    "\u0301",
]


def odd(function):
    for text in ODD:
        function = example(text)(function)
    return function


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.text(max_size=60) | st.text("\"*^-:()' ANDORTE&|!<>\\af0146", max_size=40))
@odd
def test_whatever_is_typed_can_be_looked_for_and_marked(held, text):
    query = search.parse(text)
    for key in search.find(query) if query else []:
        assert key in search.ranked(query, 0)
    assert "<script" not in mark(f"<script>{text}", query)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.text(max_size=60), st.sampled_from(["", "relevance", "oldest", "title", "x"]))
def test_whatever_is_typed_there_is_a_page(held, text, sort):
    assert Client().get("/archive/", {"q": text, "sort": sort}).status_code == 200


@pytest.mark.parametrize("text", ODD)
def test_odd_queries_have_their_page_too(held, text):
    assert Client().get("/archive/", {"q": text}).status_code == 200


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.data())
def test_whatever_word_stands_in_a_text_is_found_there_and_marked(db, data):
    text = data.draw(
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=40)
    )
    publishing.publish("notes", publishing.rows_for("notes", 1, Holdings(sources=[source("it", "", title=text)])))
    for word in search.parse(text.replace('"', " ")).terms:
        query = search.parse(" ".join(word.words))
        assert search.find(query)
        assert "<mark>" in mark(" ".join(text.split()), query)


@pytest.mark.django_db(transaction=True)
def test_a_flush_empties_the_index_too():
    publishing.publish("notes", publishing.rows_for("notes", 1, HELD))
    call_command("flush", interactive=False, verbosity=0)
    assert list(search.find(search.parse("tribunal"))) == []
