"""Group and multi-person chats: made, joined and left by the bot and by people."""

from __future__ import annotations

from linebot_app.simulator import ids
from linebot_app.simulator.happenings import Happenings
from linebot_app.simulator.world import Doc


class Groups(Happenings):
    """Everything here raises Refused when there is no such group or person."""

    def add_group(self, name: str, members: list[str], *, kind: str = "group") -> Doc:
        """A group chat without the bot; `join` invites it."""
        key = ids.new_group() if kind == "group" else ids.new_room()
        group: Doc = {
            "id": key,
            "name": name,
            "kind": kind,
            "members": members,
            "joined": False,
            "made": self.world.now_ms(),
        }
        with self.world.change():
            for member in members:
                self._person(member)
            self.world.keep_group(group)
        return group

    def bot_joins(self, key: str) -> Doc:
        with self.world.change():
            group = self._group(key)
            self.world.keep_group({**group, "joined": True})
            return self._event(key, {"type": "join"}, None, kind="join")

    def bot_leaves(self, key: str) -> Doc:
        with self.world.change():
            group = self._group(key)
            entry = self._event(key, {"type": "leave"}, None, kind="leave", replyable=False)
            self.world.keep_group({**group, "joined": False})
            return entry

    def members_change(self, key: str, people: list[str], *, joined: bool) -> Doc:
        with self.world.change():
            group = self._group(key)
            for one in people:
                self._person(one)
            rest = [one for one in group["members"] if one not in people]
            self.world.keep_group({**group, "members": rest + people if joined else rest})
            members = {"members": [{"type": "user", "userId": one} for one in people]}
            event: Doc = (
                {"type": "memberJoined", "joined": members} if joined else {"type": "memberLeft", "left": members}
            )
            return self._event(key, event, None, kind=event["type"], replyable=joined)
