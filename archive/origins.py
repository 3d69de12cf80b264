"""How many independent origins stand behind some sources: five papers printing one wire report are one origin.

Only `derives_from` counts. That a paper is known to us through an article says how we know it, not where it came from.
"""

from django.utils.translation import ngettext


def origins(holdings, slugs):
    """What these sources go back to: the slugs of sources that derive from nothing held here.

    Sources that derive from each other in a ring go back to all of the ring, as one.
    """
    return {origin for slug in slugs for origin in _origins_of(holdings, slug)}


def _origins_of(holdings, slug):
    seen, fresh, found = {slug}, [slug], set()
    while fresh:
        name = fresh.pop()
        before = [other for other in _derives_from(holdings, name) if other != name]
        if not before:
            found.add(name)
        fresh += [other for other in before if other not in seen]
        seen.update(before)
    return found or {min(seen)}  # nothing but a ring: one of its names stands for it


def _derives_from(holdings, slug):
    row = holdings.source.get(slug)
    return row.derives_from if row else []


def support(holdings, places):
    """The sources that places (Attestations) point to, each once and in order.

    A place names its paper, or its footnote points to its sources. Where none of them is described, the footnote's
    shelfmark or number stands for the paper; a footnote that names no paper leaves the publication itself.
    """
    found = {}
    for place in places:
        footnote = holdings.footnote.get((place.source, place.footnote))
        if place.paper:
            found[place.paper] = None
        elif footnote and footnote.sources:
            found |= dict.fromkeys(footnote.sources)
        elif footnote and footnote.kind in ("archival", "newspaper"):
            found[footnote.shelfmark or f"{footnote.publication} fn {footnote.number}"] = None
        else:
            found[place.source] = None
    return list(found)


def counted(holdings, slugs):
    """ "3 sources, 1 origin"; "" for none."""
    slugs = set(slugs)
    if not slugs:
        return ""
    from_where = len(origins(holdings, slugs))
    sources = ngettext("%d source", "%d sources", len(slugs)) % len(slugs)
    return f"{sources}, {ngettext('%d origin', '%d origins', from_where) % from_where}"
