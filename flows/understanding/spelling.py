"""Brings days and times spelled in kana or set apart by spaces (あした の ごご 3じ, とおか) into the usual spelling, with a map back; what they mean lives in days, weeks, spans and clock."""

from __future__ import annotations

import re
from functools import lru_cache

from flows.understanding.sieve import KANA

_JAPANESE = r"[ぁ-ゖー一-鿿、。]"
_GAP = re.compile(rf"(?<={_JAPANESE})[ 　]++|(?<![ 　])[ 　]++(?={_JAPANESE})")
_DAYS = {
    "ついたち": 1, "ふつか": 2, "みっか": 3, "よっか": 4, "いつか": 5, "むいか": 6, "なのか": 7, "なぬか": 7, "ようか": 8, "ここのか": 9, "とおか": 10, "とうか": 10,
    "はつか": 20,
}  # fmt: skip
_ONES = {
    "いち": 1,
    "に": 2,
    "さん": 3,
    "よん": 4,
    "よ": 4,
    "し": 4,
    "ご": 5,
    "ろく": 6,
    "しち": 7,
    "なな": 7,
    "はち": 8,
    "きゅう": 9,
    "く": 9,
}
_NUMBER = r"(?:(?:に|さん)?じゅう(?:いち|に|さん|よん|よ|し|ご|ろく|しち|なな|はち|きゅう|く)?|いち|に|さん|よん|よ|し|ご|ろく|しち|なな|はち|きゅう|く)"
_WORDS = {
    "さらいげつ": "再来月", "らいげつ": "来月", "こんげつ": "今月", "さらいしゅう": "再来週", "らいしゅう": "来週", "こんしゅう": "今週", "らいねん": "来年", "げつまつ": "月末",
    "ねんない": "年内", "ねんまつ": "年末", "ねんあけ": "年明け", "としあけ": "年明け", "しゅうまつ": "週末", "しゅうあけ": "週明け", "れんきゅうあけ": "連休明け",
    "みょうごにち": "明後日", "みょうにち": "明日", "ほんじつ": "今日", "しょうご": "正午", "ゆうがた": "夕方", "ごぜん": "午前", "ていじ": "定時",
    "いっしゅうかん": "1週間", "にしゅうかん": "2週間", "いっかげつ": "1か月", "はんつき": "半月", "きげん": "期限", "しめきり": "締切",
}  # fmt: skip
_SOUNDS = {"げつ": "月", "か": "火", "すい": "水", "もく": "木", "きん": "金", "ど": "土", "にち": "日"}
_BEHIND_A_DAY = r"(?=まで|に(?!ち)|が(?!い)|の(?!で)|いない|ご(?:に|の|、|$)|、|\(|\)|$|です|だ|かん)"
_SPELLED = KANA.pattern(
    "|".join(
        (
            f"(?P<word>{'|'.join(_WORDS)})",
            r"(?P<moons>(?:ひと|ふた|み)(?:つき|月)(?=以内|いない|待|ま|後|で|だけ|ほど|くらい|ぐらい|の(?:猶予|うち|間|あいだ)|、|。|$))",
            r"(?P<weekday>げつ|すい|もく|きん|にち|か|ど)ようび",
            r"(?P<short>げつ|すい|もく|きん)よう(?=の|に|まで|は|$)",
            r"(?<=[0-9月火水木金土日一二三四五六七八九十])よう(?P<half_written>び)",
            rf"(?P<month>(?<![ぁ-ん]){_NUMBER}|(?<=ねん){_NUMBER})がつ",
            r"(?<=[0-9一二三四五六七八九十])(?P<unit>がつ|にち|じ(?![ゃゅょ])|じかん|ふん(?!い)|ぷん|しゅうかん|かげつ)",
            rf"(?P<day>(?<=[月つ]){'|(?<=[月つ])'.join(_DAYS)}|(?<=[月つ]の)(?:{'|'.join(_DAYS)}))",
            rf"(?P<alone>ついたち|ふつか|みっか|むいか|とおか|はつか|(?<![ぁ-ん])(?:よっか|なのか|ようか|ここのか)){_BEHIND_A_DAY}",
            r"(?P<long>(?<![ぁ-ん])(?:に|さん)?じゅう(?:いち|に|さん|よん|ご|ろく|しち|なな|はち|く)?)にち(?!じょう)",
            rf"(?<=[後前夜るさのに])(?P<hour>{_NUMBER})じ(?=はん|半|まで|に|ごろ|ころ|頃|です|、|から|$)",
            r"(?P<afternoon>(?<![ぁ-ん])ごご|(?<=の)ごご(?=の|に|[0-9いにさよごろしはく]))",
            r"(?P<part>(?<![ぁ-ん])(?:あさ|よる|ひる|ばん)|(?<=[のお、])(?:あさ|よる|ひる|ばん))(?=の?[0-9]|まで|に|すぎ|いち|の?(?:いち|に|さん|よ|ご|ろく|しち|はち|く|じゅう)じ)",
        )
    )
)
_UNITS = {
    "がつ": "月",
    "にち": "日",
    "じ": "時",
    "じかん": "時間",
    "ふん": "分",
    "ぷん": "分",
    "しゅうかん": "週間",
    "かげつ": "か月",
}
_COUNTED = {"month": "月", "long": "日", "hour": "時"}
_PARTS = {"あさ": "朝", "よる": "夜", "ひる": "昼", "ばん": "晩"}


@lru_cache(maxsize=256)
def usual_spelling(soft: str) -> tuple[str, tuple[int, ...]]:
    """The text (katakana already as hiragana) and where each of its letters began in the text given, one more for the
    end. Linear in the length."""
    if not _GAP.search(soft) and not KANA.may_find(soft):
        return soft, tuple(range(len(soft) + 1))
    kept: list[str] = []
    origin: list[int] = []
    at = 0
    for gap in _GAP.finditer(soft):
        kept.append(soft[at : gap.start()])
        origin.extend(range(at, gap.start()))
        at = gap.end()
    kept.append(soft[at:])
    origin.extend(range(at, len(soft)))
    tight = "".join(kept)
    out: list[str] = []
    place: list[int] = []
    at = 0
    for match in _SPELLED.finditer(tight):
        usual = _usual(match)
        out += (tight[at : match.start()], usual)
        place.extend(origin[at : match.start()])
        place.extend([origin[match.start()]] * len(usual))
        at = match.end()
    out.append(tight[at:])
    place.extend((*origin[at:], len(soft)))
    return "".join(out), tuple(place)


def _usual(match: re.Match[str]) -> str:
    kind, said = match.lastgroup or "", match[match.lastgroup or 0]
    if kind == "word":
        return _WORDS[said]
    if kind == "moons":
        return {"ひ": "1か月", "ふ": "2か月", "み": "3か月"}[said[0]]
    if kind in ("weekday", "short"):
        return _SOUNDS[said] + "曜"
    if kind == "half_written":
        return "曜日"
    if kind in ("day", "alone"):
        return f"{_DAYS[said]}日"
    if kind == "unit":
        return _UNITS[said]
    if kind == "afternoon":
        return "午後"
    if kind == "part":
        return _PARTS[said]
    return f"{_value(said)}{_COUNTED[kind]}"


def _value(said: str) -> int:
    """じゅうに: 12; さんじゅう: 30."""
    tens, ten, ones = said.partition("じゅう")
    if not ten:
        return _ONES[said]
    return 10 * (_ONES[tens] if tens else 1) + (_ONES[ones] if ones else 0)
