"""Questions drafted out of the register: what they ask, that they are drafts, and that none is made twice."""

import pytest
from django.core.management import CommandError, call_command

from archive.models import Action
from exhibit.check import check
from exhibit.gather import gather as gather_exhibit
from exhibit.models import Activity
from quiz.check import check_question
from quiz.drafting import KINDS, drafts
from quiz.gather import gather
from quiz.models import Drafted, Option, Question
from quiz.suggesting import suggest, whole_register
from tests.factories import (
    make_article,
    make_excerpt,
    make_footnote,
    make_message,
    make_page,
    make_party,
    make_recipient,
    make_response,
    make_silence,
    make_source,
)
from tests.first_exhibit import load_first_exhibit

pytestmark = pytest.mark.django_db

MONTHS = {"january": "1950-01-05", "february": "1950-02-01", "march": "1950-03-07", "april": "1950-04-02"}
QUOTED = {
    "january": "a full investigation of it",
    "february": "to appoint in the near future",
    "march": "a matter of natural surprise",
    "april": "with the greatest of patience",
}


@pytest.fixture
def register():
    """Four notes of 1950; that of January has no reply, those of February and March have one in writing."""
    article = make_article(slug="article", shown="nothing")
    parties = {name: make_party(slug=name.lower(), name=name) for name in ("Moscow", "Washington", "London", "Zenda")}
    names = list(parties.values())
    found = {}
    for at, (month, date) in enumerate(MONTHS.items()):
        source = make_source(slug=month, title=f"The note of {month}", date=date)
        footnote = make_footnote(at + 1, publication=article, sources=[source])
        found[month] = make_message(source=source, sender=names[at], subject=f"Speaks of {'ABCD'[at]}")
        make_recipient(found[month], party=names[at - 1], attested_in=article)
        make_excerpt(QUOTED[month], slug=month, source=source, footnote=footnote)
    make_silence(
        slug="after-january", message=found["january"], party=parties["Zenda"], attested_in=article, date="1950-01-05"
    )
    make_silence(
        slug="after-april", message=found["april"], party=parties["London"], attested_in=article, date="1950-04-02"
    )
    for message, reply in (("february", "march"), ("march", "april")):
        make_response(slug=f"{reply}-on-{message}", message=found[message], reply=found[reply], attested_in=article)
    return found


def drafted(kind):
    return {draft.item: draft.question for draft in drafts(whole_register(), kind)}


def options(question):
    return [(option.text, option.right) for option in question.options]


def test_messages_are_put_in_the_order_of_their_dates(register):
    question = drafted("sequence")["sequence:january+february+march+april"]
    assert [(card.text, card.date) for card in question.options] == [
        ("Moscow: Speaks of A", "1950-01-05"),
        ("Washington: Speaks of B", "1950-02-01"),
        ("London: Speaks of C", "1950-03-07"),
        ("Zenda: Speaks of D", "1950-04-02"),
    ]


def test_messages_are_joined_to_their_dates(register):
    question = drafted("match")["match:january+february+march+april"]
    assert [option.partner for option in question.options] == [
        "5 January 1950", "1 February 1950", "7 March 1950", "2 April 1950",
    ]  # fmt: skip


def test_it_is_asked_which_message_has_no_reply_in_our_sources(register):
    question = drafted("answered")["answered:january"]
    assert question.text == "Which of these messages has no reply in our sources?"
    assert options(question) == [
        ("Moscow: Speaks of A", True),
        ("Washington: Speaks of B", False),
        ("London: Speaks of C", False),
    ]
    assert question.options[0].reply == (
        '<p>Our sources hold no reply from: Zenda.<cite data-basis="source" data-source="article"></cite></p>'
    )
    assert "Our sources hold a reply in writing: “The note of march”." in question.options[1].reply


def test_it_is_asked_which_message_drew_a_reply_in_writing(register):
    question = drafted("answered")["answered:february"]
    assert question.text == "Which of these messages drew a reply in writing, in our sources?"
    assert options(question)[0] == ("Washington: Speaks of B", True)
    assert {text for text, right in options(question) if not right} == {"Moscow: Speaks of A", "Zenda: Speaks of D"}


def test_what_was_answered_by_one_and_not_by_another_is_no_wrong_option(register):
    make_silence(message=register["march"], party=make_party(name="Paris"), date="1950-03-07")
    make_response(message=register["january"].source.message, reply=register["april"], kind="public-statement")
    assert "answered:january" not in drafted("answered")


def test_it_is_asked_whose_words_they_are(register):
    question = drafted("who-said-it")["who-said-it:february"]
    assert question.text == "Whose words are these: “to appoint in the near future”?"
    assert options(question) == [("Washington", True), ("Moscow", False), ("London", False), ("Zenda", False)]
    assert "“The note of january”: “a full investigation of it”." in question.options[1].reply
    assert question.evidence == "february"


