import time

from django.core.management import BaseCommand

from archive.models import Published
from exhibit import publishing

WIDTH = 30


class Command(BaseCommand):
    help = "Write anew what the archive lists and searches, from the current editions."

    def handle(self, **options):
        began = time.monotonic()
        exhibits = publishing.open_to_readers()
        for done, exhibit in enumerate(exhibits):
            self.draw(done, len(exhibits), exhibit.slug)
            publishing.rewrite(exhibit)
        self.draw(len(exhibits), len(exhibits), "")
        things = Published.objects.count()
        self.stdout.write(f"\nExhibits: {len(exhibits)}, things: {things}, {time.monotonic() - began:.1f} s.")

    def draw(self, done, of, name):
        filled = WIDTH * done // of if of else WIDTH
        self.stdout.write(f"\r[{'#' * filled}{'.' * (WIDTH - filled)}] {done} of {of} {name:<40.40}", ending="")
        self.stdout.flush()
