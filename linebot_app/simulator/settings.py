"""What the simulator reads from its environment, with one clear line for each thing that can be wrong."""

from __future__ import annotations

import ipaddress
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit


class SettingsProblem(Exception):
    """One line for the person who started it: what is wrong and what to do."""


@dataclass(frozen=True, slots=True)
class Settings:
    host: str
    port: int
    channel_secret: str
    access_token: str
    webhook_url: str
    data_dir: Path
    bot_name: str = "聞き役"
    clock_file: Path | None = None
    channel_id: str = "1650000000"

    @property
    def database(self) -> Path:
        return self.data_dir / "simulator.sqlite3"

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Settings:
        """Reads SIMULATOR_PORT (8100), HOST (127.0.0.1), LINE_CHANNEL_SECRET, LINE_CHANNEL_ACCESS_TOKEN, WEBHOOK_URL,
        DATA_DIR (data), LINE_CHANNEL_ID (1650000000), SIMULATOR_BOT_NAME and CLOCK_FILE (where the bot reads
        how far the clock was moved; none: the bot's own clock stays). Raises SettingsProblem."""
        host = environment.get("HOST") or "127.0.0.1"
        if not is_loopback(host):
            raise SettingsProblem(
                f"HOST={host}: the simulator serves this machine only; set HOST=127.0.0.1 or leave it out"
            )
        written = environment.get("SIMULATOR_PORT") or "8100"
        if not written.isascii() or not written.isdigit() or int(written) > 65535:
            raise SettingsProblem(f"SIMULATOR_PORT={written}: give a port between 1 and 65535")
        for name in ("LINE_CHANNEL_SECRET", "LINE_CHANNEL_ACCESS_TOKEN"):
            value = environment.get(name) or ""
            if not value or not value.isascii() or any(character.isspace() for character in value):
                raise SettingsProblem(
                    f"{name} is missing or holds odd characters: give the simulator the same value as the bot"
                )
        webhook = environment.get("WEBHOOK_URL") or ""
        try:
            parts = urlsplit(webhook)
            right = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
        except ValueError:
            right = False
        if not right:
            raise SettingsProblem(
                "WEBHOOK_URL is missing or no URL: give the bot's address, such as http://127.0.0.1:8000/callback"
            )
        return cls(
            host=host,
            port=int(written),
            channel_secret=environment["LINE_CHANNEL_SECRET"],
            access_token=environment["LINE_CHANNEL_ACCESS_TOKEN"],
            webhook_url=webhook,
            data_dir=Path(environment.get("DATA_DIR") or "data"),
            bot_name=environment.get("SIMULATOR_BOT_NAME") or "聞き役",
            channel_id=environment.get("LINE_CHANNEL_ID") or "1650000000",
            clock_file=Path(written) if (written := environment.get("CLOCK_FILE") or "") else None,
        )


def is_loopback(host: str) -> bool:
    """True for localhost and loopback addresses, with or without brackets; names are not looked up."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
