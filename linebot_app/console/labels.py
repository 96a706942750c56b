"""What stages, answers and decisions are called on the pages: the words that users read, so that both say the same."""

from __future__ import annotations

from flows.content import Content, content, languages
from flows.stages import BY_ID
from linebot_app.console import words

_FIRST = "ja"
_WAYS_OUT = {"skipped": "skip", "unknown": "unknown"}


def wording_for(language: str) -> Content:
    """The conversation's own wording in this language, else in the first one."""
    return content(language if language in languages() else _FIRST)


def place(language: str, stage: str) -> str:
    return _text(language, f"chat.stages.{stage}", stage)


def entry(language: str, value: str) -> str:
    return _text(language, f"entry.role.options.{value}", value)


def option(language: str, value: str) -> str:
    chosen = _text(language, f"apology.choice.options.{value}", value)
    return _text(language, f"decision.option.{value}.label", chosen)


def harassment(language: str, value: str) -> str:
    return _text(language, f"facts.harassment.options.{value}", value)


def question(language: str, question_id: str) -> str:
    return _text(language, f"{question_id}.name", question_id) if question_id in BY_ID else question_id


def tap(language: str, data: str) -> str:
    """What the button said whose data this is (a|question|value|…, c|command|argument)."""
    kind, name, value, *_ = [*data.split("|"), "", "", ""]
    if kind == "a":
        return _text(language, f"{name}.options.{value}", _text(language, f"chat.{_WAYS_OUT.get(value, '')}", value))
    return _text(language, f"chat.commands.{name}", data) if kind == "c" else data


def _text(language: str, key: str, otherwise: str) -> str:
    """What has no wording is shown as it is: an old log may hold what the flow has no more."""
    wording = wording_for(language)
    return wording.text(key) if otherwise and key in wording else otherwise


def slot(language: str, name: str) -> str:
    """What is asked for by the first question that fills it."""
    found = next((question.id for question in BY_ID.values() if question.slot == name), "")
    return _text(language, f"{found}.name", name) if found else name


def role(language: str, value: str) -> str:
    return _text(language, f"chat.roles.{value}", value)


def arm(language: str, value: str) -> str:
    """Of two wordings of a question: a is the one of ever, b the other."""
    return words.say(language, f"insight.arm.{value}")


def guard(language: str, value: str) -> str:
    return words.say(language, f"insight.column.{value}")


def rule(_language: str, name: str) -> str:
    """As docs/flow.md writes it."""
    return name.replace("_", " ").strip()
