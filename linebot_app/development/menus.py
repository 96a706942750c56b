"""Draws the pictures of the rich menus with Pillow and Noto Sans CJK (`make menus`); they ship with the repository, so
that nothing else needs either."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont, PngImagePlugin

from linebot_app.line import palette
from linebot_app.line.menus import HEIGHTS, WIDTH, Area, Menu, menus

FONT = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc")  # Debian: fonts-noto-cjk
JAPANESE = 0  # the face of that file
DRAWN_FROM = "drawn-from"
GAP, CORNER = 26, 48
COLOURS = 96
FINE = 2  # drawn so many times as large, then made smaller: smooth edges
_LOOKS = {"start": "parties", "go_on": "parties", "human": "windows", "summary": "summary", "jobs": "jobs"}
_LOOKS["mine"] = "consent"
STRONG = frozenset({"start", "go_on"})

Pen = ImageDraw.ImageDraw


def draw(menu: Menu) -> Image.Image:
    """The picture of one menu, with 96 colours: some 100 KB, where LINE takes 1 MB."""
    picture = Image.new("RGB", (WIDTH * FINE, HEIGHTS[menu.state] * FINE), palette.SAND)
    pen = ImageDraw.Draw(picture)
    for area in menu.areas:
        _button(pen, menu, area)
    picture = picture.resize((WIDTH, HEIGHTS[menu.state]), Image.Resampling.LANCZOS)
    return picture.quantize(COLOURS, dither=Image.Dither.NONE)


def _button(pen: Pen, menu: Menu, area: Area) -> None:
    look = palette.look(_LOOKS[area.command])
    strong = area.command in STRONG
    ink, back = (palette.WHITE, look.accent) if strong else (look.accent, palette.PAPER)
    left, top = (area.x + GAP) * FINE, (area.y + GAP) * FINE
    right, bottom = (area.x + area.width - GAP) * FINE, (area.y + area.height - GAP) * FINE
    pen.rounded_rectangle((left, top, right, bottom), CORNER * FINE, fill=back, outline=look.accent, width=6 * FINE)
    label, caption = menu.label(area.command), menu.caption(area.command)
    low = area.height < 500
    if low or strong:
        _beside(pen, area.command, label, caption, (left, top, right, bottom), low, ink)
    else:
        _below(pen, area.command, label, (left, top, right, bottom), ink)


Box = tuple[float, float, float, float]


def _beside(pen: Pen, command: str, label: str, caption: str, box: Box, low: bool, ink: str) -> None:
    left, top, right, bottom = box
    side, gap = ((150 if caption else 120) if low else 260) * FINE, (28 if low and not caption else 48) * FINE
    room = right - left - side - gap - 56 * FINE
    words = _fitting(label, (120 if caption else 108) if low else 190, room)
    small = _fitting(caption, 70 if low else 88, room) if caption else None
    wide = max(words.getlength(label), small.getlength(caption) if small else 0)
    start = (left + right - (side + gap + wide)) / 2
    middle = (top + bottom) / 2
    ICONS[command](pen, (start, middle - side / 2, start + side, middle + side / 2), ink)
    at = start + side + gap
    if small is None:
        pen.text((at, middle), label, ink, words, anchor="lm")
        return
    line = words.size * 0.62  # from the middle of one line to that of the other
    pen.text((at, middle - line / 2), label, ink, words, anchor="lm")
    pen.text((at, middle + line), caption, ink, small, anchor="lm")


def _below(pen: Pen, command: str, label: str, box: Box, ink: str) -> None:
    left, top, right, bottom = box
    side = 260 * FINE
    middle = (left + right) / 2
    words = _fitting(label, 124, right - left - 60 * FINE)
    first = (top + bottom) / 2 - (side + 170 * FINE) / 2
    ICONS[command](pen, (middle - side / 2, first, middle + side / 2, first + side), ink)
    pen.text((middle, first + side + 110 * FINE), label, ink, words, anchor="mm")


def _fitting(text: str, size: float, room: float) -> ImageFont.FreeTypeFont:
    """The largest letters up to `size` with which the text takes no more than `room`."""
    font = ImageFont.truetype(FONT, round(size * FINE), index=JAPANESE)
    length = font.getlength(text)
    return font if length <= room else ImageFont.truetype(FONT, int(size * FINE * room / length), index=JAPANESE)


def _stroke(box: Box) -> int:
    return round((box[2] - box[0]) / 15)


def _at(box: Box, x: float, y: float) -> tuple[float, float]:
    """A point of the box; 0 and 1 are its edges."""
    return box[0] + (box[2] - box[0]) * x, box[1] + (box[3] - box[1]) * y


def _part(box: Box, x: float, y: float, right: float, bottom: float) -> Box:
    return (*_at(box, x, y), *_at(box, right, bottom))


def _line(pen: Pen, box: Box, ink: str, *points: tuple[float, float]) -> None:
    placed = [_at(box, x, y) for x, y in points]
    thick = _stroke(box)
    pen.line(placed, ink, thick, joint="curve")
    for x, y in (placed[0], placed[-1]):
        pen.ellipse((x - thick / 2, y - thick / 2, x + thick / 2, y + thick / 2), fill=ink)


def _speech(pen: Pen, box: Box, ink: str) -> None:
    thick = _stroke(box)
    pen.rounded_rectangle(_part(box, 0.04, 0.1, 0.96, 0.74), thick * 3, outline=ink, width=thick)
    pen.polygon([_at(box, 0.22, 0.7), _at(box, 0.48, 0.7), _at(box, 0.22, 0.96)], fill=ink)
    for x in (0.3, 0.5, 0.7):
        pen.ellipse(_part(box, x - 0.055, 0.365, x + 0.055, 0.475), fill=ink)


def _onward(pen: Pen, box: Box, ink: str) -> None:
    thick = _stroke(box)
    pen.ellipse(_part(box, 0.04, 0.04, 0.96, 0.96), outline=ink, width=thick)
    pen.polygon([_at(box, 0.39, 0.28), _at(box, 0.39, 0.72), _at(box, 0.74, 0.5)], fill=ink)


def _people(pen: Pen, box: Box, ink: str) -> None:
    thick = _stroke(box)
    for x in (0.3, 0.7):
        pen.ellipse(_part(box, x - 0.14, 0.14, x + 0.14, 0.42), outline=ink, width=thick)
        pen.arc(_part(box, x - 0.26, 0.52, x + 0.26, 1.16), 180, 360, ink, thick)
        _line(pen, box, ink, (x - 0.24, 0.86), (x + 0.24, 0.86))


def _sheet(pen: Pen, box: Box, ink: str) -> None:
    thick = _stroke(box)
    pen.rounded_rectangle(_part(box, 0.14, 0.04, 0.86, 0.96), thick * 1.6, outline=ink, width=thick)
    for y, right in ((0.3, 0.7), (0.5, 0.7), (0.7, 0.54)):
        _line(pen, box, ink, (0.3, y), (right, y))


def _case(pen: Pen, box: Box, ink: str) -> None:
    thick = _stroke(box)
    pen.rounded_rectangle(_part(box, 0.3, 0.1, 0.7, 0.42), thick * 1.6, outline=ink, width=thick)
    pen.rounded_rectangle(_part(box, 0.04, 0.28, 0.96, 0.9), thick * 2, outline=ink, width=thick)
    _line(pen, box, ink, (0.08, 0.56), (0.92, 0.56))
    pen.rounded_rectangle(_part(box, 0.43, 0.48, 0.57, 0.66), thick * 0.6, fill=ink)


def _lock(pen: Pen, box: Box, ink: str) -> None:
    thick = _stroke(box)
    pen.arc(_part(box, 0.27, 0.04, 0.73, 0.6), 180, 360, ink, thick)
    for x in (0.303, 0.697):
        _line(pen, box, ink, (x, 0.32), (x, 0.46))
    pen.rounded_rectangle(_part(box, 0.12, 0.44, 0.88, 0.94), thick * 2, outline=ink, width=thick)
    pen.ellipse(_part(box, 0.43, 0.58, 0.57, 0.72), fill=ink)
    _line(pen, box, ink, (0.5, 0.68), (0.5, 0.8))


ICONS: dict[str, Callable[[Pen, Box, str], None]] = {
    "start": _speech,
    "go_on": _onward,
    "human": _people,
    "summary": _sheet,
    "jobs": _case,
    "mine": _lock,
}


def main() -> int:
    """Draws them all. 1 without the font."""
    if not FONT.exists():
        print(f"{FONT} is missing: apt-get install fonts-noto-cjk", file=sys.stderr)
        return 1
    for menu in menus():
        noted = PngImagePlugin.PngInfo()
        noted.add_text(DRAWN_FROM, menu.drawn_from())
        draw(menu).save(menu.file, pnginfo=noted, optimize=True)
        print(f"{menu.file.name}: {menu.file.stat().st_size / 1024:.0f} KB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
