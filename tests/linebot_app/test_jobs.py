"""Operators keep the listing from the command line, and see what people have asked."""

from __future__ import annotations

from pathlib import Path

import orjson
import pytest
from flask import Flask
from flask.testing import FlaskCliRunner

from linebot_app import cli, jobs
from linebot_app.settings import Settings
from linebot_app.storage.transcripts import migrate, open_transcripts
from tests.flows.jobs.openings import NOW
from tests.linebot_app.openings.postings import posting


@pytest.fixture
def runner(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> FlaskCliRunner:
    monkeypatch.setattr(jobs, "now_in_japan", lambda: NOW)
    app = Flask("commands")
    cli.register(app, settings)
    return app.test_cli_runner()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "openings.json"
    path.write_bytes(orjson.dumps([posting("A1"), posting("A2", title="経理")]))
    return path


def run(runner: FlaskCliRunner, *arguments: str | Path) -> tuple[int, str]:
    result = runner.invoke(args=["jobs", *map(str, arguments)])
    assert "Traceback" not in result.output
    return result.exit_code, result.output


def ids(runner: FlaskCliRunner, *options: str) -> list[str]:
    return [line.split()[0] for line in run(runner, "list", *options)[1].splitlines() if line[:1].isdigit()]


def test_the_exit_status_tells_whether_all_rows_were_good(runner: FlaskCliRunner, file: Path) -> None:
    assert run(runner, "import", file)[0] == 0
    file.write_bytes(orjson.dumps([posting("A1"), posting("A3", url="x")]))
    status, output = run(runner, "import", file)
    assert status == jobs.SOME_BAD
    assert "item 2: url" in output
    file.write_bytes(orjson.dumps([posting("A3", url="x")]))
    assert run(runner, "import", file)[0] == jobs.NOTHING_DONE
    file.write_bytes(b"{")
    assert run(runner, "import", file)[0] == jobs.NOTHING_DONE
    assert len(ids(runner)) == 2


def test_a_closed_opening_is_listed_only_on_demand(runner: FlaskCliRunner, file: Path) -> None:
    run(runner, "import", file)
    first, second = ids(runner)
    assert run(runner, "close", first)[0] == 0
    assert ids(runner) == [second]
    assert ids(runner, "--all") == [first, second]
    assert run(runner, "open", first)[0] == 0
    assert ids(runner) == [first, second]
    assert run(runner, "close", "999")[0] != 0


def test_a_full_import_replaces_one_source(runner: FlaskCliRunner, file: Path) -> None:
    run(runner, "import", file, "--source", "one")
    run(runner, "import", file, "--source", "two")
    file.write_bytes(orjson.dumps([posting("A1")]))
    assert run(runner, "import", file, "--source", "one", "--full")[0] == 0
    assert len(ids(runner, "--source", "one")) == 1
    assert len(ids(runner, "--source", "two")) == 2


@pytest.mark.parametrize("source", ["", "a b", "a\x1b[31m", "x" * 61])
def test_a_source_is_a_plain_name(runner: FlaskCliRunner, file: Path, source: str) -> None:
    assert run(runner, "import", file, "--source", source)[0] != 0


def test_nothing_out_of_a_bad_row_is_printed(runner: FlaskCliRunner, file: Path) -> None:
    file.write_bytes(orjson.dumps([posting("A1"), posting("A2", url="\x1b]0;evil\x07", datePosted="\x1b[2J")]))
    _, output = run(runner, "import", file)
    assert "\x1b" not in output
    assert "evil" not in output


def test_enquiries_are_shown_until_they_are_done(runner: FlaskCliRunner, settings: Settings) -> None:
    migrate(settings.database_url)
    entry = {"kind": "enquiry", "turn": "t", "person": "U1", "at": NOW.isoformat(), "content": {"kind": "interest"}}
    log = open_transcripts(settings.database_url)
    log.write([entry])
    log.close()  # type: ignore[attr-defined]
    (line,) = run(runner, "enquiries")[1].splitlines()
    shown = orjson.loads(line)
    assert (shown["person"], shown["kind"], shown["state"]) == ("U1", "interest", "new")
    assert run(runner, "answered", str(shown["id"]))[0] == 0
    assert run(runner, "enquiries")[1] == ""
    assert len(run(runner, "enquiries", "--all")[1].splitlines()) == 1
    assert run(runner, "answered", "999")[0] != 0
