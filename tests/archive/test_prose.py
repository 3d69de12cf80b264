"""Prose with citations: what may stand in it, what it cites, what it says without support."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from archive.prose import Atom, atoms, clean, is_clean, plain, render, statements

CITE = '<cite data-basis="source" data-source="note" data-at="fn 50"></cite>'
CLAIM = '<cite data-basis="claim" data-source="k1"></cite>'


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        (f"<p>A note was <strong>sent</strong>.{CITE}</p>", f"<p>A note was <strong>sent</strong>.{CITE}</p>"),
        ("<p></p>", ""),
        ("", ""),
        ("<p>a<script>alert(1)</script>b</p>", "<p>ab</p>"),
        ("<p onclick='x()' class='y' style='z' title='t' lang='ru'>a</p>", "<p>a</p>"),
        ("<p>a<!-- secret --></p>", "<p>a</p>"),
        ('<p><a href="https://example.org">a</a><img src=x onerror=y></p>', "<p>a</p>"),
        ("<h2>a</h2><table><tr><td>b</table>", "ab"),
        ("<p><svg><style>p{}</style></svg>a</p>", "<p>a</p>"),
        ('<cite data-basis="source" title="t" onmouseover="x"></cite>', '<cite data-basis="source"></cite>'),
    ],
)
def test_cleaning_leaves_a_few_elements_and_the_citations(written, kept):
    assert clean(written) == kept


@pytest.mark.parametrize("html", ["", "<p>Words.</p>", f"<p>Words.{CITE} More.{CLAIM}</p>", "<p>a &lt;b&gt; &amp;</p>"])
def test_clean_prose_is_clean(html):
    assert is_clean(html)


@pytest.mark.parametrize(
    "html",
    [
        "<p>Words",
        "<script>alert(1)</script>",
        "<p style='x'>a</p>",
        '<p><cite data-basis="source" data-source="note">words</cite></p>',
        "<p>a<cite></cite></p>",
        '<p>a<cite data-basis="rumour" data-source="note"></cite></p>',
        f"<p>a<cite>{CITE}</cite></p>",
        '<cite><cite data-at="</cite><script>alert(1)</script>"></cite></cite>',
    ],
)
def test_anything_else_is_not(html):
    assert not is_clean(html)


def test_atoms_are_found_in_order():
    assert atoms(f"<p>One.{CITE} Two.{CLAIM}</p>") == [Atom("source", "note", "fn 50"), Atom("claim", "k1", "")]


def test_an_atom_reads_escaped_letters():
    assert atoms('<cite data-basis="source" data-at="p. 1 &amp; 2"></cite>') == [Atom("source", "", "p. 1 & 2")]


def test_a_citation_becomes_the_markup_given_for_it():
    html = f"<p>One.{CITE} Two.{CITE}{CLAIM}</p>"
    assert render(html, lambda atom: f"[{atom.slug}]") == "<p>One. [note] Two. [note] [k1]</p>"


def test_a_citation_without_markup_leaves_no_trace():
    assert render(f"<p>One.{CITE}</p>", lambda atom: "") == "<p>One.</p>"


pieces = st.sampled_from(
    ["<", ">", '"', "'", "&quot;", "&lt;", "<p>", "</p>", "<cite", "</cite>", " data-at=", CITE, CLAIM, "<script>", "x"]
)


@given(st.lists(pieces | st.text(max_size=3), max_size=12).map("".join))
@example('<cite><cite data-at="</cite><script>alert(1)</script>"></cite></cite>')
@example("<p><cite data-at='<img src=x onerror=y>'></cite>")
def test_nothing_but_the_allowed_elements_is_ever_rendered(html):
    rendered = render(html, lambda atom: "")
    tags = re.findall(r"<[^>]*>?", rendered)
    assert set(tags) <= {
        f"<{end}{tag}>" for tag in ["p", "br", "strong", "em", "ul", "ol", "li", "cite"] for end in ("", "/")
    } | {tag for tag in tags if re.fullmatch(r"<cite( data-(basis|source|at)=\"[^\"<>]*\")+>", tag)}


@given(st.lists(pieces | st.text(max_size=3), max_size=12).map("".join))
def test_cleaning_twice_changes_nothing(html):
    assert clean(clean(html)) == clean(html)


def test_the_words_alone():
    assert plain(f"<p>One &amp; two.{CITE}</p><ul><li><p>Three</p></li></ul>") == "One & two. Three"


def test_each_stretch_of_words_has_the_citation_that_ends_it():
    note, claim = Atom("source", "note", "fn 50"), Atom("claim", "k1", "")
    html = f"<p>One.{CITE} Two.{CLAIM} Three.</p><ul><li><p>Four.{CITE}</p></li><li><p>Five.</p></li></ul>"
    assert statements(html) == [("One.", note), ("Two.", claim), ("Three.", None), ("Four.", note), ("Five.", None)]


def test_a_second_citation_of_the_same_words_is_no_second_statement():
    assert statements(f"<p>One.{CITE}{CLAIM}</p>") == [("One.", Atom("source", "note", "fn 50"))]
