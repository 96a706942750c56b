"""What monitoring reads: who may, what stands there after deliveries, and what while a part is away."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from flask.testing import FlaskClient
from prometheus_client.parser import text_string_to_metric_families

from linebot_app.connections import open_counters, open_session_store
from linebot_app.factory import create_app
from linebot_app.metrics import Tally
from linebot_app.metrics.reporting import Reporting
from linebot_app.ports import Accepted
from linebot_app.settings import Settings, load
from linebot_app.storage import embedded

Numbers = dict[tuple[str, str], float]
Asking = Callable[..., FlaskClient]


@pytest.fixture
def asking(complete_environment: dict[str, str], settings: Settings) -> Iterator[Asking]:
    made = []

    def make(**more: str) -> FlaskClient:
        made.append(create_app(load({**complete_environment, **more})))
        return made[-1].test_client()

    yield make
    for app in made:
        app.extensions["sessions"].close()


def read(client: FlaskClient, **headers: str) -> Numbers:
    """(name, label's value) -> number."""
    answer = client.get("/metrics", headers=headers)
    assert answer.status_code == 200
    samples = (sample for family in text_string_to_metric_families(answer.text) for sample in family.samples)
    return {(one.name, next(iter(one.labels.values()), "")): one.value for one in samples}


def deliver(client: FlaskClient, settings: Settings, events: list[object], *, right: bool = True) -> None:
    body = json.dumps({"destination": "U" + "0" * 32, "events": events}).encode()
    key = settings.line_channel_secret.encode() if right else b"another"
    signature = base64.b64encode(hmac.digest(key, body, hashlib.sha256)).decode()
    client.post("/callback", data=body, headers={"X-Line-Signature": signature})


def test_deliveries_are_counted_by_the_status_they_were_answered_with(asking: Asking, settings: Settings) -> None:
    client = asking()
    before = read(client)
    for right in (True, True, False):
        deliver(client, settings, [], right=right)
    after = read(client)
    for status, expected in (("200", 2), ("401", 1)):
        name = ("kikiyaku_webhooks_total", status)
        assert after.get(name, 0) - before.get(name, 0) == expected
    name = ("kikiyaku_webhook_seconds_count", "")
    assert after[name] - before.get(name, 0) == 3


def test_what_workers_counted_is_added_up_and_each_count_arrives_once(asking: Asking, settings: Settings) -> None:
    client = asking()
    before = read(client)  # this process may have taken turns for other tests
    for _ in range(2):
        tally = Tally()
        tally.count("turns", "text")
        tally.took("turn_seconds", 0.004)
        tally.took("turn_seconds", 90.0)
        reporting = Reporting(tally, open_counters(settings), lambda: 120)
        reporting.report_pushes()
        reporting.report()
        reporting.report()
    after = read(client)
    seen = {name: value - before.get(name, 0) for name, value in after.items()}
    assert seen["kikiyaku_turns_total", "text"] == 2
    assert seen["kikiyaku_turn_seconds_count", ""] == 4
    assert seen["kikiyaku_turn_seconds_bucket", "0.005"] == seen["kikiyaku_turn_seconds_bucket", "60"] == 2
    assert seen["kikiyaku_turn_seconds_sum", ""] == pytest.approx(180.008)
    assert after["kikiyaku_pushes_left", ""] == 120


def test_a_limit_of_pushes_that_is_not_known_is_not_told(asking: Asking, settings: Settings) -> None:
    for left in (5, None):
        Reporting(Tally(), open_counters(settings), lambda left=left: left).report_pushes()
    assert ("kikiyaku_pushes_left", "") not in read(asking())


def test_what_was_counted_while_redis_is_away_is_told_later(asking: Asking, settings: Settings) -> None:
    tally, counters = Tally(), open_counters(settings)
    reporting = Reporting(tally, counters, lambda: None)
    before = read(asking()).get(("kikiyaku_turns_total", "text"), 0)
    embedded.stop(settings.data_dir)
    tally.count("turns", "text")
    reporting.report()
    embedded.ensure(settings.data_dir)
    tally.count("turns", "text")
    reporting.report()
    assert read(asking())["kikiyaku_turns_total", "text"] - before == 2


def test_whoever_waits_for_a_turn_is_seen_until_somebody_takes_care(asking: Asking, settings: Settings) -> None:
    client, store = asking(), open_session_store(settings)
    assert read(client)["kikiyaku_people_waiting", ""] == 0
    store.accept([Accepted(person, f"event-{person}", b"{}") for person in ("U1", "U2")])
    seen = read(client)
    assert seen["kikiyaku_people_waiting", ""] == 2
    assert seen["kikiyaku_oldest_waiting_seconds", ""] > 0
    store.claim(60.0)
    assert read(client)["kikiyaku_people_waiting", ""] == 1
    store.close()


def test_a_part_that_is_away_is_told_and_the_rest_as_well(asking: Asking, settings: Settings) -> None:
    client = asking()
    assert read(client)["kikiyaku_part_up", "redis"] == read(client)["kikiyaku_part_up", "sql"] == 1
    embedded.stop(settings.data_dir)
    seen = read(client)
    assert (seen["kikiyaku_part_up", "redis"], seen["kikiyaku_part_up", "sql"]) == (0, 1)
    assert ("kikiyaku_people_waiting", "") not in seen
    assert seen["kikiyaku_alerts_open", ""] == 0


def test_with_a_token_only_who_has_it_may_ask(asking: Asking) -> None:
    client = asking(METRICS_TOKEN="a-token-of-monitoring")
    assert read(client, Authorization="Bearer a-token-of-monitoring")
    for wrong in ("", "Bearer", "Bearer a-token", "Basic a-token-of-monitoring", "Bearer é"):
        assert client.get("/metrics", headers={"Authorization": wrong}).status_code == 404


@pytest.mark.parametrize(
    ("address", "headers"),
    [("192.0.2.7", {}), ("127.0.0.1", {"X-Forwarded-For": "192.0.2.7"}), ("127.0.0.1", {"forwarded": "for=192.0.2.7"})],
)
def test_without_a_token_nobody_from_outside_may_ask(asking: Asking, address: str, headers: dict[str, str]) -> None:
    answer = asking().get("/metrics", headers=headers, environ_base={"REMOTE_ADDR": address})
    assert answer.status_code == 404


def test_alerts_that_nobody_has_seen_are_counted_with_their_age(database_of_alerts: str, asking: Asking) -> None:
    seen = read(asking(DATABASE_URL=database_of_alerts))
    assert seen["kikiyaku_alerts_open", ""] == 1
    assert seen["kikiyaku_oldest_alert_seconds", ""] > 0


@pytest.fixture
def database_of_alerts(settings: Settings) -> str:
    from sqlalchemy import insert

    from linebot_app.storage.database import for_writing, open_engine
    from linebot_app.storage.migrations import migrate
    from linebot_app.storage.tables import alerts

    migrate(settings.database_url)
    engine = open_engine(settings.database_url)
    row = {
        "person": "U1",
        "matter": 1,
        "turn": "e1",
        "kind": "imminent",
        "at": datetime(2026, 1, 5, tzinfo=UTC).isoformat(),
    }
    others = {column.name: "" for column in alerts.columns if column.name not in row and not column.primary_key}
    with for_writing(engine) as connection, connection.begin():
        connection.execute(insert(alerts).values(others | row))
    engine.dispose()
    return settings.database_url
