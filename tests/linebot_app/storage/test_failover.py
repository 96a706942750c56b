"""A master dies and a replica takes its place: what had been promised is counted there, by what had been asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest

from linebot_app.ports import Accepted, SessionStore, StoreUnavailable
from linebot_app.storage.sessions import open_sessions
from soak.valve import Valve
from tests.support.servers import Server, a_folder, free_port, say, until

Promised = list[str]
Replica = Callable[..., Server]
PEOPLE = 20


def is_linked(server: Server) -> bool:
    return b"master_link_status:up" in bytes(say(server.place, "INFO", "replication"))  # type: ignore[call-overload]


@pytest.fixture
def place() -> Iterator[tuple[Path, ExitStack]]:
    with a_folder() as folder, ExitStack() as ending:
        yield folder, ending


@pytest.fixture
def master(place: tuple[Path, ExitStack]) -> Server:
    folder, ending = place
    made = Server(folder / "master", "--repl-diskless-sync-delay", "0")
    ending.callback(made.kill)
    return made


@pytest.fixture
def replica(place: tuple[Path, ExitStack], master: Server) -> Replica:
    """One that has everything so far; `through` a line that can be frozen, or directly."""
    folder, ending = place

    def one(name: str, through: Valve | None = None) -> Server:
        port = through.port if through else master.port
        made = Server(folder / name, "--replicaof", "127.0.0.1", str(port))
        ending.callback(made.kill)
        until(lambda: is_linked(made), "the replica has everything")
        return made

    return one


@pytest.fixture
def slow_line(place: tuple[Path, ExitStack], master: Server) -> Valve:
    line = Valve([master.port])
    place[1].callback(line.close)
    return line


def promised(store: SessionStore) -> Promised:
    """Whose delivery was answered with yes."""
    found = []
    for n in range(PEOPLE):
        with suppress(StoreUnavailable):
            if store.accept([Accepted(f"U{n}", f"e{n}", b"body")]) == [True]:
                found.append(f"U{n}")
        if not found and n > 1:
            break  # refused again and again: each time costs half a second
    return found


def lost(told: Promised, store: SessionStore) -> int:
    there = set()
    while (claim := store.claim(30.0)) is not None:
        there.add(claim.person)
    return len(set(told) - there)


def lost_after(told: Promised, master: Server, heir: Server) -> int:
    """How much of what was promised the heir does not know."""
    master.kill()
    say(heir.place, "REPLICAOF", "NO", "ONE")
    with_heir = open_sessions(heir.url, partitions=8)
    try:
        return lost(told, with_heir)
    finally:
        with_heir.close()


@pytest.mark.parametrize(("replicas", "kept", "missing"), [(0, PEOPLE, PEOPLE), (1, 0, 0)])
def test_what_no_replica_has_is_promised_only_where_nobody_waits_for_one(
    master: Server, replica: Replica, slow_line: Valve, replicas: int, kept: int, missing: int
) -> None:
    heir = replica("heir", slow_line)
    slow_line.freeze()
    store = open_sessions(master.url, partitions=8, replicas=replicas)
    told = promised(store)
    store.close()
    assert (len(told), lost_after(told, master, heir)) == (kept, missing)


@pytest.mark.parametrize(("name", "missing"), [("near", 0), ("far", PEOPLE)])
def test_waiting_for_one_of_two_replicas_covers_the_one_that_is_ahead(
    master: Server, replica: Replica, slow_line: Valve, name: str, missing: int
) -> None:
    """`far`: what WAIT 1 does not cover. Sentinel takes the one that is ahead, as long as it can be reached."""
    heirs = {"near": replica("near"), "far": replica("far", slow_line)}
    slow_line.freeze()
    store = open_sessions(master.url, partitions=8, replicas=1)
    told = promised(store)
    store.close()
    assert (len(told), lost_after(told, master, heirs[name])) == (PEOPLE, missing)


def test_a_master_that_is_alone_refuses_once_it_may_not_write_without_replicas(
    master: Server, replica: Replica, slow_line: Valve
) -> None:
    replica("heir", slow_line)
    for name, value in (("min-replicas-to-write", "1"), ("min-replicas-max-lag", "1")):
        say(master.place, "CONFIG", "SET", name, value)
    store = open_sessions(master.url, partitions=8)
    try:
        assert store.accept([Accepted("U1", "before", b"body")]) == [True]
        slow_line.freeze()

        def is_refused() -> bool:
            try:
                store.accept([Accepted("U1", "after", b"body")])
            except StoreUnavailable:
                return True
            return False

        until(is_refused, "a master without replicas refuses")
    finally:
        store.close()


def test_sentinel_leads_on_to_a_replica_that_has_all_that_was_promised(
    place: tuple[Path, ExitStack], master: Server, replica: Replica, slow_line: Valve
) -> None:
    folder, ending = place
    near, _ = replica("near"), replica("far", slow_line)
    port = free_port()
    settings = folder / "sentinel.conf"
    settings.write_text(
        f"port {port}\nbind 127.0.0.1\ndir {folder}\nsentinel monitor house 127.0.0.1 {master.port} 1\n"
        "sentinel down-after-milliseconds house 500\nsentinel failover-timeout house 5000\n"
    )
    watcher = Server(folder, str(settings), port=port, program="redis-sentinel")
    ending.callback(watcher.kill)
    until(lambda: len(say(watcher.place, "SENTINEL", "REPLICAS", "house")) == 2, "Sentinel knows both")  # type: ignore[arg-type]
    store = open_sessions(f"redis+sentinel://127.0.0.1:{port}/house", partitions=8, replicas=1)
    ending.callback(store.close)
    slow_line.freeze()
    told = promised(store)
    claim = store.claim(0.05)
    assert claim is not None
    store.commit(claim, session=b"session", taken=1, outgoing=b"out", log=[b"entry"], lease=0.05)
    master.kill()

    def goes_on() -> bool:
        try:
            return store.accept([Accepted("U99", "later", b"body")]) in ([True], [False])
        except StoreUnavailable:
            return False

    until(goes_on, "the store is there again, with a replica of its own")
    assert b"role:master" in bytes(say(near.place, "INFO", "replication"))  # type: ignore[call-overload]
    assert store.session(claim.person) == b"session"
    until(lambda: lost([*told, "U99"], store) == 0, "everybody who was promised something is served")


@pytest.mark.parametrize("kind", ["redis", "cluster"])
def test_without_any_replica_nothing_is_promised_where_one_is_waited_for(
    request: pytest.FixtureRequest, kind: str
) -> None:
    url: str = request.getfixturevalue(f"{kind}_url")
    store = open_sessions(url, prefix=f"alone-{kind}", partitions=8, replicas=1)
    try:
        for delivery in ([Accepted("U1", "one", b"x")], [Accepted(f"U{n}", f"more{n}", b"x") for n in range(2, 6)]):
            with pytest.raises(StoreUnavailable):
                store.accept(delivery)
    finally:
        store.close()
    careless = open_sessions(url, prefix=f"alone-{kind}", partitions=8)
    try:
        assert careless.accept([Accepted("U1", "one", b"x")]) == [False]  # written all the same: it will be answered
    finally:
        careless.close()
