"""Moves committed log entries from Redis to SQL, a batch at a time; when and how often is the worker's business."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any

import orjson
from sqlalchemy.exc import DataError, IntegrityError, SQLAlchemyError, StatementError

from linebot_app.ports import SessionStore, Transcripts
from linebot_app.storage.entry import checked

log = logging.getLogger(__name__)

SQL_AWAY = -1
A_FULL_BATCH = 600  # some tenths of a second, in which nobody else writes to the log
_NEVER = (ValueError, TypeError, OverflowError)  # Unwritable is a ValueError


def move_log(store: SessionStore, transcripts: Transcripts, batch: int = A_FULL_BATCH) -> int:
    """How many entries left Redis: as many as `batch` means that more may wait. SQL_AWAY (-1): SQL refused, the entries
    stay; try again in a while. Raises StoreUnavailable only.

    The entries are read while the log's write lock is held: a mover that was frozen after reading would otherwise write
    old words back after another one has erased them.
    """
    try:
        with transcripts.exclusively():
            waiting = store.log_entries(batch)
            rejected = _write(transcripts, waiting) if waiting else []
    except SQLAlchemyError as error:
        log.warning("log not written", extra={"error": type(error).__name__})
        return SQL_AWAY
    if rejected:
        log.error("log entries put aside", extra={"count": len(rejected)})
        store.log_reject(rejected)
    if waiting:
        gone = set(rejected)
        store.log_done([handle for handle, _ in waiting if handle not in gone])
    return len(waiting)


def _write(transcripts: Transcripts, waiting: Sequence[tuple[str, bytes]]) -> list[str]:
    """Handles of the entries that can never be written; all others are."""
    rejected: list[str] = []
    readable: list[tuple[str, Any]] = []
    for handle, raw in waiting:
        try:
            readable.append((handle, checked(orjson.loads(raw))))
        except ValueError:  # not JSON, or Unwritable
            rejected.append(handle)
    try:
        transcripts.write([entry for _, entry in readable])
        return rejected
    except StatementError as error:
        if not _is_hopeless(error):
            raise
    except _NEVER:
        pass
    for handle, entry in readable:  # one of them spoils the batch: find out which
        try:
            transcripts.write([entry])
        except StatementError as error:
            if not _is_hopeless(error):
                raise
            rejected.append(handle)
        except _NEVER:
            rejected.append(handle)
    return rejected


def _is_hopeless(error: StatementError) -> bool:
    """True when the entry is to blame, not the database: it will be refused for ever."""
    return isinstance(error, IntegrityError | DataError) or isinstance(
        error.orig, TypeError | ValueError | OverflowError
    )
