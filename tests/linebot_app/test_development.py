from __future__ import annotations

from pathlib import Path

import pytest

from linebot_app.development.environment import for_development
from linebot_app.settings import BrokenSettings, load


@pytest.mark.parametrize("value", ["99999", "x", "８１００", "9" * 5000, "-1"])
def test_a_broken_port_of_the_simulator_is_complained_about_once(tmp_path: Path, value: str) -> None:
    with pytest.raises(BrokenSettings) as broken:
        load(for_development({"DATA_DIR": str(tmp_path), "SIMULATOR_PORT": value}))
    assert [line.split()[0] for line in broken.value.problems] == ["SIMULATOR_PORT"]


def test_a_development_run_speaks_to_the_simulator_whatever_the_environment_says(tmp_path: Path) -> None:
    given = {"DATA_DIR": str(tmp_path), "SIMULATOR_PORT": "8123", "LINE_API_BASE_URL": "https://api.line.me"}
    settings = load(for_development({**given, "LINE_CHANNEL_SECRET": "0" * 32}))
    assert settings.line_api_base_url == "http://127.0.0.1:8123"
    assert settings.line_channel_secret != "0" * 32
