"""The curator's desk for exhibits and their pages."""

from .exhibits import ExhibitAdmin, PartAdmin
from .pages import PageAdmin

__all__ = ["ExhibitAdmin", "PageAdmin", "PartAdmin"]
