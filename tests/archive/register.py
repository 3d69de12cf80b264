"""The exchange of 1949-1950 as plain records, small: what the day counts are read from.

Days and footnotes: the article with 54 footnotes; 3 February 1950 is fn 31, 15 December 1950 fn 50, 8 June 1950 fn 43.
"""

from archive.record import Action, Attestation, Holdings, Message, Party, Recipient, Response, Silence, Source

HERE = Attestation(source="article")


def source(slug, date, **fields):
    fields = {"title": slug, "kind": "note", "language": "en", "shown": "excerpts"} | fields
    return Source(slug=slug, date=date, **fields)


def message(slug, sender, to, *actions):
    return Message(
        source=slug,
        sender=sender,
        channel="note",
        publicity="public",
        subject=f"About {slug}",
        recipients=[Recipient(party=party, role="addressee", reach="addressed", attestation=HERE) for party in to],
        actions=list(actions),
    )


def action(kind, date, **fields):
    return Action(kind=kind, date=date, attestation=HERE, **fields)


def silence(slug, of, until, party="united-states", **fields):
    fields = {"kind": "unanswered", "scope": "No reply in our sources.", "attestation": HERE} | fields
    return Silence(slug=slug, message=of, party=party, attested_until=until, **fields)


def party(slug, seat="", **fields):
    return Party(slug=slug, kind="state", name=slug, seat=seat, **fields)


EXCHANGE = Holdings(
    sources=[
        source("article", "", kind="article"),
        source("note-1", "1949-12-30"),
        source("note-2", "1950-02-01"),
        source("note-4", "[1950-02-01..1950-12-15]"),
        source("note-5", "1950-05-11"),
        source("note-6", "1950-05-30"),
        source("note-7", "1950-06-08"),
        source("note-9", "1950-12-15"),
    ],
    parties=[
        party("britain", "London"),
        party("china", "Beijing"),
        party("dean-rusk", part_of="state-department"),
        party("soviet-union", "Moscow"),
        party("state-department", part_of="united-states"),
        party("united-states", "Washington"),
    ],
    messages=[
        message("note-1", "united-states", ["soviet-union"]),
        message(
            "note-2",
            "soviet-union",
            ["united-states", "britain", "china"],
            action("instructed", "1950-01-31", to="britain"),
            action("delivered", "1950-02-01", to="state-department"),
            action("published", "1950-02-03"),
        ),
        message("note-4", "china", ["soviet-union"]),
        message("note-5", "soviet-union", ["united-states"], action("delivered", "1950-05-11", to="united-states")),
        message("note-6", "soviet-union", ["united-states", "britain"], action("sent", "1950-05-30")),
        message("note-7", "united-states", ["soviet-union"], action("prepared", "1950-06-08")),
        message("note-9", "soviet-union", ["united-states"]),
    ],
    responses=[
        Response(slug="of-china", message="note-2", reply="note-4", kind="in-writing", attestation=HERE),
        Response(slug="on-parole", message="note-5", reply="note-7", kind="in-writing", attestation=HERE),
    ],
    silences=[
        silence("after-1", "note-1", "1950-02-03", party="soviet-union"),
        silence("after-2", "note-2", "1950-12-15"),
        silence("after-2-by-may", "note-2", "1950-05-30"),
        silence("after-2-london", "note-2", "1950-12-15", party="britain"),
        silence("after-6", "note-6", "1950-12-15"),
        silence("after-9", "note-9", ""),
        silence("voices", "", "", party="", kind="absent-voice"),
    ],
)
