"""What has been published: numbered, dated, never changed."""

import gzip
import hashlib

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from archive.models import DeskQuerySet
from exhibit.record import FORMAT, decode, encode

from .exhibits import Exhibit


class EditionQuerySet(DeskQuerySet):
    def visible_to(self, user):
        return self.filter(exhibit__in=Exhibit.objects.visible_to(user))

    def of(self, exhibit):
        """An exhibit's editions (its slug), newest first, without their content."""
        return self.filter(exhibit__slug=exhibit).defer("content").order_by("-number")

    def update(self, **kwargs):
        frozen = set(kwargs) - Edition.MAY_CHANGE
        if frozen:
            raise TypeError(f"An edition never changes: {', '.join(sorted(frozen))}.")
        return super().update(**kwargs)

    def delete(self):
        raise TypeError("An edition is never deleted; it can be withdrawn.")


class Edition(models.Model):
    """The whole of an exhibit as it was published once. Its content is a Record; only its withdrawal is added later."""

    MAY_CHANGE = frozenset({"withdrawn_on", "withdrawn_reason"})

    exhibit = models.ForeignKey(Exhibit, models.PROTECT, related_name="editions", verbose_name=_("exhibit"))
    number = models.PositiveIntegerField(_("number"))
    published_on = models.DateTimeField(_("published"))
    editor = models.CharField(
        _("editor"), max_length=150, help_text=_("As text: the person may leave, the name stays.")
    )
    note = models.CharField(_("note"), max_length=240, blank=True, help_text=_("What changed, in a sentence."))
    format = models.PositiveSmallIntegerField(_("format"), default=FORMAT)
    digest = models.CharField(_("digest"), max_length=64)
    content = models.BinaryField(_("content"), editable=False)
    withdrawn_on = models.DateTimeField(_("withdrawn"), null=True, blank=True, editable=False)
    withdrawn_reason = models.CharField(_("reason"), max_length=240, blank=True, editable=False)

    objects = models.Manager.from_queryset(EditionQuerySet)()

    class Meta:
        ordering = ["exhibit", "-number"]
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        constraints = [
            models.UniqueConstraint(fields=["exhibit", "number"], name="edition_number_once"),
            models.CheckConstraint(
                condition=models.Q(withdrawn_on__isnull=True) | ~models.Q(withdrawn_reason=""),
                name="edition_withdrawn_with_reason",
                violation_error_message=_("Say why the edition is withdrawn."),
            ),
        ]

    def __str__(self):
        return f"{self.exhibit_id}/{self.number}"

    def get_absolute_url(self):
        return reverse("old_cover", args=[self.exhibit.slug, self.number])

    def save(self, *args, **kwargs):
        if not self._state.adding:
            fields = kwargs.get("update_fields")
            if fields is None or set(fields) - self.MAY_CHANGE:
                raise TypeError("An edition never changes; only its withdrawal is added.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise TypeError("An edition is never deleted; it can be withdrawn.")

    @classmethod
    def pack(cls, record):
        """The fields that hold a Record: its format, digest and gzipped bytes (the same bytes for the same content)."""
        content = encode(record)
        return {
            "format": FORMAT,
            "digest": hashlib.sha256(content).hexdigest(),
            "content": gzip.compress(content, 9, mtime=0),
        }

    @property
    def record(self):
        """The Record, decoded anew; see exhibit.standing.record_of for the one kept in memory."""
        return decode(gzip.decompress(bytes(self.content)), self.format)
