"""A learned second opinion beside the rules: reads letters and word fields, needs no package, can only make the rules more careful."""

from flows.understanding.second.alarm import Alarm, alarm_in, discount, words_of
from flows.understanding.second.beyond import feelings_heard, harassment_heard
from flows.understanding.second.opinion import BAR, TASKS, Opinion, opinion

__all__ = [
    "BAR",
    "TASKS",
    "Alarm",
    "Opinion",
    "alarm_in",
    "discount",
    "feelings_heard",
    "harassment_heard",
    "opinion",
    "words_of",
]
