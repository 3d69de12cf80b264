"""The page of a published person, office, body or state."""

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from archive.models import Thing
from archive.publishing import find, holdings_of


@require_safe
def party_page(request, slug):
    """A party, and the sources that name it."""
    published = find(Thing.PARTY, slug)
    if published is None:
        raise Http404
    holdings = holdings_of(published)
    return render(request, "archive/party_page.html", {"party": holdings.party[slug], "sources": holdings.sources})
