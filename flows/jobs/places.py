"""The prefectures of Japan by code, as listings and people name them; which one a person wishes lives in wishes."""

from __future__ import annotations

import re
import unicodedata

# In the order of their code (JIS X 0401, ISO 3166-2:JP): the first is 1.
PREFECTURES = (
    *("北海道", "青森県", "岩手県", "宮城県", "秋田県", "山形県", "福島県", "茨城県", "栃木県", "群馬県", "埼玉県"),
    *("千葉県", "東京都", "神奈川県", "新潟県", "富山県", "石川県", "福井県", "山梨県", "長野県", "岐阜県", "静岡県"),
    *("愛知県", "三重県", "滋賀県", "京都府", "大阪府", "兵庫県", "奈良県", "和歌山県", "鳥取県", "島根県", "岡山県"),
    *("広島県", "山口県", "徳島県", "香川県", "愛媛県", "高知県", "福岡県", "佐賀県", "長崎県", "熊本県", "大分県"),
    *("宮崎県", "鹿児島県", "沖縄県"),
)
_ROMAN = (
    *("hokkaido", "aomori", "iwate", "miyagi", "akita", "yamagata", "fukushima", "ibaraki", "tochigi", "gunma"),
    *("saitama", "chiba", "tokyo", "kanagawa", "niigata", "toyama", "ishikawa", "fukui", "yamanashi", "nagano"),
    *("gifu", "shizuoka", "aichi", "mie", "shiga", "kyoto", "osaka", "hyogo", "nara", "wakayama", "tottori"),
    *("shimane", "okayama", "hiroshima", "yamaguchi", "tokushima", "kagawa", "ehime", "kochi", "fukuoka", "saga"),
    *("nagasaki", "kumamoto", "oita", "miyazaki", "kagoshima", "okinawa"),
)
_REGIONS = {
    "東北": range(2, 8),
    "北関東": range(8, 11),
    "首都圏": range(11, 15),
    "関東": range(8, 15),
    "北陸": range(16, 19),
    "甲信越": (15, 19, 20),
    "東海": range(21, 25),
    "中部": range(15, 24),
    "近畿": range(24, 31),
    "関西": range(25, 31),
    "中国地方": range(31, 36),
    "四国": range(36, 40),
    "九州": range(40, 47),
}
# Cities that people name instead of their prefecture, and whose name is not the prefecture's.
_CITIES = {
    **dict.fromkeys(("札幌", "函館", "旭川"), 1),
    **dict.fromkeys(("仙台",), 4),
    **dict.fromkeys(("さいたま", "大宮"), 11),
    **dict.fromkeys(("船橋",), 12),
    **dict.fromkeys(("新宿", "渋谷", "池袋", "品川"), 13),
    **dict.fromkeys(("横浜", "川崎", "相模原"), 14),
    **dict.fromkeys(("金沢",), 17),
    **dict.fromkeys(("浜松",), 22),
    **dict.fromkeys(("名古屋",), 23),
    **dict.fromkeys(("梅田", "難波", "堺市"), 27),
    **dict.fromkeys(("神戸", "姫路"), 28),
    **dict.fromkeys(("倉敷",), 33),
    **dict.fromkeys(("高松",), 37),
    **dict.fromkeys(("松山",), 38),
    **dict.fromkeys(("北九州", "博多"), 40),
    **dict.fromkeys(("那覇",), 47),
}


def _short(name: str) -> str:
    return name if name == "北海道" else name[:-1]


_CODES = {name: code for code, name in enumerate(PREFECTURES, 1)}
_NAMED: dict[str, tuple[int, ...]] = {
    **{name: (code,) for name, code in _CODES.items()},
    **{_short(name): (code,) for name, code in _CODES.items()},
    **{name: tuple(codes) for name, codes in _REGIONS.items()},
    **{name: (code,) for name, code in _CITIES.items()},
}
# The longer name first: there is 京都 in 東京都, and a prefecture called like another one's city.
_SPOKEN = re.compile("|".join(sorted(map(re.escape, _NAMED), key=len, reverse=True)))
_ISO = re.compile(r"(?:jp[-_ ]?)?([0-9]{1,2})", re.IGNORECASE)
_ROMAN_END = re.compile(r"[- ]?(?:ken|fu|to|prefecture|pref\.?)$")
_LONG_VOWELS = str.maketrans("āīūēōâîûêô", "aiueoaiueo")


def name_of(code: int, language: str = "ja") -> str:
    """`code` from 1 to 47. Whoever reads no Japanese is told it in Roman letters."""
    return PREFECTURES[code - 1] if language == "ja" else _ROMAN[code - 1].title()


def prefecture(text: str) -> int | None:
    """The code of the one prefecture that a field of a listing names (大阪府, 大阪, Osaka, JP-27); None for anything
    else."""
    said = unicodedata.normalize("NFKC", text).strip()
    if found := _CODES.get(said) or next((c for name, c in _CODES.items() if _short(name) == said), None):
        return found
    if (number := _ISO.fullmatch(said)) and 1 <= int(number[1]) <= len(PREFECTURES):
        return int(number[1])
    roman = _ROMAN_END.sub("", said.lower().translate(_LONG_VOWELS)).strip()
    return _ROMAN.index(roman) + 1 if roman in _ROMAN else None


def beginning_of(address: str) -> tuple[int, str] | None:
    """The prefecture that an address begins with, and the rest of it; None when it begins with none."""
    said = unicodedata.normalize("NFKC", address).strip()
    for code, name in enumerate(PREFECTURES, 1):
        if said.startswith(name):
            return code, said[len(name) :].strip()
    return None


def prefectures_in(text: str) -> list[int]:
    """Codes of what somebody says: prefectures, regions and large cities, in the order said."""
    said = unicodedata.normalize("NFKC", text)
    return list(dict.fromkeys(code for found in _SPOKEN.finditer(said) for code in _NAMED[found[0]]))
