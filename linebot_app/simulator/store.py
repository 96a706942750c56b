"""The SQLite file that keeps chats, tokens, deliveries and the record of calls; no rule of LINE is here."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterable
from pathlib import Path
from typing import Any

_TABLES = """
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS people (id TEXT PRIMARY KEY, made INTEGER NOT NULL, doc TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS groups (id TEXT PRIMARY KEY, made INTEGER NOT NULL, doc TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS entries (seq INTEGER PRIMARY KEY AUTOINCREMENT, rev INTEGER NOT NULL, chat TEXT NOT NULL,
  id TEXT NOT NULL, side TEXT NOT NULL, doc TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS entries_rev ON entries (rev);
CREATE INDEX IF NOT EXISTS entries_chat ON entries (chat, seq);
CREATE INDEX IF NOT EXISTS entries_id ON entries (id);
CREATE TABLE IF NOT EXISTS tokens (token TEXT PRIMARY KEY, chat TEXT NOT NULL, event_id TEXT NOT NULL,
  happened INTEGER NOT NULL, received INTEGER, used INTEGER);
CREATE INDEX IF NOT EXISTS tokens_event ON tokens (event_id);
CREATE TABLE IF NOT EXISTS retry_keys (key TEXT PRIMARY KEY, at INTEGER NOT NULL, digest TEXT NOT NULL,
  request_id TEXT NOT NULL, answer TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS deliveries (n INTEGER PRIMARY KEY AUTOINCREMENT, state TEXT NOT NULL, doc TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS deliveries_state ON deliveries (state);
CREATE TABLE IF NOT EXISTS calls (n INTEGER PRIMARY KEY AUTOINCREMENT, doc TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS content (id TEXT PRIMARY KEY, kind TEXT NOT NULL, mime TEXT NOT NULL, name TEXT NOT NULL,
  ready INTEGER NOT NULL, data BLOB, preview BLOB);
CREATE TABLE IF NOT EXISTS access_tokens (token TEXT PRIMARY KEY, until INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS issued (token TEXT PRIMARY KEY, kind TEXT NOT NULL, kid TEXT NOT NULL, at INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS menus (id TEXT PRIMARY KEY, made INTEGER NOT NULL, doc TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS pictures (menu TEXT PRIMARY KEY, mime TEXT NOT NULL, data BLOB NOT NULL);
"""


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


class Store:
    """One connection, guarded by `lock`; whoever reads and then writes holds the lock over both. Documents are JSON."""

    def __init__(self, path: Path) -> None:
        self.lock = threading.RLock()
        self._db = sqlite3.connect(path, check_same_thread=False, isolation_level=None, timeout=10)
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("PRAGMA synchronous=NORMAL")
        self._db.executescript(_TABLES)

    def close(self) -> None:
        with self.lock:
            self._db.close()

    def begin(self) -> None:
        self._db.execute("BEGIN IMMEDIATE")

    def end(self, *, keep: bool) -> None:
        self._db.execute("COMMIT" if keep else "ROLLBACK")

    def rows(self, sql: str, *values: Any) -> list[Any]:
        with self.lock:
            return self._db.execute(sql, values).fetchall()

    def row(self, sql: str, *values: Any) -> Any:
        with self.lock:
            return self._db.execute(sql, values).fetchone()

    def write(self, sql: str, *values: Any) -> int:
        """Runs one statement; the row number of an insert."""
        with self.lock:
            return self._db.execute(sql, values).lastrowid or 0

    def clear(self) -> None:
        """Forgets everything but the settings of the clock, the switches and the webhook."""
        for table in (
            "people",
            "groups",
            "entries",
            "tokens",
            "retry_keys",
            "deliveries",
            "calls",
            "content",
            "access_tokens",
            "issued",
            "menus",
            "pictures",
        ):
            self.write(f"DELETE FROM {table}")  # noqa: S608 - names from the line above

    # meta
    def meta(self, name: str, otherwise: Any) -> Any:
        found = self.row("SELECT value FROM meta WHERE name = ?", name)
        return json.loads(found[0]) if found else otherwise

    def set_meta(self, name: str, value: Any) -> None:
        self.write(
            "INSERT INTO meta VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value", name, _dump(value)
        )

    # people and groups
    def docs(self, table: str) -> list[dict[str, Any]]:
        return [json.loads(doc) for (doc,) in self.rows(f"SELECT doc FROM {table} ORDER BY made, rowid")]  # noqa: S608

    def doc(self, table: str, key: str) -> dict[str, Any] | None:
        found = self.row(f"SELECT doc FROM {table} WHERE id = ?", key)  # noqa: S608
        return json.loads(found[0]) if found else None

    def put_doc(self, table: str, doc: dict[str, Any]) -> None:
        self.write(
            f"INSERT INTO {table} VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET doc = excluded.doc",  # noqa: S608
            doc["id"],
            doc["made"],
            _dump(doc),
        )

    # entries
    def add_entry(self, rev: int, doc: dict[str, Any]) -> int:
        sql = "INSERT INTO entries (rev, chat, id, side, doc) VALUES (?, ?, ?, ?, ?)"
        return self.write(sql, rev, doc["chat"], doc["id"], doc["side"], _dump(doc))

    def change_entry(self, rev: int, doc: dict[str, Any]) -> None:
        kept = {name: value for name, value in doc.items() if name not in ("seq", "rev")}
        self.write("UPDATE entries SET rev = ?, doc = ? WHERE seq = ?", rev, _dump(kept), doc["seq"])

    def entries(self, where: str, *values: Any) -> list[dict[str, Any]]:
        """Entries with `seq` and `rev`; `where` is SQL after WHERE, written by this package only."""
        found = self.rows(f"SELECT seq, rev, doc FROM entries WHERE {where}", *values)  # noqa: S608
        return [{"seq": seq, "rev": rev, **json.loads(doc)} for seq, rev, doc in found]

    # numbered records: deliveries and calls
    def add_delivery(self, state: str, doc: dict[str, Any]) -> int:
        return self.write("INSERT INTO deliveries (state, doc) VALUES (?, ?)", state, _dump(doc))

    def change_delivery(self, n: int, state: str, doc: dict[str, Any]) -> None:
        self.write("UPDATE deliveries SET state = ?, doc = ? WHERE n = ?", state, _dump(doc), n)

    def deliveries(self, where: str, *values: Any) -> list[dict[str, Any]]:
        found = self.rows(f"SELECT n, state, doc FROM deliveries WHERE {where} ORDER BY n", *values)  # noqa: S608
        return [{"n": n, "state": state, **json.loads(doc)} for n, state, doc in found]

    def add_call(self, doc: dict[str, Any]) -> int:
        return self.write("INSERT INTO calls (doc) VALUES (?)", _dump(doc))

    def calls(self, after: int, limit: int) -> list[dict[str, Any]]:
        return _numbered(self.rows("SELECT n, doc FROM calls WHERE n > ? ORDER BY n LIMIT ?", after, limit))

    def last_calls(self, limit: int) -> list[dict[str, Any]]:
        return _numbered(reversed(self.rows("SELECT n, doc FROM calls ORDER BY n DESC LIMIT ?", limit)))


def _numbered(rows: Iterable[Any]) -> list[dict[str, Any]]:
    return [{"n": n, **json.loads(doc)} for n, doc in rows]
