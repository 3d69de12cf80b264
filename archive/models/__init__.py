"""The rows of the record, grouped by what they are about."""

from .base import Attested, Cited, Citing, Dated, DeskQuerySet, Named, Versioned
from .claims import Citation, Claim, Event, Evidence
from .messages import Action, Demand, DemandAnswer, Message, Recipient, Response, Silence
from .parties import Party, Tenure
from .published import Published
from .sources import EvidenceStatus, Excerpt, Footnote, Repository, Shelfmark, Source

__all__ = [
    "Action",
    "Attested",
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
    "Party",
    "Published",
    "Recipient",
    "Repository",
    "Response",
    "Shelfmark",
    "Silence",
    "Source",
    "Tenure",
    "Versioned",
]
