"""Which table each row of a Record is kept in."""

import archive.tables
import quiz.tables
from archive.tables import values
from exhibit import models, record

BLOCKS = {
    record.Prose: models.Prose,
    record.Number: models.Number,
    record.SourceCard: models.SourceCard,
    record.Drawing: models.Drawing,
    record.Comparison: models.Comparison,
    record.ClaimTable: models.ClaimTable,
    record.Activity: models.Activity,
    record.Discussion: models.Discussion,
    record.Gap: models.Gap,
}
TABLES = (
    archive.tables.TABLES
    | quiz.tables.TABLES
    | {record.Record: models.Exhibit, record.Part: models.Part, record.Page: models.Page}
    | BLOCKS
)


@values.register
def _(row: record.Record):
    apart = ("questions", "misconceptions", "holdings")
    return {name: getattr(row, name) for name in row.__struct_fields__ if name not in apart}


@values.register
def _(row: record.Page):
    return {name: getattr(row, name) for name in row.__struct_fields__ if name != "blocks"}


@values.register
def _(row: record.Comparison):
    sides = {
        f"{side}_{name}": getattr(getattr(row, side), name)
        for side in ("left", "right")
        for name in record.Side.__struct_fields__
    }
    return {name: getattr(row, name) for name in ("uid", "heading", "says_label", "omits_label")} | sides
