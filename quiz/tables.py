"""Which table each row of a question is kept in."""

from archive.tables import values
from quiz import models, record

TABLES = {
    record.Question: models.Question,
    record.Option: models.Option,
    record.Span: models.Span,
    record.Misconception: models.Misconception,
}


@values.register
def _(row: record.Question):
    return {"slug" if name == "uid" else name: getattr(row, name) for name in row.__struct_fields__}
