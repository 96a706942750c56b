"""`line check` against the simulator: every answer that LINE can give, the step it concerns, what is to be done."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest

from linebot_app.channel.calls import Channel
from linebot_app.channel.certificate import Seen, look
from linebot_app.channel.checking import Look, check, may_be_a_webhook
from linebot_app.channel.findings import LANGUAGES, Mark, lines
from linebot_app.settings import Settings
from linebot_app.token_settings import TokenIssue
from tests.linebot_app.channel.conftest import Typed, served
from tests.support.simulator import RecordingBot, RunningSimulator

Eye = Any


@pytest.fixture
def see(channel_settings: Settings, simulator: RunningSimulator, bot: RecordingBot) -> Iterator[Eye]:
    """What is found: the key of every step that is not fine. Values take the place of those of Look."""
    channel = Channel(lambda: simulator.token, simulator.url)

    def seen(**other: Any) -> dict[str, str]:
        eye = Look(channel, bot.url, lambda: datetime.now(UTC).timestamp(), look)
        found = list(check(replace(eye, **other)))
        for finding in found:
            for language in LANGUAGES:
                assert all(line.strip() for line in lines(finding, language))
        return {one.step: one.key for one in found if one.mark is not Mark.FINE and one.step not in ALWAYS}

    yield seen
    channel.close()


ALWAYS = ("by_hand",)
HERE = {"certificate": "here"}
BARE = {**HERE, "menus": "missing_some"}


def test_a_channel_that_was_set_up_has_nothing_wrong(typed: Typed) -> None:
    assert typed("check").exit_code == 1
    assert typed("setup").exit_code == 0
    done = typed("check", "--language", "en")
    assert (done.exit_code, "WRONG" in done.output) == (0, False), done.output
    assert "直すところはありません" in typed("check", "--language", "ja").output


def test_a_token_that_line_refuses_ends_the_look_at_once(typed: Typed, simulator: RunningSimulator) -> None:
    done = typed("check", line_channel_access_token="another-token")
    assert done.exit_code == 1
    assert [call["endpoint"] for call in simulator.platform.calls()] == ["info"]
    assert "another-token" not in done.output


def test_a_token_that_cannot_be_issued_is_told_with_lines_own_words(typed: Typed, simulator: RunningSimulator) -> None:
    stateless = TokenIssue("stateless", "1650000001")
    done = typed("check", "--language", "en", line_token_issue=stateless)
    assert (done.exit_code, "LINE_CHANNEL_ID" in done.output, "client_id" in done.output) == (1, True, True)
    assert typed("setup", line_token_issue=stateless).exit_code == 1
    assert [call["endpoint"] for call in simulator.platform.calls()] == ["oauth", "oauth"]
    assert typed("setup", line_token_issue=TokenIssue("stateless", "1650000000")).exit_code == 0


@pytest.mark.parametrize(
    ("fault", "key"),
    [
        ("401", "token"),
        ("403", "forbidden"),
        ("429", "limited"),
        ("500", "unwell"),
        ("503", "unwell"),
        ("reset", "away"),
    ],
)
@pytest.mark.parametrize(
    ("endpoint", "step"),
    [
        ("info", "token"),
        ("webhook_get", "webhook"),
        ("webhook_test", "reached"),
        ("quota", "quota"),
        ("menu_list", "menus"),
        ("alias_list", "menus"),
        ("menu_of_all", "menus"),
    ],
)
def test_whatever_line_answers_belongs_to_its_step(
    see: Eye, simulator: RunningSimulator, fault: str, key: str, endpoint: str, step: str
) -> None:
    simulator.platform.fail_next(fault, 1, endpoint)
    assert see()[step] == key


def test_nobody_at_the_address_of_line_is_told_as_that(see: Eye) -> None:
    nowhere = Channel(lambda: "token", "http://127.0.0.1:9")
    assert see(channel=nowhere) == {"token": "away", "certificate": "here"}


def test_a_page_that_is_not_lines_is_told_as_that(see: Eye, bot: RecordingBot) -> None:
    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"<html>welcome</html>")

        def log_message(self, *_args: Any) -> None:
            pass

    with served(Page) as url:
        assert see(channel=Channel(lambda: "token", url))["token"] == "odd"


def test_a_webhook_url_is_looked_at_closely(see: Eye, simulator: RunningSimulator, bot: RecordingBot) -> None:
    other = bot.url.replace("/callback", "/elsewhere")
    simulator.app.extensions["world"].set_webhook(other)
    assert see()["webhook"] == "other"
    assert see(address="")["webhook"] == "path"
    simulator.app.extensions["world"].set_webhook("")
    assert see()["webhook"] == "unset"
    simulator.app.extensions["world"].set_webhook(bot.url)
    simulator.platform.switch(webhook_used=False)
    assert see() == {**BARE, "used": "off"}


@pytest.mark.parametrize(
    ("status", "key"),
    [(401, "secret"), (403, "secret"), (404, "nowhere"), (503, "store"), (302, "moved"), (500, "status")],
)
def test_what_the_own_server_answers_to_lines_test_tells_what_is_wrong(
    see: Eye, bot: RecordingBot, status: int, key: str
) -> None:
    bot.answer = lambda _received: status
    assert see() == {**BARE, "reached": key}


def test_a_server_that_is_not_there_or_too_slow_is_told_apart(
    see: Eye, simulator: RunningSimulator, bot: RecordingBot
) -> None:
    simulator.platform.switch(webhook_cut=True)
    assert see()["reached"] == "could_not_connect"
    simulator.platform.switch(webhook_cut=False, webhook_timeout_ms=100)
    hold = threading.Event()
    bot.answer = lambda _received: 200 if hold.wait(5) else 500
    try:
        assert see()["reached"] == "request_timeout"
    finally:
        hold.set()


def test_people_who_may_answer_in_lines_manager_are_only_noted(
    see: Eye, typed: Typed, simulator: RunningSimulator
) -> None:
    typed("setup")
    simulator.platform.switch(chat_on=True)
    assert see() == {**HERE, "mode": "chat"}
    assert typed("check").exit_code == 0


def test_a_month_whose_messages_are_nearly_used_up_is_noted(
    see: Eye, simulator: RunningSimulator, bot: RecordingBot
) -> None:
    simulator.platform.switch(quota=1000)
    assert "quota" not in see()
    simulator.platform.switch(quota=5)
    assert see()["quota"] == "little"
    simulator.platform.fail_next("500", 1, "consumption")
    assert see()["quota"] == "unwell"


@pytest.mark.parametrize(("ahead", "key"), [(0, None), (10, "slightly"), (100, "off")])
def test_a_clock_that_is_off_is_found_by_lines(
    see: Eye, simulator: RunningSimulator, ahead: int, key: str | None
) -> None:
    if ahead:
        simulator.platform.forward(ahead)
    assert see().get("clock") == key


def test_menus_that_are_missing_or_were_changed_are_found(see: Eye, typed: Typed, simulator: RunningSimulator) -> None:
    assert see() == BARE
    typed("setup")
    assert see() == HERE
    simulator.line.call("DELETE", "/v2/bot/user/all/richmenu")
    assert see() == BARE


@pytest.mark.parametrize(
    ("seen", "key"),
    [
        (Seen("a.example", "", datetime.now(UTC) + timedelta(days=60)), None),
        (Seen("a.example", "", datetime.now(UTC) + timedelta(days=10)), "soon"),
        (Seen("a.example", "", datetime.now(UTC) - timedelta(days=2)), "expired"),
        *((Seen("a.example", one), one) for one in ("plain", "name", "closed", "expired", "not_yet", "other_host")),
        *((Seen("a.example", one), one) for one in ("untrusted", "broken")),
    ],
)
def test_a_certificate_is_good_for_a_while_or_something_is_to_be_done(see: Eye, seen: Seen, key: str | None) -> None:
    assert see(certificate=lambda _url: seen).get("certificate") == key


@pytest.mark.parametrize(
    ("url", "may"),
    [
        ("https://a.example/callback", True),
        ("http://127.0.0.1:8000/callback", True),
        ("http://a.example/callback", False),
        ("https:///callback", False),
        ("https://a.example:x/", False),
        ("https://例え.example/", False),
        ("https://a.example/" + "x" * 490, False),
    ],
)
def test_a_webhook_url_must_be_https(url: str, may: bool) -> None:
    assert may_be_a_webhook(url) is may
