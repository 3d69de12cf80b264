from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExhibitConfig(AppConfig):
    name = "exhibit"
    verbose_name = _("Exhibits")

    def ready(self):
        from archive import addresses, uses
        from exhibit.uses import address_of_page, exhibits_with

        addresses.reach_pages(address_of_page)
        uses.add(exhibits_with)
