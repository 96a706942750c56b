"""`flask --app wsgi facts …`: which facts about the world an operator has to check, and noting that it was done."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

import click

from linebot_app.ground import DataGroup, places

if TYPE_CHECKING:  # loaded when a command runs: web imports this module, and needs neither SQL nor the flow
    from linebot_app.storage.confirmations import Confirmations
    from linebot_app.wording.facts import Fact

facts = DataGroup("facts", help="Help lines, desks and law that the wording rests on: are they still right?")
_LONGEST_NAME = 80
_JAPAN = timezone(timedelta(hours=9))


def today_in_japan() -> date:
    return datetime.now(_JAPAN).date()


@facts.command("list")
@click.option("--all", "everything", is_flag=True, help="Also those that were checked within a year.")
def show(everything: bool) -> None:
    """Name the facts that nobody has confirmed, or that expire within two months or have."""
    from linebot_app.wording.facts import known_facts

    today = today_in_japan()
    with _opened() as confirmations:
        known = known_facts(confirmations)
    wanted = [fact for fact in known if everything or fact.needs(today)]
    for fact in wanted:
        click.echo(_line(fact, today))
    click.echo(
        f"{len(wanted)} of {len(known)} facts shown; `facts confirm ID --by NAME` notes your own check.", err=True
    )


@facts.command("confirm")
@click.argument("fact_id", metavar="ID")
@click.option("--by", "operator", required=True, help="Who checked it.")
@click.option("--on", "day", type=click.DateTime(["%Y-%m-%d"]), help="When, if not today (Japan).")
def confirm(fact_id: str, operator: str, day: datetime | None) -> None:
    """Note that you have checked the fact ID yourself: called the number, opened the page, read the law."""
    from linebot_app.storage.confirmations import Confirmation
    from linebot_app.wording.facts import known_facts

    today = today_in_japan()
    checked_on = day.date() if day else today
    name = " ".join(operator.split())
    if checked_on > today:
        raise click.BadParameter("that day has not come yet", param_hint="--on")
    if not name or len(name) > _LONGEST_NAME or not name.isprintable():
        raise click.BadParameter(f"a name of 1 to {_LONGEST_NAME} characters", param_hint="--by")
    with _opened() as confirmations:
        fact = next(
            (one for one in known_facts(confirmations) if fact_id in (one.ground.id, one.ground.id.partition(".")[2])),
            None,
        )
        if fact is None:
            raise click.BadParameter(f"{fact_id!r} is none of the facts in `facts list --all`", param_hint="ID")
        confirmations.add(Confirmation(fact.ground.id, checked_on, name), datetime.now(_JAPAN))
    called = ", ".join(filter(None, (fact.ground.name, fact.ground.contact)))
    click.echo(f"{fact.ground.id} ({called}): checked on {checked_on} by {name}.")
    if not fact.ground.shown:
        click.echo("It is not shown to people yet: set `active = true` in windows.toml.")


def _opened() -> Confirmations:
    """The log's database, brought up to date first."""
    from linebot_app.storage.confirmations import open_confirmations

    return open_confirmations(places().database_url)


def _line(fact: Fact, today: date) -> str:
    ground = fact.ground
    marks = ", ".join([*fact.needs(today), *([] if ground.shown else ["not shown"])]) or "ok"
    by = f"by {fact.confirmed.operator}" if fact.confirmed else f"{len(ground.sources)} sources"
    dates = f"{fact.checked_on}  until {fact.expires_on}"
    return f"{ground.id:<28} {_wide(ground.name, 40)} {dates}  {by:<20} {marks:<24} {ground.contact}  {ground.says}"


def _wide(text: str, columns: int) -> str:
    """The text on so many columns of a terminal, where most Japanese signs take two."""
    taken = sum(2 if east_asian_width(sign) in "WFA" else 1 for sign in text)
    return text + " " * max(0, columns - taken)
