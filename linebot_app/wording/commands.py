"""`flow check`, `flow reload`: looking at changed wording, and having every process take it up."""

from __future__ import annotations

import os
import time
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING

import click

from linebot_app.ground import places
from linebot_app.ports import StoreUnavailable
from linebot_app.settings import Places

if TYPE_CHECKING:
    from linebot_app.storage.renewals import Renewals

PATIENCE = 15.0  # seconds; a process looks every two
_JAPAN = timezone(timedelta(hours=9))


@click.command("check")
@click.option("--on", "day", type=click.DateTime(["%Y-%m-%d"]), help="What expires then, if not today (Japan).")
def check(day: datetime | None) -> None:
    """Name every mistake in the map and the wording, also in CONTENT_DIR; exit 1 when there is one. Names what it rests
    on and has expired, or is about to, by the dates in the files."""
    from flows.checks import problems
    from flows.content import in_use
    from flows.grounds import unknown_sentences

    found = [*problems(), *unknown_sentences(in_use()), *_own_problems()]
    for problem in found:
        click.echo(problem, err=True)
    if found:
        click.get_current_context().exit(1)
    click.echo("The map and the wording are complete.")
    _tell_expiry(day.date() if day else datetime.now(_JAPAN).date())


def _own_problems() -> tuple[str, ...]:
    """Of CONTENT_DIR, where it is set: nothing else is needed here."""
    from linebot_app.wording.shelf import Shelf

    own = os.environ.get("CONTENT_DIR", "").strip()
    if own and not Path(own).is_dir():
        return (f"CONTENT_DIR is not a folder: {own}",)
    return Shelf(Path(own), None).check().problems if own else ()


def _tell_expiry(today: date) -> None:
    from flows.grounds import Standing, every_ground, standing

    said = {Standing.OVER: "expired on", Standing.SOON: "expires on"}
    found = [(ground, standing(ground.expires_on, today)) for ground in every_ground() if ground.shown]
    wanted = [(ground, how) for ground, how in found if how in said]
    for ground, how in wanted:
        click.echo(f"{ground.id}: checked on {ground.checked_on}, {said[how]} {ground.expires_on}")
    if wanted:
        click.echo(
            f"{len(wanted)} of {len(found)} facts want a look. Your own checks are not in the files: `facts list`."
        )


@click.command("reload")
def reload() -> None:
    """Check changed wording and have every web and worker process take it up; exit 1 where one goes on with the old."""
    from linebot_app.connections import redis_url
    from linebot_app.storage.renewals import open_renewals
    from linebot_app.wording.shelf import shelf_of

    where = places()
    outcome = shelf_of(where).check()
    for problem in outcome.problems:
        click.echo(problem, err=True)
    if outcome.problems:
        raise click.ClickException("Nothing was changed: the old wording goes on being said.")
    renewals = open_renewals(redis_url(where))
    try:
        refused = _order(where, renewals, outcome.version)
    except StoreUnavailable:
        raise click.ClickException("Redis cannot be reached: look at REDIS_URL and whether it runs.") from None
    finally:
        renewals.close()
    if refused:
        click.get_current_context().exit(1)


def _order(where: Places, renewals: Renewals, version: str) -> bool:
    """Whether some process says something else afterwards."""
    from linebot_app.clock import clock_of

    clock = clock_of(where.clock_file)
    order, until = renewals.order(), time.monotonic() + PATIENCE
    while (told := renewals.told(clock())) and any(one.order < order for one in told) and time.monotonic() < until:
        time.sleep(0.1)
    for one in told:
        late = " (has not looked yet)" if one.order < order else ""
        click.echo(f"{one.process}: {one.version}{late}")
        for problem in one.problems:
            click.echo(f"  {problem}")
    if not told:
        click.echo(f"No process runs; {version} is taken up when one starts.")
    return any(one.version != version for one in told)
