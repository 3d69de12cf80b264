"""Addresses of exhibits, wired in config beside those of answers, since these belong to classroom."""

from django.urls import path

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


def pages(made, prefix):
    return [path(end, made(show), name=f"{prefix}{name}") for end, show, name in PAGES]


of_drafts = pages(views.of_draft, "preview_")
of_editions = [
    path("sources/<slug:slug>/", views.old_source, name="old_source"),
    path("sources/<slug:slug>.<str:format>", views.old_source, name="old_source_as"),
    *pages(views.of_edition, "old_"),
]
of_exhibits = [
    path("report/", reporting.report, name="report"),
    path("corrections/", reporting.corrections, name="corrections"),
    path("editions/", views.editions, name="editions"),
    *pages(views.of_edition, ""),
]
urlpatterns = [
    path("", views.exhibits, name="exhibits"),
    path("health/", views.health, name="health"),
    path("privacy/", views.page_in_words, {"name": "privacy"}, name="privacy"),
    path("accessibility/", views.page_in_words, {"name": "accessibility"}, name="accessibility"),
]
