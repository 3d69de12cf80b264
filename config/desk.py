"""The curator's desk: Django's admin under the site's own name and content policy, with a way in."""

from csp.decorators import csp_replace
from django.conf import settings
from django.contrib import admin
from django.urls import path
from django.utils.translation import gettext_lazy as _


class Desk(admin.AdminSite):
    site_header = site_title = _("Note Verbale")
    index_title = _("Desk")
    enable_nav_sidebar = False  # a lesson's blocks need the room
    rooms = ("exhibit", "quiz", "archive", "classroom")  # in a curator's order; what is not ours comes last

    def admin_view(self, view, cacheable=False):
        return csp_replace(settings.DESK_CONTENT_SECURITY_POLICY)(super().admin_view(view, cacheable))

    def get_urls(self):
        from archive import picker
        from exhibit.admin import writing

        own = [path("cite/", self.admin_view(picker.cite), name="cite")]
        return [*own, *writing.urls(self, settings.DESK_CONTENT_SECURITY_POLICY), *super().get_urls()]

    def get_app_list(self, request, app_label=None):
        places = {room: place for place, room in enumerate(self.rooms)}
        return sorted(super().get_app_list(request, app_label), key=lambda app: places.get(app["app_label"], 99))

    def index(self, request, extra_context=None):
        """The rooms' panels first, the lists of rows last."""
        import classroom.desk
        import exhibit.desk

        panels = [room.desk.panel(request) for room in (exhibit, classroom)]
        return super().index(request, {"panels": panels, **(extra_context or {})})
