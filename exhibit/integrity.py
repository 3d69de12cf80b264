"""What every Record keeps, whoever made it: all that it names it holds, and every value is one its table would take.

Pure: no database is asked. Lengths, closed lists, dates and the form of slugs are the models' own; a constraint of
theirs has its rule for plain data in `RULES`. What good work needs besides is in exhibit.check.
"""

from collections import Counter
from decimal import Decimal
from graphlib import CycleError, TopologicalSorter
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db.models import CheckConstraint
from django.utils.translation import gettext as _
from msgspec import Struct

from archive import models as archived
from archive.dates import bounds
from archive.prose import atoms, is_clean
from archive.record import Excerpt, Response, Transcription
from archive.tables import in_digits, key, values, walk
from exhibit import models
from exhibit import record as rec
from exhibit.models import RESERVED_FOR_EXHIBIT, RESERVED_FOR_SITE
from exhibit.tables import TABLES
from quiz.kinds import Form
from quiz.models import Misconception, Question


class Problem(NamedTuple):
    """`path` names the place: pages/ten-months-of-reminders/b3/text."""

    path: str
    words: str

    def __str__(self):
        return f"{self.path}: {self.words}"


def _dates_in_order(row):
    first, last = bounds(row.date) if row.date else (None, None)
    return not (first and last) or first <= last


def _attested_after_it_began(row):
    first = bounds(row.date)[0] if row.date else None
    return not (first and row.attested_until) or first.isoformat() <= row.attested_until


def _steps_in_order(row):
    return (row.low, row.high) == (None, None) or (None not in (row.low, row.high) and -2 <= row.low <= row.high <= 2)


RULES = {
    "source_dates_in_order": _dates_in_order,
    "source_not_known_through_itself": lambda row: row.known_through != row.slug,
    "transcription_reviewed_by_somebody": lambda row: not row.reviewed_on or row.reviewer,
    "shelfmark_suggestion_has_reason": lambda row: not row.suggested or row.reason,
    "action_dates_in_order": _dates_in_order,
    "place_has_both_degrees_or_none": lambda row: bool(row.latitude) == bool(row.longitude),
    "response_not_to_itself": lambda row: row.message != row.reply,
    "silence_unanswered_has_message_and_party": lambda row: row.kind != "unanswered" or (row.message and row.party),
    "silence_days_in_order": _attested_after_it_began,
    "question_form_fits_kind": lambda row: Form(row.form).kind == row.kind,
    "question_key_where_a_value_is_read": lambda row: (row.form in ("number", "date")) == bool(row.key),
    "question_names_the_two_papers_compared": lambda row: (
        (row.form == "compare", row.form == "compare") == (bool(row.first_name), bool(row.second_name))
    ),
    "option_says_something": lambda row: row.text or row.partner,
    "option_near_miss_is_another_label": lambda row: not row.near or row.label not in ("", row.near),
    "option_range_in_order": _steps_in_order,
    "exhibit_slug_not_reserved": lambda row: row.slug not in RESERVED_FOR_SITE,
    "page_slug_not_reserved": lambda row: row.slug not in RESERVED_FOR_EXHIBIT,
    "page_advisory_has_words": lambda row: not row.advisory_level or row.advisory,
    "prose_bridge_where_closed": lambda row: row.advisory_level < 2 or row.bridge,
    "source_card_bridge_where_closed": lambda row: row.advisory_level < 2 or row.bridge,
}
_WITHOUT_KEYS = {"actions", "demands", "evidence"}
# All other lists are in the order of their keys.
_ORDERED_BY_HAND = {"parts", "pages", "blocks", "options", "spans", "recipients", "routes", "stops"}


def problems(record):
    """Everything that keeps a Record from being whole: a list of Problem, [] for what gather made of sound rows."""
    return [Problem("/".join(path) or "exhibit", str(words)) for path, words in _problems(record)]


def _problems(record):
    held = {
        archived.Repository: record.holdings.repository,
        archived.Shelfmark: record.holdings.shelfmark,
        archived.Footnote: record.holdings.footnote,
        archived.Source: record.holdings.source,
        archived.Transcription: record.holdings.transcription,
        archived.Excerpt: record.holdings.excerpt,
        archived.NewsReport: record.holdings.news_report,
        archived.Party: record.holdings.party,
        archived.Message: record.holdings.message,
        archived.Response: record.holdings.response,
        archived.Silence: record.holdings.silence,
        archived.Claim: record.holdings.claim,
        archived.Quantity: record.holdings.quantity,
        archived.Place: record.holdings.place,
        archived.Event: record.holdings.event,
        models.Part: record.part,
        models.Page: record.page,
        Question: record.question,
        Misconception: record.misconception,
    }
    for path, row in walk(record):
        wrong = list(_in_values(held, TABLES[type(row)], row))
        yield from (((*path, name), words) for name, words in wrong)
        if not wrong:
            yield from ((path, words) for words in _against_rules(record, row))
    yield from _in_lists(record)
    yield from _in_circles(record.holdings)


