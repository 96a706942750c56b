"""Which of the offered choices a typed text means; what the choices are lives with the questions."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from flows.understanding.normalise import fold

_KANJI = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
_WORDS = {
    "ひとつ": 1, "ひとつめ": 1, "いち": 1, "いちばん": 1, "ふたつ": 2, "ふたつめ": 2, "に": 2, "にばん": 2, "みっつ": 3, "みっつめ": 3, "さん": 3, "さんばん": 3,
    "よっつ": 4, "よっつめ": 4, "よん": 4, "よんばん": 4, "いつつ": 5, "いつつめ": 5, "ご": 5, "ごばん": 5, "むっつ": 6, "ろく": 6, "ななつ": 7, "なな": 7, "やっつ": 8, "はち": 8, "ここのつ": 9, "きゅう": 9, "とお": 10,
}  # fmt: skip
_NUMBER = re.compile(
    r"(?<![0-9./:年月])([0-9]{1,2})(?:番目|番|つ目|個目|ばん目|ばん|こ目|つめ|ばんめ)?(?![0-9./:]|年|月|日|時|分|回|人|円|万|年|週|か月|ヶ月|歳|件|度|個(?!目)|%)"
)
_KANJI_NUMBER = re.compile(
    r"([一二三四五六七八九十])(?:番目|番|つ目|個目|つめ|ばん目|ばん)(?!地|頭)|^([一二三四五六七八九十])$"
)
_FIRST = re.compile(
    r"^(?:一番|いちばん)?(?:最初|さいしょ|先頭|上|うえ|一番上|左|ひだり|頭)(?:の|のやつ|のほう|の方|のもの|のこ)?(?:です|で|が|を|お願い(?:します)?|いい(?:です)?|かな|や|ばい|だ|に)*$|^前者(?:です|で)?$"
)
_LAST = re.compile(
    r"^(?:一番|いちばん)?(?:最後|さいご|下|した|一番下|右|みぎ|末尾)(?:の|のやつ|のほう|の方|のもの)?(?:です|で|が|を|お願い(?:します)?|いい(?:です)?|かな|や|ばい|だ|に)*$|^後者(?:です|で)?$"
)
_MIDDLE = re.compile(
    r"^(?:真ん中|まんなか|中央|中)(?:の|のやつ|のほう|の方)?(?:です|で|が|を|お願い(?:します)?|いい|かな|や|だ)*$"
)
_ORDER_BACK = re.compile(
    r"^(?:上|うえ|最初)から([0-9一二三四五六七八九])(?:番目|つ目|番|個目|ばんめ)?|^下から([0-9一二三四五六七八九])(?:番目|つ目|番|個目)?"
)
_ALL = re.compile(r"^(?:全部|ぜんぶ|すべて|全て|全員|みんな)(?:です|で|当てはまります?|あてはまります?|だ|や)*$")
_BOTH = re.compile(r"^(?:両方|りょうほう|どっちも|どちらも|両者)(?:とも)?(?:です|で|や|だ|ある|あります)*$")
_DENIED = re.compile(r"^(?:さん|様)?(?:で?は|じゃ|とか|も|が)?(?:な(?:い(?!しょ|で)|く|かっ)|ありません|ちが|違)")
_JUNK = re.compile(r"[\s。、.,!?・ー~「」『』()\[\]【】\"'“”:;…／/]+")
# Bare numbers in a row (「4 5 2」) are rather strengths than choices; two rising ones (「1 3」) may be choices.
_STRENGTHS = re.compile(r"[0-9]{1,2}(?:[\s　/・-]+[0-9]{1,2})+")
_POLITE = re.compile(
    r"(?:のほう|の方|で|です|ます|だ|や|ね|よ|な|わ|かな|ばい|っす|お願い(?:します)?|にします|がいい|を選びます|と思います)+$"
)


def numbers_in(text: str) -> list[int]:
    """Whole numbers from 1 to 99 that can name a choice, in order: 2 ２ ② 二番 ふたつめ; dates, times and amounts are left out."""
    plain = unicodedata.normalize("NFKC", text).strip()
    found = [(m.start(), int(m.group(1))) for m in _NUMBER.finditer(plain) if int(m.group(1)) > 0]
    found += [(m.start(), _KANJI[m.group(1) or m.group(2)]) for m in _KANJI_NUMBER.finditer(plain)]
    if not found:
        word = _squeeze(plain)
        for tail in ("です", "で", "め"):
            word = word if word in _WORDS else word.removesuffix(tail)
        if word in _WORDS:
            return [_WORDS[word]]
    return [number for _, number in sorted(found)]


def _squeeze(text: str) -> str:
    return _JUNK.sub("", fold(text).soft)


def match_choice(text: str, options: Sequence[tuple[str, ...]]) -> list[str]:
    """The keys meant, in the order of the options; [] when not understood. Each option is (key, label, *aliases)."""
    if not options or not text.strip() or len(text) > 200:
        return []
    size = len(options)
    plain = unicodedata.normalize("NFKC", text).strip(" 　。、.,!?\n")
    squeezed = _squeeze(text)
    labels = [[word for word in (_squeeze(name) for name in option[1:]) if word] for option in options]
    same = [i for i, words in enumerate(labels) if squeezed in words]
    if same:
        return [options[same[0]][0]]
    bare = _POLITE.sub("", squeezed)
    same = [i for i, words in enumerate(labels) if bare and any(bare == _POLITE.sub("", word) for word in words)]
    if same:
        return [options[same[0]][0]]
    order = _ordinal(plain, squeezed, size)
    if order:
        return [options[i][0] for i in order]
    if len(squeezed) > 40:
        return []
    inside = _contained(squeezed, labels)
    if inside:
        return [options[i][0] for i in inside]
    if len(bare) >= 2:
        begun = [i for i, words in enumerate(labels) if any(word.startswith(bare) for word in words)]
        if len(begun) != 1:
            begun = [i for i, words in enumerate(labels) if any(bare in word for word in words)]
        if len(begun) == 1:
            return [options[begun[0]][0]]
    near = _nearly(bare or squeezed, labels)
    return [options[near][0]] if near is not None else []


def _ordinal(plain: str, squeezed: str, size: int) -> list[int]:
    if _FIRST.search(squeezed):
        return [0]
    if _LAST.search(squeezed):
        return [size - 1]
    if _MIDDLE.search(squeezed) and size % 2:
        return [size // 2]
    counted = _ORDER_BACK.search(squeezed)
    if counted:
        number = counted.group(1) or counted.group(2)
        n = _KANJI.get(number) or int(number)
        if 1 <= n <= size:
            return [n - 1 if counted.group(1) else size - n]
    if _ALL.search(squeezed):
        return list(range(size))
    if _BOTH.search(squeezed) and size == 2:
        return [0, 1]
    if len(squeezed) <= 14:
        numbers = numbers_in(plain)
        if _STRENGTHS.fullmatch(plain) and len(numbers) > 1:
            rising = numbers == sorted(set(numbers)) and len(numbers) == 2
            numbers = numbers if rising else []
        if len(set(numbers)) < len(numbers):
            return []  # nobody chooses the same thing twice: these are strengths or a slip
        if numbers and all(1 <= n <= size for n in numbers):
            return sorted({n - 1 for n in numbers})
    return []


def _contained(squeezed: str, labels: list[list[str]]) -> list[int]:
    """Labels that stand in the text, longest first so that 「上司」 in 「元上司」 does not count twice; denied ones do not count."""
    found: set[int] = set()
    taken = [False] * len(squeezed)
    words = sorted(
        (
            (word, i)
            for i, names in enumerate(labels)
            for word in names
            if len(word) >= 2 or (word and not "ぁ" <= word <= "ん")
        ),
        key=lambda p: -len(p[0]),
    )
    for word, i in words:
        at = squeezed.find(word)
        while at >= 0:
            end = at + len(word)
            if not any(taken[at:end]):
                taken[at:end] = [True] * len(word)
                if not _DENIED.match(squeezed[end : end + 8]):
                    found.add(i)
            at = squeezed.find(word, end)
    return sorted(found)


def _nearly(squeezed: str, labels: list[list[str]]) -> int | None:
    """One typo in a label of four or five letters, two in a longer one; only when exactly one label is that near."""
    best: dict[int, int] = {}
    for i, names in enumerate(labels):
        for word in names:
            allowed = 0 if len(word) < 4 else 1 if len(word) < 6 else 2
            if not allowed or abs(len(word) - len(squeezed)) > allowed:
                continue
            away = _distance(squeezed, word, allowed)
            if away <= allowed:
                best[i] = min(away, best.get(i, 9))
    if not best:
        return None
    nearest = min(best.values())
    hits = [i for i, away in best.items() if away == nearest]
    return hits[0] if len(hits) == 1 else None


def _distance(a: str, b: str, limit: int) -> int:
    """Letters to change, add, drop or swap; more than `limit` is said as limit + 1."""
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        older, before, row = before, row, [i]
        for j, y in enumerate(b, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
    return row[-1]
