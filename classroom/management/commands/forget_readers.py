from datetime import timedelta

from django.conf import settings
from django.core.management import BaseCommand
from django.utils import timezone

from classroom.models import Attempt


class Command(BaseCommand):
    help = "Drop the random names of browsers that first answered more than ANSWERS_KEPT_DAYS ago. The answers stay."

    def handle(self, *args, **options):
        before = timezone.localdate() - timedelta(days=settings.ANSWERS_KEPT_DAYS)
        named = Attempt.objects.exclude(reader="")
        old = named.filter(day__lt=before).values("reader")
        count = named.filter(reader__in=old).update(reader="")
        self.stdout.write(f"{count} answers of browsers that began before {before} have no name any more.")
