"""What one's own house and those whom it serves are called by whoever works there (園, 保護者の方), and our wording
with those words in place of 会社 and お客様; who is named in a story lives in flows/understanding."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from flows.case import Case
from flows.content import FIRST, Content, content

_MOST_LETTERS = 1_200  # of what was told: who one is stands early
_WORKS = (
    r"(?:の|で|に)?(?:の)?(?:受付|事務|職員|スタッフ|看護|保育|介護|担任|教師|教員|先生|講師|監督|窓口|パート|バイト|アルバイト|店員|販売|"
    r"勤め|勤務|働|として|社員|仕事)"
)
_SHOPS = (
    r"居酒屋|レストラン|カフェ|喫茶店|コンビニ|スーパー|美容室|サロン|(?:本|花|パン|ケーキ|ラーメン)屋|ドラッグストア|"
    r"ショップ|(?<!支)(?<!本)(?<!務)お?店(?!長)"
)
_OWN, _TITLE, _SERVED, _PLACE = 3, 2, 2, 1
_ENOUGH = 2
# Key of documents.house, and what tells of it: the place, by whom it is led, whom it serves, and a calling that is
# practised nowhere else. The first of the strongest counts.
_HOUSES: tuple[tuple[str, str, str, str, str], ...] = (
    ("nursery", "保育園|幼稚園|こども園|保育所", "園長", "園児", "保育士|幼稚園教諭"),
    ("school", "学校|高校|中学", "校長|教頭|学年主任", "生徒|児童", "担任|教師|教員|部活の顧問"),
    ("cram_school", "塾|学習塾|教室", "塾長|教室長", "塾生|受講生", "塾講師"),
    ("clinic", "歯医者|歯科|クリニック|医院|診療所|眼科|皮膚科|整骨院|接骨院", "院長", "患者", "歯科衛生士|歯科助手"),
    ("hospital", "病院|病棟|外来", "師長|事務長|病院長", "患者", "看護師|ナース|医療事務"),
    ("pharmacy", "薬局|調剤", "薬局長", "患者", "薬剤師"),
    ("care_home", "特養|老健|老人ホーム|グループホーム|デイ|施設", "施設長", "利用者|入居者|入所者",
     "介護職|介護士|ヘルパー|ケアマネ"),
    ("city_hall", "市役所|区役所", "", "住民|市民|区民", ""),
    ("town_hall", "役場|町役場|村役場|役所", "", "住民|町民|村民", ""),
    ("office", "事務所", "", "依頼者|依頼人", "税理士|司法書士|行政書士|社労士|弁護士事務所"),
    ("inn", "旅館", "女将|支配人", "", "仲居"),
    ("hotel", "ホテル", "支配人", "", ""),
    ("shop", _SHOPS, "(?<!支)店長", "", "美容師|店員|販売員"),
)  # fmt: skip
_BY_KEY = {
    key: (
        re.compile(rf"(?:{place}){_WORKS}" + (rf"|(?:{calling})(?:を|として|なん|で|の|です|に)" if calling else "")),
        re.compile(title) if title else None,
        re.compile(served) if served else None,
        re.compile(place),
    )
    for key, place, title, served, calling in _HOUSES
}
_ALSO_COMPANIES = frozenset({"shop", "hotel", "inn", "cram_school", "care_home"})
_A_COMPANY = re.compile(r"会社|弊社|当社|うちの社")
# Ours, as they stand in the wording; what is not our house or not our customer is left.
_NAME = re.compile(r"会社名・店名|会社名")
_HOUSE = re.compile(r"(?:元の|前の)?会社(?!員|概要)")
_INSIDE = re.compile(r"社内")
_CLIENT = re.compile(r"お客様")
_FORMER = re.compile(r"(?<!元の)(?<!前の)(?<!以前の)会社(?!員|概要)")
_ROLES = "chat.roles."  # what somebody is to the person: 生徒 are no 保護者の方
# What the bot says to the person, not what stands in a letter to the house itself or to the customer.
_SPOKEN = re.compile(r"^(?:decision|cards|advice|asking|sheet|minds|documents\.(?:plan|actions|note|name))\.")


def house_of(case: Case) -> str:
    """Key of documents.house; "" where nothing tells of any other than a company. Who complains works elsewhere."""
    if case.entry == "want_to_complain":
        return ""
    return _house_in(tuple(case.told) or tuple(case.story), tuple(person.name for person in case.people))


@lru_cache(maxsize=64)
def _house_in(told: tuple[str, ...], people: tuple[str, ...]) -> str:
    text = " ".join((*told, *people))[:_MOST_LETTERS]
    best, found = 0, ""
    for key, (works, title, served, place) in _BY_KEY.items():
        weight = (
            _OWN * bool(works.search(text))
            + _TITLE * bool(title and title.search(text))
            + _SERVED * bool(served and served.search(text))
            + _PLACE * bool(place.search(text))
        )
        if weight > best:
            best, found = weight, key
    if found in _ALSO_COMPANIES and _A_COMPANY.search(text) and best <= _ENOUGH:
        return ""  # whoever speaks of 会社 calls it so
    return found if best >= _ENOUGH else ""


def in_their_words(text: str, case: Case) -> str:
    """A sentence of ours (no words of the person) with the house and those it serves called as in this house."""
    return _called(text, house_of(case)) if "社" in text or "お客様" in text else text


@lru_cache(maxsize=1024)
def _called(text: str, house: str) -> str:
    if not house:
        return text
    wording = content(FIRST)
    name, client = wording.text(f"documents.house.{house}"), wording.text(f"documents.client.{house}")
    text = _NAME.sub(wording.text("documents.format.house_name", 0, house=name), text)
    text = _HOUSE.sub(lambda at: at.group().replace("会社", name), text)
    text = _INSIDE.sub(wording.text("documents.format.house_inside", 0, house=name), text)
    return _CLIENT.sub(client, text)


class HouseWording(Content):
    """The wording of one language as it is said about one house; `left`: the house that the person has left."""

    def __init__(self, wording: Content, house: str, left: bool) -> None:
        super().__init__(wording.language, wording.own, None, wording.version)
        self._values = wording._values
        self._house, self._left = house, left

    def raw(self, key: str) -> Any:
        value = super().raw(key)
        if isinstance(value, str):
            return self._said(key, value)
        if isinstance(value, list) and all(isinstance(one, str) for one in value):
            return [self._said(key, one) for one in value]
        return value

    def _said(self, key: str, text: str) -> str:
        if key.startswith(_ROLES) or ("社" not in text and "お客様" not in text):
            return text
        if self._left and _SPOKEN.match(key):
            text = _FORMER.sub("元の会社", text)
        return _called(text, self._house)


def said_of(wording: Content, case: Case) -> Content:
    """The same wording with the words of this person's house; itself where there is nothing to call otherwise."""
    house, left = house_of(case), case.employment == "left" or case.entry == "left_company"
    if wording.language != FIRST or isinstance(wording, HouseWording) or not (house or left):
        return wording
    return _said_of(wording, house, left)


@lru_cache(maxsize=64)
def _said_of(wording: Content, house: str, left: bool) -> Content:
    return HouseWording(wording, house, left)
