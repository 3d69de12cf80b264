"""How a visitor walks through the record: exhibits, their parts, their pages."""

from content_editor.models import Region
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from archive.models import Citing, Claim, DeskQuerySet, Event, Named, Party, Quantity, Silence, Source, Versioned
from archive.prose_field import prose_field

# First words of addresses that are the site's own, and second words that are an exhibit's own.
RESERVED_FOR_SITE = sorted(
    {
        "accessibility",
        "accounts",
        "admin",
        "archive",
        "classes",
        "desk",
        "health",
        "kiosk",
        "media",
        "my-reading",
        "patterns",
    }
    | {"preview", "privacy", "static"}
    | {code for code, _name in settings.LANGUAGES}
)
RESERVED_FOR_EXHIBIT = [
    "about",
    "again",
    "corrections",
    "editions",
    "end",
    "exchange",
    "glossary",
    "print",
    "progress",
    "report",
    "routes",
    "sources",
    "teacher",
]


class ExhibitQuerySet(DeskQuerySet):
    def get_by_natural_key(self, slug):
        return self.get(slug=slug)

    def visible_to(self, user):
        """Curators and reviewers see every exhibit, teachers their own."""
        if user.is_active and (user.has_perm("exhibit.curate_exhibit") or user.has_perm("exhibit.review_exhibit")):
            return self.all()
        return super().visible_to(user).filter(owner=user.pk)

    def changeable_by(self, user):
        return self.all() if user.has_perm("exhibit.curate_exhibit") else super().visible_to(user).filter(owner=user.pk)


