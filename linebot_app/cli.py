"""Commands for whoever runs or changes this (`flask --app wsgi …`); each opens only what it needs, when it runs."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
import orjson
from flask import Flask
from flask.cli import AppGroup, FlaskGroup

from linebot_app.channel.commands import official_account
from linebot_app.facts import facts
from linebot_app.ground import DataGroup, places
from linebot_app.jobs import jobs
from linebot_app.keeping import retention
from linebot_app.operators import operator
from linebot_app.preview.commands import preview
from linebot_app.settings import Settings
from linebot_app.wording import commands as wording

DATES = ["%Y-%m-%d", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M:%S%z"]
MAP_FILE = Path(__file__).resolve().parent.parent / "docs" / "flow.md"


flow = AppGroup("flow", help="The map of the consultation and its wording. Only `reload` needs settings.")
log = DataGroup("log", help="What was said, from the log in SQL.")
sessions = DataGroup("sessions", help="Where people stand, in Redis.")
db = DataGroup("db", help="The log's tables.")
for _command in (wording.check, wording.reload, preview):
    flow.add_command(_command)


def looking_for_a_command() -> bool:
    """True while `flask` imports the app to find a command of ours, not to serve it."""
    context = click.get_current_context(silent=True)
    if context is None or not isinstance(context.find_root().command, FlaskGroup):
        return False
    return context.command.name not in ("run", "routes")


def register(app: Flask, settings: Settings | None) -> None:
    """Adds the commands. Without `settings` a command reads what it needs from the environment when it runs."""
    app.extensions["settings"] = settings
    for group in (flow, log, sessions, db, facts, jobs, operator, retention, official_account):
        app.cli.add_command(group)


def map_page() -> str:
    """docs/flow.md as it should be: the whole map, drawn from the table of routes."""
    from flows.diagram import mermaid

    return mermaid().strip() + "\n"


@flow.command("draw")
def draw() -> None:
    """Write docs/flow.md."""
    MAP_FILE.parent.mkdir(exist_ok=True)
    MAP_FILE.write_text(map_page(), encoding="utf-8")
    click.echo(f"Wrote {MAP_FILE.relative_to(MAP_FILE.parent.parent)}.")


@flow.command("talk")
@click.option("--language", default="", help="Language of the profile, such as en; Japanese without it.")
def talk(language: str) -> None:
    """Hold a consultation here in the terminal; nothing is stored."""
    from flows import talk as terminal

    terminal.main(language=language)


@log.command("show")
@click.argument("user")
def show(user: str) -> None:
    """What USER (a LINE user ID) and the counsellor said, oldest first."""
    from linebot_app.connections import open_log

    found = False
    for turn in open_log(places()).of_person(user):
        found = True
        where = "/".join(str(turn[name]) for name in ("stage", "question") if turn.get(name))
        delivered = (turn.get("delivery") or {}).get("outcome", "")
        click.echo(f"── {turn['at']}  {where}  {delivered}".rstrip())
        for name, mark in (("input", ">"), ("output", "<")):
            for line in _lines(turn.get(name)):
                click.echo(f"{mark} {line}")
    if not found:
        click.echo(f"The log has nothing of {user}.", err=True)


def _lines(said: Any) -> Iterator[str]:
    """Input or output of a turn as lines: its words; where there are none, what it was (a sticker, a tap)."""
    for part in said if isinstance(said, list) else [said]:
        if isinstance(part, dict):
            words = (
                part.get("lines")
                or part.get("text")
                or part.get("picked")
                or f"[{part.get('kind') or part.get('type')}]"
            )
            yield from words if isinstance(words, list) else str(words).split("\n")
            if part.get("choices"):
                yield "  " + " / ".join(part["choices"])
        elif part is not None:
            yield from str(part).split("\n")


@log.command("export")
@click.option("--since", type=click.DateTime(DATES), help="Only turns from then on (UTC unless it says otherwise).")
@click.option("--person", help="Only this LINE user ID.")
def export(since: datetime | None, person: str | None) -> None:
    """Every turn as one line of JSON, on stdout."""
    from linebot_app.connections import open_log

    transcripts = open_log(places())
    for turn in transcripts.of_person(person) if person else transcripts.everything():
        if since is None or _instant(turn["at"]) >= _aware(since):
            # Names of columns are a kind of str that orjson refuses.
            line = {str(name): value for name, value in turn.items()}
            sys.stdout.buffer.write(orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE))


@log.command("misses")
@click.option("--since", type=click.DateTime(DATES), help="Only turns from then on (UTC unless it says otherwise).")
def misses(since: datetime | None) -> None:
    """What was not understood: the work list of whoever teaches the counsellor new words. One line of JSON each."""
    from linebot_app.connections import open_log

    for turn in open_log(places()).not_understood():
        if since is None or _instant(turn["at"]) >= _aware(since):
            shown = {name: turn[name] for name in ("at", "turn", "stage", "question", "flow_version")}
            # The question that was open is the one that is put again.
            shown["text"] = " / ".join(_lines(turn["input"]))
            sys.stdout.buffer.write(orjson.dumps(shown, option=orjson.OPT_APPEND_NEWLINE))


def _instant(at: str | int | float | datetime) -> datetime:
    """The time of a turn, however the log keeps it: ISO 8601 text, or milliseconds since 1970."""
    if isinstance(at, int | float):
        return datetime.fromtimestamp(at / 1000, UTC)
    return _aware(at if isinstance(at, datetime) else datetime.fromisoformat(at))


def _aware(at: datetime) -> datetime:
    return at if at.tzinfo else at.replace(tzinfo=UTC)


@sessions.command("rebuild")
@click.option("--person", help="Only this LINE user ID.")
def rebuild(person: str | None) -> None:
    """Make sessions again from the log of inputs, for people who have a log and no session."""
    from linebot_app.clock import clock_of
    from linebot_app.connections import open_log, open_session_store
    from linebot_app.rebuilding import rebuild_sessions

    where = places()
    store = open_session_store(where)
    made = rebuild_sessions(store, open_log(where), person, clock_of(where.clock_file))
    store.close()
    click.echo(
        f"{made} session{'' if made == 1 else 's'} rebuilt; who has one, or no log to rebuild from, was left alone."
    )


@sessions.command("migrate")
@click.option("--dry-run", is_flag=True, help="Only tell what would be done.")
def migrate_all(dry_run: bool) -> None:
    """Try every live session with this version of the flow and write older ones anew; exit 1 when one cannot go on."""
    from linebot_app.clock import clock_of
    from linebot_app.connections import open_session_store
    from linebot_app.migrating import migrate_sessions

    where = places()
    now = datetime.fromtimestamp(clock_of(where.clock_file)(), UTC)
    store = open_session_store(where)
    outcome = migrate_sessions(store, now, write=not dry_run)
    store.close()
    counts = outcome.counts
    click.echo(f"{counts['current']} of this version, {counts['older']} older, {counts['empty']} not begun.")
    click.echo("Nothing was written." if dry_run else f"{counts['written']} written anew.")
    for person in outcome.broken:
        click.echo(
            f"{person} cannot go on: it will be rebuilt from the log at the next message, if that has any.", err=True
        )
    if outcome.broken:
        click.get_current_context().exit(1)


@db.command("migrate")
def migrate() -> None:
    """Bring the tables up to date (web and worker do this themselves when they start)."""
    from linebot_app.storage import transcripts

    transcripts.migrate(places().database_url)
    click.echo("The log's tables are up to date.")
