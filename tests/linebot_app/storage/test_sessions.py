"""How every session store accepts events and hands them out (linebot_app/ports.py), whichever server is behind it."""

from __future__ import annotations

import pytest

from linebot_app.ports import SessionStore
from linebot_app.storage import sessions
from tests.linebot_app.storage.claims import Opening, claimed, commit, event, release


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
