"""The curator's desk for exhibits and their pages."""

from .exhibits import ExhibitAdmin
from .pages import PageAdmin
from .reports import ReportAdmin

__all__ = ["ExhibitAdmin", "PageAdmin", "ReportAdmin"]
