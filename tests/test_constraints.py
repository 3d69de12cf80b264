"""A row cannot say something false: every constraint, in the database and in the words a form shows.

A constraint that is added and not tried here fails the last test.
"""

import re
from datetime import date

import pytest
from django.apps import apps
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from archive import models as archive
from classroom.models import Attempt
from exhibit import models as exhibit
from quiz import models as quiz
from tests.factories import (
    make_article,
    make_claim,
    make_exhibit,
    make_footnote,
    make_message,
    make_page,
    make_part,
    make_party,
    make_place,
    make_prose,
    make_question,
    make_recipient,
    make_repository,
    make_response,
    make_route,
    make_silence,
    make_source,
    make_spoken_excerpt,
    make_stance,
    make_stop,
    make_term,
    make_transcription,
)

pytestmark = pytest.mark.django_db
ROOMS = ("archive", "quiz", "exhibit", "classroom")


def twice(row, **changed):
    """The same row once more, not saved."""
    fields = {field.attname: getattr(row, field.attname) for field in row._meta.fields if not field.primary_key}
    return type(row)(**fields | changed)


def a_tenure():
    person, office = make_party(), make_party()
    return archive.Tenure.objects.create(person=person, office=office, date="1950", attested_in=make_article())


def an_action():
    return archive.Action.objects.create(message=make_message(), kind="sent", attested_in=make_article())


def a_demand_answer():
    response = make_response()
    demand = archive.Demand.objects.create(message=response.message, text="A tribunal")
    return archive.DemandAnswer.objects.create(response=response, demand=demand, outcome="met")


def an_edition(**fields):
    defaults = {"number": 1, "published_on": timezone.now(), "editor": "A.", "digest": "0" * 64, "content": b""}
    return exhibit.Edition.objects.create(exhibit=make_exhibit(), **defaults | fields)


def an_attempt():
    fields = {"question": "which-note", "digest": "0" * 64, "reader": "r" * 22, "day": timezone.localdate()}
    return Attempt.objects.create(edition=an_edition(), answer=["a"], **fields)


def an_option(**fields):
    """An option that is not saved."""
    return quiz.Option(**{"question": make_question(), "uid": "another", "text": "The note of May"} | fields)


def a_span():
    return quiz.Span.objects.create(question=make_question(), uid="words", text="natural bewilderment")


def itself(row, field):
    setattr(row, field, row)
    return row


def a_published():
    return archive.Published.objects.create(
        exhibit="notes", edition=1, slug="note", title="T", kind="note", holdings=b""
    )


