"""From rows to the record: what comes along, what stays behind, and how many queries it takes."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.gather import gather
from archive.models import Action, Demand, DemandAnswer, Footnote, Silence, Tenure
from archive.record import Attestation, Stance
from tests.factories import (
    make_article,
    make_claim,
    make_event,
    make_excerpt,
    make_footnote,
    make_message,
    make_news_report,
    make_party,
    make_place,
    make_quantity,
    make_recipient,
    make_response,
    make_shelfmark,
    make_silence,
    make_source,
    make_stance,
    make_transcription,
)

pytestmark = pytest.mark.django_db


def slugs(rows):
    return [row.slug for row in rows]


def make_full_message(number, article, sender, recipient):
    """A note with footnote, shelfmark, excerpt, recipient, history, demand and silence."""
    source = make_source(slug=f"note-{number:02}", known_through=article)
    message = make_message(source=source, sender=sender)
    make_footnote(number, publication=article, sources=[source], shelfmark=make_shelfmark())
    make_excerpt(source=source, slug=f"words-{number:02}")
    make_recipient(message, party=recipient, attested_in=article)
    Action.objects.create(message=message, kind="sent", date="1950-12-15", attested_in=article)
    Demand.objects.create(message=message, text="A tribunal")
    make_silence(slug=f"silence-{number:02}", message=message, party=recipient, attested_in=article)
    return source


def test_forty_sources_take_as_many_queries_as_two():
    article, sender, recipient = make_article(), make_party(), make_party()
    keys = [make_full_message(number, article, sender, recipient).pk for number in range(1, 41)]
    counts = []
    for held in (keys[:2], keys):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            holdings = gather(sources=set(held))
        assert len(holdings.messages) == len(held)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_a_long_way_down_takes_as_many_queries_as_a_short_one():
    """Twelve sources, each known through the next; and parties and places, each part of the next."""
    sources, parties, places = [None], [None], [None]
    for _ in range(12):
        sources.append(make_source(known_through=sources[-1]))
        parties.append(make_party(part_of=parties[-1]))
        places.append(make_place(part_of=places[-1]))
    counts = []
    for depth in (2, 12):
        event = make_event(place=places[depth], attested_in=sources[depth])
        with CaptureQueriesContext(connection) as queries:
            holdings = gather(sources=set(), events={event.pk}, parties={parties[depth].pk})
        assert [len(rows) for rows in (holdings.sources, holdings.parties, holdings.places)] == [depth] * 3
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_a_source_comes_with_what_it_is_known_through_and_derives_from_all_the_way():
    archive_guide = make_source(slug="guide")
    article = make_article(slug="article", known_through=archive_guide)
    wire = make_source(slug="wire")
    note = make_source(slug="note", known_through=article)
    note.derives_from.add(wire)
    holdings = gather(sources={note.pk})
    assert slugs(holdings.sources) == ["article", "guide", "note", "wire"]
    assert holdings.source["note"].known_through == "article"
    assert holdings.source["note"].derives_from == ["wire"]


def test_a_source_known_through_itself_by_way_of_another_does_not_hold_it_up():
    one = make_source(slug="one")
    other = make_source(slug="other", known_through=one)
    one.known_through = other
    one.save()
    assert slugs(gather(sources={one.pk}).sources) == ["one", "other"]


def test_where_a_silence_a_claim_or_an_event_is_attested_comes_along():
    silence = Silence.objects.create(slug="s", kind="absent-voice", scope="None.", attested_in=make_article(slug="a"))
    claim, event = make_claim(slug="k1"), make_event(attested_in=make_article(slug="c"))
    claim.evidence.update(attested_in=make_article(slug="b"))
    held = gather(sources=set(), silences={silence.pk}, claims={claim.pk}, events={event.pk})
    assert slugs(held.sources) == ["a", "b", "c"]


def test_the_publication_of_an_excerpts_footnote_comes_along():
    article, note = make_article(slug="article"), make_source(slug="note")
    make_excerpt(source=note, slug="words", footnote=make_footnote(50, publication=article, sources=[note]))
    holdings = gather(sources={note.pk})
    assert slugs(holdings.sources) == ["article", "note"]
    assert holdings.excerpt["words"].footnote == Attestation(source="article", footnote=50)
    assert [row.number for row in holdings.footnotes_of("note")] == [50]


def test_what_an_exhibit_does_not_hold_stays_behind():
    """Drafts lie beside what is published: a footnote's other sources, a reply not held, a neighbour's silence."""
    article = make_article(slug="article")
    held, other = make_source(slug="held", known_through=article), make_source(slug="other")
    make_footnote(50, publication=article, sources=[held, other])
    message, reply = make_message(source=held), make_message(source=other)
    make_response(message=message, reply=reply, attested_in=article)
    make_silence(message=reply, attested_in=article)
    make_excerpt(source=other)
    make_claim()
    holdings = gather(sources={held.pk})
    assert slugs(holdings.sources) == ["article", "held"]
    assert holdings.footnote["article", 50].sources == ["held"]
    assert [row.source for row in holdings.messages] == ["held"]
    assert (holdings.responses, holdings.silences, holdings.excerpts, holdings.claims) == ([], [], [], [])


def test_of_a_source_that_may_not_be_shown_no_word_is_held():
    note = make_source(slug="note", shown="nothing")
    make_excerpt(source=note, text="Not to be shown anywhere.")
    assert gather(sources={note.pk}).excerpts == []


def test_nor_is_it_named_where_it_answers_a_demand():
    article = make_article()
    message = make_message(source=make_source(slug="asked"))
    reply = make_message(source=make_source(slug="replied", shown="nothing"))
    demands = [Demand.objects.create(message=message, number=at, text=f"Point {at}") for at in (1, 2)]
    response = make_response(slug="r", message=message, reply=reply, attested_in=article)
    for demand in reversed(demands):
        words = make_excerpt(source=reply.source)
        DemandAnswer.objects.create(response=response, demand=demand, outcome="ignored", excerpt=words)
    holdings = gather(sources={message.source.pk, reply.source.pk})
    assert [(row.demand, row.excerpt) for row in holdings.response["r"].demand_answers] == [(1, ""), (2, "")]
    assert holdings.message["asked"].demands == ["Point 1", "Point 2"]


def test_a_person_comes_with_office_and_what_that_belongs_to():
    article = make_article(slug="article")
    state = make_party(slug="state", kind="state")
    office = make_party(slug="office", kind="office", part_of=state)
    person = make_party(slug="person", kind="person")
    Tenure.objects.create(person=person, office=office, date="1950-02-01", attested_in=article)
    Tenure.objects.create(person=person, office=make_party(slug="elsewhere"), attested_in=make_article())
    note = make_source(slug="note", known_through=article)
    make_message(source=note, sender=person)
    holdings = gather(sources={note.pk})
    assert slugs(holdings.parties) == ["office", "person", "state"]
    assert [row.office for row in holdings.party["person"].tenures] == ["office"]


def test_lists_stand_in_the_order_of_their_keys():
    article = make_article(slug="article")
    keys = {make_source(slug=slug, known_through=article).pk for slug in ("b-2", "a", "b", "b1")}
    for number in (10, 9):
        make_footnote(number, publication=article)
    holdings = gather(sources=keys)
    assert slugs(holdings.sources) == ["a", "article", "b", "b-2", "b1"]
    assert [row.number for row in holdings.footnotes] == [9, 10]


def test_a_footnote_keeps_print_suggestion_and_reason_apart():
    article = make_article(slug="article")
    mark = make_shelfmark("F. 82. L. 2.", code="mark", suggested="F. 82. Op. 2.", reason="As footnote 37 has it.")
    make_footnote(7, publication=article, as_printed="RGASPI. F. 82. L. 2.", shelfmark=mark)
    holdings = gather(sources={article.pk})
    (held,) = holdings.shelfmarks
    assert (held.as_printed, held.suggested, held.reason) == ("F. 82. L. 2.", "F. 82. Op. 2.", "As footnote 37 has it.")
    assert holdings.footnote["article", 7].shelfmark == "mark"
    assert slugs(holdings.repositories) == [mark.repository.slug]
    assert Footnote.objects.get().as_printed == "RGASPI. F. 82. L. 2."


def test_a_claim_comes_with_who_stands_where_and_the_words_that_is_taken_from():
    claim, party, article = make_claim(slug="k1"), make_party(slug="a-party"), make_article(slug="article")
    claim.evidence.all().delete()
    note = make_source(slug="note")
    words = make_excerpt(slug="words", source=note)
    make_stance(claim, party=party, stance="denies", excerpt=words, attested_in=article)
    make_stance(claim, party=make_party(slug="a-silent-one"), stance="is-silent", attested_in=article, locator="p. 12")
    holdings = gather(sources=set(), claims={claim.pk})
    assert holdings.claim["k1"].stances == [
        Stance(party="a-party", stance="denies", excerpt="words", attestation=Attestation(source="article")),
        Stance(party="a-silent-one", stance="is-silent", attestation=Attestation(source="article", locator="p. 12")),
    ]
    assert slugs(holdings.sources) == ["article", "note"]
    assert {"a-party", "a-silent-one"} <= set(slugs(holdings.parties))


def test_a_stance_goes_without_words_that_may_not_be_shown():
    claim, letter = make_claim(slug="k1"), make_source(slug="letter", shown="nothing")
    make_stance(claim, excerpt=make_excerpt(source=letter))
    holdings = gather(sources=set(), claims={claim.pk})
    assert [row.excerpt for row in holdings.claim["k1"].stances] == [""]
    assert "letter" not in holdings.source


def test_an_event_comes_with_its_place_and_what_that_lies_in():
    country = make_place(slug="country", name="Soviet Union")
    town = make_place(slug="town", name="Khabarovsk", part_of=country)
    make_place(slug="elsewhere", name="Nimbo")
    event = make_event(slug="trial", place=town)
    holdings = gather(sources=set(), events={event.pk})
    assert holdings.event["trial"].place == "town"
    assert [(row.slug, row.part_of) for row in holdings.places] == [("country", ""), ("town", "country")]


@pytest.mark.parametrize(
    ("number", "digits"),
    [("600000", "600000"), ("12.50", "12.5"), ("0", "0"), ("999999999999.999", "999999999999.999"), (None, "")],
)
def test_a_figure_is_held_to_the_last_digit(number, digits):
    voice, article = make_party(slug="voice"), make_article(slug="article")
    figure = make_quantity(slug="f", as_printed="as it is", number=number, voice=voice, attested_in=article)
    holdings = gather(sources=set(), quantities={figure.pk})
    assert (holdings.quantity["f"].number, holdings.quantity["f"].voice) == (digits, "voice")
    assert (slugs(holdings.sources), slugs(holdings.parties)) == (["article"], ["voice"])


def test_a_news_report_comes_with_speaker_and_office():
    speaker, office = make_party(slug="speaker"), make_party(slug="office")
    report = make_news_report(source=make_source(slug="news", kind="news-report"), speaker=speaker, office=office)
    holdings = gather(sources={report.source.pk})
    assert (holdings.news_report["news"].speaker, holdings.news_report["news"].photo_credit) == ("speaker", "VCG")
    assert slugs(holdings.parties) == ["office", "speaker"]


def test_who_signed_comes_along():
    message = make_message(source=make_source(slug="note"), signer=make_party(slug="ambassador"))
    message.cosigners.add(make_party(slug="secretary"), make_party(slug="adviser"))
    holdings = gather(sources={message.source.pk})
    assert holdings.message["note"].signers == ["ambassador", "adviser", "secretary"]
    assert {"ambassador", "adviser", "secretary"} <= set(holdings.party)


def test_a_paper_that_a_footnote_only_mentions_does_not_lie_there():
    article, mark = make_article(slug="article"), make_shelfmark(code="file")
    memorandum, letter = make_source(slug="memorandum"), make_source(slug="letter")
    make_footnote(9, publication=article, sources=[memorandum], shelfmark=mark).mentions.add(letter)
    holdings = gather(sources={article.pk, memorandum.pk, letter.pk})
    assert [row.code for row in holdings.marks_of("memorandum")] == ["file"]
    assert [row.code for row in holdings.marks_of("letter")] == []
    assert [row.number for row in holdings.mentions_of("letter")] == [9]
    assert [row.number for row in holdings.known_from("letter")] == [9]


def test_the_paper_that_a_claim_rests_on_comes_along():
    article, letter = make_article(slug="article"), make_source(slug="letter")
    footnote = make_footnote(9, publication=article, sources=[make_source(slug="memorandum"), letter])
    claim = make_claim()
    claim.evidence.update(attested_in=article, footnote=footnote, paper=letter)
    holdings = gather(sources=set(), claims={claim.pk})
    assert holdings.claims[0].evidence == [Attestation(source="article", footnote=9, paper="letter")]
    assert slugs(holdings.sources) == ["article", "letter"]


@pytest.mark.parametrize(
    ("shown", "fields", "held"),
    [
        ("all", {}, ["note"]),
        ("excerpts", {}, []),
        ("nothing", {}, []),
        ("all", {"reviewed_on": None}, []),
    ],
)
def test_a_transcription_is_held_once_it_is_reviewed_if_all_of_its_source_may_be_shown(shown, fields, held):
    note = make_source(slug="note", shown=shown)
    make_transcription(source=note, **fields)
    assert [row.source for row in gather(sources={note.pk}).transcriptions] == held


def test_words_that_a_reviewed_transcription_lacks_are_named_though_it_is_not_held_itself():
    """The form refuses such an excerpt; here the transcription came later."""
    note = make_source(slug="note", shown="excerpts")
    make_excerpt("expresses its natural surprise", source=note, slug="drifted")
    make_excerpt("its natural […] missing reply.", source=note, slug="exact")
    make_transcription("The note expresses its natural bewilderment at the missing reply.", source=note)
    holdings = gather(sources={note.pk})
    assert {row.slug: row.not_in_transcription for row in holdings.excerpts} == {
        "drifted": "its natural surprise",
        "exact": "",
    }
    assert holdings.transcriptions == []
