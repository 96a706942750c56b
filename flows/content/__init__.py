"""Loads the wording: every sentence the product says, from <lang>/*.toml, and what an organisation says otherwise;
whether new wording may be used is judged in renewing.py."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
FIRST = "ja"  # the language that everything is written in first


class MissingWording(KeyError):
    """A key that no TOML file of the language holds."""


class Content:
    """Wording of one language by dotted key: file stem, then tables (`facts.demand.ask`).

    A value is a string with `{placeholders}`, or a list of strings that say the same in other words. What this language
    has no wording for is taken from `instead`; its own keys are those that it is iterated by. `version`: of the book
    that it belongs to.
    """

    def __init__(
        self, language: str, values: Mapping[str, Any], instead: Content | None = None, version: str = ""
    ) -> None:
        self.language = language
        self.version = version
        self._own = dict(values)
        self._values: dict[str, Any] = {**instead._values, **self._own} if instead is not None else self._own
        self._tables: dict[str, dict[str, Any]] = {}

    @property
    def own(self) -> Mapping[str, Any]:
        """What this language itself says."""
        return self._own

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def keys(self) -> Iterator[str]:
        return iter(self._own)

    def __iter__(self) -> Iterator[str]:
        """Every key."""
        return iter(self._own)

    def raw(self, key: str) -> Any:
        try:
            return self._values[key]
        except KeyError:
            raise MissingWording(f"{self.language}: {key}") from None

    def under(self, prefix: str) -> Mapping[str, Any]:
        """The entries of one table (`chat.spoken`), by their own name, in file order."""
        if prefix not in self._tables:
            start = prefix + "."
            self._tables[prefix] = {
                key[len(start) :]: value for key, value in self._values.items() if key.startswith(start)
            }
        return self._tables[prefix]

    def text(self, key: str, variant: int = 0, /, **values: object) -> str:
        """The sentence under `key`; of a list the one numbered `variant` (modulo its length). Raises MissingWording."""
        value = self.raw(key)
        if isinstance(value, list):
            value = value[variant % len(value)]
        return str(value).format(**values) if values else str(value)


def _flatten(prefix: str, table: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for key, value in table.items():
        name = f"{prefix}.{key}"
        if isinstance(value, dict):
            yield from _flatten(name, value)
        else:
            yield name, value


class BadWording(Exception):
    """Files that cannot be read; `problems` has one line for each, with its name."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(frozen=True, slots=True, eq=False)
class Book:
    """The wording of all languages at one moment. `version` is the same for the same words, wherever they stand."""

    version: str
    by_language: Mapping[str, Content]


def read(folder: Path = FOLDER) -> Book:
    """Raises BadWording."""
    values = _values(folder)
    if FIRST not in values:
        raise BadWording((f"no wording for language {FIRST!r} in {folder}",))
    return _bound(values)


def said_otherwise(book: Book, own: Path) -> Book:
    """The same with what stands in `own`, a folder like FOLDER that holds only what is said otherwise. Raises
    BadWording."""
    values = {language: dict(wording.own) for language, wording in book.by_language.items()}
    for language, told in _values(own).items():
        values.setdefault(language, {}).update(told)
    return _bound(values)


def _bound(values: Mapping[str, Mapping[str, Any]]) -> Book:
    told = repr(sorted((name, sorted(own.items())) for name, own in values.items()))
    version = sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    first = Content(FIRST, values[FIRST], version=version)
    others = [Content(name, own, first, version) for name, own in values.items() if name != FIRST]
    return Book(version, {one.language: one for one in sorted((first, *others), key=lambda one: one.language)})


def _values(folder: Path) -> dict[str, dict[str, Any]]:
    values: dict[str, dict[str, Any]] = {}
    problems = []
    for file in sorted(folder.glob("*/*.toml")):
        try:
            table = tomllib.loads(file.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            problems.append(f"{file.parent.name}/{file.name}: {error}")
        else:
            values.setdefault(file.parent.name, {}).update(_flatten(file.stem, table))
    if problems:
        raise BadWording(tuple(problems))
    return values


@cache
def shipped() -> Book:
    """That of the program, as it was when this was first asked for. Raises BadWording."""
    return read()


_book: list[Book] = []  # that in use, once another one is
_held: ContextVar[Book | None] = ContextVar("held", default=None)


def in_use() -> Book:
    """The wording that is said now."""
    book = _held.get()
    return book if book is not None else _book[0] if _book else shipped()


def use(book: Book) -> None:
    """From the next turn on."""
    _book[:] = [book]


@contextmanager
def held() -> Iterator[Book]:
    """Meanwhile, in this thread, the same wording is in use: a turn says everything in one."""
    before = _held.set(in_use())
    try:
        yield in_use()
    finally:
        _held.reset(before)


def content(language: str = FIRST) -> Content:
    """The wording of one language. Raises MissingWording."""
    try:
        return in_use().by_language[language]
    except KeyError:
        raise MissingWording(f"no wording for language {language!r}") from None


def languages() -> tuple[str, ...]:
    return tuple(in_use().by_language)
