from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExhibitConfig(AppConfig):
    name = "exhibit"
    verbose_name = _("Exhibits")

    def ready(self):
        import quiz.uses
        from archive import addresses, held, uses
        from exhibit.uses import address_of_page, current_editions, exhibits_with, pages_that_ask

        addresses.reach_pages(address_of_page)
        held.add(current_editions)
        uses.add(exhibits_with)
        quiz.uses.add(pages_that_ask)
