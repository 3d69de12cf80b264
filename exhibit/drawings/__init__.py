"""Pictures drawn from the record: each a function from Holdings to plain numbers, which one template draws."""

from .waiting import tally, waiting_chart

__all__ = ["tally", "waiting_chart"]
