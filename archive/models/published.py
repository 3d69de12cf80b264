"""What the public may see of the record, rewritten whenever an exhibit is published."""

import secrets

from django.db import models
from django.utils.translation import gettext_lazy as _

from archive.addresses import address, footnote_address, page_address, source_address
from archive.dates import in_words

from .messages import Message
from .parties import Party
from .sources import EvidenceStatus, Source

ROWS = 1 << 20  # at most so many things has an exhibit


class Thing(models.TextChoices):
    """What can be found in the reading room."""

    SOURCE = "source", _("source")
    EXCERPT = "excerpt", _("excerpt")
    CLAIM = "claim", _("claim")
    PARTY = "party", _("person or body")
    FOOTNOTE = "footnote", _("footnote")
    PAGE = "page", _("lesson page")


class Reply(models.TextChoices):
    """What our sources hold of a reply to a message. Derived from responses and silences, never typed."""

    ANSWERED = "answered", _("answered")
    ACKNOWLEDGED = "acknowledged", _("receipt acknowledged")
    ELSEWHERE = "elsewhere", _("answered elsewhere, not to the sender")
    SILENCE = "no-reply", _("no reply in our sources")
    UNSAID = "nothing-said", _("our sources say nothing of a reply")
    NO_MESSAGE = "no-message", _("not a message")


def make_stamp():
    return secrets.token_hex(8)


class PublishedExhibitQuerySet(models.QuerySet):
    def holding(self, source):
        """Those that hold this source (its slug), by title."""
        held = Published.objects.filter(thing=Thing.SOURCE, slug=source).values("exhibit")
        return self.filter(exhibit__in=held).order_by("title", "exhibit")


class PublishedExhibit(models.Model):
    """That an exhibit is public, and how many of its things have which value.

    A new row at every publication, so that the greater key is the newer one. Its things have the keys from `first` on,
    in the order of their places; `facets` and `older` are sets of those places, see archive.facets.
    """

    exhibit = models.SlugField(_("exhibit"), max_length=80, unique=True)
    title = models.CharField(_("title"), max_length=120)
    edition = models.PositiveIntegerField(_("edition"))
    form = models.PositiveSmallIntegerField(help_text=_("Of its rows; see archive.publishing.FORM."))
    stamp = models.CharField(max_length=16, default=make_stamp, editable=False)
    facets = models.BinaryField()
    older = models.BinaryField(help_text=_("Its things that another exhibit has published since."))

    objects = PublishedExhibitQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("published exhibit")
        verbose_name_plural = _("published exhibits")

    def __str__(self):
        return self.title

    @property
    def first(self):
        return self.pk * ROWS


class Published(models.Model):
    """One thing as the current edition of one exhibit holds it, with the fields a visitor filters by.

    Excerpts, claims and footnotes have those of the source whose page shows them. Several values stand between bars.
    """

    exhibit = models.SlugField(_("exhibit"), max_length=80)
    edition = models.PositiveIntegerField(_("edition"))
    thing = models.CharField(_("what"), max_length=10, choices=Thing, default=Thing.SOURCE)
    slug = models.CharField(_("short name"), max_length=200)
    source = models.CharField(max_length=80, blank=True, help_text=_("The source whose page shows it."))
    title = models.CharField(_("title"), max_length=320)
    place = models.CharField(max_length=320, blank=True, help_text=_("Where it stands: its source, its exhibit."))
    kind = models.CharField(_("kind"), max_length=20, blank=True)
    archives = models.TextField(blank=True, help_text=_("Codes between bars: |AVP RF|RGASPI|"))
    years = models.TextField(blank=True, help_text=_("|1949|1950|"))
    sender = models.CharField(_("from"), max_length=200, blank=True)
    recipients = models.TextField(blank=True, help_text=_("|London|Washington|"))
    publicity = models.CharField(_("public or secret"), max_length=8, choices=Message.Publicity, blank=True)
    reply = models.CharField(max_length=80, blank=True, help_text=_("|answered|no-reply|"))
    act_status = models.CharField(_("that it was made or sent"), max_length=12, choices=EvidenceStatus, blank=True)
    words_status = models.CharField(_("what it says"), max_length=12, choices=EvidenceStatus, blank=True)
    pages = models.TextField(blank=True, help_text=_("Lesson pages that use it: |notes/first|notes/second|"))
    date = models.CharField(_("date"), max_length=40, blank=True, help_text=_("EDTF"))
    # What lists are sorted by. Days since the year 1, of the latest day; the undated stand last either way.
    by_oldest = models.IntegerField(default=0)
    by_newest = models.IntegerField(default=0)
    by_title = models.CharField(max_length=60, blank=True, help_text=_("Folded, the beginning."))
    newest = models.BooleanField(default=True, help_text=_("No exhibit has published this thing since."))
    words = models.TextField(blank=True, help_text=_("What a search finds it by, beside its title."))
    holdings = models.BinaryField(
        default=b"", help_text=_("A source or party and all around it, as JSON of archive.record.Holdings.")
    )

    class Meta:
        verbose_name = _("published thing")
        verbose_name_plural = _("published things")
        constraints = [models.UniqueConstraint(fields=["exhibit", "thing", "slug"], name="published_once_per_exhibit")]
        indexes = [
            models.Index(fields=["thing", "slug"], name="published_by_name"),
            *(
                models.Index(
                    fields=["thing", *order, "slug"], condition=models.Q(newest=True), name=f"published_{name}"
                )
                for name, order in (
                    ("by_oldest", ["by_oldest"]),
                    ("by_newest", ["by_newest"]),
                    ("by_title", ["by_title"]),
                    ("by_kind", ["kind", "by_oldest"]),
                )
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def codes(self):
        """The abbreviations of the archives that keep it."""
        return [code for code in self.archives.split("|") if code]

    @property
    def when(self):
        return in_words(self.date) if self.date or self.thing == Thing.SOURCE else ""

    @property
    def no_reply(self):
        """What is said of silence after a message; of several addressees some may have replied."""
        if f"|{Reply.SILENCE}|" not in self.reply:
            return ""
        if f"|{Reply.ANSWERED}|" in self.reply:
            return _("in our sources a reply from some, none from others")
        return Reply.SILENCE.label

    def get_kind_display(self):
        return KINDS.get(self.kind, self.kind)

    def get_absolute_url(self):
        """Where a reader is led: the thing's own page, or its place on the page of its source."""
        match self.thing:
            case Thing.PARTY:
                return address("party_page", self.slug)
            case Thing.PAGE:
                return page_address(self.slug)
            case Thing.FOOTNOTE:
                publication, number = self.slug.rsplit("-fn", 1)
                return footnote_address(publication, number)
        at = f"#{self.thing}-{self.slug}" if self.thing in (Thing.EXCERPT, Thing.CLAIM) else ""
        if self.source:
            return source_address(self.source) + at
        return page_address(self.pages.split("|")[1])


KINDS = {**dict(Source.Kind.choices), **dict(Party.Kind.choices)}
