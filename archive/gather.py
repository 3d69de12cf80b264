"""From rows to the record: what one exhibit holds, read in a fixed number of queries."""

from archive import models, record


def gather(*, sources, claims=(), silences=(), events=()):
    """archive.record.Holdings around these sources, claims, silences and events (sets of primary keys).

    Comes along by itself: what those rest on, the footnotes, shelfmarks and excerpts of what is held, its messages
    with their silences, the responses between held messages, and every party named.
    """
    held = _with_what_they_rest_on(set(sources), claims, silences, events)
    messages = sorted(models.Message.objects.filter(source__in=held).for_record(), key=lambda row: row.source.slug)
    message_ids = {row.pk for row in messages}
    demand_places = {part.pk: at for row in messages for at, part in enumerate(row.demands.all(), start=1)}
    source_rows = _by_slug(models.Source.objects.filter(pk__in=held).for_record())
    slugs = {row.pk: row.slug for row in source_rows}
    footnotes = sorted(
        models.Footnote.objects.filter(publication__in=held)
        .select_related("publication", "shelfmark__repository")
        .prefetch_related("sources"),
        key=lambda row: (row.publication.slug, row.number),
    )
    marks = {row.shelfmark for row in footnotes if row.shelfmark_id} | {
        row.shelfmark for row in source_rows if row.shelfmark_id
    }
    excerpt_rows = _by_slug(
        models.Excerpt.objects.filter(source__in=held)
        .exclude(source__shown=models.Source.Shown.NOTHING)
        .select_related("source", "speaker", "footnote__publication")
    )
    excerpt_ids = {row.pk for row in excerpt_rows}
    response_rows = _by_slug(
        models.Response.objects.filter(message__in=message_ids, reply__in=message_ids)
        .select_related("message__source", "reply__source", "attested_in", "footnote")
        .prefetch_related("demand_answers__excerpt")
    )
    silence_rows = _by_slug(
        (models.Silence.objects.filter(message__in=message_ids) | models.Silence.objects.filter(pk__in=silences))
        .distinct()
        .select_related("party", "message__source", "attested_in", "footnote")
    )
    claim_rows = _by_slug(models.Claim.objects.filter(pk__in=claims).for_record())
    event_rows = _by_slug(models.Event.objects.filter(pk__in=events).select_related("attested_in", "footnote"))
    parties = {row.party_id for row in silence_rows} | {row.voice_id for row in claim_rows}
    parties |= {row.speaker_id for row in excerpt_rows}
    for message in messages:
        parties |= {message.sender_id, *(row.party_id for row in message.recipients.all())}
        parties |= {party for row in message.actions.all() for party in (row.by_id, row.to_id)}
    return record.Holdings(
        repositories=[
            record.Repository(slug=row.slug, code=row.code, name=row.name)
            for row in _by_slug({mark.repository for mark in marks})
        ],
        shelfmarks=[_shelfmark(row) for row in sorted(marks, key=lambda row: row.code)],
        footnotes=[_footnote(row, held) for row in footnotes],
        sources=[_source(row, slugs) for row in source_rows],
        excerpts=[_excerpt(row) for row in excerpt_rows],
        parties=_parties(parties - {None}, held),
        messages=[_message(row) for row in messages],
        responses=[_response(row, demand_places, excerpt_ids) for row in response_rows],
        silences=[_silence(row) for row in silence_rows],
        claims=[_claim(row) for row in claim_rows],
        events=[
            record.Event(slug=row.slug, title=row.title, date=row.date, attestation=_attestation(row))
            for row in event_rows
        ],
    )


def _by_slug(rows):
    """In Python's order, since two databases may sort letters and hyphens differently."""
    return sorted(rows, key=lambda row: row.slug)


def _with_what_they_rest_on(held, claims, silences, events):
    """The sources' keys with those they are known through, derive from, or are attested in; all the way down."""
    through = models.Source.derives_from.through.objects
    for kind, path, keys in (
        (models.Silence, "attested_in", silences),
        (models.Silence, "message__source", silences),
        (models.Event, "attested_in", events),
    ):
        held |= set(kind.objects.filter(pk__in=keys).values_list(path, flat=True)) - {None}
    held |= set(models.Evidence.objects.filter(claim__in=claims).values_list("attested_in", flat=True))
    nothing = models.Source.Shown.NOTHING
    quoted = models.Excerpt.objects.exclude(source__shown=nothing)
    answers = models.DemandAnswer.objects.exclude(excerpt__source__shown=nothing)
    fresh = set(held)
    while fresh:
        found = set(models.Source.objects.filter(pk__in=fresh).values_list("known_through", flat=True))
        found |= set(through.filter(from_source__in=fresh).values_list("to_source", flat=True))
        found |= set(quoted.filter(source__in=fresh).values_list("footnote__publication", flat=True))
        for kind in (models.Recipient, models.Action, models.Silence):
            found |= set(kind.objects.filter(message__source__in=fresh).values_list("attested_in", flat=True))
        responses = models.Response.objects.filter(message__source__in=held, reply__source__in=held)
        found |= set(responses.values_list("attested_in", flat=True))
        found |= set(answers.filter(response__in=responses).values_list("excerpt__source", flat=True))
        fresh = found - held - {None}
        held |= fresh
    return held


