"""Rewrites what the public may see of the record, for one exhibit at a time. Call it in the publishing transaction."""

import msgspec

from archive.around import around
from archive.dates import bounds
from archive.folding import fold
from archive.models import Published
from archive.record import Holdings


def withdraw(exhibit):
    """Nothing of this exhibit (its slug) is public any more."""
    Published.objects.filter(exhibit=exhibit).delete()


def rows_for(exhibit, edition, holdings):
    """The rows that make an edition's holdings public; no database is asked."""
    return [_row(exhibit, edition, holdings, source) for source in holdings.sources]


def publish(exhibit, rows):
    """These rows, and no others, are public of this exhibit."""
    withdraw(exhibit)
    Published.objects.bulk_create(rows, batch_size=200)


def holdings_of(published):
    """archive.record.Holdings around a published source."""
    return msgspec.json.decode(bytes(published.holdings), type=Holdings)


def _row(exhibit, edition, holdings, source):
    near = around(holdings, source.slug)
    message = near.message.get(source.slug)
    own = [row for row in near.footnotes if source.slug in row.sources]
    first, last = bounds(source.date) if source.date else (None, None)
    words = [source.title, source.made_by, source.made_for, source.date_words]
    words += [f"fn {row.number} {row.as_printed}" for row in own]
    words += [row.text for row in near.excerpts]
    if message:
        words += [
            message.subject,
            near.party[message.sender].name,
            *(near.party[r.party].name for r in message.recipients),
        ]
    marks = {row.shelfmark for row in own} | {source.shelfmark}
    codes = sorted({near.repository[row.repository].code for row in near.shelfmarks if row.code in marks})
    return Published(
        exhibit=exhibit,
        edition=edition,
        slug=source.slug,
        title=source.title,
        kind=source.kind,
        repositories="".join(f"|{code}" for code in codes) + "|" if codes else "",
        sender=near.seat(message.sender) if message else "",
        publicity=message.publicity if message else "",
        date=source.date,
        dated_from=first or last,  # "by 3 February 1950" is found under 1950
        dated_to=last or first,
        text=fold(" ".join(words)),
        holdings=msgspec.json.encode(near),
    )
