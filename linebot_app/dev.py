"""`make run`: web, worker, embedded Valkey and simulator on one machine under honcho; never used in production."""

from __future__ import annotations

import os
import shlex
import signal
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from linebot_app.development import environment, lock
from linebot_app.development.lock import AlreadyRunning
from linebot_app.preflight import port_problem
from linebot_app.settings import BrokenSettings, Settings, load

FIRST_OPERATOR = "admin"
GRACE_AFTER_A_CRASH = 10.0  # seconds that the children of a killed run may need to let go of their ports


def main() -> int:
    """Runs until Ctrl-C or SIGTERM (0), or until a process ends by itself or cannot start (1, after one clear line)."""
    signal.signal(signal.SIGTERM, _interrupt)
    signal.signal(signal.SIGHUP, _interrupt)
    try:
        environ = environment.for_development(os.environ)
        settings = load(environ)
        with lock.running(settings.data_dir) as crashed:
            _check_ports(settings, GRACE_AFTER_A_CRASH if crashed else 0.0)
            return _run(settings, environ)
    except (BrokenSettings, AlreadyRunning, RuntimeError) as problem:  # RuntimeError: Valkey tells why it cannot start
        print(problem, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 0


def _interrupt(_signal: int, _frame: object) -> None:
    raise KeyboardInterrupt


def _check_ports(settings: Settings, patience: float) -> None:
    wanted = ((settings.host, settings.port, "PORT"), ("127.0.0.1", settings.simulator_port, "SIMULATOR_PORT"))
    problems = [port_problem(host, port, name, "make run", patience) for host, port, name in wanted]
    if settings.port == settings.simulator_port:
        problems.append("PORT and SIMULATOR_PORT are the same: choose two different ones.")
    if any(problems):
        raise BrokenSettings(tuple(filter(None, problems)))


def _run(settings: Settings, environ: Mapping[str, str]) -> int:
    from linebot_app.connections import open_log, redis_url
    from linebot_app.development.supervisor import Supervisor

    try:
        children = {**environ, "REDIS_URL": redis_url(settings)}
        open_log(settings)
        login = _first_operator(settings, environ[environment.FIRST_PASSWORD])
        supervisor = Supervisor(_announcement(settings, login), _addresses(settings), partial(_show_menus, settings))
        for name, module in (("web", "web"), ("worker", "worker"), ("simulator", "simulator")):
            command = f"exec {shlex.quote(sys.executable)} -m linebot_app.{module}"
            supervisor.add_process(name, command, env=children, cwd=str(Path(__file__).resolve().parent.parent))
        return supervisor.run()
    finally:
        if settings.redis_url is None:
            from linebot_app.storage import embedded

            embedded.stop(settings.data_dir)


def _show_menus(settings: Settings) -> None:
    """As `line setup` does for a real channel."""
    from linebot_app.channel.calls import Trouble, channel_of
    from linebot_app.channel.setting_up import wanted_changes

    channel = channel_of(settings)
    try:
        for change in wanted_changes(channel, ""):
            change.do()
    except Trouble as trouble:
        print(f"The rich menus cannot be shown: {trouble}", file=sys.stderr)
    finally:
        channel.close()


def _addresses(settings: Settings) -> tuple[str, ...]:
    return (f"http://127.0.0.1:{settings.port}/readyz", f"http://127.0.0.1:{settings.simulator_port}/")


def _first_operator(settings: Settings, password: str) -> str:
    """Somebody to sign in as, made at the first run; whose password was changed since keeps that."""
    from linebot_app.console.appointing import add_operator
    from linebot_app.console.sealing import Sealing
    from linebot_app.storage.operators import open_operators

    with open_operators(settings.database_url) as operators:
        sealing = Sealing(settings.secret_key)
        first = operators.named(FIRST_OPERATOR)
        if first is None:
            add_operator(operators, sealing, FIRST_OPERATOR, "admin", datetime.now(UTC), "管理者", password)
        elif not sealing.is_password(first.password, password):
            return FIRST_OPERATOR
    return f"{FIRST_OPERATOR} / {password}"


def _announcement(settings: Settings, login: str) -> tuple[str, ...]:
    return (
        "Everything is running.",
        f"  Phone page   http://127.0.0.1:{settings.simulator_port}/",
        *((f"  Web chat     http://127.0.0.1:{settings.port}/chat",) if settings.webchat.is_open else ()),
        f"  Console      http://127.0.0.1:{settings.port}/console   {login}",
        f"  Health       http://127.0.0.1:{settings.port}/readyz",
        f"  Data         {settings.data_dir}",
        "Ctrl-C stops it; the next `make run` continues where you left off.",
    )


if __name__ == "__main__":
    sys.exit(main())
