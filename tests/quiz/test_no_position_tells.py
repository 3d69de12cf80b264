"""Over all questions that ship, and 500 attempts at each: no place tells what is right."""

from collections import Counter, defaultdict

import pytest

from quiz.kinds import Form
from quiz.record import Option, Question, items, partners, shown_order, shown_partners
from tests.content import rows

SEEDS = [f"attempt {number}" for number in range(500)]
# Chi-square that is exceeded once in a million, by degrees of freedom. Source: the quantiles of the distribution.
ONCE_IN_A_MILLION = {1: 23.9, 2: 27.6, 3: 30.7, 4: 33.4, 5: 35.9, 6: 38.3, 7: 40.5, 8: 42.7}


def shipped():
    """The questions of the fixtures that have an order which could tell, with the fields that make their keys."""
    options = defaultdict(list)
    for row in sorted(rows("quiz.option"), key=lambda row: (row.get("position", 1), row["uid"])):
        key = {name: row[name] for name in ("right", "partner", "label", "low", "high") if row.get(name) is not None}
        options[row["question"][0]].append(Option(uid=row["uid"], text=row.get("text", ""), **key))
    return [
        Question(
            uid=row["slug"],
            kind=row["kind"],
            form=row["form"],
            habit=row["habit"],
            text=row["text"],
            why=row["why"],
            evidence=row["evidence"][0],
            options=options[row["slug"]],
        )
        for row in rows("quiz.question")
        if Form(row["form"]).is_shuffled
    ]


QUESTIONS = shipped()


def unevenness(counts, places):
    """Chi-square of how often something stood in each of so many places."""
    expected = counts.total() / places
    return sum((counts[place] - expected) ** 2 / expected for place in range(places))


def is_even(counts, places):
    return unevenness(counts, places) < ONCE_IN_A_MILLION[places - 1]


def test_the_exhibit_has_questions_of_every_form_with_an_order():
    assert {question.form for question in QUESTIONS} >= {"one", "several", "sequence", "match", "weigh", "label"}
    assert len(QUESTIONS) > 30


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.uid)
def test_in_500_attempts_each_option_stands_everywhere_equally_often(question):
    orders = [[option.uid for option in shown_order(question, seed)] for seed in SEEDS]
    for option in question.options:
        assert is_even(Counter(order.index(option.uid) for order in orders), len(question.options))


@pytest.mark.parametrize("question", [one for one in QUESTIONS if partners(one)], ids=lambda question: question.uid)
def test_nor_does_a_partner_stand_beside_its_item_more_often(question):
    """How far the right partner stands from where its item does, round the list, is each distance equally often."""
    many = len(partners(question))
    for item in items(question):
        distances = Counter()
        for seed in SEEDS:
            words = [words for _handle, words in shown_partners(question, seed)]
            asked = [option for option in shown_order(question, seed) if option.text]
            distances[(words.index(item.partner) - asked.index(item)) % many] += 1
        assert is_even(distances, many)


def test_on_a_page_that_is_kept_the_right_option_stands_in_any_place():
    """There the order comes from the question's version: one order each, so all questions are taken together."""
    found = defaultdict(Counter)
    for question in QUESTIONS:
        rights = [option.right for option in shown_order(question)]
        if sum(rights) == 1:
            found[len(rights)][rights.index(True)] += 1
    assert sum(counts.total() for counts in found.values()) > 15
    assert all(is_even(counts, places) for places, counts in found.items())
