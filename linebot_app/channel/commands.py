"""`flask --app wsgi line …`: looking at the official account and setting it up, in plain words of the terminal's
language."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click
from flask import current_app
from flask.cli import AppGroup

from linebot_app.channel.findings import LANGUAGES, Finding, Mark, lines, own_language, say
from linebot_app.settings import Settings, load, or_exit

CALLBACK = "/callback"

if TYPE_CHECKING:  # loaded when a command runs
    from linebot_app.channel.calls import Channel

official_account = AppGroup("line", help="The official account at LINE: is it set up as it must be?")
spoken = click.option("--language", type=click.Choice(LANGUAGES), help="Of what is said; without it that of LANG.")


def _settings() -> Settings:
    settings: Settings | None = current_app.extensions["settings"]
    return settings or or_exit(load, os.environ)


@contextmanager
def _channel(settings: Settings) -> Iterator[Channel]:
    from linebot_app.channel.calls import channel_of

    channel = channel_of(settings)
    try:
        yield channel
    finally:
        channel.close()


def _address(settings: Settings, url: str | None = None) -> str:
    return url or (f"{settings.public_base_url}{CALLBACK}" if settings.public_base_url else "")


@official_account.command("check")
@spoken
def check(language: str | None) -> None:
    """Look at the channel step by step; exit 1 when something is wrong."""
    from linebot_app.channel.certificate import look
    from linebot_app.channel.checking import Look
    from linebot_app.channel.checking import check as findings
    from linebot_app.clock import clock_of

    language, settings = language or own_language(), _settings()
    bad = 0
    with _channel(settings) as channel:
        for finding in findings(Look(channel, _address(settings), clock_of(settings.clock_file), look)):
            _tell(finding, language)
            bad += finding.mark is Mark.WRONG
    click.echo("")
    click.echo(say(language, "end.wrong" if bad else "end.fine", count=bad))
    if bad:
        click.get_current_context().exit(1)


@official_account.command("setup")
@spoken
@click.option("--url", help="The webhook URL; without it PUBLIC_BASE_URL and /callback.")
@click.option("--dry-run", is_flag=True, help="Tell what would change; change nothing.")
def setup(language: str | None, url: str | None, dry_run: bool) -> None:
    """Set the webhook URL and the rich menus. Doing it again changes nothing."""
    from linebot_app.channel.calls import Trouble
    from linebot_app.channel.checking import may_be_a_webhook, of
    from linebot_app.channel.setting_up import wanted_changes

    language, settings = language or own_language(), _settings()
    address = _address(settings, url)
    if address and not may_be_a_webhook(address):
        raise click.ClickException(say(language, "setup.no_url", url=address))
    if not address:
        click.echo(say(language, "setup.no_address"), err=True)
    done, at = 0, "token"
    with _channel(settings) as channel:
        try:
            for change in wanted_changes(channel, address):
                at = "setup"
                click.echo(say(language, f"change.{change.key}", **change.values))
                if not dry_run:
                    change.do()
                done += 1
        except Trouble as trouble:
            _tell(of(at, trouble), language)
            click.get_current_context().exit(1)
    end = "none" if not done else "would" if dry_run else "done"
    click.echo(say(language, f"setup.{end}", count=done))


def _tell(finding: Finding, language: str) -> None:
    for text in lines(finding, language):
        click.echo(text)
