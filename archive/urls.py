from django.urls import path

from archive.views.lists import source_list
from archive.views.parties import party_page
from archive.views.sources import source_page

urlpatterns = [
    path("", source_list, name="source_list"),
    path("sources/<slug:slug>/", source_page, name="source_page"),
    path("parties/<slug:slug>/", party_page, name="party_page"),
]
