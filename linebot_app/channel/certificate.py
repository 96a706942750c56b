"""Looks at the certificate of an https address as LINE's servers would; nothing is sent there."""

from __future__ import annotations

import socket
import ssl
from dataclasses import dataclass
from datetime import UTC, datetime
from ipaddress import ip_address
from urllib.parse import urlsplit

SECONDS = 5.0
_EXPIRED, _NOT_YET, _OTHER_HOST = 10, 9, 62  # OpenSSL's numbers of what is wrong with a certificate


@dataclass(frozen=True, slots=True)
class Seen:
    """`problem`: "" (then `until` is set), here (http on this machine: there is none), plain (http elsewhere), name
    (nobody knows the host), closed (nobody answers), expired, not_yet, other_host, untrusted (self-made, or without
    the certificates between), broken (TLS fails otherwise)."""

    host: str
    problem: str
    until: datetime | None = None


def look(url: str) -> Seen:
    parts = urlsplit(url)
    host = parts.hostname or ""
    if parts.scheme != "https":
        return Seen(host, "here" if is_this_machine(host) else "plain")
    try:
        with (
            socket.create_connection((host, parts.port or 443), SECONDS) as plain,
            ssl.create_default_context().wrap_socket(plain, server_hostname=host) as secured,
        ):
            found = secured.getpeercert() or {}
        return Seen(host, "", datetime.fromtimestamp(ssl.cert_time_to_seconds(str(found["notAfter"])), UTC))
    except ssl.SSLCertVerificationError as error:
        named = {_EXPIRED: "expired", _NOT_YET: "not_yet", _OTHER_HOST: "other_host"}
        return Seen(host, named.get(error.verify_code, "untrusted"))
    except ssl.SSLError:
        return Seen(host, "broken")
    except socket.gaierror:
        return Seen(host, "name")
    except (OSError, ValueError, KeyError):
        return Seen(host, "closed")


def is_this_machine(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
