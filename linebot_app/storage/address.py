"""What a Redis URL says, read and checked; nothing connects here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, quote, unquote

_SCHEMES = ("unix", "redis", "rediss", "redis+sentinel", "rediss+sentinel", "redis+cluster", "rediss+cluster")


@dataclass(frozen=True, slots=True)
class Place:
    """Where one server listens: a Unix socket (`path`) or a host and a port."""

    host: str = ""
    port: int = 0
    path: str = ""


@dataclass(frozen=True, slots=True)
class Address:
    """A parsed URL. `kind`: one, sentinel, cluster. `master` is the name that the Sentinels know."""

    kind: str
    places: tuple[Place, ...]
    user: str = ""
    password: str = ""
    db: int = 0
    master: str = ""
    tls: bool = False
    verify: bool = True
    ca_file: str = ""
    sentinel_password: str = ""


def read_address(url: str) -> Address:
    """Reads `unix:///path?db=1`, `redis://user:password@host:port/db`, `rediss://…`,
    `redis+sentinel://host:port,host:port/name/db`, `redis+cluster://host:port,…`.

    ValueError says in one sentence what is wrong and never repeats the password.
    """
    scheme, separator, rest = url.partition("://")
    if not separator or scheme not in _SCHEMES:
        raise ValueError(f"REDIS_URL must start with one of {', '.join(s + '://' for s in _SCHEMES)}.")
    rest, _, query = rest.partition("?")
    options = {name: values[-1] for name, values in parse_qs(query, keep_blank_values=True).items()}
    user, password, rest = _credentials(rest)
    shared: dict[str, Any] = {
        "user": user,
        "password": password,
        "tls": scheme.startswith("rediss"),
        "verify": options.get("ssl_cert_reqs", "required") != "none",
        "ca_file": options.get("ssl_ca_certs", ""),
    }
    if scheme == "unix":
        path = unquote(rest)
        if not path.startswith("/"):
            raise ValueError("REDIS_URL: unix:// needs an absolute path, as in unix:///run/redis.sock.")
        return Address("one", (Place(path=path),), db=_number(options.get("db", ""), "db", 0), **shared)
    hosts, _, path = rest.partition("/")
    places = _places(hosts, 26379 if scheme.endswith("+sentinel") else 6379)
    steps = [unquote(step) for step in path.split("/") if step]
    if scheme.endswith("+sentinel"):
        if not 1 <= len(steps) <= 2:
            raise ValueError(
                "REDIS_URL: redis+sentinel:// needs the master's name: redis+sentinel://host:26379/mymaster/0."
            )
        db = _number(steps[1] if len(steps) == 2 else "", "database", 0)
        return Address(
            "sentinel", places, db=db, master=steps[0], sentinel_password=options.get("sentinel_password", ""), **shared
        )
    if scheme.endswith("+cluster"):
        if steps and steps != ["0"]:
            raise ValueError("REDIS_URL: a Redis Cluster has no numbered databases; leave the path away.")
        return Address("cluster", places, **shared)
    if len(places) != 1:
        raise ValueError("REDIS_URL: several hosts need redis+sentinel:// or redis+cluster://.")
    if len(steps) > 1:
        raise ValueError("REDIS_URL: after the host only a database number may follow, as in redis://host:6379/0.")
    db = _number(options.get("db", steps[0] if steps else ""), "database", 0)
    return Address("one", places, db=db, **shared)


def _credentials(rest: str) -> tuple[str, str, str]:
    credentials, at, remainder = rest.rpartition("@")
    if not at:
        return "", "", rest
    user, colon, password = credentials.partition(":")
    if not colon:
        raise ValueError("REDIS_URL: write the password as :password@ or user:password@ (percent-encoded).")
    return unquote(user), unquote(password), remainder


def _places(hosts: str, default_port: int) -> tuple[Place, ...]:
    places = []
    for text in hosts.split(","):
        host, port = text, ""
        if text.startswith("["):  # [::1]:6379
            host, _, port = text[1:].partition("]")
            port = port.removeprefix(":")
        elif ":" in text:
            host, _, port = text.partition(":")
        if not host:
            raise ValueError("REDIS_URL names no host (or an empty one between commas).")
        number = _number(port, "port", default_port)
        if not 0 < number < 65536:
            raise ValueError(f"REDIS_URL: {number} is not a port.")
        places.append(Place(host, number))
    return tuple(places)


def _number(text: str, what: str, default: int) -> int:
    if not text:
        return default
    if not (text.isascii() and text.isdigit()):
        raise ValueError(f"REDIS_URL: the {what} must be a number.")
    return int(text)


def counters_url(url: str) -> str:
    """The same server as the library that counts attempts at signing in names it. ValueError as above."""
    address = read_address(url)
    secret = f"{quote(address.user, safe='')}:{quote(address.password, safe='')}@" if address.password else ""
    hosts = ",".join(f"{place.host}:{place.port}" for place in address.places)
    match address.kind:
        case "sentinel":
            return f"redis+sentinel://{secret}{hosts}/{quote(address.master, safe='')}"
        case "cluster":
            return f"redis+cluster://{secret}{hosts}"
    if address.places[0].path:
        return f"redis+unix://{secret}{address.places[0].path}?db={address.db}"
    return f"redis{'s' if address.tls else ''}://{secret}{hosts}/{address.db}"
