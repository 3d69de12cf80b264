from django.urls import path

from archive.views.lists import SourceList
from archive.views.sources import source_page

urlpatterns = [
    path("", SourceList.as_view(), name="source_list"),
    path("sources/<slug:slug>/", source_page, name="source_page"),
]
