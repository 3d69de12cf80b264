"""The page of a published source, and the source in the formats a reader takes away."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from archive import publishing
from archive.addresses import source_address
from archive.around import around
from archive.citing import FORMATS, coins, note
from archive.citing.reference import Edition, reference
from archive.held import held_by
from archive.models import Thing
from archive.sight import seen
from archive.uses import uses


@require_safe
def source_page(request, slug):
    """One source: the card of it, its history, its words, what rests on it, what lies beside it."""
    published = newest_or_404(slug)
    return show_source(request, publishing.holdings_of(published), slug, held_by(published.exhibit))


@require_safe
def source_as(request, slug, format):
    """One source in a format of references."""
    published = newest_or_404(slug)
    return take_source(request, publishing.holdings_of(published), slug, format, held_by(published.exhibit))


def newest_or_404(slug):
    published = publishing.find(Thing.SOURCE, slug)
    if published is None:
        raise Http404
    return published


def show_source(request, holdings, slug, edition, address=source_address, live=True):
    """The page of a source from the Holdings around it, as an edition (archive.held.Held, or None) has it.

    `address` makes the addresses of other sources; `live` is whether it is the reading room's own page.
    """
    cited = reference(holdings, slug, cited_edition(request, edition, slug))
    return render(
        request,
        "archive/source_page.html",
        {
            "uses": uses(slug),
            "edition": edition,
            "live": live,
            "report": edition.report_address(source=slug) if edition else "",
            "cited": {"note": note.footnote(cited), "entry": note.entry(cited), "coins": coins.context(cited)},
            "permanent": cited.edition.address if cited.edition else "",
            "formats": [
                (format.name, format.content_type, f"{address(slug).rstrip('/')}.{ending}")
                for ending, format in FORMATS.items()
            ],
            **seen(holdings, slug, address=address, live=live),
        },
    )


def take_source(request, holdings, slug, format, edition):
    """The source in one of archive.citing.FORMATS. Raises Http404 for any other."""
    return taken(format, slug, [reference(holdings, slug, cited_edition(request, edition, slug))])


def taken(format, name, references):
    """References as a file to keep."""
    if format not in FORMATS:
        raise Http404
    chosen = FORMATS[format]
    return HttpResponse(
        chosen.write(references),
        content_type=f"{chosen.content_type}; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}.{format}"'},
    )


def cited_edition(request, edition, slug):
    """The edition as a citation names it; None where there is none."""
    if edition is None:
        return None
    address = request.build_absolute_uri(edition.source_address(slug))
    return Edition(edition.title, edition.number, edition.day, edition.digest, address)


def old_source(request, edition, slug, address, format=""):
    """A source as an earlier edition has it. Raises Http404 for one that it does not hold."""
    if slug not in edition.holdings.source:
        raise Http404
    near = around(edition.holdings, slug)
    if format:
        return take_source(request, near, slug, format, edition)
    return show_source(request, near, slug, edition, address, live=False)
