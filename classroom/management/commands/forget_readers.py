from datetime import timedelta

from django.conf import settings
from django.core.management import BaseCommand
from django.utils import timezone

from classroom.models import Attempt


class Command(BaseCommand):
    help = "Drop the random names of browsers from answers older than ANSWERS_KEPT_DAYS. The answers stay."

    def handle(self, *args, **options):
        before = timezone.localdate() - timedelta(days=settings.ANSWERS_KEPT_DAYS)
        count = Attempt.objects.filter(day__lt=before).exclude(reader="").update(reader="")
        self.stdout.write(f"{count} answers given before {before} have no browser's name any more.")
