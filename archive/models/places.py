"""Where it happened."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from .base import Named, Versioned, is_part_of_itself


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
    remark = models.TextField(_("remark"), blank=True, help_text=_("What our sources say of it, in a sentence."))

    class Meta:
        ordering = ["name", "slug"]
        verbose_name = _("place")
        verbose_name_plural = _("places")

    def __str__(self):
        return self.name

    def clean(self):
        super().clean()
        if is_part_of_itself(self):
            raise ValidationError({"part_of": _("A place cannot be part of itself.")})
