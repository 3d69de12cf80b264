"""How long each message waited: counted from its history, never typed."""

from datetime import date

import msgspec
import pytest

from archive.record import Attestation, Holdings
from archive.waiting import attested_days, attested_until, response_wait, silence_wait
from tests.archive.register import EXCHANGE, action, message, party, silence, source


@pytest.mark.parametrize(
    ("slug", "days", "basis"),
    [
        ("after-1", 35, "dated"),
        ("after-2", 317, "delivered"),
        ("after-2-by-may", 118, "delivered"),
        ("after-6", 199, "sent"),
    ],
)
def test_a_silence_counts_from_delivery_else_sending_else_its_date(slug, days, basis):
    wait = silence_wait(EXCHANGE, EXCHANGE.silence[slug])
    assert (wait.days, wait.start_basis, wait.end_basis) == (days, basis, "attested")


def test_more_than_three_months_of_the_reminder_are_a_difference_of_days():
    assert (date(1950, 5, 30) - date(1950, 2, 1)).days == 118


def test_a_reply_ends_the_wait_on_the_day_it_was_prepared_if_no_later_day_is_known():
    wait = response_wait(EXCHANGE, EXCHANGE.response["on-parole"])
    assert (wait.days, wait.start_basis, wait.end_basis) == (28, "delivered", "prepared")


def test_delivery_to_another_party_does_not_count():
    """Delivery is attested in Washington only; London's silence is counted from the note's own date."""
    wait = silence_wait(EXCHANGE, EXCHANGE.silence["after-2-london"])
    assert (wait.days, wait.start_basis) == (317, "dated")


def test_delivery_to_a_part_of_the_silent_party_counts():
    assert silence_wait(EXCHANGE, EXCHANGE.silence["after-2"]).start == date(1950, 2, 1)


def test_an_undated_reply_gives_no_number():
    wait = response_wait(EXCHANGE, EXCHANGE.response["of-china"])
    assert (wait.days, wait.start, wait.end) == (None, date(1950, 2, 1), None)


def test_a_silence_without_a_later_day_gives_no_number():
    wait = silence_wait(EXCHANGE, EXCHANGE.silence["after-9"])
    assert (wait.days, wait.start, wait.end) == (None, date(1950, 12, 15), None)


def test_a_silence_without_a_message_is_no_wait():
    assert silence_wait(EXCHANGE, EXCHANGE.silence["voices"]) is None


@pytest.mark.parametrize(
    ("date_of_paper", "days", "until"),
    [
        ("1950-02-03", "35+ days", "3 Feb 1950"),
        ("[1950-02-01..1950-02-03]", "at most 35 days", "between 1 and 3 Feb 1950"),
        ("[..1950-02-03]", "at most 35 days", "by 3 Feb 1950"),
        ("1950-02-05", "35+ days", "3 Feb 1950"),
        ("", "35+ days", "3 Feb 1950"),
    ],
)
def test_a_paper_that_may_be_older_attests_at_most_so_many_days(date_of_paper, days, until):
    attested = Attestation(source="article", paper="statement")
    holdings = Holdings(
        sources=[source("note", "1949-12-30"), source("statement", date_of_paper)],
        silences=[silence("s", "note", "1950-02-03", attestation=attested)],
    )
    found = holdings.silence["s"]
    assert (attested_days(holdings, found, 35), attested_until(holdings, found)) == (days, until)


def test_a_day_that_is_only_known_between_two_others_does_not_count():
    holdings = Holdings(
        sources=[source("note", "1950-03-01")],
        parties=[party("a"), party("b")],
        messages=[message("note", "a", ["b"], action("delivered", "[1950-03-02..1950-03-09]"))],
        silences=[silence("s", "note", "1950-03-11", party="b")],
    )
    wait = silence_wait(holdings, holdings.silence["s"])
    assert (wait.days, wait.start_basis) == (10, "dated")


def test_parties_that_are_part_of_each_other_do_not_hold_the_count_up():
    """A row cannot say so, but a bundle from elsewhere might."""
    ring = [party("a", part_of="b"), party("b", part_of="a"), party("c", part_of="c")]
    holdings = msgspec.structs.replace(EXCHANGE, parties=[*EXCHANGE.parties, *ring])
    assert holdings.seat("a") == "a"
    assert holdings.seat("c") == "c"
    lost = silence("s", "note-2", "1950-12-15", party="a")
    assert silence_wait(holdings, lost).start_basis == "dated"


def test_a_seat_is_the_capital_of_what_a_party_belongs_to():
    assert EXCHANGE.seat("dean-rusk") == "Washington"