def _in_values(held, model, row):
    """(field, words) of each value that the row's table would refuse, or that names what is not held."""
    for name, value in values(row).items():
        field = model._meta.get_field(name)
        if field.one_to_many or field.related_model is archived.Demand:
            continue  # rows of their own
        if field.is_relation:
            named = value if field.many_to_many else [value] if value or not field.null else []
            for other in named:
                if other not in held[field.related_model]:
                    yield name, _("It names what this record does not hold: %s.") % _said(other)
        elif name in getattr(model, "prose_fields", ()) and not is_clean(value):
            yield name, _("It holds something that may not stand on a page.")
        else:
            yield from ((name, words) for words in _refusals(field, value))
        if name in getattr(model, "prose_fields", ()):
            for atom in atoms(value):
                kind = {"claim": archived.Claim, "source": archived.Source}.get(atom.basis)
                if kind and atom.slug not in held[kind]:
                    yield name, _("It cites what this record does not hold: %s.") % _said(atom.slug)


def _refusals(field, value):
    if isinstance(value, str) and field.max_length and len(value) > field.max_length:
        yield _("It is longer than %d characters.") % field.max_length
    elif isinstance(value, str) and "\0" in value:
        yield _("It holds a character that no text has.")
    else:
        try:
            kept = field.clean(None if field.null and value == "" else value, None)
        except ValidationError as error:
            yield from error.messages
        else:
            if kept is not None and (in_digits(kept) if isinstance(kept, Decimal) else str(kept)) != str(value):
                yield _("It is not written as a record writes it.")


def _against_rules(record, row):
    """What is wrong with a row whose values are all right in themselves."""
    for constraint in TABLES[type(row)]._meta.constraints:
        if isinstance(constraint, CheckConstraint) and not RULES[constraint.name](row):
            yield constraint.get_violation_error_message()
    match row:
        case Response():
            demands = len(record.holdings.message[row.message].demands)
            if any(not 1 <= part.demand <= demands for part in row.demand_answers):
                yield _("It answers a demand that the message does not make.")
        case Excerpt() if record.holdings.source[row.source].shown == "nothing":
            yield _("Nothing of its source may be shown.")
        case Excerpt(not_in_transcription=words) if words:
            yield _("Its words are not in the transcription of its source.")
        case Transcription(reviewed_on=""):
            yield _("It has not been reviewed.")
        case Transcription() if record.holdings.source[row.source].shown != "all":
            yield _("Not all of its source may be shown.")


def _in_lists(record):
    for path, row in [*walk(record), ((), record.holdings)]:
        for name in getattr(row, "__struct_fields__", ()):
            value = getattr(row, name)
            if not isinstance(value, list) or name in _WITHOUT_KEYS:
                continue
            keys = [key(part) if isinstance(part, Struct) else part for part in value]
            yield from _twice((*path, name), keys)
            if name not in _ORDERED_BY_HAND and keys != sorted(keys):
                yield (*path, name), _("It is not in the order of its short names.")
    yield from _twice(["repositories"], [row.code for row in record.holdings.repositories])
    yield from _twice(["pages"], [block.uid for page in record.pages for block in page.blocks])
    asked = {slug for page in record.pages for slug in rec.asked_by(page.blocks)}
    asked |= {slug for route in record.routes for slug in route.returns}
    for slug in record.question.keys() - asked:
        yield ("questions", slug), _("No page and no route asks it.")
    parts = [part.slug for part in record.parts]
    places = [parts.index(page.part) for page in record.pages if page.part in parts]
    if places != sorted(places):
        yield ["pages"], _("They are not in the order of their parts.")


def _twice(path, keys):
    if twice := [name for name, times in Counter(keys).items() if times > 1]:
        yield path, _("It is there twice: %s.") % _said(twice[0])


def _said(name):
    return "/".join(map(str, name)) if isinstance(name, tuple) else name or "?"


def _in_circles(holdings):
    """Rows that are above themselves: whoever climbs from them never arrives."""
    for kind, name, links in (
        ("parties", "part_of", {row.slug: [row.part_of] for row in holdings.parties}),
        ("places", "part_of", {row.slug: [row.part_of] for row in holdings.places}),
        ("sources", "known_through", {row.slug: [row.known_through] for row in holdings.sources}),
        ("sources", "derives_from", {row.slug: row.derives_from for row in holdings.sources}),
    ):
        try:
            TopologicalSorter(links).prepare()
        except CycleError as error:
            yield (kind, error.args[1][0], name), _("It leads back to itself: %s.") % ", ".join(error.args[1])
