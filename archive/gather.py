"""From rows to the record: what one exhibit holds, read in a fixed number of queries."""

from archive import models, record
from archive.tables import in_digits

NOTHING, ALL = models.Source.Shown.NOTHING, models.Source.Shown.ALL


def gather(*, sources, claims=(), silences=(), events=(), quantities=(), parties=()):
    """archive.record.Holdings around these sources, claims, silences, events, figures and parties (sets of keys).

    Comes along by itself: what those rest on, the footnotes, shelfmarks and excerpts of what is held, its messages
    with their silences, the responses between held messages, and every party and place named.
    """
    held = _with_what_they_rest_on(sources, claims, silences, events, quantities)
    messages = _by_source(models.Message.objects.filter(source__in=held).for_record())
    message_ids = {row.pk for row in messages}
    demand_places = {part.pk: at for row in messages for at, part in enumerate(row.demands.all(), start=1)}
    source_rows = _by_slug(models.Source.objects.filter(pk__in=held).for_record())
    slugs = {row.pk: row.slug for row in source_rows}
    footnotes = sorted(
        models.Footnote.objects.filter(publication__in=held)
        .select_related("publication", "shelfmark__repository")
        .prefetch_related("sources", "mentions"),
        key=lambda row: (row.publication.slug, row.number),
    )
    marks = {row.shelfmark for row in footnotes if row.shelfmark_id} | {
        row.shelfmark for row in source_rows if row.shelfmark_id
    }
    excerpt_rows = _by_slug(
        models.Excerpt.objects.filter(source__in=held)
        .exclude(source__shown=NOTHING)
        .select_related("source", "speaker", "footnote__publication")
    )
    excerpt_ids = {row.pk for row in excerpt_rows}
    transcriptions = {
        row.source_id: row
        for row in models.Transcription.objects.filter(source__in=held, reviewed_on__isnull=False).select_related(
            "source"
        )
    }
    news_rows = models.NewsReport.objects.filter(source__in=held).select_related("source", "speaker", "office")
    response_rows = _by_slug(
        models.Response.objects.filter(message__in=message_ids, reply__in=message_ids)
        .select_related("message__source", "reply__source", "attested_in", "footnote", "paper")
        .prefetch_related("demand_answers__excerpt")
    )
    silence_rows = _by_slug(
        (models.Silence.objects.filter(message__in=message_ids) | models.Silence.objects.filter(pk__in=silences))
        .distinct()
        .select_related("party", "message__source", "attested_in", "footnote", "paper")
    )
    claim_rows = _by_slug(models.Claim.objects.filter(pk__in=claims).for_record())
    quantity_rows = _by_slug(
        models.Quantity.objects.filter(pk__in=quantities).select_related("voice", "attested_in", "footnote", "paper")
    )
    event_rows = _by_slug(
        models.Event.objects.filter(pk__in=events).select_related("place", "attested_in", "footnote", "paper")
    )
    parties = set(parties) | {row.party_id for row in silence_rows} | {row.voice_id for row in quantity_rows}
    parties |= {row.speaker_id for row in excerpt_rows}
    parties |= {party for row in news_rows for party in (row.speaker_id, row.office_id)}
    for claim in claim_rows:
        parties |= {claim.voice_id, *(row.party_id for row in claim.stances.all())}
    for message in messages:
        parties |= {message.sender_id, message.signer_id, *(row.party_id for row in message.recipients.all())}
        parties |= {row.pk for row in message.cosigners.all()}
        parties |= {party for row in message.actions.all() for party in (row.by_id, row.to_id)}
    party_rows = _parties(parties - {None}, held)
    return record.Holdings(
        repositories=[
            record.Repository(slug=row.slug, code=row.code, name=row.name)
            for row in _by_slug({mark.repository for mark in marks})
        ],
        shelfmarks=[_shelfmark(row) for row in sorted(marks, key=lambda row: row.code)],
        footnotes=[_footnote(row, held) for row in footnotes],
        sources=[_source(row, slugs) for row in source_rows],
        transcriptions=[_transcription(row) for row in _by_source(transcriptions.values()) if row.source.shown == ALL],
        excerpts=[_excerpt(row, transcriptions.get(row.source_id)) for row in excerpt_rows],
        news_reports=[_news_report(row) for row in _by_source(news_rows)],
        parties=party_rows,
        messages=[_message(row) for row in messages],
        responses=[_response(row, demand_places, excerpt_ids) for row in response_rows],
        silences=[_silence(row) for row in silence_rows],
        claims=[_claim(row, excerpt_ids) for row in claim_rows],
        quantities=[_quantity(row) for row in quantity_rows],
        places=_places({_slug(row.place) for row in event_rows} | {row.place for row in party_rows}),
        events=[
            record.Event(
                slug=row.slug,
                title=row.title,
                date=row.date,
                place=_slug(row.place),
                planned=row.planned,
                attestation=_attestation(row),
            )
            for row in event_rows
        ],
    )


