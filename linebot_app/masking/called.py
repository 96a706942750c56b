"""Names of people by what stands behind them: さん, a title, or whose family it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linebot_app.masking.letters import HIRAGANA, KANJI, KATAKANA, Kind, Span
from linebot_app.masking.vocabulary import is_everyday_katakana, words

_TITLES = (
    r"代表取締役|取締役|副?社長|副?会長|専務|常務|本部長|支社長|支店長|副?店長|副?部長|次長|課長代理|課長補佐|課長|係長|主任|主査|主幹|所長|室長|局長|園長|施設長|医院長|病院長|院長"
    r"|校長|教頭|塾長|工場長|館長|編集長|事務長|師長|婦長|班長|組長|隊長|理事長|理事|監督|支配人|マネージャー|マネジャー|チーフ|リーダー|オーナー|店主|大将|女将|弁護士|税理士|司法書士|社労士|行政書士"
    r"|医師|看護師|教授|刑事|巡査|議員|住職|和尚|コーチ|ディレクター|プロデューサー|ドクター|先輩|後輩|顧問|調査官|相談員|警部補?|巡査部長|書記官|判事|検事|代表|組合長|町会長|自治会長|区長|薬剤師|栄養士|保育士|介護士|美容師|ケアマネ(?:ージャー)?|ヘルパー|運転手|講師|助手|総支配人|料理長|シェフ|マスター|若旦那|教官|研修医|記者|職員|店員|社員|巡査長|SV|GM|メンバー"
)
_CALLED = r"さん|さま|お?ばあ(?:さん|ちゃん)|お?じい(?:さん|ちゃん)|っち(?=[がはにもとの、])|ママ(?=[がはにもとの、])|パパ(?=[がはにもとの、])|んち(?=[のがはにで])|ん家|宅(?=[にのへ])|邸|翁|容疑者|被告|選手|様(?!子|式|々|相)|氏|君|くん|クン|ちゃん|チャン|殿|先生|せんせい|センセイ|夫妻|夫人|(?<!お)嬢|女史|兄弟|姉妹|親子|一家|家の(?!番号|電話)"
_OF_THEIRS = r"(?=の(?:お?じい(?:さん|ちゃん)|お?ばあ(?:さん|ちゃん)|お?じいさま|お?ばあさま|おじ(?:さん|様)|おば(?:さん|様)|奥さん|奥様|旦那|ご主人|お父さん|お母さん|息子|娘さん|野郎|やろう|やつ|奴|おやじ|親父|じじい|ばばあ|家族|ご家族|お宅|お嬢))"
_MARK = re.compile(rf"{_CALLED}|{_TITLES}|おば(?:さん|ちゃん)|おじ(?:さん|ちゃん)|{_OF_THEIRS}")
_KANJI_BEFORE = re.compile(rf"[{KANJI}ヶケノツ]{{1,7}}$")
_FULL_BEFORE = re.compile(rf"(?P<first>[{KANJI}ヶ]{{1,4}})[ \u3000](?P<second>[{KANJI}]{{1,4}}|[{HIRAGANA}]{{2,4}})$")
KATAKANA_BEFORE = re.compile(rf"[{KATAKANA}][{KATAKANA}・=]{{1,16}}$")
HIRAGANA_BEFORE = re.compile(rf"[{HIRAGANA}]{{2,12}}$")
LATIN_BEFORE = re.compile(r"[A-Za-z][A-Za-z'.-]{1,20}(?: [A-Z][A-Za-z'.-]{1,20}){0,2}$")
_PREFIX = re.compile(
    r"^(?:一昨日|昨日|今日|明日|今朝|昨夜|昨晩|先日|先週|今週|来週|先月|今月|去年|昨年|今年|当時|以前|結局|実際|現在|毎回|毎日|最初|最後|今度|今回|本日|前回|次回|担当者?|担任|上司|先輩|後輩|同僚|部下|同期"
    r"|店長|店員|主任|課長|部長|社長|係長|専務|弁護士|友人|友達|知人|取引先|得意先|顧客|お?客様?|常連|近所|隣|元同僚|元上司|新人|社員|職員|事務員|事務|経理|総務|人事|営業|営業担当|受付|派遣|妻|夫|妹|弟|姉|兄|母|父|息子|娘|孫|叔父|叔母|伯父|伯母|義母|義父|義兄|義姉|大家|管理人|住人|住民|施主|監督|現場監督|代表|責任者|支配人|副店長|全部|一応|正直|多分|絶対|特|元|前|故|旧姓|通称|自称|女将|大将|管理会社|上|下|外商|配車係|総務課|営業課|[一二三四五六七八九]課|部署)(?=.)"
)
GENERIC_END = re.compile(
    r"(?:営業|部|課|係|担当|担当者|者|員|会|業|業者|会社|局|署|院|学校|部門|人|屋|者様|方|店|支店|営業所|事務所|支社|本社|支部|本部|センター|署員|組合|団体|病院|銀行|工場|第[一二三四五六七八九十]+|運転手|職|教育|販売|管理|企画|開発|技術|製造|工事|業務|購買|広報|相談|指導|支援|名|年|月|日|番|号|度|回|番目|つ目|同士|各社|様式|仕)$"
)
_NO_NAME_ALONE = frozenset(
    "客奥嫁婿孫兄姉父母爺婆娘者皆神仏王猫犬熊象馬牛豚鬼虎姫殿民敵医店館社某彼隣親妻夫子人男女方何誰貴御元前弟妹叔伯祖甥姪赤坊苦労疲世話馳走仕模同異多有外日様"
)


def by_title(text: str) -> Iterator[Span]:
    for mark in _MARK.finditer(text):
        at = mark.start()
        if text[max(0, at - 1) : at] in (" ", "\u3000") and mark[0] in ("様", "さま", "殿", "御中"):
            at -= 1
        before = text[max(0, at - 24) : at]
        if not before:
            continue
        called = bool(re.fullmatch(_CALLED, mark[0])) or not mark[0]
        if (name := _named_before(before, called=called, mark=mark[0])) is not None:
            start, end = name
            base = at - len(before)
            yield Span(base + start, base + end, Kind.PERSON)


def _named_before(before: str, *, called: bool, mark: str) -> tuple[int, int] | None:
    common, end = words(), len(before)
    if (full := _FULL_BEFORE.search(before)) and (
        full["first"] in common.surnames or common.may_be_name(full["first"])
    ):
        return full.start(), end
    if found := _KANJI_BEFORE.search(before):
        name = without_prefix(found[0])
        if (
            name is None
            and len(found[0]) == 1
            and mark in ("さん", "様", "氏", "くん", "君")
            and found[0] not in _NO_NAME_ALONE
            and before[-2:-1] not in ("お", "ご")
        ):
            return end - 1, end
        if name is None or (
            mark in ("家の", "親子", "兄弟", "姉妹", "一家", "代理", "先輩", "後輩") and not common.is_name(name)
        ):
            return None
        return end - len(name), end
    if found := KATAKANA_BEFORE.search(before):
        name = found[0].strip("・")
        if is_everyday_katakana(name) and name not in common.katakana:
            return None
        house = re.search(rf"(?<![{KANJI}])[{KANJI}]{{1,3}}$", before[: end - len(name)])
        if called and house and house[0] not in common.no_house and house[0] not in common.no_person:
            return house.start(), end  # 北陽メディカルさん
        if not called and re.match("[ァ-ヴ]", mark or "") and name not in common.katakana:
            return None
        return end - len(name), end
    if called and (found := HIRAGANA_BEFORE.search(before)):
        return _hiragana_before(before, found[0], mark)
    if found := LATIN_BEFORE.search(before):
        name = found[0]
        if name.isupper() and len(name) <= 4:
            return None
        return found.start(), end
    return None


def _hiragana_before(before: str, run: str, mark: str) -> tuple[int, int] | None:
    common, end = words(), len(before)
    alone = len(run) == len(before) or not ("ぁ" <= before[-len(run) - 1] <= "ん")
    if any(run.endswith(one) and (len(one) > 1 or len(run) == 1) for one in common.no_person_in_hiragana):
        return None
    for length in (5, 4, 3, 2):
        name = run[-length:]
        if len(name) == length and name in common.hiragana:
            left = run[:-length][-1:]
            if not left or left in "がはをにともでのへやからてねよ" or length > 2:
                return end - length, end
    tail = re.split("[のがはをにとでもへや]", run)[-1]
    if mark in ("さん", "ちゃん", "くん") and 2 <= len(tail) <= 4 and len(tail) < len(run):
        return end - len(tail), end
    if alone and 2 <= len(run) <= 4 and mark not in ("氏", "先生", "家の", ""):
        return end - len(run), end
    return None


def without_prefix(run: str) -> str | None:
    """The name at the end of a run of kanji; None where it is none."""
    common = words()
    if common.is_name(run) and run not in common.no_person:
        return run
    name = run
    while (led := _PREFIX.match(name)) is not None and not common.is_name(name):
        name = name[led.end() :]
    if name in common.no_person or not name:
        return None
    if common.is_name(name):
        return name
    if GENERIC_END.search(name):
        return None
    if any(name[:n] in common.surnames and 1 <= len(name) - n <= 3 for n in (2, 3)):  # a given name that no list has
        return name
    for length in range(min(5, len(name) - 1), 1, -1):
        if common.is_name(name[-length:]) and name[:-length] not in common.surnames and len(name) > 3:
            return name[-length:]
    if len(name) == 1:
        return None
    return name if len(name) <= 4 and name[-2:] not in common.no_person else None
