"""What a learner is asked."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from archive.models import Citing, DeskQuerySet, Named, Versioned
from archive.prose_field import inline_prose_field


class QuestionQuerySet(DeskQuerySet):
    def get_by_natural_key(self, slug):
        return self.get(slug=slug)

    def visible_to(self, user):
        """Curators and reviewers see every question, teachers their own and those nobody owns."""
        if user.is_active and (user.has_perm("quiz.curate_question") or user.has_perm("quiz.review_question")):
            return self.all()
        return super().visible_to(user).filter(models.Q(owner=user.pk) | models.Q(owner=None))

    def changeable_by(self, user):
        """Curators change every question, teachers their own."""
        seen = self.visible_to(user)
        return seen if user.has_perm("quiz.curate_question") else seen.filter(owner=user.pk)

    def for_record(self):
        return self.select_related("evidence").prefetch_related("options__message__source")


class Question(Named, Citing, Versioned):
    """One thing a learner is asked, with the words that show the answer."""

    class Kind(models.TextChoices):
        CHOICE = "choice", _("choose")
        READ = "read", _("read a value")

    class Form(models.TextChoices):
        ONE = "one", _("choose: one option")
        SEVERAL = "several", _("choose: several options")
        NUMBER = "number", _("read: a number")
        DATE = "date", _("read: a date")
        MESSAGE = "message", _("read: one of the messages")

    class Habit(models.TextChoices):
        SOURCE = "source", _("Ask who made it")
        CONTEXTUALISE = "contextualise", _("Place it in time")
        CORROBORATE = "corroborate", _("Set side by side")
        CLOSE_READ = "close-read", _("Read closely")
        CONNECT = "connect", _("Connect")
        INTERPRET = "interpret-data", _("Read the diagram")
        MAP = "map", _("Map it")
        QUESTION = "question", _("Ask your own")

    FORMS = {Kind.CHOICE: (Form.ONE, Form.SEVERAL), Kind.READ: (Form.NUMBER, Form.DATE, Form.MESSAGE)}

    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    form = models.CharField(_("form of the answer"), max_length=10, choices=Form)
    habit = models.CharField(_("reading habit"), max_length=14, choices=Habit)
    text = models.CharField(
        _("question"),
        max_length=240,
        help_text=_("At most 25 words: Which note drew a written reply from Washington?"),
    )
    unit = models.CharField(_("unit"), max_length=20, blank=True, help_text=_("Of a number: days."))
    key = models.CharField(
        _("right value"),
        max_length=10,
        blank=True,
        help_text=_("For a number or a date: 317, or 1950-06-08."),
    )
    tolerance = models.PositiveSmallIntegerField(
        _("tolerance"),
        default=0,
        help_text=_("How far off is still right; up to twice as far is partly right."),
    )
    answer_words = models.CharField(
        _("answer in words"),
        max_length=120,
        blank=True,
        help_text=_("Completes “it was”: the protest of 11 May"),
    )
    why = inline_prose_field(_("why"), help_text=_("The reason, with its citation."))
    evidence = models.ForeignKey(
        "archive.Excerpt",
        models.PROTECT,
        related_name="+",
        verbose_name=_("evidence"),
        help_text=_("The words that show it."),
    )
    owner = models.ForeignKey(
        "auth.User",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("owner"),
        editable=False,
    )

    objects = models.Manager.from_queryset(QuestionQuerySet)()
    prose_fields = ("why",)

    class Meta:
        ordering = ["slug"]
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        permissions = [
            ("curate_question", "Can change the questions of everybody"),
            ("review_question", "Can read the questions of everybody"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind="choice", form__in=["one", "several"])
                | models.Q(kind="read", form__in=["number", "date", "message"]),
                name="question_form_fits_kind",
                violation_error_message=_("This form of answer does not belong to this kind of question."),
            ),
            models.CheckConstraint(
                condition=models.Q(form__in=["number", "date"]) & ~models.Q(key="")
                | models.Q(form__in=["one", "several", "message"], key=""),
                name="question_key_where_a_value_is_read",
                violation_error_message=_("A number or a date needs its right value; options carry theirs themselves."),
            ),
        ]

    def __str__(self):
        return self.text

    def natural_key(self):
        return (self.slug,)

    natural_key.dependencies = ["archive.excerpt"]

    def clean(self):
        super().clean()
        if self.key:
            from quiz.marking import read_value

            try:
                read_value(self.form, self.key)
            except ValueError as error:
                raise ValidationError({"key": str(error)}) from error


class Option(Citing):
    """One option: right, or true of something else. For a number or a date: a wrong answer you foresee."""

    question = models.ForeignKey(Question, models.CASCADE, related_name="options", verbose_name=_("question"))
    uid = models.SlugField(_("short name"), max_length=40, help_text=_("Letters, digits, hyphens: protest-parole"))
    position = models.PositiveSmallIntegerField(_("order"), default=1)
    text = models.CharField(
        _("option"), max_length=160, help_text=_("The protest about parole, 11 May; or a foreseen value: 199")
    )
    right = models.BooleanField(_("right"), default=False)
    message = models.ForeignKey(
        "archive.Message",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("message"),
        help_text=_("Where the answer is one of the messages: which."),
    )
    reply = inline_prose_field(_("reply"), help_text=_("What to say to a reader who chose it, with its citation."))

    class ByUid(models.Manager.from_queryset(DeskQuerySet)):
        def get_by_natural_key(self, question, uid):
            return self.get(question__slug=question, uid=uid)

    objects = ByUid()
    prose_fields = ("reply",)

    class Meta:
        ordering = ["question", "position", "uid"]
        verbose_name = _("option")
        verbose_name_plural = _("options")
        constraints = [
            models.UniqueConstraint(
                fields=["question", "uid"],
                name="option_uid_once",
                violation_error_message=_("This question already has an option of this short name."),
            )
        ]

    def __str__(self):
        return self.text

    def natural_key(self):
        return (self.question.slug, self.uid)

    natural_key.dependencies = ["quiz.question", "archive.message"]

    def on_desk(self):
        return self.question
