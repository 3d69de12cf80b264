from django.core.management.base import BaseCommand
from django.db import DatabaseError

from config.links import first_link


class Command(BaseCommand):
    help = "Print a one-time link that sets the first curator's password, while nobody can sign in."
    requires_system_checks = ()

    def handle(self, **options):
        try:
            link = first_link()
        except DatabaseError:
            raise SystemExit("The database is not ready. Start Note Verbale once, then ask for the link.") from None
        if link:
            self.stdout.write(f"Nobody can sign in yet. This link sets the first curator's password, once:\n{link}")
