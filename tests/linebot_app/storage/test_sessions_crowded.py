"""Many threads and processes at one session store: everybody is served once, nothing doubled or lost."""

from __future__ import annotations

import threading

from linebot_app.ports import SessionStore
from tests.linebot_app.storage.claims import Opening, commit, event, release
from tests.support.servers import until


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
