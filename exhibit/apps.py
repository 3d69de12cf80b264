from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExhibitConfig(AppConfig):
    name = "exhibit"
    verbose_name = _("Exhibits")

    def ready(self):
        from archive import uses
        from exhibit.uses import exhibits_with

        uses.add(exhibits_with)
