from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.db.models.signals import post_migrate


class ConfigConfig(AppConfig):
    """The wiring; it has commands of its own, no tables."""

    name = "config"

    def ready(self):
        from config import roles

        post_migrate.connect(roles.on_post_migrate, dispatch_uid="config.roles")


class DeskConfig(AdminConfig):
    """Django's admin, with the curator's desk as its site."""

    default_site = "config.desk.Desk"
