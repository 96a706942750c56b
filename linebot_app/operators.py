"""`flask --app wsgi operator …`: who may use the console; the page for it rests on the same functions."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from linebot_app.ground import DataGroup
from linebot_app.settings import Settings, load, or_exit

if TYPE_CHECKING:  # loaded when a command runs: web imports this module, and needs neither SQL nor cryptography
    from linebot_app.console.sealing import Sealing
    from linebot_app.storage.operators import Operator, Operators

operator = DataGroup("operator", help="Who may use the console.")


def _settings() -> Settings:
    from flask import current_app

    known: Settings | None = current_app.extensions["settings"]
    return known or or_exit(load, os.environ)


def _opened(settings: Settings) -> tuple[Operators, Sealing]:
    from linebot_app.console.sealing import Sealing
    from linebot_app.storage.operators import open_operators

    sealing = Sealing(settings.secret_key, leaked=settings.console.leaked, old=settings.secret_key_old)
    return open_operators(settings.database_url), sealing


def _note(settings: Settings, did: str, name: str, **details: str) -> None:
    from linebot_app.storage.audit import open_audit

    with open_audit(settings.database_url) as audit:
        audit.note(datetime.now(UTC), "", did, f"operator:{name}", {"way": "command", **details})


def _known(operators: Operators, name: str) -> Operator:
    found = operators.named(name)
    if found is None:
        raise click.ClickException(f"There is no operator {name!r}: see `operator list`.")
    return found


@operator.command("add")
@click.argument("name")
@click.option(
    "--role", default="counsellor", show_default=True, help="statistics, viewer, counsellor, supervisor, admin"
)
@click.option("--shown", default="", help="The name that colleagues and users see.")
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input; else one is made.")
def add(name: str, role: str, shown: str, password_stdin: bool) -> None:
    """Let NAME sign in. The phone for the second factor is set up at the first sign-in."""
    settings = _settings()
    from linebot_app.console.appointing import Refused, add_operator

    operators, sealing = _opened(settings)
    given = sys.stdin.readline().rstrip("\r\n") if password_stdin else ""
    if password_stdin and not given:
        raise click.ClickException("There is no password on standard input.")
    with operators:
        try:
            added, password = add_operator(operators, sealing, name, role, datetime.now(UTC), shown, given)
        except Refused as refused:
            raise click.ClickException(_TOLD[refused.why]) from None
    _note(settings, "operator_added", added.name, role=added.role)
    click.echo(f"{added.name} may sign in as {added.role}." + ("" if given else f" Password: {password}"))


_TOLD = {
    "bad_name": "A name has 2 to 100 of a-z 0-9 . _ @ + -, a shown one at most 40 printable characters.",
    "bad_role": "A role is one of statistics, viewer, counsellor, supervisor, admin.",
    "name_taken": "Somebody has this name already.",
    "too_short": "A password has at least 12 characters.",
    "too_long": "A password has at most 200 characters.",
    "too_simple": "This password is too simple.",
    "leaked": "This password is on the list of leaked ones.",
}


@operator.command("list")
def show_all() -> None:
    """Everybody, one a line: name, role, active or not, second factor or not, last sign-in."""
    operators, _ = _opened(_settings())
    with operators:
        for one in operators.all():
            seen = one.seen_at.isoformat(timespec="minutes") if one.seen_at else "never"
            click.echo(
                "\t".join(
                    (
                        one.name,
                        one.role,
                        "active" if one.active else "shut out",
                        "code" if one.totp else "no code",
                        seen,
                    )
                )
            )


@operator.command("role")
@click.argument("name")
@click.argument("role")
def change_role(name: str, role: str) -> None:
    """Give NAME another ROLE; their sessions end."""
    from linebot_app.console.rights import ROLES

    settings = _settings()
    if role not in ROLES:
        raise click.ClickException(_TOLD["bad_role"])
    operators, _ = _opened(settings)
    with operators:
        who = _known(operators, name)
        operators.change(who.id, role=role)
        operators.end_sessions(who.id)
    _note(settings, "role_changed", who.name, before=who.role, after=role)


@operator.command("reset")
@click.argument("name")
@click.option("--phone", is_flag=True, help="Their phone is gone: they set up another one at the next sign-in.")
def reset(name: str, phone: bool) -> None:
    """A new password for NAME; locks and sessions end."""
    settings = _settings()
    from linebot_app.console.appointing import reset_operator

    operators, sealing = _opened(settings)
    with operators:
        who = _known(operators, name)
        password = reset_operator(operators, sealing, who, datetime.now(UTC), phone=phone)
    _note(settings, "operator_reset", who.name, phone="yes" if phone else "no")
    click.echo(f"Password: {password}")


@operator.command("shut-out")
@click.argument("name")
def shut_out(name: str) -> None:
    """NAME may not sign in any more; their sessions end at once."""
    _let(name, False)


@operator.command("let-in")
@click.argument("name")
def let_in(name: str) -> None:
    """Take back a `shut-out`, or a lock after too many wrong passwords."""
    _let(name, True)


def _let(name: str, active: bool) -> None:
    settings = _settings()
    operators, _ = _opened(settings)
    with operators:
        who = _known(operators, name)
        operators.change(who.id, active=active, failures=0, locked_until=None)
        operators.end_sessions(who.id)
    _note(settings, "operator_let_in" if active else "operator_shut_out", who.name)
