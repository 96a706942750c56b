"""What somebody types as an answer to a step of the form; the steps themselves are in form.py."""

from __future__ import annotations

import re
import unicodedata

from flows.jobs.enquiry import LONGEST_CONTACT
from flows.jobs.opening import IN_A_YEAR
from flows.jobs.places import prefectures_in
from flows.jobs.wishes import LONGEST_WORD, MOST_TYPED, plain_words

LONGEST = 200  # characters of an answer that are looked at
LEAST_INCOME, MOST_INCOME = 500_000, 100_000_000  # yen a year

_ANY = re.compile(
    "こだわ(?:ら|りは?な|りは?あり)|決め(?:てい?な|てい?ませ|かね)|未定|特に|とくに|問わ|問いま|何でも|なんでも|どこでも|全国|どんな"
    "|わから|分から|なし|ない$"
)
_REMOTE = re.compile("在宅|リモート|テレワーク|フルリモ|家で|自宅")
_TYPES = {
    "contract": re.compile("契約"),
    "dispatch": re.compile("派遣"),
    "part_time": re.compile("パート|アルバイト|バイト|短時間"),
    "freelance": re.compile("業務委託|フリーランス|請負|個人事業"),
    "regular": re.compile("(?<!非)正社員|(?<!非)正規|正職員"),
}
_NOT = re.compile("以外|いや|嫌|避け|(?:では|じゃ)な[いく]")
_YES = re.compile("はじめて|初めて|未経験|ない|なし|はい|初心者|まだ")
_NO = re.compile(
    "(?<!未)経験(?:が|は)?(?:あ|済|者|し)|いいえ|(?:した|やった|働いた)こと|[0-9一二三四五六七八九十]年|慣れ"
)
_STARTS = {
    "undecided": re.compile("未定|決め(?:て|かね)|わから|分から|いつでも良|いつでもい"),
    "quarter": re.compile("(?:2|二|3|三|数)[かカヶケ箇ヵ]?月|季節|春|夏|秋|冬|年(?:明|内|度)|半年"),
    "month": re.compile("(?:1|一|ひと)[かカヶケ箇ヵ]?月|来月|今月|月末"),
    "now": re.compile("すぐ|即|今すぐ|いますぐ|明日|来週|今週|できるだけ早|早め|いつでも"),
}
_MONEY = re.compile(r"([0-9]+(?:\.[0-9]+)?|[〇一二三四五六七八九十百千]+)\s*(億|万|千)?\s*円?")
_SCALE = {"億": 100_000_000, "万": 10_000, "千": 1_000, "": 1}
_KANJI = {sign: number for number, sign in enumerate("〇一二三四五六七八九")}
_TENS = {"十": 10, "百": 100, "千": 1_000}
_BETWEEN = re.compile(
    r"[、,，/／・。\n]+|\s+|(?<=[一-龠ァ-ヶーa-zA-Z])(?:とか|か|や|と|または|もしくは)(?=[一-龠ァ-ヶa-zA-Z])"
)
# How a wish ends that names its work first: 「事務の仕事がしたいです」.
_AROUND = re.compile(
    "(?:の(?:お)?(?:仕事|職)|(?:関係|関連|系)|に?興味|が?(?:いい|良い|希望|したい|やりたい|やってみたい|気になる)|を?(?:希望|したい|やりたい)"
    "|など|とか|です|かな).*$"
)


def read(step: str, text: str) -> list[str] | None:
    """Values for Answers; None when the text says nothing about this step."""
    said = unicodedata.normalize("NFKC", text[:LONGEST]).strip()
    return _READERS[step](said) if said else None


def _occupation(said: str) -> list[str] | None:
    if _ANY.search(said) and len(said) <= 20:
        return ["any"]
    words = [_AROUND.sub("", part.strip(" 「」『』!?！？〜~")) for part in _BETWEEN.split(said)]
    found = [word for word in words if 1 < len(word) <= LONGEST_WORD]
    return list(plain_words(found, MOST_TYPED)) or None


def _place(said: str) -> list[str] | None:
    found = [str(code) for code in prefectures_in(said)]
    if _REMOTE.search(said):
        found.append("remote")
    return found or (["anywhere"] if _ANY.search(said) else None)


def _type(said: str) -> list[str] | None:
    found = [key for key, named in _TYPES.items() if named.search(said)]
    if found and _NOT.search(said):
        return [key for key in _TYPES if key not in found]
    return found or (["any"] if _ANY.search(said) else None)


def _income(said: str) -> list[str] | None:
    amount = next((yen for match in _MONEY.finditer(said.replace(",", "")) if (yen := _yen(match)) > 1), 0)
    if not amount:
        return ["any"] if _ANY.search(said) else None
    if amount < 2_000 and "時給" not in said and "日" not in said:  # 「300」: ten thousands are not said
        amount *= 10_000
    unit = "hour" if "時" in said else "day" if "日" in said else "month" if "月" in said else "year"
    year = amount * IN_A_YEAR[unit]
    return [str(year // 10_000)] if LEAST_INCOME <= year <= MOST_INCOME else None


def _yen(match: re.Match[str]) -> int:
    number, scale = match[1], _SCALE[match[2] or ""]
    if number[0].isascii():
        return int(float(number) * scale) if len(number) <= 12 else 0
    return _kanji(number) * scale


def _kanji(number: str) -> int:
    """三百五十 and 三五〇."""
    total = ones = 0
    for sign in number[:12]:
        if sign in _TENS:
            total, ones = total + (ones or 1) * _TENS[sign], 0
        else:
            ones = ones * 10 + _KANJI[sign]
    return total + ones


def _inexperienced(said: str) -> list[str] | None:
    if _NO.search(said):
        return ["no"]
    return ["yes"] if _YES.search(said) else None


def _start(said: str) -> list[str] | None:
    return next(([key] for key, named in _STARTS.items() if named.search(said)), None)


def _about(said: str) -> list[str] | None:
    if re.search("伝えな|言わな|何も|なにも|なし|いいえ|内緒|秘密|やめ", said):
        return ["nothing"]
    if re.search("学び|学んだ|全部|両方|どちらも", said):
        return ["learned"]
    return ["strengths"] if re.search("力|はい|いい|使って|お願い", said) else None


def _contact(said: str) -> list[str] | None:
    if re.search("いらな|不要|要らな|しないで|なし$|見るだけ", said):
        return ["none"]
    if re.search("トーク|ここ|LINE|ライン|チャット", said, re.IGNORECASE):
        return ["chat"]
    return [said[:LONGEST_CONTACT]] if re.search("[0-9@]|電話|メール", said) else None


_READERS = {
    "occupation": _occupation,
    "place": _place,
    "type": _type,
    "income": _income,
    "inexperienced": _inexperienced,
    "start": _start,
    "about": _about,
    "contact": _contact,
}
