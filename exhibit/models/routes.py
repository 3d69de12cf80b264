"""Ways through an exhibit: a few of its pages for one lesson of a class, and the words they need."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from archive.models import Citing, DeskQuerySet, Versioned
from archive.prose_field import inline_prose_field
from quiz.models import Question

from .exhibits import Exhibit, OfExhibit, Page


class Route(Versioned):
    """Some pages of an exhibit in an order of their own, under one question, for one lesson of a class."""

    exhibit = models.ForeignKey(Exhibit, models.CASCADE, related_name="routes", verbose_name=_("exhibit"))
    slug = models.SlugField(_("short name"), max_length=40, help_text=_("silence: it is part of the address."))
    title = models.CharField(_("title"), max_length=80, help_text=_("Silence"))
    question = models.CharField(
        _("question"), max_length=160, help_text=_("What the whole route asks: When is not answering an answer?")
    )
    goal = models.CharField(
        _("goal"),
        max_length=240,
        help_text=_("Completes “You will be able to”: tell a silence that is attested from one that is not"),
    )
    minutes = models.PositiveSmallIntegerField(_("minutes"), default=20, help_text=_("For a class, discussion aside."))
    discussion = models.TextField(
        _("discussion for the class"), help_text=_("One or two sentences; nothing to be right or wrong about.")
    )
    discussion_note = models.TextField(
        _("teacher’s note on it"), blank=True, help_text=_("What may come up. Only on the teacher’s page.")
    )
    returns = models.ManyToManyField(
        Question,
        blank=True,
        related_name="+",
        verbose_name=_("questions at the end"),
        help_text=_(
            "Asked at the end of the route and at a later visit, beside those that went wrong: best a new case of the "
            "same idea. No page needs to ask them."
        ),
    )
    preparation = models.TextField(
        _("preparing a class"),
        blank=True,
        help_text=_(
            "Only on the teacher’s page: what to say before, and what to know of students "
            "whose families come from the countries it is about."
        ),
    )
    position = models.PositiveSmallIntegerField(_("order"), default=1)

    objects = OfExhibit()

    class Meta:
        ordering = ["exhibit", "position", "slug"]
        verbose_name = _("route")
        verbose_name_plural = _("routes")
        constraints = [
            models.UniqueConstraint(
                fields=["exhibit", "slug"],
                name="route_slug_once",
                violation_error_message=_("This exhibit already has a route of this short name."),
            )
        ]

    def __str__(self):
        return self.title

    def natural_key(self):
        return (self.exhibit.slug, self.slug)

    natural_key.dependencies = ["exhibit.exhibit"]


class ByPage(models.Manager.from_queryset(DeskQuerySet)):
    def get_by_natural_key(self, exhibit, route, page):
        return self.get(route__exhibit__slug=exhibit, route__slug=route, page__slug=page)


class Stop(models.Model):
    """A page on a route, and which of its questions the route asks."""

    route = models.ForeignKey(Route, models.CASCADE, related_name="stops", verbose_name=_("route"))
    position = models.PositiveSmallIntegerField(_("order"), default=1)
    page = models.ForeignKey(Page, models.RESTRICT, related_name="stops", verbose_name=_("page"))
    questions = models.ManyToManyField(
        Question,
        blank=True,
        related_name="+",
        verbose_name=_("questions"),
        help_text=_("Those of the page that this route asks: at most two."),
    )
    pause = models.CharField(
        _("pause"),
        max_length=240,
        blank=True,
        help_text=_("Only on the teacher’s page: where a class stops here, and for what."),
    )

    objects = ByPage()

    class Meta:
        ordering = ["route", "position", "pk"]
        verbose_name = _("page of a route")
        verbose_name_plural = _("pages of a route")
        constraints = [
            models.UniqueConstraint(
                fields=["route", "page"],
                name="stop_page_once",
                violation_error_message=_("This route already leads to this page."),
            )
        ]

    def __str__(self):
        return f"{self.position}"

    def natural_key(self):
        return (*self.route.natural_key(), self.page.slug)

    natural_key.dependencies = ["exhibit.route", "exhibit.page", "quiz.question"]

    def clean(self):
        super().clean()
        if self.route_id and self.page_id and self.page.exhibit_id != self.route.exhibit_id:
            raise ValidationError({"page": _("This page belongs to another exhibit.")})

    def on_desk(self):
        return self.route


class Term(Citing, Versioned):
    """A word of the exhibit's glossary. Where a page first uses it, the word leads there."""

    exhibit = models.ForeignKey(Exhibit, models.CASCADE, related_name="terms", verbose_name=_("exhibit"))
    slug = models.SlugField(_("short name"), max_length=40, help_text=_("note-verbale"))
    term = models.CharField(_("word"), max_length=80, help_text=_("note verbale"))
    forms = models.CharField(
        _("other forms"),
        max_length=160,
        blank=True,
        help_text=_(
            "As pages write it, parted by commas: notes verbales, verbal note. Blank if it is always the same."
        ),
    )
    definition = inline_prose_field(
        _("definition"), help_text=_("One or two sentences, with a citation or marked as background.")
    )

    objects = OfExhibit()
    prose_fields = ("definition",)

    class Meta:
        ordering = ["exhibit", "slug"]
        verbose_name = _("word of the glossary")
        verbose_name_plural = _("glossary")
        constraints = [
            models.UniqueConstraint(
                fields=["exhibit", "slug"],
                name="term_slug_once",
                violation_error_message=_("This glossary already has a word of this short name."),
            )
        ]

    def __str__(self):
        return self.term

    def natural_key(self):
        return (self.exhibit.slug, self.slug)

    natural_key.dependencies = ["exhibit.exhibit"]
