"""The rows of the record, grouped by what they are about."""

from .base import Attested, BySource, Cited, Citing, Dated, DeskQuerySet, Named, Versioned
from .claims import Citation, Claim, Event, Evidence, Stance
from .messages import Action, Demand, DemandAnswer, Message, Recipient, Response, Silence
from .news import NewsReport
from .parties import Party, Tenure
from .places import Place
from .published import KINDS, ROWS, Published, PublishedExhibit, Reply, Thing
from .quantities import Quantity
from .sources import EvidenceStatus, Excerpt, Footnote, Repository, Shelfmark, Source, Transcription

__all__ = [
    "KINDS",
    "ROWS",
    "Action",
    "Attested",
    "BySource",
    "Citation",
    "Cited",
    "Citing",
    "Claim",
    "Dated",
    "Demand",
    "DemandAnswer",
    "DeskQuerySet",
    "Event",
    "Evidence",
    "EvidenceStatus",
    "Excerpt",
    "Footnote",
    "Message",
    "Named",
    "NewsReport",
    "Party",
    "Place",
    "Published",
    "PublishedExhibit",
    "Quantity",
    "Recipient",
    "Reply",
    "Repository",
    "Response",
    "Shelfmark",
    "Silence",
    "Source",
    "Stance",
    "Tenure",
    "Thing",
    "Transcription",
    "Versioned",
]
