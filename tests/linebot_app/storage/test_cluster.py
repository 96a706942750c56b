"""What a Redis Cluster does besides answering: its slots move from one node to another."""

from __future__ import annotations

import secrets

from redis.crc import key_slot

from linebot_app.ports import Accepted
from linebot_app.storage.address import Place, read_address
from linebot_app.storage.keys import Keys
from linebot_app.storage.sessions import open_sessions
from tests.support.servers import say, until

PARTITIONS = 128  # their slots are not those of the other tests


def masters(url: str) -> dict[str, Place]:
    """Node ID → where it listens."""
    first = read_address(url).places[0]
    rows = bytes(say(first, "CLUSTER", "NODES")).decode().splitlines()  # type: ignore[arg-type,call-overload]
    words = [row.split() for row in rows]
    return {word[0]: Place("127.0.0.1", int(word[1].partition("@")[0].rpartition(":")[2])) for word in words}


def owner(nodes: dict[str, Place], asked: Place, slot: int) -> str:
    for first, last, holder, *_ in say(asked, "CLUSTER", "SLOTS"):  # type: ignore[attr-defined]
        if first <= slot <= last:
            return next(name for name, place in nodes.items() if place.port == holder[1])
    raise AssertionError(f"nobody has slot {slot}")


def gather(url: str, slots: set[int]) -> int:
    """Gives the slots with all their keys to one master; how many it did not have before."""
    nodes = masters(url)
    taker = min(nodes)
    new = nodes[taker]
    moved = 0
    for slot in sorted(slots):
        giver = owner(nodes, new, slot)
        if giver == taker:
            continue
        old = nodes[giver]
        say(new, "CLUSTER", "SETSLOT", str(slot), "IMPORTING", giver)
        say(old, "CLUSTER", "SETSLOT", str(slot), "MIGRATING", taker)
        keys: list[bytes] = say(old, "CLUSTER", "GETKEYSINSLOT", str(slot), "1000")  # type: ignore[assignment]
        say(old, "MIGRATE", new.host, str(new.port), "", "0", "5000", "KEYS", *[key.decode() for key in keys])
        say(new, "CLUSTER", "SETSLOT", str(slot), "NODE", taker)
        say(new, "CLUSTER", "BUMPEPOCH")  # its word counts for more than what the others still believe
        say(old, "CLUSTER", "SETSLOT", str(slot), "NODE", taker)
        moved += 1
    for place in nodes.values():
        until(lambda place=place: all(owner(nodes, place, slot) == taker for slot in slots), "all know the new owner")
    return moved


def test_a_partition_that_has_moved_to_another_node_is_served_on(cluster_url: str) -> None:
    prefix = f"t{secrets.token_hex(6)}"
    keys = Keys(prefix, PARTITIONS)
    one, other = (open_sessions(cluster_url, partitions=PARTITIONS, prefix=prefix) for _ in range(2))
    people = [f"U{n}" for n in range(20)]
    try:
        first = [Accepted(person, f"a-{person}", b"a") for person in people]
        assert one.accept(first) == [True] * 20
        assert other.accept(first) == [False] * 20
        assert gather(cluster_url, {key_slot(keys.due(keys.partition(person))) for person in people}) > 3
        assert other.accept([*first, *(Accepted(person, f"b-{person}", b"b") for person in people)]) == (
            [False] * 20 + [True] * 20
        )
        assert [one.accept([Accepted(person, f"c-{person}", b"c")]) for person in people] == [[True]] * 20
        served: dict[str, list[bytes]] = {}
        while (claim := one.claim(30.0)) is not None:
            one.commit(claim, session=b"s", taken=3, outgoing=None, log=[b"entry"], lease=30.0)
            served[claim.person] = claim.events
        assert served == {person: [b"a", b"b", b"c"] for person in people}
        assert len(other.log_entries(100)) == 20
        assert set(other.people()) == set(people)
    finally:
        one.close()
        other.close()
