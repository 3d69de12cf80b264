"""The exchange on a page of its own, and as files to take away: the drawing with its own style, the rows as CSV."""

import csv
import io

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import get_language

from archive.notes import Notes
from exhibit import record as rec
from exhibit.drawings.exchange import exchange

UID = "exchange"


def exchange_or_404(request, opened, notes):
    """The exchange of an edition as the query wants it; the events beside it are those its lesson pages name."""
    blocks = [block for page in opened.record.pages for block in page.blocks]
    events = {
        slug for block in blocks if isinstance(block, rec.Drawing) and block.kind == "exchange" for slug in block.events
    }
    found = exchange(opened.record, UID, opened, notes, request.GET, events=sorted(events))
    if found is None:
        raise Http404
    return found


def show_exchange(request, opened):
    notes = Notes(opened.record.holdings)
    context = {"opened": opened, "notes": notes, "exchange": exchange_or_404(request, opened, notes)}
    context["query"] = request.GET.urlencode()  # the files show what the page shows
    return render(request, "exhibit/exchange_page.html", context)


def show_csv(request, opened):
    """The rows of the exchange; a spreadsheet that takes a cell for a formula is given a mark before it."""
    found = exchange_or_404(request, opened, Notes(opened.record.holdings))
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerows([found.columns, *([_harmless(cell) for cell in cells] for cells in found.cells)])
    return _file(text.getvalue(), "text/csv; charset=utf-8", opened, "csv")


def show_svg(request, opened):
    found = exchange_or_404(request, opened, Notes(opened.record.holdings))
    if found.picture is None:
        raise Http404
    style = render_to_string("components/exchange_style.html")
    context = {"exchange": found, "standalone": True, "style": style, "language": get_language()}
    context["edition"] = f"{opened.record.title}. {opened.edition_in_words}"
    drawn = render_to_string("components/exchange.html", context)
    return _file(drawn, "image/svg+xml", opened, "svg")


def _harmless(cell):
    return f"'{cell}" if str(cell)[:1] in "=+-@\t\r" and str(cell) else cell


def _file(content, content_type, opened, ending):
    name = f"{opened.record.slug}-exchange.{ending}"
    return HttpResponse(content, content_type, headers={"Content-Disposition": f'attachment; filename="{name}"'})
