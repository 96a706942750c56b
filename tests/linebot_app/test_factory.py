from __future__ import annotations

import base64
import hashlib
import hmac
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from linebot_app.factory import create_app
from linebot_app.settings import Settings, load
from linebot_app.storage import embedded

ROOT = Path(__file__).resolve().parents[2]


Making = Callable[[Settings], Flask]


@pytest.fixture
def making() -> Iterator[Making]:
    """create_app; what the applications opened is closed after the test."""
    made: list[Flask] = []

    def make(settings: Settings) -> Flask:
        made.append(create_app(settings))
        return made[-1]

    yield make
    for app in made:
        app.extensions["sessions"].close()


@pytest.fixture
def client(settings: Settings, making: Making) -> FlaskClient:
    return making(settings).test_client()


def signature(settings: Settings, body: bytes) -> str:
    return base64.b64encode(hmac.digest(settings.line_channel_secret.encode(), body, hashlib.sha256)).decode()


def test_the_webhook_takes_a_signed_delivery(client: FlaskClient, settings: Settings) -> None:
    body = json.dumps({"destination": "U" + "0" * 32, "events": []}).encode()
    answer = client.post("/callback", data=body, headers={"X-Line-Signature": signature(settings, body)})
    assert answer.status_code == 200


def test_the_process_is_alive_and_ready(client: FlaskClient) -> None:
    assert client.get("/healthz").status_code == 200
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert (answer.json or {})["redis"] == (answer.json or {})["sql"] == "up"


def test_without_redis_the_process_lives_and_says_what_is_down(client: FlaskClient, settings: Settings) -> None:
    embedded.stop(settings.data_dir)
    assert client.get("/healthz").status_code == 200
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert ((answer.json or {})["redis"], (answer.json or {})["sql"]) == ("down", "up")


def test_without_the_log_it_is_not_ready_and_becomes_ready_when_the_log_is_back(
    complete_environment: dict[str, str], settings: Settings, making: Making, tmp_path: Path
) -> None:
    place = tmp_path / "elsewhere"
    place.touch()
    elsewhere = load({**complete_environment, "DATABASE_URL": f"sqlite:///{place}/log.sqlite3"})
    client = making(elsewhere).test_client()
    assert client.get("/readyz").status_code == 503
    place.unlink()
    place.mkdir()
    assert client.get("/readyz").status_code == 200


def test_errors_are_one_line_without_details(settings: Settings, making: Making) -> None:
    app = making(settings)

    @app.get("/breaks")
    def breaks() -> str:
        raise RuntimeError("secret details")

    client = app.test_client()
    for path, status in (("/breaks", 500), ("/nowhere", 404)):
        answer = client.get(path)
        assert answer.status_code == status
        assert len(answer.text.splitlines()) == 1
        assert "Traceback" not in answer.text
        assert "secret details" not in answer.text
    assert client.put("/healthz").headers["Allow"]


def test_every_answer_carries_the_security_headers(client: FlaskClient) -> None:
    for path in ("/healthz", "/nowhere"):
        headers = client.get(path).headers
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["X-Frame-Options"] == "DENY"
        assert "default-src 'none'" in headers["Content-Security-Policy"]


def test_where_people_come_by_https_browsers_are_told_to_stay_with_it(settings: Settings, making: Making) -> None:
    assert "Strict-Transport-Security" not in making(settings).test_client().get("/healthz").headers
    public = making(replace(settings, public_base_url="https://kikiyaku.example")).test_client()
    assert "includeSubDomains" in public.get("/s/nothing").headers["Strict-Transport-Security"]


def test_the_simulator_is_not_part_of_the_application(settings: Settings, making: Making) -> None:
    paths = {str(rule) for rule in making(settings).url_map.iter_rules()}
    assert not [path for path in paths if "simulator" in path or path.startswith("/v2/bot")]
    probe = "import sys, wsgi; sys.exit(any(name.startswith('linebot_app.simulator') for name in sys.modules))"
    environ = {
        "LINE_CHANNEL_SECRET": settings.line_channel_secret,
        "LINE_CHANNEL_ACCESS_TOKEN": settings.line_channel_access_token,
        "SECRET_KEY": settings.secret_key,
        "DATA_DIR": str(settings.data_dir),
    }
    assert subprocess.run([sys.executable, "-c", probe], cwd=ROOT, env=environ, timeout=60).returncode == 0


def test_a_web_process_with_broken_settings_names_them_and_exits_with_1(tmp_path: Path) -> None:
    for command in (["-c", "import wsgi"], ["-m", "linebot_app.web"]):
        ended = subprocess.run(
            [sys.executable, *command],
            cwd=ROOT,
            env={"DATA_DIR": str(tmp_path)},
            capture_output=True,
            text=True,
            timeout=60,
        )
        assert ended.returncode == 1
        assert len(ended.stderr.splitlines()) == 3
        assert "Traceback" not in ended.stderr


def test_a_web_process_whose_port_is_in_use_says_so_in_one_line(complete_environment: dict[str, str]) -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as taken:
        environ = {**complete_environment, "PORT": str(taken.getsockname()[1])}
        ended = subprocess.run(
            [sys.executable, "-m", "linebot_app.web"], cwd=ROOT, env=environ, capture_output=True, text=True, timeout=60
        )
    assert ended.returncode == 1
    assert len(ended.stderr.splitlines()) == 1
    assert environ["PORT"] in ended.stderr


def test_deliveries_signed_with_the_secret_before_are_taken_while_it_is_set(
    complete_environment: dict[str, str], settings: Settings, making: Making
) -> None:
    new = "f" * 32
    body = json.dumps({"destination": "U" + "0" * 32, "events": []}).encode()
    old_signature = {"X-Line-Signature": signature(settings, body)}
    for more, expected in (({"LINE_CHANNEL_SECRET_OLD": settings.line_channel_secret}, 200), ({}, 401)):
        client = making(load({**complete_environment, "LINE_CHANNEL_SECRET": new, **more})).test_client()
        assert client.post("/callback", data=body, headers=old_signature).status_code == expected


def test_the_console_under_a_host_name_of_its_own_is_there_alone(
    complete_environment: dict[str, str], settings: Settings, making: Making
) -> None:
    client = making(load({**complete_environment, "CONSOLE_HOST": "office.example"})).test_client()
    for host in ("office.example", "Office.Example:8443"):
        assert client.get("/console/sign-in", headers={"Host": host}).status_code == 200
        assert client.get("/s/x", headers={"Host": host}).status_code == 404
        assert client.get("/healthz", headers={"Host": host}).status_code == 404
    for host in ("kikiyaku.example", "office.example.evil", ""):
        assert client.get("/console/sign-in", headers={"Host": host}).status_code == 404
        assert client.get("/healthz", headers={"Host": host}).status_code == 200
