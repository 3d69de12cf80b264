"""Addresses of exhibits. An answer's address is wired in config, since answers belong to classroom."""

from django.urls import include, path

from exhibit import about, exchange_views, glossary, reporting, views, walking

# What an exhibit has, under its own address, under one of its editions, and under the token of its draft.
PAGES = [
    ("", views.show_cover, "cover"),
    ("exchange/", exchange_views.show_exchange, "exchange"),
    ("exchange.csv", exchange_views.show_csv, "exchange_csv"),
    ("exchange.svg", exchange_views.show_svg, "exchange_svg"),
    ("routes/", walking.show_routes, "routes"),
    ("routes/<slug:route>/", walking.show_route, "route"),
    ("routes/<slug:route>/end/", walking.show_route_end, "route_end"),
    ("routes/<slug:route>/print/", walking.show_route_print, "route_print"),
    ("routes/<slug:route>/teacher/", walking.show_route_teacher, "route_teacher"),
    ("routes/<slug:route>/<slug:slug>/", walking.show_route_page, "route_page"),
    ("glossary/", glossary.show_glossary, "glossary"),
    ("about/", about.show_about, "about"),
    ("<slug:slug>/", views.show_lesson_page, "page"),
]


def _under(beginning, made, prefix):
    pages = [path(end, made(show), name=f"{prefix}{name}") for end, show, name in PAGES]
    return path(beginning, include(pages))


urlpatterns = [
    path("", views.exhibits, name="exhibits"),
    path("health/", views.health, name="health"),
    path("privacy/", views.page_in_words, {"name": "privacy"}, name="privacy"),
    path("accessibility/", views.page_in_words, {"name": "accessibility"}, name="accessibility"),
    _under("preview/<str:token>/", views.of_draft, "preview_"),
    path("<slug:exhibit>/report/", reporting.report, name="report"),
    path("<slug:exhibit>/corrections/", reporting.corrections, name="corrections"),
    path("<slug:exhibit>/editions/", views.editions, name="editions"),
    path("<slug:exhibit>/editions/<int:number>/sources/<slug:slug>/", views.old_source, name="old_source"),
    path(
        "<slug:exhibit>/editions/<int:number>/sources/<slug:slug>.<str:format>", views.old_source, name="old_source_as"
    ),
    _under("<slug:exhibit>/editions/<int:number>/", views.of_edition, "old_"),
    _under("<slug:exhibit>/", views.of_edition, ""),
]
