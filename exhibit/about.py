"""The page about an exhibit: what it is, from which texts it is drawn, by what rules, and how to cite it."""

from django.shortcuts import render

from archive.notes import Notes


def show_about(request, opened):
    record = opened.record
    notes = Notes(record.holdings, address=opened.source)
    context = {
        "opened": opened,
        "notes": notes,
        "about": notes.prose(record.about),
        "about_sources": notes.prose(record.about_sources),
        "texts": [(source, opened.source(source.slug)) for source in texts(record.holdings)],
    }
    return render(request, "exhibit/about.html", context)


def texts(holdings):
    """The sources that others are known through: what the exhibit was drawn from."""
    slugs = sorted({source.known_through for source in holdings.sources} & holdings.source.keys())
    return [holdings.source[slug] for slug in slugs]
