"""Says back how somebody feels in their own words, where they told it in words; feelings that were tapped or rated are
named in reflecting.py."""

from __future__ import annotations

import re

from flows.case import Case
from flows.reply import Reply
from flows.turn import Say
from flows.understanding.no_figures import wants_no_figures
from flows.understanding.reading import Feeling, Reading
from flows.voice import listening, reflecting
from flows.voice.echoing import felt_by_them, said_back, short_whole

_RATED = re.compile(r"[0-9０-９]")
_POLITE = re.compile(r"(?:んです|です|ます|んだ|ねん|なあ|なー|わ|よ|ね|けど|し|って)*[。、.!！…\s]*$")
_LEADING = re.compile(r"^(?:あと|でも|なんか|ちょっと|それと|で)(?=.{2})|(?<=.{2})(?:と|や|も)$")
_SHORT = 14  # letters of one of two feelings that are quoted
_MANY = 6  # feelings: all of them are meant
_PARTS = re.compile(r"[。、,！!\n\s]+|(?<=[いだ])(?:し|けど)")


def taken(reply: Reply, case: Case, reading: Reading | None) -> None:
    """The feelings are known now: in their words where they have just told them so, else by name."""
    if reading is not None and wants_no_figures(reading.text):
        reply.say("feelings.heard.no_figures")
        if not case.feelings:
            return
    if len(case.feelings or {}) >= _MANY and case.strongest() == 0:
        reply.say("feelings.heard.every")
    elif reading is None or not heard(reply, reading, case):
        reflecting.felt(reply, case)


def heard(reply: Reply, reading: Reading, case: Case) -> bool:
    """One sentence with their words in it; False where they only named and rated."""
    if _RATED.search(reading.text) or wants_no_figures(reading.text):
        return False
    felt = [one for one in felt_by_them(reading) if one.name in (case.feelings or {})]
    parts = _told(reading.text, felt)
    if len(parts) > 1:
        reply.say("feelings.heard.several", personal=True, first=parts[0], second=parts[1])
        return True
    own, words = said_back(reading), short_whole(reading)
    if not felt or not (own or words) or words in (case.feelings or {}):
        return False
    if not own:
        sentence = reply.text(f"reflect.feeling.{felt[0].name}")
        reply.say("feelings.heard.quoted", personal=True, words=words, sentence=sentence)
        return True
    words = own
    reply.say("reflect.own", personal=True, words=words, sentence=reply.text(f"reflect.feeling.{felt[0].name}"))
    return True


def _told(text: str, felt: list[Feeling]) -> list[str]:
    """Two or more short parts of the text, each with a feeling of its own."""
    found: dict[str, str] = {}
    at = 0
    for part in _PARTS.split(text):
        start = text.find(part, at)
        at = start + len(part)
        inside = [one.name for one in felt if one.evidence is not None and start <= one.evidence.start < at]
        bare = _LEADING.sub("", _POLITE.sub("", part).strip() or part)
        if inside and inside[0] not in found and 2 <= len(bare) <= _SHORT:
            found[inside[0]] = bare
    return list(found.values()) if len(found) > 1 else []


def told_besides(reply: Reply, reading: Reading, *, of_others: bool) -> None:
    """What was told instead of a feeling is taken up, in their words where there are some."""
    relieved = any(one.name == "安堵" for one in felt_by_them(reading)) or _EASED.search(reading.text)
    words = said_back(reading)
    if relieved:
        reply.say("feelings.heard.eased")
    elif of_others and words:
        reply.say("reflect.own", personal=True, words=words, sentence=reply.text("feelings.heard.of_them"))
    elif of_others:
        reply.bubbles.append(Say(reply.text("feelings.heard.of_them")))
    else:
        listening.take_up(reply, reading)


_EASED = re.compile(r"(?:マシ|ましに|楽に|らくに|落ち着い|落ちつい|軽く)(?:に|なっ|な(?:り|る)|て)|(?i:\bbetter\b)")
