from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand
from django.db import DatabaseError

from config.links import account, link_for


class Command(BaseCommand):
    help = "Print a one-time link with which NAME chooses a password and signs in. Makes the account if there is none."

    def add_arguments(self, parser):
        parser.add_argument("name")

    def handle(self, *, name, **options):
        try:
            get_user_model()._meta.get_field("username").clean(name, None)
            user, made = account(name)
        except ValidationError as error:
            raise SystemExit(f"“{name}” cannot be a name to sign in with. {error.messages[0]}") from None
        except DatabaseError:
            raise SystemExit("The database is not ready. Start Note Verbale once, then ask for the link.") from None
        if not user.is_active:
            raise SystemExit(f"The account {name} is switched off. A curator can switch it on under Users.")
        if made:
            role = "It may do everything." if user.is_superuser else "A curator gives it its role under Users."
            self.stdout.write(f"Made the account {name}. {role}")
        self.stdout.write(link_for(user))
