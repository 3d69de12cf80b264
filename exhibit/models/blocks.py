"""What a page is made of, block by block, in the order its curator gives it."""

import secrets

from content_editor.models import create_plugin_base
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from archive.models import (
    Citing,
    Claim,
    DeskQuerySet,
    Event,
    Excerpt,
    Message,
    Quantity,
    Response,
    Silence,
    Source,
)
from archive.prose import plain
from archive.prose_field import inline_prose_field, prose_field
from quiz.models import Question

from .exhibits import Page


def make_uid():
    return secrets.token_hex(6)


class BlockManager(models.Manager.from_queryset(DeskQuerySet)):
    def get_by_natural_key(self, uid):
        return self.get(uid=uid)


class Block(create_plugin_base(Page)):
    """One block of a page; its uid is its name in fixtures and in editions."""

    uid = models.SlugField(max_length=60, unique=True, default=make_uid, editable=False)

    objects = BlockManager()

    class Meta:
        abstract = True
        ordering = ["ordering"]

    def __str__(self):
        """What an editor knows it by: its heading, else its first words, else its name."""
        words = [getattr(self, name, "") for name in ("heading", "text", "caption")]
        return Truncator(plain(next(filter(None, words), ""))).chars(60) or self.uid

    def natural_key(self):
        return (self.uid,)

    def on_desk(self):
        return self.parent

    natural_key.dependencies = [
        "exhibit.page",
        "archive.source",
        "archive.excerpt",
        "archive.message",
        "archive.silence",
        "archive.response",
        "archive.claim",
        "archive.quantity",
        "archive.event",
        "quiz.question",
    ]


def _heading(**kwargs):
    return models.CharField(_("heading"), max_length=120, blank=True, **kwargs)


class Closed(models.Model):
    """A block that may stand closed under a line of advisory; who leaves it so reads the bridge and loses nothing."""

    advisory_level = models.PositiveSmallIntegerField(
        _("advisory level"),
        choices=Page.Advisory,
        default=Page.Advisory.NONE,
        help_text=_("Where this block alone is of level 2 it stands closed until a reader opens it."),
    )
    bridge = models.CharField(
        _("in its place"),
        max_length=240,
        blank=True,
        help_text=_("For level 2: the sentence that leads on for whoever leaves it closed."),
    )

    class Meta:
        abstract = True


def _bridge_where_closed(name):
    return models.CheckConstraint(
        condition=models.Q(advisory_level__lt=2) | ~models.Q(bridge=""),
        name=name,
        violation_error_message=_("A block of level 2 needs the sentence that stands in its place."),
    )


class Prose(Block, Closed, Citing):
    """Running text."""

    heading = _heading(help_text=_("Blank for the lead."))
    text = prose_field(_("text"))

    prose_fields = ("text",)

    class Meta(Block.Meta):
        verbose_name = _("text")
        verbose_name_plural = _("texts")
        constraints = [_bridge_where_closed("prose_bridge_where_closed")]


class Number(Block, Citing):
    """The days of one silence, in large type, with a stroke for each."""

    silence = models.ForeignKey(
        Silence,
        models.PROTECT,
        related_name="+",
        verbose_name=_("silence"),
        help_text=_("Its days are counted, never typed."),
    )
    caption = inline_prose_field(
        _("caption"), help_text=_("What the number says, with its citation: 317 days lie between the two notes.")
    )

    prose_fields = ("caption",)

    class Meta(Block.Meta):
        verbose_name = _("number")
        verbose_name_plural = _("numbers")


class SourceCard(Block, Closed):
    """A card about a document, with the words it shows."""

    heading = _heading(help_text=_("Read the third note"))
    excerpt = models.ForeignKey(
        Excerpt,
        models.PROTECT,
        related_name="+",
        verbose_name=_("excerpt"),
        help_text=_("Search by its words, source or footnote."),
    )
    predict = models.BooleanField(
        _("predict first"),
        default=False,
        help_text=_(
            "The words are hidden until the reader has said, from who made it, when and for whom, what to expect."
        ),
    )

    class Meta(Block.Meta):
        verbose_name = _("source card")
        verbose_name_plural = _("source cards")
        constraints = [_bridge_where_closed("source_card_bridge_where_closed")]


