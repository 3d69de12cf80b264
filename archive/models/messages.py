"""What was addressed to whom, what became of it, and where nothing came back."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from archive.dates import bounds

from .base import Attested, Dated, DeskQuerySet, Named, Versioned
from .parties import Party
from .sources import Excerpt, Source


class MessageQuerySet(DeskQuerySet):
    def get_by_natural_key(self, source):
        return self.get(source__slug=source)

    def between(self, one, other):
        """Messages passing either way between two correspondents, oldest first."""
        there = models.Q(sender=one, recipients__party=other)
        back = models.Q(sender=other, recipients__party=one)
        return self.filter(there | back).order_by("source__dated_from", "pk").distinct()

    def for_record(self):
        """Everything gather reads of a message, in a fixed number of queries."""
        return self.select_related("source", "sender", "signer").prefetch_related(
            "cosigners",
            "recipients__party",
            "recipients__attested_in",
            "recipients__footnote__publication",
            "recipients__paper",
            "actions__by",
            "actions__to",
            "actions__attested_in",
            "actions__footnote__publication",
            "actions__paper",
            "demands",
        )


class Message(Versioned):
    """A source that somebody addressed to somebody."""

    class Channel(models.TextChoices):
        NOTE = "note", _("note")
        BY_HAND = "by-hand", _("note handed over")
        LETTER = "letter", _("letter")
        MEMORANDUM = "memorandum", _("memorandum")
        TELEGRAM = "telegram", _("telegram")
        PRESS = "press", _("statement to the press")
        SPOKEN = "spoken", _("spoken remark")
        INTERNAL = "internal", _("internal paper")
        UNKNOWN = "unknown", _("not stated in our sources")

    class Publicity(models.TextChoices):
        PUBLIC = "public", _("public at the time")
        SECRET = "secret", _("secret or confidential at the time")
        UNKNOWN = "unknown", _("not stated in our sources")

    source = models.OneToOneField(Source, models.PROTECT, related_name="message", verbose_name=_("source"))
    sender = models.ForeignKey(Party, models.PROTECT, related_name="sent", verbose_name=_("sender"))
    signer = models.ForeignKey(
        Party,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="signed",
        verbose_name=_("signer"),
        help_text=_("Who signed or handed it over, if not the sender: the ambassador."),
    )
    cosigners = models.ManyToManyField(
        Party,
        blank=True,
        related_name="cosigned",
        verbose_name=_("signed together with"),
        help_text=_("Who else signed it: the head of another department."),
    )
    channel = models.CharField(_("channel"), max_length=12, choices=Channel)
    publicity = models.CharField(_("public or secret"), max_length=8, choices=Publicity, default=Publicity.UNKNOWN)
    subject = models.CharField(
        _("subject"), max_length=120, help_text=_("A short sentence for charts: Asks for a tribunal")
    )

    objects = models.Manager.from_queryset(MessageQuerySet)()

    class Meta:
        ordering = ["source__dated_from", "source__slug"]
        verbose_name = _("message")
        verbose_name_plural = _("messages")

    def __str__(self):
        return self.subject

    def natural_key(self):
        return (self.source.slug,)

    natural_key.dependencies = ["archive.source", "archive.party"]


class PartOfMessage(models.Manager.from_queryset(DeskQuerySet)):
    def get_by_natural_key(self, message, number):
        return self.get(message__source__slug=message, number=number)


class Numbered(models.Model):
    """One of a message's parts, in order."""

    number = models.PositiveSmallIntegerField(_("number"), default=1)

    objects = PartOfMessage()

    class Meta:
        abstract = True

    def natural_key(self):
        return (self.message.source.slug, self.number)

    natural_key.dependencies = ["archive.message", "archive.footnote"]


