import sys

from django.apps import AppConfig
from django.contrib.admin.apps import SimpleAdminConfig
from django.db.models.signals import post_migrate


class ConfigConfig(AppConfig):
    """The wiring; it has commands of its own, no tables."""

    name = "config"

    def ready(self):
        from config import roles

        post_migrate.connect(roles.on_post_migrate, dispatch_uid="config.roles")


class DeskConfig(SimpleAdminConfig):
    """Django's admin, with the curator's desk as its site.

    A process that serves loads the forms of all rooms when somebody first comes to the desk (config/desk_urls.py):
    readers need none of them, and they are a third of what there is to load.
    """

    default_site = "config.desk.Desk"

    def ready(self):
        super().ready()
        if "config.wsgi" not in sys.modules:
            self.module.autodiscover()
