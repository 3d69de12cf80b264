"""Exhibits, their pages, and what has been published of them."""

from .blocks import (
    BLOCKS,
    Activity,
    Block,
    ClaimTable,
    Comparison,
    Discussion,
    Drawing,
    Gap,
    Number,
    Prose,
    SourceCard,
)
from .editions import Edition
from .exhibits import RESERVED_FOR_EXHIBIT, RESERVED_FOR_SITE, Exhibit, Page, Part
from .reports import Report
from .routes import Route, Stop, Term

__all__ = [
    "BLOCKS",
    "RESERVED_FOR_EXHIBIT",
    "RESERVED_FOR_SITE",
    "Activity",
    "Block",
    "ClaimTable",
    "Comparison",
    "Discussion",
    "Drawing",
    "Edition",
    "Exhibit",
    "Gap",
    "Number",
    "Page",
    "Part",
    "Prose",
    "Report",
    "Route",
    "SourceCard",
    "Stop",
    "Term",
]
