"""`flask --app wsgi retention …`: how long data is kept, and deleting it; the rules are kept by forgetting.py."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime

import click

from linebot_app.ground import DataGroup, places

retention = DataGroup("retention", help="How long data is kept, and deleting what has been kept that long.")


@retention.command("run")
@click.option("--dry-run", is_flag=True, help="Tell what would go; change nothing.")
def run(dry_run: bool) -> None:
    """Delete what has been kept long enough (the worker does so once a day)."""
    from linebot_app.connections import open_session_store
    from linebot_app.forgetting import keep_the_rules, what_would_go

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


@retention.command("forget")
@click.argument("user")
@click.confirmation_option(prompt="Everything about this person will be deleted for ever. Go on?")
def forget(user: str) -> None:
    """Delete everything about USER (a LINE user ID), who asked for it in another way than by writing so."""
    from linebot_app.connections import open_session_store
    from linebot_app.forgetting import order_to_forget
    from linebot_app.line.events import NAME

    if not NAME.fullmatch(user):
        raise click.BadParameter("a LINE user ID looks like U0123…", param_hint="USER")
    store = open_session_store(places())
    try:
        order_to_forget(store, user, datetime.now(UTC))
    finally:
        store.close()
    click.echo("The workers were asked; it is done within seconds.")


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
