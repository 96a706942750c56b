"""Pictures, sounds and files that people send: made small when none is given, kept for the content endpoints."""

from __future__ import annotations

import struct
import wave
import zlib
from dataclasses import dataclass
from io import BytesIO

from linebot_app.simulator.store import Store


@dataclass(frozen=True, slots=True)
class Media:
    data: bytes
    mime: str
    name: str
    duration_ms: int = 0

    def keep(self, store: Store, message_id: str, kind: str, ready_ms: int) -> None:
        preview = generated("image").data if kind in ("image", "video") else None
        store.write(
            "INSERT INTO content VALUES (?, ?, ?, ?, ?, ?, ?)",
            message_id,
            kind,
            self.mime,
            self.name,
            ready_ms,
            self.data,
            preview,
        )


def generated(kind: str) -> Media:
    """A small sample: a PNG, a second of silence, the header of an MP4, or a text file."""
    if kind == "image":
        return Media(_png(240, 180), "image/png", "photo.png")
    if kind == "audio":
        sound = BytesIO()
        with wave.open(sound, "wb") as written:
            written.setnchannels(1)
            written.setsampwidth(1)
            written.setframerate(8000)
            written.writeframes(b"\x80" * 8000)
        return Media(sound.getvalue(), "audio/x-wav", "voice.wav", 1000)
    if kind == "video":
        head = b"isom\x00\x00\x02\x00isomiso2mp41"
        return Media(struct.pack(">I", len(head) + 8) + b"ftyp" + head, "video/mp4", "movie.mp4", 3000)
    return Media("メモ\n".encode(), "text/plain", "memo.txt")


def _png(width: int, height: int) -> bytes:
    """A soft evening sky, drawn without a picture library."""
    rows = bytearray()
    sun_x, sun_y, radius = width * 0.68, height * 0.62, height * 0.16
    for y in range(height):
        rows.append(0)
        share = y / height
        sky = (int(96 + 150 * share), int(132 + 70 * share), int(196 - 50 * share))
        ground = y > height * 0.8
        for x in range(width):
            in_sun = (x - sun_x) ** 2 + (y - sun_y) ** 2 < radius**2
            rows += bytes((70, 92, 110) if ground else (255, 226, 160) if in_sun else sky)

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(bytes(rows), 6))
        + chunk(b"IEND", b"")
    )
