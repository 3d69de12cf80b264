"""The page of a published person, office, body or state."""

from urllib.parse import urlencode

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from archive.models import Thing
from archive.publishing import find, holdings_of
from archive.sight_party import party_seen


@require_safe
def party_page(request, slug):
    """A party: what it sent, was sent, did and said, and where it was silent."""
    published = find(Thing.PARTY, slug)
    if published is None:
        raise Http404
    asked = urlencode({"q": f'"{published.title}"'})
    search = f"{reverse('source_list')}?{asked}"
    return render(request, "archive/party_page.html", {"search": search, **party_seen(holdings_of(published), slug)})
