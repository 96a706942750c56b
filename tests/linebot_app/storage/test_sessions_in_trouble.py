"""What becomes of sessions when Redis is killed, frozen, full, read-only, loading, or not ours."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from linebot_app.ports import Accepted, SessionStore, StoreUnavailable
from linebot_app.storage import embedded
from linebot_app.storage.sessions import open_sessions
from tests.support.servers import Server, a_folder, free_port, say, until


@pytest.fixture
def server() -> Iterator[Server]:
    with a_folder() as folder:
        made = Server(folder, "--appendonly", "yes", "--appendfsync", "always", "--enable-debug-command", "yes")
        yield made
        made.kill()


@pytest.fixture
def store(server: Server) -> Iterator[SessionStore]:
    opened = open_sessions(server.url, partitions=8)
    yield opened
    opened.close()


def refuses_everything(store: SessionStore) -> None:
    with pytest.raises(StoreUnavailable):
        store.accept([Accepted("U1", "lost", b"x"), Accepted("U2", "lost2", b"x")])
    with pytest.raises(StoreUnavailable):
        store.log_lock(30.0)


def accepts_what_was_refused(store: SessionStore) -> None:
    assert store.accept([Accepted("U1", "lost", b"x"), Accepted("U2", "lost2", b"x")]) == [True, True]


def test_a_killed_server_is_unavailable_and_has_lost_nothing_that_it_acknowledged(
    server: Server, store: SessionStore
) -> None:
    for n in range(50):
        store.accept([Accepted(f"U{n}", f"e{n}", b"body")])
    claim = store.claim(0.05)
    assert claim is not None
    store.commit(claim, session=b"session", taken=1, outgoing=b"out", log=[b"entry"], lease=0.05)
    server.kill()
    refuses_everything(store)
    with pytest.raises(StoreUnavailable):
        store.ping()
    with pytest.raises(StoreUnavailable):
        store.settle(claim, outgoing=None, log=(), release=True)
    server.start()
    accepts_what_was_refused(store)
    assert store.session(claim.person) == b"session"
    assert [entry for _, entry in store.log_entries(10)] == [b"entry"]
    assert not any(store.accept([Accepted(f"U{n}", f"e{n}", b"body") for n in range(50)]))
    outgoing: dict[str, bytes | None] = {}

    def everybody_was_claimed() -> bool:  # the one whose lease was running included
        while (again := store.claim(30.0)) is not None:
            outgoing[again.person] = again.outgoing
        return len(outgoing) == 50

    until(everybody_was_claimed, "all are due again")
    assert {person for person, message in outgoing.items() if message == b"out"} == {claim.person}


def test_the_embedded_server_killed_and_found_again_has_lost_nothing(tmp_path: Path) -> None:
    store = open_sessions(embedded.ensure(tmp_path, fsync="always"))
    try:
        for n in range(50):
            store.accept([Accepted(f"U{n}", f"e{n}", b"body")])
        pid = int((tmp_path / "valkey" / "valkey.pid").read_text())
        os.kill(pid, signal.SIGKILL)
        until(lambda: not embedded.running(tmp_path), "the server is gone")
        with pytest.raises(StoreUnavailable):
            store.claim(30.0)
        embedded.ensure(tmp_path, fsync="always")
        met = set()
        while (claim := store.claim(30.0)) is not None:
            met.add(claim.person)
        assert met == {f"U{n}" for n in range(50)}
    finally:
        store.close()
        embedded.stop(tmp_path)


def test_a_server_that_hangs_is_given_up(server: Server, store: SessionStore) -> None:
    store.ping()
    server.send(signal.SIGSTOP)
    try:
        begun = time.monotonic()
        with pytest.raises(StoreUnavailable):
            store.ping()
        assert time.monotonic() - begun < 10
    finally:
        server.send(signal.SIGCONT)
    until(lambda: store.session("U1") is None, "it answers again")


def test_a_server_that_is_full_takes_nothing_in_but_lets_a_turn_be_settled(server: Server, store: SessionStore) -> None:
    store.accept([Accepted("U1", "a", b"x")])
    claim = store.claim(30.0)
    assert claim is not None
    store.commit(claim, session=b"s", taken=1, outgoing=b"out", log=(), lease=30.0)
    say(server.place, "CONFIG", "SET", "maxmemory", "1")
    with pytest.raises(StoreUnavailable):
        store.accept([Accepted("U1", "lost", b"x"), Accepted("U2", "lost2", b"x")])
    with pytest.raises(StoreUnavailable):
        store.commit(claim, session=b"other", taken=0, outgoing=None, log=[b"no"], lease=30.0)
    assert store.settle(claim, outgoing=None, log=[b"sent"], release=True) == []
    say(server.place, "CONFIG", "SET", "maxmemory", "0")
    assert store.session("U1") == b"s"
    assert [entry for _, entry in store.log_entries(10)] == [b"sent"]
    accepts_what_was_refused(store)


def test_a_replica_that_may_not_write_takes_nothing_in(server: Server, store: SessionStore) -> None:
    store.accept([Accepted("U1", "a", b"x")])
    say(server.place, "CONFIG", "SET", "replica-serve-stale-data", "yes")
    say(server.place, "REPLICAOF", "127.0.0.1", str(free_port()))
    refuses_everything(store)
    say(server.place, "REPLICAOF", "NO", "ONE")
    accepts_what_was_refused(store)


def test_a_server_that_forgot_the_scripts_is_taught_again(server: Server, store: SessionStore) -> None:
    store.accept([Accepted("U1", "a", b"x")])
    say(server.place, "SCRIPT", "FLUSH")
    assert store.accept([Accepted("U1", "a", b"x"), Accepted("U1", "b", b"x")]) == [False, True]
    say(server.place, "SCRIPT", "FLUSH")
    claim = store.claim(30.0)
    assert claim is not None
    assert len(claim.events) == 2


def test_a_restart_between_two_calls_goes_unnoticed(server: Server, store: SessionStore) -> None:
    store.accept([Accepted("U1", "a", b"x")])
    server.kill()
    server.start()
    assert store.accept([Accepted("U1", "a", b"x")]) == [False]
    store.wait(0.01)
    server.kill()
    server.start()
    assert store.claim(30.0) is not None


def test_the_number_of_partitions_is_fixed_at_the_first_start(server: Server, store: SessionStore) -> None:
    with pytest.raises(ValueError, match="8 partitions, not 16"):
        open_sessions(server.url, partitions=16)
    open_sessions(server.url, partitions=16, prefix="another").close()
    open_sessions(server.url, partitions=8).close()


def test_a_store_can_be_opened_while_redis_is_away() -> None:
    with a_folder() as folder:
        port = free_port()
        store = open_sessions(f"redis://127.0.0.1:{port}")
        with pytest.raises(StoreUnavailable):
            store.accept([Accepted("U1", "a", b"x")])
        with pytest.raises(StoreUnavailable):
            store.wait(5.0)
        server = Server(folder, port=port)
        try:
            assert store.accept([Accepted("U1", "a", b"x")]) == [True]
        finally:
            store.close()
            server.kill()


def test_a_password_a_user_and_a_database_are_used() -> None:
    with a_folder() as folder:
        server = Server(folder)
        say(server.place, "ACL", "SETUSER", "kiki", "on", ">pass@word", "~*", "&*", "+@all")
        say(server.place, "CONFIG", "SET", "requirepass", "other")
        try:
            store = open_sessions(f"redis://kiki:pass%40word@127.0.0.1:{server.port}/3")
            store.accept([Accepted("U1", "a", b"x")])
            store.close()
            wrong = open_sessions(f"redis://kiki:nope@127.0.0.1:{server.port}/3")
            with pytest.raises(StoreUnavailable) as refusal:
                wrong.ping()
            assert "nope" not in str(refusal.value)
            default = open_sessions(f"redis://:other@127.0.0.1:{server.port}/3")
            claim = default.claim(30.0)
            assert claim is not None
            assert claim.person == "U1"
            default.close()
        finally:
            server.kill()
