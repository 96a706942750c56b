"""When somebody is due: given back, postponed, brought forward; and who waits is woken."""

from __future__ import annotations

import threading

from linebot_app.ports import SessionStore
from tests.linebot_app.storage.claims import Opening, claim_when_due, claimed, commit, event, release
from tests.support.servers import until


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