# name of the constraint: (a row that breaks it, the words a form shows; "" where no form makes such a row)
BROKEN = {
    "tenure_once_per_date": (
        lambda: twice(a_tenure()),
        "This office is already entered for this person and date.",
    ),
    "source_dates_in_order": (lambda: backwards(make_source()), "The latest date is before the earliest date."),
    "source_not_known_through_itself": (
        lambda: itself(make_source(), "known_through"),
        "A source cannot be known through itself.",
    ),
    "shelfmark_suggestion_has_reason": (
        lambda: archive.Shelfmark(code="m", repository=make_repository(), as_printed="F. 7.", suggested="F. 07."),
        "Say why you read it differently from the print.",
    ),
    "transcription_reviewed_by_somebody": (
        lambda: twice(make_transcription(), source_id=make_source().pk, reviewer=""),
        "Say who reviewed it.",
    ),
    "footnote_number_once": (
        lambda: twice(make_footnote(50)),
        "This publication already has a footnote of this number.",
    ),
    "evidence_number_once": (
        lambda: twice(make_claim().evidence.get()),
        "This claim already has evidence of this number.",
    ),
    "stance_once_a_party": (
        lambda: twice(make_stance(make_claim())),
        "This claim already has a stance of this party.",
    ),
    "citation_of_one_thing": (lambda: archive.Citation(place="x/1/y"), ""),
    "recipient_number_once": (
        lambda: twice(make_recipient(make_message()), party=make_party()),
        "This message already has a recipient of this number.",
    ),
    "recipient_once": (
        lambda: twice(make_recipient(make_message()), number=2),
        "This party is already among the recipients.",
    ),
    "action_number_once": (lambda: twice(an_action()), "This message already has a step of this number."),
    "action_dates_in_order": (lambda: backwards(an_action()), "The latest date is before the earliest date."),
    "demand_number_once": (
        lambda: twice(a_demand_answer().demand),
        "This message already has a demand of this number.",
    ),
    "demand_answered_once": (
        lambda: twice(a_demand_answer()),
        "This response already says what it does with this demand.",
    ),
    "place_has_both_degrees_or_none": (
        lambda: archive.Place(slug="p", name="P", latitude="55.75"),
        "A place on the map needs both a latitude and a longitude.",
    ),
    "response_not_to_itself": (lambda: to_itself(make_response()), "A message cannot answer itself."),
    "silence_unanswered_has_message_and_party": (
        lambda: twice(make_silence(), slug="s", message_id=None),
        "An unanswered message needs the message, and who did not answer.",
    ),
    "silence_days_in_order": (
        lambda: twice(make_silence(date="1950-12-15"), slug="s", attested_until="1950-12-14"),
        "It is attested until a day before it begins.",
    ),
    "published_once_per_exhibit": (lambda: twice(a_published()), ""),
    "question_form_fits_kind": (
        lambda: twice(make_question(), slug="q", kind="read", form="one"),
        "This form of answer does not belong to this kind of question.",
    ),
    "question_key_where_a_value_is_read": (
        lambda: twice(make_question(), slug="q", kind="read", form="number", key=""),
        "A number or a date needs its right value; options carry theirs themselves.",
    ),
    "question_names_the_two_papers_compared": (
        lambda: twice(make_question(), slug="another", first_name="Moscow’s note"),
        "Where two papers are compared both need a name; elsewhere neither has one.",
    ),
    "option_says_something": (
        lambda: an_option(text=""),
        "An option without words is a partner that belongs to nothing: name it.",
    ),
    "option_near_miss_is_another_label": (
        lambda: an_option(label="claimed", near="claimed"),
        "The near miss is another label than the right one.",
    ),
    "option_range_in_order": (
        lambda: an_option(low=2, high=1),
        "A range goes from -2 to 2, from the lower step to the higher.",
    ),
    "span_uid_once": (lambda: twice(a_span()), "This question already has a span of this short name."),
    "option_uid_once": (
        lambda: twice(make_question().options.first()),
        "This question already has an option of this short name.",
    ),
    "exhibit_slug_not_reserved": (
        lambda: exhibit.Exhibit(slug="archive", title="A"),
        "This short name is an address of the site itself. Choose another.",
    ),
    "part_slug_once": (
        lambda: twice(make_part(make_exhibit())),
        "This exhibit already has a part of this short name.",
    ),
    "page_slug_once": (lambda: twice(make_page()), "This exhibit already has a page of this short name."),
    "page_slug_not_reserved": (
        lambda: twice(make_page(), slug="editions"),
        "This short name is an address every exhibit has. Choose another.",
    ),
    "page_advisory_has_words": (
        lambda: twice(make_page(), slug="p", advisory_level=2),
        "A page of this level needs its advisory.",
    ),
    "prose_bridge_where_closed": (
        lambda: twice(make_prose(make_page()), uid="p", advisory_level=2),
        "A block of level 2 needs the sentence that stands in its place.",
    ),
    "source_card_bridge_where_closed": (
        lambda: exhibit.SourceCard(
            parent=make_page(), region="main", ordering=1, advisory_level=2, excerpt=make_spoken_excerpt()
        ),
        "A block of level 2 needs the sentence that stands in its place.",
    ),
    "route_slug_once": (lambda: twice(make_route()), "This exhibit already has a route of this short name."),
    "stop_page_once": (lambda: twice(make_stop()), "This route already leads to this page."),
    "term_slug_once": (lambda: twice(make_term()), "This glossary already has a word of this short name."),
    "edition_number_once": (lambda: twice(an_edition()), ""),
    "edition_withdrawn_with_reason": (
        lambda: twice(an_edition(), number=2, withdrawn_on=timezone.now()),
        "Say why the edition is withdrawn.",
    ),
    "report_decided_without_contact": (
        lambda: a_report(state="declined", contact="a@b.example"),
        "A report that is decided keeps no contact and has a date.",
    ),
    "report_accepted_in_words": (
        lambda: a_report(state="accepted", decided_on=date(2026, 3, 9)),
        "Say in a sentence what was corrected; readers see it.",
    ),
    "attempt_number_once_a_browser": (lambda: twice(an_attempt()), ""),
}


def a_report(**fields):
    """A report that does not settle by itself what its state asks for."""
    row = exhibit.Report(exhibit=make_exhibit(), edition=1, place="Footnote 49", words="It looks wrong.", **fields)
    row.settle = lambda: None
    return row


def backwards(row):
    row.dated_from, row.dated_to = "1950-02-02", "1950-02-01"
    row.settle_dates = lambda: None
    return row


def to_itself(response):
    response.reply = response.message
    return response


@pytest.mark.parametrize("name", BROKEN)
def test_the_database_refuses_it(name):
    row = BROKEN[name][0]()
    with pytest.raises(IntegrityError, match=name_or_fields(name)), transaction.atomic():
        row.save()


def name_or_fields(name):
    """SQLite names a check by its name and a unique constraint by its columns; PostgreSQL names both."""
    constraint = next(found for found in constraints() if found.name == name)
    return "|".join([name, *(rf"\.{re.escape(field)}" for field in getattr(constraint, "fields", ()))])


