"""The kinds of question: how each answer is read and marked, and what is refused."""

from collections import Counter
from fractions import Fraction

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.answers import Answer, AnswerError, moved
from quiz.check import check_question
from quiz.kinds import Form, Kind
from quiz.marking import mark, read_answer
from quiz.record import handle, partners, shown_order, shown_partners
from tests.quiz.asked import (
    ALL,
    CITING,
    CITING_IN_VAIN,
    COMPARE,
    FOCUS,
    HELD,
    LABEL,
    MAP,
    MATCH,
    REFLECT,
    REVEAL,
    SEQUENCE,
    WEIGH,
    join,
    posted,
)


def cards(*uids):
    return posted(uids)


def rows(**given):
    return posted(rows=given)


def steps(wire, memoir, pamphlet):
    return rows(wire=wire, memoir=memoir, pamphlet=pamphlet)


@pytest.mark.parametrize(
    ("asked", "sent", "fraction", "verdict"),
    [
        # neighbours, as given, that stand in their order
        (SEQUENCE, cards("c1", "c2", "c3", "c4"), 1, "right"),
        (SEQUENCE, cards("c2", "c1", "c3", "c4"), Fraction(2, 3), "partly"),
        (SEQUENCE, cards("c4", "c1", "c2", "c3"), Fraction(2, 3), "partly"),
        (SEQUENCE, cards("c3", "c4", "c2", "c1"), Fraction(1, 3), "partly"),
        (SEQUENCE, cards("c4", "c3", "c2", "c1"), 0, "wrong"),
        (SEQUENCE, rows(c1="1", c2="2", c3="3", c4="4"), 1, "right"),
        (SEQUENCE, rows(c1="4", c2="3", c3="2", c4="1"), 0, "wrong"),
        # pairs: the share right
        (MATCH, join(MATCH, note="London", letter="Tokyo"), 1, "right"),
        (MATCH, join(MATCH, note="London", letter="Peking"), Fraction(1, 2), "partly"),
        (MATCH, join(MATCH, note="Tokyo", letter="London"), 0, "wrong"),
        (MAP, join(MAP, london="addressee", peking="addressee", paris="given a copy"), 1, "right"),
        (MAP, join(MAP, london="addressee", peking="given a copy", paris="given a copy"), Fraction(2, 3), "partly"),
        (MAP, join(MAP, london="not told", peking="not told", paris="not told"), 0, "wrong"),
        # within one step of the range; and what cannot be used
        (WEIGH, steps("2", "-1", "unusable"), 1, "right"),
        (WEIGH, steps("0", "1", "unusable"), 1, "right"),
        (WEIGH, steps("-1", "1", "unusable"), Fraction(2, 3), "partly"),
        (WEIGH, steps("2", "0", "0"), Fraction(2, 3), "partly"),
        (WEIGH, steps("unusable", "unusable", "2"), 0, "wrong"),
        # a near miss that is named is worth half
        (LABEL, rows(first="claimed", second="unknown"), 1, "right"),
        (LABEL, rows(first="reported", second="unknown"), Fraction(3, 4), "partly"),
        (LABEL, rows(first="reported", second="claimed"), Fraction(1, 4), "partly"),
        (LABEL, rows(first="unknown", second="claimed"), 0, "wrong"),
        # which of the two lines there are
        (COMPARE, rows(ask="a", refuse="b", greet="both", weather="neither"), 1, "right"),
        (COMPARE, rows(ask="a", refuse="a", greet="a", weather="a"), Fraction(1, 4), "partly"),
        (COMPARE, rows(ask="b", refuse="a", greet="neither", weather="both"), 0, "wrong"),
        # uncovering early is noted, not punished
        (REVEAL, posted(["bewildered"]), 1, "right"),
        (REVEAL, posted(["bewildered"], uncovered="1"), 1, "right"),
        (REVEAL, posted(["calm"]), 0, "wrong"),
        # hits minus false marks over hits
        (FOCUS, posted(["f1", "f3"]), 1, "right"),
        (FOCUS, posted(["f1"]), Fraction(1, 2), "partly"),
        (FOCUS, posted(["f1", "f2", "f3"]), Fraction(1, 2), "partly"),
        (FOCUS, posted(["f2"]), 0, "wrong"),
        (REFLECT, posted(), None, "none"),
        # answer and evidence, half of the mark each
        (CITING, posted(["a"], span="s1"), 1, "right"),
        (CITING, posted(["a"], span="s2"), Fraction(1, 2), "unshown"),
        (CITING, posted(["a"], span="none"), Fraction(1, 2), "unshown"),
        (CITING, posted(["b"], span="s1"), Fraction(1, 2), "partly"),
        (CITING, posted(["b"], span="s2"), 0, "wrong"),
        (CITING_IN_VAIN, posted(["a"], span="none"), 1, "right"),
        (CITING_IN_VAIN, posted(["a"], span="s2"), Fraction(1, 2), "unshown"),
    ],
)
def test_an_answer_of_each_kind_is_worth(asked, sent, fraction, verdict):
    result = mark(asked, read_answer(asked, sent))
    assert (result.fraction, result.verdict) == (fraction, verdict)
    assert fraction is None or isinstance(result.fraction, Fraction)


