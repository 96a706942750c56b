"""What the client says now, put together from the script; which line it is was worked out in talk.py."""

from __future__ import annotations

from dataclasses import replace

from flows.rehearsal.remarks import PRAISED
from flows.rehearsal.scene import Scene
from flows.rehearsal.script import LINES, SCENES, moved_by, row_of, wants
from flows.rehearsal.talk import EVADES, GOOD, ONLY_SORRY, SHARP, SILENT, TOO_MUCH, Answered, Talk

# Slips that a client presses on with the same words.
SAME_PRESS = {
    "counter_accusation": "sharp",
    "threat": "sharp",
    "pushed_away": "evading",
    "legal_admission": "pays",
}


def line(talk: Talk, scene: Scene) -> str:
    """The line in sight; after the end the client's last one."""
    if talk.pressing:
        return _say(scene, f"rehearsal.press.{SAME_PRESS.get(talk.pressing, talk.pressing)}.{talk.temper}")
    if talk.is_over:
        said = _say(scene, f"rehearsal.closing.{talk.mood}.{talk.temper}")
    else:
        row = row_of(LINES[talk.beat], replace(scene, said=talk.said))
        said = _say(scene, f"rehearsal.line.{talk.beat}.{row}.{talk.temper}")
    if not (reaction := _reaction(talk, scene)):
        return said
    said = said.removeprefix(scene.wording.text("rehearsal.pause")).lstrip()
    return scene.wording.text("chat.join.sentences").join((reaction, said))


def place(scene: Scene) -> str:
    """Where the two meet, said before the first line."""
    return _say(scene, f"rehearsal.scene.{row_of(SCENES, scene)}")


def _reaction(talk: Talk, scene: Scene) -> str:
    """What the client makes of the answer before: won over by what was good in it, or not."""
    last = talk.last
    if last is None or (talk.is_over and last.came_to != GOOD):
        return ""
    if last.came_to == GOOD:
        return _say(scene, f"rehearsal.soften.{_what_moved(last, talk.temper, scene)}.{talk.temper}")
    if last.came_to in (EVADES, SHARP, TOO_MUCH):
        return _say(scene, f"rehearsal.unmoved.{talk.temper}")
    if last.came_to in (ONLY_SORRY, SILENT):
        return _say(scene, f"rehearsal.{last.came_to}.{talk.temper}")
    return _say(scene, f"rehearsal.nod.{talk.temper}", len(talk.answers))


def _what_moved(answered: Answered, temper: str, scene: Scene) -> str:
    asked = answered.good & wants(answered.beat, scene)
    moved = [name for name in PRAISED if name in asked]
    return next((name for name in moved if name in moved_by(temper)), moved[0])


def _say(scene: Scene, key: str, variant: int = 0) -> str:
    return scene.wording.text(key, variant, **scene.words)
