"""Names of people that are said to be one: という人, と申します, 妹の…, 名前は…."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linebot_app.masking.bare_names import NO_HIRAGANA_ALONE, ROMAN_LETTERS
from linebot_app.masking.called import HIRAGANA_BEFORE, KATAKANA_BEFORE, LATIN_BEFORE, without_prefix
from linebot_app.masking.letters import HIRAGANA, KANJI, KATAKANA, PARTICLE, Kind, Span
from linebot_app.masking.vocabulary import is_everyday_katakana, words

_KANJI_NAME = re.compile(rf"(?:[{KANJI}ヶ]{{1,4}}[ \u3000])?[{KANJI}ヶ]{{1,5}}$")
_UNSURE = ("という", "といい", "って", "本人", "宛", "名義", "と呼")
_SAID = re.compile(
    r"(?=と(?:申し|名乗|いい?ます|いう(?:人|者|方|名|男|女|社員|担当|お客|店員|子|やつ|上司|先輩|後輩|女性|男性|おじさん|おばさん)|呼ん|呼ば|署名)|っていう|って(?:人|子|方|やつ|奴|名前|男|女|いう|ひと|お客|客|後輩|先輩|上司|同僚|おじさん|おばさん)|という(?:人|者|方|名|男|女|子|署名|差出人)|の名前で|名義|宛|本人|と書かれ|呼ばわり|を出せ|を呼べ|出てこい|です。(?:以後|よろしく))"
)
_RELATED = re.compile(
    r"(?:次男|三男|長男|四男|長女|次女|三女|妹|弟|姉|兄|息子|娘|夫|妻|旦那|嫁|彼女|彼氏|友人|友達|友だち|親友|知人|知り合い|同僚|同期|後輩|先輩|上司|部下|担当|担当者|後任|前任|前任者|後任者|店長|副店長|オーナー|部長|次長|課長|係長|主任|社長|専務|うち|バイト|アルバイト|パート|新人|営業|経理|事務|派遣|社員|スタッフ|常連|客|お客様|お客さん|お客|弁護士|先生|近所|隣|幼なじみ|幼馴染|いとこ|従姉妹|従兄弟|甥|姪|孫|叔父|叔母|義母|義父|大家|責任者|支配人|相手|先方|取引先|リーダー|チーフ|マネージャー|先|ママ|院長|職員|ヘルパー|看護師|医師|保育士|課|部|姑|舅|住人|管理人|施主|監督|名前|名|教育係|弊社|当社|当店|御社|貴社|会社|あちら|向こう|こちら|クレーマー|カレ|元カレ|元カノ|元妻|元夫|隊長|班長|会長|教授|専属|所長|工場長|室長|受付|窓口|フロント|ドライバー|運転手|子|パートナー|従業員|役員|幹事|保護者|患者|利用者)"
    rf"の(?P<name>[{KANJI}ヶツノ]{{1,6}}(?:[ \u3000][{KANJI}]{{1,3}})?|[{KATAKANA}・]{{2,10}}|[{HIRAGANA}]{{2,4}}?|[A-Z][a-z]+){PARTICLE}"
)
_NAME_ITSELF = re.compile(
    rf"(?:(?:私|僕|俺|わたし|自分|名前|本名|氏名|旧姓|名|署名|名義|差出人|宛名|担当者?|上司|責任者|店長|部長|課長|係長|主任|社長|後任|前任|先輩|後輩|同僚|相手|犯人|お客様|お客さん|客|オーナー|代表|弁護士|先生|担任|院長|名札|表札|名刺)(?:は|が|に|の|も|には|:|[ \u3000・])「?)(?P<name>[{KANJI}ヶ]{{1,4}}(?:[ \u3000]?[{KANJI}]{{1,3}})?|[{KATAKANA}・]{{2,10}}|[{HIRAGANA}]{{2,5}}?|[A-Z][a-z]+)(?=と(?:い[いう]|言|申|名乗|書)|です|だ[。、]|」|って|。|$)"
)
_SURELY = tuple(
    f"{said}{who}"
    for said in ("という", "って", "っていう")
    for who in [
        "人",
        "者",
        "男",
        "女",
        "方",
        "子",
        "客",
        "店員",
        "社員",
        "上司",
        "先輩",
        "後輩",
        "担当",
        "お客",
        "名",
        "やつ",
        "奴",
        "おじさん",
        "おばさん",
        "署名",
        "差出人",
        "職員",
        "看護師",
        "先生",
        "医者",
        "弁護士",
        "友達",
        "友人",
        "同僚",
    ]
)


def said_names(text: str) -> Iterator[Span]:
    for mark in _SAID.finditer(text):
        base = max(0, mark.start() - 16)
        before = text[base : mark.start()].rstrip("」")
        is_sure = not text.startswith(_UNSURE, mark.start()) or text.startswith(_SURELY, mark.start())
        if length := _name_before(before, is_sure=is_sure):
            yield Span(base + len(before) - length, base + len(before), Kind.PERSON)
    for pattern in (_RELATED, _NAME_ITSELF):
        for found in pattern.finditer(text):
            if _is_somebody(found["name"]):
                yield Span(found.start("name"), found.end("name"), Kind.PERSON)


def _name_before(before: str, *, is_sure: bool) -> int:
    """How many letters of it are a name at its end."""
    common = words()
    if found := _KANJI_NAME.search(before):
        name = found[0] if re.search("[ \u3000]", found[0]) else without_prefix(found[0])
        fits = name and (common.is_name(name) or common.may_be_name(name) or (is_sure and 2 <= len(name) <= 3))
        return len(name) if name and fits else 0
    if found := KATAKANA_BEFORE.search(before):
        name = found[0]
        return len(name) if name in common.katakana or (is_sure and not is_everyday_katakana(name)) else 0
    if found := HIRAGANA_BEFORE.search(before):
        run = found[0]
        return next((n for n in (5, 4, 3, 2) if len(run) >= n and run[-n:] in common.hiragana), 0)
    found = LATIN_BEFORE.search(before)
    return len(found[0]) if found and is_sure else 0


def _is_somebody(name: str) -> bool:
    common = words()
    if name in common.no_person:
        return False
    if re.fullmatch(f"[{KATAKANA}・]+", name):
        return name in common.katakana
    if re.fullmatch(f"[{HIRAGANA}]+", name):
        return name in common.hiragana and name not in NO_HIRAGANA_ALONE
    if name.isascii():
        return re.fullmatch(ROMAN_LETTERS, name.lower()) is not None
    parts = name.replace("\u3000", " ").split(" ")
    if len(parts) == 2:
        return common.may_be_name(parts[0])
    return common.may_be_name(name)
