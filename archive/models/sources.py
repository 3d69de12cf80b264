"""What the record holds: repositories, sources, shelfmarks, footnotes, transcriptions, excerpts."""

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from archive import shelfmark as marks
from archive.quotation import first_words_missing, missing_segment

from .base import BySource, Cited, Dated, DeskQuerySet, Named, Versioned


class Repository(Named, Versioned):
    """An archive or library that keeps papers."""

    code = models.CharField(
        _("abbreviation"), max_length=20, unique=True, help_text=_("As shelfmarks print it: AVP RF.")
    )
    name = models.CharField(_("name"), max_length=200, help_text=_("Foreign Policy Archive of the Russian Federation."))

    class Meta:
        ordering = ["code"]
        verbose_name = _("repository")
        verbose_name_plural = _("repositories")

    def __str__(self):
        return self.code


class EvidenceStatus(models.TextChoices):
    """How surely something is known; a label belongs to a claim, not to a document."""

    DOCUMENTED = "documented", _("Documented")
    REPORTED = "reported", _("Reported")
    CLAIMED = "claimed", _("Claimed")
    INTERPRETED = "interpreted", _("Interpreted")
    CONTESTED = "contested", _("Contested")
    UNKNOWN = "unknown", _("Unknown")


class SourceQuerySet(DeskQuerySet):
    def get_by_natural_key(self, slug):
        return self.get(slug=slug)

    def for_record(self):
        """Everything gather reads of a source, in a fixed number of queries."""
        return self.select_related("known_through", "shelfmark").prefetch_related("derives_from")


