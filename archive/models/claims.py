"""What is said to be so, and how surely; and what happened when."""

from django.apps import apps
from django.db import models
from django.utils.translation import gettext_lazy as _

from .base import Attested, Cited, Dated, DeskQuerySet, Named, Versioned
from .parties import Party
from .places import Place
from .sources import EvidenceStatus, Excerpt, Source


class ClaimQuerySet(DeskQuerySet):
    def get_by_natural_key(self, slug):
        return self.get(slug=slug)

    def for_record(self):
        """Everything gather reads of a claim, in a fixed number of queries."""
        return self.select_related("voice").prefetch_related(
            "evidence__attested_in",
            "evidence__footnote",
            "evidence__paper",
            "stances__party",
            "stances__excerpt",
            "stances__attested_in",
            "stances__footnote",
            "stances__paper",
        )


class Claim(Cited, Versioned):
    """A sentence with an evidence status, a voice, and what it rests on. A draft may lack them; publishing may not."""

    text = models.CharField(_("claim"), max_length=300, help_text=_("One sentence, ours, with its hedge."))
    status = models.CharField(_("evidence status"), max_length=12, choices=EvidenceStatus, blank=True)
    voice = models.ForeignKey(
        Party,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="claims",
        verbose_name=_("voice"),
        help_text=_("Whose claim it is: the State Department, the article's author."),
    )
    searched = models.CharField(
        _("what was searched"),
        max_length=240,
        blank=True,
        help_text=_("For Unknown: where an answer was looked for."),
    )
    scope = models.CharField(_("scope"), max_length=240, blank=True, help_text=_("What it does and does not cover."))
    reviewer = models.CharField(_("reviewed by"), max_length=80, blank=True)
    reviewed_on = models.DateField(_("reviewed on"), null=True, blank=True)

    objects = models.Manager.from_queryset(ClaimQuerySet)()

    class Meta:
        ordering = ["slug"]
        verbose_name = _("claim")
        verbose_name_plural = _("claims")

    def __str__(self):
        return self.text


class Evidence(Attested):
    """A place that a claim rests on."""

    claim = models.ForeignKey(Claim, models.CASCADE, related_name="evidence", verbose_name=_("claim"))
    number = models.PositiveSmallIntegerField(_("number"), default=1)

    class ByNumber(models.Manager.from_queryset(DeskQuerySet)):
        def get_by_natural_key(self, claim, number):
            return self.get(claim__slug=claim, number=number)

    objects = ByNumber()

    class Meta:
        ordering = ["claim", "number"]
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        constraints = [
            models.UniqueConstraint(
                fields=["claim", "number"],
                name="evidence_number_once",
                violation_error_message=_("This claim already has evidence of this number."),
            )
        ]

    def __str__(self):
        return str(self.number)

    def natural_key(self):
        return (self.claim.slug, self.number)

    natural_key.dependencies = ["archive.claim", "archive.footnote"]


class Stance(Attested):
    """Where a party stands on a claim: what it says of it, or that it says nothing."""

    class Kind(models.TextChoices):
        ASSERTS = "asserts", _("asserts")
        DENIES = "denies", _("denies")
        QUALIFIES = "qualifies", _("qualifies")
        IS_SILENT = "is-silent", _("is silent")
        NOT_ASKED = "not-asked", _("was not asked")

    claim = models.ForeignKey(Claim, models.CASCADE, related_name="stances", verbose_name=_("claim"))
    party = models.ForeignKey(
        Party,
        models.PROTECT,
        related_name="stances",
        verbose_name=_("party"),
        help_text=_("Who stands there: the State Department."),
    )
    stance = models.CharField(_("stance"), max_length=10, choices=Kind)
    excerpt = models.ForeignKey(
        Excerpt,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("in these words"),
        help_text=_("The words it is taken from. Blank for a silence, or where we have no words."),
    )

    class ByParty(models.Manager.from_queryset(DeskQuerySet)):
        def get_by_natural_key(self, claim, party):
            return self.get(claim__slug=claim, party__slug=party)

    objects = ByParty()

    class Meta:
        ordering = ["claim", "party"]
        verbose_name = _("stance")
        verbose_name_plural = _("stances")
        constraints = [
            models.UniqueConstraint(
                fields=["claim", "party"],
                name="stance_once_a_party",
                violation_error_message=_("This claim already has a stance of this party."),
            )
        ]

    def __str__(self):
        return self.get_stance_display()

    def natural_key(self):
        return (self.claim.slug, self.party.slug)

    natural_key.dependencies = ["archive.claim", "archive.party", "archive.excerpt", "archive.footnote"]


class Event(Named, Dated, Attested, Versioned):
    """Something that happened, with its date and where we know it from."""

    title = models.CharField(_("event"), max_length=160, help_text=_("The trial opens in Khabarovsk"))
    place = models.ForeignKey(
        Place,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="events",
        verbose_name=_("place"),
        help_text=_("Where it happened: Khabarovsk."),
    )
    planned = models.BooleanField(
        _("planned"),
        default=False,
        help_text=_("It was set for these days. What came of it is an event of its own, or is not known."),
    )

    class Meta:
        ordering = ["dated_from", "slug"]
        verbose_name = _("event")
        verbose_name_plural = _("events")

    def __str__(self):
        return self.title

    def natural_key(self):
        return (self.slug,)

    natural_key.dependencies = ["archive.source", "archive.footnote", "archive.place"]


class Citation(models.Model):
    """That a piece of prose cites a source or a claim: rebuilt at every save, and what it names cannot be deleted."""

    place = models.CharField(max_length=160, help_text=_("quiz.question/12/why"))
    source = models.ForeignKey(Source, models.PROTECT, null=True, related_name="citations")
    claim = models.ForeignKey(Claim, models.PROTECT, null=True, related_name="citations")

    objects = models.Manager.from_queryset(DeskQuerySet)()

    class Meta:
        verbose_name = _("citation")
        verbose_name_plural = _("citations")
        indexes = [models.Index(fields=["place"])]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(source__isnull=True, claim__isnull=False)
                | models.Q(source__isnull=False, claim__isnull=True),
                name="citation_of_one_thing",
            )
        ]

    def __str__(self):
        label, key, name = self.place.split("/")
        model = apps.get_model(label)
        return f"{model._meta.verbose_name} {key}: {model._meta.get_field(name).verbose_name}"
