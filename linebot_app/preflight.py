"""Looks before a process starts whether it can: ports, folders; it changes nothing but what it says it makes."""

from __future__ import annotations

import socket
import time


def port_is_free(host: str, port: int, patience: float = 0.0) -> bool:
    """True when this process could listen on `port`; asks again for up to `patience` seconds."""
    until = time.monotonic() + patience
    while not _can_listen(host, port):
        if time.monotonic() >= until:
            return False
        time.sleep(0.1)
    return True


def port_problem(host: str, port: int, name: str, command: str, patience: float = 0.0) -> str | None:
    """One line that says what to do when `port` (the setting `name`) cannot be listened on, else None."""
    if port_is_free(host, port, patience):
        return None
    other = port + 10 if port + 10 <= 65535 else port - 10
    return f"Port {port} is in use or not allowed: stop the other program or run `{name}={other} {command}`."


def _can_listen(host: str, port: int) -> bool:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            # As the servers do: a port in TIME_WAIT is free, one that somebody listens on is not.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
            probe.listen(1)
    except OSError:
        return False
    return True
