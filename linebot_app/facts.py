"""`flask --app wsgi facts …`: which facts about the world an operator has to check, and noting that it was done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

import click

from linebot_app.ground import DataGroup, places

if TYPE_CHECKING:  # loaded when a command runs: web imports this module, and needs neither SQL nor the flow
    from flows.safety.windows import WindowEntry
    from linebot_app.storage.confirmations import Confirmation, Confirmations

facts = DataGroup("facts", help="Help lines and desks that people are sent to: are they still right?")
_LONGEST_NAME = 80
_JAPAN = timezone(timedelta(hours=9))


@dataclass(frozen=True, slots=True)
class Fact:
    """One window with the newest check by an operator, if there was one."""

    id: str
    window: WindowEntry
    confirmed: Confirmation | None

    @property
    def checked_on(self) -> date:
        """The later of the date of its source and an operator's own check."""
        return max(self.window.checked_on, self.confirmed.checked_on) if self.confirmed else self.window.checked_on

    def needs(self, today: date) -> list[str]:
        """What is wrong with it: unconfirmed, old; nothing when an operator has checked it within a year."""
        from flows.safety.windows import is_old

        return [
            word
            for word, holds in (("unconfirmed", self.confirmed is None), ("old", is_old(self.checked_on, today)))
            if holds
        ]


def known_facts(confirmations: Confirmations) -> list[Fact]:
    """Every window of the content, active or not, in its order."""
    from flows.safety.windows import every_window

    newest = confirmations.newest()
    ids = ((f"windows.{window.key}", window) for window in every_window())
    return [Fact(fact_id, window, newest.get(fact_id)) for fact_id, window in ids]


def today_in_japan() -> date:
    return datetime.now(_JAPAN).date()


@facts.command("list")
@click.option("--all", "everything", is_flag=True, help="Also those that were checked within a year.")
def show(everything: bool) -> None:
    """Name the facts that nobody has confirmed, or that are older than a year."""
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
    """Note that you have checked the fact ID yourself: called the number, opened the page, read the hours."""
    from linebot_app.storage.confirmations import Confirmation

    today = today_in_japan()
    checked_on = day.date() if day else today
    name = " ".join(operator.split())
    if checked_on > today:
        raise click.BadParameter("that day has not come yet", param_hint="--on")
    if not name or len(name) > _LONGEST_NAME or not name.isprintable():
        raise click.BadParameter(f"a name of 1 to {_LONGEST_NAME} characters", param_hint="--by")
    with _opened() as confirmations:
        fact = next((one for one in known_facts(confirmations) if fact_id in (one.id, one.window.key)), None)
        if fact is None:
            raise click.BadParameter(f"{fact_id!r} is none of the facts in `facts list --all`", param_hint="ID")
        confirmations.add(Confirmation(fact.id, checked_on, name), datetime.now(_JAPAN))
    click.echo(f"{fact.id} ({fact.window.name}, {fact.window.contact}): checked on {checked_on} by {name}.")
    if not fact.window.active:
        click.echo("It is not shown to people yet: set `active = true` in windows.toml.")


def _opened() -> Confirmations:
    """The log's database, brought up to date first."""
    from linebot_app.storage.confirmations import open_confirmations

    return open_confirmations(places().database_url)


def _line(fact: Fact, today: date) -> str:
    window = fact.window
    marks = ", ".join([*fact.needs(today), *([] if window.active else ["not shown"])]) or "ok"
    by = f"by {fact.confirmed.operator}" if fact.confirmed else f"{len(window.sources)} sources"
    name = _wide(window.name, 40)
    return f"{fact.id:<28} {name} {fact.checked_on}  {by:<20} {marks:<24} {window.contact}  {window.hours_text}"


def _wide(text: str, columns: int) -> str:
    """The text on so many columns of a terminal, where most Japanese signs take two."""
    taken = sum(2 if east_asian_width(sign) in "WFA" else 1 for sign in text)
    return text + " " * max(0, columns - taken)
