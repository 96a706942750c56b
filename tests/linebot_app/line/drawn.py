"""Cards to be drawn, and what can be read and touched in the messages that they became; never a test."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from flows.turn import Bar, Bullets, Card, Choice, Heading, Line, Paragraph, Party, Quotation, Scale, Window


def texts(node: Any) -> Iterator[str]:
    """Every text of a Flex container, in reading order."""
    if isinstance(node, dict):
        if node.get("type") == "text":
            yield node["text"]
        for value in node.values():
            yield from texts(value)
    elif isinstance(node, list):
        for value in node:
            yield from texts(value)


def actions(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        if "action" in node:
            yield node["action"]
        for key, value in node.items():
            if key != "action":
                yield from actions(value)
    elif isinstance(node, list):
        for value in node:
            yield from actions(value)


def everything_said(messages: list[dict[str, Any]]) -> str:
    said = []
    for message in messages:
        said.append(message.get("text", ""))
        said += texts(message.get("contents", {}))
    return "".join("".join(said).split())


def all_actions(messages: list[dict[str, Any]]) -> list[dict[str, Any]]:
    quick = [item["action"] for item in messages[-1].get("quickReply", {}).get("items", ())]
    return [*quick, *(action for message in messages for action in actions(message.get("contents", {})))]


def boxes(node: Any, **wanted: str) -> list[dict[str, Any]]:
    found = []
    if isinstance(node, dict):
        if all(node.get(key) == value for key, value in wanted.items()):
            found.append(node)
        node = list(node.values())
    if isinstance(node, list):
        for value in node:
            found += boxes(value, **wanted)
    return found


def card(*blocks: Any, choices: tuple[Choice, ...] = (), kind: str = "recap", title: str = "題") -> Card:
    return Card(kind, title, blocks, choices)


EVERYTHING = Card(
    "summary",
    "これまでのまとめ",
    (
        Heading("事実"),
        Line("連絡", "電話（私用の携帯）", "聞いた話"),
        Paragraph("補足です。"),
        Paragraph("大事なこと", strong=True),
        Paragraph("小さな字", faint=True),
        Bullets(("一つめ", "二つめ")),
        Bullets(("先に", "後で"), numbered=True),
        Bar("不安", 4, 2),
        Bar("怒り", 3),
        Scale("困惑", tuple(Choice(str(n), f"s:{n}") for n in range(1, 6)), "3"),
        Party("支店の方", "元のお得意先", "angry", "謝りに来てほしい", "三度の電話"),
        Window("相談の窓口", "0120-000-000", "毎日 9時〜21時", "tel:0120000000", True, "通話は無料"),
        Quotation("お電話をいただき、申し訳なく思います。"),
    ),
    (Choice("合っています", "ok", strong=True), Choice("直す", "fix")),
)
