"""Operators see which help lines are unconfirmed or old, and note their own checks."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskCliRunner

from flows.safety.windows import every_window
from linebot_app import cli, facts
from linebot_app.settings import Settings
from linebot_app.storage.confirmations import open_confirmations

TODAY = date(2026, 11, 22)


@pytest.fixture
def runner(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> FlaskCliRunner:
    monkeypatch.setattr(facts, "today_in_japan", lambda: TODAY)
    app = Flask("commands")
    cli.register(app, settings)
    return app.test_cli_runner()


def line_of(runner: FlaskCliRunner, fact: str, *options: str) -> str:
    listed = runner.invoke(args=["facts", "list", *options])
    assert listed.exit_code == 0, listed.output
    return next((line for line in listed.output.splitlines() if line.startswith(f"{fact} ")), "")


def confirm(runner: FlaskCliRunner, *arguments: str) -> int:
    return int(runner.invoke(args=["facts", "confirm", *arguments]).exit_code)


def test_what_nobody_has_confirmed_is_listed_with_the_date_of_its_source(runner: FlaskCliRunner) -> None:
    for window in every_window():
        line = line_of(runner, f"windows.{window.key}")
        assert "unconfirmed" in line
        assert str(window.checked_on) in line
        assert ("not shown" in line) is (not window.active)


def test_a_check_counts_from_its_day_and_names_who_made_it(runner: FlaskCliRunner) -> None:
    assert confirm(runner, "windows.police", "--by", "佐藤", "--on", "2026-11-20") == 0
    assert line_of(runner, "windows.police") == ""
    line = line_of(runner, "windows.police", "--all")
    assert "2026-11-20" in line
    assert "佐藤" in line


def test_a_check_is_of_today_unless_it_says_otherwise_and_the_newest_counts(runner: FlaskCliRunner) -> None:
    assert confirm(runner, "windows.police", "--by", "鈴木", "--on", "2026-01-02") == 0
    assert confirm(runner, "police", "--by", "佐藤") == 0
    assert confirm(runner, "windows.police", "--by", "田中", "--on", "2026-03-04") == 0
    line = line_of(runner, "windows.police", "--all")
    assert str(TODAY) in line
    assert "佐藤" in line


def test_a_check_of_more_than_a_year_ago_is_old_again(runner: FlaskCliRunner) -> None:
    assert confirm(runner, "windows.police", "--by", "佐藤", "--on", str(TODAY - timedelta(days=366))) == 0
    line = line_of(runner, "windows.police")
    assert "old" in line
    assert "unconfirmed" not in line


def test_an_older_check_never_makes_a_source_older(runner: FlaskCliRunner) -> None:
    source = next(window for window in every_window() if window.key == "police").checked_on
    assert confirm(runner, "windows.police", "--by", "佐藤", "--on", str(source - timedelta(days=100))) == 0
    assert str(source) in line_of(runner, "windows.police")


@pytest.mark.parametrize(
    "arguments",
    [
        ("windows.nobody", "--by", "佐藤"),
        ("windows.police",),
        ("windows.police", "--by", "  "),
        ("windows.police", "--by", "あ" * 81),
        ("windows.police", "--by", "a\x1b[31mb"),
        ("windows.police", "--by", "佐藤", "--on", "2026-11-23"),
        ("windows.police", "--by", "佐藤", "--on", "yesterday"),
    ],
)
def test_what_cannot_be_a_check_is_refused_and_not_kept(runner: FlaskCliRunner, arguments: tuple[str, ...]) -> None:
    assert confirm(runner, *arguments) != 0
    assert "unconfirmed" in line_of(runner, "windows.police")


def test_checks_outlive_the_process_that_noted_them(runner: FlaskCliRunner, settings: Settings) -> None:
    assert confirm(runner, "windows.tell", "--by", "佐藤") == 0
    with open_confirmations(settings.database_url) as kept:
        assert kept.newest()["windows.tell"].operator == "佐藤"


def test_a_database_that_is_away_is_one_line(tmp_path: Path, settings: Settings) -> None:
    app = Flask("commands")
    cli.register(app, settings)
    Path(settings.database_url.removeprefix("sqlite:///")).parent.mkdir(parents=True, exist_ok=True)
    Path(settings.database_url.removeprefix("sqlite:///")).write_bytes(b"no database at all" * 100)
    result = app.test_cli_runner().invoke(args=["facts", "list"])
    assert result.exit_code == 1
    assert "Traceback" not in result.output
