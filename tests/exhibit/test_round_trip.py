"""Rows -> Record -> rows -> Record: a bundle opened as a draft is the exhibit it came from."""

from contextlib import contextmanager

import pytest
from django.db import transaction
from django.db.models import ProtectedError, RestrictedError
from hypothesis import given, settings

from archive.models import (
    Citation,
    Claim,
    DemandAnswer,
    Excerpt,
    Footnote,
    Message,
    Party,
    Repository,
    Response,
    Shelfmark,
    Silence,
    Source,
    Tenure,
)
from exhibit.check import check
from exhibit.gather import gather
from exhibit.integrity import problems
from exhibit.models import Exhibit, Page, Part, Prose, Term
from exhibit.record import decode, digest, encode
from exhibit.unpack import Differs, unpack
from quiz.models import Option, Question
from tests.exhibit.test_record import FROZEN_DIGESTS, frozen
from tests.factories import (
    cite,
    make_claim,
    make_event,
    make_party,
    make_quantity,
    make_route,
    make_silence,
    make_source,
    make_stop,
    make_term,
    make_transcription,
)
from tests.first_exhibit import load_first_exhibit
from tests.strategies import records

pytestmark = pytest.mark.django_db


@contextmanager
def undone():
    """All rows written inside are gone after it."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@given(records())
@settings(max_examples=25, deadline=None)
def test_rows_and_record_hold_the_same(record):
    with undone():
        first = gather(unpack(record))
    assert problems(first) == []
    with undone():
        again = gather(unpack(first))
    assert encode(again) == encode(first)
    assert digest(again) == digest(first)


@given(records())
@settings(max_examples=25, deadline=None)
def test_what_is_whole_can_be_checked(record):
    """Without stumbling: the check reads what integrity has let in."""
    check(record)


def test_the_same_rows_have_the_same_digest_on_every_database():
    exhibit = unpack(decode(frozen()))
    assert digest(gather(exhibit)) == "46d59b6f4cf632f2d3e7b8f9e1b917d7661838ff2b583e60ab77fb9bfe9a975f"


def test_the_exhibit_that_ships_comes_back_whole():
    with undone():
        load_first_exhibit()
        shipped = gather(Exhibit.objects.get(slug="unanswered-notes"))
    assert problems(shipped) == []
    assert digest(gather(unpack(shipped))) == digest(shipped)


def test_two_exhibits_live_side_by_side():
    load_first_exhibit()
    shipped = Exhibit.objects.get(slug="unanswered-notes")
    before = digest(gather(shipped))
    assert digest(gather(unpack(decode(frozen())))) == FROZEN_DIGESTS[1]
    assert digest(gather(shipped)) == before


def test_places_are_numbered_anew():
    with undone():
        exhibit = unpack(decode(frozen()))
        Part.objects.update(position=7)
        Page.objects.filter(slug="ten-months").update(position=3)
        Page.objects.filter(slug="what-followed").update(position=40)
        Prose.objects.update(ordering=-5)
        loose = gather(exhibit)
    exhibit = unpack(loose)
    assert digest(gather(exhibit)) == digest(loose)
    assert list(exhibit.parts.values_list("slug", "position")) == [("the-exchange", 1), ("the-story", 2)]
    assert list(exhibit.pages.values_list("slug", "position")) == [("ten-months", 1), ("what-followed", 2)]


def test_parts_of_one_place_keep_their_pages_together():
    exhibit = unpack(decode(frozen()))
    Part.objects.update(position=1)
    Page.objects.filter(slug="ten-months").update(part=Part.objects.get(slug="the-story"), position=2)
    Page.objects.create(exhibit=exhibit, part=Part.objects.get(slug="the-story"), slug="last", title="Last", position=3)
    assert [page.slug for page in gather(exhibit).pages] == ["what-followed", "ten-months", "last"]


def test_what_a_draft_cites_cannot_be_deleted():
    unpack(decode(frozen()))
    assert Citation.objects.filter(place__startswith="exhibit.exhibit").count() == 2
    with pytest.raises(ProtectedError):
        Source.objects.get(slug="first-note").delete()


def test_dates_are_derived():
    unpack(decode(frozen()))
    reminder = Source.objects.get(slug="reminder")
    assert (str(reminder.dated_from), str(reminder.dated_to)) == ("1901-11-01", "1901-11-30")


def test_unpacking_twice_changes_nothing():
    exhibit = unpack(decode(frozen()))
    kinds = (Source, Footnote, Excerpt, Message, Party, Tenure, Claim, Question, Option, Page, Prose, Citation)
    counts = [kind.objects.count() for kind in kinds]
    assert unpack(decode(frozen())) == exhibit
    assert [kind.objects.count() for kind in kinds] == counts
    assert digest(gather(exhibit)) == FROZEN_DIGESTS[1]


def test_what_curators_made_is_never_overwritten():
    exhibit = unpack(decode(frozen()))
    Prose.objects.filter(uid="b1").update(text="<p>Mended.</p>")
    Source.objects.filter(slug="reminder").update(title="Mended")
    Option.objects.filter(uid="apology").update(text="Mended")
    with pytest.raises(Differs) as refused:
        unpack(decode(frozen()))
    places = "pages/ten-months/b1/text, questions/which-note/options/apology/text, sources/reminder/title"
    assert str(refused.value) == f"Rows that are here already differ: {places}. Nothing was changed."
    assert gather(exhibit).pages[0].blocks[0].text == "<p>Mended.</p>"


def test_a_refusal_names_ten_places_and_counts_the_rest():
    unpack(decode(frozen()))
    Source.objects.update(rights="Mended")
    Party.objects.update(remark="Mended")
    Excerpt.objects.update(translator="Mended")
    with pytest.raises(Differs, match=r"parties/minister/remark and 3 more\. Nothing was changed") as refused:
        unpack(decode(frozen()))
    assert str(refused.value).count("/") == 20


def test_a_page_that_was_removed_does_not_come_back():
    exhibit = unpack(decode(frozen()))
    Page.objects.get(slug="what-followed").delete()
    with pytest.raises(Differs, match="differ: pages"):
        unpack(decode(frozen()))
    assert [page.slug for page in exhibit.pages.all()] == ["ten-months"]


def test_nothing_is_written_where_something_differs():
    Party.objects.create(slug="zenda", kind="state", name="Another Zenda")
    with pytest.raises(Differs, match="parties/zenda/name, parties/zenda/seat"):
        unpack(decode(frozen()))
    assert (Source.objects.count(), Exhibit.objects.count(), Party.objects.count()) == (0, 0, 1)


def test_a_place_that_another_row_has_is_named():
    with undone():
        record = decode(frozen())
        other = Exhibit.objects.create(slug="other", title="Other")
        part = Part.objects.create(exhibit=other, slug="a", letter="A", title="A")
        page = Page.objects.create(exhibit=other, part=part, slug="a", title="A")
        Prose.objects.create(uid="b1", parent=page, region="main", ordering=1, text="<p>Here already.</p>")
        with pytest.raises(Differs, match="text b1"), transaction.atomic():
            unpack(record)


def test_an_exhibit_that_shares_sources_adds_what_it_knows_besides():
    """The other has the book and its first footnote, but not the notes it points to; the minister, not the office."""
    rights = "None: it was never written."
    book = Source.objects.create(
        slug="book", title="An invented book", kind="book", date="1950", shown="all", rights=rights
    )
    archive = Repository.objects.create(slug="rsa", code="RSA", name="Ruritanian State Archive")
    mark = Shelfmark.objects.create(
        code="rsa-f1-op2-d3-l4",
        repository=archive,
        as_printed="RSA. F. 1. D. 3. Op. 2. L. 4",
        suggested="RSA. F. 1. Op. 2. D. 3. L. 4",
        reason="Footnote 2 prints the same file in order.",
    )
    footnote = Footnote.objects.create(
        publication=book, number=1, as_printed="RSA. F. 1. D. 3. Op. 2. L. 4.", shelfmark=mark
    )
    Party.objects.create(slug="minister", kind="person", name="R. Rassendyll", remark="Signs for the court.")
    exhibit = unpack(decode(frozen()))
    assert [source.slug for source in footnote.sources.order_by("slug")] == ["first-note", "reminder"]
    assert [tenure.person.slug for tenure in Tenure.objects.all()] == ["minister"]
    assert digest(gather(exhibit)) == FROZEN_DIGESTS[1]


def test_what_an_old_footnote_does_not_point_to_is_left_so():
    unpack(decode(frozen()))
    Footnote.objects.get(number=1).sources.remove(Source.objects.get(slug="first-note"))
    with pytest.raises(Differs, match="footnotes/book/1/sources"):
        unpack(decode(frozen()))


# --- What gather takes along, so that a Record never names what it does not hold -----------------------------------


@pytest.fixture
def drafted():
    return unpack(decode(frozen()))


def make_note(slug, **fields):
    return Source.objects.create(slug=slug, title=slug, kind="note", **fields)


def make_message(slug):
    sender = Party.objects.get(slug="zenda")
    return Message.objects.create(source=make_note(slug), sender=sender, channel="note", subject="Says more")


def test_a_reply_that_is_not_held_brings_nothing_along(drafted):
    first = Message.objects.get(source__slug="first-note")
    Response.objects.create(
        slug="later", message=first, reply=make_message("later"), attested_in=make_note("elsewhere")
    )
    assert digest(gather(drafted)) == FROZEN_DIGESTS[1]


def test_a_quotation_brings_the_publication_of_its_footnote(drafted):
    footnote = Footnote.objects.create(publication=make_note("memoirs"), number=9, as_printed="Ibid.")
    Excerpt.objects.create(slug="more", source=Source.objects.get(slug="reply"), text="More.", footnote=footnote)
    record = gather(drafted)
    assert record.holdings.footnote["memoirs", 9].as_printed == "Ibid."
    assert problems(record) == []


def test_a_silence_brings_the_message_it_is_about(drafted):
    fields = {"kind": "unspoken", "scope": "Said inside only.", "attested_in": Source.objects.get(slug="book")}
    drafted.silences.add(Silence.objects.create(slug="inside", message=make_message("inside-paper"), **fields))
    record = gather(drafted)
    assert record.holdings.message["inside-paper"].subject == "Says more"
    assert problems(record) == []


def test_an_answer_in_words_that_may_not_be_shown_goes_without_them(drafted):
    letter = Source.objects.get(slug="private-letter")
    hidden = Excerpt.objects.create(slug="hidden", source=letter, text="Not for the public.")
    DemandAnswer.objects.filter(outcome="ignored").update(excerpt=hidden)
    record = gather(drafted)
    assert [answer.excerpt for answer in record.holdings.responses[0].demand_answers] == ["refers-back", ""]
    assert problems(record) == []
    assert b"Not for the public" not in encode(record)


def test_an_exhibit_holds_what_its_curator_adds_besides_what_its_pages_name(drafted):
    added = {
        "sources": make_source(slug="z-source"),
        "silences": make_silence(slug="z-silence"),
        "events": make_event(slug="z-event"),
        "claims": make_claim(slug="z-claim"),
        "quantities": make_quantity(slug="z-figure"),
        "parties": make_party(slug="z-tribunal"),
    }
    for name, row in added.items():
        getattr(drafted, name).add(row)
    record = gather(drafted)
    for name, row in added.items():
        assert row.slug in getattr(record, name)
        assert row.slug in [held.slug for held in getattr(record.holdings, name)]
    assert problems(record) == []
    with undone():
        drafted.delete()
        assert digest(gather(unpack(record))) == digest(record)


def test_routes_and_the_glossary_come_along_and_come_back(drafted):
    page = Page.objects.get(slug="ten-months")
    route = make_route(drafted, slug="silence", preparation="Say before what is named.")
    make_stop(route, Page.objects.get(slug="what-followed"), pause="Stop here.")
    make_stop(route, page, questions=[Question.objects.get(slug="which-note")])
    word = make_term(
        drafted, slug="demarche", forms="démarches", definition=f"A step.{cite(make_source(slug='z-book'))}"
    )
    record = gather(drafted)
    assert [(stop.page, stop.questions) for stop in record.routes[0].stops] == [
        ("what-followed", []),
        ("ten-months", ["which-note"]),
    ]
    assert (record.terms[0].forms, "z-book" in record.holdings.source) == ("démarches", True)
    assert problems(record) == []
    with pytest.raises(ProtectedError):
        Source.objects.get(slug="z-book").delete()
    with pytest.raises(RestrictedError):
        page.delete()
    with undone():
        drafted.delete()
        assert not Term.objects.filter(pk=word.pk).exists()
        assert digest(gather(unpack(record))) == digest(record)


def test_what_a_transcription_here_contradicts_does_not_come_in_as_a_draft(drafted):
    reply = Source.objects.get(slug="reply")
    make_transcription("Zenda refers to its earlier note.", source=reply)
    with pytest.raises(Differs, match="differ: excerpts/refers-back/not_in_transcription"):
        unpack(decode(frozen()))
