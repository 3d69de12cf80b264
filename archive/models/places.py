"""Where it happened."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from .base import Named, Versioned, is_part_of_itself

BOTH_DEGREES = _("A place on the map needs both a latitude and a longitude.")


def _degrees(name, most, help_text):
    return models.DecimalField(
        name,
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(-most), MaxValueValidator(most)],
        help_text=help_text,
    )


class Place(Named, Versioned):
    """A place on the map, under the name we call it by and the spellings our papers print."""

    name = models.CharField(_("name"), max_length=120, help_text=_("As we call it: Khabarovsk."))
    as_printed = models.CharField(
        _("other spellings, as printed"),
        max_length=200,
        blank=True,
        help_text=_("To the letter, parted by semicolons: Nimbo."),
    )
    part_of = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        verbose_name=_("part of"),
        help_text=_("The larger place it lies in: Khabarovsk is part of the Soviet Union."),
    )
    latitude = _degrees(
        _("latitude"), 90, _("In degrees, south below zero: 55.75. For maps; a country: somewhere in its middle.")
    )
    longitude = _degrees(_("longitude"), 180, _("In degrees, west below zero: 37.62."))
    remark = models.TextField(_("remark"), blank=True, help_text=_("What our sources say of it, in a sentence."))

    class Meta:
        ordering = ["name", "slug"]
        verbose_name = _("place")
        verbose_name_plural = _("places")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(latitude__isnull=True, longitude__isnull=True)
                | models.Q(latitude__isnull=False, longitude__isnull=False),
                name="place_has_both_degrees_or_none",
                violation_error_message=BOTH_DEGREES,
            )
        ]

    def __str__(self):
        return self.name

    def clean(self):
        super().clean()
        if is_part_of_itself(self):
            raise ValidationError({"part_of": _("A place cannot be part of itself.")})
        if (self.latitude is None) != (self.longitude is None):
            raise ValidationError({"longitude" if self.longitude is None else "latitude": BOTH_DEGREES})
