"""Names of companies, shops and other houses, by what stands before or behind the name; people live in people.py."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linebot_app.masking.letters import Kind, Span
from linebot_app.masking.vocabulary import words

_LEGAL = (
    r"(?:株式会社|有限会社|合同会社|合資会社|合名会社|(?:一般|公益)(?:社団|財団)法人|医療法人(?:社団|財団)?|社会福祉法人|学校法人|宗教法人"
    r"|特定非営利活動法人|NPO法人|独立行政法人|協同組合|[(（][株有同][)）]|㈱|㈲)"
)
_RUN = r"[一-鿿々ヶァ-ヴーA-Za-z0-9&・]"
# 日の本ねじ, 月あかり: hiragana inside a name is short and stands between other letters.
_NAME = rf"(?:[ぁ-ん]{{1,6}}(?=[一-鿿ァ-ヴA-Za-z])(?!の))?{_RUN}{{1,20}}(?:(?:の|(?!さん|さま|という|から|まで|での|とは|には|では)[ぁ-ん]{{2,3}})(?={_RUN}{{2,6}}(?:所|社|屋|堂|会|業|店|工))(?!の(?:事務|担当|社長|部長|店長|会長)){_RUN}{{1,12}})?"
_HIRAGANA_NAME = r"[ぁ-ん]{2,8}?(?=さん|様|の|が|は|に|を|と|で|から|へ|も|や|って|という|、|。|」|』|\s|$)"
_INCORPORATED = re.compile(
    rf"{_LEGAL}\s?(?:{_NAME}会?|{_HIRAGANA_NAME})"
    rf"|(?:{_RUN}{{1,20}}|(?<![ぁ-ん])[ぁ-ん]{{2,8}}(?:{_RUN}{{1,10}})?)\s?(?:株式会社|有限会社|合同会社|合資会社|[(（][株有同][)）]|㈱|㈲)(?!の社)"
    r"|(?<![A-Za-z])[A-Z][\w&'.-]*(?:\s[A-Z&][\w&'.-]*){0,4},?\s?(?:Inc\b\.?|Ltd\b\.?|Co\b\.?(?:,?\s?Ltd\b\.?)?|LLC\b|Corp\b\.?|Corporation|K\.K\.|GmbH|Group|Systems|Company)"
)
_STRONG = (
    "商事|商会|商店|物産|興業|産業|工業|工業所|工務店|製作所|製菓|製麺|製薬|製紙|製鋼|製氷|製本|製陶|製茶|製糖|製粉|製材所?|精工|精機|精密|鉄工所?|電機|電工|電設|電子工業|運輸|運送|通運|急便|運輸倉庫|物流|倉庫|"
    "土木|塗装店?|塗料|造園|設備工業|住建|住販|住設|不動産|リフォーム|リネン|印刷所?|印刷工業|出版社?|書籍|新聞社|放送|化学|化成|化工|水産|青果|醸造|酒造|紙業|紡績|繊維|染色|染工|木材|石材|硝子|鋼業|鋼材|金属|樹脂|警備保障|"
    "システムズ|テクノロジーズ?|テクノス?|テック|ソフト(?:ウェア)?|ソリューションズ?|ホールディングス|コーポレーション|カンパニー|エージェンシー|エンタープライズ|インターナショナル|エンジニアリング|プロダクツ?|プランニング|フーズ|フード|フードサービス|"
    "モータース|電鉄|トラベル|ツーリスト|銀行|信用金庫|信金|農協|生命|損保|証券|法律事務所|会計事務所|税理士事務所|総研|エステート|ハウジング|エナジー|デザイン|パック|クリエイト|ワークス|リース|レンタカー|交通|観光|建設|建築|建工|建装|工芸|工房|産商|通商|貿易|商行|薬品|食品|農産|畜産|製版|広告社?|企画|保険サービス|サービス|システム|ガス|石油|電力|タクシー|ホーム|ハウス|警備|タイヤ|印房|製靴|縫製|繊工|組合"
)
_WEAK = frozenset("サービス システム ガス 石油 電力 タクシー ホーム ハウス 警備 企画 広告 建築 交通 観光 物流 倉庫 食品 デザイン パック リース 生命 化学 金属 銀行 不動産 印刷 放送 薬品 組合 工房 ソフト フード リフォーム 運送 建設 土木 出版 産業 工業 水産 青果 繊維 木材 貿易 証券 レンタカー 法律事務所 会計事務所".split())  # fmt: skip
_COMPANY = re.compile(
    rf"(?P<name>(?:[一-鿿々]{{1,2}}の[一-鿿々]{{1,2}}[ぁ-ん]{{0,3}}|[一-鿿々ヶ]{{1,5}}|[ァ-ヴー・]{{2,12}}|[一-鿿々]{{1,4}}[ァ-ヴー]{{2,8}}|[A-Za-z][A-Za-z0-9&.-]{{1,15}}|(?<![ぁ-ん])[ぁ-ん]{{2,5}}))(?P<kind>{_STRONG})(?![一-鿿ァ-ヴー](?!さん|様))"
)
_KINDS = (
    "食堂|薬局|薬店|書店|書房|書林|百貨店|デパート|病院|医院|クリニック|歯科(?:医院)?|眼科|内科|皮膚科|整骨院|接骨院|鍼灸院|美容室|美容院|理容室|理髪店|サロン|旅館|ホテル|カフェ|珈琲(?:店)?|コーヒー|ベーカリー|製パン|ストアー?|マート|スーパー|モール|"
    "幼稚園|保育園|こども園|学園|高校|高等学校|中学校?|小学校|大学|学院|ゼミナール?|進学塾|塾|教室|スクール|老人ホーム|ケアセンター|デイサービス|動物病院|写真館|フォトスタジオ|スタジオ|写真室|神社|寺院|教会|農園|牧場|酒店|米店|生花店|洋品店|青果店|鮮魚店|精肉店|時計店|眼鏡店|電器店?|家具店?|文具店?|楽器店?|自転車店?|家電|"
    "亭|庵|軒|閣|荘|苑|楼|堂|館|園|舗|旅荘|温泉|ジム|フィットネス|クラブ|ボウル|シネマ|劇場|ダイニング|キッチン|食品館|市場|ドラッグ|石けん店|湯"
)
_WEAK_KINDS = frozenset("亭 庵 軒 閣 荘 苑 楼 堂 館 園 舗 塾 教室 クラブ キッチン 湯 市場 劇場 温泉 大学 高校 中学 小学校 病院 サロン スタジオ スクール ホテル カフェ スーパー ジム コーヒー 家電 家具 神社 教会 寺院 モール".split())  # fmt: skip
_BRANCH = r"(?:[一-鿿々ヶァ-ヴー]{1,8}(?:支店|営業所|本店|店)|本店|支店)?"
_HOUSE = re.compile(
    rf"(?P<name>(?:[一-鿿々ヶ]{{1,5}}|[ァ-ヴー・]{{2,12}}|[一-鿿々]{{1,4}}[ァ-ヴー]{{2,8}}|[A-Za-z][A-Za-z0-9&'-]{{1,15}}|(?<![ぁ-ん])[ぁ-ん]{{2,6}}|(?<=[のはがをにでと])[ぁ-ん]{{2,5}}|[一-鿿](?!の)[ぁ-ん]{{1,4}}))(?P<kind>{_KINDS}){_BRANCH}(?![一-鿿](?!さん|様))"
)
_FIRST = (
    "ホテル|旅館|民宿|ペンション|ブティック|パティスリー|らーめん|ラーメン|中華そば|つけ麺|鮨処|寿司処|鮨|寿司|すし|そば処|蕎麦処|手打ちそば|うどん|居酒屋|酒場|立ち飲み|カフェ|喫茶|珈琲|純喫茶|レストラン|洋食|ビストロ|トラットリア|リストランテ|バル|バー|BAR|スナック|"
    "キャバクラ|美容室|ヘアサロン|ヘアーサロン|理容|バーバー|ネイルサロン|エステサロン|サロン|スーパー|ドラッグ|ベーカリー|パン工房|菓子処|御?菓子司|菓匠|洋菓子|和菓子|古書|割烹|料亭|小料理|焼肉|焼き肉|焼鳥|焼き鳥|やきとり|串焼き?|炭火焼き?|お好み焼き?|たこ焼き?|鉄板焼き?|天ぷら|とんかつ|うなぎ|鰻|"
    "フラワーショップ|フラワー|フローリスト|花|ペットショップ|特養|グループホーム|デイサービス|特別養護老人ホーム|写真館|スタジオ|メゾン|アトリエ|ギャラリー|ショップ|ブックス|スポーツ|メガネの?|カメラの?|クリーニング|リサイクルショップ|古着|雑貨|弁当|惣菜|学習塾|英会話|コーポ|動物病院|クリニック"
)
_AFTER = r"(?=さん|様|の|が|は|に|を|と|で|から|へ|も|や|って|という|、|。|」|』|\)|\s|$)"
_LED = re.compile(
    rf"(?<![一-鿿ァ-ヴー])(?P<kind>{_FIRST})(?:[・\s\u3000]|(?=[一-鿿ァ-ヴーA-Zぁ-ん]))(?P<name>[ァ-ヴー・]{{2,14}}(?:[一-鿿]{{1,3}})?|[一-鿿々ヶ]{{1,5}}|[一-鿿][ぁ-ん]{{1,4}}[一-鿿]{{0,3}}|[A-Z][A-Za-z'&-]{{1,15}}|[ぁ-ん]{{2,6}}?[一-鿿]{{1,3}}|[ぁ-ん]{{2,6}}?){_BRANCH}{_AFTER}"
)
_TRADE = re.compile(r"(?P<name>[ァ-ヴー]{2,8}|[一-鿿々]{1,4}|[ぁ-ん]{2,7}|[一-鿿][ぁ-ん]{1,3})屋(?P<branch>[一-鿿々ァ-ヴー]{1,6}店)?(?![根敷号内外形台上])")
_BRANCHES = re.compile(r"(?P<name>[一-鿿々ヶァ-ヴーA-Za-z0-9]{2,14})店(?![長員舗内頭主先外番])")
_PARTICLE_IN = re.compile(r".*[のはがをにでともへ、]")
_NO_NAME_AFTER = re.compile(r"(?:まで|から|って|など|とか|だけ|です|より|でも|なの|だと|ばかり|では|には|とは|での|での|へは|にも|という|さん|くらい|みたい|らしい)")
_NO_KATAKANA_AFTER = frozenset("マン スタッフ フロント ランチ メニュー オーナー レディ ルーム サイト アプリ スペース カウンター タウン マーケット センター チェーン".split())  # fmt: skip
_LEADING = re.compile(r"^(?:取引先|得意先|勤務先|派遣先|担当先|納品先|元請|下請|発注元|仕入先|先方|先日|昨日|今日|今回|前職|現職|当時|以前|元|前|現在|毎回|全部|実際|近所|隣|地元|本日|結局|大手|老舗)(?=.{2})")  # fmt: skip


def houses(text: str) -> Iterator[Span]:
    """Overlapping ones come too: who takes them decides."""
    for found in _INCORPORATED.finditer(text):
        yield Span(_without_leading(text, *found.span()), found.end(), Kind.COMPANY)
    yield from _named(text, _COMPANY, Kind.COMPANY, _WEAK)
    yield from _named(text, _HOUSE, Kind.SHOP, _WEAK_KINDS)
    for found in _LED.finditer(text):
        name = found["name"]
        if name in words().no_house or name in words().no_person_in_katakana or name in _NO_KATAKANA_AFTER:
            continue
        if name[0] in "のはがをにでとへもやなかさしだ" and "ぁ" <= name[0] <= "ん":
            continue
        if _NO_NAME_AFTER.match(name) or f"{found['kind']}{name}" in words().trades or name in ("店", "屋", "代", "台"):
            continue
        if found["kind"] in ("花", "雑貨", "弁当", "鰻", "すし") and not re.match("[ァ-ヴ]", name):
            continue
        if re.fullmatch("[一-鿿]{1,2}", name) and name[-1] not in "館亭庵軒屋堂閣荘苑園楼家寿":
            continue
        yield Span(found.start(), found.end(), Kind.SHOP)
    yield from _trades(text)


def _named(text: str, pattern: re.Pattern[str], kind: Kind, weak: frozenset[str]) -> Iterator[Span]:
    common = words()
    for found in pattern.finditer(text):
        start = _without_leading(text, found.start(), found.end("name"))
        name = text[start : found.end("name")].strip("・")
        if not name or name in common.no_house or name in common.no_person_in_katakana or name in common.no_person:
            continue
        if found[0] in common.trades or re.fullmatch("[ぁ-ん]+", name) and not _may_be_hiragana(name, found["kind"], weak):
            continue
        if found["kind"] in weak and not _is_own_name(name):
            continue
        if len(name) == 1 and name not in common.surnames:
            continue
        yield Span(start, found.end(), kind)


def _may_be_hiragana(name: str, kind: str, weak: frozenset[str]) -> bool:
    return not _PARTICLE_IN.match(name) and name not in ("なら", "さん", "から", "まで", "した", "ので") and kind not in ("館", "園", "湯", "舗", "ホーム", "ガス") and not name.endswith(("な", "い", "た", "る"))


def _is_own_name(name: str) -> bool:
    """Not a common word in front of サービス, 館 …: a surname, or katakana that is no everyday word."""
    common = words()
    if re.fullmatch("[ァ-ヴー・]+", name):
        return len(name.replace("・", "")) >= 3 and not any(name.endswith(one) for one in common.no_person_in_katakana)
    if re.fullmatch("[A-Za-z0-9&'.-]+", name):
        return name[0].isupper()
    if re.fullmatch("[一-鿿々ヶ]+", name):
        return common.may_be_name(name) or name[:2] in common.plain or (len(name) == 2 and name not in common.no_house and name[-1] not in "的内外用別式型製付料")
    return True


def _trades(text: str) -> Iterator[Span]:
    common = words()
    for found in _TRADE.finditer(text):
        start, end = found.span("name")
        if re.fullmatch("[ぁ-ん]+", found["name"]):
            led = _PARTICLE_IN.match(found["name"])
            start += led.end() if led and led.end() < end - start else 0
            if start and "ぁ" <= text[start - 1] <= "ん" and not led:
                continue
        start = _without_leading(text, start, end)
        whole = text[start : end + 1]
        if end - start < 1 or any(whole.endswith(one) for one in common.trades) or whole[:-1] in common.no_house:
            continue
        if end - start == 1 and whole[0] not in common.surnames:
            continue
        yield Span(start, found.end(), Kind.SHOP)
    for found in _BRANCHES.finditer(text):
        start = _without_leading(text, found.start(), found.end())
        whole = text[start : found.end()]
        name = whole[:-1]
        if any(whole.endswith(one) for one in common.trades) or name in common.no_house or len(name) < 2:
            continue
        if any(name.endswith(one) for one in ("料理", "専門", "販売", "取扱", "チェーン", "ショップ", "担当", "出張", "全", "数", "号")):
            continue
        yield Span(start, found.end(), Kind.SHOP)


def _without_leading(text: str, start: int, end: int) -> int:
    led = _LEADING.match(text[start:end])
    return start + led.end() if led else start
