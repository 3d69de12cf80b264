"""The page of a published person, office, body or state."""

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from archive.models import Published, Thing
from archive.publishing import holdings_of
from archive.sight_party import party_seen


@require_safe
def party_page(request, slug):
    """A party: what it sent, was sent, did and said, and where it was silent."""
    published = Published.objects.filter(thing=Thing.PARTY, slug=slug, newest=True).first()
    if published is None:
        raise Http404
    return render(request, "archive/party_page.html", party_seen(holdings_of(published), slug))
