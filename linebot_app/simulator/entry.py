"""One line of a chat as tests read it: its text, what can be tapped in it, how it travelled; it fetches nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a chat. `raw` has everything: for the bot `via` ("reply" or "push"), `token`, `retry_key`,
    `request_id`, `delivered`; for a person `webhook` ({n, state, status, tries}), `event_id`, `read`, `unsent`; for
    taps `postback`."""

    raw: Json

    @property
    def side(self) -> str:
        """person, bot or notice (follow, block, join …)."""
        return str(self.raw["side"])

    @property
    def seq(self) -> int:
        return int(self.raw["seq"])

    @property
    def message(self) -> Json:
        return self.raw.get("message") or {}

    @property
    def message_id(self) -> str:
        return str(self.raw["id"])

    @property
    def via(self) -> str:
        return str(self.raw.get("via", ""))

    @property
    def text(self) -> str:
        """What can be read in it: the text, or every text of a card from top to bottom, or its altText."""
        if "text" in self.message:
            return str(self.message["text"])
        return "\n".join(texts_in(self.message)) or str(self.message.get("altText", ""))

    @property
    def quick_replies(self) -> list[str]:
        return [str(one["action"].get("label", "")) for one in (self.message.get("quickReply") or {}).get("items", [])]

    @property
    def labels(self) -> list[str]:
        """Labels of everything that can be tapped in it, quick replies last."""
        rest = {name: value for name, value in self.message.items() if name != "quickReply"}
        return [*_labels_in(rest), *self.quick_replies]


def texts_in(value: Any) -> Iterator[str]:
    """Every text of a template or Flex message, in reading order, without labels and altText."""
    if isinstance(value, list):
        for one in value:
            yield from texts_in(one)
    elif isinstance(value, dict):
        if isinstance(value.get("title"), str):
            yield value["title"]
        if isinstance(value.get("text"), str) and value.get("type") not in ("message", "postback"):
            yield value["text"]
        for name in ("template", "columns", "header", "hero", "body", "footer", "contents"):
            yield from texts_in(value.get(name))


def _labels_in(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for one in value:
            yield from _labels_in(one)
    elif isinstance(value, dict):
        for name, one in value.items():
            if name in ("action", "defaultAction") and isinstance(one, dict):
                if one.get("label"):
                    yield str(one["label"])
            elif name == "actions" and isinstance(one, list):
                yield from (str(action.get("label", "")) for action in one)
            else:
                yield from _labels_in(one)
