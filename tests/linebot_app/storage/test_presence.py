"""Who looks at a matter: seen by the others for a moment, and no trouble when Redis is away."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime, timedelta

from linebot_app.storage.address import read_address
from linebot_app.storage.connect import connect
from linebot_app.storage.presence import LASTS, Presence, open_presence
from tests.support.servers import valkey_url

__all__ = ["valkey_url"]
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


def presence(url: str) -> Presence:
    return Presence(connect(read_address(url)), f"p{secrets.token_hex(6)}")


def test_others_are_seen_and_oneself_is_not(valkey_url: str) -> None:
    looking = presence(valkey_url)
    assert looking.look(1, "hana", NOW) == []
    assert looking.look(1, "ken", NOW) == ["hana"]
    assert looking.look(2, "ken", NOW) == []
    looking.leave(1, "hana")
    assert looking.look(1, "ken", NOW) == []


def test_who_gives_no_sign_is_forgotten(valkey_url: str) -> None:
    looking = presence(valkey_url)
    looking.look(1, "hana", NOW)
    assert looking.look(1, "ken", NOW + timedelta(seconds=LASTS + 1)) == []


def test_without_redis_nobody_is_seen() -> None:
    looking = open_presence("redis://127.0.0.1:1/0")
    assert looking.look(1, "hana", NOW) == []
    looking.leave(1, "hana")
