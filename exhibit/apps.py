from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExhibitConfig(AppConfig):
    name = "exhibit"
    verbose_name = _("Exhibits")

    def ready(self):
        import archive.uses
        import quiz.uses
        from exhibit.uses import exhibits_with, pages_that_ask

        archive.uses.add(exhibits_with)
        quiz.uses.add(pages_that_ask)