class Source(Cited, Dated, Versioned):
    """One document or publication, as an archive or a publisher holds it."""

    class Kind(models.TextChoices):
        NOTE = "note", _("note")
        MEMORANDUM = "memorandum", _("memorandum")
        LETTER = "letter", _("letter")
        DRAFT = "draft", _("draft")
        DIRECTIVE = "directive", _("directive")
        DECISION = "decision", _("decision")
        CIRCULAR = "circular", _("circular")
        TELEGRAM = "telegram", _("telegram")
        REPORT = "report", _("report")
        STATEMENT = "press-statement", _("press statement")
        TESTIMONY = "testimony", _("testimony")
        BOOK = "book", _("book")
        NEWSPAPER = "newspaper", _("newspaper")
        ARTICLE = "article", _("article")
        NEWS = "news-report", _("news report")
        POINTER = "pointer", _("pointer to literature")
        PAPER = "paper", _("paper of unstated form")

    class Shown(models.TextChoices):
        NOTHING = "nothing", _("nothing but the description")
        EXCERPTS = "excerpts", _("excerpts")
        ALL = "all", _("all of it")

    title = models.CharField(_("title"), max_length=200, help_text=_("Ours, plain: Third note on the emperor."))
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    date_words = models.CharField(
        _("date in its own words"),
        max_length=120,
        blank=True,
        help_text=_("As printed: 15th of December 1950."),
    )
    language = models.CharField(_("language"), max_length=12, default="en", help_text=_("Of the words we have: en."))
    textual_basis = models.CharField(
        _("textual basis"),
        max_length=120,
        blank=True,
        help_text=_("What text we have: English as printed in the article."),
    )
    made_by = models.CharField(
        _("made by"), max_length=240, blank=True, help_text=_("Who wrote it, and in which office.")
    )
    made_for = models.CharField(_("made for"), max_length=240, blank=True, help_text=_("For whom, and to what end."))
    good_for = models.CharField(_("good for"), max_length=300, blank=True, help_text=_("What it can show a reader."))
    cannot_tell = models.CharField(_("cannot tell us"), max_length=300, blank=True, help_text=_("What it leaves open."))
    act_status = models.CharField(
        _("that it was made or sent"),
        max_length=12,
        choices=EvidenceStatus,
        blank=True,
        help_text=_("How surely we know."),
    )
    words_status = models.CharField(
        _("what it says"),
        max_length=12,
        choices=EvidenceStatus,
        blank=True,
        help_text=_("Usually Claimed: it is its maker's word."),
    )
    rights = models.CharField(
        _("rights"), max_length=240, blank=True, help_text=_("Who holds them, and what they allow.")
    )
    shown = models.CharField(
        _("may be shown"),
        max_length=10,
        choices=Shown,
        default=Shown.EXCERPTS,
        help_text=_("Publishing obeys this."),
    )
    shelfmark = models.ForeignKey(
        "Shelfmark",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("shelfmark"),
        help_text=_("Only if you have had it in your hands; else its footnotes tell."),
    )
    known_through = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("known through"),
        help_text=_("The publication we have it from. Blank: we have the thing itself."),
    )
    bibliography_number = models.CharField(
        _("number in the bibliography"),
        max_length=20,
        blank=True,
        help_text=_("In square brackets in the publication: 28."),
    )
    derives_from = models.ManyToManyField(
        "self",
        symmetrical=False,
        blank=True,
        related_name="+",
        verbose_name=_("derives from"),
        help_text=_("Papers it repeats: they and it count as one origin."),
    )
    printed_author = models.CharField(
        _("author as printed"),
        max_length=200,
        blank=True,
        help_text=_("Of a publication. Blank: citations say “not named in our copy”. Never a guess."),
    )
    printed_title = models.CharField(
        _("title as printed"), max_length=240, blank=True, help_text=_("Of a publication, in its own language.")
    )
    imprint = models.CharField(
        _("imprint"), max_length=240, blank=True, help_text=_("Journal or publisher, volume, year, pages.")
    )

    objects = models.Manager.from_queryset(SourceQuerySet)()

    class Meta:
        ordering = ["dated_from", "slug"]
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(dated_to__gte=models.F("dated_from")),
                name="source_dates_in_order",
                violation_error_message=_("The latest date is before the earliest date."),
            ),
            models.CheckConstraint(
                condition=~models.Q(known_through=models.F("pk")),
                name="source_not_known_through_itself",
                violation_error_message=_("A source cannot be known through itself."),
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("source_page", args=[self.slug])


class Shelfmark(Versioned):
    """Where a paper lies, as somebody printed it, and how we read that. The print is never overwritten."""

    code = models.SlugField(
        _("code"),
        max_length=120,
        unique=True,
        help_text=_("Made from the print: avp-rf-f0146-op48a-p323-d1-l40."),
    )
    repository = models.ForeignKey(
        Repository,
        models.PROTECT,
        related_name="shelfmarks",
        verbose_name=_("repository"),
        help_text=_("As printed."),
    )
    as_printed = models.CharField(
        _("as printed"),
        max_length=200,
        help_text=_("To the letter: AVP RF. F. 0146. Op. 48a. P. 323. D. 1. L. 40."),
    )
    suggested = models.CharField(
        _("suggested reading"), max_length=200, blank=True, help_text=_("Only where the print is irregular.")
    )
    reason = models.CharField(
        _("reason"),
        max_length=300,
        blank=True,
        help_text=_("Why you read it so: footnote 37 prints the same file in order."),
    )

    class ByCode(models.Manager.from_queryset(DeskQuerySet)):
        def get_by_natural_key(self, code):
            return self.get(code=code)

    objects = ByCode()

    class Meta:
        ordering = ["code"]
        verbose_name = _("shelfmark")
        verbose_name_plural = _("shelfmarks")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(suggested="") | ~models.Q(reason=""),
                name="shelfmark_suggestion_has_reason",
                violation_error_message=_("Say why you read it differently from the print."),
            )
        ]

    def __str__(self):
        return self.as_printed

    def natural_key(self):
        return (self.code,)

    natural_key.dependencies = ["archive.repository"]

    def clean(self):
        """A print of which nothing can be read is a slip of the hand; in archives whose marks we know none is."""
        super().clean()
        errors = {}
        known = self.repository_id and self.repository.code in marks.REPOSITORIES
        if known and self.as_printed and not _numbers(self.parsed):
            errors["as_printed"] = _("No part of a shelfmark can be read in this. Write it like “%(example)s”.") % {
                "example": "AVP RF. F. 0146. Op. 48a. P. 323. D. 1. L. 40."
            }
        reading = marks.parse(self.suggested)
        if known and self.suggested and (reading.rest or not _numbers(reading)):
            errors["suggested"] = _("This reading cannot be read from “%(rest)s” on.") % {
                "rest": reading.rest or self.suggested
            }
        if errors:
            raise ValidationError(errors)

    @property
    def parsed(self):
        """The print, read part by part; see archive.shelfmark."""
        return marks.parse(self.as_printed)


