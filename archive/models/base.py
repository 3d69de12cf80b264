"""What rows of several kinds have in common."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from archive.dates import bounds, validate_edtf


class DeskQuerySet(models.QuerySet):
    """Rows of the record: every colleague at the desk sees them, nobody else."""

    def visible_to(self, user):
        return self.all() if user.is_active and user.is_staff else self.none()

    def changeable_by(self, user):
        """Of the rows they see, those they may change as far as the row decides; permissions come besides."""
        return self.visible_to(user)


class NamedManager(models.Manager.from_queryset(DeskQuerySet)):
    def get_by_natural_key(self, slug):
        return self.get(slug=slug)


class BySource(models.Manager.from_queryset(DeskQuerySet)):
    """Of rows that say more of one source."""

    def get_by_natural_key(self, source):
        return self.get(source__slug=source)


class Named(models.Model):
    """A row that other rows, fixtures and addresses know by its slug."""

    slug = models.SlugField(
        _("short name"),
        max_length=80,
        unique=True,
        help_text=_("Lower-case letters, digits and hyphens: note-1950-02-01. It is part of the address."),
    )

    objects = NamedManager()

    class Meta:
        abstract = True

    def natural_key(self):
        return (self.slug,)


class Cited(Named):
    """A row that prose cites by its short name, which then stays as it is. Needs `citations`."""

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        if self.pk and self.citations.exists() and not type(self).objects.filter(pk=self.pk, slug=self.slug).exists():
            raise ValidationError({"slug": _("Texts cite it by this short name, so it stays as it is.")})


class Dated(models.Model):
    """A row with a date as an archive writes it; the two days are derived whenever it is saved."""

    date = models.CharField(
        _("date"),
        max_length=40,
        blank=True,
        validators=[validate_edtf],
        help_text=_(
            "1950-02-01, 1950-02, [..1950-02-03] for “by”, [1950-02-01..1950-12-15] for “between”. Blank: undated."
        ),
    )
    dated_from = models.DateField(_("earliest day"), null=True, editable=False)
    dated_to = models.DateField(_("latest day"), null=True, editable=False)

    class Meta:
        abstract = True

    def settle_dates(self):
        self.dated_from, self.dated_to = bounds(self.date) if self.date else (None, None)


class Attested(models.Model):
    """A row that says where it is known from: a source, and the footnote or place in it."""

    attested_in = models.ForeignKey(
        "archive.Source",
        models.PROTECT,
        related_name="+",
        verbose_name=_("known from"),
        help_text=_("The source that says so, for example the article."),
    )
    footnote = models.ForeignKey(
        "archive.Footnote",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("footnote"),
        help_text=_("The footnote that gives the paper, for example fn 50."),
    )
    locator = models.CharField(
        _("place in it"),
        max_length=40,
        blank=True,
        help_text=_("Where there is no footnote: p. 12, or no. 28."),
    )
    paper = models.ForeignKey(
        "archive.Source",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("which paper"),
        help_text=_("Where the footnote leads to several, or the place is a number in a list: which of them says so."),
    )

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        if self.footnote_id and self.attested_in_id and self.footnote.publication_id != self.attested_in_id:
            raise ValidationError({"footnote": _("This footnote belongs to another publication.")})
        if self.paper_id and self.footnote_id and not self.footnote.knows(self.paper_id):
            raise ValidationError({"paper": _("This footnote does not point to this paper.")})


class Versioned(models.Model):
    """A row that two people may edit: the number grows with each save, so that a form can tell it is behind."""

    version = models.PositiveIntegerField(_("version"), default=1, editable=False)

    class Meta:
        abstract = True


def is_part_of_itself(row):
    """Whether a row's `part_of`, and what that is part of, leads back to it."""
    above = row.part_of
    while above and row.pk:
        if above.pk == row.pk:
            return True
        above = above.part_of
    return False


class Citing(models.Model):
    """A row with prose; what that prose cites is kept in archive.Citation and cannot be deleted."""

    prose_fields = ()

    class Meta:
        abstract = True

    def prose(self):
        """The row's prose, field by field: {name: html}."""
        return {name: getattr(self, name) for name in self.prose_fields}

    def on_desk(self):
        """The row in whose form this prose is written: itself, or what it is a part of."""
        return self
