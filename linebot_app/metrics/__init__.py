"""What monitoring may know: numbers of events and how long they took, never words or persons."""

from linebot_app.metrics.tally import TALLY, Tally

__all__ = ["TALLY", "Tally"]
