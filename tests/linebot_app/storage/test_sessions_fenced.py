"""Of two workers that hold the same person only the newer one writes; a lease that runs out is offered again."""

from __future__ import annotations

import pytest

from linebot_app.ports import Fenced, SessionStore
from tests.linebot_app.storage.claims import Opening, claim_when_due, claimed, commit, event, release


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
