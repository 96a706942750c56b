"""The processes under measurement: started on loopback, counted in CPU and memory out of /proc, ended; no load here."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from linebot_app.leash import die_with_parent
from linebot_app.storage import embedded

ROOT = Path(__file__).resolve().parent.parent
SECRET = "8c570fa6dd201bb328f1c1eac23a96d8"
TOKEN = "bench-" + "t" * 160
PATIENCE = 30.0
_TICK = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
    return port


@dataclass(slots=True)
class Subject:
    """A bot under measurement: its processes by what they do (web, worker, valkey) and where it takes webhooks."""

    name: str
    port: int
    folder: Path
    roots: dict[str, int] = field(default_factory=dict)
    children: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def redis_url(self) -> str:
        return embedded.ensure(self.folder)

    def cpu(self) -> dict[str, float]:
        """User and system seconds of each part so far, all threads and children included."""
        tree = _tree()
        return {part: sum(_cpu(pid) for pid in _family(root, tree)) for part, root in self.roots.items()}

    def memory(self) -> dict[str, tuple[float, float]]:
        """Of each part: resident MB (pages shared by two processes counted twice) and proportional MB."""
        tree = _tree()
        found = {}
        for part, root in self.roots.items():
            rows = [_memory(pid) for pid in _family(root, tree)]
            found[part] = (sum(row[0] for row in rows), sum(row[1] for row in rows))
        return found

    def start(self, part: str, command: Iterable[str], environ: Mapping[str, str]) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / f"{part}.log").open("ab") as log:
            child = subprocess.Popen(
                [sys.executable, *command],
                env={**_clean(), **environ},
                cwd=ROOT,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                preexec_fn=die_with_parent,  # noqa: PLW1509 - called from the main thread, before any other works
            )
        self.children.append(child)
        self.roots[part] = child.pid

    def stop(self) -> None:
        for child in self.children:
            child.terminate()
        for child in self.children:
            try:
                child.wait(15)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()
        if "valkey" in self.roots:
            embedded.stop(self.folder)

    def wait_for_port(self) -> None:
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return
            except OSError:
                if time.monotonic() > deadline or any(child.poll() is not None for child in self.children):
                    raise RuntimeError(f"{self.name} does not start: {self.last_words()}") from None
                time.sleep(0.05)

    def last_words(self) -> str:
        return " | ".join(log.read_text(errors="replace")[-400:] for log in sorted(self.folder.glob("*.log")))


def counsellor(name: str, folder: Path, line: str, bundle: Path, *, worker: bool = True) -> Subject:
    """This project's web process, worker and embedded Valkey; `line`: where LINE's API is played."""
    subject = Subject(name, free_port(), folder)
    environ = _environ(subject, line, bundle)
    folder.mkdir(parents=True, exist_ok=True)
    subject.redis_url  # noqa: B018 - started by the first who asks
    subject.roots["valkey"] = int((folder / "valkey" / "valkey.pid").read_text())
    subject.start("web", ("-m", "linebot_app.web"), environ)
    if worker:
        # As `make run` does: only at its very first start a worker needs all that makes the tables.
        command = [sys.executable, "-m", "flask", "--app", "wsgi", "db", "migrate"]
        subprocess.run(command, env={**_clean(), **environ}, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        subject.start("worker", ("-m", "linebot_app.worker"), environ)
    return subject


def sample(name: str, folder: Path, line: str, bundle: Path) -> Subject:
    """The SDK's Flask sample under gunicorn with eight threads."""
    subject = Subject(name, free_port(), folder)
    serving = ("--worker-class", "gthread", "--threads", "8", "--keep-alive", "75")
    command = ("-m", "gunicorn", *serving, "--bind", f"127.0.0.1:{subject.port}", "bench.sample:app")
    subject.start("web", command, _environ(subject, line, bundle))
    return subject


def null(folder: Path) -> Subject:
    subject = Subject("null", free_port(), folder)
    subject.start("web", ("-m", "bench.null"), {"PORT": str(subject.port)})
    return subject


def _environ(subject: Subject, line: str, bundle: Path) -> dict[str, str]:
    return {
        "LINE_CHANNEL_SECRET": SECRET,
        "LINE_CHANNEL_ACCESS_TOKEN": TOKEN,
        "SECRET_KEY": "k" * 64,
        "LINE_API_BASE_URL": line,
        "SSL_CERT_FILE": str(bundle),
        "DATA_DIR": str(subject.folder),
        "HOST": "127.0.0.1",
        "PORT": str(subject.port),
    }


def _clean() -> dict[str, str]:
    """This process's environment without what would lead a subject to somebody's real data or proxy."""
    ours = ("REDIS_URL", "DATABASE_URL", "PUBLIC_BASE_URL", "WORKER_THREADS", "METRICS_TOKEN")
    return {k: v for k, v in os.environ.items() if k not in ours and not k.lower().endswith("_proxy")}


def _tree() -> dict[int, list[int]]:
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and (fields := _stat(int(entry.name))):
            children.setdefault(int(fields[1]), []).append(int(entry.name))
    return children


def _family(root: int, tree: Mapping[int, list[int]]) -> list[int]:
    found = [root]
    for pid in found:
        found.extend(tree.get(pid, ()))
    return found


def _stat(pid: int) -> list[str]:
    """The fields of /proc/PID/stat from the state on (parent second, user and system ticks 12th and 13th)."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []


def _cpu(pid: int) -> float:
    return sum(map(int, _stat(pid)[11:15])) / _TICK


def _memory(pid: int) -> tuple[float, float]:
    resident = int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * _PAGE / 2**20
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
        return resident, int(rollup.partition("\nPss:")[2].split()[0]) / 1024
    except (OSError, IndexError, ValueError):
        return resident, resident
