"""Danger before any routing, and the windows that help; the conversation about it lives in the stages."""

from flows.safety.danger import Danger, is_clear_by_ear, is_named_by_ear, look
from flows.safety.windows import WindowEntry, every_window, windows

__all__ = ["Danger", "WindowEntry", "every_window", "is_clear_by_ear", "is_named_by_ear", "look", "windows"]
