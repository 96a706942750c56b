"""The environment of `make run`: secrets made once, LINE replaced by the simulator; no process starts here."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from pathlib import Path

from linebot_app.settings import BrokenSettings, folder_problem

FILE = "dev.env"
CLOCK_FILE = "simulator.clock"
FIRST_PASSWORD = "CONSOLE_PASSWORD"  # of the operator that `make run` lets in
# Where the webhook listens; the simulator is told, it does not import.
WEBHOOK_PATH = "/callback"


def for_development(environ: Mapping[str, str]) -> dict[str, str]:
    """`environ` completed so that every process of `make run` starts. Raises BrokenSettings on a bad DATA_DIR.

    LINE's credentials are always the development ones and HOST is loopback: a real channel is never spoken to by
    accident, and nobody else reaches the simulator.
    """
    data_dir = Path(environ.get("DATA_DIR", "").strip() or "data").absolute()
    problem = folder_problem("DATA_DIR", data_dir)
    if problem:
        raise BrokenSettings((problem,))
    port = environ.get("PORT", "").strip() or "8000"
    simulator_port = environ.get("SIMULATOR_PORT", "").strip() or "8100"
    return {
        **environ,
        **development_secrets(data_dir / FILE),
        "DATA_DIR": str(data_dir),
        "HOST": "127.0.0.1",
        "PORT": port,
        "SIMULATOR_PORT": simulator_port,
        "LINE_API_BASE_URL": _origin(simulator_port),
        "PUBLIC_BASE_URL": environ.get("PUBLIC_BASE_URL", "").strip() or _origin(port),
        "WEBHOOK_URL": f"http://127.0.0.1:{port}{WEBHOOK_PATH}",
        "WEBCHAT": environ.get("WEBCHAT", "").strip() or "on",
        "CONSOLE_SECOND_FACTOR": "optional",  # nobody else reaches this machine's loopback
        "CLOCK_FILE": str(data_dir / CLOCK_FILE),
        "PYTHONUNBUFFERED": "1",
    }


def _origin(port: str) -> str:
    """Where the simulator is. A port that is none is complained about under its own name, so it is left out here."""
    usable = port.isascii() and port.isdigit() and len(port) <= 5 and int(port) <= 65535
    return f"http://127.0.0.1:{port}" if usable else "http://127.0.0.1"


def development_secrets(file: Path) -> dict[str, str]:
    """The secrets in `file` (NAME=value lines, mode 600), made at the first call; what is missing there is added."""
    lines = file.read_text("ascii").splitlines() if file.exists() else []
    known = dict(line.split("=", 1) for line in lines if "=" in line)
    wanted = {
        "LINE_CHANNEL_SECRET": secrets.token_hex(16),
        "LINE_CHANNEL_ACCESS_TOKEN": secrets.token_urlsafe(96),
        "SECRET_KEY": secrets.token_hex(32),
        FIRST_PASSWORD: secrets.token_urlsafe(12),
    }
    complete = {name: known.get(name) or value for name, value in wanted.items()}
    if complete != known:
        # Beside it first, then in its place: a crash in between leaves the old file or the new one, never half of one.
        fresh = file.with_suffix(".new")
        fresh.unlink(missing_ok=True)
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as out:
            out.writelines(f"{name}={value}\n" for name, value in complete.items())
        fresh.replace(file)
    return complete
