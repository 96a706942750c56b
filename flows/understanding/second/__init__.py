"""A learned second opinion beside the rules: reads letters and word fields, needs no package, can only make the rules more careful."""

from flows.understanding.second.opinion import TASKS, Opinion, opinion, raised

__all__ = ["TASKS", "Opinion", "opinion", "raised"]
