"""What every session store promises (linebot_app/ports.py), whichever server is behind it."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

from linebot_app.ports import Accepted, Claim, Fenced, SessionStore
from linebot_app.storage import sessions
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


def test_an_event_is_accepted_once(store: SessionStore) -> None:
    assert store.accept([event("U1", "a")]) == [True]
    assert store.accept([event("U1", "a"), event("U1", "b"), event("U1", "b"), event("U2", "c")]) == [
        False,
        True,
        False,
        True,
    ]
    assert store.accept([]) == []


def test_a_claim_brings_the_events_in_order_of_acceptance(store: SessionStore) -> None:
    store.accept([event("U1", f"e{n}") for n in range(5)])
    store.accept([event("U1", f"f{n}") for n in range(5)])
    claim = claimed(store)
    assert (claim.person, claim.session, claim.outgoing, claim.abandoned) == ("U1", None, None, False)
    assert claim.events == [b"e0", b"e1", b"e2", b"e3", b"e4", b"f0", b"f1", b"f2", b"f3", b"f4"]


def test_bodies_are_kept_byte_for_byte(store: SessionStore) -> None:
    body = bytes(range(256)) * 120
    store.accept([event("U1", "a", body)])
    assert claimed(store).events == [body]


@pytest.mark.parametrize("person", ["U{p1}", "a b", "*", "謝罪", "\ud800", "session:", "U" * 500])
def test_no_name_of_a_person_confuses_the_store(store: SessionStore, person: str) -> None:
    store.accept([event(person, "a}{:" + person), event("U1", "a")])
    claims = {claim.person: claim for claim in (claimed(store), claimed(store))}
    assert set(claims) == {person, "U1"}
    commit(store, claims[person], session=b"theirs", taken=1)
    assert store.session(person) == b"theirs"
    assert list(store.people()) == [person]


def test_nobody_is_claimed_twice(opening: Opening) -> None:
    one, other = opening(), opening()
    one.accept([event("U1", "a")])
    claimed(one)
    other.accept([event("U1", "b")])
    assert one.claim(30.0) is None
    assert other.claim(30.0) is None


def test_who_has_waited_longest_is_claimed_first(store: SessionStore) -> None:
    people = [n for n in (f"U{n}" for n in range(200)) if store._keys.partition(n) == 3][:5]  # type: ignore[attr-defined]
    for person in people:
        store.accept([event(person, f"e-{person}")])
    assert [claimed(store).person for _ in people] == people


def test_no_partition_is_forgotten(store: SessionStore) -> None:
    people = {f"U{n}" for n in range(50)}
    store.accept([event(person, f"e-{person}") for person in people])
    assert {claimed(store).person for _ in people} == people
    assert store.claim(30.0) is None


def test_a_commit_changes_everything_it_names(store: SessionStore) -> None:
    store.accept([event("U1", "a"), event("U1", "b"), event("U1", "c")])
    claim = claimed(store)
    assert commit(store, claim, session=b"new", taken=2, outgoing=b"say this", log=[b"1", b"2"]) == []
    release(store, claim, outgoing=b"say this")
    again = claimed(store)
    assert (again.session, again.events, again.outgoing) == (b"new", [b"c"], b"say this")
    assert [entry for _, entry in store.log_entries(10)] == [b"1", b"2"]


def test_events_that_arrive_meanwhile_are_handed_out_once(store: SessionStore) -> None:
    store.accept([event("U1", "a"), event("U1", "b")])
    claim = claimed(store)
    store.accept([event("U1", "c")])
    assert commit(store, claim, taken=1) == [b"c"]
    assert commit(store, claim) == []
    store.accept([event("U1", "d")])
    assert store.settle(claim, outgoing=None, log=(), release=False) == [b"d"]
    assert commit(store, claim, taken=3) == []
    release(store, claim)
    assert store.claim(30.0) is None


def test_a_long_inbox_comes_in_portions_and_in_order(store: SessionStore) -> None:
    bodies = [f"e{n}".encode() for n in range(250)]
    store.accept([event("U1", body.decode()) for body in bodies])
    claim = claimed(store)
    seen = list(claim.events)
    assert 0 < len(seen) < 250
    while True:
        more = commit(store, claim, taken=0)
        seen += more
        if not more:
            break
    assert seen == bodies


def test_the_fence_refuses_the_slower_worker(opening: Opening) -> None:
    slow, quick = opening(), opening()
    slow.accept([event("U1", "a")])
    late = claimed(slow, lease=0.05)
    claim = claim_when_due(quick)
    assert claim.fence > late.fence
    assert claim.abandoned
    commit(quick, claim, session=b"right", taken=1, log=[b"right"])
    with pytest.raises(Fenced):
        commit(slow, late, session=b"wrong", taken=1, outgoing=b"wrong", log=[b"wrong"])
    with pytest.raises(Fenced):
        slow.settle(late, outgoing=b"wrong", log=[b"wrong"], release=True)
    assert slow.session("U1") == b"right"
    assert [entry for _, entry in slow.log_entries(10)] == [b"right"]
    release(quick, claim)
    assert quick.claim(30.0) is None


def test_a_write_that_is_repeated_is_refused_and_not_done_twice(store: SessionStore) -> None:
    store.accept([event("U1", "a"), event("U1", "b")])
    claim = claimed(store)
    before = claim.fence
    commit(store, claim, taken=1, log=[b"1"])
    claim.fence = before
    with pytest.raises(Fenced):
        commit(store, claim, taken=1, log=[b"1"])
    assert len(store.log_entries(10)) == 1


def test_a_released_claim_is_worth_nothing(store: SessionStore) -> None:
    store.accept([event("U1", "a")])
    claim = claimed(store)
    release(store, claim)
    with pytest.raises(Fenced):
        commit(store, claim)


def test_a_commit_renews_the_lease(opening: Opening) -> None:
    one, other = opening(), opening()
    one.accept([event("U1", "a"), event("U2", "b")])
    claims = [claimed(one, lease=0.2), claimed(one, lease=0.2)]
    kept = next(claim for claim in claims if claim.person == "U1")
    commit(one, kept, lease=60.0)
    assert claim_when_due(other).person == "U2"
    assert other.claim(30.0) is None


def test_a_claim_that_nobody_gives_back_is_offered_again_as_it_was(opening: Opening) -> None:
    one, other = opening(), opening()
    one.accept([event("U1", "a"), event("U1", "b")])
    commit(one, claimed(one), session=b"s", taken=1, outgoing=b"o", lease=0.05)
    claim = claim_when_due(other)
    assert (claim.session, claim.outgoing, claim.events, claim.abandoned) == (b"s", b"o", [b"b"], True)


def test_who_is_given_back_with_something_left_is_due_at_once(opening: Opening) -> None:
    one, other = opening(), opening()
    one.accept([event("U1", "a")])
    release(one, claimed(one))
    again = claimed(other)
    assert (again.events, again.abandoned) == ([b"a"], False)


def test_who_is_given_back_with_nothing_left_is_due_no_more(store: SessionStore) -> None:
    store.accept([event("U1", "a")])
    claim = claimed(store)
    commit(store, claim, taken=1)
    release(store, claim)
    assert store.claim(30.0) is None
    store.accept([event("U1", "b")])
    assert claimed(store).events == [b"b"]


def test_a_postponed_message_comes_when_it_is_due_and_not_before(opening: Opening) -> None:
    one, other = opening(), opening()
    one.accept([event("U1", "a"), event("U2", "b")])
    for _ in range(2):
        claim = claimed(one)
        commit(one, claim, taken=1)
        release(one, claim, outgoing=b"later", due_in=0.2 if claim.person == "U1" else 60.0)
    assert one.claim(30.0) is None
    assert claim_when_due(other).person == "U1"
    assert other.claim(30.0) is None


def test_waiting_ends_when_a_postponed_message_comes_due(store: SessionStore) -> None:
    store.accept([event("U1", "a")])
    claim = claimed(store)
    commit(store, claim, taken=1)
    store.wait(0.01)
    assert store.claim(30.0) is None
    release(store, claim, outgoing=b"later", due_in=0.1)
    store.wait(30.0)
    until(lambda: store.claim(30.0) is not None, "the message is due")


def test_a_new_event_brings_a_postponed_person_forward(store: SessionStore) -> None:
    store.accept([event("U1", "a")])
    claim = claimed(store)
    commit(store, claim, taken=1)
    release(store, claim, outgoing=b"later", due_in=60.0)
    assert store.claim(30.0) is None
    store.accept([event("U1", "b")])
    again = claim_when_due(store)
    assert (again.outgoing, again.events) == (b"later", [b"b"])


def test_a_ring_wakes_whoever_waits(opening: Opening) -> None:
    web, worker = opening(), opening()
    worker.wait(0.01)  # listening from now on
    assert worker.claim(30.0) is None
    rung = threading.Event()

    def listen() -> None:
        while not rung.is_set():
            if worker.wait(5.0):
                rung.set()

    listener = threading.Thread(target=listen, daemon=True)
    listener.start()
    web.accept([event("U1", "a")])
    assert rung.wait(20)
    listener.join()
    assert claimed(worker).person == "U1"


def test_threads_that_share_a_store_serve_everybody_once(store: SessionStore) -> None:
    people = {f"U{n}" for n in range(60)}
    served: list[str] = []
    done = threading.Event()

    def work() -> None:
        while not done.is_set():
            claim = store.claim(30.0)
            if claim is None:
                store.wait(0.05)
                continue
            commit(store, claim, taken=len(claim.events), log=[claim.person.encode()])
            release(store, claim)
            served.append(claim.person)

    threads = [threading.Thread(target=work, daemon=True) for _ in range(4)]
    for thread in threads:
        thread.start()
    for person in people:
        store.accept([event(person, f"e-{person}")])
    until(lambda: len(served) >= len(people), "everybody is served")
    done.set()
    for thread in threads:
        thread.join()
    assert sorted(served) == sorted(people)
    assert {entry.decode() for _, entry in store.log_entries(100)} == people


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


def test_an_inbox_that_is_full_refuses_without_marking_seen(
    store: SessionStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sessions, "INBOX_LIMIT", 3)
    assert store.accept([event("U1", f"e{n}") for n in range(4)]) == [True, True, True, False]
    claim = claimed(store)
    commit(store, claim, taken=3)
    release(store, claim)
    assert store.accept([event("U1", "e3"), event("U1", "e0")]) == [True, False]


def test_a_ping_says_nothing_when_all_is_well(store: SessionStore) -> None:
    store.ping()


def test_two_crowds_of_workers_race_without_a_double_or_a_loss(opening: Opening) -> None:
    stores = [opening(), opening()]
    sent = [(f"U{n % 7}", f"e{n}") for n in range(140)]
    taken: dict[str, list[str]] = {}
    total = threading.Semaphore(0)
    done = threading.Event()

    def work(store: SessionStore) -> None:
        while not done.is_set():
            claim = store.claim(30.0)
            if claim is None:
                store.wait(0.05)
                continue
            late = commit(store, claim, taken=len(claim.events))
            mine = [*claim.events, *late]
            commit(store, claim, taken=len(late))
            taken.setdefault(claim.person, []).extend(body.decode() for body in mine)  # only the holder gets here
            for _ in mine:
                total.release()
            release(store, claim)

    threads = [threading.Thread(target=work, args=(store,), daemon=True) for store in stores for _ in range(2)]
    for thread in threads:
        thread.start()
    for person, event_id in sent:
        stores[0].accept([event(person, event_id)])
        assert stores[1].accept([event(person, event_id)]) == [False]
    for _ in sent:
        assert total.acquire(timeout=20)
    done.set()
    for thread in threads:
        thread.join()
    assert taken == {person: [id_ for who, id_ in sent if who == person] for person in {who for who, _ in sent}}
