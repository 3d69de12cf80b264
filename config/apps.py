from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class ConfigConfig(AppConfig):
    """The wiring; it has commands of its own, no tables."""

    name = "config"


class DeskConfig(AdminConfig):
    """Django's admin, with the curator's desk as its site."""

    default_site = "config.desk.Desk"
