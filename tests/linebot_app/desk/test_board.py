"""What a conversation is told of the desk: what was set reaches it within seconds, and nothing is told that is over."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.exc import OperationalError

from linebot_app.desk import board
from linebot_app.desk.board import Board
from linebot_app.storage.desk import Desks, DeskSettings, open_desks

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)


@pytest.fixture
def desks(tmp_path: object) -> Desks:
    return open_desks(f"sqlite:///{tmp_path}/log.sqlite3")


def test_what_admins_set_and_who_comes_is_seen_by_running_workers(desks: Desks) -> None:
    here = Board(lambda: desks, NOW.timestamp, pause=0.01)
    assert here.desk() is None
    here.start()
    desks.save(DeskSettings("つばめ"), "root", NOW)
    desks.come("hana", NOW, NOW + timedelta(hours=1))
    for _ in range(500):
        if (desk := here.desk()) is not None and desk.on_duty:
            break
        threading.Event().wait(0.02)
    here.end()
    assert desk is not None
    assert (desk.organisation, desk.on_duty) == ("つばめ", 1)


def test_while_sql_is_away_nothing_old_is_told_for_long(desks: Desks, monkeypatch: pytest.MonkeyPatch) -> None:
    desks.save(DeskSettings("つばめ"), "root", NOW)
    here = Board(lambda: desks, NOW.timestamp)
    here.look()
    assert here.desk() is not None
    monkeypatch.setattr(board, "TOO_OLD", 0.0)
    assert here.desk() is None


def test_a_database_that_is_away_at_first_is_asked_again(desks: Desks, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def opened() -> Desks:
        asked.append(1)
        if len(asked) == 1:
            raise OperationalError("", {}, OSError())
        return desks

    desks.save(DeskSettings("つばめ"), "root", NOW)
    here = Board(opened, NOW.timestamp, pause=0.01)
    with pytest.raises(OperationalError):
        here.look()
    here.look()
    assert here.desk() is not None
