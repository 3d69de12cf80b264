"""The part of the record around one source: what its page shows, so that the page needs no other."""

from archive.record import Holdings


def around(holdings, slug):
    """Holdings of one source and all that its page names."""
    responses = [row for row in holdings.responses if slug in (row.message, row.reply)]
    silences = holdings.silences_after(slug)
    messages = {slug} | {name for row in responses for name in (row.message, row.reply)}
    claims = [row for row in holdings.claims if any(slug == place for place in _rests_on(holdings, row))]
    excerpts = holdings.excerpts_of(slug)
    message_rows = [row for row in holdings.messages if row.source in messages]
    source = holdings.source[slug]
    names = messages | {source.known_through, *source.derives_from}
    names |= {row.attestation.source for row in (*responses, *silences)}
    names |= {part.attestation.source for row in message_rows for part in (*row.actions, *row.recipients)}
    names |= {place.source for row in claims for place in row.evidence}
    parties = {row.party for row in silences} | {row.voice for row in claims} | {row.speaker for row in excerpts}
    for row in message_rows:
        parties |= {row.sender, *(part.party for part in row.recipients)}
        parties |= {party for part in row.actions for party in (part.by, part.to)}
    parties = _with_what_they_belong_to(holdings, parties)
    cited = {(place.source, place.footnote) for row in claims for place in row.evidence}
    cited |= {(row.attestation.source, row.attestation.footnote) for row in (*responses, *silences)}
    cited |= {
        (part.attestation.source, part.attestation.footnote)
        for row in message_rows
        for part in (*row.actions, *row.recipients)
    }
    footnotes = [row for row in holdings.footnotes if slug in row.sources or (row.publication, row.number) in cited]
    marks = {row.shelfmark for row in footnotes} | {source.shelfmark}
    shelfmarks = [row for row in holdings.shelfmarks if row.code in marks]
    repositories = {row.repository for row in shelfmarks}
    return Holdings(
        repositories=[row for row in holdings.repositories if row.slug in repositories],
        shelfmarks=shelfmarks,
        footnotes=footnotes,
        sources=[row for row in holdings.sources if row.slug in names | {slug}],
        excerpts=excerpts,
        parties=[row for row in holdings.parties if row.slug in parties],
        messages=message_rows,
        responses=responses,
        silences=silences,
        claims=claims,
    )


def _rests_on(holdings, claim):
    """The sources a claim rests on: those its footnotes point to, and those it names itself."""
    for place in claim.evidence:
        footnote = holdings.footnote.get((place.source, place.footnote))
        yield from footnote.sources if footnote else [place.source]


def _with_what_they_belong_to(holdings, parties):
    fresh = set(parties) - {""}
    found = set()
    while fresh:
        found |= fresh
        more = set()
        for slug in fresh:
            row = holdings.party[slug]
            more |= {row.part_of, *(tenure.office for tenure in row.tenures)}
        fresh = more - found - {""}
    return found
