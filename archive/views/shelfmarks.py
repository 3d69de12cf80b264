"""What else lies there: the page of an archive, a fond, an opis or a file."""

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from archive.held import held
from archive.shelves import shelf


@require_safe
def shelfmark_page(request, code):
    """Everything that current editions cite from one place."""
    found = shelf(held(), code)
    if found is None:
        raise Http404
    return render(request, "archive/shelfmark_page.html", {"shelf": found})