def _numbers(mark):
    return mark.components.keys() - {"repository"}


class Footnote(Versioned):
    """A footnote as a publication prints it. It is not a source: it points to none, one or many."""

    class Kind(models.TextChoices):
        ARCHIVAL = "archival", _("archival")
        LITERATURE = "literature", _("pointer to literature")
        NEWSPAPER = "newspaper", _("newspaper")
        BACKGROUND = "background", _("background")
        REMARK = "remark", _("spelling or name")
        QUOTATION = "quotation", _("quotation")

    publication = models.ForeignKey(
        Source,
        models.PROTECT,
        related_name="footnotes",
        verbose_name=_("publication"),
        help_text=_("The article."),
    )
    number = models.PositiveSmallIntegerField(_("number"))
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.ARCHIVAL)
    as_printed = models.TextField(_("words as printed"), help_text=_("To the letter, with its full stop."))
    omission = models.CharField(
        _("omission"), max_length=200, blank=True, help_text=_("If […] stands for words you left out: why.")
    )
    shelfmark = models.ForeignKey(
        Shelfmark,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="footnotes",
        verbose_name=_("shelfmark"),
    )
    sources = models.ManyToManyField(
        Source,
        blank=True,
        related_name="cited_in",
        verbose_name=_("points to"),
        help_text=_("The papers that lie where it says: none, one or many."),
    )
    mentions = models.ManyToManyField(
        Source,
        blank=True,
        related_name="mentioned_in",
        verbose_name=_("mentions"),
        help_text=_("Papers known from it that need not lie there: those its paper speaks of, or only proposes."),
    )

    class ByNumber(models.Manager.from_queryset(DeskQuerySet)):
        def get_by_natural_key(self, publication, number):
            return self.get(publication__slug=publication, number=number)

    objects = ByNumber()

    class Meta:
        ordering = ["publication", "number"]
        verbose_name = _("footnote")
        verbose_name_plural = _("footnotes")
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "number"],
                name="footnote_number_once",
                violation_error_message=_("This publication already has a footnote of this number."),
            )
        ]

    def __str__(self):
        return f"fn {self.number}"

    def natural_key(self):
        return (self.publication.slug, self.number)

    natural_key.dependencies = ["archive.source", "archive.shelfmark"]

    def knows(self, source):
        """Whether it points to a source (its key) or mentions it."""
        return Source.objects.filter(models.Q(cited_in=self) | models.Q(mentioned_in=self), pk=source).exists()


