"""Addresses of exhibits. An answer's address is wired in config, since answers belong to classroom."""

from django.urls import path

from exhibit import exchange_views, views

urlpatterns = [
    path("", views.exhibits, name="exhibits"),
    path("health/", views.health, name="health"),
    path("privacy/", views.page_in_words, {"name": "privacy"}, name="privacy"),
    path("accessibility/", views.page_in_words, {"name": "accessibility"}, name="accessibility"),
    path("preview/<str:token>/", views.preview_cover, name="preview_cover"),
    path("preview/<str:token>/exchange.csv", exchange_views.preview_exchange_csv, name="preview_exchange_csv"),
    path("preview/<str:token>/exchange.svg", exchange_views.preview_exchange_svg, name="preview_exchange_svg"),
    path("preview/<str:token>/exchange/", exchange_views.preview_exchange, name="preview_exchange"),
    path("preview/<str:token>/<slug:slug>/", views.preview_page, name="preview_page"),
    path("<slug:exhibit>/", views.cover, name="cover"),
    path("<slug:exhibit>/exchange/", exchange_views.exchange_page, name="exchange"),
    path("<slug:exhibit>/exchange.csv", exchange_views.exchange_csv, name="exchange_csv"),
    path("<slug:exhibit>/exchange.svg", exchange_views.exchange_svg, name="exchange_svg"),
    path("<slug:exhibit>/editions/", views.editions, name="editions"),
    path("<slug:exhibit>/editions/<int:number>/", views.cover, name="old_cover"),
    path("<slug:exhibit>/editions/<int:number>/exchange/", exchange_views.exchange_page, name="old_exchange"),
    path("<slug:exhibit>/editions/<int:number>/exchange.csv", exchange_views.exchange_csv, name="old_exchange_csv"),
    path("<slug:exhibit>/editions/<int:number>/exchange.svg", exchange_views.exchange_svg, name="old_exchange_svg"),
    path("<slug:exhibit>/editions/<int:number>/<slug:slug>/", views.lesson_page, name="old_page"),
    path("<slug:exhibit>/<slug:slug>/", views.lesson_page, name="lesson_page"),
]
