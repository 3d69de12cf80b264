"""The curator's desk: Django's admin under the site's own name and content policy."""

from csp.decorators import csp_replace
from django.conf import settings
from django.contrib import admin
from django.utils.translation import gettext_lazy as _


class Desk(admin.AdminSite):
    site_header = site_title = _("Note Verbale")
    index_title = _("Desk")

    def admin_view(self, view, cacheable=False):
        return csp_replace(settings.DESK_CONTENT_SECURITY_POLICY)(super().admin_view(view, cacheable))
