"""Makes screenshots small enough for a repository: at most 256 colours, losing nothing that an eye would miss."""

from __future__ import annotations

import base64
import struct
import zlib

from playwright.sync_api import Browser

# The colours that are used most stay as they are; every other one becomes the nearest of them.
COUNT_COLOURS = """
async (encoded) => {
    const bytes = Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext("2d");
    context.drawImage(image, 0, 0);
    const pixels = new Uint32Array(context.getImageData(0, 0, image.width, image.height).data.buffer);
    const counts = new Map();
    for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) || 0) + 1);
    const kept = [...counts].sort((a, b) => b[1] - a[1]).slice(0, 256).map(([colour]) => colour);
    const parts = (colour) => [colour & 255, (colour >> 8) & 255, (colour >> 16) & 255];
    const palette = kept.map(parts);
    const index = new Map(kept.map((colour, place) => [colour, place]));
    const nearest = (colour) => {
        const [red, green, blue] = parts(colour);
        let best = 0, least = Infinity;
        palette.forEach(([r, g, b], place) => {
            const distance = (r - red) ** 2 + (g - green) ** 2 + (b - blue) ** 2;
            if (distance < least) [best, least] = [place, distance];
        });
        index.set(colour, best);
        return best;
    };
    const drawn = new Uint8Array(pixels.length);
    pixels.forEach((colour, at) => { drawn[at] = index.get(colour) ?? nearest(colour); });
    let text = "";
    for (let at = 0; at < drawn.length; at += 32768) text += String.fromCharCode(...drawn.subarray(at, at + 32768));
    return { width: image.width, height: image.height, palette, drawn: btoa(text) };
}
"""


def small(browser: Browser, picture: bytes) -> bytes:
    """The PNG `picture` as a PNG with a palette."""
    page = browser.new_page()
    try:
        counted = page.evaluate(COUNT_COLOURS, base64.b64encode(picture).decode())
    finally:
        page.close()
    width, height = counted["width"], counted["height"]
    drawn = base64.b64decode(counted["drawn"])
    rows = b"".join(b"\0" + drawn[at : at + width] for at in range(0, len(drawn), width))
    palette = bytes(part for colour in counted["palette"] for part in colour)
    header = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    chunks = (b"IHDR", header), (b"PLTE", palette), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
