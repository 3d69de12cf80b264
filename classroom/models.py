"""Answers given. No name, no address, no exact time."""

from functools import lru_cache

from django.core.validators import MaxValueValidator
from django.db import connection, models
from django.utils.translation import gettext_lazy as _

from archive.models import DeskQuerySet
from exhibit.models import Edition


class AttemptQuerySet(DeskQuerySet):
    def add(self, attempt):
        """Write a new row as save() would, by a statement that is put together once: a tenth of an answer."""
        fields, statement = _insertion()
        values = [field.get_db_prep_save(getattr(attempt, field.attname), connection) for field in fields]
        with connection.cursor() as cursor:
            cursor.execute(statement, values)

    def visible_to(self, user):
        """Answers to the exhibits one may see."""
        return self.filter(edition__in=Edition.objects.visible_to(user))

    def of_browser(self, reader):
        """What the browser of this name has answered, in the order in which it did; nothing for no name."""
        named = self.exclude(reader="")  # as the index on names says
        return named.filter(reader=reader).order_by("pk")

    def with_edition(self):
        """With the exhibit (its slug) and number of their edition, whose content is left where it is."""
        return self.annotate(exhibit=models.F("edition__exhibit__slug"), edition_number=models.F("edition__number"))


class Attempt(models.Model):
    """One answer to one question, as it stood in one edition. `reader` is a browser's random name, dropped later."""

    class Mode(models.TextChoices):
        OPEN = "open", _("open to all")
        CLASS = "class", _("in a class")

    class Confidence(models.IntegerChoices):
        GUESS = 1, _("guess")
        FAIRLY = 2, _("fairly sure")
        SURE = 3, _("sure")

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="+", verbose_name=_("edition"))
    question = models.CharField(_("question"), max_length=80)
    digest = models.CharField(_("version of the question"), max_length=64)
    route = models.CharField(_("route"), max_length=80, blank=True)
    returned = models.BooleanField(
        _("came back"), default=False, help_text=_("Given where questions come back, not on the page that asks it.")
    )
    mode = models.CharField(_("mode"), max_length=6, choices=Mode, default=Mode.OPEN)
    reader = models.CharField(_("browser"), max_length=22, blank=True)
    number = models.PositiveIntegerField(_("which try"), default=1)
    answer = models.JSONField(_("answer"), help_text=_("Option uids, or the value read."))
    confidence = models.PositiveSmallIntegerField(_("how sure"), choices=Confidence, null=True, blank=True)
    fraction = models.FloatField(_("mark"), null=True, help_text=_("0 to 1, or none."))
    seconds = models.PositiveSmallIntegerField(
        _("seconds"),
        null=True,
        validators=[MaxValueValidator(600)],
        help_text=_("Rounded up to 5, at most 600."),
    )
    language = models.CharField(_("language"), max_length=12, default="en")
    day = models.DateField(_("day"))

    objects = models.Manager.from_queryset(AttemptQuerySet)()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        indexes = [models.Index(fields=["question", "digest"])]
        constraints = [
            models.UniqueConstraint(
                fields=["reader", "question", "digest", "number"],
                condition=~models.Q(reader=""),
                name="attempt_number_once_a_browser",
            )
        ]

    def __str__(self):
        return f"{self.question} #{self.number}"


@lru_cache(maxsize=1)
def _insertion():
    """(fields of an Attempt but its key, the statement that inserts them)."""
    fields = [field for field in Attempt._meta.concrete_fields if not field.primary_key]
    columns = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    table, places = connection.ops.quote_name(Attempt._meta.db_table), ", ".join(["%s"] * len(fields))
    return fields, f"INSERT INTO {table} ({columns}) VALUES ({places})"  # noqa: S608 - the names are the model's own
