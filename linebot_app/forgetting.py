"""Keeps the rules of retention: orders that people be forgotten who are gone, deletes what is too old. The daily
tidying of the worker, the console and `retention …` (keeping.py) all come here."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import TYPE_CHECKING

from linebot_app.ports import SessionStore

if TYPE_CHECKING:  # loaded at the first use: processes that only take webhooks need no SQL
    from linebot_app.storage.retention import Leaving


def keep_the_rules(database_url: str, store: SessionStore, now: datetime) -> dict[str, int]:
    """How many rows of each class went; `people`: of how many the workers were asked to forget everything, which they
    do within seconds. Doing it twice does no harm. Raises StoreUnavailable, and what SQLAlchemy raises."""
    from linebot_app.storage.ledger import open_ledger

    ledger = open_ledger(database_url)
    try:
        rules = ledger.rules.rules()
        leaving = ledger.retention.leaving(rules, now)
        for one in leaving:
            ledger.retention.note_leaving(one, now)
        _order(store, leaving, now)
        return {"people": len(leaving), **ledger.retention.run(rules, now)}
    finally:
        ledger.close()


def put_up_for_review(database_url: str, now: datetime) -> int:
    """How many conversations: with danger all, of the others a share."""
    from linebot_app.storage.ledger import open_ledger

    ledger = open_ledger(database_url)
    try:
        return ledger.reviews.fill(now)
    finally:
        ledger.close()


def what_would_go(database_url: str, now: datetime) -> dict[str, int]:
    """The same count, with nothing changed."""
    from linebot_app.storage.ledger import open_ledger

    ledger = open_ledger(database_url)
    try:
        return ledger.retention.count(ledger.rules.rules(), now)
    finally:
        ledger.close()


def order_to_forget(store: SessionStore, person: str, now: datetime) -> None:
    """Everything about this person, whatever they have written until now. Raises StoreUnavailable."""
    from linebot_app.storage.retention import Leaving

    _order(store, [Leaving(person, now, "wish")], now)


def _order(store: SessionStore, leaving: list[Leaving], now: datetime) -> None:
    """Through their inbox: whatever is on its way to them or from them is done before, nothing after."""
    from flows.orders import forget_order
    from linebot_app.line.events import ordered

    at = int(now.timestamp() * 1000)
    store.accept([ordered(one.person, f"forget-{_mark(one, now)}", forget_order(one.until), "", at) for one in leaving])


def _mark(one: Leaving, now: datetime) -> str:
    """The same for the same day, so that an order is given once a day."""
    told = f"{one.person} {one.until.isoformat()} {now.date().isoformat()}"
    return hashlib.sha256(told.encode()).hexdigest()[:32]
