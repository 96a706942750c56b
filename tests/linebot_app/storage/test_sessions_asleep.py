"""People with nothing waiting who are due later: woken once, whoever dies, and not when they no longer are."""

from __future__ import annotations

import pytest

from linebot_app.ports import Claim, Fenced, SessionStore
from tests.linebot_app.storage.claims import Opening, claim_when_due, claimed, commit, event

LATER = 3_600.0
SOON = 0.1


def put_to_sleep(store: SessionStore, person: str = "U1", wake_in: float | None = LATER) -> None:
    store.accept([event(person, f"first-{person}")])
    claim = claimed(store)
    commit(store, claim, session=person.encode(), taken=1)
    give_back(store, claim, wake_in)


def give_back(store: SessionStore, claim: Claim, wake_in: float | None, **more: object) -> None:
    store.settle(claim, **{"outgoing": None, "log": (), "release": True, "wake_in": wake_in, **more})  # type: ignore[arg-type]


def test_who_sleeps_is_due_when_the_time_has_come_and_not_before(opening: Opening) -> None:
    one, other = opening(), opening()
    put_to_sleep(one, "U1", SOON)
    put_to_sleep(one, "U2", LATER)
    assert one.claim(30.0) is None
    woken = claim_when_due(other)
    assert (woken.person, woken.session, woken.events, woken.outgoing) == ("U1", b"U1", [], None)
    assert not woken.abandoned
    assert other.claim(30.0) is None


def test_waiting_ends_when_somebody_wakes(store: SessionStore) -> None:
    store.wait(0.01)
    put_to_sleep(store, wake_in=SOON)
    assert store.claim(30.0) is None
    store.wait(30.0)
    assert claim_when_due(store).person == "U1"


def test_who_should_wake_at_once_does(store: SessionStore) -> None:
    put_to_sleep(store, wake_in=0.0)
    assert claimed(store).events == []


def test_who_is_woken_is_not_woken_twice(opening: Opening) -> None:
    one, other = opening(), opening()
    put_to_sleep(one, wake_in=0.0)
    woken = claimed(one)
    assert other.claim(30.0) is None
    commit(one, woken)
    give_back(one, woken, None)
    assert one.claim(30.0) is None
    assert other.claim(30.0) is None


def test_who_died_while_waking_somebody_is_followed_by_another(opening: Opening) -> None:
    one, other = opening(), opening()
    put_to_sleep(one, wake_in=0.0)
    late = claimed(one, lease=0.05)
    again = claim_when_due(other)
    assert (again.person, again.events, again.abandoned) == ("U1", [], True)
    commit(other, again, session=b"asked")
    with pytest.raises(Fenced):
        commit(one, late, session=b"asked too")
    with pytest.raises(Fenced):
        give_back(one, late, 0.0)
    give_back(other, again, None)
    assert other.session("U1") == b"asked"
    assert one.claim(30.0) is None


def test_who_died_before_giving_back_somebody_with_a_time_to_come_leaves_them_due(opening: Opening) -> None:
    one, other = opening(), opening()
    one.accept([event("U1", "a")])
    commit(one, claimed(one), session=b"to be woken", taken=1, lease=0.05)
    again = claim_when_due(other)
    assert (again.session, again.events) == (b"to be woken", [])
    give_back(other, again, LATER)
    assert other.claim(30.0) is None


def test_who_writes_is_served_at_once_and_sleeps_again(store: SessionStore) -> None:
    put_to_sleep(store)
    store.accept([event("U1", "b")])
    claim = claimed(store)
    assert claim.events == [b"b"]
    commit(store, claim, taken=1)
    give_back(store, claim, SOON)
    assert claim_when_due(store).events == []


def test_who_writes_at_the_moment_of_waking_loses_neither(store: SessionStore) -> None:
    put_to_sleep(store, wake_in=0.0)
    woken = claimed(store)
    store.accept([event("U1", "b")])
    assert store.claim(30.0) is None
    assert commit(store, woken, session=b"asked") == [b"b"]
    assert commit(store, woken, session=b"answered", taken=1) == []
    give_back(store, woken, None)
    assert store.claim(30.0) is None


def test_what_is_left_comes_before_any_later_time(store: SessionStore) -> None:
    put_to_sleep(store, wake_in=0.0)
    woken = claimed(store)
    commit(store, woken, outgoing=b"to be pushed")
    give_back(store, woken, LATER, outgoing=b"to be pushed", due_in=0.0)
    again = claimed(store)
    assert again.outgoing == b"to be pushed"
    store.accept([event("U1", "b")])
    give_back(store, again, LATER)
    assert claimed(store).events == [b"b"]


def test_who_is_given_back_without_a_time_sleeps_no_more(store: SessionStore) -> None:
    put_to_sleep(store, wake_in=LATER)
    store.accept([event("U1", "b")])
    claim = claimed(store)
    commit(store, claim, session=None, taken=1)
    give_back(store, claim, None)
    store.hasten(2 * LATER)
    assert store.claim(30.0) is None


def test_a_session_put_back_brings_its_time_with_it(store: SessionStore) -> None:
    assert store.replace_session("U1", b"rebuilt", wake_in=0.0)
    assert store.replace_session("U2", b"rebuilt", wake_in=LATER)
    assert store.replace_session("U3", b"rebuilt")
    woken = claimed(store)
    assert (woken.person, woken.session) == ("U1", b"rebuilt")
    assert store.claim(30.0) is None
    assert not store.replace_session("U2", b"other", wake_in=0.0)
    assert store.claim(30.0) is None


def test_a_session_put_back_changes_nothing_for_who_is_due_already(store: SessionStore) -> None:
    store.accept([event("U1", "a")])
    assert store.replace_session("U1", b"rebuilt", wake_in=LATER)
    assert claimed(store).events == [b"a"]


def test_moving_the_clock_wakes_who_would_have_slept_through_it_once(opening: Opening) -> None:
    one, other = opening(), opening()
    put_to_sleep(one, "U1", LATER)
    put_to_sleep(one, "U2", 3 * LATER)
    for store in (one, other):
        store.hasten(LATER)
    woken = claim_when_due(other)
    assert woken.person == "U1"
    give_back(other, woken, None)
    assert one.claim(30.0) is None
    one.hasten(3 * LATER)
    assert claim_when_due(one).person == "U2"


def test_moving_the_clock_takes_nobody_from_who_holds_them(store: SessionStore) -> None:
    store.accept([event("U1", "a"), event("U2", "b")])
    held, waiting = claimed(store), event("U3", "c")
    store.accept([waiting])
    store.hasten(LATER)
    found = {claim_when_due(store).person, claim_when_due(store).person}
    assert found == {"U1", "U2", "U3"} - {held.person}
    assert store.claim(30.0) is None
    commit(store, held, taken=1)
