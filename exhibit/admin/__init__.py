"""The curator's desk for exhibits, their pages, the routes through them and their glossary."""

import quiz.beside
from exhibit.alone import preview_panel

from .exhibits import ExhibitAdmin
from .pages import PageAdmin
from .reports import ReportAdmin
from .routes import RouteAdmin, TermAdmin

quiz.beside.add(panel=preview_panel)

__all__ = ["ExhibitAdmin", "PageAdmin", "ReportAdmin", "RouteAdmin", "TermAdmin"]