def test_it_is_asked_from_whom_to_whom(register):
    question = drafted("from-whom-to-whom")["from-whom-to-whom:march"]
    assert question.text == "Whose message is this, and to whom is it addressed? Speaks of C."
    assert options(question)[0] == ("London, to Washington", True)
    assert ("Moscow, to Zenda", False) in options(question)


def test_days_are_counted_and_the_foreseen_values_are_other_waits(register):
    Action.objects.create(
        message=register["january"], kind="delivered", date="1950-01-15", attested_in=register["january"].source
    )
    question = drafted("read-a-value")["read-a-value:after-january"]
    assert question.text == "How many days? Moscow: Speaks of A (counted from delivery to the last day it is attested)."
    assert (question.key, question.unit) == ("334", "days")
    assert [option.text for option in question.options] == ["257", "34", "26"]
    assert "34 days lie between the two dates counted for “The note of february”" in question.options[1].reply


def test_news_of_our_own_time_is_not_asked_about(register):
    source = register["april"].source
    source.kind = "news-report"
    source.save()
    assert "who-said-it:april" not in drafted("who-said-it")
    assert drafted("sequence") == {}


def test_what_is_drafted_is_a_draft_on_no_page(register):
    call_command("suggest_questions")
    assert Question.objects.count() == 18
    assert set(Question.objects.values_list("draft", "owner")) == {(True, None)}
    assert not Activity.objects.exists()
    assert Question.objects.filter(slug="answered-january").exists()


def test_an_exhibit_that_asks_a_draft_cannot_be_published(register):
    call_command("suggest_questions", limit=1)
    page = make_page()
    Activity.objects.create(parent=page, region="main", ordering=10, question=Question.objects.get())
    words = "This question is still a draft: read it through, and say so."
    assert words in [found.words for found in check(gather_exhibit(page.exhibit)) if found.level == "error"]


def test_the_same_item_is_never_drafted_twice(register, capsys):
    call_command("suggest_questions")
    Question.objects.filter(slug="answered-january").update(text="Which one?", slug="which-one", draft=False)
    Question.objects.filter(slug="answered-february").delete()
    capsys.readouterr()
    call_command("suggest_questions")
    assert capsys.readouterr().out == "Nothing new to draft.\n"
    assert Question.objects.count() == 17
    assert Drafted.objects.get(item="answered:february").question is None


def test_new_messages_are_drafted_without_those_asked_before(register):
    call_command("suggest_questions", kind=["sequence"])
    for day in (11, 12, 13, 14):
        source = make_source(slug=f"may-{day}", date=f"1950-05-{day}")
        make_message(source=source, subject=f"Day {day}")
        make_excerpt(source=source)
    done = {"sequence:january+february+march+april"}
    (draft,) = drafts(whole_register(), "sequence", done)
    assert draft.item == "sequence:may-11+may-12+may-13+may-14"


def test_it_says_what_it_drafts_and_writes_nothing_when_asked_so(register, capsys):
    call_command("suggest_questions", dry_run=True, kind=["answered"], limit=2)
    said = capsys.readouterr().out
    assert "answered: Which of these messages drew a reply in writing, in our sources? (answered-february)" in said
    assert said.endswith("2 questions would be drafted; nothing was written.\n")
    assert not Option.objects.exists()
    assert not Drafted.objects.exists()


def test_a_limit_of_none_at_all_is_refused():
    with pytest.raises(CommandError, match="1 or more"):
        call_command("suggest_questions", limit=0)


def test_what_is_written_is_what_was_drafted(register):
    for slug, draft in suggest(["who-said-it"], limit=2):
        (kept,) = gather([Question.objects.get(slug=slug).pk])
        assert kept.options == draft.question.options
        assert (kept.text, kept.why, kept.evidence) == (
            draft.question.text,
            draft.question.why,
            draft.question.evidence,
        )


def test_nothing_must_be_mended_in_what_the_first_exhibit_yields():
    load_first_exhibit()
    holdings = whole_register()
    for kind in KINDS:
        found = list(drafts(holdings, kind))
        assert found, kind
        wrong = [finding for draft in found for finding in check_question(holdings, draft.question)]
        assert [finding.words for finding in wrong if finding.level == "error"] == []


@pytest.mark.parametrize("kind", KINDS)
def test_one_run_leaves_nothing_for_the_next(kind):
    load_first_exhibit()
    holdings = whole_register()
    assert list(drafts(holdings, kind, {draft.item for draft in drafts(holdings, kind)})) == []
