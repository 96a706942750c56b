"""`flask --app wsgi jobs …`: the operators' listing of jobs, and what people have asked about it."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING

import click

from linebot_app.ground import DataGroup, places

if TYPE_CHECKING:  # loaded when a command runs: web imports this module, and needs neither SQL nor the flow
    from linebot_app.openings.importing import Report
    from linebot_app.storage.openings import Listed, Openings

jobs = DataGroup("jobs", help="Openings that people may be shown when they want, and what they ask about them.")
SOME_BAD, NOTHING_DONE = 3, 1  # exit status of an import
_TOLD = 50
_JAPAN = timezone(timedelta(hours=9))
_SOURCE = re.compile(r"[\w.-]{1,60}")


def now_in_japan() -> datetime:
    return datetime.now(_JAPAN)


@jobs.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--source", default="default", show_default=True, help="Whose openings these are; ids are unique within it."
)
@click.option(
    "--full", is_flag=True, help="The file is all there is: close what this source had before and has no more."
)
@click.option(
    "--format", "form", type=click.Choice(["json", "jsonl", "csv", "html"]), help="If the name does not tell."
)
def take_in(file: Path, source: str, full: bool, form: str | None) -> None:
    """Take in FILE: schema.org JobPosting as JSON, JSON Lines or JSON-LD in a page, or a CSV (docs/jobs.md).

    Openings that are there already are brought up to date. Bad rows are named and left out. Exit 0: all rows were good;
    3: some were bad; 1: nothing was changed.
    """
    from linebot_app.openings.files import Unreadable
    from linebot_app.openings.importing import NothingGood
    from linebot_app.openings.importing import take_in as take_file_in

    if not _SOURCE.fullmatch(source):
        raise click.BadParameter("letters, digits, - . _, at most 60", param_hint="--source")
    with _opened() as store:
        try:
            report = take_file_in(store, file, source, now_in_japan(), form=form, full=full)
        except NothingGood as refused:
            _tell_problems(refused.report)
            raise click.ClickException(f"{file.name}: {refused}; nothing was changed.") from None
        except Unreadable as unreadable:
            raise click.ClickException(f"{file.name} {unreadable}; nothing was changed.") from None
        shown = store.count(now_in_japan())
    _tell_problems(report)
    figures = report.figures
    click.echo(
        f"{figures.added} new, {figures.changed} changed, {figures.same} as they were, {figures.closed} closed, "
        f"{report.over} over already, {figures.kept_closed} closed by hand, {report.bad} bad. "
        f"People can be shown {shown} openings now."
    )
    if report.others:
        click.echo(f"{report.others} objects were no openings.", err=True)
    if report.bad:
        click.get_current_context().exit(SOME_BAD)


def _tell_problems(report: Report) -> None:
    for problem in report.problems[:_TOLD]:
        click.echo(str(problem), err=True)
    if report.bad > _TOLD:
        click.echo(f"… and {report.bad - _TOLD} more bad rows.", err=True)


@jobs.command("list")
@click.option("--source", help="Only this source.")
@click.option("--all", "everything", is_flag=True, help="Also those that are closed or over.")
@click.option("--most", type=click.IntRange(1, 100_000), default=50, show_default=True)
def show(source: str | None, everything: bool, most: int) -> None:
    """Openings, newest first: ID, source, place, title, company."""
    now = now_in_japan()
    with _opened() as store:
        for listed in store.listed(source, None if everything else now, most):
            click.echo(_line(listed, now))
        click.echo(f"People can be shown {store.count(now)} openings.", err=True)


@jobs.command("close")
@click.argument("opening", metavar="ID", type=click.IntRange(1))
def close(opening: int) -> None:
    """Show the opening ID (as in `jobs list`) to nobody any more; no import opens it again."""
    _mark(opening, closed=True)


@jobs.command("open")
@click.argument("opening", metavar="ID", type=click.IntRange(1))
def reopen(opening: int) -> None:
    """Take back a `jobs close`."""
    _mark(opening, closed=False)


def _mark(opening: int, *, closed: bool) -> None:
    with _opened() as store:
        if not store.mark(opening, closed, now_in_japan()):
            raise click.BadParameter(f"there is no opening {opening}", param_hint="ID")
    click.echo(f"Opening {opening} is {'closed' if closed else 'open'}.")


@jobs.command("enquiries")
@click.option("--all", "everything", is_flag=True, help="Also those that are answered or closed.")
def enquiries(everything: bool) -> None:
    """What people have sent, one JSON object a line, oldest first. Kept for 180 days."""
    import orjson

    from linebot_app.storage.enquiries import STATES, WITHDRAWN, open_enquiries

    with open_enquiries(places().database_url) as store:
        store.forget_old(now_in_japan())
        for kept in store.open(*((*STATES, WITHDRAWN) if everything else ())):
            row = {"id": kept.id, "at": kept.at.astimezone(_JAPAN).isoformat(timespec="minutes")}
            row |= {"person": kept.person, "kind": kept.kind, "state": kept.state, "content": kept.content}
            click.echo(orjson.dumps(row).decode())


@jobs.command("answered")
@click.argument("enquiry", metavar="ID", type=click.IntRange(1))
@click.option("--seen", is_flag=True, help="Only in progress, not answered.")
@click.option("--closed", is_flag=True, help="Closed: nothing is left to do.")
def answered(enquiry: int, seen: bool, closed: bool) -> None:
    """Note that the enquiry ID is answered."""
    from linebot_app.storage.enquiries import ANSWERED, CLOSED, PROGRESS, open_enquiries

    state = CLOSED if closed else PROGRESS if seen else ANSWERED
    with open_enquiries(places().database_url) as store:
        if not store.mark(enquiry, state):
            raise click.BadParameter(f"there is no enquiry {enquiry}, or it was taken back", param_hint="ID")
    click.echo(f"Enquiry {enquiry} is {state}.")


def _opened() -> Openings:
    from linebot_app.storage.openings import open_openings

    return open_openings(places().database_url)


def _line(listed: Listed, now: datetime) -> str:
    from flows.jobs.places import name_of

    opening = listed.opening
    where = "・".join(name_of(place.prefecture) for place in opening.places[:2]) or "-"
    state = listed.closed or ("over" if opening.is_over(now) else "open")
    named = f"{listed.id}  {state:8}  {opening.source}/{listed.identifier}"
    return f"{named}  {where}  {opening.title}  {opening.company}".rstrip()
