"""Checks the map and the wording as data: missing or spare keys, stages nobody reaches, dead ends, labels and
texts too long."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

import regex

from flows import translating
from flows.case import Case
from flows.consultation import ROUTES
from flows.content import FIRST, Content, content, languages
from flows.stage import ASIDES, Stage
from flows.stages import BY_ID

LONGEST_LABEL = 20  # grapheme clusters: quick replies
LONGEST_TEXT = 5000  # UTF-16 units: a text bubble
MOST_CHOICES = 13
_WAYS_OUT = 5  # unknown, skip, back, and what a strong feeling adds
_SOURCES = Path(__file__).parents[1]
_OF_QUESTION = (
    "ask",
    "name",
    "echo",
    "why_ask",
    "ask_hinted",
    "ask_one",
    "ask_in_short",
    "ask_about",
    "ask_again_about",
    "ask_found",
    "ask_left",
    "ask_plain",
    "ask_again",
    "ask_first",
    "ask_more",
    "more",
    "next",
    "again",
)
_TABLES_OF_QUESTION = ("options", "aliases", "echoes", "why")
# The name of the consent question in turns and logs, and of a rule in evidence.
_NOT_WORDING = frozenset({"consent.agree", "danger.second_opinion", "danger.worn_out"})
# Files whose keys have a test of their own beside them.
_OWN_TEST = frozenset({"decision", "documents", "windows"})


def problems() -> list[str]:
    """Every problem, one sentence each; empty when all is well."""
    found = [*_routes()]
    for language in languages():
        found += [f"{language}: {problem}" for problem in _of_wording(content(language))]
        if language != FIRST:
            found += [f"{language}: {key} is not told" for key in translating.missing(language)]
            found += [f"{language}: {problem}" for problem in translating.differences(language)]
    return found


def _of_wording(wording: Content) -> Iterator[str]:
    for check in (_missing, _spare, lengths, _placeholders):
        yield from check(wording)


def _routes() -> Iterator[str]:
    edges: dict[str, set[str]] = {stage: set() for stage in Stage}
    ways_on: dict[str, bool] = {}  # stage -> one of its ways on has no condition
    for event, sources, target, *condition in ROUTES:
        for source in sources if isinstance(sources, list) else [sources]:
            edges[source].add(target)
            if event in ("finished", "agreed"):
                ways_on[source] = ways_on.get(source, False) or not condition
    reached, todo = {str(Stage.CONSENT)}, [str(Stage.CONSENT)]
    while todo:
        for target in edges[todo.pop()] - reached:
            reached.add(target)
            todo.append(target)
    yield from (f"stage {stage} is never reached" for stage in Stage if stage not in (*reached, *ASIDES))
    yield from (f"stage {stage} is a dead end" for stage in Stage if stage not in (*ways_on, Stage.CLOSED, *ASIDES))
    yield from (
        f"stage {stage} may find no way on: every row has a condition" for stage, sure in ways_on.items() if not sure
    )


def _missing(wording: Content) -> Iterator[str]:
    for question in BY_ID.values():
        options = question.keys(Case())
        wanted = [f"{question.id}.ask", f"{question.id}.name", *(f"{question.id}.options.{key}" for key in options)]
        yield from (f"{key} is missing" for key in wanted if key not in wording)
    stems = {key.split(".", 1)[0] for key in wording}
    for key in sorted(_literals()):
        known = key in wording or key in BY_ID or key in _NOT_WORDING or wording.under(key)
        if key.split(".", 1)[0] in stems and not known and not key.endswith(".toml"):
            yield f"{key} is missing"


def _spare(wording: Content) -> Iterator[str]:
    patterns, literals = _patterns(), _literals()
    for key in wording:
        stem = key.split(".", 1)[0]
        if stem.split("_")[0] in _OWN_TEST or stem.startswith("vocabulary") or key in literals:
            continue
        if ".".join(key.split(".")[:2]) in BY_ID:
            used = _belongs_to_a_question(key)
        else:
            used = any(key.startswith(f"{table}.") for table in literals) or any(p.fullmatch(key) for p in patterns)
        if not used:
            yield f"{key} is never used"


def _belongs_to_a_question(key: str) -> bool:
    question_id = ".".join(key.split(".")[:2])
    rest = key[len(question_id) + 1 :]
    table, _, option = rest.partition(".")
    if table in ("options", "aliases"):
        question = BY_ID[question_id]
        return option in question.keys(Case()) or (question.date and option == "date")
    return rest in _OF_QUESTION or table in _TABLES_OF_QUESTION


def _placeholders(wording: Content) -> Iterator[str]:
    """Values that a sentence wants and no code that says it hands in."""
    for key in wording:
        if key.split(".", 1)[0] in _OWN_TEST:
            continue
        value = wording.raw(key)
        given = [names for pattern, names in _said() if pattern.fullmatch(key)]
        for text in value if isinstance(value, list) else [value]:
            wanted = _wanted(text) if isinstance(text, str) else set()
            if wanted is None:
                yield f"{key} has a brace that is not closed"
            elif given and None not in given:
                spare = wanted.difference(*(names for names in given if names is not None))
                yield from (f"{key} wants {{{name}}}, which nobody hands in" for name in sorted(spare))


def _wanted(text: str) -> set[str] | None:
    """The names in braces; None when the text cannot be filled in at all."""
    try:
        return {name for _, name, _, _ in Formatter().parse(text) if name}
    except ValueError:
        return None


def lengths(wording: Content) -> Iterator[str]:
    """Labels and texts that a channel would refuse."""
    for key in wording:
        value = wording.raw(key)
        for text in value if isinstance(value, list) else [value]:
            if not isinstance(text, str):
                continue
            is_label = ".options." in key or key.startswith(("chat.commands.", "danger.choices."))
            if is_label and len(regex.findall(r"\X", text)) > LONGEST_LABEL:
                yield f"{key} is a label of more than {LONGEST_LABEL} characters"
            if not text.strip() and not key.startswith(("windows.", "chat.join.")):
                yield f"{key} is empty"
            if len(text.encode("utf-16-le")) // 2 > LONGEST_TEXT:
                yield f"{key} is longer than {LONGEST_TEXT}"
    for question in BY_ID.values():
        if question.id != "apology.choice" and len(question.keys(Case())) + _WAYS_OUT > MOST_CHOICES:
            yield f"{question.id} has more options than {MOST_CHOICES} choices leave room for"


@cache
def _trees() -> tuple[ast.Module, ...]:
    files = [*(_SOURCES / "flows").rglob("*.py"), *(_SOURCES / "linebot_app").rglob("*.py")]
    # What is called so there is no wording: words and keys of the console's own, endpoints, tables and their columns.
    apart = {_SOURCES / "linebot_app" / name for name in ("console", "development", "storage")}
    files = [file for file in files if file.name != "checks.py" and not apart & set(file.parents)]
    return tuple(ast.parse(file.read_text(encoding="utf-8")) for file in files)


_KEY = re.compile(r"[a-z_]+(\.\w+)+")


@cache
def _literals() -> frozenset[str]:
    """String literals in the code that look like keys."""
    texts = (node.value for tree in _trees() for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return frozenset(text for text in texts if isinstance(text, str) and _KEY.fullmatch(text))


def _pattern(key: ast.expr) -> re.Pattern[str] | None:
    """A key as it is written in the code, or put together there (`chat.roles.{role}`)."""
    if isinstance(key, ast.Constant):
        return re.compile(re.escape(str(key.value)))
    if isinstance(key, ast.JoinedStr):
        parts = (re.escape(str(v.value)) if isinstance(v, ast.Constant) else ".+" for v in key.values)
        return re.compile("".join(parts))
    return None


@cache
def _said() -> tuple[tuple[re.Pattern[str], frozenset[str] | None], ...]:
    """Every `say(key, …)` and `text(key, …)`: which keys, and which values are handed in (None: cannot be told)."""
    found = []
    for tree in _trees():
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr in ("say", "text")
            ):
                pattern = _pattern(node.args[0]) if node.args else None
                names = [keyword.arg for keyword in node.keywords]
                if pattern is not None:
                    seen = None if None in names else frozenset(name for name in names if name is not None)
                    found.append((pattern, seen))
    return tuple(found)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Keys that the code puts together (`chat.roles.{role}`), as patterns."""
    found = set()
    for tree in _trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                parts = [re.escape(str(v.value)) if isinstance(v, ast.Constant) else ".+" for v in node.values]
                if re.match(r"[a-z_]+\\\.", parts[0]):
                    found.add("".join(parts))
    return tuple(map(re.compile, sorted(found)))
