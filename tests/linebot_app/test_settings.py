from __future__ import annotations

import sys
from pathlib import Path

import pytest

from linebot_app.settings import BrokenSettings, load, load_places, or_exit

Environment = dict[str, str]
REQUIRED = ("LINE_CHANNEL_SECRET", "LINE_CHANNEL_ACCESS_TOKEN", "SECRET_KEY")


def complaints(environ: Environment) -> list[str]:
    """The names of the settings that are complained about."""
    with pytest.raises(BrokenSettings) as broken:
        load(environ)
    return [line.split()[0] for line in broken.value.problems]


def test_three_secrets_are_enough_and_the_rest_has_defaults(complete_environment: Environment) -> None:
    settings = load(complete_environment)
    assert (settings.host, settings.port, settings.simulator_port) == ("127.0.0.1", 8000, 8100)
    assert settings.line_api_base_url == "https://api.line.me"
    assert settings.redis_url is None
    assert settings.database_url.startswith("sqlite:///")
    assert str(settings.data_dir) in settings.database_url
    assert settings.public_base_url is None


def test_everything_that_is_missing_is_named_at_once() -> None:
    assert set(REQUIRED) <= set(complaints({"DATA_DIR": "."}))


def test_an_empty_value_counts_as_missing(complete_environment: Environment) -> None:
    assert complaints({**complete_environment, "SECRET_KEY": "  "}) == ["SECRET_KEY"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "0"),
        ("PORT", "65536"),
        ("PORT", "80a"),
        ("PORT", "８０００"),
        ("PORT", "-1"),
        ("PORT", "9" * 5000),
        ("SIMULATOR_PORT", "99999"),
        ("WORKER_THREADS", "0"),
        ("REDIS_URL", "localhost:6379"),
        ("REDIS_URL", "http://localhost"),
        ("REDIS_URL", "redis://localhost:notaport"),
        ("REDIS_URL", "redis://"),
        ("DATABASE_URL", "mysql://localhost/x"),
        ("DATABASE_URL", "log.sqlite3"),
        ("DATABASE_URL", "postgresql://[broken"),
        ("LINE_API_BASE_URL", "ftp://api.line.me"),
        ("LINE_API_BASE_URL", "https://"),
        ("PUBLIC_BASE_URL", "counsellor.example"),
        ("PUBLIC_BASE_URL", "https://相談.example"),
        ("LINE_CHANNEL_SECRET", "two words, pasted wrongly"),
        ("METRICS_TOKEN", "abc"),
        ("LINE_CHANNEL_SECRET", "012"),
        ("LINE_CHANNEL_ACCESS_TOKEN", "abc"),
        ("LINE_CHANNEL_ACCESS_TOKEN", "a token with spaces in it, pasted wrongly"),
        ("SECRET_KEY", "x" * 15),
        ("HOST", "no host"),
    ],
)
def test_a_malformed_setting_is_named(complete_environment: Environment, name: str, value: str) -> None:
    assert complaints({**complete_environment, name: value}) == [name]


MODEL = {"LLM_BASE_URL": "http://127.0.0.1:9/v1", "LLM_MODEL": "some-model", "LLM_API_KEY": "sk-secret"}


def test_a_language_model_is_off_unless_it_is_set_up(complete_environment: Environment) -> None:
    assert load(complete_environment).language_model is None


def test_a_language_model_needs_its_place_its_name_and_its_key(complete_environment: Environment) -> None:
    model = load({**complete_environment, **MODEL}).language_model
    assert model is not None
    assert (model.base_url, model.name, model.api_key) == tuple(MODEL.values())
    assert "sk-secret" not in repr(model)
    for name in MODEL:
        assert complaints({**complete_environment, **MODEL, name: ""}) == [name]
    for place in ("model.example", "http://model.example/v1"):
        assert complaints({**complete_environment, **MODEL, "LLM_BASE_URL": place}) == ["LLM_BASE_URL"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("REDIS_URL", "redis://:password@cache.internal:6379/0"),
        ("REDIS_URL", "rediss://cache.internal"),
        ("REDIS_URL", "unix:///run/valkey.sock"),
        ("REDIS_URL", "redis+sentinel://one:26379,two:26379/kikiyaku"),
        ("REDIS_URL", "redis+cluster://one:7000,two:7001"),
        ("DATABASE_URL", "postgresql://log@db/kikiyaku"),
        ("DATABASE_URL", "postgresql+psycopg://log@db/kikiyaku"),
        ("DATABASE_URL", "sqlite:////var/lib/kikiyaku/log.sqlite3"),
        ("PUBLIC_BASE_URL", "https://counsellor.example"),
        ("HOST", "::1"),
        ("PORT", "65535"),
    ],
)
def test_what_production_needs_is_accepted(complete_environment: Environment, name: str, value: str) -> None:
    assert str(getattr(load({**complete_environment, name: value}), name.lower())) == value


def test_a_folder_that_cannot_be_written_is_named_together_with_the_rest(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    named = complaints({"DATA_DIR": str(tmp_path / "file" / "data"), "PORT": "x"})
    assert set(named) == {*REQUIRED, "DATA_DIR", "PORT"}


def test_a_secret_is_never_shown_neither_in_complaints_nor_in_the_repr(complete_environment: Environment) -> None:
    secrets = {"LINE_CHANNEL_SECRET": "hush hush secret", "LINE_CHANNEL_ACCESS_TOKEN": "hush hush token"}
    passwords = {"REDIS_URL": "redis://:hush@cache:x", "DATABASE_URL": "mysql://u:hush@db/x", "SECRET_KEY": "hush"}
    with pytest.raises(BrokenSettings) as broken:
        load({**complete_environment, **secrets, **passwords})
    assert len(broken.value.problems) == 5
    assert "hush" not in str(broken.value)

    shown = repr(load({**complete_environment, "DATABASE_URL": "postgresql://u:hush@db/x", "SECRET_KEY": "hush" * 8}))
    assert "hush" not in shown
    assert not [name for name in REQUIRED if complete_environment[name] in shown]


def test_a_process_with_broken_settings_says_one_line_each_and_exits_with_1(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        or_exit(load, {"DATA_DIR": ".", "PORT": "x"})
    told = capsys.readouterr()
    assert end.value.code == 1
    assert told.out == ""
    assert len(told.err.splitlines()) == 4


def test_commands_that_only_read_data_need_no_secrets(tmp_path: Path) -> None:
    places = load_places({"DATA_DIR": str(tmp_path)})
    assert places.data_dir == tmp_path
    assert places.redis_url is None


def test_where_spans_go_is_no_setting_without_the_packages_that_send_them(
    complete_environment: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = {**complete_environment, "TRACES_URL": "http://127.0.0.1:4318/v1/traces"}
    assert load(asked).traces_url == "http://127.0.0.1:4318/v1/traces"
    monkeypatch.setitem(
        sys.modules, "opentelemetry.exporter.otlp.proto.http.trace_exporter", None
    )  # as if it were not installed
    assert complaints(asked) == ["TRACES_URL"]
    assert load(complete_environment).traces_url is None
