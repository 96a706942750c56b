"""Where spans go, from the environment; what they tell lives in tracing.py."""

from __future__ import annotations

from importlib import import_module
from typing import Protocol


class Reader(Protocol):
    """What reads the environment, see settings.py."""

    def complain(self, name: str, what: str) -> None: ...
    def url(self, name: str, schemes: tuple[str, ...]) -> str | None: ...


def read_traces(read: Reader) -> str | None:
    """None: nothing is told to anybody."""
    url = read.url("TRACES_URL", ("https", "http"))
    if url and not _is_installed():
        read.complain("TRACES_URL", "needs packages that are not installed: pip install -r requirements-traces.txt.")
    return url


def _is_installed() -> bool:
    try:
        import_module("opentelemetry.exporter.otlp.proto.http.trace_exporter")
    except ImportError:
        return False
    return True
