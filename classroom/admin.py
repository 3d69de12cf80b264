"""The curator's desk for answers given: to look at, not to change."""

from django.contrib import admin

import quiz.beside
from archive.admin import DeskAdmin

from .going import counts, panel
from .models import Attempt

quiz.beside.add(panel=panel, counts=counts)


@admin.register(Attempt)
class AttemptAdmin(DeskAdmin):
    list_display = ["question", "answer", "fraction", "confidence", "mode", "day", "edition"]
    list_filter = ["mode", "confidence", "day"]
    list_select_related = ["edition"]
    search_fields = ["question"]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False
