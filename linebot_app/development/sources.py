"""Reads what documents repeat out of the sources: values with their comments, what settings look like, targets of make;
no page is written here."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator, Mapping
from enum import Enum
from pathlib import Path

from linebot_app.settings import BrokenSettings, load

ROOT = Path(__file__).resolve().parents[2]
_NO_SETTING_LIKES_IT = "è"
_ROW = re.compile(r"^\| (`[A-Z_0-9]+`(?:, `[A-Z_0-9]+`)*) \| (.*?) \| ?(.*?) ?\|$", re.MULTILINE)
_TARGET = re.compile(r'^\t@echo "(make [a-z-]+) +(.*)"$', re.MULTILINE)
_DEMAND = re.compile(r"(\w+) (?:is not (?:an? )?(?!https)|is (none) of )(.*?)(?:: .*|\.)?")


def values_of(kind: type[Enum]) -> list[tuple[str, str]]:
    """Each value of an enum with the comment behind it, "" for none."""
    source = inspect.getsource(kind)
    lines = ((one, re.search(rf"^ +{one.name} = [^#\n]*(?:# *(.*))?$", source, re.MULTILINE)) for one in kind)
    return [(str(one.value), (line[1] or "") if line else "") for one, line in lines]


def told_settings() -> Iterator[tuple[str, str, str]]:
    """(name, meaning, default) of each setting in the table of the README."""
    for names, meaning, default in _ROW.findall((ROOT / "README.md").read_text(encoding="utf-8")):
        for name in re.findall(r"`([A-Z_0-9]+)`", names):
            yield name, meaning, default


def forms(names: list[str], folder: Path) -> Mapping[str, str]:
    """What each setting has to look like, in the words that a process says when it looks otherwise; those that may be
    any text are left out. `folder`: one that can be written."""
    wrong = dict.fromkeys(names, _NO_SETTING_LIKES_IT) | {"DATA_DIR": str(folder)}
    try:
        load(wrong)
    except BrokenSettings as broken:
        told = filter(None, map(_DEMAND.fullmatch, broken.problems))
        return {one[1]: f"one of {one[3]}" if one[2] else one[3] for one in told}
    return {}


def targets() -> list[tuple[str, str]]:
    """Each target that `make help` names, with what it does."""
    return _TARGET.findall((ROOT / "Makefile").read_text(encoding="utf-8"))
