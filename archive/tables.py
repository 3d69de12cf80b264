"""Which table each row of the record is kept in, and how its values are named there.

The fields of the record carry the names of the models' fields; the few that differ are below. So integrity and unpack
need no list of fields of their own: the models' lengths, closed lists and relations speak for the record too.
"""

from functools import singledispatch

from msgspec import Struct

from archive import models, record

TABLES = {
    record.Repository: models.Repository,
    record.Shelfmark: models.Shelfmark,
    record.Footnote: models.Footnote,
    record.Source: models.Source,
    record.Transcription: models.Transcription,
    record.Excerpt: models.Excerpt,
    record.NewsReport: models.NewsReport,
    record.Tenure: models.Tenure,
    record.Party: models.Party,
    record.Recipient: models.Recipient,
    record.Action: models.Action,
    str: models.Demand,
    record.Message: models.Message,
    record.DemandAnswer: models.DemandAnswer,
    record.Response: models.Response,
    record.Silence: models.Silence,
    record.Attestation: models.Evidence,
    record.Stance: models.Stance,
    record.Claim: models.Claim,
    record.Quantity: models.Quantity,
    record.Place: models.Place,
    record.Event: models.Event,
}
KEYS = {  # of what has another key than its slug or uid; rooms to the right add theirs
    record.Shelfmark: ["code"],
    record.Footnote: ["publication", "number"],
    record.Transcription: ["source"],
    record.NewsReport: ["source"],
    record.Message: ["source"],
    record.Stance: ["party"],
    record.Tenure: ["office", "date"],
    record.Recipient: ["party"],
    record.DemandAnswer: ["demand"],
}

DERIVED = {"not_in_transcription"}  # fields of the record that no table keeps


def key(row):
    """What a row of the record is called among its like; () for one that only has its place."""
    names = KEYS.get(type(row)) or [name for name in ("slug", "uid") if hasattr(row, name)]
    return tuple(getattr(row, name) for name in names)


@singledispatch
def values(row):
    """A row's values under the names its table has for them: rows it names by their keys, its parts as they are."""
    found = {name: getattr(row, name) for name in row.__struct_fields__ if name not in DERIVED}
    found |= values(found.pop("attestation")) if "attestation" in found else {}
    return {name: _place(value) if isinstance(value, record.Attestation) else value for name, value in found.items()}


@values.register
def _(row: record.Attestation):
    footnote = row.footnote and _place(row)
    return {"attested_in": row.source, "footnote": footnote, "locator": row.locator, "paper": row.paper}


@values.register
def _(row: str):
    return {"text": row}


def in_digits(number):
    """A number as the record writes it: Decimal("600000.000") -> "600000", None -> ""."""
    return "" if number is None else format(number.normalize() + 0, "f")


def _place(attestation):
    return attestation.source, attestation.footnote


def walk(row, path=()):
    """A row of the record and all its parts: (path, row), the whole before its parts.

    A path is made of names and keys, or places: ("pages", "ten-months", "b3"), ("claims", "a-claim", "evidence", "2").
    """
    yield path, row
    for name in getattr(row, "__struct_fields__", ()):
        value = getattr(row, name)
        if name == "holdings":
            for kind in value.__struct_fields__:
                yield from _walk_list(getattr(value, kind), (*path, kind))
        elif isinstance(value, list) and (name == "demands" or any(isinstance(part, Struct) for part in value)):
            yield from _walk_list(value, path if name == "blocks" else (*path, name))


def _walk_list(rows, path):
    for place, row in enumerate(rows, start=1):
        yield from walk(row, (*path, "/".join(map(str, key(row))) or str(place)))
