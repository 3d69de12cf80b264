"""The part of the record around one source: what its page shows, so that the page needs no other."""

from archive.record import Holdings


def around(holdings, slug):
    """Holdings of one source and all that its page names."""
    responses = [row for row in holdings.responses if slug in (row.message, row.reply)]
    silences = holdings.silences_after(slug)
    messages = {slug} | {name for row in responses for name in (row.message, row.reply)}
    claims = [row for row in holdings.claims if _rests_on(holdings, row.evidence, slug)]
    quantities = [row for row in holdings.quantities if _rests_on(holdings, [row.attestation], slug)]
    stances = [stance for row in claims for stance in row.stances]
    said = {row.excerpt for row in stances}
    excerpts = [row for row in holdings.excerpts if row.source == slug or row.slug in said]
    message_rows = [row for row in holdings.messages if row.source in messages]
    news_reports = [row for row in holdings.news_reports if row.source == slug]
    source = holdings.source[slug]
    attested = (*responses, *silences, *quantities, *stances)
    attested += tuple(part for row in message_rows for part in (*row.actions, *row.recipients))
    places = [row.attestation for row in attested] + [place for row in claims for place in row.evidence]
    places += [row.footnote for row in excerpts if row.footnote]
    names = messages | {slug, source.known_through, *source.derives_from}
    names |= {place.source for place in places} | {row.source for row in excerpts}
    parties = {row.party for row in (*silences, *stances)} | {row.voice for row in (*claims, *quantities)}
    parties |= {row.speaker for row in (*excerpts, *news_reports)} | {row.office for row in news_reports}
    for row in message_rows:
        parties |= {row.sender, row.signer, *(part.party for part in row.recipients)}
        parties |= {party for part in row.actions for party in (part.by, part.to)}
    parties = _with_what_they_belong_to(holdings, parties)
    cited = {(place.source, place.footnote) for place in places}
    footnotes = [row for row in holdings.footnotes if slug in row.sources or (row.publication, row.number) in cited]
    marks = {row.shelfmark for row in footnotes} | {source.shelfmark}
    shelfmarks = [row for row in holdings.shelfmarks if row.code in marks]
    repositories = {row.repository for row in shelfmarks}
    return Holdings(
        repositories=[row for row in holdings.repositories if row.slug in repositories],
        shelfmarks=shelfmarks,
        footnotes=footnotes,
        sources=[row for row in holdings.sources if row.slug in names],
        transcriptions=[row for row in holdings.transcriptions if row.source == slug],
        excerpts=excerpts,
        news_reports=news_reports,
        parties=[row for row in holdings.parties if row.slug in parties],
        messages=message_rows,
        responses=responses,
        silences=silences,
        claims=claims,
        quantities=quantities,
    )


def _rests_on(holdings, places, slug):
    """Whether one of these places is a source (its slug), or a footnote that points to it."""
    for place in places:
        footnote = holdings.footnote.get((place.source, place.footnote))
        if slug in (footnote.sources if footnote else [place.source]):
            return True
    return False


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
