from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskCliRunner

from linebot_app import cli, connections
from linebot_app.settings import Settings

ROOT = Path(__file__).resolve().parents[2]


class Written:
    """A log that holds these turns already: what SQL makes of entries is tested where it lives."""

    def __init__(self, turns: list[dict[str, Any]]) -> None:
        self.turns = turns

    def of_person(self, person: str) -> list[dict[str, Any]]:
        return [turn for turn in self.turns if turn["person"] == person]

    def everything(self) -> list[dict[str, Any]]:
        return self.turns

    def not_understood(self) -> list[dict[str, Any]]:
        return [turn for turn in self.turns if turn["trigger"] == "not_understood"]


def turn(person: str, at: str, heard: str, *said: str) -> dict[str, Any]:
    """A turn as conversation.entries commits it."""
    return {
        "turn": f"{person}-{at}",
        "person": person,
        "event_ids": ["01H"],
        "at": f"{at}T10:00:00+00:00",
        "input": [{"kind": "text", "text": heard}],
        "output": [{"type": "say", "lines": list(said), "choices": ["えらぶ"]}],
        "stage": "facts",
        "question": "facts.happened",
        "flow_version": "1",
        "trigger": "not_understood" if heard == "もしもし" else "answered",
        "delivery": {"outcome": "replied", "request_id": "r-1"},
    }


TURNS = [
    turn("Ua", "2026-11-20", "はい", "ひとつめ", "ふたつめ"),
    turn("Ub", "2026-11-21", "もしもし", "こんにちは"),
    turn("Ua", "2026-11-22", "いいえ", "みっつめ"),
]


@pytest.fixture
def runner(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> FlaskCliRunner:
    monkeypatch.setattr(connections, "open_log", lambda _places: Written(TURNS))
    app = Flask("commands")
    cli.register(app, settings)
    return app.test_cli_runner()


def exported(runner: FlaskCliRunner, *options: str) -> list[dict[str, Any]]:
    result = runner.invoke(args=["log", "export", *options])
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.output.splitlines()]


def flask(*arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """`flask --app wsgi …` as somebody types it, with these settings and no others."""
    command = [sys.executable, "-m", "flask", "--app", "wsgi", *arguments]
    kept = {"PATH": os.environ["PATH"], **environ}
    return subprocess.run(command, cwd=ROOT, env=kept, capture_output=True, text=True, timeout=120)


def test_the_export_is_one_turn_a_line(runner: FlaskCliRunner) -> None:
    assert exported(runner) == TURNS


def test_the_export_can_be_of_one_person_or_from_a_day_on(runner: FlaskCliRunner) -> None:
    assert exported(runner, "--person", "Ua") == [TURNS[0], TURNS[2]]
    assert [turn["person"] for turn in exported(runner, "--since", "2026-11-21")] == ["Ub", "Ua"]
    assert exported(runner, "--since", "2026-11-21T10:00:01", "--person", "Ub") == []


def test_the_work_list_tells_what_was_not_understood_and_after_which_question(runner: FlaskCliRunner) -> None:
    listed = [json.loads(line) for line in runner.invoke(args=["log", "misses"]).output.splitlines()]
    assert [(row["turn"], row["question"], row["text"]) for row in listed] == [
        ("Ub-2026-11-21", "facts.happened", "もしもし")
    ]
    assert runner.invoke(args=["log", "misses", "--since", "2026-11-22"]).output == ""


def test_show_tells_both_sides_in_order(runner: FlaskCliRunner) -> None:
    shown = runner.invoke(args=["log", "show", "Ua"]).output
    assert shown.index("はい") < shown.index("ひとつめ") < shown.index("ふたつめ") < shown.index("みっつめ")
    assert "こんにちは" not in shown


def test_show_says_so_when_there_is_nothing_to_show(runner: FlaskCliRunner) -> None:
    result = runner.invoke(args=["log", "show", "Unobody"])
    assert result.exit_code == 0
    assert result.stdout == ""
    assert "Unobody" in result.stderr


def test_the_commands_about_the_map_need_no_settings_and_touch_no_data(tmp_path: Path) -> None:
    pytest.importorskip("flows.checks", exc_type=ImportError)
    data = tmp_path / "data"
    result = flask("flow", "check", DATA_DIR=str(data))
    assert "missing" not in result.stderr.split("\n")[0] or result.returncode == 1
    assert "LINE_CHANNEL" not in result.stderr
    assert not data.exists()


def test_a_command_that_needs_data_works_without_the_secrets_of_line(tmp_path: Path) -> None:
    result = flask("db", "migrate", DATA_DIR=str(tmp_path))
    assert result.returncode == 0, result.stderr
    assert (tmp_path / "log.sqlite3").exists()
    assert flask("log", "export", DATA_DIR=str(tmp_path)).stdout == ""


def test_a_command_that_cannot_have_its_data_says_so_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    result = flask("db", "migrate", DATA_DIR=str(tmp_path / "file" / "data"))
    assert result.returncode == 1
    assert len(result.stderr.splitlines()) == 1


def test_the_development_server_of_flask_asks_for_settings_like_any_other(tmp_path: Path) -> None:
    result = flask("routes", DATA_DIR=str(tmp_path))
    assert result.returncode == 1
    assert "LINE_CHANNEL_SECRET" in result.stderr
