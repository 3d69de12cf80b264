"""How far something went: a dot for each that was reached, in a row for each who sent it; no map of guesses."""

from decimal import Decimal
from typing import NamedTuple

from .words import short_name

PER_ROW, STEP = 20, 12
MOST_DOTS = 200  # above this a dot stands for ten, for a hundred, and says so


class Row(NamedTuple):
    """`dots` is a path of points; "" where there is no number. `unit`: what a dot stands for."""

    number: str
    as_printed: str
    counts: str
    voice: str
    remark: str
    links: str
    dots: str
    height: int
    unit: int


def reach(holdings, block, notes):
    found = [holdings.quantity[slug] for slug in block.quantities if slug in holdings.quantity]
    found.sort(key=lambda row: (not row.number, row.slug))
    largest = max((Decimal(row.number) for row in found if row.number), default=0)
    unit = 1
    while largest / unit > MOST_DOTS:
        unit *= 10
    return {"rows": [_row(holdings, notes, row, unit) for row in found], "unit": unit, "width": PER_ROW * STEP}


def _row(holdings, notes, row, unit):
    count = round(Decimal(row.number) / unit) if row.number else 0
    dots = "".join(f"M{STEP * (at % PER_ROW) + 6} {STEP * (at // PER_ROW) + 6}h0" for at in range(count))
    return Row(
        number=row.number,
        as_printed=row.as_printed,
        counts=row.counts,
        voice=short_name(holdings, row.voice) if row.voice else "",
        remark=row.remark,
        links=notes.links([row.attestation]),
        dots=dots,
        height=STEP * max(1, -(-count // PER_ROW)),
        unit=unit,
    )
