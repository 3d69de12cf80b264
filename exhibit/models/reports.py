"""What readers report, and the corrections that come of it."""

from django.db import models
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from archive.models import DeskQuerySet, Versioned

from .exhibits import Exhibit


class ReportQuerySet(DeskQuerySet):
    def visible_to(self, user):
        """Those about the exhibits a colleague sees."""
        return self.filter(exhibit__in=Exhibit.objects.visible_to(user))

    def changeable_by(self, user):
        return self.filter(exhibit__in=Exhibit.objects.changeable_by(user))

    def corrections_of(self, exhibit):
        """The corrections to an exhibit (its slug) that everybody may read, newest first."""
        accepted = self.filter(exhibit__slug=exhibit, state=Report.State.ACCEPTED)
        return accepted.defer("words", "suggested", "contact").order_by("-decided_on", "-pk")


class Report(Versioned):
    """A reading that somebody finds wrong, and what the curators made of it. Only `contact` tells who sent it."""

    class State(models.TextChoices):
        OPEN = "open", _("open")
        ACCEPTED = "accepted", _("accepted: we have corrected it")
        DECLINED = "declined", _("declined")

    exhibit = models.ForeignKey(Exhibit, models.CASCADE, related_name="reports", verbose_name=_("exhibit"))
    place = models.CharField(
        _("where"), max_length=200, help_text=_("As the reader says it: footnote 49, or the second paragraph.")
    )
    source = models.SlugField(
        _("source"), max_length=80, blank=True, help_text=_("The short name, if it is about one.")
    )
    words = models.TextField(_("what looks wrong"), max_length=2000)
    suggested = models.CharField(_("suggested reading"), max_length=400, blank=True)
    contact = models.CharField(
        _("contact"), max_length=200, blank=True, help_text=_("Only if the reader gave one. Dropped when you decide.")
    )
    edition = models.PositiveIntegerField(_("edition read"))
    sent_on = models.DateField(_("sent"), default=timezone.localdate)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.OPEN)
    public_words = models.CharField(
        _("what readers are told"),
        max_length=400,
        blank=True,
        help_text=_("Of an accepted correction, in the log: Footnote 49 is now read as file 407, not folder 407."),
    )
    decided_on = models.DateField(_("decided"), null=True, blank=True, editable=False)

    objects = models.Manager.from_queryset(ReportQuerySet)()

    class Meta:
        ordering = ["-sent_on", "-pk"]
        verbose_name = _("report of a reading")
        verbose_name_plural = _("reports of readings")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state="open", decided_on__isnull=True)
                | (~models.Q(state="open") & models.Q(decided_on__isnull=False, contact="")),
                name="report_decided_without_contact",
                violation_error_message=_("A report that is decided keeps no contact and has a date."),
            ),
            models.CheckConstraint(
                condition=~models.Q(state="accepted") | ~models.Q(public_words=""),
                name="report_accepted_in_words",
                violation_error_message=_("Say in a sentence what was corrected; readers see it."),
            ),
        ]

    def __str__(self):
        return Truncator(self.words).words(8)

    def clean(self):
        super().clean()
        self.settle()

    def save(self, *args, **kwargs):
        self.settle()
        super().save(*args, **kwargs)

    def settle(self):
        """A decided report has its day and no contact; an open one has no day."""
        if self.state == self.State.OPEN:
            self.decided_on = None
        else:
            self.decided_on = self.decided_on or timezone.localdate()
            self.contact = ""