class Recipient(Attested, Numbered):
    """One to whom a message was addressed or copied, and how far we can follow it there."""

    class Role(models.TextChoices):
        ADDRESSEE = "addressee", _("addressee")
        COPY = "copy", _("copy")

    class Reach(models.TextChoices):
        DELIVERED = "delivered", _("delivery attested")
        PRESENTED = "presented", _("said to have been presented")
        INSTRUCTED = "instructed", _("delivery ordered, not described")
        DECIDED = "decided", _("decided on, no more in our sources")
        ADDRESSED = "addressed", _("addressed, no more in our sources")

    message = models.ForeignKey(Message, models.CASCADE, related_name="recipients", verbose_name=_("message"))
    party = models.ForeignKey(Party, models.PROTECT, related_name="received", verbose_name=_("party"))
    role = models.CharField(_("role"), max_length=10, choices=Role, default=Role.ADDRESSEE)
    reach = models.CharField(_("how far it got"), max_length=10, choices=Reach, default=Reach.ADDRESSED)

    class Meta:
        ordering = ["message", "number"]
        verbose_name = _("recipient")
        verbose_name_plural = _("recipients")
        constraints = [
            models.UniqueConstraint(
                fields=["message", "number"],
                name="recipient_number_once",
                violation_error_message=_("This message already has a recipient of this number."),
            ),
            models.UniqueConstraint(
                fields=["message", "party"],
                name="recipient_once",
                violation_error_message=_("This party is already among the recipients."),
            ),
        ]

    def __str__(self):
        return f"{self.get_role_display()} {self.number}"


class Action(Dated, Attested, Numbered):
    """One dated step in a message's history."""

    class Kind(models.TextChoices):
        PROPOSED = "proposed", _("proposed")
        DRAFTED = "drafted", _("drafted")
        PREPARED = "prepared", _("prepared")
        SUBMITTED = "submitted", _("submitted")
        APPROVED = "approved", _("approved")
        NOT_APPROVED = "not-approved", _("not approved")
        INSTRUCTED = "instructed", _("instructed")
        SENT = "sent", _("sent")
        DELIVERED = "delivered", _("delivered")
        PUBLISHED = "published", _("published")
        RECEIVED = "received", _("received")
        REPORTED = "reported", _("reported")
        DECLASSIFIED = "declassified", _("declassified")

    message = models.ForeignKey(Message, models.CASCADE, related_name="actions", verbose_name=_("message"))
    kind = models.CharField(_("step"), max_length=14, choices=Kind)
    by = models.ForeignKey(
        Party,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("by"),
        help_text=_("Who did it."),
    )
    to = models.ForeignKey(
        Party,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("to"),
        help_text=_("To whom."),
    )
    remark = models.CharField(
        _("remark"), max_length=240, blank=True, help_text=_("What our source adds, in a sentence.")
    )

    class Meta:
        ordering = ["message", "number"]
        verbose_name = _("step")
        verbose_name_plural = _("history")
        constraints = [
            models.UniqueConstraint(
                fields=["message", "number"],
                name="action_number_once",
                violation_error_message=_("This message already has a step of this number."),
            ),
            models.CheckConstraint(
                condition=models.Q(dated_to__gte=models.F("dated_from")),
                name="action_dates_in_order",
                violation_error_message=_("The latest date is before the earliest date."),
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.date}"


class Demand(Numbered):
    """A numbered point a message makes."""

    message = models.ForeignKey(Message, models.CASCADE, related_name="demands", verbose_name=_("message"))
    text = models.CharField(
        _("what it asks"),
        max_length=240,
        help_text=_("In our words: An international tribunal for five people"),
    )

    class Meta:
        ordering = ["message", "number"]
        verbose_name = _("demand")
        verbose_name_plural = _("demands")
        constraints = [
            models.UniqueConstraint(
                fields=["message", "number"],
                name="demand_number_once",
                violation_error_message=_("This message already has a demand of this number."),
            )
        ]

    def __str__(self):
        return self.text


class Response(Named, Attested, Versioned):
    """What one message is to another: an answer of some kind, to the whole or point by point."""

    class Kind(models.TextChoices):
        IN_WRITING = "in-writing", _("reply in writing")
        FORM_UNKNOWN = "form-unknown", _("reply, its form not stated")
        PUBLIC = "public-statement", _("public statement, not to the sender")
        ACKNOWLEDGEMENT = "acknowledgement", _("acknowledgement")
        REFUSAL = "refusal", _("refusal")

    message = models.ForeignKey(Message, models.PROTECT, related_name="responses", verbose_name=_("message answered"))
    reply = models.ForeignKey(Message, models.PROTECT, related_name="answers", verbose_name=_("answered by"))
    kind = models.CharField(_("kind"), max_length=16, choices=Kind, default=Kind.IN_WRITING)
    remark = models.CharField(
        _("remark"), max_length=240, blank=True, help_text=_("What it takes up and what it passes over.")
    )

    class Meta:
        ordering = ["slug"]
        verbose_name = _("response")
        verbose_name_plural = _("responses")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(message=models.F("reply")),
                name="response_not_to_itself",
                violation_error_message=_("A message cannot answer itself."),
            )
        ]

    def __str__(self):
        return self.slug

    def natural_key(self):
        return (self.slug,)

    natural_key.dependencies = ["archive.message", "archive.footnote"]


