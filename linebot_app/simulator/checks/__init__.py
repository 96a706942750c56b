"""What LINE refuses in a request to send messages, as tables of fields; what it does with the rest is not here."""

from __future__ import annotations

from linebot_app.simulator.checks.messages import check_messages
from linebot_app.simulator.checks.problems import Problem, Problems, error_body

__all__ = ["Problem", "Problems", "check_messages", "error_body"]
