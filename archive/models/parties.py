"""Who wrote, received, spoke or kept silent."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from .base import Attested, Dated, DeskQuerySet, Named, Versioned, is_part_of_itself
from .places import Place


class Party(Named, Versioned):
    """A person, an office, a body or a state: whatever can send, receive, say or keep silent."""

    class Kind(models.TextChoices):
        PERSON = "person", _("person")
        OFFICE = "office", _("office")
        BODY = "body", _("body")
        STATE = "state", _("state")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    name = models.CharField(_("name"), max_length=200, help_text=_("In full: Ministry of Foreign Affairs of the USSR."))
    short_name = models.CharField(
        _("short name in charts"),
        max_length=60,
        blank=True,
        help_text=_("Soviet government. Blank: the full name."),
    )
    seat = models.CharField(
        _("seat"),
        max_length=60,
        blank=True,
        help_text=_("The capital that stands for it in a chart: Moscow."),
    )
    place = models.ForeignKey(
        Place,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("place on a map"),
        help_text=_("Where a map sets it: its capital, or the country where our sources name no city."),
    )
    part_of = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        verbose_name=_("part of"),
        help_text=_("The body or state it belongs to: the Department of State is part of the United States."),
    )
    remark = models.TextField(_("remark"), blank=True, help_text=_("What our sources say of it, in a sentence."))

    class Meta:
        ordering = ["name", "slug"]
        verbose_name = _("party")
        verbose_name_plural = _("parties")

    def __str__(self):
        return self.name

    def clean(self):
        super().clean()
        if is_part_of_itself(self):
            raise ValidationError({"part_of": _("A party cannot be part of itself.")})


class TenureManager(models.Manager.from_queryset(DeskQuerySet)):
    def get_by_natural_key(self, person, office, date):
        return self.get(person__slug=person, office__slug=office, date=date)


class Tenure(Dated, Attested):
    """An office a person is seen to hold at a date."""

    person = models.ForeignKey(Party, models.CASCADE, related_name="tenures", verbose_name=_("person"))
    office = models.ForeignKey(Party, models.PROTECT, related_name="+", verbose_name=_("office"))

    objects = TenureManager()

    class Meta:
        ordering = ["dated_from", "pk"]
        verbose_name = _("office held")
        verbose_name_plural = _("offices held")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "office", "date"],
                name="tenure_once_per_date",
                violation_error_message=_("This office is already entered for this person and date."),
            )
        ]

    def __str__(self):
        return f"{self.person_id}: {self.office_id} ({self.date})"

    def natural_key(self):
        return (self.person.slug, self.office.slug, self.date)

    natural_key.dependencies = ["archive.party", "archive.source", "archive.footnote"]
