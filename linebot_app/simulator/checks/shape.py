"""The vocabulary of the tables of fields: kinds of value, records, lists; no field of LINE's is named here."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote, urlsplit

import regex

from linebot_app.simulator.checks.problems import Problems

Check = Callable[[Any, str, Problems], None]
Fields = Mapping[str, Check]


def utf16_units(value: str) -> int:
    """Length as LINE counts most properties; lone surrogates count one."""
    return len(value.encode("utf-16-le", "surrogatepass")) // 2


def graphemes(value: str) -> int:
    """Length as LINE counts labels, what taps say, and the texts of templates."""
    return len(regex.findall(r"\X", value))


def is_text(value: Any, path: str, problems: Problems) -> bool:
    if isinstance(value, str):
        if any(0xD800 <= ord(character) <= 0xDFFF for character in value):
            problems.add(path, "must be valid Unicode text")
            return False
        return True
    problems.add(path, "must be a string")
    return False


def text(most: int, *, count: Callable[[str], int] = utf16_units, empty: str = "May not be empty") -> Check:
    """A string of 1 to `most` characters that is not blank."""

    def check(value: Any, path: str, problems: Problems) -> None:
        if not is_text(value, path, problems):
            return
        if not value.strip():
            problems.add(path, empty)
        elif count(value) > most:
            problems.add(path, f"Length must be between 0 and {most}")

    return check


def spoken(most: int) -> Check:
    """A string counted in grapheme clusters."""
    return text(most, count=graphemes)


def flex_text(value: Any, path: str, problems: Problems) -> None:
    if is_text(value, path, problems) and not value:
        problems.add(path, "must be non-empty text")


def data(most: int) -> Check:
    """A string that may be empty (postback data)."""

    def check(value: Any, path: str, problems: Problems) -> None:
        if is_text(value, path, problems) and utf16_units(value) > most:
            problems.add(path, f"Length must be between 0 and {most}")

    return check


def matching(pattern: str, message: str) -> Check:
    compiled = re.compile(pattern)

    def check(value: Any, path: str, problems: Problems) -> None:
        if is_text(value, path, problems) and not compiled.fullmatch(value):
            problems.add(path, message)

    return check


def one_of(*allowed: str) -> Check:
    def check(value: Any, path: str, problems: Problems) -> None:
        if not isinstance(value, str) or value not in allowed:
            problems.add(path, f"Must be one of the following values: [{', '.join(allowed)}]")

    return check


def boolean(value: Any, path: str, problems: Problems) -> None:
    if not isinstance(value, bool):
        problems.add(path, "must be a boolean")


def whole(low: int, high: int) -> Check:
    def check(value: Any, path: str, problems: Problems) -> None:
        if not isinstance(value, int) or isinstance(value, bool):
            problems.add(path, "must be an integer")
        elif not low <= value <= high:
            problems.add(path, f"must be between {low} and {high}")

    return check


def number(low: float, high: float) -> Check:
    def check(value: Any, path: str, problems: Problems) -> None:
        if not isinstance(value, int | float) or isinstance(value, bool) or value != value:
            problems.add(path, "must be a number")
        elif not low <= value <= high:
            problems.add(path, f"must be between {low:g} and {high:g}")

    return check


def address(*schemes: str, most: int) -> Check:
    """A URI of one of the schemes, at most `most` characters after percent-encoding."""

    def check(value: Any, path: str, problems: Problems) -> None:
        if not is_text(value, path, problems):
            return
        if not value:
            problems.add(path, "May not be empty")
            return
        try:
            parts = urlsplit(value)
            known = parts.scheme.lower() in schemes
            whole_enough = (
                bool(parts.hostname) if parts.scheme.lower() in ("http", "https") else bool(parts.path or parts.netloc)
            )
        except ValueError:
            known = whole_enough = False
        if not known:
            problems.add(path, "invalid uri scheme")
        elif not whole_enough or re.search(r"[\x00-\x20\x7f<>\"\\^`{|}]|[^\x00-\x7f]", value):
            problems.add(path, "invalid uri")
        elif len(quote(value, safe=";/?:@&=+$,#%[]!'()*~")) > most:
            problems.add(path, f"Length must be between 0 and {most}")

    return check


def https(most: int = 2000) -> Check:
    return address("https", most=most)


def list_of(check_one: Check, low: int, high: int) -> Check:
    def check(value: Any, path: str, problems: Problems) -> None:
        if not isinstance(value, list):
            problems.add(path, "must be an array")
            return
        if not low <= len(value) <= high:
            problems.add(path, f"Size must be between {low} and {high}")
            return
        for index, one in enumerate(value):
            check_one(one, step(path, index), problems)

    return check


def step(path: str, name: str | int) -> str:
    """The path one level deeper: `/a/0` inside Flex, `a[0].b` elsewhere."""
    if path.startswith("/") or path == "":
        return f"{path}/{name}"
    return f"{path}[{name}]" if isinstance(name, int) else f"{path}.{name}"


def record(
    required: Fields, optional: Fields | None = None, *also: Callable[[dict[str, Any], str, Problems], None]
) -> Check:
    """An object with exactly these fields, null being none of their values. `also`: rules over several fields, run when
    the fields themselves are right."""
    known = {**required, **(optional or {})}

    def check(value: Any, path: str, problems: Problems) -> None:
        if not isinstance(value, dict):
            problems.add(path or "/", "must be an object")
            return
        before = len(problems.found)
        for name in required:
            if name not in value:
                problems.add(step(path, name), "must be specified")
        for name, one in value.items():
            if name not in known:
                problems.add(step(path, name), "unknown field")
            elif one is None:
                problems.add(step(path, name), "must not be null")
            else:
                known[name](one, step(path, name), problems)
        if len(problems.found) == before:
            for rule in also:
                rule(value, path, problems)

    return check


def by_type(kinds: Mapping[str, Check], name: str = "type") -> Check:
    """An object whose `type` (or another property) says which table applies."""

    def check(value: Any, path: str, problems: Problems) -> None:
        if not isinstance(value, dict):
            problems.add(path or "/", "must be an object")
            return
        kind = value.get(name)
        if kind is None:
            problems.add(step(path, name), "must be specified")
        elif not isinstance(kind, str) or kind not in kinds:
            problems.add(step(path, name), f"Must be one of the following values: [{', '.join(kinds)}]")
        else:
            kinds[kind](value, path, problems)

    return check


def anything(value: Any, path: str, problems: Problems) -> None:
    """For the discriminator itself: by_type has looked at it."""
