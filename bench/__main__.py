"""`python -m bench`: runs the measurements in turn, prints the table, keeps the figures under bench-results/."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import gc
import signal
import sys
import time
from typing import Any

from bench import many, measures, report
from bench.house import House
from bench.people import people
from bench.processes import ROOT

MOST_PEOPLE = 1_000_000  # an iterator: made as they are needed


def main() -> int:
    """0 when everything could be measured and every consultation ended where the flow says; targets do not count."""
    wanted = _arguments()
    gc.freeze()
    with contextlib.suppress(ValueError):
        for number in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, _interrupt)
    try:
        figures = asyncio.run(_measure(wanted))
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
        return 1
    except RuntimeError as problem:
        print(problem, file=sys.stderr)
        return 1
    found = report.rows(figures)
    where = report.store(figures, found)
    machine = report.machine()
    hardware = f"{machine['cores']} cores ({machine['cpu']})"
    print(f"\n{machine['at']}, {hardware}, Python {machine['python']}, commit {machine['commit']}\n")
    print(report.table(found))
    print(f"\nAll figures: {where.relative_to(ROOT)}")
    return 0


def _interrupt(_signal: int, _frame: object) -> None:
    raise KeyboardInterrupt


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="how often each pair is measured (default 5)")
    parser.add_argument("--people", type=int, default=30, help="people a round, of some 24 events each (default 30)")
    parser.add_argument(
        "--sessions",
        type=int,
        default=0,
        metavar="N",
        help="also compare with N sessions in Redis, say 1000000 (minutes)",
    )
    return parser.parse_args()


async def _measure(wanted: argparse.Namespace) -> dict[str, Any]:
    cast = people(MOST_PEOPLE, "bench")
    begun = time.monotonic()

    def tell(what: str) -> None:
        print(f"{time.monotonic() - begun:5.0f} s  {what} …", file=sys.stderr, flush=True)

    tell("starting web, worker, Valkey, the sample and a null page")
    async with House() as house:
        tell("warming up")
        await measures.warm(house, cast)
        figures: dict[str, Any] = {}
        tell("whole consultations against echoes")
        figures["turns"] = await measures.turns(house, cast, wanted.rounds, wanted.people)
        tell("the 200 alone")
        figures["door"] = await measures.door(house, cast, wanted.rounds, 600)
        tell("the 200 at 100 a second")
        figures["busy"] = await measures.busy(house, cast, wanted.rounds, 100, 2)
        tell("one person at a time")
        figures["quiet"] = await measures.quiet(house, cast, 10)
        tell("replies over TLS")
        figures["replies"] = await measures.replies(house, wanted.rounds)
        tell("reading texts")
        figures["reading"] = await measures.reading()
        tell("ranking openings")
        figures["ranking"] = await measures.ranking()
        tell("memory")
        figures["space"] = await measures.space(house, cast, 40)
        if wanted.sessions:
            tell(f"{wanted.sessions:,} sessions")
            figures["crowds"] = await many.crowds(house, cast, wanted.sessions, wanted.rounds, wanted.people)
        figures["loading animations"] = house.driver.slow
        tell("ending everything")
    return figures


if __name__ == "__main__":
    sys.exit(main())