def _by_slug(rows):
    """In Python's order, since two databases may sort letters and hyphens differently."""
    return sorted(rows, key=lambda row: row.slug)


def _by_source(rows):
    return sorted(rows, key=lambda row: row.source.slug)


def _with_what_they_rest_on(sources, claims, silences, events, quantities):
    """The sources' keys with those they are known through, derive from, or are attested in; all the way down.

    What leads from source to source is read whole, so the number of queries does not grow with the way down.
    """
    rows = models.Silence.objects.filter(pk__in=silences)
    stances = models.Stance.objects.filter(claim__in=claims)
    held = set(sources)
    for found, *paths in (
        (rows, "attested_in", "paper", "message__source"),
        (models.Event.objects.filter(pk__in=events), "attested_in", "paper"),
        (models.Quantity.objects.filter(pk__in=quantities), "attested_in", "paper"),
        (models.Evidence.objects.filter(claim__in=claims), "attested_in", "paper"),
        (stances, "attested_in", "paper"),
        (stances.exclude(excerpt__source__shown=NOTHING), "excerpt__source"),
    ):
        held |= {key for row in found.order_by().values_list(*paths) for key in row}
    quoted = models.Excerpt.objects.exclude(source__shown=NOTHING)
    edges = _read(models.Source.objects, "pk", "known_through")
    edges += _read(models.Source.derives_from.through.objects, "from_source", "to_source")
    edges += _read(quoted, "source", "footnote__publication")
    for kind in (models.Recipient, models.Action, models.Silence):
        edges += _read(kind.objects, "message__source", "attested_in")
        edges += _read(kind.objects.filter(paper__isnull=False), "message__source", "paper")
    answers = models.DemandAnswer.objects.exclude(excerpt__source__shown=NOTHING)
    between = _read(models.Response.objects, "message__source", "reply__source", "attested_in")
    between += _read(models.Response.objects, "message__source", "reply__source", "paper")
    between += _read(answers, "response__message__source", "response__reply__source", "excerpt__source")
    while True:
        held = _reached(held, edges)
        more = {source for message, reply, source in between if message in held and reply in held} - held - {None}
        if not more:
            return held
        held |= more


def _read(rows, *paths):
    return list(rows.order_by().values_list(*paths).distinct())


def _reached(keys, edges):
    """These keys, and all that edges, (from, to), lead to from them."""
    after = {}
    for one, other in edges:
        after.setdefault(one, []).append(other)
    found, fresh = set(), set(keys) - {None}
    while fresh:
        found |= fresh
        fresh = {other for one in fresh for other in after.get(one, ())} - found - {None}
    return found


def _attestation(row, held=None):
    """`held`: the sources beside which it is kept, where its paper need not be among them."""
    number = row.footnote.number if row.footnote_id else 0
    paper = _slug(row.paper) if held is None or row.paper_id in held else ""
    return record.Attestation(source=row.attested_in.slug, footnote=number, locator=row.locator, paper=paper)


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
        mentions=sorted(source.slug for source in row.mentions.all() if source.pk in held),
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


