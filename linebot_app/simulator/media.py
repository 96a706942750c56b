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
    for y in range(height):
        rows.append(0)
        share = y / height
        for x in range(width):
            wave_here = 12 if (x // 24 + y // 24) % 2 else 0
            rows += bytes(
                (int(120 + 110 * share), int(150 + 50 * share) - wave_here // 2, int(205 - 60 * share) - wave_here)
            )

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(bytes(rows), 6))
        + chunk(b"IEND", b"")
    )
