"""Where alarms go is told whole or not at all, and never shown."""

from __future__ import annotations

import pytest

from linebot_app.settings import load
from tests.linebot_app.test_settings import Environment, complaints

MAIL = {
    "ALERT_SMTP_URL": "smtps://bot:geheim@mail.example",
    "ALERT_MAIL_FROM": "bot@counsel.example",
    "ALERT_MAIL_TO": "a@x.example, b@x.example",
}
HOOK = {"ALERT_HOOK_URL": "https://chat.example/hook/geheim", "ALERT_HOOK_SECRET": "geheim" * 4}


def test_nobody_is_called_unless_it_is_set_up(complete_environment: Environment) -> None:
    alarms = load(complete_environment).alarms
    assert (alarms.mail, alarms.hook, alarms.repeat) == (None, None, 5)


def test_both_ways_are_taken_as_they_are_told_and_their_secrets_are_never_shown(
    complete_environment: Environment,
) -> None:
    public = {"PUBLIC_BASE_URL": "https://counsel.example/", "ALERT_REPEAT": "10"}
    settings = load({**complete_environment, **MAIL, **HOOK, **public})
    alarms = settings.alarms
    assert alarms.mail is not None
    assert alarms.hook is not None
    assert alarms.mail.people == ("a@x.example", "b@x.example")
    assert (alarms.repeat, alarms.page) == (10, "https://counsel.example/console")
    assert "geheim" not in repr(settings)


@pytest.mark.parametrize("name", MAIL)
def test_mail_needs_all_of_its_settings(complete_environment: Environment, name: str) -> None:
    assert complaints({**complete_environment, **MAIL, name: ""}) == [name]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ALERT_SMTP_URL", "mail.example"),
        ("ALERT_MAIL_FROM", "nobody"),
        ("ALERT_MAIL_TO", "a@x.example, nobody"),
        ("ALERT_MAIL_TO", "a@x.example\r\nBcc: c@x.example"),
        ("ALERT_HOOK_URL", "ftp://chat.example"),
        ("ALERT_HOOK_URL", "http://chat.example/hook"),
        ("ALERT_HOOK_SECRET", "short"),
        ("ALERT_HOOK_SECRET", ""),
        ("ALERT_REPEAT", "0"),
    ],
)
def test_what_cannot_be_is_named(complete_environment: Environment, name: str, value: str) -> None:
    assert complaints({**complete_environment, **MAIL, **HOOK, name: value}) == [name]
