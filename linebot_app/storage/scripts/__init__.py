"""The Lua scripts that change Redis; each is one atomic step of ports.SessionStore, none is called elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha1
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Script:
    """`sha` is what EVALSHA takes, `source` what EVAL takes where the server has forgotten it."""

    source: bytes
    sha: bytes


def _read(name: str) -> Script:
    source = Path(__file__).with_name(f"{name}.lua").read_bytes()
    return Script(source, sha1(source, usedforsecurity=False).hexdigest().encode())


ACCEPT = _read("accept")
CLAIM = _read("claim")
COMMIT = _read("commit")
SETTLE = _read("settle")
LEAD = _read("lead")
REJECT = _read("reject")
REPLACE = _read("replace")
REWRITE = _read("rewrite")
HASTEN = _read("hasten")
PUT = _read("put")
MEND = _read("mend")
ALL = {script.sha: script for script in (ACCEPT, CLAIM, COMMIT, SETTLE, LEAD, REJECT, REPLACE, HASTEN)}
