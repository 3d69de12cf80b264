"""What must be true of an exhibit before it is published. Pure: from a Record to findings, in a curator's words."""

from django.utils.translation import gettext as _

from archive.check import Finding, check_holdings, check_prose, check_shown, check_words, error, warning
from archive.waiting import silence_wait
from exhibit import record as rec
from exhibit.drawings.needs import NEEDS, missing, unused
from exhibit.editorial import check_editorial
from exhibit.integrity import problems
from quiz.check import check_misconception, check_question
from quiz.kinds import Form

__all__ = ["Finding", "check", "errors"]

QUESTIONS_A_PAGE = 2  # that a route asks
MINUTES_OFF = 5  # a route may say so many more or fewer than its pages


def check(record):
    """All findings about a Record, the errors first. An empty list is a clean bill."""
    findings = dict.fromkeys(_check(record))
    if not errors(findings):
        findings |= dict.fromkeys(error(words, "record", path) for path, words in problems(record))
    return sorted(findings, key=lambda finding: finding.level != "error")


def errors(findings):
    return [finding for finding in findings if finding.level == "error"]


def _check(record):
    if not record.pages:
        yield error(_("This exhibit has no page yet."), "exhibit", record.slug)
    if not record.advisory:
        yield warning(_("The cover has no advisory line."), "exhibit", record.slug)
    own = (record.title, record.subtitle, record.advisory, record.scope, record.quotations)
    for words in (*own, *(part.title for part in record.parts)):
        yield from check_words(words, "exhibit", record.slug)
    for html in rec.own_prose(record).values():
        yield from check_prose(record.holdings, html, "exhibit", record.slug)
    yield from check_holdings(record.holdings)
    for question in record.questions:
        yield from check_question(record.holdings, question)
        if question.draft:
            yield error(_("This question is still a draft: read it through, and say so."), "question", question.uid)
    for row in record.misconceptions:
        yield from check_misconception(record.holdings, row)
    for page in record.pages:
        yield from _check_page(record, page)
    for route in record.routes:
        yield from _check_route(record, route)
    for term in record.terms:
        yield from _check_term(record, term)
    yield from check_editorial(record)


def _check_page(record, page):
    if page.part not in record.part:
        yield error(_("This page stands in a part of another exhibit."), "page", page.slug)
    if not page.blocks:
        yield error(_("This page is empty."), "page", page.slug)
    if not any(isinstance(block, rec.Gap) for block in page.blocks):
        yield warning(_("This page does not say what we do not know."), "page", page.slug)
    if page.advisory_level and not page.advisory:
        yield error(_("This page needs the advisory of its level."), "page", page.slug)
    for words in (page.title, page.goal, page.advisory, page.way_round):
        yield from check_words(words, "page", page.slug)
    for block in page.blocks:
        where = ("page", page.slug, block.uid)
        for name in ("heading", "bridge"):
            yield from check_words(getattr(block, name, ""), *where)
        if getattr(block, "advisory_level", 0) > page.advisory_level:
            yield error(_("This block names more than the advisory of its page says."), *where)
        for html in rec.prose_of(block):
            yield from check_prose(record.holdings, html, *where)
        for excerpt in rec.excerpts_of(block):
            yield from check_shown(record.holdings, excerpt, *where)
        for silence in rec.silences_of(block):
            if silence not in record.holdings.silence:
                yield error(_("This block draws a silence that is not in the record: %s.") % silence, *where)
        yield from _check_block(record, block, where)


def _check_route(record, route):
    where = ("route", route.slug)
    if not route.stops:
        yield error(_("This route leads to no page yet."), *where)
    elif not any(stop.questions for stop in route.stops):
        yield error(_("This route asks nothing: choose a question of one of its pages."), *where)
    for stop in route.stops:
        if stop.page not in record.page:
            yield error(_("This route leads to a page of another exhibit: %s.") % stop.page, *where)
            continue
        page = record.page[stop.page]
        asked = set(rec.asked_by(page.blocks))
        if strange := sorted(set(stop.questions) - asked):
            named = {"page": page.title, "question": strange[0]}
            yield error(_("“%(page)s” does not ask this question: %(question)s.") % named, *where)
        if len(stop.questions) > QUESTIONS_A_PAGE:
            named = {"limit": QUESTIONS_A_PAGE, "page": page.title}
            yield error(
                _("A route asks at most %(limit)d questions of a page; of “%(page)s” it asks more.") % named, *where
            )
        yield from check_words(stop.pause, *where)
    for uid in route.returns:
        if uid in record.question and not Form(record.question[uid].form).is_scored:
            yield error(_("This question has no mark, so it cannot be asked at the end: %s.") % uid, *where)
    minutes = sum(record.page[stop.page].minutes for stop in route.stops if stop.page in record.page)
    if route.stops and abs(minutes - route.minutes) > MINUTES_OFF:
        named = {"route": route.minutes, "pages": minutes}
        yield warning(_("This route says %(route)d minutes; its pages take %(pages)d.") % named, *where)
    for words in (route.title, route.question, route.goal, route.discussion, route.discussion_note, route.preparation):
        yield from check_words(words, *where)


def _check_term(record, term):
    where = ("term", term.slug)
    if not term.definition:
        yield error(_("This word of the glossary has no definition."), *where)
    yield from check_words(term.term, *where)
    yield from check_prose(record.holdings, term.definition, *where)


def _check_block(record, block, where):
    match block:
        case rec.Number(silence=slug) if slug in record.holdings.silence:
            wait = silence_wait(record.holdings, record.holdings.silence[slug])
            if wait is None or wait.days is None:
                yield error(_("This silence has no number of days: a date is missing."), *where)
        case rec.Drawing() if block.kind in NEEDS:  # another kind is a problem of integrity
            if words := missing(record.holdings, block):
                yield error(words, *where)
            for words, named, held in (
                (_("This block draws a response that is not in the record: %s."), block.responses, "response"),
                (_("This block draws a message that is not in the record: %s."), block.messages, "message"),
                (_("This block draws an event that is not in the record: %s."), block.events, "event"),
                (_("This block draws a claim that is not in the record: %s."), block.claims, "claim"),
                (_("This block draws a figure that is not in the record: %s."), block.quantities, "quantity"),
                (_("This block draws a source that is not in the record: %s."), block.sources, "source"),
            ):
                for slug in named:
                    if slug not in getattr(record.holdings, held):
                        yield error(words % slug, *where)
            if names := unused(block):
                yield warning(
                    _("This kind of drawing does not draw what is named under: %s.") % ", ".join(names), *where
                )
        case rec.Activity() if block.question not in record.question:
            yield error(_("This activity asks a question that is not in the record."), *where)
        case rec.ClaimTable():
            for slug in block.claims:
                if slug not in record.holdings.claim:
                    yield error(_("This table names a claim that is not in the record: %s.") % slug, *where)
        case rec.Discussion():
            yield from check_words(block.text, *where)
