"""What an answer is worth: pure functions of the question and the answer, one for each way of scoring."""

from fractions import Fraction
from typing import NamedTuple

from quiz.answers import UNUSABLE, read_value
from quiz.record import items, partners

HALF = Fraction(1, 2)


class Score(NamedTuple):
    """`fraction` from 0 to 1, or None where nothing is scored; the options chosen; what each item is worth."""

    fraction: Fraction | None
    chosen: tuple[str, ...] = ()
    difference: int | None = None
    points: tuple[tuple[str, Fraction], ...] = ()


def options(question, answer):
    """One option: 1 or 0. Several: right ones minus wrong ones, over all right ones, not below 0."""
    right = {option.uid for option in question.options if option.right}
    hits, misses = len(right & set(answer.options)), len(set(answer.options) - right)
    return Score(max(Fraction(hits - misses, len(right)), Fraction(0)), answer.options)


def value(question, answer):
    """1 inside the tolerance, 1/2 inside twice the tolerance. `difference` in units, or days."""
    key, given = (read_value(question.form, text) for text in (question.key, answer.value))
    off = abs((given - key).days if question.form == "date" else given - key)
    fraction = Fraction(int(off <= question.tolerance)) or Fraction(int(off <= 2 * question.tolerance), 2)
    chosen = tuple(option.uid for option in question.options if _same(question, option, given))
    return Score(fraction, chosen, off)


def order(question, answer):
    """The share of neighbours, as given, that stand in the right order."""
    pairs = neighbours(question, answer)
    points = tuple((second, Fraction(right)) for _first, second, right in pairs)
    return Score(Fraction(sum(right for *_pair, right in pairs), len(pairs)), answer.options, None, points)


def neighbours(question, answer):
    """[(card, the card given after it, whether that is their order)]."""
    place = {option.uid: at for at, option in enumerate(question.options)}
    following = zip(answer.options, answer.options[1:], strict=False)
    return [(first, second, place[first] < place[second]) for first, second in following]


def exact(question, answer):
    """The share of items that were given what is right."""
    return _share(question, answer, lambda option, given: Fraction(given == right_of(question, option)))


def label(question, answer):
    """1 for the label, 1/2 for the near miss that the curator names; the share over all claims."""
    return _share(
        question,
        answer,
        lambda option, given: Fraction(given == option.label) or (HALF if given == option.near else Fraction(0)),
    )


def steps(question, answer):
    """1 within one step of the curator's range, or for finding unusable what has none; the share over all sources."""

    def worth(option, given):
        if option.low is None or given == UNUSABLE:
            return Fraction(option.low is None and given == UNUSABLE)
        return Fraction(option.low - 1 <= int(given) <= option.high + 1)

    return _share(question, answer, worth)


def phrase(question, answer):
    """1 for the phrase; that it was uncovered first costs nothing."""
    ((chosen, _covered),) = answer.pairs
    right = [option.uid for option in question.options if option.right]
    return Score(Fraction(chosen in right), (chosen,))


def nothing(question, answer):
    """Not scored, and left out of totals."""
    return Score(None)


def right_of(question, option):
    """What an item must be given: the uid of the first option with its partner, or the place its two lines show."""
    if option.partner:
        return partners(question)[option.partner]
    return {(True, False): "a", (False, True): "b", (True, True): "both", (False, False): "neither"}[
        bool(option.excerpt), bool(option.other_excerpt)
    ]


def _share(question, answer, worth):
    given = dict(answer.pairs)
    points = tuple((option.uid, worth(option, given[option.uid])) for option in items(question))
    return Score(sum(worth for _uid, worth in points) / Fraction(len(points)), (), None, points)


def _same(question, option, given):
    try:
        return read_value(question.form, option.text) == given
    except ValueError:
        return False
