"""What the public may see of the record, rewritten whenever an exhibit is published."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from archive.dates import in_words

from .sources import Source


class Published(models.Model):
    """One source as the current edition of one exhibit holds it, with the fields a visitor filters by."""

    exhibit = models.SlugField(_("exhibit"), max_length=80)
    edition = models.PositiveIntegerField(_("edition"))
    slug = models.SlugField(_("source"), max_length=80)
    title = models.CharField(_("title"), max_length=200)
    kind = models.CharField(_("kind"), max_length=20, choices=Source.Kind)
    repositories = models.CharField(max_length=120, blank=True, help_text=_("Codes between bars: |AVP RF|RGASPI|"))
    sender = models.CharField(_("from"), max_length=200, blank=True)
    publicity = models.CharField(_("public or secret"), max_length=8, blank=True)
    date = models.CharField(_("date"), max_length=40, blank=True, help_text=_("EDTF"))
    dated_from = models.DateField(null=True)
    dated_to = models.DateField(null=True)
    text = models.TextField(help_text=_("Folded words, for search."))
    holdings = models.BinaryField(help_text=_("The source and all around it, as JSON of archive.record.Holdings."))

    class Meta:
        # By the latest day, undated last, on every database alike.
        ordering = [models.F("dated_to").asc(nulls_last=True), "slug"]
        verbose_name = _("published source")
        verbose_name_plural = _("published sources")
        constraints = [models.UniqueConstraint(fields=["exhibit", "slug"], name="published_once_per_exhibit")]

    def __str__(self):
        return self.title

    @property
    def archives(self):
        return [code for code in self.repositories.split("|") if code]

    @property
    def when(self):
        return in_words(self.date)

    def get_absolute_url(self):
        return reverse("source_page", args=[self.slug])
