from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExhibitConfig(AppConfig):
    name = "exhibit"
    verbose_name = _("Exhibits")
