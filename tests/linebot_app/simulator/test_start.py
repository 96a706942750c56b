"""Starting as a process: one clear line for each thing that can be wrong, and a clean end."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from linebot_app.simulator.driver import Platform

ROOT = Path(__file__).resolve().parents[3]
RIGHT = {
    "LINE_CHANNEL_SECRET": "secret",
    "LINE_CHANNEL_ACCESS_TOKEN": "token",
    "WEBHOOK_URL": "http://127.0.0.1:9/callback",
    "SIMULATOR_PORT": "0",
}


def start(tmp_path: Path, **changes: str) -> subprocess.Popen[str]:
    environment = {**os.environ, **RIGHT, "DATA_DIR": str(tmp_path / "data"), **changes}
    return subprocess.Popen(
        [sys.executable, "-m", "linebot_app.simulator"],
        cwd=ROOT,
        env=environment,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.0.5", "example.com", "localhost.example.com"])
def test_it_refuses_anything_but_loopback(tmp_path: Path, host: str) -> None:
    from linebot_app.simulator.settings import Settings, SettingsProblem

    with pytest.raises(SettingsProblem, match="HOST"):
        Settings.from_environment({**RIGHT, "HOST": host, "DATA_DIR": str(tmp_path)})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SIMULATOR_PORT", "http"),
        ("SIMULATOR_PORT", "70000"),
        ("WEBHOOK_URL", "callback"),
        ("LINE_CHANNEL_SECRET", ""),
        ("LINE_CHANNEL_ACCESS_TOKEN", "with space"),
    ],
)
def test_a_broken_setting_is_named(name: str, value: str) -> None:
    from linebot_app.simulator.settings import Settings, SettingsProblem

    with pytest.raises(SettingsProblem, match=name):
        Settings.from_environment({**RIGHT, name: value})


def test_the_process_says_one_line_and_ends_with_1(tmp_path: Path) -> None:
    process = start(tmp_path, HOST="0.0.0.0")
    out, err = process.communicate(timeout=20)
    assert (process.returncode, out, len(err.splitlines())) == (1, "", 1)


def test_a_port_in_use_is_one_line(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        process = start(tmp_path, SIMULATOR_PORT=str(taken.getsockname()[1]))
        _, err = process.communicate(timeout=20)
    assert process.returncode == 1
    assert len(err.splitlines()) == 1
    assert "SIMULATOR_PORT" in err


def test_a_data_dir_that_cannot_be_used_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file stands here")
    process = start(tmp_path)
    _, err = process.communicate(timeout=20)
    assert process.returncode == 1
    assert len(err.splitlines()) == 1
    assert "DATA_DIR" in err


def test_a_killed_simulator_goes_on_with_the_same_chats(tmp_path: Path) -> None:
    process = start(tmp_path)
    platform = Platform(address_of(process))
    phone = platform.phone("花子")
    phone.say("聞こえますか")
    platform.wait_until_idle()
    platform.close()
    process.kill()
    process.communicate(timeout=20)
    process = start(tmp_path)
    platform = Platform(address_of(process))
    [again] = platform.phones()
    assert (again.id, [entry.text for entry in again.transcript() if entry.side == "person"]) == (
        phone.id,
        ["聞こえますか"],
    )
    platform.close()
    process.terminate()
    process.communicate(timeout=20)


def address_of(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return "http://" + process.stdout.readline().partition("http://")[2].strip()


def test_it_runs_until_it_is_told_to_stop(tmp_path: Path) -> None:
    process = start(tmp_path)
    assert process.stdout is not None
    assert "http://127.0.0.1:" in process.stdout.readline()
    process.send_signal(signal.SIGTERM)
    _, err = process.communicate(timeout=20)
    assert (process.returncode, err) == (0, "")
    assert (tmp_path / "data" / "simulator.sqlite3").exists()
