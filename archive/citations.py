"""Keeps archive.Citation true to the prose that cites: at every save, every loaddata, every deletion."""

from django.apps import apps

from archive.models import Citation, Citing, Claim, Dated, Source
from archive.prose import atoms


def place_of(instance, name):
    """By key, not by short name: that may change, and the old place would protect what it named for ever."""
    return f"{instance._meta.label_lower}/{instance.pk}/{name}"


def written_in(citation):
    """The row in whose form a citation's prose is written, for example the page of a block."""
    label, key, _name = citation.place.split("/")
    return apps.get_model(label)._base_manager.get(pk=key).on_desk()


def rebuild(instance):
    """Write the row's citations anew. What is not in the record yet is left to the check before publishing."""
    prose = instance.prose()
    Citation.objects.filter(place__in=[place_of(instance, name) for name in prose]).delete()
    wanted = [(place_of(instance, name), atom) for name, html in prose.items() for atom in atoms(html)]
    sources = {
        row.slug: row for row in Source.objects.filter(slug__in=[a.slug for _, a in wanted if a.basis != "claim"])
    }
    claims = {row.slug: row for row in Claim.objects.filter(slug__in=[a.slug for _, a in wanted if a.basis == "claim"])}
    Citation.objects.bulk_create(
        [
            Citation(place=place, claim=claims[atom.slug])
            if atom.basis == "claim"
            else Citation(place=place, source=sources[atom.slug])
            for place, atom in dict.fromkeys(wanted)
            if atom.slug in (claims if atom.basis == "claim" else sources)
        ]
    )


def on_pre_save(sender, instance, **kwargs):
    if isinstance(instance, Dated):
        instance.settle_dates()


def on_post_save(sender, instance, **kwargs):
    if isinstance(instance, Citing):
        rebuild(instance)


def on_post_delete(sender, instance, **kwargs):
    if isinstance(instance, Citing):
        Citation.objects.filter(place__in=[place_of(instance, name) for name in instance.prose()]).delete()
