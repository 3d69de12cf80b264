"""Two people at one row: a form says which version it was opened with; a save over a newer one is refused.

The row is locked while a form is saved, and its version grows with each save. It covers the rows written in the same
form, such as the blocks of a page.
"""

import re
from typing import NamedTuple

from django import forms
from django.contrib.admin.models import LogEntry
from django.contrib.admin.options import get_content_type_for_model
from django.db import connections
from django.forms.utils import pretty_name
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django_prose_editor.fields import ProseEditorFormField

from archive import prose

FIELD = "seen_version"


class Difference(NamedTuple):
    """One field that two people wrote differently: where it stands, and both texts."""

    where: str
    label: str
    theirs: str
    yours: str


class VersionedForm(forms.ModelForm):
    """Refuses to save when the row has changed since the form was opened, or for the reason it is given."""

    behind = False
    refused = ""

    def clean(self):
        cleaned = super().clean()
        if self.refused:
            self.add_error(None, self.refused)
        if self.instance.pk and self.data.get(FIELD) != str(self.instance.version):
            self.behind = True
            self.add_error(None, last_change(self.instance))
        return cleaned


def locked(row):
    """The row as it is now; nobody else saves it before this transaction ends."""
    if connections[row._state.db].in_atomic_block:
        row.refresh_from_db(from_queryset=type(row)._base_manager.select_for_update(of=("self",)))
    return row


def last_change(row):
    """Who has saved the row last, as far as we know, and what that means for you."""
    entry = (
        LogEntry.objects.filter(content_type=get_content_type_for_model(row), object_id=row.pk)
        .select_related("user")
        .first()
    )
    advice = _("Nothing of yours is lost: it is still in the form below. Compare both, then save again.")
    if entry is None:
        return _("This has been changed since you opened it.") + " " + advice
    words = _("%(person)s changed this at %(time)s, after you had opened it.") % {
        "person": entry.user.get_username(),
        "time": date_format(localtime(entry.action_time), "H:i"),
    }
    return f"{words} {advice}"


def differences(form, formsets):
    """What differs between the rows as they are saved now and what this form would make of them."""
    found = _in_form("", form)
    for formset in formsets:
        name = formset.model._meta.verbose_name
        posted = set()
        for number, part in enumerate(formset.initial_forms, start=1):
            posted.add(part.instance.pk)
            found += _in_form(f"{name} {number}", part)
        for row in formset.get_queryset():
            if row.pk not in posted:
                found.append(Difference(str(name), str(row), _("added"), _("not there")))
        formset._queryset = [part.instance for part in formset.initial_forms]  # the admin pairs the two when it draws
    return found


def _in_form(where, form):
    names = [name for name in form.changed_data if not form.fields[name].widget.is_hidden]
    return [
        Difference(
            where,
            pretty_name(str(form.fields[name].label or name)),
            _words(form.fields[name], form.initial.get(name)),
            _words(form.fields[name], form[name].data),
        )
        for name in names
    ]


def _words(field, value):
    """A field's value as a person reads it; prose with its citations in brackets."""
    if value in (None, "", []):
        return _("empty")
    if isinstance(field, forms.ModelChoiceField):
        keys = value if isinstance(value, list | tuple) else [value]
        keys = [getattr(key, "pk", key) for key in keys]
        rows = field.queryset.filter(pk__in=[key for key in keys if str(key).isdigit()])
        return format_html_join("; ", "{}", ((row,) for row in rows))
    if isinstance(field, forms.ChoiceField):
        return dict(field.flatchoices if hasattr(field, "flatchoices") else field.choices).get(value, value)
    if isinstance(field, forms.BooleanField):
        return _("yes") if value else _("no")
    if isinstance(field, ProseEditorFormField):
        return prose.render(value, lambda atom: format_html("<b>[{}]</b>", atom.at or atom.slug or atom.basis))
    return str(value)


def reseat(data, prefix, rows):
    """Form data in which `rows` that somebody deleted meanwhile are new rows of this form, so nothing typed is lost."""
    counts = [data.get(f"{prefix}-{name}_FORMS", "") for name in ("INITIAL", "TOTAL")]
    if not all(map(str.isdigit, counts)):
        return data  # the formset has words for that
    initial, total = map(int, counts)
    keys = [data.get(f"{prefix}-{number}-id", "") for number in range(initial)]
    there = {str(key) for key in rows.filter(pk__in=filter(str.isdigit, keys)).values_list("pk", flat=True)}
    gone = [number for number, key in enumerate(keys) if key not in there]
    if not gone:
        return data
    kept = [number for number in range(initial) if number not in gone]
    places = {number: place for place, number in enumerate([*kept, *gone, *range(initial, total)])}
    row = re.compile(rf"{re.escape(prefix)}-(\d+)-(.+)")
    moved = data.copy()
    moved.clear()
    for name, values in data.lists():
        found = row.fullmatch(name)
        if found and int(found[1]) in places:
            name = f"{prefix}-{places[int(found[1])]}-{found[2]}"
            values = [""] if found[2] == "id" and int(found[1]) in gone else values
        moved.setlist(name, values)
    moved[f"{prefix}-INITIAL_FORMS"] = str(len(kept))
    return moved
