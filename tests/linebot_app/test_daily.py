"""What the worker does once a day, on the stores that the settings name."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from flask.testing import FlaskCliRunner

from linebot_app.connections import tidy
from linebot_app.factory import create_app
from linebot_app.settings import Settings
from linebot_app.storage.database import open_engine
from linebot_app.storage.ledger import open_ledger
from linebot_app.storage.transcripts import SqlTranscripts, migrate
from tests.linebot_app.console.conftest import said


def test_old_words_go_risky_ones_are_put_up_and_the_command_tells_what_would_go(settings: Settings) -> None:
    migrate(settings.database_url)
    log = SqlTranscripts(open_engine(settings.database_url))
    now = datetime.now(UTC)
    for person, at in (("U-old", now - timedelta(days=400)), ("U-new", now - timedelta(days=3))):
        entry = said(1, person, started=at.isoformat()) | {"at": at.isoformat()}
        log.write([{**entry, "effects": [{"does": "alert", "value": "concern"}]}])
    runner: FlaskCliRunner = create_app(settings).test_cli_runner()
    told = runner.invoke(args=["retention", "run", "--dry-run"])
    assert told.exit_code == 0, told.output
    assert "turns          1" in told.output
    assert len(list(log.everything())) == 2
    tidy(settings)
    assert [turn["person"] for turn in log.everything()] == ["U-new"]
    ledger = open_ledger(settings.database_url)
    assert [one.person for one in ledger.reviews.queue("")] == ["U-new"]
    assert [one.why for one in ledger.retention.done()] == ["age"]
    ledger.close()
    log.close()
    assert runner.invoke(args=["retention", "show"]).exit_code == 0
