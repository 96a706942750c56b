"""Choices named by number or by their place in the list (2番, ①③, 1〜3, 上の2つ, 下から2番目, 全部); labels live in labels."""

from __future__ import annotations

import re
import unicodedata

_KANJI = {
    "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10, "壱": 1, "弐": 2, "参": 3,
}  # fmt: skip
_COUNTED = {"ひと": 1, "ふた": 2, "みっ": 3, "よっ": 4, "いつ": 5, "むっ": 6, "なな": 7, "やっ": 8, "ここの": 9}
_SPOKEN = {
    "いち": 1, "いちばん": 1, "に": 2, "にばん": 2, "さん": 3, "さんばん": 3, "よん": 4, "よんばん": 4, "ご": 5, "ごばん": 5, "ろく": 6, "ろくばん": 6, "なな": 7, "ななばん": 7, "はち": 8,
    "きゅう": 9, "とお": 10, "わん": 1, "つー": 2, "すりー": 3,
}  # fmt: skip
_CIRCLED = {
    **{chr(start + n): n + 1 for start in (0x2460, 0x2776, 0x2780, 0x278A, 0x24F5) for n in range(10)},
    **{chr(0x2469 + n): 10 + n for n in range(11)},
}
_KEYCAP = str.maketrans("", "", "\u20e3\ufe0f")
_UNIT = r"番目|番|つ目|つめ|個目|こ目|ばん目|ばんめ|ばん|個め"
_AMOUNT = r"(?![0-9./:]|年|月|日|時|分|回|人|円|万|週|か月|ヶ月|ゖ月|歳|件|度|個(?!目|め)|%|くらい|ぐらい|名|社|本|枚|通|割|千|百)"
_N = r"[0-9]{1,2}|[一二三四五六七八九十壱弐参]"
_NUMBER = re.compile(rf"(?<![0-9./:年月])([0-9]{{1,2}})(?:{_UNIT})?{_AMOUNT}")
_KANJI_NUMBER = re.compile(
    rf"(?!一番(?!$|です|[のでがをにはともやか、。 ]))([一二三四五六七八九十壱弐参])(?:{_UNIT})(?!地|頭)|^([一二三四五六七八九十壱弐参])$"
)
_TOP = r"最初|さいしょ|先頭|始め|初め|はじめ|上|うえ|左|ひだり|頭|あたま|前|とっぷ"
_BOTTOM = r"最後|さいご|らすと|下|した|後ろ|うしろ|右|みぎ|末尾|おしまい"
_TOKEN = re.compile(
    rf"(?P<range>(?:(?P<from>{_N})(?:{_UNIT})?)(?:~|ー|-|から|‐)(?P<to>{_N})(?:{_UNIT})?(?:まで)?{_AMOUNT})"
    rf"|(?P<group>(?P<side>{_TOP}|{_BOTTOM})(?:から|の)?(?P<many>[0-9]|[二三四五六七八九]|ふた|みっ|よっ|いつ)(?:つ|個|こ|項目)(?!目|め))"
    rf"|(?P<count>(?P<end>{_TOP}|{_BOTTOM})から(?:数えて)?(?P<nth>{_N}|ひと|ふた|みっ|よっ|いつ)(?:{_UNIT}|つ)?(?:目|め)?)"
    rf"|(?P<first>前者|(?:一番|いちばん|1番)?の?(?:{_TOP}))|(?P<last>後者|(?:一番|いちばん|1番)?の?(?:{_BOTTOM}))|(?P<middle>真ん中|まんなか|真中|中央|中間)"
    r"|(?P<all>(?:どれも)?(?:全部|ぜんぶ|全て|すべて|全員|みんな|おーる)(?:とも)?|どれもこれも|いずれも|どれも(?=当て|あて|です|ある|あり|$))|(?P<both>両方|りょうほう|どっちも|どちらも|両者|ふたつとも|二つとも|2つとも)(?:とも)?"
    rf"|(?P<number>(?:(?P<n>{_N})(?:{_UNIT})?{_AMOUNT}|(?P<counted>{'|'.join(_COUNTED)})つ?(?:目|め)|(?P<things>{'|'.join(_COUNTED)})つ(?=$)))"
    r"|(?P<join>[、,.・&+\s]|と|や|か|それと|あと|および|及び|ぷらす|with)"
    r"|(?P<filler>えーと|えっと|えと|ええと|うーん|んー|たぶん|多分|たしか|確か|じゃあ|では|まあ|やっぱり?|やはり|さっき(?:言(?:った|うた))?の?|先ほどの?|今の|選択肢の?|番号の?|答えは?|no\.?|#|№|とりあえず|強いて言えば|どちらかというと|どっちかというと|どちらかと言えば|(?:私|自分|俺|僕|うち|わたし)(?:は|的には)?"
    r"|の?(?:やつ|ほう|方|もの|こと|項目|選択肢)|当てはま(?:る|り|ります)|あてはま(?:る|り|ります)|該当(?:する|します)?|お願い(?:します|いたします|しまっす)?|おねがいします|よろしく(?:です|お願いします)?|に(?:します|する|しとく|しときます|なります)|(?:が|で)(?:いい|良い|よい|ええ|よか|近い|ちかい)|だけ|のみ|を?選(?:びます|ぶ|択)|と思(?:います|う)|だと思(?:います|う)|ですかね|でしょうか|あり(?:ます|ました)|ある|あった|です|ます|っす|だな|やな|やで|かな|かも|でした"
    r"|の|を|が|は|で|だ|や|ね|よ|な|わ|も|ん|さ|に|っす|ばい|たい|けん|べ|じゃ|ぞ|!|\?|。|\(|\)|\[|\]|「|」|:|→|w|笑)"
)
# Bare numbers in a row (「4 5 2」) are rather strengths than choices; two rising ones (「1 3」) may be choices.
_STRENGTHS = re.compile(r"[0-9]{1,2}(?:[\s　/・-]{1,3}[0-9]{1,2})+")
_DOTTED = re.compile(r"(?<![0-9.])(?:[0-9](?:\.[0-9]){2,}|(?:[0-9]\.){2,})(?![0-9.])")  # 「1.3.5」