@pytest.mark.parametrize(
    ("asked", "sent", "words"),
    [
        (SEQUENCE, cards("c1", "c2", "c3"), "These are not the cards of this question. Open its page again."),
        (SEQUENCE, cards("c1", "c1", "c2", "c3"), "These are not the cards of this question. Open its page again."),
        (SEQUENCE, cards("c1", "c2", "c3", "c9"), "These are not the cards of this question. Open its page again."),
        (SEQUENCE, rows(c1="1", c2="2", c3="3"), "“The c4 note” has no answer yet."),
        (
            SEQUENCE,
            rows(c1="1", c2="2", c3="3", c4="3"),
            "Two cards have the same number. Give each a place of its own.",
        ),
        (
            SEQUENCE,
            rows(c1="1", c2="2", c3="3", c4="5"),
            "“The c4 note” cannot be given this. Open the question’s page again.",
        ),
        (MATCH, rows(note=handle(MATCH, "London")), "“The letter note” has no answer yet."),
        (
            MATCH,
            rows(note="note", letter="letter"),
            "“The note note” cannot be given this. Open the question’s page again.",
        ),
        (WEIGH, steps("3", "0", "0"), "“The wire note” cannot be given this. Open the question’s page again."),
        (
            LABEL,
            rows(first="claimed", second=["claimed", "unknown"]),
            "“The second note” was given two answers. Choose one.",
        ),
        (
            LABEL,
            rows(first="true", second="unknown"),
            "“The first note” cannot be given this. Open the question’s page again.",
        ),
        (COMPARE, rows(ask="", refuse="b", greet="both", weather="a"), "“The ask note” has no answer yet."),
        (REVEAL, posted(), "There is no answer yet. Choose an option first."),
        (REVEAL, posted(["bewildered", "calm"]), "Choose one option."),
        (FOCUS, posted(["f9"]), "This question has no such option. Open its page again and choose anew."),
        (CITING, posted(["a"]), "Mark the words that show it too, or say that none do."),
        (CITING, posted(["a"], span="s9"), "This question has no such words. Open its page again and choose anew."),
    ],
)
def test_an_answer_that_cannot_be_read_is_refused_in_one_sentence(asked, sent, words):
    with pytest.raises(AnswerError) as refused:
        read_answer(asked, sent)
    assert str(refused.value) == words


def test_a_card_is_moved_one_place_without_marking():
    now = cards("c2", "c1", "c3", "c4")
    for move, order in (
        ("up c1", "c1 c2 c3 c4"),
        ("down c2", "c1 c2 c3 c4"),
        ("up c2", "c2 c1 c3 c4"),
        ("down c4", "c2 c1 c3 c4"),
    ):
        now["move"] = move
        assert moved(SEQUENCE, now) == Answer(options=tuple(order.split()))
    for move in ("", "up", "up c9", "sideways c1"):
        now["move"] = move
        with pytest.raises(AnswerError):
            moved(SEQUENCE, now)


def test_that_words_were_uncovered_first_is_kept():
    assert read_answer(REVEAL, posted(["calm"])).plain() == [["calm", "covered"]]
    assert read_answer(REVEAL, posted(["calm"], uncovered="1")).plain() == [["calm", "uncovered"]]


@pytest.mark.parametrize(
    ("asked", "sent", "plain"),
    [
        (SEQUENCE, cards("c2", "c1", "c3", "c4"), ["c2", "c1", "c3", "c4"]),
        (MATCH, join(MATCH, note="Peking", letter="Tokyo"), [["note", "none"], ["letter", "letter"]]),
        (WEIGH, steps("2", "-1", "unusable"), [["wire", "2"], ["memoir", "-1"], ["pamphlet", "unusable"]]),
        (LABEL, rows(first="claimed", second="unknown"), [["first", "claimed"], ["second", "unknown"]]),
        (FOCUS, posted(["f3", "f1"]), ["f1", "f3"]),
        (CITING, posted(["a"], span="s1"), {"answer": ["a"], "span": "s1"}),
    ],
)
def test_an_answer_is_stored_as_ids(asked, sent, plain):
    assert read_answer(asked, sent).plain() == plain


