from django.urls import path

from archive import views

urlpatterns = [
    path("", views.SourceList.as_view(), name="source_list"),
    path("sources/<slug:slug>/", views.source_page, name="source_page"),
]
