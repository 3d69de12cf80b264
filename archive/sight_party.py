"""What the page of a party shows, from Holdings: who it is, and what it sent, received, said and was silent about."""

from django.utils.text import capfirst

from archive.addresses import party_address, source_address
from archive.dates import in_words
from archive.links import Link
from archive.models import EvidenceStatus, Party, Recipient, Silence, Stance
from archive.notes import Notes
from archive.origins import counted, support
from archive.waiting import attested_days, attested_until, silence_wait


def party_seen(holdings, slug):
    """What the page of a party (its slug) shows, in reading order."""
    party = holdings.party[slug]
    notes = Notes(holdings)
    return {
        "party": party,
        "kind": capfirst(Party.Kind(party.kind).label),
        "part_of": [_party(holdings, row.slug) for row in holdings.line_of(slug)[1:]],
        "parts": [_party(holdings, row.slug) for row in holdings.parties if row.part_of == slug],
        "offices": [_tenure(holdings, row, row.office, notes) for row in party.tenures],
        "holders": [
            _tenure(holdings, tenure, row.slug, notes)
            for row in holdings.parties
            for tenure in row.tenures
            if tenure.office == slug
        ],
        "sent": _by_date(holdings, [row.source for row in holdings.messages if row.sender == slug]),
        "signed": _by_date(holdings, [row.source for row in holdings.messages if slug in row.signers]),
        "received": _received(holdings, slug),
        "said": [(row, _source(holdings, row.source)) for row in holdings.excerpts if holdings.speaker_of(row) == slug],
        "silences": [_silence(holdings, row, notes) for row in holdings.silences if row.party == slug],
        "stances": [
            (
                claim,
                Stance.Kind(stance.stance).label,
                holdings.excerpt.get(stance.excerpt),
                notes.links([stance.attestation]),
            )
            for claim in holdings.claims
            for stance in claim.stances
            if stance.party == slug
        ],
        "claims": [
            (
                row,
                EvidenceStatus(row.status).label if row.status else "",
                counted(holdings, support(holdings, row.evidence)),
                notes.links(row.evidence),
            )
            for row in holdings.claims
            if row.voice == slug
        ],
        "quantities": [(row, notes.links([row.attestation])) for row in holdings.quantities if row.voice == slug],
        "notes": notes,
    }


def _party(holdings, slug):
    return Link(holdings.party[slug].name, party_address(slug))


def _tenure(holdings, tenure, other, notes):
    return _party(holdings, other), in_words(tenure.date, month="F"), notes.links([tenure.attestation])


def _source(holdings, slug):
    row = holdings.source[slug]
    return Link(row.title, source_address(slug), in_words(row.date, month="F"))


def _by_date(holdings, slugs):
    """[Link] in the order of their dates as EDTF writes them, the undated last."""
    dated = sorted(
        slugs, key=lambda slug: (not holdings.source[slug].date, holdings.source[slug].date.strip("[."), slug)
    )
    return [_source(holdings, slug) for slug in dated]


def _received(holdings, slug):
    """[(Link, role, how far it got)]"""
    found = {row.source: part for row in holdings.messages for part in row.recipients if part.party == slug}
    reached = {
        source_address(name): (Recipient.Role(part.role).label, Recipient.Reach(part.reach).label)
        for name, part in found.items()
    }
    return [(row, *reached[row[1]]) for row in _by_date(holdings, found)]


def _silence(holdings, row, notes):
    wait = silence_wait(holdings, row)
    return {
        "row": row,
        "kind": capfirst(Silence.Kind(row.kind).label),
        "message": _source(holdings, row.message) if row.message else None,
        "days": attested_days(holdings, row, wait.days) if wait and wait.days is not None else "",
        "until": attested_until(holdings, row, "F"),
        "links": notes.links([row.attestation]),
    }
