"""Collected objections and the error body that LINE makes of them; the rules themselves live beside this file."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Problem:
    message: str
    property: str
    in_flex: int | None = None  # index of the message when it lies inside a Flex container


@dataclass(slots=True)
class Problems:
    """Everything that is wrong with one request, in reading order."""

    found: list[Problem] = field(default_factory=list)
    flex: int | None = None

    def add(self, path: str, message: str) -> None:
        self.found.append(Problem(message, path, self.flex))

    def __bool__(self) -> bool:
        return bool(self.found)


def error_body(found: list[Problem]) -> dict[str, Any]:
    """LINE's body for a refused request; paths of objections inside a Flex container start at the container."""
    flex = next((problem.in_flex for problem in found if problem.in_flex is not None), None)
    if flex is not None:
        shown = [problem for problem in found if problem.in_flex == flex]
        message = f"A message (messages[{flex}]) in the request body is invalid"
    else:
        shown = found
        count = len(found)
        message = f"The request body has {count} error{'' if count == 1 else 's'}"
    return {
        "message": message,
        "details": [{"message": problem.message, "property": problem.property} for problem in shown],
    }
