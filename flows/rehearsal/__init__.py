"""Practising the call or the visit: a scripted client, lines that depend on case and answer, a kind word on each; the
conversation around it lives in flows/rehearsing.py."""

from flows.rehearsal.judging import Judged, Slip, judge
from flows.rehearsal.lines import line, place
from flows.rehearsal.own_words import worth_saying_again
from flows.rehearsal.remarks import MOST_QUOTED, Remark, hint, remark, to_try, went_well
from flows.rehearsal.scene import PLACES, Scene, is_ahead, is_safe, place_named
from flows.rehearsal.script import TEMPERS, tempers
from flows.rehearsal.talk import Talk, talk_of

__all__ = [
    "MOST_QUOTED",
    "PLACES",
    "TEMPERS",
    "Judged",
    "Remark",
    "Scene",
    "Slip",
    "Talk",
    "hint",
    "is_ahead",
    "is_safe",
    "judge",
    "line",
    "place",
    "place_named",
    "remark",
    "talk_of",
    "tempers",
    "to_try",
    "went_well",
    "worth_saying_again",
]
