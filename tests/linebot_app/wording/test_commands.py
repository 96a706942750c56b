"""What editors are told in the shell: mistakes in their own folder, and what expires on a day."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskCliRunner

from flows import checks
from flows.grounds import every_ground
from linebot_app import cli

NEWEST = max(ground.expires_on for ground in every_ground())


@pytest.fixture
def runner(monkeypatch: pytest.MonkeyPatch) -> FlaskCliRunner:
    """The program's own wording is looked at in tests/flows/test_checks.py."""
    monkeypatch.setattr(checks, "problems", list)
    app = Flask("commands")
    cli.register(app, None)
    return app.test_cli_runner()


def test_a_mistake_in_the_own_folder_is_named(
    runner: FlaskCliRunner, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "ja").mkdir()
    monkeypatch.setenv("CONTENT_DIR", str(tmp_path))
    assert runner.invoke(args=["flow", "check"]).exit_code == 0
    (tmp_path / "ja" / "facts.toml").write_text('[when]\nask = ""\n', encoding="utf-8")
    refused = runner.invoke(args=["flow", "check"])
    assert refused.exit_code == 1
    assert "facts.when.ask" in refused.output
    monkeypatch.setenv("CONTENT_DIR", str(tmp_path / "nowhere"))
    assert runner.invoke(args=["flow", "check"]).exit_code == 1


def test_what_expires_is_named_by_the_day_that_is_asked_for(runner: FlaskCliRunner) -> None:
    def named(days: int) -> set[str]:
        told = runner.invoke(args=["flow", "check", "--on", str(NEWEST + timedelta(days=days))])
        assert told.exit_code == 0
        return {line.partition(":")[0] for line in told.output.splitlines()} & {one.id for one in every_ground()}

    last = {ground.id for ground in every_ground() if ground.expires_on == NEWEST}
    shown = {ground.id for ground in every_ground() if ground.shown}
    assert named(-61).isdisjoint(last)
    assert named(-60) == named(1) == shown