class DemandAnswer(models.Model):
    """What a response does with one demand."""

    class Outcome(models.TextChoices):
        MET = "met", _("met")
        AGREED = "agreed", _("agreed to")
        REJECTED = "rejected", _("rejected")
        DEFLECTED = "deflected", _("deflected")
        IGNORED = "ignored", _("passed over")

    response = models.ForeignKey(Response, models.CASCADE, related_name="demand_answers", verbose_name=_("response"))
    demand = models.ForeignKey(Demand, models.PROTECT, related_name="+", verbose_name=_("demand"))
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome)
    excerpt = models.ForeignKey(
        Excerpt, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("in these words")
    )

    class ByDemand(models.Manager.from_queryset(DeskQuerySet)):
        def get_by_natural_key(self, response, message, number):
            return self.get(response__slug=response, demand__message__source__slug=message, demand__number=number)

    objects = ByDemand()

    class Meta:
        ordering = ["response", "demand"]
        verbose_name = _("answer to a demand")
        verbose_name_plural = _("answers to demands")
        constraints = [
            models.UniqueConstraint(
                fields=["response", "demand"],
                name="demand_answered_once",
                violation_error_message=_("This response already says what it does with this demand."),
            )
        ]

    def __str__(self):
        return self.get_outcome_display()

    def natural_key(self):
        return (self.response.slug, *self.demand.natural_key())

    natural_key.dependencies = ["archive.response", "archive.demand", "archive.excerpt"]

    def clean(self):
        super().clean()
        if self.response_id and self.demand_id and self.demand.message_id != self.response.message_id:
            raise ValidationError({"demand": _("This demand belongs to another message.")})


class Silence(Named, Dated, Attested, Versioned):
    """No reply in our sources, or another thing that is not there; who, from when, and who says so until when.

    “Answered elsewhere” is no row here: it follows from a response by public statement.
    """

    class Kind(models.TextChoices):
        UNANSWERED = "unanswered", _("unanswered: no reply in our sources")
        UNSPOKEN = "unspoken", _("unspoken: known inside, not said outside")
        NOT_USED = "not-used", _("not used: a known route nobody took")
        NOT_FOUND = "not-found", _("not found: looked for, nothing turned up")
        ABSENT_VOICE = "absent-voice", _("absent voice: spoken about, never speaking")

    kind = models.CharField(_("kind"), max_length=14, choices=Kind)
    party = models.ForeignKey(
        Party, models.PROTECT, null=True, blank=True, related_name="silences", verbose_name=_("who is silent")
    )
    message = models.ForeignKey(
        Message,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="silences",
        verbose_name=_("to which message"),
    )
    attested_until = models.DateField(
        _("attested until"),
        null=True,
        blank=True,
        help_text=_("The date of the latest paper that still says there is no answer. Blank: no later date."),
    )
    searched = models.CharField(
        _("where searched"), max_length=240, blank=True, help_text=_("The article's Moscow archives.")
    )
    scope = models.CharField(
        _("scope"),
        max_length=300,
        help_text=_("One sentence: No reply from Washington in our sources, which are Moscow papers."),
    )

    class Meta:
        ordering = ["dated_from", "slug"]
        verbose_name = _("silence")
        verbose_name_plural = _("silences")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(kind="unanswered") | models.Q(message__isnull=False, party__isnull=False),
                name="silence_unanswered_has_message_and_party",
                violation_error_message=_("An unanswered message needs the message, and who did not answer."),
            ),
            models.CheckConstraint(
                condition=models.Q(attested_until__gte=models.F("dated_from")),
                name="silence_days_in_order",
                violation_error_message=_("It is attested until a day before it begins."),
            ),
        ]

    def __str__(self):
        return f"{self.slug}: {self.scope}"

    def natural_key(self):
        return (self.slug,)

    natural_key.dependencies = ["archive.message", "archive.footnote", "archive.party"]

    def clean(self):
        """The constraint once more, since a form does not know the day that `date` begins with until it is saved."""
        super().clean()
        try:
            first, _last = bounds(self.date) if self.date else (None, None)
        except ValueError:
            return  # the field says so itself
        if first and self.attested_until and self.attested_until < first:
            raise ValidationError({"attested_until": _("It is attested until a day before it begins.")})
