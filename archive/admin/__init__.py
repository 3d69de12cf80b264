"""The curator's desk for the record, in working order."""

from .base import DeskAdmin, DeskInline, DeskTable, desk_url
from .claims import ClaimAdmin, EventAdmin
from .messages import MessageAdmin, ResponseAdmin, SilenceAdmin
from .parties import PartyAdmin
from .sources import ExcerptAdmin, FootnoteAdmin, RepositoryAdmin, ShelfmarkAdmin, SourceAdmin

__all__ = [
    "ClaimAdmin",
    "DeskAdmin",
    "DeskInline",
    "DeskTable",
    "EventAdmin",
    "ExcerptAdmin",
    "FootnoteAdmin",
    "MessageAdmin",
    "PartyAdmin",
    "RepositoryAdmin",
    "ResponseAdmin",
    "ShelfmarkAdmin",
    "SilenceAdmin",
    "SourceAdmin",
    "desk_url",
]