@st.composite
def answered(draw):
    """A question of any kind, and fields that its form can send."""
    asked = draw(st.sampled_from([one for one in ALL if one.form != "reflect"]))
    uids = [option.uid for option in asked.options]
    named = [option.uid for option in asked.options if option.text]
    span = draw(st.sampled_from(["none", *(span.uid for span in asked.spans)]))

    def each(values):
        return posted(rows={uid: draw(st.sampled_from(values)) for uid in named})

    match asked.form:
        case "sequence":
            return asked, posted(draw(st.permutations(uids)))
        case "match" | "map":
            return asked, each([handle(asked, words) for words in partners(asked)])
        case "weigh":
            return asked, each(["-2", "-1", "0", "1", "2", "unusable"])
        case "label":
            return asked, each(["documented", "reported", "claimed", "interpreted", "contested", "unknown"])
        case "compare":
            return asked, each(["a", "b", "both", "neither"])
        case "reveal":
            return asked, posted([draw(st.sampled_from(uids))], uncovered=draw(st.sampled_from(["", "1"])))
        case "focus":
            return asked, posted(draw(st.lists(st.sampled_from(uids), min_size=1, unique=True)))
        case "one":
            return asked, posted([draw(st.sampled_from(uids))], span=span)


@given(answered())
def test_what_is_stored_is_marked_the_same_again(answer):
    asked, sent = answer
    first = read_answer(asked, sent)
    stored = msgspec.json.decode(msgspec.json.encode(first.plain()))
    again = msgspec.json.decode(msgspec.json.encode(asked), type=type(asked))
    assert Answer.from_plain(stored) == first
    assert mark(again, Answer.from_plain(stored)) == mark(asked, first)
    assert 0 <= mark(asked, first).fraction <= 1


@given(
    st.sampled_from(ALL), st.dictionaries(st.sampled_from(["answer", "value", "span", "move", "row-note"]), st.text())
)
def test_no_fields_break_the_reading(asked, fields):
    sent = posted()
    sent.update(fields)
    for read in (read_answer, moved) if asked.form == "sequence" else (read_answer,):
        try:
            assert isinstance(read(asked, sent), Answer)
        except AnswerError as refused:
            assert str(refused)  # noqa: PT017 - either is well


@pytest.mark.parametrize("asked", ALL, ids=lambda asked: asked.form)
def test_a_whole_question_of_each_kind_has_nothing_to_mend(asked):
    assert [found.words for found in check_question(HELD, asked) if found.level == "error"] == []


def test_every_kind_has_a_form_and_every_form_a_template():
    assert {form.kind for form in Form} == set(Kind)
    assert {asked.form for asked in ALL} | {"several", "number", "date", "message"} == set(Form.values)
    interactions = {form.value: form.interaction for form in Form}
    assert interactions["sequence"] == "orderInteraction"
    assert interactions["focus"] == "hottextInteraction"
    assert interactions["number"] == "textEntryInteraction"


# ---- No position tells


def changed(asked, at):
    return msgspec.structs.replace(asked, text=f"Which, of {at}?")


@pytest.mark.parametrize("seed", ["", "a seed"])
def test_no_place_among_the_cards_tells_when_it_was(seed):
    """Of 1200 questions each card stands first in about 300, and in the right order about 50."""
    orders = [[card.uid for card in shown_order(changed(SEQUENCE, at), seed)] for at in range(1200)]
    for place in range(4):
        assert all(240 < count < 360 for count in Counter(order[place] for order in orders).values())
    assert 25 < orders.count(["c1", "c2", "c3", "c4"]) < 80


@pytest.mark.parametrize("seed", ["", "a seed"])
def test_no_place_among_the_partners_tells_the_pair(seed):
    """Nor does what the form sends: a handle says nothing of the item."""
    same = 0
    for at in range(900):
        asked = changed(MATCH, at)
        words = [words for _handle, words in shown_partners(asked, seed)]
        items = [option.partner for option in shown_order(asked, seed)]
        same += words.index("London") == items.index("London")
        assert not any(option.uid in name for name, _words in shown_partners(asked) for option in asked.options)
    assert 230 < same < 370


def test_a_seed_makes_another_order_and_the_same_seed_the_same():
    orders = {tuple(card.uid for card in shown_order(SEQUENCE, f"seed {at}")) for at in range(200)}
    assert len(orders) == 24
    assert shown_order(SEQUENCE, "seed 1") == shown_order(SEQUENCE, "seed 1")
