"""The index of printed footnotes: narrowed and sorted by plain links."""

from urllib.parse import urlencode

from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from archive.held import held
from archive.models import Footnote
from archive.printed import SORTS, chosen, printed

ORDERS = {
    "number": _("by number"),
    "archive": _("by archive"),
    "kind": _("by kind"),
    "sources": _("most sources first"),
}


@require_safe
def footnote_index(request):
    """All printed footnotes of the current editions, as a table."""
    editions = {edition.exhibit: edition for edition in held()}
    rows = printed(editions.values())
    choices = _choices(rows)
    asked = {
        name: request.GET[name] if request.GET.get(name) in words else "" for name, (_label, words) in choices.items()
    }
    shown = chosen(rows, asked["kind"], asked["archive"], bool(asked["irregular"]), asked["sort"] or "number")
    return render(
        request,
        "archive/footnote_index.html",
        {
            "rows": [
                (
                    row,
                    [page for edition in editions.values() for page in edition.pages_with(row.publication, row.number)],
                    editions[row.exhibit].report_address(footnote=row.anchor),
                )
                for row in shown
            ],
            "total": len(rows),
            "choices": [
                (label, [(word, _query(asked | {name: value}), asked[name] == value) for value, word in words.items()])
                for name, (label, words) in choices.items()
            ],
        },
    )


def _choices(rows):
    """{name: (label, {value: words})} of what a visitor may ask; "" is what is shown unasked."""
    kinds = {row.kind for row in rows}
    return {
        "kind": (
            _("Kind"),
            {"": _("all")} | {kind: Footnote.Kind(kind).label for kind in Footnote.Kind.values if kind in kinds},
        ),
        "archive": (
            _("Archive"),
            {"": _("all")} | {code: code for code in sorted({row.archive for row in rows} - {""})},
        ),
        "irregular": (_("Print"), {"": _("all"), "1": _("irregular")}),
        "sort": (_("Order"), {"" if name == "number" else name: ORDERS[name] for name in SORTS}),
    }


def _query(asked):
    return urlencode({name: value for name, value in asked.items() if value})
