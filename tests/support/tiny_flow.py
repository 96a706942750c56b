"""The smallest flow that has every effect; the chat that it is held in lives in chat.py."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

from flows.followup_times import Due
from flows.gathering import gather
from flows.turn import Bubble, Effect, Incoming, Kind, Part, Raises, Say, Turn


class TinyFlow:
    """Repeats what it hears. はい consents, いいえ refuses, 消して erases; 爆発 raises, once or always; あとで wishes
    to be asked an hour after it was said."""

    FLOW_VERSION = "tiny"

    def __init__(self) -> None:
        self.explosions = 10**9
        self.taken: list[Incoming] = []
        self.quiet = 0.0  # seconds that nobody may be written to
        self.fails_when_due = 0

    def due(self, session: dict[str, Any]) -> Due | None:
        at = session.get("due")
        return Due(datetime.fromtimestamp(at, UTC), f"1:{at}") if at else None

    def awake(self, now: datetime) -> datetime:
        return now + timedelta(seconds=self.quiet)

    def new_session(self) -> dict[str, Any]:
        return {"heard": [], "consented": False}

    def load(self, data: dict[str, Any]) -> dict[str, Any]:
        if data.get("broken"):
            raise ValueError("broken")
        return data

    def dump(self, session: dict[str, Any]) -> dict[str, Any]:
        return session

    def gather(self, parts: Iterable[Part]) -> list[Incoming]:
        return gather(parts)

    def replay(self, pairs: Iterable[tuple[Incoming, datetime]]) -> dict[str, Any]:
        session: dict[str, Any] = {}
        for incoming, now in pairs:
            session = session or self.new_session()
            self.take_turn(session, incoming, now)
        return session

    def text_to_suggest(self, session: dict[str, Any], incoming: Incoming) -> str:
        return incoming.text if incoming.kind is Kind.TEXT and session["consented"] else ""

    def take_turn(self, session: dict[str, Any], incoming: Incoming, now: datetime) -> Turn:
        self.taken.append(incoming)
        if incoming.kind is Kind.DUE:
            return self._asked(session, incoming.text)
        bubbles: tuple[Bubble, ...] = ()
        effects: list[Effect] = []
        if incoming.kind is Kind.UNSEND:
            gone = incoming.parts[0].message_id
            session["heard"] = [[one, "" if one == gone else text] for one, text in session["heard"]]
            effects.append(Effect(Raises.WITHDRAW, gone))
        elif incoming.kind is not Kind.UNFOLLOW:
            session["heard"] += [[part.message_id, part.text] for part in incoming.parts]
            if "爆発" in incoming.text and self.explosions > 0:
                self.explosions -= 1
                raise RuntimeError(incoming.text)
            bubbles = (Say(f"聞きました：{incoming.text or incoming.kind}", personal=True), Say("次の問い"))
            match incoming.text:
                case "はい":
                    session["consented"] = True
                    effects.append(Effect(Raises.REVEAL))
                case "いいえ":
                    effects.append(Effect(Raises.DISCARD))
                case "あとで":
                    session["due"] = int(now.timestamp()) + 3_600
                case "消して":
                    effects.append(Effect(Raises.ERASE))
                    bubbles = (Say("消しました"),)
        return Turn(bubbles, effects=tuple(effects), stage="tiny", question="next", withheld=not session["consented"])

    def _asked(self, session: dict[str, Any], key: str) -> Turn:
        if key.endswith(" unseen"):
            session["unseen"] = key.partition(" ")[0]
            session.pop("due", None)
            return Turn(stage="tiny", trigger="unseen")
        if self.fails_when_due > 0:
            self.fails_when_due -= 1
            raise RuntimeError(key)
        session.pop("due")
        return Turn((Say("その後"),), stage="tiny", question="how", trigger="due")
