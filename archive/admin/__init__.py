"""The curator's desk for the record, in working order."""

from .base import DeskAdmin, DeskInline, DeskTable
from .claims import ClaimAdmin, EventAdmin, PlaceAdmin, QuantityAdmin
from .messages import MessageAdmin, ResponseAdmin, SilenceAdmin
from .parties import PartyAdmin
from .sources import (
    ExcerptAdmin,
    FootnoteAdmin,
    NewsReportAdmin,
    RepositoryAdmin,
    ShelfmarkAdmin,
    SourceAdmin,
    TranscriptionAdmin,
)

__all__ = [
    "ClaimAdmin",
    "DeskAdmin",
    "DeskInline",
    "DeskTable",
    "EventAdmin",
    "ExcerptAdmin",
    "FootnoteAdmin",
    "MessageAdmin",
    "NewsReportAdmin",
    "PartyAdmin",
    "PlaceAdmin",
    "QuantityAdmin",
    "RepositoryAdmin",
    "ResponseAdmin",
    "ShelfmarkAdmin",
    "SilenceAdmin",
    "SourceAdmin",
    "TranscriptionAdmin",
]
