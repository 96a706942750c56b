"""Beside the simulator the time is that of its clock, however it was moved; everywhere else it is the machine's."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from linebot_app.clock import ahead, clock_of
from linebot_app.development.environment import for_development
from linebot_app.settings import BrokenSettings, load
from linebot_app.simulator.settings import Settings as SimulatorSettings
from linebot_app.simulator.world import World

A_WEEK = 7 * 86_400


def test_without_a_file_it_is_the_machines() -> None:
    assert clock_of(None) is time.time


def test_the_simulator_and_the_bot_tell_the_same_time(tmp_path: Path) -> None:
    file = tmp_path / "clock"
    world = World(SimulatorSettings("127.0.0.1", 0, "s", "t", "http://127.0.0.1:1/", tmp_path, clock_file=file))
    clock = clock_of(file)
    assert ahead(file) == 0.0
    before = clock()
    world.forward(A_WEEK)
    assert ahead(file) == A_WEEK
    assert clock() - before >= A_WEEK
    assert abs(clock() - world.now_ms() / 1000) < 60
    world.close()
    file.unlink()
    World(SimulatorSettings("127.0.0.1", 0, "s", "t", "http://127.0.0.1:1/", tmp_path, clock_file=file)).close()
    assert ahead(file) == A_WEEK


@pytest.mark.parametrize("written", ["", "soon", "１２", "12\n13"])
def test_a_file_that_tells_no_time_moves_nothing(tmp_path: Path, written: str) -> None:
    file = tmp_path / "clock"
    file.write_text(written, "utf-8")
    assert ahead(file) == 0.0
    assert ahead(tmp_path / "nowhere") == 0.0


def test_a_development_run_names_the_file_to_all_its_processes(tmp_path: Path) -> None:
    environ = for_development({"DATA_DIR": str(tmp_path)})
    assert load(environ).clock_file == SimulatorSettings.from_environment(environ).clock_file
    assert load(environ).clock_file is not None


def test_a_real_channel_never_follows_a_file(complete_environment: dict[str, str], tmp_path: Path) -> None:
    with pytest.raises(BrokenSettings) as broken:
        load({**complete_environment, "CLOCK_FILE": str(tmp_path / "clock")})
    assert [line.split()[0] for line in broken.value.problems] == ["CLOCK_FILE"]
