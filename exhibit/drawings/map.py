"""A map of one message: who sent it and to whom it went, on the land as it lies; no borders, and no paths.

A mark stands at a capital, or somewhere in a country where our sources name no city; the land is that of our own day.
Labels are set in the size they have on a phone, so that on a larger screen, where they are smaller, they part further.
"""

import json
import math
from functools import cache
from pathlib import Path
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.models import Recipient

from .messages import recipients, seat_of
from .svg import Space, number, text_width
from .words import footnoted, paper

WEST, EAST, SOUTH, NORTH = -135, 180, -50, 76  # degrees; what lies beyond is cut off
UP, ACROSS = 3, 3 * math.cos(math.radians(40))  # units a degree: true to scale at 40 degrees
WIDTH, HEIGHT = round((EAST - WEST) * ACROSS), round((NORTH - SOUTH) * UP)
LETTER, GLYPH, LINE = 27, 26, 30  # on a phone: the size of letters, a mark with the gap behind it, a line of words
DISTANCES, TURNS = range(16, 190, 12), sorted(range(0, 360, 15), key=lambda turn: abs(math.sin(math.radians(turn))))
FORMS = (
    ("sender", gettext_lazy("sender")),
    ("reached", gettext_lazy("addressee, handed over by our sources’ account")),
    ("meant", gettext_lazy("addressee; our sources do not follow it there")),
    ("copy", gettext_lazy("copy, handed over by our sources’ account")),
    ("copy-meant", gettext_lazy("copy; our sources do not follow it there")),
)


class Mark(NamedTuple):
    """A place with its label: `lead` is the line between them, `form` one of sender, reached, meant, copy ..."""

    name: str
    form: str
    is_city: bool
    x: str
    y: str
    lead: str
    glyph_x: str
    label_x: str
    label_y: str
    anchor: str
    where: str
    row: object  # exhibit.drawings.messages.Sent; None for the sender


@cache
def land():
    """The outlines of all land in the frame as one path, in whole units."""
    outlines = json.loads((Path(__file__).parent / "outlines.json").read_text(encoding="utf-8"))["land"]
    return "".join(filter(None, map(_outline, outlines)))


def _outline(degrees):
    points = [
        tuple(round(one) for one in _xy(x / 10, y / 10)) for x, y in zip(degrees[::2], degrees[1::2], strict=True)
    ]
    if all(x < 0 or y < 0 or y > HEIGHT for x, y in points):
        return ""
    first, before, steps = points[0], points[0], []
    for point in points[1:]:
        if point != before:
            steps.append(f"{point[0] - before[0]} {point[1] - before[1]}")
            before = point
    return f"M{first[0]} {first[1]}l{' '.join(steps)}z".replace(" -", "-")


def _xy(longitude, latitude):
    return (longitude - WEST) * ACROSS, (NORTH - latitude) * UP


def place_of(holdings, party):
    """The place (a row) at which a map sets a party (a slug): its own, else that of what it is part of; or None."""
    found = (holdings.place[row.place] for row in holdings.line_of(party) if row.place)
    return next((row for row in found if row.latitude), None)


def on_map(holdings, message):
    """Of the sender and the recipients of a message those that a map can show: [(party, its place)]."""
    parties = [message.sender, *(row.party for row in message.recipients)]
    return [(party, row) for party in parties if (row := place_of(holdings, party))]


def world_map(holdings, block, notes):
    message = holdings.message[block.messages[0]]
    sent = dict(zip((row.party for row in message.recipients), recipients(holdings, message, notes), strict=True))
    shown = on_map(holdings, message)
    points = {party: _xy(float(place.longitude), float(place.latitude)) for party, place in shown}
    labels = _labels(points, {party: holdings.seat(party) for party in points})
    return {
        "land": land(),
        "width": WIDTH,
        "height": HEIGHT,
        "paper": paper(holdings, message.source, notes.address),
        "marks": [
            _mark(holdings, party, place, sent.get(party), points[party], labels[party]) for party, place in shown
        ],
        "forms": [
            (form, words) for form, words in FORMS if form in {_form(sent.get(party)) for party, _place in shown}
        ],
        "elsewhere": [row for party, row in sent.items() if party not in points],
        "links": notes.links(footnoted(holdings, message.source)),
    }


def _mark(holdings, party, place, row, point, label):
    is_city = bool(seat_of(holdings, party))
    (x, y), (to_x, to_y, side) = point, label
    return Mark(
        name=holdings.seat(party),
        form=_form(row),
        is_city=is_city,
        x=number(x),
        y=number(y),
        lead=f"M{number(x)} {number(y)}L{number(to_x)} {number(to_y)}",
        glyph_x=number(to_x + side * 10),
        label_x=number(to_x + side * GLYPH),
        label_y=number(to_y),
        anchor="" if side > 0 else "end",
        where=_where(place, is_city),
        row=row,
    )


def _form(row):
    if row is None:
        return "sender"
    reached = row.reach in (Recipient.Reach.DELIVERED, Recipient.Reach.PRESENTED)
    if row.role == Recipient.Role.COPY:
        return "copy" if reached else "copy-meant"
    return "reached" if reached else "meant"


def _where(place, is_city):
    latitude, longitude = float(place.latitude), float(place.longitude)
    places = 1 if is_city else 0
    degrees = {
        "latitude": f"{abs(latitude):.{places}f}° {_('N') if latitude >= 0 else _('S')}",
        "longitude": f"{abs(longitude):.{places}f}° {_('E') if longitude >= 0 else _('W')}",
    }
    return (_("%(latitude)s, %(longitude)s") if is_city else _("near %(latitude)s, %(longitude)s")) % degrees


def _labels(points, names):
    """Where each label stands: {party: (x, y, side)}, at the end of the shortest line that crosses no other label.

    The label runs from there to the right (side 1) or to the left (-1). Those in a crowd are set first.
    """
    space, found = Space(WIDTH, HEIGHT, margin=2), {}
    for x, y in points.values():
        space.take(x - 5, y - 5, x + 5, y + 5)
    crowd = {party: sum(math.dist(point, other) < 60 for other in points.values()) for party, point in points.items()}
    for party in sorted(points, key=lambda slug: (-crowd[slug], points[slug])):
        found[party] = _label(space, points[party], GLYPH + text_width(names[party], LETTER))
    return found


def _label(space, point, width):
    x, y = point
    for far in DISTANCES:
        for turn in TURNS:
            to_x, to_y = x + far * math.cos(math.radians(turn)), y + far * math.sin(math.radians(turn))
            side = 1 if to_x >= x else -1
            left = min(to_x, to_x + side * width)
            steps = [(x + (to_x - x) * at / far, y + (to_y - y) * at / far) for at in range(8, far, 6)]
            if space.is_free(left - 2, to_y - LINE / 2, left + width + 2, to_y + LINE / 2) and all(
                space.is_free(max(2, a - 2), max(2, b - 2), min(WIDTH - 2, a + 2), min(HEIGHT - 2, b + 2))
                for a, b in steps
            ):
                space.take(left - 2, to_y - LINE / 2, left + width + 2, to_y + LINE / 2)
                for a, b in steps:
                    space.take(a - 2, b - 2, a + 2, b + 2)
                return to_x, to_y, side
    return x + 10, y, 1
