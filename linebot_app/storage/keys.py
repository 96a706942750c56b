"""How every key in Redis is spelt and which partition a person belongs to; nothing else in the project knows either."""

from __future__ import annotations

from zlib import crc32


def _bytes(text: str) -> bytes:
    # Identifiers come from outside: JSON can carry half a surrogate pair, and it must survive the round trip.
    return text.encode("utf-8", "surrogatepass")


def person_of(raw: bytes) -> str:
    return raw.decode("utf-8", "surrogatepass")


class Keys:
    """A person's keys carry the hash tag `{pNN}` of the partition, so that every script touches one cluster slot."""

    def __init__(self, prefix: str, partitions: int) -> None:
        if not prefix or set(prefix) & set("{}*?[]\\ "):
            raise ValueError("The key prefix must be a plain word.")
        if not 1 <= partitions <= 1024:
            raise ValueError("The number of partitions must be between 1 and 1024.")
        width = max(2, len(str(partitions - 1)))
        self.partitions = partitions
        self.tags = [f"{prefix}:{{p{n:0{width}}}}:".encode() for n in range(partitions)]
        self.bell = f"{prefix}:bell".encode()
        self.meta = f"{prefix}:partitions".encode()
        self.mover = f"{prefix}:mover".encode()
        self.watched = f"{prefix}:watched".encode()
        self.counts = f"{prefix}:counts".encode()
        self.sessions = f"{prefix}:{{p*}}:session:*".encode()

    def partition(self, person: str) -> int:
        return crc32(_bytes(person)) % self.partitions

    def due(self, partition: int) -> bytes:
        return self.tags[partition] + b"due"

    def fence(self, partition: int) -> bytes:
        return self.tags[partition] + b"fence"

    def ahead(self, partition: int) -> bytes:
        return self.tags[partition] + b"ahead"

    def log(self, partition: int) -> bytes:
        return self.tags[partition] + b"log"

    def rejected(self, partition: int) -> bytes:
        return self.tags[partition] + b"log:rejected"

    def overflow(self, partition: int) -> bytes:
        return self.tags[partition] + b"overflow"

    def seen(self, partition: int, event_id: str) -> bytes:
        return self.tags[partition] + b"seen:" + _bytes(event_id)

    def of_person(self, partition: int, person: str) -> tuple[bytes, bytes, bytes, bytes]:
        """The person as stored; the keys of state, session and inbox (claim.lua spells these three the same way)."""
        tag, name = self.tags[partition], _bytes(person)
        return name, tag + b"state:" + name, tag + b"session:" + name, tag + b"inbox:" + name

    def postbox(self, partition: int, person: str) -> tuple[bytes, bytes]:
        """What waits for somebody on a page of ours, and which version of it."""
        tag, name = self.tags[partition], _bytes(person)
        return tag + b"post:" + name, tag + b"post-version:" + name

    def put(self, partition: int, key: str) -> bytes:
        return self.tags[partition] + b"put:" + _bytes(key)

    def person_of_session(self, key: bytes) -> str:
        return person_of(key.partition(b":session:")[2])