def _attestation(row):
    number = row.footnote.number if row.footnote_id else 0
    return record.Attestation(source=row.attested_in.slug, footnote=number, locator=row.locator)


def _day(value):
    return value.isoformat() if value else ""


def _slug(row):
    return row.slug if row else ""


def _shelfmark(row):
    return record.Shelfmark(
        code=row.code,
        repository=row.repository.slug,
        as_printed=row.as_printed,
        suggested=row.suggested,
        reason=row.reason,
    )


def _footnote(row, held):
    return record.Footnote(
        publication=row.publication.slug,
        number=row.number,
        kind=row.kind,
        as_printed=row.as_printed,
        omission=row.omission,
        shelfmark=row.shelfmark.code if row.shelfmark else "",
        sources=sorted(source.slug for source in row.sources.all() if source.pk in held),
    )


def _source(row, slugs):
    plain = {
        name: getattr(row, name)
        for name in record.Source.__struct_fields__
        if name not in {"shelfmark", "known_through", "derives_from"}
    }
    return record.Source(
        **plain,
        shelfmark=row.shelfmark.code if row.shelfmark else "",
        known_through=_slug(row.known_through),
        derives_from=sorted(slugs[source.pk] for source in row.derives_from.all()),
    )


def _excerpt(row):
    footnote = row.footnote and record.Attestation(source=row.footnote.publication.slug, footnote=row.footnote.number)
    return record.Excerpt(
        slug=row.slug,
        source=row.source.slug,
        text=row.text,
        footnote=footnote,
        locator=row.locator,
        speaker=_slug(row.speaker),
        language=row.language,
        translator=row.translator,
        lead_in=row.lead_in,
        shown=row.shown,
        key_phrase=row.key_phrase,
    )


def _parties(keys, held):
    """The parties of these keys with the offices they are seen in, and what they are part of."""
    fresh = set(keys)
    while fresh:
        found = set(models.Party.objects.filter(pk__in=fresh).values_list("part_of", flat=True))
        found |= set(
            models.Tenure.objects.filter(person__in=fresh, attested_in__in=held).values_list("office", flat=True)
        )
        fresh = found - keys - {None}
        keys = keys | fresh
    rows = _by_slug(models.Party.objects.filter(pk__in=keys).select_related("part_of"))
    tenures = {}
    for tenure in sorted(
        models.Tenure.objects.filter(person__in=keys, attested_in__in=held).select_related(
            "office", "attested_in", "footnote"
        ),
        key=lambda row: (row.office.slug, row.date),
    ):
        tenures.setdefault(tenure.person_id, []).append(
            record.Tenure(office=tenure.office.slug, date=tenure.date, attestation=_attestation(tenure))
        )
    return [
        record.Party(
            slug=row.slug,
            kind=row.kind,
            name=row.name,
            short_name=row.short_name,
            seat=row.seat,
            part_of=_slug(row.part_of),
            remark=row.remark,
            tenures=tenures.get(row.pk, []),
        )
        for row in rows
    ]


def _message(row):
    return record.Message(
        source=row.source.slug,
        sender=row.sender.slug,
        channel=row.channel,
        publicity=row.publicity,
        subject=row.subject,
        recipients=[
            record.Recipient(party=part.party.slug, role=part.role, reach=part.reach, attestation=_attestation(part))
            for part in row.recipients.all()
        ],
        actions=[
            record.Action(
                kind=part.kind,
                date=part.date,
                by=_slug(part.by),
                to=_slug(part.to),
                remark=part.remark,
                attestation=_attestation(part),
            )
            for part in row.actions.all()
        ],
        demands=[part.text for part in row.demands.all()],
    )


def _response(row, demand_places, excerpt_ids):
    return record.Response(
        slug=row.slug,
        message=row.message.source.slug,
        reply=row.reply.source.slug,
        kind=row.kind,
        remark=row.remark,
        attestation=_attestation(row),
        demand_answers=sorted(
            (
                record.DemandAnswer(
                    demand=demand_places[part.demand_id],
                    outcome=part.outcome,
                    excerpt=part.excerpt.slug if part.excerpt_id in excerpt_ids else "",
                )
                for part in row.demand_answers.all()
            ),
            key=lambda part: part.demand,
        ),
    )


def _silence(row):
    return record.Silence(
        slug=row.slug,
        kind=row.kind,
        scope=row.scope,
        attestation=_attestation(row),
        party=_slug(row.party),
        message=row.message.source.slug if row.message else "",
        date=row.date,
        attested_until=_day(row.attested_until),
        searched=row.searched,
    )


def _claim(row):
    return record.Claim(
        slug=row.slug,
        text=row.text,
        status=row.status,
        voice=_slug(row.voice),
        evidence=[_attestation(part) for part in row.evidence.all()],
        searched=row.searched,
        scope=row.scope,
        reviewer=row.reviewer,
        reviewed_on=_day(row.reviewed_on),
    )
