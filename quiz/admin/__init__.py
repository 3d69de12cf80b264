"""The curator's desk for questions: the bank, and a form made for each kind."""

from .misconceptions import MisconceptionAdmin
from .questions import QuestionAdmin

__all__ = ["MisconceptionAdmin", "QuestionAdmin"]
