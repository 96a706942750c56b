"""The redis-py client for an address: one server, the master that Sentinels name, a cluster; no key is spelt here."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

from redis import Redis, RedisCluster
from redis.backoff import NoBackoff
from redis.cluster import ClusterNode
from redis.retry import Retry
from redis.sentinel import Sentinel

from linebot_app.storage.address import Address

CONNECT_SECONDS = 1.0
REPLY_SECONDS = 2.0
_MOST_CONNECTIONS = 256  # one for each thread that asks at the same time, opened when needed; beyond that: an error
# The library must repeat nothing by itself: a script may have run although its answer never came.
_ONCE = Retry(NoBackoff(), 0)

Client = Redis | RedisCluster


def connect(address: Address, reply_seconds: float = REPLY_SECONDS) -> Client:
    """Threads may share it; a forked process opens connections of its own. Raises what redis-py raises: a cluster is
    asked for its map of slots, the others are not asked for anything yet."""
    settings = _settings(address, reply_seconds)
    first = address.places[0]
    if address.kind == "cluster":
        nodes = [ClusterNode(place.host, place.port) for place in address.places]  # type: ignore[no-untyped-call]
        return RedisCluster(startup_nodes=nodes, retry=_ONCE, **settings)
    settings |= {"db": address.db, "retry": _ONCE}
    if address.kind == "sentinel":
        theirs = _settings(replace(address, user="", password=address.sentinel_password), reply_seconds)
        places = [(place.host, place.port) for place in address.places]
        sentinels: Any = Sentinel(places, sentinel_kwargs={**theirs, "retry": _ONCE})  # type: ignore[no-untyped-call]
        return cast("Redis", sentinels.master_for(address.master, **settings))
    if first.path:
        return Redis(unix_socket_path=first.path, **settings)
    return Redis(first.host, first.port, **settings)


def _settings(address: Address, reply_seconds: float) -> dict[str, Any]:
    settings: dict[str, Any] = {
        "username": address.user or None,
        "password": address.password or None,
        "socket_connect_timeout": CONNECT_SECONDS,
        "socket_timeout": reply_seconds,
        "max_connections": _MOST_CONNECTIONS,
        "protocol": 2,  # nothing that RESP 3 adds is used, and an idle connection stays silent
    }
    if address.tls:
        settings |= {
            "ssl": True,
            "ssl_cert_reqs": "required" if address.verify else "none",
            "ssl_check_hostname": address.verify,
            "ssl_ca_certs": address.ca_file or None,
        }
    return settings
