"""What a learner is asked."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from archive.dates import validate_edtf
from archive.models import Citing, DeskQuerySet, EvidenceStatus, Named, Versioned
from archive.prose_field import inline_prose_field
from quiz.kinds import Form, Kind


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
        options = ("message__source", "excerpt", "other_excerpt", "claim", "misconception")
        return self.select_related("evidence").prefetch_related("spans", *(f"options__{name}" for name in options))


class Question(Named, Citing, Versioned):
    """One thing a learner is asked, with the words that show the answer."""

    Kind = Kind
    Form = Form

    class Habit(models.TextChoices):
        SOURCE = "source", _("Ask who made it")
        CONTEXTUALISE = "contextualise", _("Place it in time")
        CORROBORATE = "corroborate", _("Set side by side")
        CLOSE_READ = "close-read", _("Read closely")
        CONNECT = "connect", _("Connect")
        INTERPRET = "interpret-data", _("Read the diagram")
        MAP = "map", _("Map it")
        QUESTION = "question", _("Ask your own")

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
    first_name = models.CharField(
        _("name of A"),
        max_length=40,
        blank=True,
        help_text=_("Where two papers are compared: Moscow’s note. Its lines stand in the items."),
    )
    second_name = models.CharField(_("name of B"), max_length=40, blank=True, help_text=_("Washington’s statement"))
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
    draft = models.BooleanField(
        _("draft"),
        default=False,
        help_text=_("Not read through yet. An exhibit that asks a draft cannot be published."),
    )
    rests_on = models.JSONField(_("what it rested on when it was last reviewed"), default=dict, editable=False)
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
                condition=models.Q(
                    *(models.Q(kind=form.kind, form=form) for form in Form.__members__.values()), _connector=models.Q.OR
                ),
                name="question_form_fits_kind",
                violation_error_message=_("This form of answer does not belong to this kind of question."),
            ),
            models.CheckConstraint(
                condition=models.Q(form__in=["number", "date"]) & ~models.Q(key="")
                | ~models.Q(form__in=["number", "date"]) & models.Q(key=""),
                name="question_key_where_a_value_is_read",
                violation_error_message=_("A number or a date needs its right value; options carry theirs themselves."),
            ),
            models.CheckConstraint(
                condition=models.Q(form="compare") & ~models.Q(first_name="") & ~models.Q(second_name="")
                | ~models.Q(form="compare") & models.Q(first_name="", second_name=""),
                name="question_names_the_two_papers_compared",
                violation_error_message=_("Where two papers are compared both need a name; elsewhere neither has one."),
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


class Drafted(models.Model):
    """An item of the register from which a question was drafted. It stays when the question goes: nothing twice."""

    item = models.CharField(_("item"), max_length=500, unique=True)
    question = models.OneToOneField(
        Question, models.SET_NULL, null=True, related_name="drafted", verbose_name=_("question")
    )

    def __str__(self):
        return self.item


class MisconceptionQuerySet(DeskQuerySet):
    def get_by_natural_key(self, slug):
        return self.get(slug=slug)

    def untested(self):
        """Those that no option of any question names."""
        return self.filter(options=None)


class Misconception(Named, Versioned):
    """What readers often believe, and the passage that contradicts it."""

    name = models.CharField(_("name"), max_length=80, help_text=_("Silence means consent"))
    text = models.CharField(
        _("what is believed"), max_length=240, help_text=_("That who does not answer a note agrees with it.")
    )
    excerpt = models.ForeignKey(
        "archive.Excerpt",
        models.PROTECT,
        related_name="+",
        verbose_name=_("passage"),
        help_text=_("The words that contradict it."),
    )

    objects = models.Manager.from_queryset(MisconceptionQuerySet)()

    class Meta:
        ordering = ["slug"]
        verbose_name = _("misconception")
        verbose_name_plural = _("misconceptions")

    def __str__(self):
        return self.name


class ByUid(models.Manager.from_queryset(DeskQuerySet)):
    """Of rows that a question knows by their short names."""

    def get_by_natural_key(self, question, uid):
        return self.get(question__slug=question, uid=uid)


class PartOfQuestion(Citing):
    """A row of a question: its place there, its short name, and what is said of it after the answer."""

    question = models.ForeignKey(Question, models.CASCADE, related_name="%(class)ss", verbose_name=_("question"))
    uid = models.SlugField(_("short name"), max_length=40, help_text=_("Letters, digits, hyphens: protest-parole"))
    position = models.PositiveSmallIntegerField(_("order"), default=1)

    objects = ByUid()

    class Meta:
        abstract = True

    def natural_key(self):
        return (self.question.slug, self.uid)

    def on_desk(self):
        return self.question


class Option(PartOfQuestion):
    """One option, card, item or span: what is right of it is said by the field that its question's form asks for."""

    text = models.CharField(
        _("option"),
        max_length=160,
        blank=True,
        help_text=_(
            "The protest about parole, 11 May; or a foreseen value: 199; or the words of a span, to the letter. "
            "Blank for a partner that belongs to nothing."
        ),
    )
    right = models.BooleanField(_("right"), default=False)
    partner = models.CharField(
        _("partner"), max_length=160, blank=True, help_text=_("Where pairs are joined or roles given: the right one.")
    )
    date = models.CharField(
        _("date of the card"),
        max_length=40,
        blank=True,
        validators=[validate_edtf],
        help_text=_("Where cards are put in order: 1950-02-01. The right order is that of the cards here."),
    )
    label = models.CharField(
        _("label"),
        max_length=12,
        choices=EvidenceStatus,
        blank=True,
        help_text=_("Where claims are labelled: the claim’s own."),
    )
    near = models.CharField(
        _("near miss"), max_length=12, choices=EvidenceStatus, blank=True, help_text=_("A label worth half.")
    )
    would_change = inline_prose_field(_("what would change it"), help_text=_("Which paper would change this label."))
    low = models.SmallIntegerField(
        _("from"),
        null=True,
        blank=True,
        help_text=_("Where sources are weighed: -2, strongly against, to 2. Blank: unusable."),
    )
    high = models.SmallIntegerField(_("to"), null=True, blank=True, help_text=_("The same, or more."))
    message = models.ForeignKey(
        "archive.Message",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("message"),
        help_text=_("Where the answer is one of the messages: which."),
    )
    excerpt = models.ForeignKey(
        "archive.Excerpt",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("line in A"),
        help_text=_("Where two papers are compared. Where sources are weighed: the words to weigh."),
    )
    other_excerpt = models.ForeignKey(
        "archive.Excerpt", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("line in B")
    )
    claim = models.ForeignKey(
        "archive.Claim",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("claim"),
        help_text=_("Where claims are labelled: which."),
    )
    misconception = models.ForeignKey(
        Misconception,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="options",
        verbose_name=_("misconception"),
        help_text=_("What a reader who chose it may believe."),
    )
    reply = inline_prose_field(
        _("reply"), help_text=_("What to say to a reader who chose it, or why it belongs where it does; with citation.")
    )

    prose_fields = ("reply", "would_change")

    class Meta:
        ordering = ["question", "position", "uid"]
        verbose_name = _("option")
        verbose_name_plural = _("options")
        constraints = [
            models.UniqueConstraint(
                fields=["question", "uid"],
                name="option_uid_once",
                violation_error_message=_("This question already has an option of this short name."),
            ),
            models.CheckConstraint(
                condition=~models.Q(text="") | ~models.Q(partner=""),
                name="option_says_something",
                violation_error_message=_("An option without words is a partner that belongs to nothing: name it."),
            ),
            models.CheckConstraint(
                condition=models.Q(near="") | ~models.Q(label="") & ~models.Q(near=models.F("label")),
                name="option_near_miss_is_another_label",
                violation_error_message=_("The near miss is another label than the right one."),
            ),
            models.CheckConstraint(
                condition=models.Q(low=None, high=None) | models.Q(low__gte=-2, high__lte=2, low__lte=models.F("high")),
                name="option_range_in_order",
                violation_error_message=_("A range goes from -2 to 2, from the lower step to the higher."),
            ),
        ]

    def __str__(self):
        return self.text or self.partner

    def natural_key(self):
        return super().natural_key()

    natural_key.dependencies = [
        "quiz.question",
        "quiz.misconception",
        "archive.message",
        "archive.excerpt",
        "archive.claim",
    ]


class Span(PartOfQuestion):
    """Words of a question's evidence that a reader may mark as what shows the answer. A question with spans asks it."""

    text = models.CharField(_("words"), max_length=240, help_text=_("To the letter, in the order of the text."))
    right = models.BooleanField(_("shows it"), default=False)
    reply = inline_prose_field(_("reply"), help_text=_("What these words show, or do not; with citation."))

    prose_fields = ("reply",)

    class Meta:
        ordering = ["question", "position", "uid"]
        verbose_name = _("span of the evidence")
        verbose_name_plural = _("spans of the evidence")
        constraints = [
            models.UniqueConstraint(
                fields=["question", "uid"],
                name="span_uid_once",
                violation_error_message=_("This question already has a span of this short name."),
            )
        ]

    def __str__(self):
        return self.text

    def natural_key(self):
        return super().natural_key()

    natural_key.dependencies = ["quiz.question"]
