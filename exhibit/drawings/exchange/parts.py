"""What a drawing of the exchange is made of: plain numbers and words, ready for the template."""

from typing import NamedTuple

WIDTH = 1600  # units of the drawing


class Text(NamedTuple):
    x: str
    y: str
    words: str
    kind: str = ""  # class: a weight, a colour
    anchor: str = ""


class Band(NamedTuple):
    """A silence or a wait: strokes from x to `to`, dots from there, a ring or a disc at the end."""

    number: int
    answered: bool
    y: str
    days: str
    tens: str
    dots: str
    end_x: str
    plate: tuple | None
    label: Text | None
    pale: bool


class Mark(NamedTuple):
    """One message: its lines, carbon sheets, disc and label, and the link they make together.

    Lines with a head are paths of their own, since a path has but one.
    """

    number: int
    href: str
    name: str
    thick: list
    thin: list
    copy: str
    press: str
    bracket: str
    halo: str
    sheets: str
    x: str
    y: str
    hit: str
    texts: list
    pale: bool
    crowded: bool  # others lie nearer than a finger: its link leads to its row of the table, where each has its own


class Door(NamedTuple):
    """A mark for one or more internal papers on a strip."""

    x: str
    y: str
    count: int
    text: Text | None


class Doors(NamedTuple):
    """Marks nearer than a finger, which share one link: to the paper, or to the first of them (`at`) in the list."""

    href: str
    at: int
    name: str
    hit: tuple  # x, y, width, height
    marks: list


class Picture(NamedTuple):
    width: int
    height: int
    axis: str
    months: list
    grid: str
    context: list
    since: str
    spans: list
    strips: list
    lines: list
    names: list
    bands: list
    marks: list
    doors: list
    others: Text | None
    ghost: dict | None
    pitch: dict
    veil: dict | None
    unknown: dict | None

    @property
    def tall(self):
        """With a title above and the meaning of its forms below, as a file has them."""
        return self.height + 200
