"""Entries of the log as a worker writes them; what becomes of them is asserted in the tests."""

from __future__ import annotations

from typing import Any

from linebot_app.storage.transcripts import SqlTranscripts

SECRET = "誰にも言えない秘密"


def turn(name: str, person: str = "U1", words: str = "hello", **more: Any) -> dict[str, Any]:
    heard = {"event_id": name, "kind": "text", "text": words, "picked": "", "message_id": f"m-{name}", "at": "2026"}
    said = [
        {"type": "say", "lines": [f"repeating {words}"], "personal": True, "choices": [words]},
        {"type": "say", "lines": ["a question"], "personal": False, "choices": []},
    ]
    return {
        "kind": "turn",
        "turn": name,
        "person": person,
        "number": 1,
        "event_ids": [name],
        "at": "2026-11-22T10:00:00+09:00",
        "input": [heard],
        "output": said,
        "stage": "facts",
        "question": "what",
        "trigger": "answered",
        "flow_version": "1",
        "understood": ["harm"],
        "withheld": False,
        **more,
    }


def delivery(name: str, outcome: str = "replied") -> dict[str, Any]:
    return {
        "kind": "delivery",
        "turn": name,
        "outcome": outcome,
        "request_id": "r",
        "detail": "",
        "message_ids": ["1"],
        "at": "2026",
    }


def withheld(name: str, person: str = "U1") -> dict[str, Any]:
    return turn(name, person, words="", withheld=True)


def reveal(name: str, words: str = SECRET) -> dict[str, Any]:
    whole = turn(name, words=words)
    return {"kind": "reveal", "turn": name, "input": whole["input"], "output": whole["output"]}


def withdraw(name: str, person: str = "U1") -> dict[str, Any]:
    return {"kind": "withdraw", "person": person, "message_id": f"m-{name}", "at": "2026"}


def erase(person: str = "U1") -> dict[str, Any]:
    return {"kind": "erase", "person": person, "at": "2026"}


def names(transcripts: SqlTranscripts) -> list[str]:
    return [row["turn"] for row in transcripts.everything()]
