"""The word lists of masking, read once; how they are used lives beside the rules."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent
_KATAKANA = {ord(letter): ord(letter) + 0x60 for letter in map(chr, range(ord("ぁ"), ord("ゖ") + 1))}
# What two-letter surnames are often put together from, for those that no list has.
_FIRST = (
    "青赤秋浅朝安石泉市稲今岩上内梅榎大岡奥尾金上亀川神河北木久草窪熊倉栗黒桑小古坂佐沢塩柴島下城白杉鈴須"
    "瀬関高滝竹田多谷玉千塚土津寺戸富豊鳥中永長成西新根野橋畑花浜早林原東久日平広深福藤古細堀本前牧松丸三水"
    "宮村室森矢八柳山横吉米若渡設曽波蛭飯井宇江遠乙鬼折片葛勝鎌唐菊桐櫛郡香越駒櫻笹椎重篠渋末砂仙園染武立種"
    "椿鶴堂時徳所長名仁蓮羽樋船保牟向望桃諸湯芳鷲綿"
)
_LAST = (
    "田川山村本野原井口島崎沢藤上下中谷橋松林森岡部内浦尾塚瀬良越宮石水池杉竹根坂倉津戸見並屋垣丸代城場嶋木"
    "沼江山海岸窪園堂羽賀間邊辺楽泉月葉永長住平吉坂塚持元方柳名森寺堀貫輪関迫畑保埜室生巻波橋溝田米倉元"
)


@dataclass(frozen=True, slots=True)
class Words:
    """`plain`: surnames and given names that are hardly ever anything else."""

    surnames: frozenset[str]
    given: frozenset[str]
    plain: frozenset[str]
    places: frozenset[str]
    hiragana: frozenset[str]
    katakana: frozenset[str]
    no_person: frozenset[str]
    no_person_in_katakana: frozenset[str]
    no_person_in_hiragana: frozenset[str]
    no_house: frozenset[str]
    trades: frozenset[str]

    def is_name(self, word: str) -> bool:
        """A surname, a given name, or both together."""
        if word in self.surnames or word in self.given:
            return True
        return any(word[:n] in self.surnames and word[n:] in self.given for n in range(1, len(word)))

    def may_be_name(self, word: str) -> bool:
        """Put together as surnames are, or long enough for one that begins as they do."""
        if self.is_name(word):
            return True
        if word in self.no_person or not 2 <= len(word) <= 3:  # noqa: PLR2004 - letters of a surname
            return False
        return word[0] in _FIRST and word[-1] in _LAST


@cache
def words() -> Words:
    common = {name: frozenset(told.split()) for name, told in tomllib.loads(_text("common.toml")).items()}
    surnames, given = frozenset(_text("surnames.txt").split()), frozenset(_text("given_names.txt").split())
    hiragana = frozenset(_text("readings.txt").split())
    return Words(
        surnames=surnames,
        given=given,
        plain=frozenset(one for one in surnames | given if len(one) > 1) - common["ambiguous"] - common["places"],
        places=common["places"],
        hiragana=hiragana,
        katakana=frozenset(one.translate(_KATAKANA) for one in hiragana),
        no_person=common["called"],
        no_person_in_katakana=common["katakana"],
        no_person_in_hiragana=common["hiragana"],
        no_house=common["houses"],
        trades=common["trades"],
    )


def _text(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")
