"""The embedded Valkey: one per data folder, found by everybody, outliving its starter, stopped only by its folder."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from linebot_app.ports import Accepted
from linebot_app.storage import embedded
from linebot_app.storage.sessions import open_sessions
from tests.support.servers import a_folder

ROOT = Path(__file__).resolve().parents[3]
START = (
    "import sys; from pathlib import Path; from linebot_app.storage import embedded; "
    "print(embedded.ensure(Path(sys.argv[1])))"
)


def test_several_processes_that_start_at_once_share_one_server(tmp_path: Path) -> None:
    starters = [
        subprocess.Popen([sys.executable, "-c", START, str(tmp_path)], stdout=subprocess.PIPE, cwd=ROOT, text=True)
        for _ in range(4)
    ]
    try:
        urls = {starter.communicate(timeout=60)[0].strip() for starter in starters}
        assert [starter.returncode for starter in starters] == [0, 0, 0, 0]
        assert urls == {embedded.ensure(tmp_path)}
        assert embedded.running(tmp_path)
        log = (tmp_path / "valkey" / "valkey.log").read_text()
        assert log.count("Ready to accept connections") == 1
    finally:
        assert embedded.stop(tmp_path)
    assert not embedded.running(tmp_path)


def test_what_was_stored_is_there_after_a_stop_and_a_start(tmp_path: Path) -> None:
    for expected in ([True], [False]):
        store = open_sessions(embedded.ensure(tmp_path))
        assert store.accept([Accepted("U1", "a", b"x")]) == expected
        store.close()
        assert embedded.stop(tmp_path)


def test_stopping_twice_or_where_nothing_runs_is_harmless(tmp_path: Path) -> None:
    assert not embedded.stop(tmp_path)
    assert not embedded.running(tmp_path)
    embedded.ensure(tmp_path)
    assert embedded.stop(tmp_path)
    assert not embedded.stop(tmp_path)


def test_a_server_of_another_folder_is_left_alone(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    embedded.ensure(theirs)
    try:
        (ours / "valkey").mkdir(parents=True)
        (ours / "valkey" / "valkey.sock").symlink_to(theirs / "valkey" / "valkey.sock")
        assert not embedded.stop(ours)
        assert embedded.running(theirs)
    finally:
        embedded.stop(theirs)


def test_a_path_too_long_for_a_socket_gets_a_short_one() -> None:
    with a_folder() as folder:
        deep = folder / ("d" * 100) / ("e" * 60)
        url = embedded.ensure(deep)
        socket = Path(url.removeprefix("unix://"))
        try:
            assert len(os.fsencode(socket)) <= 107
            assert socket.parent.stat().st_mode & 0o077 == 0
            assert embedded.ensure(deep) == url
            open_sessions(url).close()
        finally:
            assert embedded.stop(deep)
            socket.parent.rmdir()


def test_data_is_readable_by_nobody_else(tmp_path: Path) -> None:
    embedded.ensure(tmp_path)
    try:
        assert (tmp_path / "valkey").stat().st_mode & 0o077 == 0
    finally:
        embedded.stop(tmp_path)
