"""Whether changed wording may take the place of that which the code was checked with (checks.py): the same keys, kinds
of value and placeholders, lengths, help lines that can be reached; where files lie is not known here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from string import Formatter
from typing import Any

from flows import trials
from flows.checks import lengths
from flows.content import FIRST, Book, Content
from flows.safety.windows import CHANNELS, KINDS, BadHours, WindowEntry, read_windows, spans

# Read once a process, or drawn into pictures: an exchange of words alone would not change them.
_FIXED = ("vocabulary", "menu")
# Here nothing that is filled in may get lost: numbers of help lines, what is stored and how long.
_KEPT_WHOLE = ("danger", "consent")
_ALIASES = re.compile(r"\.aliases\.")
_AGREED_TO = ("consent.about", "consent.details")
_VERSION = "consent.version"
_ADDRESS = re.compile(r"tel:[0-9+*#%]+|https://[!-~]+")
_A_MONDAY = date(2026, 11, 23)


def problems(book: Book, known: Book) -> list[str]:
    """What is wrong with `book`, one sentence each with its key; `known`: that which the code was checked with."""
    found = []
    if set(book.by_language) != set(known.by_language):
        found.append("A language is added or taken away by a new version of the program alone.")
    for language in sorted(set(book.by_language) & set(known.by_language)):
        new, old = book.by_language[language], known.by_language[language]
        wrong = [*_keys(new, old), *_values(new, old), *lengths(new)]
        found += [f"{language}: {problem}" for problem in wrong]
    if not found:  # rows are whole
        found += [*_help_lines(book), *trials.problems(book)]
    return found


def _keys(new: Content, old: Content) -> Iterator[str]:
    own, there = set(new), set(old)
    yield from (f"{key} is missing" for key in sorted(there - own))
    for key in sorted(own - there):
        option = _ALIASES.sub(".options.", key) if _ALIASES.search(key) else ""
        if not trials.is_of_a_trial(key) and not _is_of_a_window(key) and option not in there:
            yield f"{key} is not known: nobody says it"


def _is_of_a_window(key: str) -> bool:
    return key.startswith("windows.windows.")


def _values(new: Content, old: Content) -> Iterator[str]:
    changed = [key for key in new if key in old and new.raw(key) != old.raw(key)]
    for key in changed:
        stem = key.partition(".")[0].partition("_")[0]
        before, after = old.raw(key), new.raw(key)
        if stem in _FIXED:
            yield f"{key} takes more than new words: it is part of a picture or of what is read once at the start"
        elif shape(before) != shape(after):
            yield f"{key} is another kind of value than before"
        elif not after and before:
            yield f"{key} is empty"
        else:
            yield from _placeholders(key, before, after, whole=stem in _KEPT_WHOLE)
    if any(key in changed for key in _AGREED_TO) and _VERSION not in changed:
        yield f"{_VERSION} must be raised: what people agree to has changed"


def shape(value: Any) -> Any:
    """What kind of value it is, and of what; how many there are is left open."""
    if isinstance(value, list):
        return ("list", *sorted({str(shape(one)) for one in value}))
    if isinstance(value, dict):
        return ("table", *((key, shape(one)) for key, one in sorted(value.items())))
    return type(value).__name__


def _placeholders(key: str, before: Any, after: Any, *, whole: bool) -> Iterator[str]:
    try:
        known, wanted = placeholders(before), placeholders(after)
    except ValueError:
        yield f"{key} has a brace that is not closed"
        return
    yield from (f"{key} wants {{{name}}}, which nobody hands in" for name in sorted(wanted - known))
    if whole:
        yield from (f"{key} leaves out {{{name}}}" for name in sorted(known - wanted))


def placeholders(value: Any) -> set[str]:
    """Placeholders as they are written, of all variants together. Raises ValueError."""
    if isinstance(value, list):
        return {name for one in value for name in placeholders(one)}
    if isinstance(value, dict):
        return {name for one in value.values() for name in placeholders(one)}
    if not isinstance(value, str):
        return set()
    parts = ((name, spec, how) for _, name, spec, how in Formatter().parse(value) if name is not None)
    return {name + (f"!{how}" if how else "") + (f":{spec}" if spec else "") for name, spec, how in parts}


def _help_lines(book: Book) -> Iterator[str]:
    first = book.by_language[FIRST]
    for language, wording in book.by_language.items():
        try:
            found = read_windows(first, wording)
        except KeyError as error:
            yield f"{language}: windows: {error.args[0]} is missing in one of them"
            continue
        for entry in found:
            yield from (f"{language}: windows.{entry.key}: {wrong}" for wrong in _wrong_with(entry))


def _wrong_with(entry: WindowEntry) -> Iterator[str]:
    checked_on: object = entry.checked_on
    if not isinstance(checked_on, date):
        yield "checked_on is no date"
    if not entry.sources:
        yield "has no source"
    if not set(entry.kinds) <= set(KINDS) or entry.channel not in CHANNELS:
        yield "is of a kind or channel that is not known"
    if not _ADDRESS.fullmatch(entry.uri):
        yield "can be neither dialled nor opened"
    try:
        for ahead in range(7):
            spans(entry.hours, _A_MONDAY + timedelta(days=ahead))
    except (BadHours, ValueError):
        yield "has hours that cannot be read"
