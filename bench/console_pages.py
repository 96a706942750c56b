"""`python -m bench.console_pages URL`: how long the server takes for each page of the console on what console_data.py
made, and how much memory a file of everything takes."""

from __future__ import annotations

import argparse
import contextlib
import re
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from linebot_app.console.app import PATH, create_console, house_of
from linebot_app.console.appointing import Refused, add_operator
from linebot_app.settings import Settings, load

ROUNDS = 15
PASSWORD = "long enough and measured"
PAGES = (
    "/insight?span=7",
    "/insight?span=90",
    "/insight?span=365",
    "/insight?span=all",
    "/insight?span=365&entry=left_company",
    "/insight?since=2026-01-15&until=2026-11-15",
    "/insight/questions.csv?span=all",
    "/misses",
    "/misses?question=facts.when",
    "/exports",
    "/exports?place=facts",
    "/reviews",
    "/retention",
    "/audit",
    "/audit?did=signed_in&since=2026-01-01",
    "/cases",
    "/cases?place=facts&sort=strongest",
    "/search?q=謝罪",
)
_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


def settings(url: str, folder: Path) -> Settings:
    return load(
        {
            "LINE_CHANNEL_SECRET": "0" * 32,
            "LINE_CHANNEL_ACCESS_TOKEN": "bench-" + "t" * 60,
            "SECRET_KEY": "k" * 64,
            "LINE_API_BASE_URL": "http://127.0.0.1:9",
            "DATA_DIR": str(folder),
            "DATABASE_URL": url,
            "CONSOLE_SECOND_FACTOR": "optional",
        }
    )


def signed_in(url: str, folder: Path) -> Any:
    made = settings(url, folder)
    house = house_of(made)
    with contextlib.suppress(Refused):  # there already
        add_operator(house.operators, house.sealing, "bench", "admin", datetime.now(UTC), "Bench", PASSWORD)
    client = create_console(made, house, "memory://").test_client()
    base = f"http://localhost{PATH}"
    page = client.get("/sign-in", base_url=base).get_data(as_text=True)
    form = {"csrf_token": _token(page), "name": "bench", "password": PASSWORD}
    if client.post("/sign-in", data=form, base_url=base).status_code != 302:
        raise RuntimeError("cannot sign in")
    return client


def pages(client: Any) -> Iterator[tuple[str, float, float, float]]:
    """Each page with the median, the slowest and the median of this process's CPU time alone, in milliseconds."""
    for path in PAGES:
        took = list(_times(lambda path=path: client.get(path, base_url=f"http://localhost{PATH}").get_data()))  # type: ignore[misc]
        wall, cpu = [one[0] for one in took], [one[1] for one in took]
        yield path, statistics.median(wall), max(wall), statistics.median(cpu)


def file(client: Any, form: str) -> tuple[float, int, int, float]:
    """A file of everything: seconds, lines, bytes, and by how many MB the process grew at most meanwhile."""
    base = f"http://localhost{PATH}"
    token = _token(client.get("/exports", base_url=base).get_data(as_text=True))
    before = most = _resident()
    begun, lines, size = time.monotonic(), 0, 0
    form_data = {"csrf_token": token, "which": "all", "form": form}
    answer = client.post("/exports", data=form_data, base_url=base, buffered=False)
    for piece in answer.response:
        lines += piece.count(b"\n")
        size += len(piece)
        most = max(most, _resident())
    answer.close()
    return time.monotonic() - begun, lines, size, most - before


def _resident() -> float:
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 2**20


def _times(do: Callable[[], Any]) -> Iterator[tuple[float, float]]:
    do()
    for _ in range(ROUNDS):
        begun, worked = time.perf_counter(), time.process_time()
        do()
        yield 1000 * (time.perf_counter() - begun), 1000 * (time.process_time() - worked)


def _token(page: str) -> str:
    found = _TOKEN.search(page)
    if found is None:
        raise RuntimeError("a page without a form")
    return found[1]


def main() -> int:
    """1 when a page takes longer than 100 ms in the median."""
    parser = argparse.ArgumentParser(prog="python -m bench.console_pages", description=__doc__)
    parser.add_argument("url")
    parser.add_argument("--no-pages", action="store_true")
    parser.add_argument("--file", choices=["csv", "jsonl", "list"], action="append", default=[])
    wanted = parser.parse_args()
    slow = False
    with tempfile.TemporaryDirectory() as folder:
        client = signed_in(wanted.url, Path(folder))
        for path, median, slowest, cpu in () if wanted.no_pages else pages(client):
            slow = slow or median > 100
            print(f"{path:48} {median:7.1f} ms  slowest {slowest:7.1f} ms  CPU {cpu:6.1f} ms", flush=True)
        for form in wanted.file:
            seconds, lines, size, grew = file(client, form)
            print(
                f"{form:6} {lines:,} lines, {size / 2**20:,.0f} MB in {seconds:,.0f} s, memory grew by {grew:,.1f} MB"
            )
    return int(slow)


if __name__ == "__main__":
    sys.exit(main())
