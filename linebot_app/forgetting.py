"""Keeps the rules of retention: orders that people be forgotten who are gone, deletes what is too old; `retention …`
and the worker's daily tidying both come here."""

from __future__ import annotations

import hashlib
from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from linebot_app.ground import DataGroup, places
from linebot_app.ports import SessionStore

if TYPE_CHECKING:  # loaded when a command runs: web imports this module, and needs neither SQL nor the flow
    from linebot_app.storage.retention import Leaving

retention = DataGroup("retention", help="How long data is kept, and deleting what has been kept that long.")


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


@retention.command("run")
@click.option("--dry-run", is_flag=True, help="Tell what would go; change nothing.")
def run(dry_run: bool) -> None:
    """Delete what has been kept long enough (the worker does so once a day)."""
    from linebot_app.connections import open_session_store

    now, where = datetime.now(UTC), places()
    if dry_run:
        found = what_would_go(where.database_url, now)
    else:
        store = open_session_store(where)
        try:
            found = keep_the_rules(where.database_url, store, now)
        finally:
            store.close()
    for name, count in found.items():
        click.echo(f"{name:14} {count}")
    click.echo("Nothing was changed." if dry_run else "Done.", err=True)


@retention.command("show")
def show() -> None:
    """For how many days each class of data is kept."""
    from linebot_app.storage.ledger import open_ledger

    ledger = open_ledger(places().database_url)
    try:
        for name, days in asdict(ledger.rules.rules()).items():
            click.echo(f"{name:14} {days}")
    finally:
        ledger.close()
