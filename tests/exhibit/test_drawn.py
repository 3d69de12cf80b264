"""A block of an edition is drawn once; what hangs on the blocks before it is filled in by each page."""

import msgspec
import pytest

from config.patterns import RECORD
from exhibit.drawn import drawn
from exhibit.glossary import MarkedNotes
from exhibit.record import Activity, Drawing, Prose
from tests.exhibit.test_pages import DRAFT, LIVE, OLD

(PAGE,) = RECORD.pages
PROSE = next(block for block in PAGE.blocks if block.uid == "prose")
EXCHANGE = next(block for block in PAGE.blocks if isinstance(block, Drawing) and block.kind == "exchange")
ON_ROUTE = LIVE.on(RECORD.routes[0])


@pytest.mark.parametrize("block", [PROSE, EXCHANGE], ids=["prose", "drawing"])
def test_a_block_is_drawn_once_for_a_page_and_its_routes(block):
    assert drawn(LIVE, PAGE, block) is drawn(ON_ROUTE, PAGE, block)


def test_what_an_edition_keeps_is_what_a_draft_draws():
    kept = [drawn(LIVE, PAGE, block) for block in PAGE.blocks if not isinstance(block, Activity)]
    assert len(kept) > 20
    for block in PAGE.blocks:
        alone = drawn(DRAFT, PAGE, block)
        assert drawn(DRAFT, PAGE, block) is not alone
        assert len(alone.slots) == len(drawn(LIVE, PAGE, block).slots) == len(alone.pieces) - 1


def test_paper_and_an_old_edition_have_their_own():
    ours = drawn(LIVE, PAGE, EXCHANGE)
    assert drawn(OLD, PAGE, EXCHANGE) is not ours
    assert drawn(LIVE.on(None, surface="paper"), PAGE, EXCHANGE) is not ours
    assert "/patterns/editions/2/" in drawn(OLD, PAGE, EXCHANGE).markup(MarkedNotes(OLD))


def test_a_question_is_drawn_for_the_way_it_was_met():
    activity = next(block for block in PAGE.blocks if isinstance(block, Activity))
    assert 'action="/patterns/all/' in drawn(LIVE, PAGE, activity).markup(MarkedNotes(LIVE))
    assert 'action="/patterns/routes/one/all/' in drawn(ON_ROUTE, PAGE, activity).markup(MarkedNotes(ON_ROUTE))


def test_only_the_first_link_of_a_page_can_be_come_back_to():
    notes = MarkedNotes(LIVE)
    first, again = drawn(LIVE, PAGE, PROSE).markup(notes), drawn(LIVE, PAGE, PROSE).markup(notes)
    assert (first.count('id="to-'), again.count('id="to-')) == (1, 0)
    assert first.count('class="cite"') == again.count('class="cite"') > 0
    assert "\0" not in first + again


def test_only_the_first_use_of_a_word_leads_to_the_glossary():
    notes, block = MarkedNotes(LIVE), Prose(uid="words", text="<p>A note.</p>")
    page = msgspec.structs.replace(PAGE, blocks=[block])
    first, again = drawn(LIVE, page, block).markup(notes), drawn(LIVE, page, block).markup(notes)
    assert first.count('<a class="term" href="/patterns/glossary/#term-note"') == 1
    assert "<p>A note.</p>" in again
