"""Which function draws which kind: from Holdings, a block and the notes of its page to the data of one template."""

from exhibit.models import Drawing

from .claims import claim_ladder, evidence, matrix
from .dates import date_bars
from .drafts import draft_ladder
from .map import world_map
from .messages import anatomy, capitals, demands, routes
from .reach import reach
from .telling import chain
from .timeline import timeline
from .waiting import waiting_chart

Kind = Drawing.Kind


def _waits(holdings, block, notes):
    return {"waits": waiting_chart(holdings, block, notes)}


DRAWN_BY = {
    Kind.WAITING: _waits,
    Kind.ANATOMY: anatomy,
    Kind.DATES: date_bars,
    Kind.ROUTES: routes,
    Kind.DRAFTS: draft_ladder,
    Kind.EVIDENCE: evidence,
    Kind.DEMANDS: demands,
    Kind.MATRIX: matrix,
    Kind.REACH: reach,
    Kind.LADDER: claim_ladder,
    Kind.CHAIN: chain,
    Kind.CAPITALS: capitals,
    Kind.MAP: world_map,
    Kind.TIMELINE: timeline,
}
