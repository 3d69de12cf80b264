"""The part of the record around one source or party: what its page shows, so that the page needs no other."""

from archive.files import sheets
from archive.origins import support
from archive.record import Holdings, by_names

NEIGHBOURS = 40  # at most, of one file


def around(holdings, slug):
    """Holdings of one source (its slug) and all that its page names."""
    return Around(holdings).source(slug)


class Around:
    """The same for each of many: the record is looked through once, and each row is found by what it belongs to."""

    def __init__(self, holdings):
        self.holdings = holdings
        self.responses = by_names(holdings.responses, lambda row: (row.message, row.reply))
        self.silences = by_names(holdings.silences, lambda row: [row.message])
        self.silences_of_party = by_names(holdings.silences, lambda row: [row.party])
        self.excerpts = by_names(holdings.excerpts, lambda row: [row.source])
        self.excerpts_of_party = by_names(holdings.excerpts, lambda row: [holdings.speaker_of(row)])
        self.claims = by_names(holdings.claims, lambda row: self.rests_on(row.evidence))
        self.claims_of_party = by_names(
            holdings.claims, lambda row: [row.voice, *(stance.party for stance in row.stances)]
        )
        self.quantities = by_names(holdings.quantities, lambda row: self.rests_on([row.attestation]))
        self.quantities_of_party = by_names(holdings.quantities, lambda row: [row.voice])
        self.below = by_names(holdings.parties, lambda row: [row.part_of, *(tenure.office for tenure in row.tenures)])
        self.derived = by_names(holdings.sources, lambda row: row.derives_from)
        self.messages_of_party = by_names(holdings.messages, _parties_of)
        self.order = {
            name: {_key(row): at for at, row in enumerate(getattr(holdings, name))}
            for name in ("repositories", "shelfmarks", "footnotes", "sources", "excerpts", "parties", "messages")
        }

    def rests_on(self, places):
        """The sources held that something rests on, see archive.origins; not the publication of a bare shelfmark."""
        return [name for name in support(self.holdings, places) if name in self.holdings.source]

    def neighbours(self, slug):
        """Other sources of the same file, those on the same sheet first."""
        held = self.holdings
        own = {sheet for mark in held.marks_of(slug) for sheet in sheets(mark)}
        found = {row.slug for code in held.files_of(slug) for row in held.in_file(code)} - {slug}

        def distance(name):
            return not any(own & sheets(mark) for mark in held.marks_of(name)), name

        return sorted(found, key=distance)[:NEIGHBOURS]

    def source(self, slug):
        """Holdings of one source and all that its page names."""
        responses, silences = self.responses.get(slug, []), self.silences.get(slug, [])
        answers = [part.excerpt for row in responses for part in row.demand_answers if part.excerpt]
        return self._whole(
            sources={slug},
            messages={slug} | {name for row in responses for name in (row.message, row.reply)},
            responses=responses,
            silences=silences,
            excerpts=[*self.excerpts.get(slug, []), *(self.holdings.excerpt[name] for name in answers)],
            claims=self.claims.get(slug, []),
            quantities=self.quantities.get(slug, []),
            beside=[*self.neighbours(slug), *(row.slug for row in self.derived.get(slug, []))],
        )

    def party(self, slug):
        """Holdings of one party: what it sent, received, did, said and claimed, and where it was silent."""
        messages = {row.source for row in self.messages_of_party.get(slug, [])}
        silences = self.silences_of_party.get(slug, [])
        return self._whole(
            messages=messages | {row.message for row in silences if row.message},
            silences=silences,
            excerpts=self.excerpts_of_party.get(slug, []),
            claims=self.claims_of_party.get(slug, []),
            quantities=self.quantities_of_party.get(slug, []),
            own={slug, *(row.slug for row in self.below.get(slug, []))},
        )

    def _whole(self, messages, silences, excerpts, claims, quantities, sources=(), responses=(), own=(), beside=()):
        """These rows, and whatever they name."""
        held = self.holdings
        message_rows = self._held("messages", messages, held.message)
        stances = [stance for row in claims for stance in row.stances]
        excerpts = {row.slug for row in excerpts} | {row.excerpt for row in stances}
        excerpts = self._held("excerpts", excerpts, held.excerpt)
        news_reports = [held.news_report[slug] for slug in sources if slug in held.news_report]
        parties = {row.party for row in (*silences, *stances)} | {row.voice for row in (*claims, *quantities)} | {*own}
        parties |= {row.speaker for row in (*excerpts, *news_reports)} | {row.office for row in news_reports}
        parties |= {name for row in message_rows for name in _parties_of(row)}
        parties = self._with_what_they_belong_to(parties)
        attested = [row.attestation for row in (*responses, *silences, *quantities, *stances)]
        attested += [part.attestation for row in message_rows for part in (*row.actions, *row.recipients)]
        attested += [place for row in claims for place in row.evidence]
        attested += [row.footnote for row in excerpts if row.footnote]
        attested += [tenure.attestation for slug in parties for tenure in held.party[slug].tenures]
        cited = {(place.source, place.footnote) for place in attested}
        cited |= {_key(row) for slug in (*sources, *beside) for row in held.known_from(slug)}
        names = {name for place in attested for name in (place.source, place.paper)}
        names |= {row.source for row in (*message_rows, *excerpts)}
        names |= {name for slug in sources for row in held.mentions_of(slug) for name in row.sources}
        names |= {name for row in claims for name in support(held, row.evidence)} | {*sources, *beside}
        names |= {held.source[slug].known_through for slug in sources}
        names = self._with_what_they_derive_from(names)
        footnotes = self._held("footnotes", cited, held.footnote)
        marks = {row.shelfmark for row in footnotes} | {held.source[slug].shelfmark for slug in (*sources, *beside)}
        shelfmarks = self._held("shelfmarks", marks, held.shelfmark)
        return Holdings(
            repositories=self._held("repositories", {row.repository for row in shelfmarks}, held.repository),
            shelfmarks=shelfmarks,
            footnotes=footnotes,
            sources=self._held("sources", names, held.source),
            transcriptions=[held.transcription[slug] for slug in sources if slug in held.transcription],
            excerpts=excerpts,
            news_reports=news_reports,
            parties=self._held("parties", parties, held.party),
            messages=message_rows,
            responses=list(responses),
            silences=list(silences),
            claims=list(claims),
            quantities=list(quantities),
        )

    def _held(self, kind, keys, rows):
        """The rows of these keys, in the order of the record; a key that is not held names none."""
        order = self.order[kind]
        return [rows[key] for key in sorted(filter(order.__contains__, keys), key=order.__getitem__)]

    def _with_what_they_derive_from(self, sources):
        fresh, found = set(sources), set()
        while fresh:
            found |= fresh
            rows = [self.holdings.source[slug] for slug in fresh if slug in self.holdings.source]
            fresh = {name for row in rows for name in row.derives_from} - found
        return found

    def _with_what_they_belong_to(self, parties):
        fresh = set(parties) - {""}
        found = set()
        while fresh:
            found |= fresh
            more = set()
            for slug in fresh:
                row = self.holdings.party[slug]
                more |= {row.part_of, *(tenure.office for tenure in row.tenures)}
            fresh = more - found - {""}
        return found


def _parties_of(message):
    yield message.sender
    yield from message.signers
    for part in message.recipients:
        yield part.party
    for part in message.actions:
        yield part.by
        yield part.to


def _key(row):
    """What the record looks a row up by."""
    if hasattr(row, "publication"):
        return row.publication, row.number
    return row.source if hasattr(row, "sender") else row.code if hasattr(row, "as_printed") else row.slug