class Transcription(Versioned):
    """All the words of a source, letter by letter. Once somebody has reviewed it, excerpts must occur in it."""

    source = models.OneToOneField(Source, models.PROTECT, related_name="transcription", verbose_name=_("source"))
    basis = models.CharField(
        _("what was transcribed"),
        max_length=200,
        help_text=_("The copy you read: the typescript in the file, from photographs of its two sheets."),
    )
    language = models.CharField(_("language"), max_length=12, default="en", help_text=_("Of this text: ru."))
    text = models.TextField(
        _("text"),
        help_text=_("To the letter. Runs of spaces and line ends do not count; every other sign does."),
    )
    reviewer = models.CharField(_("reviewed by"), max_length=80, blank=True)
    reviewed_on = models.DateField(
        _("reviewed on"),
        null=True,
        blank=True,
        help_text=_("Blank: not reviewed yet; then nothing is held against it."),
    )

    objects = BySource()

    class Meta:
        ordering = ["source__dated_from", "source__slug"]
        verbose_name = _("transcription")
        verbose_name_plural = _("transcriptions")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(reviewed_on__isnull=True) | ~models.Q(reviewer=""),
                name="transcription_reviewed_by_somebody",
                violation_error_message=_("Say who reviewed it."),
            )
        ]

    def __str__(self):
        return Truncator(self.text).words(8)

    def natural_key(self):
        return (self.source.slug,)

    natural_key.dependencies = ["archive.source"]

    def missing_words(self, excerpt):
        """The first words of an excerpt that are not here; "" when all are, and where this text cannot tell.

        It cannot before it is reviewed, nor of words in another language, which are a translation.
        """
        if not self.reviewed_on or self.language != excerpt.language:
            return ""
        return first_words_missing(excerpt.text, self.text)


class Excerpt(Named, Versioned):
    """Words quoted from a source, exactly as we have them, and the part of them a page shows."""

    source = models.ForeignKey(Source, models.PROTECT, related_name="excerpts", verbose_name=_("source"))
    footnote = models.ForeignKey(
        Footnote, models.PROTECT, null=True, blank=True, related_name="excerpts", verbose_name=_("footnote")
    )
    locator = models.CharField(_("place in it"), max_length=40, blank=True, help_text=_("As printed: L. 56, f. 12v."))
    speaker = models.ForeignKey(
        "archive.Party",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("speaker"),
        help_text=_("Whose words they are. Blank: the sender's."),
    )
    language = models.CharField(_("language"), max_length=12, default="en")
    translator = models.CharField(
        _("translator"), max_length=120, blank=True, help_text=_("As printed in the article.")
    )
    text = models.TextField(
        _("words"), help_text=_("The whole passage, to the letter, without quotation marks around it.")
    )
    lead_in = models.CharField(
        _("lead-in"),
        max_length=160,
        blank=True,
        help_text=_("Ours, before the words: On the missing reply, the note says that it"),
    )
    shown = models.TextField(
        _("words a page shows"),
        blank=True,
        help_text=_("At most 40 words of the passage; […] where you leave some out. Blank: the whole passage."),
    )
    key_phrase = models.CharField(
        _("key phrase"), max_length=120, blank=True, help_text=_("Underlined in red: natural bewilderment")
    )

    class Meta:
        ordering = ["source", "slug"]
        verbose_name = _("excerpt")
        verbose_name_plural = _("excerpts")

    def __str__(self):
        return f"{self.slug}: “{Truncator(self.shown or self.text).words(8)}”"

    def natural_key(self):
        return (self.slug,)

    natural_key.dependencies = ["archive.source", "archive.footnote", "archive.party"]

    def clean(self):
        super().clean()
        errors = {}
        transcription = Transcription.objects.filter(source=self.source_id).first()
        if transcription and (words := transcription.missing_words(self)):
            errors["text"] = _("These words are not in the transcription: “%(words)s”.") % {"words": words}
        if self.shown and (segment := missing_segment(self.shown, self.text)):
            errors["shown"] = _("These words are not in the passage: “%(words)s”.") % {"words": segment}
        if self.key_phrase and self.key_phrase not in (self.shown or self.text):
            errors["key_phrase"] = _("The key phrase is not among the words shown.")
        if self.footnote_id and self.source_id and not self.footnote.knows(self.source_id):
            errors["footnote"] = _("This footnote does not point to this source.")
        if errors:
            raise ValidationError(errors)
