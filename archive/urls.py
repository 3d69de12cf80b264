from django.urls import path

from archive.views.exports import column_guide, sources_as, table
from archive.views.footnotes import footnote_index
from archive.views.lists import source_list
from archive.views.parties import party_page
from archive.views.shelfmarks import shelfmark_page
from archive.views.sources import source_as, source_page

urlpatterns = [
    path("", source_list, name="source_list"),
    path("<slug:name>.csv", table, name="table"),
    path("sources.<str:format>", sources_as, name="sources_as"),
    path("sources/<slug:slug>/", source_page, name="source_page"),
    path("sources/<slug:slug>.<str:format>", source_as, name="source_as"),
    path("parties/<slug:slug>/", party_page, name="party_page"),
    path("footnotes/", footnote_index, name="footnote_index"),
    path("shelfmarks/<slug:code>/", shelfmark_page, name="shelfmark_page"),
    path("columns/", column_guide, name="column_guide"),
]