def _transcription(row):
    return record.Transcription(
        source=row.source.slug,
        basis=row.basis,
        language=row.language,
        text=row.text,
        reviewer=row.reviewer,
        reviewed_on=_day(row.reviewed_on),
    )


def _excerpt(row, transcription):
    footnote = row.footnote and record.Attestation(source=row.footnote.publication.slug, footnote=row.footnote.number)
    return record.Excerpt(
        slug=row.slug,
        source=row.source.slug,
        text=row.text,
        not_in_transcription=transcription.missing_words(row) if transcription else "",
        footnote=footnote,
        locator=row.locator,
        speaker=_slug(row.speaker),
        language=row.language,
        translator=row.translator,
        lead_in=row.lead_in,
        shown=row.shown,
        key_phrase=row.key_phrase,
    )


def _news_report(row):
    return record.NewsReport(
        source=row.source.slug,
        speaker=_slug(row.speaker),
        office=_slug(row.office),
        outlet=row.outlet,
        published_words=row.published_words,
        photo_credit=row.photo_credit,
        announced=row.announced,
        absent=row.absent,
    )


def _parties(keys, held):
    """The parties of these keys with the offices they are seen in, and what they are part of."""
    edges = _read(models.Party.objects, "pk", "part_of")
    edges += _read(models.Tenure.objects.filter(attested_in__in=held), "person", "office")
    keys = _reached(keys, edges)
    rows = _by_slug(models.Party.objects.filter(pk__in=keys).select_related("part_of", "place"))
    tenures = {}
    for tenure in sorted(
        models.Tenure.objects.filter(person__in=keys, attested_in__in=held).select_related(
            "office", "attested_in", "footnote", "paper"
        ),
        key=lambda row: (row.office.slug, row.date),
    ):
        tenures.setdefault(tenure.person_id, []).append(
            record.Tenure(office=tenure.office.slug, date=tenure.date, attestation=_attestation(tenure, held))
        )
    return [
        record.Party(
            slug=row.slug,
            kind=row.kind,
            name=row.name,
            short_name=row.short_name,
            seat=row.seat,
            place=_slug(row.place),
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
        signer=_slug(row.signer),
        cosigners=sorted(party.slug for party in row.cosigners.all()),
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


def _claim(row, excerpt_ids):
    return record.Claim(
        slug=row.slug,
        text=row.text,
        status=row.status,
        voice=_slug(row.voice),
        evidence=[_attestation(part) for part in row.evidence.all()],
        stances=sorted(
            (
                record.Stance(
                    party=part.party.slug,
                    stance=part.stance,
                    attestation=_attestation(part),
                    excerpt=part.excerpt.slug if part.excerpt_id in excerpt_ids else "",
                )
                for part in row.stances.all()
            ),
            key=lambda part: part.party,
        ),
        searched=row.searched,
        scope=row.scope,
        reviewer=row.reviewer,
        reviewed_on=_day(row.reviewed_on),
    )


def _quantity(row):
    return record.Quantity(
        slug=row.slug,
        as_printed=row.as_printed,
        number=in_digits(row.number),
        counts=row.counts,
        voice=_slug(row.voice),
        date=row.date,
        remark=row.remark,
        attestation=_attestation(row),
    )


def _places(slugs):
    """The places of these slugs, and what they lie in."""
    slugs = _reached(slugs, _read(models.Place.objects, "slug", "part_of__slug"))
    rows = _by_slug(models.Place.objects.filter(slug__in=slugs).select_related("part_of"))
    return [
        record.Place(
            slug=row.slug,
            name=row.name,
            as_printed=row.as_printed,
            part_of=_slug(row.part_of),
            latitude=in_digits(row.latitude),
            longitude=in_digits(row.longitude),
            remark=row.remark,
        )
        for row in rows
    ]