class Drawing(Block, Citing):
    """A picture drawn from the record, with its list or table; the kinds are a closed list.

    What each kind is drawn from says exhibit.drawings.needs. What is named here stands in the order of its dates.
    """

    class Kind(models.TextChoices):
        WAITING = "waiting-chart", _("waiting chart")
        EXCHANGE = "exchange", _("exchange: lanes of notes and silences")
        ANATOMY = "anatomy", _("anatomy of one note")
        DATES = "date-bars", _("date bars: planned and held")
        ROUTES = "routes", _("routes: the one used and the one not used")
        DRAFTS = "draft-ladder", _("draft ladder: how a demand changed")
        EVIDENCE = "evidence", _("evidence: sought, found, not found")
        DEMANDS = "demands", _("demands of a note, point by point")
        MATRIX = "matrix", _("matrix: who says what of each claim")
        REACH = "reach", _("reach: a dot for each that was reached")
        LADDER = "claim-ladder", _("claim ladder: said, supported, disputed")
        CHAIN = "chain", _("chain of telling")
        CAPITALS = "capitals", _("capitals and copies of one message, schematic")
        MAP = "map", _("map of capitals and copies of one message")
        TIMELINE = "timeline", _("timeline of the whole")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.WAITING)
    heading = _heading(help_text=_("How long each note waited"))
    silences = models.ManyToManyField(
        Silence,
        blank=True,
        related_name="+",
        verbose_name=_("silences"),
        help_text=_("The waits that nobody ended."),
    )
    responses = models.ManyToManyField(
        Response,
        blank=True,
        related_name="+",
        verbose_name=_("responses"),
        help_text=_("The waits that a reply ended."),
    )
    messages = models.ManyToManyField(Message, blank=True, related_name="+", verbose_name=_("messages"))
    events = models.ManyToManyField(Event, blank=True, related_name="+", verbose_name=_("events"))
    claims = models.ManyToManyField(Claim, blank=True, related_name="+", verbose_name=_("claims"))
    quantities = models.ManyToManyField(Quantity, blank=True, related_name="+", verbose_name=_("figures"))
    sources = models.ManyToManyField(Source, blank=True, related_name="+", verbose_name=_("sources"))
    caption = inline_prose_field(
        _("caption"), help_text=_("What the picture shows, in a sentence or two with citations.")
    )

    prose_fields = ("caption",)

    class Meta(Block.Meta):
        verbose_name = _("drawing")
        verbose_name_plural = _("drawings")


class Comparison(Block, Citing):
    """Two papers side by side, in the same grammar: what each says, and what it leaves out."""

    heading = _heading(help_text=_("Two accusations, face to face"))
    says_label = models.CharField(_("first row"), max_length=60, help_text=_("What it charges"))
    omits_label = models.CharField(_("second row"), max_length=60, help_text=_("What it passes over"))
    left_title = models.CharField(_("left: title"), max_length=80, help_text=_("Washington, by 3 February 1950"))
    left_excerpt = models.ForeignKey(Excerpt, models.PROTECT, related_name="+", verbose_name=_("left: excerpt"))
    left_says = inline_prose_field(_("left: first row"))
    left_omits = inline_prose_field(_("left: second row"))
    right_title = models.CharField(_("right: title"), max_length=80, help_text=_("Moscow, 1 February 1950"))
    right_excerpt = models.ForeignKey(Excerpt, models.PROTECT, related_name="+", verbose_name=_("right: excerpt"))
    right_says = inline_prose_field(_("right: first row"))
    right_omits = inline_prose_field(_("right: second row"))

    prose_fields = ("left_says", "left_omits", "right_says", "right_omits")

    class Meta(Block.Meta):
        verbose_name = _("comparison")
        verbose_name_plural = _("comparisons")


class ClaimTable(Block):
    """Claims with their status, voice and evidence."""

    heading = _heading(help_text=_("Who says what"))
    claims = models.ManyToManyField(Claim, related_name="+", verbose_name=_("claims"))

    class Meta(Block.Meta):
        verbose_name = _("claim table")
        verbose_name_plural = _("claim tables")


class Activity(Block):
    """A question to answer on the page."""

    question = models.ForeignKey(Question, models.PROTECT, related_name="+", verbose_name=_("question"))

    class Meta(Block.Meta):
        verbose_name = _("activity")
        verbose_name_plural = _("activities")

    def clean(self):
        super().clean()
        if self.question_id and self.parent_id:
            twice = Activity.objects.filter(parent=self.parent_id, question=self.question_id).exclude(pk=self.pk)
            if twice.exists():
                raise ValidationError({"question": _("This page already asks this question.")})


class Discussion(Block):
    """A question to talk about, with a note that only teachers read."""

    text = models.TextField(_("question"), help_text=_("One or two sentences; nothing to be right or wrong about."))
    teacher_note = models.TextField(
        _("teacher’s note"), blank=True, help_text=_("What may come up. Not on the public page.")
    )

    class Meta(Block.Meta):
        verbose_name = _("discussion")
        verbose_name_plural = _("discussions")


class Gap(Block, Citing):
    """What we do not know."""

    text = prose_field(_("what we do not know"), help_text=_("What is open, and where was looked."))

    prose_fields = ("text",)

    class Meta(Block.Meta):
        verbose_name = _("what we do not know")
        verbose_name_plural = _("what we do not know")


BLOCKS = (Prose, Number, SourceCard, Drawing, Comparison, ClaimTable, Activity, Discussion, Gap)
