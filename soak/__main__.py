"""`python -m soak`: a crowd talks while things go wrong; when all is quiet again it prints what was lost (exit 1)."""

from __future__ import annotations

import argparse
import subprocess
import sys
import time

import orjson
from redis import Redis

from bench.processes import ROOT
from linebot_app.storage.counters import open_counters
from soak.audit import Report, audit
from soak.crowd import Crowd
from soak.hosts import has_namespaces
from soak.house import House
from soak.mischief import Mischief

QUIET_FOR = 3.0
QUIET_WITHIN = 300.0


def main(arguments: list[str] | None = None) -> int:
    options = _options().parse_args(arguments)
    if options.namespaces and not has_namespaces():
        print("Network namespaces need root, `ip` and a kernel that has them.", file=sys.stderr)
        return 2
    with House(options.fsync, options.database_url, options.namespaces) as house:
        report, done = run(house, options)
    print("\n".join(report.lines()))
    print("\n".join(f"{count:>22} {what}" for what, count in sorted(done.items())))
    for example in report.examples:
        print(example)
    return 0 if report.is_clean and report.events >= options.at_least else 1


def run(house: House, options: argparse.Namespace) -> tuple[Report, dict[str, int]]:
    """The whole of it, in a house that stands."""
    house.platform.switch(duplicate_percent=5, redelivery=True, reorder_percent=options.reorder, seed=options.seed)
    crowd = Crowd(house.platform, options.people, options.threads, options.pause, options.seed)
    mischief = Mischief(house, options.seed, options.without_sql, options.parted, options.only_hosts)
    crowd.start()
    until = time.monotonic() + options.seconds
    try:
        while time.monotonic() < until:
            time.sleep(options.every)
            mischief.something()
    finally:
        crowd.end()
        mischief.end()
    wait_until_quiet(house)
    turns = _export(house)
    with Redis.from_url(house.redis_url) as redis:
        report = audit(house.platform.webhooks(), house.platform.calls(), turns, redis)
    late = house.output().count("fsync is taking too long")  # then Valkey acknowledges before it has written
    counters = open_counters(house.redis_url)
    aside = counters.waiting().rejected
    counters.close()
    return report, {**mischief.done, "times that Valkey's file was behind": late, "entries put aside": aside}


def wait_until_quiet(house: House) -> None:
    """Until nothing is queued anywhere for a while. What is stuck for good ends this too: then it is counted."""
    counters = open_counters(house.redis_url)
    deadline = time.monotonic() + QUIET_WITHIN
    quiet_since = time.monotonic()
    while time.monotonic() < deadline and time.monotonic() - quiet_since < QUIET_FOR:
        time.sleep(0.25)
        if not _is_quiet(house) or (waiting := counters.waiting()).people or waiting.log or _is_held(house):
            quiet_since = time.monotonic()
    counters.close()


def _is_quiet(house: House) -> bool:
    return not any(one["state"] in ("queued", "waiting") for one in house.platform.webhooks())


def _is_held(house: House) -> bool:
    with Redis.from_url(house.redis_url) as redis:
        return any(redis.hlen(key) for key in redis.scan_iter(match="kikiyaku:*state:*", count=1000))


def _export(house: House) -> list[dict[str, object]]:
    command = [sys.executable, "-m", "flask", "--app", "wsgi", "log", "export"]
    done = subprocess.run(command, cwd=ROOT, env=house.environ, capture_output=True, check=True)
    return [orjson.loads(line) for line in done.stdout.splitlines()]


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m soak", description=__doc__)
    parser.add_argument("--seconds", type=float, default=600, help="how long people talk (default 600)")
    parser.add_argument("--people", type=int, default=200)
    parser.add_argument("--threads", type=int, default=20, help="of the crowd")
    parser.add_argument("--pause", type=float, default=0.5, help="seconds between two deeds of a thread")
    parser.add_argument("--every", type=float, default=3.0, help="seconds between two misfortunes")
    parser.add_argument("--without-sql", type=float, default=60.0, help="seconds of an outage of SQL")
    parser.add_argument("--parted", type=float, default=15.0, help="seconds that a host may be without Redis, at most")
    parser.add_argument("--reorder", type=float, default=5.0, help="percent of deliveries that others overtake")
    parser.add_argument("--at-least", type=int, default=1, help="events that must have been taken in")
    parser.add_argument("--fsync", choices=("everysec", "always"), default="everysec")
    parser.add_argument("--database-url", default="", help="PostgreSQL instead of SQLite")
    parser.add_argument("--namespaces", action="store_true", help="each host in a network of its own (root)")
    parser.add_argument("--only-hosts", action="store_true", help="nothing goes wrong but that hosts are cut off")
    parser.add_argument("--seed", type=int, default=1)
    return parser


if __name__ == "__main__":
    sys.exit(main())
