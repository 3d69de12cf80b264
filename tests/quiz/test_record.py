"""A question's version, and the order its options are shown in."""

from collections import Counter

import msgspec
import pytest

from quiz.record import Option, Question, digest, shown_order

ASKED = Question(
    uid="which-note",
    kind="choice",
    form="one",
    habit="source",
    text="Which?",
    why="<p>So.</p>",
    evidence="words",
    options=[Option(uid=uid, text=f"Option {uid}", reply="<p>A reply.</p>", right=uid == "a") for uid in "abc"],
)


def changed(**fields):
    return msgspec.structs.replace(ASKED, **fields)


def test_the_version_of_a_question_stays_what_it_is():
    assert digest(ASKED) == "e96ed9b3c6866abfccfdc05f101b735d62d05efb27687d1c2bbcf093b565678c"


@pytest.mark.parametrize(
    "other", [changed(text="Which one?"), changed(why=""), changed(tolerance=1), changed(options=ASKED.options[:2])]
)
def test_any_change_makes_another_version(other):
    assert digest(other) != digest(ASKED)


def test_the_order_depends_on_the_version_alone():
    again = msgspec.json.decode(msgspec.json.encode(ASKED), type=Question)
    assert shown_order(again) == shown_order(ASKED)
    assert sorted(option.uid for option in shown_order(ASKED)) == ["a", "b", "c"]


def test_no_place_in_the_order_tells_the_key():
    """Of 600 questions the right option stands first, second and third about 200 times each."""
    places = Counter(
        [option.right for option in shown_order(changed(text=f"Which, of {at}?"))].index(True) for at in range(600)
    )
    assert sorted(places) == [0, 1, 2]
    assert all(150 < count < 250 for count in places.values())
