"""Wrong options that the record offers for a form of answer: true of other documents, and of those only."""

import pytest

from archive.record import Attestation, Excerpt, Holdings, Message, Party, Recipient, Response, Silence, Source
from quiz.distractors import option_fields, suggestions
from tests.quiz.asked import option, question

AT = Attestation(source="article", locator="p. 3")


def source(slug, date, **fields):
    return Source(slug=slug, title=f"The {slug}", kind="note", language="en", shown="excerpts", date=date, **fields)


def message(slug, sender, to, **fields):
    recipients = [Recipient(party=to, role="addressee", reach="delivered", attestation=AT)]
    defaults = {"channel": "note", "publicity": "public", "subject": f"Speaks of the {slug}"}
    return Message(source=slug, sender=sender, recipients=recipients, **defaults | fields)


HELD = Holdings(
    sources=[
        source("article", ""),
        source("late", "1951-01-01"),
        source("note", "1950-02-01"),
        source("protest", "1950-05-11"),
        source("reply", "1950-06-08"),
    ],
    parties=[Party(slug=name.lower(), kind="state", name=name) for name in ("London", "Moscow", "Washington")],
    messages=[
        message("note", "moscow", "washington"),
        message("protest", "moscow", "london", channel="letter"),
        message("reply", "washington", "moscow"),
    ],
    responses=[Response(slug="r", message="protest", reply="reply", kind="in-writing", attestation=AT)],
    silences=[
        Silence(
            slug="s",
            kind="unanswered",
            party="london",
            message="protest",
            date="1950-05-11",
            scope="x",
            attestation=AT,
            attested_until="1950-12-15",
        )
    ],
    excerpts=[
        Excerpt(slug="of-note", source="note", text="natural surprise", language="en", locator="p. 1"),
        Excerpt(
            slug="of-reply",
            source="reply",
            text="an answer in due course",
            language="en",
            key_phrase="in due course",
            locator="p. 2",
        ),
    ],
)


def offered(form, *options, **fields):
    asked = question(form, options, evidence="of-note", **fields)
    return {group: [fact.words for fact in facts] for group, facts in suggestions(HELD, asked).items()}


def test_a_choice_is_offered_dates_parties_channels_and_what_came_back():
    """Neither Moscow nor Washington: both have a part in the note that is asked about."""
    assert offered("one") == {
        "Dates": ["11 May 1950", "8 June 1950", "1 January 1951"],
        "Addressees": ["London"],
        "Channels": ["Letter"],
        "What came back": ["Reply in writing", "No reply in our sources from London"],
    }


def test_what_is_an_option_already_is_not_offered_again():
    assert offered("one", option("a", text="11 May 1950"))["Dates"] == ["8 June 1950", "1 January 1951"]


def test_what_is_true_of_the_message_that_is_right_is_not_offered():
    right = option("a", text="The protest", right=True, message="protest")
    assert offered("one", right)["Dates"] == ["8 June 1950", "1 January 1951"]


def test_dates_are_offered_as_they_are_typed():
    assert offered("date", key="1950-06-08") == {"Dates": ["1950-05-11", "1951-01-01"]}


def test_numbers_are_the_days_of_other_waits():
    assert offered("number", key="317") == {"Days of other waits": ["28", "218"]}


def test_messages_are_offered_with_what_they_are():
    (facts,) = suggestions(HELD, question("message", evidence="of-note")).values()
    assert [(fact.words, fact.message) for fact in facts] == [
        ("Moscow: Speaks of the protest", "protest"),
        ("Washington: Speaks of the reply", "reply"),
    ]
    assert facts[0].reply.startswith("<p>This one is “The protest”: Moscow, to London, 11 May 1950.<cite")


def test_covered_words_are_offered_those_of_other_papers():
    assert offered("reveal") == {"Other words": ["in due course"]}


def test_a_pair_is_offered_a_partner_that_belongs_to_nothing():
    asked = question("match", evidence="of-note")
    fact = suggestions(HELD, asked)["Channels"][0]
    assert option_fields(asked, fact) == {"text": "", "partner": "Letter", "reply": fact.reply}


def test_the_reply_says_what_it_is_true_of_and_cites_it():
    fact = suggestions(HELD, question("one", evidence="of-note"))["Dates"][0]
    assert fact.home == "The protest"
    cited = '<cite data-basis="source" data-source="article" data-at="p. 3"></cite>'
    assert fact.reply == f"<p>This is the date of “The protest”.{cited}</p>"


@pytest.mark.parametrize("form", ["sequence", "weigh", "label", "compare", "focus", "reflect"])
def test_other_forms_take_none(form):
    assert offered(form) == {}
