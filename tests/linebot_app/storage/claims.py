"""Calls of a session store as the web process and a worker make them; what is asserted of it lives in the tests."""

from __future__ import annotations

from collections.abc import Callable

from linebot_app.ports import Accepted, Claim, SessionStore
from tests.support.servers import until

Opening = Callable[[], SessionStore]


def event(person: str, event_id: str, body: bytes | None = None) -> Accepted:
    return Accepted(person, event_id, body or event_id.encode("utf-8", "replace"))


def claimed(store: SessionStore, lease: float = 30.0) -> Claim:
    claim = store.claim(lease)
    assert claim is not None
    return claim


def claim_when_due(store: SessionStore, lease: float = 30.0) -> Claim:
    got: list[Claim] = []

    def someone_is_due() -> bool:
        store.wait(0.05)
        claim = store.claim(lease)
        if claim is not None:
            got.append(claim)
        return bool(got)

    until(someone_is_due, "somebody is due")
    return got[0]


def commit(store: SessionStore, claim: Claim, **changed: object) -> list[bytes]:
    values: dict[str, object] = {"session": b"s", "taken": 0, "outgoing": None, "log": (), "lease": 30.0, **changed}
    return store.commit(claim, **values)  # type: ignore[arg-type]


def release(store: SessionStore, claim: Claim, outgoing: bytes | None = None, due_in: float = 0.0) -> None:
    assert store.settle(claim, outgoing=outgoing, log=(), release=True, due_in=due_in) == []
