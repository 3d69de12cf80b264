"""The curator's desk for exhibits, their pages, the routes through them and their glossary."""

from .exhibits import ExhibitAdmin
from .pages import PageAdmin
from .reports import ReportAdmin
from .routes import RouteAdmin, TermAdmin

__all__ = ["ExhibitAdmin", "PageAdmin", "ReportAdmin", "RouteAdmin", "TermAdmin"]
