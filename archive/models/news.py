"""News reports: who said what through whom, and what each teller leaves out."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .base import BySource, Versioned
from .parties import Party
from .sources import Source


class NewsReport(Versioned):
    """What must be said of a source that is a news report. A draft may leave fields empty; publishing may not."""

    source = models.OneToOneField(
        Source,
        models.PROTECT,
        related_name="news_report",
        limit_choices_to={"kind": Source.Kind.NEWS},
        verbose_name=_("source"),
        help_text=_("A source of the kind news report."),
    )
    speaker = models.ForeignKey(
        Party,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("speaker"),
        help_text=_("Whose statement it reports: the ministry’s spokeswoman."),
    )
    office = models.ForeignKey(
        Party,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("office"),
        help_text=_("For which office or body the speaker speaks: the ministry of foreign affairs."),
    )
    outlet = models.CharField(
        _("outlet"), max_length=120, blank=True, help_text=_("Who printed or sent it; or: not named in our copy.")
    )
    published_words = models.CharField(
        _("publication date in words"),
        max_length=120,
        blank=True,
        help_text=_("As it says, or: no date in the stored text."),
    )
    photo_credit = models.CharField(
        _("photograph credit"), max_length=200, blank=True, help_text=_("As printed: VCG; or: no photograph.")
    )
    announced = models.CharField(
        _("what is announced"),
        max_length=400,
        blank=True,
        help_text=_("As the speaker’s statement: The spokeswoman says that a list of twenty people was announced."),
    )
    absent = models.CharField(
        _("what is absent"), max_length=400, blank=True, help_text=_("What it leaves out: It gives no names.")
    )

    objects = BySource()

    class Meta:
        ordering = ["source__dated_from", "source__slug"]
        verbose_name = _("news report")
        verbose_name_plural = _("news reports")

    def __str__(self):
        return self.announced or self.outlet or str(self.pk)

    def natural_key(self):
        return (self.source.slug,)

    natural_key.dependencies = ["archive.source", "archive.party"]
