"""Figures: how many, of what, and who says so."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .base import Attested, Dated, Named, Versioned
from .parties import Party


class Quantity(Named, Dated, Attested, Versioned):
    """A figure and what it counts. Two of them that count different things are never added up or subtracted."""

    as_printed = models.CharField(_("figure as printed"), max_length=120, help_text=_("With its hedge: about 600,000."))
    number = models.DecimalField(
        _("as a number"),
        max_digits=15,  # what SQLite keeps to the last digit
        decimal_places=3,
        null=True,
        blank=True,
        help_text=_("In digits: 600000. Blank where it is not one number."),
    )
    counts = models.CharField(
        _("what it counts"),
        max_length=200,
        help_text=_("Japanese prisoners of war and internees in Soviet camps."),
    )
    voice = models.ForeignKey(
        Party,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="quantities",
        verbose_name=_("voice"),
        help_text=_("Whose figure it is: the State Department."),
    )
    remark = models.CharField(
        _("scope"),
        max_length=300,
        blank=True,
        help_text=_("What it does and does not cover: taken prisoner, not still held."),
    )

    class Meta:
        ordering = ["slug"]
        verbose_name = _("figure")
        verbose_name_plural = _("figures")

    def __str__(self):
        return f"{self.as_printed}: {self.counts}"

    def natural_key(self):
        return (self.slug,)

    natural_key.dependencies = ["archive.source", "archive.footnote", "archive.party"]
