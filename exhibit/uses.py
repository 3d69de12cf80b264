"""What the archive asks of its exhibits: which of them hold a source, and where their pages are."""

from django.urls import reverse

from archive.publishing import exhibits_holding


def exhibits_with(source):
    """[(title, address)] of the exhibits whose current edition holds this source (its slug)."""
    return [(title, reverse("cover", args=[slug])) for slug, title in exhibits_holding(source)]


def address_of_page(slug):
    """The address of "notes/first", the page first of the exhibit notes; of "notes", its cover."""
    exhibit, _slash, page = slug.partition("/")
    return reverse("lesson_page", args=[exhibit, page]) if page else reverse("cover", args=[exhibit])
