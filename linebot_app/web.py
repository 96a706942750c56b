"""The web process: `python -m linebot_app.web` checks settings, port and store, then serves wsgi.py with Granian."""

from __future__ import annotations

import os
import sys
from typing import Any

from linebot_app.leash import die_with_parent
from linebot_app.logs import dictionary
from linebot_app.preflight import port_problem
from linebot_app.settings import Settings, load, or_exit
from linebot_app.sharing import aside, keep_one_heap, settle_in

# More threads only queue at the interpreter's lock: a webhook is one call to Redis and some JSON.
BLOCKING_THREADS = 2


def main() -> int:
    """Serves until SIGINT or SIGTERM. Returns the exit code: 1 when the port or the embedded store cannot be had."""
    settings = or_exit(load, os.environ)
    # Aside: this process only watches over the one that serves, and needs no store's client for it.
    if aside(lambda: _look_ahead(settings)):
        return 1
    keep_one_heap()
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    Server(
        "wsgi:app",
        address=settings.host,
        port=settings.port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=BLOCKING_THREADS,
        websockets=False,
        log_level=LogLevels.warning,
        log_dictconfig=dictionary(),
        workers_kill_timeout=5,
    ).serve(target_loader=_load)
    return 0


def _look_ahead(settings: Settings) -> int:
    """1 after one line on stderr when the port or the store cannot be had. The embedded Valkey starts here, where its
    failure can still be told."""
    from linebot_app.connections import open_session_store

    problem = port_problem(settings.host, settings.port, "PORT", "python -m linebot_app.web")
    if not problem:
        try:
            open_session_store(settings).close()
        except (RuntimeError, ValueError) as error:
            problem = str(error)
    if problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


def _load(_target: str) -> Any:
    # Runs in Granian's worker process: without the leash it would keep the port after a kill -9 of its parent.
    die_with_parent()
    from wsgi import app

    app.extensions["wording"].start()
    settle_in()
    return app


if __name__ == "__main__":
    sys.exit(main())
