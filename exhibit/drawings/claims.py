"""Pictures of claims: who stands where on each, how one is told and disputed, and what was looked for and found."""

from collections import Counter

from django.utils.translation import gettext as _

from archive.models import EvidenceStatus, Stance
from archive.origins import support

from .words import by_date, footnoted, paper, quoted, short_name

SUPPORTS = (Stance.Kind.ASSERTS,)
DISPUTES = (Stance.Kind.DENIES, Stance.Kind.QUALIFIES)


def _label(claim):
    return str(EvidenceStatus(claim.status).label) if claim.status else ""


def _stance(holdings, notes, row):
    return {
        "party": short_name(holdings, row.party),
        "stance": row.stance,
        "label": str(Stance.Kind(row.stance).label),
        "quoted": quoted(holdings, row.excerpt),
        "links": notes.links([row.attestation]),
    }


def matrix(holdings, block, notes):
    """A row for each claim, a column for each party that takes a stance; an empty field says that we hold none."""
    claims = [holdings.claim[slug] for slug in block.claims if slug in holdings.claim]
    counted = Counter(row.party for claim in claims for row in claim.stances)
    parties = sorted(counted, key=lambda slug: (-counted[slug], slug))
    rows = []
    for claim in claims:
        stances = {row.party: _stance(holdings, notes, row) for row in claim.stances}
        rows.append({"claim": claim, "label": _label(claim), "cells": [stances.get(slug) for slug in parties]})
    return {"parties": [short_name(holdings, slug) for slug in parties], "rows": rows}


def claim_ladder(holdings, block, notes):
    """Each claim with its rungs: said, by whom, to whom, supported by, disputed by, silent."""
    return {
        "ladders": [_ladder(holdings, notes, holdings.claim[slug]) for slug in block.claims if slug in holdings.claim]
    }


def _ladder(holdings, notes, claim):
    stances = [_stance(holdings, notes, row) for row in claim.stances]
    own = [row for row in stances if row["party"] == short_name(holdings, claim.voice) and row["stance"] in SUPPORTS]
    return {
        "claim": claim,
        "label": _label(claim),
        "voice": short_name(holdings, claim.voice) if claim.voice else _("not named"),
        "words": own[0]["quoted"] if own else None,
        "to": ", ".join(_told(holdings, claim)),
        "links": notes.links(claim.evidence),
        "supported": [row for row in stances if row["stance"] in SUPPORTS and row not in own],
        "disputed": [row for row in stances if row["stance"] in DISPUTES],
        "silent": [row for row in stances if row["stance"] not in (*SUPPORTS, *DISPUTES)],
    }


def _told(holdings, claim):
    """To whom the papers that a claim rests on were addressed."""
    messages = [holdings.message[slug] for slug in support(holdings, claim.evidence) if slug in holdings.message]
    named = [party for message in messages for party in message.addressees]
    return list(dict.fromkeys(short_name(holdings, party) for party in named))


def evidence(holdings, block, notes):
    """Four columns: what was said to be there, what was found, what was not, what nobody is seen to have followed."""
    claims = [holdings.claim[slug] for slug in block.claims if slug in holdings.claim]
    silences = [holdings.silence[slug] for slug in block.silences if slug in holdings.silence]
    open_ones = [row for row in claims if row.status == EvidenceStatus.UNKNOWN]
    return {
        "sought": [(row, _label(row), notes.links(row.evidence)) for row in claims if row not in open_ones],
        "found": [
            (paper(holdings, slug, notes.address), notes.links(footnoted(holdings, slug)))
            for slug in by_date(holdings, block.sources)
        ],
        "not_found": [(row, notes.links([row.attestation])) for row in silences],
        "open": [(row, _label(row), notes.links(row.evidence)) for row in open_ones],
    }
