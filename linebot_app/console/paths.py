"""Where somebody wanted to go, as far as it may be believed; no page lives here."""

from __future__ import annotations

from urllib.parse import urlsplit


def safe_path(path: str) -> str:
    """A path on this very server; "" for everything that leads elsewhere."""
    if not path.startswith("/") or path.startswith("//") or "\\" in path or not path.isprintable():
        return ""
    parts = urlsplit(path)
    return "" if parts.scheme or parts.netloc else path
