"""Starts the simulator: `python -m linebot_app.simulator`; one clear line and exit 1 when it cannot."""

from __future__ import annotations

import errno
import os
import signal
import sqlite3
import sys
import threading

from linebot_app.simulator.app import create_simulator, stop_simulator
from linebot_app.simulator.server import Server
from linebot_app.simulator.settings import Settings, SettingsProblem


def main() -> int:
    try:
        settings = Settings.from_environment(os.environ)
        settings.data_dir.mkdir(parents=True, exist_ok=True)
        server = Server(settings.host, settings.port)
        server.application = app = create_simulator(settings)
    except SettingsProblem as problem:
        return _sorry(str(problem))
    except sqlite3.Error as problem:
        return _sorry(f"{settings.database} cannot be used ({problem}): give another DATA_DIR or free the file")
    except OSError as problem:
        if problem.errno == errno.EADDRINUSE:
            return _sorry(f"port {settings.port} is in use: stop what runs there or set SIMULATOR_PORT")
        return _sorry(
            f"cannot use DATA_DIR={settings.data_dir} or {settings.host}:{settings.port} ({problem.strerror})"
        )
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: threading.Thread(target=server.shutdown, daemon=True).start())
    shown = f"[{settings.host}]" if ":" in settings.host else settings.host
    print(f"simulator: phone page on http://{shown}:{server.server_port}/", flush=True)
    try:
        server.serve_forever(poll_interval=0.2)
    finally:
        server.server_close()
        stop_simulator(app)
    return 0


def _sorry(line: str) -> int:
    print(f"simulator: {line}", file=sys.stderr, flush=True)
    return 1


if __name__ == "__main__":
    sys.exit(main())