@pytest.mark.parametrize("name", [name for name, (_row, words) in BROKEN.items() if words])
def test_a_form_says_why(name):
    make, words = BROKEN[name]
    with pytest.raises(ValidationError) as refused:
        make().full_clean()
    assert words in [said for field in refused.value.message_dict.values() for said in field]


def test_every_constraint_is_tried_here():
    assert {constraint.name for constraint in constraints()} == set(BROKEN)


def constraints():
    return [
        constraint
        for model in apps.get_models()
        if model._meta.app_label in ROOMS
        for constraint in model._meta.constraints
    ]


# ---- Rules that read a second row name the field to mend


def of_other_publication():
    return archive.Event(slug="e", title="E", attested_in=make_article(), footnote=make_footnote(1))


def with_words(**fields):
    return archive.Excerpt(slug="e", source=make_source(), text="natural bewilderment", **fields)


def not_as_transcribed(**fields):
    """An excerpt that departs from its transcription in a sign."""
    text = "The note awaits\nwith  natural bewilderment the missing reply."
    transcription = make_transcription(text, **fields)
    return archive.Excerpt(slug="e", source=transcription.source, text="awaits with natural Bewilderment the reply")


def answering_another_demand():
    elsewhere = archive.Demand.objects.create(message=make_message(), text="Something else")
    return archive.DemandAnswer(response=make_response(), demand=elsewhere, outcome="met")


def part_of_its_own_part():
    state = make_party()
    state.part_of = make_party(part_of=make_party(part_of=state))
    return state


def asked_twice():
    page, question = make_page(), make_question()
    exhibit.Activity.objects.create(parent=page, region="main", ordering=1, question=question)
    return exhibit.Activity(parent=page, region="main", ordering=2, question=question)


RULES = [
    (of_other_publication, "footnote", "This footnote belongs to another publication."),
    (lambda: with_words(shown="surprise"), "shown", "These words are not in the passage: “surprise”."),
    (lambda: with_words(key_phrase="surprise"), "key_phrase", "The key phrase is not among the words shown."),
    (lambda: with_words(footnote=make_footnote(2)), "footnote", "This footnote does not point to this source."),
    (not_as_transcribed, "text", "These words are not in the transcription: “with natural Bewilderment the reply”."),
    (answering_another_demand, "demand", "This demand belongs to another message."),
    (lambda: itself(make_party(), "part_of"), "part_of", "A party cannot be part of itself."),
    (part_of_its_own_part, "part_of", "A party cannot be part of itself."),
    (lambda: itself(make_place(), "part_of"), "part_of", "A place cannot be part of itself."),
    (
        lambda: archive.Place(slug="p", name="P", latitude="55.75"),
        "longitude",
        "A place on the map needs both a latitude and a longitude.",
    ),
    (
        lambda: archive.Source(slug="s", title="T", kind="note", date="1950-02-02/1950-02-01"),
        "date",
        "The latest date is before the earliest date.",
    ),
    (
        lambda: archive.Source(slug="s", title="T", kind="note", date="soon"),
        "date",
        "“soon” is not a date we can read. Write 1950-02-01, 1950-02 or [..1950-02-03] (on or before).",
    ),
    (
        lambda: archive.Silence(kind="not-found", slug="s", scope="S", date="1950-02", attested_until="1950-01-31"),
        "attested_until",
        "It is attested until a day before it begins.",
    ),
    (
        lambda: quiz.Question(kind="read", form="number", key="many"),
        "key",
        "Write a whole number, in digits: 28",
    ),
    (
        lambda: quiz.Question(kind="read", form="date", key="8 June"),
        "key",
        "Write a date as year, month and day: 1950-06-08",
    ),
    (asked_twice, "question", "This page already asks this question."),
    (
        lambda: exhibit.Page(exhibit=make_exhibit(), part=make_part(make_exhibit()), slug="p", title="P"),
        "part",
        "This part belongs to another exhibit.",
    ),
    (
        lambda: exhibit.Stop(route=make_route(), page=make_page()),
        "page",
        "This page belongs to another exhibit.",
    ),
]


@pytest.mark.parametrize(("make", "field", "words"), RULES, ids=[words for *_, words in RULES])
def test_a_rule_names_the_field_to_mend(make, field, words):
    with pytest.raises(ValidationError) as refused:
        make().full_clean()
    assert words in refused.value.message_dict[field]
    assert words not in refused.value.message_dict.get(NON_FIELD_ERRORS, [])


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("awaits with natural bewilderment", {}),
        ("The note […] the missing reply.", {}),
        ("awaits with surprise", {"reviewed_on": None}),
        ("awaits with surprise", {"language": "ru"}),
    ],
)
def test_an_excerpt_may_differ_from_its_transcription_in_white_space_omissions_and_language(text, fields):
    """And in everything, as long as nobody has reviewed the transcription."""
    excerpt = not_as_transcribed(**fields)
    excerpt.text = text
    excerpt.full_clean()
