"""Addresses of places: postcodes, and from the prefecture or the town down to the house and the room."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linebot_app.masking.letters import Kind, Span

_PREFECTURE = r"(?:北海道|東京都|(?:京都|大阪)府|[一-鿿]{2,3}県)"
_CITY = r"(?:[一-鿿ヶケノぁ-んァ-ヶ]{1,7}?(?:市|区|郡|町|村))"
_NUMBER = r"[\d一二三四五六七八九十百〇]"
_POSTCODE = r"(?:〒\s?\d{3}-?\d{4}|(?:(?<=郵便番号)|(?<=郵便番号は)|(?<=郵便番号が))\d{3}-?\d{4})"
_HOUSE = (
    rf"{_NUMBER}{{1,4}}(?:丁目|番地?|号|条)(?:の?{_NUMBER}{{1,4}}(?:丁目|番地?|号)?|[-ー]\d{{1,4}}){{0,3}}"
    rf"|\d{{1,4}}(?:[-ー]\d{{1,5}}){{1,4}}|\d{{1,4}}の\d{{1,4}}(?:の\d{{1,4}})?|\d{{1,5}}(?=番|号)"
)
_BUILDING = (
    r"(?:[\s\u3000]?(?:第?[\d一二三四五六七八九十]{0,2}[A-Za-z一-鿿ァ-ヶー・]{1,14}(?:[ぁ-ん]{1,3}[一-鿿ァ-ヶー]{1,8})?"
    r"(?:ビル(?:ディング)?|マンション|ハイツ|コーポ|アパート|荘|棟|タワー|レジデンス|メゾン|ハイム|パレス|会館|館|プラザ|ヒルズ|団地|コート|テラス)?\s?"
    r"[A-Z]?\d{1,4}(?:号室?|階|F|号棟)?(?:\d{1,4}号室?)?"
    r"|[A-Za-z一-鿿ァ-ヶー]{1,12}(?:ビル|マンション|ハイツ|アパート|荘|タワー|団地)(?:\d{1,3}階)?|\d{1,4}号室|\d{1,3}階))?"
)
_TOWN = r"(?:(?!です|ます|から|まで|って|という|にある|の(?:店|家|会社|支店))[一-鿿々ヶケノ之ァ-ヶーぁ-ん字]){1,16}?"
_ADDRESS = re.compile(
    rf"(?:{_POSTCODE}\s?)?(?:{_PREFECTURE}\s?)?{_CITY}(?:\s?{_CITY}){{0,2}}\s?(?:{_TOWN})?\s?(?:{_HOUSE}){_BUILDING}"
    rf"|(?:{_POSTCODE}\s?)?{_PREFECTURE}\s?{_CITY}(?:{_CITY})?(?:[一-鿿々ヶケノ]{{2,8}}(?=に|で|の|へ|から|まで|、|。|です|だ|と|が|は|\s|$))?"
    rf"|(?<![一-鿿])[一-鿿々ヶケノ]{{2,8}}\d{{1,2}}丁目(?:の?\d{{1,4}}(?:番地?|号|[-ーの]\d{{1,4}}){{0,3}})?{_BUILDING}"
    rf"|(?<![一-鿿])(?!今夜|今日|明日|昨日|電話|番号|携帯)[一-鿿々ヶ]{{2,7}}\s?\d{{1,2}}-\d{{1,2}}-\d{{1,2}}(?!\d)(?:-\d{{1,4}})?{_BUILDING}"
    rf"|{_POSTCODE}"
    r"|[ァ-ヶー]{2,10}(?:ハイツ|マンション|コーポ|荘)?\s?[A-Z]?\d{3,4}号室?|(?:ハイツ|コーポ|メゾン|マンション|レジデンス|グランド)[ァ-ヶー一-鿿ぁ-ん・]{1,10}\s?[A-Z]?\d{3,4}(?:号室?)?"
)
_BEFORE = re.compile(r"^(?:.*?(?:住所|自宅|実家|場所|送り主|差出人|宛先|届け先|現住所|所在地|店|家|会社)(?:は|が|の|を|:)|明日(?:の\d{1,2}時)?に?|今日|昨日|今夜|今朝|.*?\d時に?)")


def addresses(text: str) -> Iterator[Span]:
    for found in _ADDRESS.finditer(text):
        start, end = found.span()
        led = _BEFORE.match(found[0])
        if led and led.end() < end - start:
            start += led.end()
        yield Span(start, end, Kind.ADDRESS)
