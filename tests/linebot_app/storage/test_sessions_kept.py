"""What a session store keeps of a commit: the session, the message to be sent, the log until it is moved."""

from __future__ import annotations

from linebot_app.ports import SessionStore
from tests.linebot_app.storage.claims import Opening, claimed, commit, event, release
from tests.support.servers import until


def test_a_commit_changes_everything_it_names(store: SessionStore) -> None:
    store.accept([event("U1", "a"), event("U1", "b"), event("U1", "c")])
    claim = claimed(store)
    assert commit(store, claim, session=b"new", taken=2, outgoing=b"say this", log=[b"1", b"2"]) == []
    release(store, claim, outgoing=b"say this")
    again = claimed(store)
    assert (again.session, again.events, again.outgoing) == (b"new", [b"c"], b"say this")
    assert [entry for _, entry in store.log_entries(10)] == [b"1", b"2"]


def test_a_session_is_kept_whole_however_long(store: SessionStore) -> None:
    for session in (b"", b"\x00", b"z" * 1024, "謝罪".encode() * 20_000):
        store.accept([event("U1", f"e{len(session)}")])
        claim = claimed(store)
        commit(store, claim, session=session, taken=1)
        assert store.session("U1") == session
        release(store, claim)


def test_a_session_vanishes_when_told_so(store: SessionStore) -> None:
    store.accept([event("U1", "a")])
    claim = claimed(store)
    commit(store, claim, session=b"s", expires=0.05)
    until(lambda: store.session("U1") is None, "the session has vanished")
    commit(store, claim, session=b"s")
    commit(store, claim, session=None)
    assert store.session("U1") is None
    assert list(store.people()) == []


def test_a_session_is_replaced_only_where_there_is_none(store: SessionStore) -> None:
    assert store.session("U1") is None
    assert store.replace_session("U1", b"rebuilt" * 500)
    assert not store.replace_session("U1", b"other")
    assert store.session("U1") == b"rebuilt" * 500
    assert set(store.people()) == {"U1"}


def test_a_session_is_spelt_anew_only_where_it_is_still_what_was_read(store: SessionStore) -> None:
    store.accept([event("U1", "a")])
    claim = claimed(store)
    commit(store, claim, session=b"old" * 500, expires=60.0)
    assert not store.rewrite_session("U1", b"another", b"new")
    assert store.rewrite_session("U1", b"old" * 500, b"new" * 500)
    assert store.session("U1") == b"new" * 500
    assert not store.rewrite_session("U1", b"old" * 500, b"newer")
    assert not store.rewrite_session("U2", b"", b"new")
    assert commit(store, claim, session=b"turn") == []  # the turn that was running then has the last word
    assert store.session("U1") == b"turn"


def test_log_entries_stay_until_they_are_done(store: SessionStore) -> None:
    store.accept([event(f"U{n}", f"e{n}") for n in range(20)])
    expected: dict[str, list[bytes]] = {}
    for _ in range(20):
        claim = claimed(store)
        entries = [f"{claim.person}/{n}".encode() for n in range(3)]
        expected[claim.person] = entries
        commit(store, claim, taken=1, log=entries[:2])
        store.settle(claim, outgoing=None, log=entries[2:], release=True)
    met: dict[str, list[bytes]] = {}
    assert store.log_entries(7) == store.log_entries(7)
    while batch := store.log_entries(7):
        assert len(batch) <= 7
        for _, entry in batch:
            met.setdefault(entry.decode().partition("/")[0], []).append(entry)
        store.log_done([handle for handle, _ in batch])
    assert met == expected


def test_rejected_log_entries_are_out_of_the_way(store: SessionStore) -> None:
    store.accept([event("U1", "a")])
    commit(store, claimed(store), log=[b"good", b"bad"])
    bad = [handle for handle, entry in store.log_entries(10) if entry == b"bad"]
    store.log_reject(bad)
    store.log_reject(bad)
    assert [entry for _, entry in store.log_entries(10)] == [b"good"]


def test_one_process_moves_the_log(opening: Opening) -> None:
    one, other = opening(), opening()
    assert one.log_lock(0.2)
    assert one.log_lock(0.2)
    assert not other.log_lock(30.0)
    until(lambda: other.log_lock(30.0), "the lock is free")
    assert not one.log_lock(30.0)
