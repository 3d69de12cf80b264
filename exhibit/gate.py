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


def gated(address, block, shown, said):
    """(template name, data) of a source card with a gate; `said` has the fields of the page's address."""
    fields = [f"{step}-{block.uid}" for step in ("for", "trust", "found-for", "found-trust")]
    given = [words().get(_said(said, name)) for name, words in zip(fields, _WORDS, strict=True)]
    predicted, judged = all(given[:2]), all(given)
    asked = zip(fields[2:] if predicted else fields[:2], _labels(predicted), (purposes(), trusts()), strict=True)
    data = shown | {
        "uid": block.uid,
        "address": f"{address}#card-{block.uid}",
        "predicted": given[:2] if predicted else None,
        "judged": given[2:] if judged else None,
        "kept": [(name, _said(said, name)) for name in fields[:2]] if predicted else [],
        "asked": [(name, label, choices.items()) for name, label, choices in asked],
    }
    if not predicted:
        data["card"] = shown["card"] | dict.fromkeys(_AFTER, "")
    return "source_gate", data


_AFTER = ("quotation", "lead_in", "unanswered", "act_label", "words_label")  # of a card: what would tell too much
_WORDS = (purposes, trusts, purposes, trusts)


def _labels(predicted):
    if predicted:
        return _("Now that you have read it: what is it for?"), _("And what can you trust it for?")
    return _("What do you expect it is for?"), _("What would you trust it for?")


def _said(said, name):
    return said.get(name, "") if said else ""
