"""Process logs: one JSON object a line on stderr, names of events and ids; words of a conversation cannot get in."""

from __future__ import annotations

import logging
import logging.config
import re
import sys
import traceback
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson


@contextmanager
def _without(name: str) -> Iterator[None]:
    """As if the package `name` were not installed."""
    there = sys.modules.pop(name, None)
    sys.modules[name] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        del sys.modules[name]
        if there is not None:
            sys.modules[name] = there


# structlog takes it along where development tools have brought it: 5 MB in each process for colours nobody sees.
with _without("rich"):
    from structlog.contextvars import bound_contextvars, get_contextvars
    from structlog.stdlib import ProcessorFormatter
    from structlog.typing import EventDict

OWN_CODE = tuple(str(Path(__file__).resolve().parent.parent / name) for name in ("linebot_app", "flows"))
# Identifiers, numbers, addresses: ASCII without a space. Whatever else a caller hands in could be somebody's words.
IDENTIFIER = re.compile(r"[!-~]{0,200}")
CREDENTIALS = re.compile(r"//[^/@\s]*@")
_OWN = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName", "color_message"}


def in_turn(event_id: str) -> AbstractContextManager[None]:
    """Meanwhile every line of this thread carries `turn`: the webhookEventId of the turn's first event."""
    return bound_contextvars(turn=event_id)


def shown(value: object) -> Any:
    """`value` when it is a number or looks like an identifier, else only the name of its type."""
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, str) and IDENTIFIER.fullmatch(value):
        return CREDENTIALS.sub("//…@", value) if "@" in value else value
    if isinstance(value, list | tuple | set | frozenset):
        return [shown(item) for item in list(value)[:20]]
    return f"<{type(value).__name__}>"


def place_of(error: BaseException) -> str:
    """Where `error` was raised, as file:line of this project if it passed through it; never its message."""
    return (_places(error) or ["unknown"])[-1]


def _places(error: BaseException) -> list[str]:
    """The way to `error` through this project, outermost first; where it never came by, all of it."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if frame.filename.startswith(OWN_CODE)]
    return [f"{'/'.join(Path(frame.filename).parts[-2:])}:{frame.lineno}" for frame in own or frames]


class OneLine(ProcessorFormatter):
    """A record as one line of JSON: time, level, logger, event, the turn it belongs to, the fields given in `extra`."""

    def __init__(self) -> None:
        # The message is put together below: what stands in for its arguments could be somebody's words.
        super().__init__(processors=[_fields, _rendered], use_get_message=False, pass_foreign_args=True)


def _fields(_logger: Any, _level: str, line: EventDict) -> EventDict:
    record: logging.LogRecord = line["_record"]
    entry: dict[str, Any] = {
        "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
        "level": record.levelname.lower(),
        "logger": record.name,
        "event": _event(record.msg, line["positional_args"]),
    }
    bound, fields = get_contextvars(), vars(record)
    for name in bound:
        entry[name] = shown(bound[name])
    for name in fields:
        if name not in _OWN and not name.startswith("_"):
            entry[name] = shown(fields[name])
    cause = line.get("exc_info")
    error = cause[1] if cause else None
    if error is not None:
        entry |= {"error": type(error).__name__, "place": place_of(error), "by": _places(error)[:-1]}
        if isinstance(error, ImportError | SyntaxError):  # about code: no person's words can be in it
            entry["reason"] = str(error)
    return entry


def _rendered(_logger: Any, _level: str, line: EventDict) -> str:
    return orjson.dumps(line).decode()


def _event(message: object, arguments: Any) -> str:
    if not isinstance(message, str):
        return f"<{type(message).__name__}>"
    template = CREDENTIALS.sub("//…@", message) if "@" in message else message
    if not arguments:
        return template
    try:
        if isinstance(arguments, tuple):
            return template % tuple(shown(value) for value in arguments)
        return template % {name: shown(value) for name, value in arguments.items()}
    except (TypeError, ValueError, KeyError):
        return template


def dictionary(level: str = "INFO") -> dict[str, Any]:
    """The configuration for logging.config.dictConfig; the web server takes it as it is."""
    server = {"handlers": ["stderr"], "level": "WARNING", "propagate": False}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"one_line": {"()": OneLine}},
        "handlers": {
            "stderr": {"class": "logging.StreamHandler", "stream": "ext://sys.stderr", "formatter": "one_line"}
        },
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            "_granian": dict(server),
            "granian.access": dict(server),
            "alembic": {"level": "WARNING"},
            "transitions": {"level": "WARNING"},
        },
    }


def configure(level: str = "INFO") -> None:
    """Sends all logging of this process to stderr as JSON lines, uncaught exceptions included."""
    logging.config.dictConfig(dictionary(level))
    # In no line: finding them out takes half of a record's time (docs.python.org, logging HOWTO, Optimization).
    logging._srcfile = None
    logging.logThreads = logging.logProcesses = logging.logMultiprocessing = False

    def log_uncaught(kind: type[BaseException], error: BaseException, trace: Any) -> None:
        if issubclass(kind, KeyboardInterrupt):
            return
        logging.getLogger("linebot_app").critical("uncaught exception", exc_info=(kind, error, trace))

    sys.excepthook = log_uncaught
