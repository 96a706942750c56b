"""Names of houses that are said to be some, stand between 「」, or are no everyday word; kinds live in houses.py."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linebot_app.masking.letters import Kind, Span, has_japanese
from linebot_app.masking.ordinary import NO_NAME_AFTER, PARTICLE_IN, is_common, without_leading
from linebot_app.masking.vocabulary import is_everyday_katakana, words

_CHAINS = re.compile(
    r"セブン[-・]?イレブン|ファミリーマート|ファミマ|ローソン|ミニストップ|イオン(?:モール)?|イトーヨーカドー|ドン・?キホーテ|マクドナルド|ケンタッキー|モスバーガー|スターバックス|スタバ|ドトール|ガスト|サイゼリヤ|すき家|吉野家|松屋|くら寿司|スシロー|はま寿司"
    r"|ユニクロ|ニトリ|無印良品|しまむら|ダイソー|ヤマダ電機|ビックカメラ|ヨドバシカメラ|ヤマト運輸|クロネコヤマト|佐川急便|日本郵便|楽天(?:市場)?|アマゾン|メルカリ|ソフトバンク|ドコモ|KDDI|トヨタ|ホンダ|ニッサン|日産|マツダ|スバル|パナソニック|ソニー|リクルート|アート引越センター|サカイ引越センター"
)
_NAMED_KIND = "会社|お?店|カフェ|喫茶店|サロン|美容室|居酒屋|ラーメン屋|レストラン|食堂|旅館|ホテル|宿|病院|クリニック|医院|歯医者|薬局|塾|スクール|教室|施設|工場|工務店|スーパー|コンビニ|パン屋|ケーキ屋|花屋|本屋|企業|業者|メーカー|事務所|法人|グループ|ブランド|ショップ|サイト|ところ|取引先|得意先|派遣会社|屋号|商店|園|ジム|バー|スナック|部署"
_A_NAME = (
    r"[一-鿿々ヶァ-ヴーA-Za-z0-9&'・. ]{2,16}(?:[ぁ-ん]{1,4}[一-鿿ァ-ヴー]{1,6})?|[ぁ-ん]{2,8}|[一-鿿][ぁ-ん]{1,4}"
)
_CALLED_SO = re.compile(
    rf"「(?P<quoted>[^」。、]{{2,20}})」(?:という|っていう|って|と言う|なる)(?:[^、。]{{0,6}}?)(?:{_NAMED_KIND})"
    rf"|(?:(?<=^)|(?<=[、。\s「はがをにでの]))(?P<bare>{_A_NAME})(?:という|っていう|って)(?:名前の)?(?:小さな|小さい|大きな|大手の|老舗の|地元の|近所の)?(?:{_NAMED_KIND})"
    rf"|(?:屋号|店名|社名|会社名|会社の名前|店の名前|お店の名前|勤め先|勤務先|派遣先|前の会社|今の会社|会社|店|お店)(?:は|が)「?(?P<told>{_A_NAME})(?=」|です|でした|といい|という|と言い|っていい|だった|になり|、|。|$)"
    rf"|(?:取引先|得意先|前職|勤め先|勤務先|派遣先|納品先|発注元|元請け?|下請け?|仕入先|委託先|担当先|競合|ライバル|親会社|子会社|バイト先|パート先|お客様|お客さん|客先|顧客|クライアント|メーカー|業者)の(?P<of>[一-鿿々ヶ]{{2,6}}|[ァ-ヴー・]{{3,14}}|[A-Z][A-Za-z&.-]{{2,15}})(?=さん|様|が|は|に|へ|から|と|、|。|の(?!方|人|前|中|時|為)|を|で|$)"
    rf"|(?P<left>[一-鿿々ヶ]{{2,6}}|[ァ-ヴー・]{{3,14}}|[A-Z][A-Za-z&.-]{{2,15}})(?=を(?:退職|辞め|やめ|退社|クビ)|に(?:勤め|勤務|入社|転職|就職|在籍|所属)|で(?:働い|勤め|バイト|パート)|の(?:社員|正社員|窓口|営業|受付|担当|配送|お客様相談|カスタマー|コールセンター|支店|本社|工場|店舗|倉庫|従業員|派遣|面接|制服|商品))"
)
_QUOTED_HOUSE = re.compile(
    r"(?:居酒屋|喫茶店?|店|カフェ|レストラン|会社|企業|美容室|サロン|スナック|バー|ホテル|旅館|食堂|料亭|パン屋|花屋|塾|教室|園|施設|病院|クリニック|取引先|得意先|業者|メーカー|ショップ|サイト)「(?P<name>[^」。、]{2,16})」"
)
_TRADE_OF = re.compile(
    r"(?:時計|家具|自転車|バイク|メガネ|眼鏡|カメラ|電気|家電|お?酒|お?米|お?肉|お?魚|お?花|お?菓子|ケーキ|パン|靴|服|着物|お?薬|ドラッグストア|スーパー|コンビニ|クリーニング|引っ?越し|弁当|リサイクル|買取|車検|タイヤ|ガス|水道|リフォーム|不動産|印刷|写真|布団|ふとん|本|文房具|おもちゃ|旅行|介護|葬儀|派遣|警備|運送|宅配|塗装|エアコン)の(?P<name>[ァ-ヴー]{3,10}|[ァ-ヴー]{2,6}屋)(?=さん|様|の|が|は|に|を|と|で|から|へ|も|、|。|$)"
)
_DEALT_WITH = re.compile(
    r"(?:(?<=^)|(?<=[、。「『（(\s])|(?<=[のはがに]))(?P<name>[一-鿿々ヶ]{2,6}|[ァ-ヴー・]{3,12}|[一-鿿]{1,3}(?:の|[ぁ-ん]{1,3})[一-鿿ァ-ヴー]{1,5}|[一-鿿]{1,2}[ぁ-ん]{2,4}|[ァ-ヴー]{2,8}[一-鿿]{1,4})"
    r"(?=の(?:店長|マスター|女将|大将|オーナー|支配人|店員|スタッフ|レジ|厨房|社長|専務|常務|担当者?|営業|窓口|受付|常連|支店|本店|本社|工場|社員|現場|案件|注文|納品|発注|下請|パート|バイト|事務|制服|看板|ケーキ|弁当|予約)"
    r"|に(?:納品|発注|勤め|勤務|配達|入社|転職|卸|出向|常駐|派遣|出入り|納め)|から(?:の)?(?:発注|注文|苦情|クレーム|督促|請求|仕入|依頼|返品)|で(?:働|勤|バイト|パート|買っ|購入|食べ|店員|アルバイト)|を(?:辞め|退職|担当|解雇|クビ|訪問)|へ(?:納品|配達|お詫び|謝罪|謝り|出向)|との(?:取引|契約|打ち合わせ|商談))"
)
_QUOTED = re.compile(
    r"「(?P<name>[一-鿿々ヶ]{2,6}|[ァ-ヴー・]{3,12})」(?=の|で|に(?!する|なる)|から|へ|さん|という|って)"
)
_VERB_END = re.compile(
    "(?:った|した|れた|いた|する|れる|ない|たい|です|ます|って|して|から|ので|けど|なの|の前|の後|の方|の時|の日)$"
)
_SMALL_LATIN = re.compile(r"(?<![A-Za-z0-9@._/:<&-])[a-z][a-z'&-]{3,15}(?![A-Za-z0-9@._/:>(=;-])")
_KATAKANA_HOUSE = re.compile(
    r"(?<![ァ-ヴー・一-鿿])(?P<name>[ァ-ヴー]{4,14}(?:・[ァ-ヴー]{2,10})*|[ァ-ヴー]{2,10}(?:・[ァ-ヴー]{2,10})+)(?![ァ-ヴー一-鿿・])"
)
_MIXED_HOUSE = re.compile(
    r"(?<![一-鿿ァ-ヴーA-Za-z])(?P<first>[一-鿿々ヶ]{2,4})(?P<second>[ァ-ヴー]{2,10})(?![一-鿿ァ-ヴー](?!さん|様|店))"
)
_LATIN_HOUSE = re.compile(
    r"(?<![A-Za-z0-9@._/-])(?P<name>[A-Z][A-Za-z&'-]{3,15}(?: (?:[A-Z&][A-Za-z&'-]{0,15}|de|la|du|des|le)){0,4}|[A-Z]{2,6}(?=商|工|企|建|物|不動産|産業|電|さん|の営業|の担当)|(?:cafe|bar|salon|hair|café) [A-Za-z]{2,12})(?![A-Za-z0-9@_-])"
)


def houses_told(text: str) -> Iterator[Span]:
    yield from _said(text)
    yield from _dealt_with(text)
    yield from _by_itself(text)
    for found in _CHAINS.finditer(text):
        yield Span(found.start(), found.end(), Kind.SHOP)


def _said(text: str) -> Iterator[Span]:
    for found in _CALLED_SO.finditer(text):
        group = found.lastgroup or "quoted"
        if _is_told(found[group], group):
            yield Span(*found.span(group), Kind.SHOP)


def _dealt_with(text: str) -> Iterator[Span]:
    """What somebody works at, buys from, delivers to: no everyday word, so it is the name of a house."""
    common = words()
    for found in _DEALT_WITH.finditer(text):
        name = found["name"]
        start = without_leading(text, *found.span("name"))
        name = text[start : found.end("name")]
        if re.fullmatch("[一-鿿々ヶ]+", name):
            fits = not is_common(name) and not re.search("[店社部課係員者方人様屋長室所院校会先時日月年分回件]$", name)
        elif re.fullmatch("[ァ-ヴー・]+", name):
            fits = not is_everyday_katakana(name)
        elif re.fullmatch("[ぁ-ん]+", name):
            fits = False
        else:
            tail = re.search("[一-鿿ァ-ヴー]*$", name)
            is_word = tail is not None and (tail[0] in common.everyday or tail[0] in common.no_house)
            is_verb = re.search("[った]?[たてし]お|した|って|して|れた|への|れて|えて", name) or _VERB_END.search(name)
            fits = not is_word and not is_verb and not re.search("客|会社|店$|者$|人$|方$", name)
        if fits and name not in common.no_house:
            yield Span(start, found.end("name"), Kind.SHOP)
    for found in _QUOTED.finditer(text):
        name = found["name"]
        is_kana = re.fullmatch("[ァ-ヴー・]+", name) and not is_everyday_katakana(name)
        if is_kana or (re.fullmatch("[一-鿿々ヶ]+", name) and not is_common(name)):
            yield Span(*found.span("name"), Kind.SHOP)
    found_latin = _SMALL_LATIN.findall(text) if has_japanese(text) else []
    if len(found_latin) == 1 and found_latin[0] not in common.latin:
        (one,) = _SMALL_LATIN.finditer(text)
        yield Span(one.start(), one.end(), Kind.COMPANY)


def _is_told(name: str, group: str) -> bool:
    common = words()
    if re.fullmatch("[ァ-ヴー・]+", name):
        return name not in common.everyday and not is_everyday_katakana(name)
    if re.fullmatch("[一-鿿々ヶ]+", name):
        is_kind = re.search("[店社部課係員者方人様屋長室所院校会先]$", name)
        return group != "left" and not is_common(name) and not is_kind
    if re.fullmatch("[ぁ-ん]+", name):
        return group in ("quoted", "told") and not PARTICLE_IN.match(name) and not NO_NAME_AFTER.match(name)
    if name.isascii():
        return name.split(maxsplit=1)[0] not in words().latin and not (name.isupper() and len(name) <= 4)
    return group == "quoted"


def _by_itself(text: str) -> Iterator[Span]:
    common = words()
    for found in _QUOTED_HOUSE.finditer(text):
        yield Span(*found.span("name"), Kind.SHOP)
    for found in _TRADE_OF.finditer(text):
        if found["name"] not in common.everyday:
            yield Span(*found.span("name"), Kind.SHOP)
    for found in _KATAKANA_HOUSE.finditer(text):
        name = found["name"]
        if not (is_everyday_katakana(name) or name in common.katakana):
            yield Span(*found.span("name"), Kind.SHOP)
    for found in _MIXED_HOUSE.finditer(text):
        first = found["first"]
        if found["second"] in common.no_person_in_katakana:
            continue
        if not is_common(first) and not re.search("[店社部課係員者方人様屋長室所院校会先用式型]$", first):
            yield Span(found.start(), found.end(), Kind.COMPANY)
    for found in _LATIN_HOUSE.finditer(text) if has_japanese(text) else ():
        if not any(one in words().latin for one in found["name"].split()):
            yield Span(*found.span("name"), Kind.COMPANY)
