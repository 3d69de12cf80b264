"""What the archive makes public of a Record: its holdings, and its pages with the words on them and what they use.

Of a question only what is asked is public, never its options, key or replies; of a discussion never the teacher's note;
of a passage that stands closed nothing, since a search would open it.
"""

from archive import publishing
from archive.prose import atoms, plain
from exhibit import record as rec
from exhibit.uses import places_of


def public_rows(record):
    """archive.things.Rows of a Record; no database is asked."""
    cover = publishing.Page(record.slug, record.title, _joined(record.subtitle, plain(record.lead)))
    pages = [_page(record, page) for page in record.pages]
    return publishing.rows_for(record.slug, 0, record.holdings, record.title, [cover, *pages])


def _page(record, page):
    words, claims = [page.goal], set()
    for block in page.blocks:
        words += [] if rec.is_closed(block) else _words(record, block)
        cited = (atom for html in rec.prose_of(block) for atom in atoms(html))
        claims |= {atom.slug for atom in cited if atom.basis == "claim"}
        claims |= set(block.claims) if isinstance(block, rec.ClaimTable) else set()
    claims &= record.holdings.claim.keys()
    sources = {slug for slug, footnote in places_of(record, page) if not footnote}
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


def _joined(*words):
    return " ".join(filter(None, words))