def in_figures(text: str) -> str:
    """Circled figures and key caps as figures that stand apart; width folded."""
    apart = "".join(f" {_CIRCLED[letter]} " if letter in _CIRCLED else letter for letter in text)
    plain = unicodedata.normalize("NFKC", apart.translate(_KEYCAP)).strip()
    return _DOTTED.sub(lambda match: match.group().replace(".", ","), plain)


def numbers_in(text: str) -> list[int]:
    """Whole numbers from 1 to 99 that can name a choice, in order: 2 ２ ② 二番 ふたつめ; dates, times and amounts are left out."""
    plain = in_figures(text)
    found = [(m.start(), int(m.group(1))) for m in _NUMBER.finditer(plain) if int(m.group(1)) > 0]
    found += [(m.start(), _KANJI[m.group(1) or m.group(2)]) for m in _KANJI_NUMBER.finditer(plain)]
    if not found:
        spoken = spoken_number(plain)
        return [spoken] if spoken else []
    return [number for _, number in sorted(found)]


def spoken_number(word: str) -> int:
    """に, さんばん, ふたつめです; 0 when the whole word is none."""
    bare = re.sub(r"(?:です|でお願いします|で|の|め|目)+$", "", word.strip(" 　。、!"))
    return _SPOKEN.get(bare) or _COUNTED.get(bare.removesuffix("つ"), 0) * bare.endswith("つ")


def places_in(soft: str, size: int, named: re.Pattern[str] | None = None) -> tuple[list[int], list[str]] | None:
    """Places (0 first) and label words (`named`) when the whole text names choices in this way and nothing else; None
    otherwise. Linear: each letter is read once."""
    if _STRENGTHS.fullmatch(soft.strip()) and not _rises(soft):
        return None
    spoken = spoken_number(soft)
    if spoken:
        return ([spoken - 1], []) if spoken <= size else None
    found: list[int] = []
    words: list[str] = []
    at, meant = 0, False
    while at < len(soft):
        word = named.match(soft, at) if named is not None else None
        if word is not None:
            words.append(word.group())
            at, meant = word.end(), True
            continue
        token = _TOKEN.match(soft, at)
        if token is None:
            return None
        at = token.end()
        places = _places(token, size)
        if places is None:
            return None
        meant = meant or bool(places)
        found.extend(places)
    return (found, words) if meant and len(set(found)) == len(found) else None


def _rises(soft: str) -> bool:
    numbers = [int(n) for n in re.findall(r"[0-9]+", soft)]
    return len(numbers) == 2 and numbers[0] < numbers[1]


def _value(said: str) -> int:
    return int(said) if said.isdigit() else _KANJI.get(said) or _COUNTED.get(said, 0)


def _places(token: re.Match[str], size: int) -> list[int] | None:
    """None: a place that the list does not have."""
    kind = next(
        (k for k in ("range", "group", "count", "first", "last", "middle", "all", "both", "number") if token[k]), ""
    )
    if not kind:
        return []
    if kind in ("first", "last"):
        return [0 if kind == "first" else size - 1]
    if kind == "middle":
        return [size // 2] if size % 2 else None
    if kind in ("all", "both"):
        return list(range(size)) if kind == "all" or size == 2 else None
    if kind == "range":
        low, high = _value(token["from"]), _value(token["to"])
        return list(range(low - 1, high)) if 1 <= low < high <= size else None
    if kind == "group":
        many = _value(token["many"])
        top = re.match(_TOP, token["side"]) is not None
        return (list(range(many)) if top else list(range(size - many, size))) if many <= size else None
    if kind == "count":
        n = _value(token["nth"])
        top = re.match(_TOP, token["end"]) is not None
        return [n - 1 if top else size - n] if 1 <= n <= size else None
    n = _value(token["n"] or token["counted"] or token["things"])
    return [n - 1] if 1 <= n <= size else None
