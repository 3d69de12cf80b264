"""A source card that hides its words until the reader has said what to expect of them.

What a reader says stands in the address only, so nothing is stored, and it works without script: first a prediction
from maker, date, addressee and channel; then, with the words, a judgement; then both side by side.
"""

from django.utils.translation import gettext as _


def purposes():
    return {
        "ask": _("to ask for something"),
        "refuse": _("to refuse or to deflect"),
        "inform": _("to inform its reader"),
        "persuade": _("to persuade others who read it too"),
        "record": _("to put something on record"),
    }


def trusts():
    return {
        "facts": _("for what happened"),
        "maker": _("for what its maker wanted believed"),
        "neither": _("for neither, without a second source"),
    }


def gated(address, page, block, shown, said):
    """(template name, data) of a source card with a gate; `said` has the fields of the page's address."""
    fields = _fields(block.uid)
    given = [words().get(_said(said, name)) for name, words in fields.items()]
    predicted, judged = all(given[:2]), all(given)
    names = list(fields)
    asked = zip(names[2:] if predicted else names[:2], _labels(predicted), (purposes(), trusts()), strict=True)
    data = shown | {
        "uid": block.uid,
        "address": f"{address}#card-{block.uid}",
        "predicted": given[:2] if predicted else None,
        "judged": given[2:] if judged else None,
        "kept": _kept(page, block, said) + ([(name, _said(said, name)) for name in names[:2]] if predicted else []),
        "asked": [(name, label, choices.items()) for name, label, choices in asked],
    }
    if not predicted:
        data["card"] = shown["card"] | dict.fromkeys(_AFTER, "")
    return "source_gate", data


_AFTER = ("quotation", "lead_in", "unanswered", "act_label", "words_label")  # of a card: what would tell too much


def _fields(uid):
    """{field of the address: what it can say} of the card of a block: predicted, then found."""
    steps = ("for", "trust", "found-for", "found-trust")
    return {f"{step}-{uid}": words for step, words in zip(steps, (purposes, trusts, purposes, trusts), strict=True)}


def _kept(page, block, said):
    """[(field, value)] of what was said of the other cards of the page, so that no form of a card forgets it."""
    others = [row.uid for row in page.blocks if getattr(row, "predict", False) and row.uid != block.uid]
    fields = [(name, words) for uid in others for name, words in _fields(uid).items()]
    return [(name, _said(said, name)) for name, words in fields if _said(said, name) in words()]


def _labels(predicted):
    if predicted:
        return _("Now that you have read it: what is it for?"), _("And what can you trust it for?")
    return _("What do you expect it is for?"), _("What would you trust it for?")


def _said(said, name):
    return said.get(name, "") if said else ""
