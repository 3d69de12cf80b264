"""What the archive makes public of a Record: its holdings, and its pages with the words on them and what they use.

Of a question only what is asked is public, never its options, key or replies; of a discussion never the teacher's note.
"""

from archive import publishing
from archive.prose import atoms, plain
from exhibit import record as rec


def public_rows(record):
    """archive.things.Rows of a Record; no database is asked."""
    cover = publishing.Page(record.slug, record.title, _joined(record.subtitle, plain(record.lead)))
    pages = [_page(record, page) for page in record.pages]
    return publishing.rows_for(record.slug, 0, record.holdings, record.title, [cover, *pages])


def _page(record, page):
    words, sources, claims = [page.goal], set(), set()
    for block in page.blocks:
        words += _words(record, block)
        for atom in (atom for html in rec.prose_of(block) for atom in atoms(html)):
            (claims if atom.basis == "claim" else sources).add(atom.slug)
        claims |= set(block.claims) if isinstance(block, rec.ClaimTable) else set()
        sources |= _sources(record, block)
    holdings = record.holdings
    claims = {slug for slug in claims if slug in holdings.claim}
    for slug in claims:
        for place in holdings.claim[slug].evidence:
            footnote = holdings.footnote.get((place.source, place.footnote))
            sources |= set(footnote.sources) if footnote else {place.source}
    sources = {slug for slug in sources if slug in holdings.source}
    return publishing.Page(
        f"{record.slug}/{page.slug}", page.title, _joined(*words), frozenset(sources), frozenset(claims)
    )


def _words(record, block):
    found = [getattr(block, "heading", "")] + [plain(html) for html in rec.prose_of(block)]
    match block:
        case rec.Comparison():
            found += [block.left.title, block.right.title]
        case rec.Discussion():
            found.append(block.text)
        case rec.Activity():
            found.append(record.question[block.question].text)
    return found


def _sources(record, block):
    """The sources (slugs) that a block shows, draws or asks about."""
    holdings = record.holdings
    excerpts = rec.excerpts_of(block)
    if isinstance(block, rec.Activity):
        excerpts = [record.question[block.question].evidence]
    found = {holdings.excerpt[slug].source for slug in excerpts if slug in holdings.excerpt}
    found |= {holdings.silence[slug].message for slug in rec.silences_of(block) if slug in holdings.silence}
    if isinstance(block, rec.Drawing):
        answers = [holdings.response[slug] for slug in block.responses if slug in holdings.response]
        found |= {name for row in answers for name in (row.message, row.reply)}
    return found


def _joined(*words):
    return " ".join(filter(None, words))
