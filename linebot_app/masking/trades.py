"""Shops whose name ends in 屋 or 店; those that only name a trade stay."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linebot_app.masking.letters import Kind, Span
from linebot_app.masking.ordinary import PARTICLE_IN, without_leading
from linebot_app.masking.vocabulary import words

_TRADE = re.compile(
    r"(?P<name>[ァ-ヴー]{2,8}|[一-鿿々]{1,4}|[ぁ-ん]{2,7}|[一-鿿][ぁ-ん]{1,3})屋(?P<branch>[一-鿿々ァ-ヴー]{1,6}店)?(?![根敷号内外形台上])"
)
_BRANCHES = re.compile(r"(?P<name>[一-鿿々ヶァ-ヴーA-Za-z0-9]{2,14})店(?![長員舗内頭主先外番])")


def trades(text: str) -> Iterator[Span]:
    common = words()
    for found in _TRADE.finditer(text):
        start, end = found.span("name")
        if re.fullmatch("[ぁ-ん]+", found["name"]):
            led = PARTICLE_IN.match(found["name"])
            start += led.end() if led and led.end() < end - start else 0
            if start and "ぁ" <= text[start - 1] <= "ん" and not led:
                continue
        start = without_leading(text, start, end)
        whole = text[start : end + 1]
        if end - start < 1 or any(whole.endswith(one) for one in common.trades) or whole[:-1] in common.no_house:
            continue
        if end - start == 1 and whole[0] not in common.surnames:
            continue
        yield Span(start, found.end(), Kind.SHOP)
    yield from _branches(text)


def _branches(text: str) -> Iterator[Span]:
    common = words()
    for found in _BRANCHES.finditer(text):
        start = without_leading(text, found.start(), found.end())
        whole = text[start : found.end()]
        name = whole[:-1]
        if any(whole.endswith(one) for one in common.trades) or name in common.no_house or len(name) < 2:
            continue
        if any(
            name.endswith(one)
            for one in ("料理", "専門", "販売", "取扱", "チェーン", "ショップ", "担当", "出張", "全", "数", "号")
        ):
            continue
        yield Span(start, found.end(), Kind.SHOP)