class Exhibit(Named, Citing, Versioned):
    """A story told from the record, in parts and pages. What the public sees of it is its current edition."""

    title = models.CharField(_("title"), max_length=120)
    subtitle = models.CharField(
        _("subtitle"),
        max_length=200,
        blank=True,
        help_text=_("One line under the title: which story, which years."),
    )
    lead = prose_field(_("opening"), blank=True, help_text=_("Sixty to ninety words on the cover, with citations."))
    advisory = models.CharField(
        _("advisory"),
        max_length=240,
        blank=True,
        help_text=_("One factual line on the cover: what is named, and what is not shown."),
    )
    about = prose_field(
        _("what this exhibit is"), blank=True, help_text=_("For the page about the exhibit: two or three sentences.")
    )
    about_sources = prose_field(
        _("what its sources are"),
        blank=True,
        help_text=_("From which texts it is drawn, how they name their authors, and what that leaves out."),
    )
    scope = models.CharField(
        _("which archives"),
        max_length=300,
        blank=True,
        help_text=_("One sentence: whose archives the sources come from, and whose were not consulted."),
    )
    quotations = models.CharField(
        _("on quotations"), max_length=400, blank=True, help_text=_("Whose words are quoted, and on what terms.")
    )
    sources = models.ManyToManyField(
        Source,
        blank=True,
        related_name="+",
        verbose_name=_("further sources"),
        help_text=_("What its pages cite comes along by itself; add what shall be found in the sources besides."),
    )
    silences = models.ManyToManyField(
        Silence,
        blank=True,
        related_name="+",
        verbose_name=_("further silences"),
        help_text=_("Those of a message come with it; add those that stand without one."),
    )
    events = models.ManyToManyField(Event, blank=True, related_name="+", verbose_name=_("events"))
    claims = models.ManyToManyField(
        Claim,
        blank=True,
        related_name="+",
        verbose_name=_("further claims"),
        help_text=_("Those that texts and tables cite come along; add those to be found in the sources besides."),
    )
    quantities = models.ManyToManyField(Quantity, blank=True, related_name="+", verbose_name=_("figures"))
    parties = models.ManyToManyField(
        Party,
        blank=True,
        related_name="+",
        verbose_name=_("further parties"),
        help_text=_("Who sends, receives or speaks comes along; add those our texts speak about: the tribunal."),
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("owner"),
        editable=False,
    )
    current = models.ForeignKey(
        "exhibit.Edition",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("current edition"),
        editable=False,
    )

    objects = models.Manager.from_queryset(ExhibitQuerySet)()
    prose_fields = ("lead", "about", "about_sources")

    class Meta:
        ordering = ["slug"]
        verbose_name = _("exhibit")
        verbose_name_plural = _("exhibits")
        permissions = [
            ("curate_exhibit", "Can change and publish the exhibits of everybody"),
            ("review_exhibit", "Can read the drafts of everybody"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(slug__in=RESERVED_FOR_SITE),
                name="exhibit_slug_not_reserved",
                violation_error_message=_("This short name is an address of the site itself. Choose another."),
            )
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("cover", args=[self.slug])


class OfExhibitQuerySet(DeskQuerySet):
    """Parts and pages: who sees and changes the exhibit sees and changes them."""

    def visible_to(self, user):
        return self.filter(exhibit__in=Exhibit.objects.visible_to(user))

    def changeable_by(self, user):
        return self.filter(exhibit__in=Exhibit.objects.changeable_by(user))


class OfExhibit(models.Manager.from_queryset(OfExhibitQuerySet)):
    def get_by_natural_key(self, exhibit, slug):
        return self.get(exhibit__slug=exhibit, slug=slug)


class Part(models.Model):
    """A few pages under one heading."""

    exhibit = models.ForeignKey(Exhibit, models.CASCADE, related_name="parts", verbose_name=_("exhibit"))
    slug = models.SlugField(_("short name"), max_length=40, help_text=_("the-exchange"))
    letter = models.CharField(_("letter"), max_length=2, help_text=_("Its name in print: C"))
    title = models.CharField(_("title"), max_length=80)
    position = models.PositiveSmallIntegerField(_("order"), default=1)

    objects = OfExhibit()

    class Meta:
        ordering = ["exhibit", "position", "slug"]
        verbose_name = _("part")
        verbose_name_plural = _("parts")
        constraints = [
            models.UniqueConstraint(
                fields=["exhibit", "slug"],
                name="part_slug_once",
                violation_error_message=_("This exhibit already has a part of this short name."),
            )
        ]

    def __str__(self):
        return f"{self.letter}. {self.title}"

    def natural_key(self):
        return (self.exhibit.slug, self.slug)

    natural_key.dependencies = ["exhibit.exhibit"]


class Page(Versioned):
    """One lesson: a question, what the sources show of it, something to answer, and what stays open."""

    class Advisory(models.IntegerChoices):
        NONE = 0, _("0: none")
        GENERAL = 1, _("1: mentions crimes in general terms")
        NAMED = 2, _("2: names killing in a sentence")

    regions = (Region(key="main", title=_("Page")),)

    exhibit = models.ForeignKey(Exhibit, models.CASCADE, related_name="pages", verbose_name=_("exhibit"))
    part = models.ForeignKey(Part, models.RESTRICT, related_name="pages", verbose_name=_("part"))
    slug = models.SlugField(_("short name"), max_length=60, help_text=_("ten-months-of-reminders"))
    title = models.CharField(_("title"), max_length=120, help_text=_("Ten months of reminders"))
    goal = models.CharField(
        _("learning goal"),
        max_length=240,
        blank=True,
        help_text=_("Completes “You will be able to”: read a waiting time from a chart"),
    )
    minutes = models.PositiveSmallIntegerField(_("minutes"), default=7, help_text=_("How long a reader takes."))
    advisory_level = models.PositiveSmallIntegerField(_("advisory level"), choices=Advisory, default=Advisory.NONE)
    advisory = models.CharField(
        _("advisory"),
        max_length=240,
        blank=True,
        help_text=_("What is named, how much of it, and what is not shown."),
    )
    way_round = models.CharField(
        _("way round"),
        max_length=240,
        blank=True,
        help_text=_("What a reader can skip to, and loses nothing."),
    )
    position = models.PositiveSmallIntegerField(
        _("order"), default=1, help_text=_("Its place among the pages of the exhibit.")
    )

    objects = OfExhibit()

    class Meta:
        ordering = ["exhibit", "part__position", "position", "slug"]
        verbose_name = _("page")
        verbose_name_plural = _("pages")
        constraints = [
            models.UniqueConstraint(
                fields=["exhibit", "slug"],
                name="page_slug_once",
                violation_error_message=_("This exhibit already has a page of this short name."),
            ),
            models.CheckConstraint(
                condition=~models.Q(slug__in=RESERVED_FOR_EXHIBIT),
                name="page_slug_not_reserved",
                violation_error_message=_("This short name is an address every exhibit has. Choose another."),
            ),
            models.CheckConstraint(
                condition=models.Q(advisory_level=0) | ~models.Q(advisory=""),
                name="page_advisory_has_words",
                violation_error_message=_("A page of this level needs its advisory."),
            ),
        ]

    def __str__(self):
        return self.title

    def natural_key(self):
        return (self.exhibit.slug, self.slug)

    natural_key.dependencies = ["exhibit.exhibit", "exhibit.part"]

    def clean(self):
        super().clean()
        if self.part_id and self.exhibit_id and self.part.exhibit_id != self.exhibit_id:
            raise ValidationError({"part": _("This part belongs to another exhibit.")})
