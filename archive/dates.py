"""Dates as archives write them: EDTF strings, their earliest and latest day, and their words.

`[..1950-02-03]` is one day, on or before 3 February; `[1950-02-01..1950-12-15]` one day between the two;
`1949-12-25/1949-12-30` a span. Source: Extended Date/Time Format, ISO 8601-2:2019.
"""

import re
import threading
from calendar import monthrange
from datetime import date
from functools import lru_cache

from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

_PARSER = threading.Lock()  # two threads in it at once refuse what either alone would read
_ONE = r"\d{4}(?:-(?:2[1-4]|(?:0[1-9]|1[0-2])(?:-\d{2})?))?"  # a year, season, month or day
_USUAL = re.compile(rf"({_ONE})(?:[?~%]|/({_ONE}))?|\[(?!\.\.\])({_ONE})?\.\.({_ONE})?\]", re.ASCII)
_TWO = re.compile(rf"\[?({_ONE})?(?:\.\.|/)({_ONE})?\]?", re.ASCII)

SEASONS = {
    "21": gettext_lazy("spring %s"),
    "22": gettext_lazy("summer %s"),
    "23": gettext_lazy("autumn %s"),
    "24": gettext_lazy("winter %s"),
}


class Backwards(ValueError):
    """The latest date is before the earliest."""


@lru_cache(maxsize=4096)  # an exhibit names the same days over and over
def bounds(edtf):
    """Earliest and latest day of an EDTF string; None where it is open. Raises ValueError for anything else.

    Raises Backwards where the latest day comes first.
    """
    usual = _USUAL.fullmatch(edtf)
    first, last = _bounds_of_usual(edtf, *usual.groups()) if usual else _bounds_of_any(edtf)
    if first and last and last < first:
        raise Backwards(f"“{edtf}” ends before it begins.")
    return first, last


def _bounds_of_usual(edtf, one, until, first, last):
    """Of a year, season, month or day, a span or a choice of them. The parser takes milliseconds for one, and 5 MB."""
    try:
        return _first_day(one or first), _last_day(until or one or last)
    except ValueError as error:
        raise ValueError(f"“{edtf}” is not a day of the calendar.") from error


def _first_day(text):
    if not text:
        return None
    month = int(text[5:7] or 1)
    return date(int(text[:4]), 3 * (month - 20) if month > 20 else month, int(text[8:] or 1))


def _last_day(text):
    if not text:
        return None
    year, month = int(text[:4]), int(text[5:7] or 12)
    month = min(3 * (month - 20) + 2, 12) if month > 20 else month  # winter 1950 ends with its year, as EDTF has it
    return date(year, month, int(text[8:] or monthrange(year, month)[1]))


def _bounds_of_any(edtf):
    from edtf import parse_edtf  # here: it takes a tenth of a second of a start, and a server rarely needs it
    from edtf.parser.edtf_exceptions import EDTFParseException

    try:
        with _PARSER:
            parsed = parse_edtf(edtf)
        ends = parsed.lower_strict(), parsed.upper_strict()
    except (EDTFParseException, ValueError, TypeError, AttributeError, OverflowError) as error:
        raise ValueError(f"“{edtf}” is not an EDTF date.") from error
    try:
        return tuple(None if isinstance(end, float) else date(*end[:3]) for end in ends)
    except ValueError as error:
        raise ValueError(f"“{edtf}” lies outside the years 1 to 9999.") from error


def validate_edtf(value):
    try:
        bounds(value)
    except Backwards as error:
        raise ValidationError(_("The latest date is before the earliest date.")) from error
    except ValueError as error:
        raise ValidationError(
            _("“%(value)s” is not a date we can read. Write 1950-02-01, 1950-02 or [..1950-02-03] (on or before)."),
            params={"value": value},
        ) from error


def day(edtf):
    """The one day an EDTF string names, or None where it leaves a choice."""
    first, last = bounds(edtf) if edtf else (None, None)
    return first if first and first == last else None


def in_words(edtf, month="M"):
    """An EDTF string as a reader says it: "1 Feb 1950", "by 3 Feb 1950", "between 1 Feb 1950 and 15 Dec 1950".

    `month` is Django's format letter: "M" for Feb, "F" for February.
    """
    return _in_words(edtf, month, get_language())


@lru_cache(maxsize=4096)
def _in_words(edtf, month, language):
    if not edtf:
        return _("no date in our sources")
    words = _certain_in_words(edtf.rstrip("?~%"), *bounds(edtf), month)
    if edtf[-1] in "~%":
        words = _("about %(day)s") % {"day": words}
    return _("%(day)s, uncertain") % {"day": words} if edtf[-1] in "?%" else words


def _certain_in_words(edtf, first, last, month):
    if not first and not last:
        return edtf
    if two := _TWO.fullmatch(edtf):
        return _two_in_words(edtf, *two.groups(), month)
    if not first:
        return _("by %(day)s") % {"day": date_format(last, f"j {month} Y")}
    if not last:
        return _("from %(day)s") % {"day": date_format(first, f"j {month} Y")}
    if not re.fullmatch(_ONE, edtf):
        return _two_in_words("", first.isoformat(), last.isoformat(), month)
    if re.fullmatch(r"\d{4}-\d\d", edtf) and first.month == last.month:
        return date_format(first, "F Y")
    return _one_in_words(edtf, month)


def _two_in_words(edtf, start, end, month):
    """A span or a choice, each end no finer than it is written: "Aug 1942 – Mar 1945"."""
    if not start:
        return _("by %(day)s") % {"day": _one_in_words(end, month)}
    if not end:
        words = _("%(day)s or later") if edtf.startswith("[") else _("from %(day)s")
        return words % {"day": _one_in_words(start, month)}
    if start == end:
        return _one_in_words(start, month)
    one_year = start[:4] == end[:4] and min(len(start), len(end)) > 4
    one_month = start[:7] == end[:7] and len(start) == len(end) == 10
    first = str(int(start[8:])) if one_month else _one_in_words(start, month, year=not one_year)
    days = {"first": first, "last": _one_in_words(end, month)}
    if edtf.startswith("["):
        return _("between %(first)s and %(last)s") % days
    if len(start) == len(end) == 4 or one_month:
        return f"{first}–{days['last']}"
    return f"{first} – {days['last']}"


def _one_in_words(text, month, year=True):
    """A day, month, season or year in words: "1 Aug 1942", "Aug 1942", "summer 1942", "1942"; or without its year."""
    if text[5:7] in SEASONS:
        return SEASONS[text[5:7]] % text[:4]
    letters = {4: "Y", 7: f"{month} Y"}.get(len(text), f"j {month} Y")
    return date_format(_first_day(text), letters if year else letters.removesuffix(" Y"))
