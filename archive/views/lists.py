"""The reading room: everything published, found by a search and narrowed by facets. All its state is in the address."""

from typing import NamedTuple
from urllib.parse import urlencode

from django.core.paginator import InvalidPage, Paginator
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from archive import search
from archive.citing import FORMATS
from archive.dates import in_words
from archive.facets import Index
from archive.filters import CLOSED, LABELS, ORDERS, RELEVANCE, PublishedFilter
from archive.models import EvidenceStatus, Published, Thing
from archive.results import Results
from archive.search.highlight import mark, snippet
from archive.things import UNDATED

AT_ONCE = 50  # rows of a page
SHOWN = 8  # values of a facet; the rest unfolds
PLURALS = {
    Thing.SOURCE: gettext_lazy("Sources"),
    Thing.EXCERPT: gettext_lazy("Excerpts"),
    Thing.CLAIM: gettext_lazy("Claims"),
    Thing.PARTY: gettext_lazy("People and bodies"),
    Thing.FOOTNOTE: gettext_lazy("Footnotes"),
    Thing.PAGE: gettext_lazy("Lesson pages"),
}


class Option(NamedTuple):
    label: str
    count: int
    address: str
    chosen: bool


class Group(NamedTuple):
    """One facet: the value chosen, if any, and what else can be chosen; `more` of it is folded away."""

    name: str
    label: str
    chosen: Option | None
    options: list
    more: list


class Row(NamedTuple):
    """A result as the list shows it."""

    published: Published
    title: str
    thing: str
    kind: str
    snippet: str
    status: str
    status_label: str


def results_of(request, thing):
    """The Results that fit what the visitor asks, of one kind of Thing; "" is what the list shows unasked."""
    index = Index()
    query = search.parse(request.GET.get("q", ""))
    asked = request.GET.copy()
    asked["thing"] = thing or ("" if query else Thing.SOURCE)
    return Results(index, query, PublishedFilter(asked, index, queryset=Published.objects.all()))


@require_safe
def source_list(request):
    """Everything published that fits what the visitor asks."""
    typed = request.GET.get("q", "")
    thing = request.GET.get("thing", "")
    thing_unknown = thing not in {"", *Thing.values}
    results = results_of(request, "" if thing_unknown else thing)
    query, narrowed = results.query, results.narrowed
    address = _Address(results)
    page = _page(results, request.GET.get("page", 1))
    total, counts = results.counted
    thing = results.chosen.get("thing", "")
    groups = [_group(facet, counts[facet], results, address) for facet in LABELS if facet != "thing"]
    unchosen = {group.name: "" for group in groups if group.chosen}
    context = {
        "query": query,
        "no_word": bool(typed.strip("\0 \t\r\n")) and not query,
        "not_known": thing_unknown or bool(narrowed.form.errors),
        "total": total,
        "things": _things(counts["thing"], results, address),
        "groups": [group for group in groups if group.chosen or group.options],
        "chosen": [group for group in groups if group.chosen],
        "mixed": not thing,
        "without": 0 if total else results.index.count({"thing": thing} if thing else {}, results.hits)[0],
        "cleared": address(**unchosen) if unchosen else "",
        "hidden": [(name, value) for name, value in address.state.items() if name not in ("q", "sort")],
        "orders": _orders(results),
        "object_list": page.object_list,
        "rows": [_row(row, query, results) for row in page.object_list],
        "page_obj": page,
        "before": address(page=page.number - 1) if page.has_previous() else "",
        "after": address(page=page.number + 1) if page.has_next() else "",
        "formats": [
            (format.name, f"{reverse('sources_as', args=[ending])}{address(thing='', sort='')}")
            for ending, format in FORMATS.items()
        ],
    }
    return render(request, "archive/source_list.html", context)


class _Address:
    """The address of this list with something changed: what is known of its state, in one order, and no page number."""

    def __init__(self, results):
        thing = results.chosen.get("thing", "")
        default = "" if results.query else Thing.SOURCE
        self.state = {"q": results.query.text if results.query else ""}
        self.state |= {facet: results.chosen.get(facet, "") for facet in LABELS}
        self.state["thing"] = "" if thing == default else thing
        self.state["sort"] = "" if results.order == results.usual else results.order
        self.state = {name: value for name, value in self.state.items() if value}

    def __call__(self, **changes):
        whole = self.state | changes
        kept = {name: whole[name] for name in ("q", *LABELS, "sort", "page") if whole.get(name)}
        return f"?{urlencode(kept)}"


def _page(results, number):
    try:
        return Paginator(results, AT_ONCE).page(number)
    except InvalidPage as error:
        raise Http404(_("This list has no such page. Its address without a page leads to its beginning.")) from error


def _group(facet, counts, results, address):
    """A facet whose values are at hand, the chosen one first whatever its count."""
    chosen = results.chosen.get(facet, "")
    values = _in_order(facet, {value: count for value, count in counts.items() if value != chosen}, results.index)
    options = [
        Option(_label(facet, value, results.index), counts[value], address(**{facet: value}), False) for value in values
    ]
    if chosen:
        label = _label(facet, chosen, results.index)
        chosen = Option(label, counts.get(chosen, 0), address(**{facet: ""}), True)
    many = len(options) > SHOWN + 2
    shown, more = (options[:SHOWN], options[SHOWN:]) if many else (options, [])
    return Group(facet, LABELS[facet], chosen or None, shown, more)


def _in_order(facet, counts, index):
    """A closed list in its order, years in theirs before what has none, pages as they stand; else the commonest."""
    if facet in CLOSED:
        return [value for value in CLOSED[facet] if value in counts]
    if facet == "year":
        return sorted(counts, key=lambda year: year.zfill(4))
    if facet == "lesson":
        return [slug for slug in index.page_titles if slug in counts]
    return sorted(counts, key=lambda value: (-counts[value], value))


def _label(facet, value, index):
    if facet == "lesson":
        return index.page_titles.get(value, value)
    if facet == "year" and value == UNDATED:
        return capfirst(in_words(""))
    return capfirst(str(CLOSED.get(facet, {}).get(value, value)))


def _things(counts, results, address):
    """What can be looked at; with a query first all of it."""
    chosen = results.chosen.get("thing", "")
    found = []
    if results.query:
        found.append(Option(_("Everything"), sum(counts.values()), address(thing=""), not chosen))
    default = "" if results.query else Thing.SOURCE
    return found + [
        Option(PLURALS[thing], counts.get(thing, 0), address(thing="" if thing == default else thing), thing == chosen)
        for thing in Thing
        if counts.get(thing) or thing == chosen
    ]


def _orders(results):
    """[(value, label, chosen)]; the usual order has no value, since it is another one with a query than without."""
    labels = {RELEVANCE: _("best match first")} if results.query else {}
    labels |= {name: label for name, (label, _column) in ORDERS.items()}
    return [("" if name == results.usual else name, label, name == results.order) for name, label in labels.items()]


def _row(row, query, results):
    status = row.words_status if row.thing == Thing.CLAIM else ""
    return Row(
        published=row,
        title=mark(row.title, query) if query else row.title,
        thing=row.get_kind_display() if row.thing == Thing.PARTY else row.get_thing_display(),
        kind=row.get_kind_display() if row.thing == Thing.SOURCE else "",
        snippet=snippet(row.words, query) if query else "",
        status=status,
        status_label=EvidenceStatus(status).label if status else "",
    )
