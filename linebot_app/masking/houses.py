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
    "モータース|電鉄|トラベル|ツーリスト|銀行|信用金庫|信金|農協|生命|損保|証券|法律事務所|会計事務所|税理士事務所|総研|エステート|ハウジング|エナジー|デザイン|パック|クリエイト|ワークス|リース|レンタカー|自動車|交通|観光|建設|建築|建工|建装|工芸|工房|産商|通商|貿易|商行|薬品|食品|農産|畜産|製版|広告社?|企画|保険サービス|サービス|システム|ガス|石油|電力|タクシー|ホーム|ハウス|警備|タイヤ|印房|製靴|縫製|繊工|組合|機工|メディカル|ケミカル|フィルム|オフィス|ペイント|測量|設計(?:事務所)?|住宅|ネット|バンク|ファーム|メンテナンス|ロジスティクス|ロジ|スタッフ|キャリア|プリント|パッケージ|マテリアル|コンサルティング|コンサル|電器|無線|計器|光学|発條|梱包|紙器|食研|飲料|乳業|製パン|米穀|生コン|重機|建機|解体|クレーン|霊園|葬祭|葬儀社|セレモニー|ブライダル|アカデミー|エージェント|アシスト|パートナーズ|サポート|ケア|介護|ヘルスケア|ライフ|ビルド|ビル|ビルサービス|産廃|環境|水道|設備|管工|空調|冷熱|電気|電材|電算|情報|通信|商運|海運|陸運|航空|バス|自工|車体|板金|整備|車輌|車両|硝子店|畳店|陶器|漆器|工務|組|測器|製機|ダイカスト|メッキ|鍍金|化研|研究所|本舗|総業|商工|実業|殖産|合板|製箱|製缶|興行|地所|住建工業|ボード|コンクリート|ラボ|プロダクション|プロモーション|マーケティング|クリーン|コスメ|ファーマ|エコ|グリーン|ガーデン|アグリ|ブックス|プレス|通信社|新報|日報|テレビ|マネジメント|キャピタル|グループ|紙工|製袋|製函|印判|美術|工藝|写真|映像|舎|社"
)
_WEAK = frozenset("ボード コンクリート ラボ マーケティング クリーン コスメ エコ グリーン ガーデン プレス テレビ マネジメント グループ 社 舎 組 メディカル オフィス 設計 住宅 ネット バンク メンテナンス スタッフ キャリア プリント パッケージ 電器 無線 飲料 解体 クレーン 葬祭 セレモニー ブライダル アカデミー エージェント サポート ケア 介護 ライフ ビル 環境 水道 設備 空調 電気 情報 通信 海運 航空 バス 板金 整備 車両 研究所 美術 写真 映像 工務 設計事務所 建設 リサイクル 自動車 サービス システム ガス 石油 電力 タクシー ホーム ハウス 警備 企画 広告 建築 交通 観光 物流 倉庫 食品 デザイン パック リース 生命 化学 金属 銀行 不動産 印刷 放送 薬品 組合 工房 ソフト フード リフォーム 運送 建設 土木 出版 産業 工業 水産 青果 繊維 木材 貿易 証券 レンタカー 法律事務所 会計事務所".split())  # fmt: skip
_COMPANY = re.compile(
    rf"(?P<name>(?:[一-鿿々]{{1,2}}の[一-鿿々]{{1,2}}[ぁ-ん]{{0,3}}|[一-鿿々ヶ]{{1,5}}|[ァ-ヴー・]{{2,12}}|[一-鿿々]{{1,4}}[ァ-ヴー]{{2,8}}|[A-Za-z][A-Za-z0-9&.-]{{1,15}}|(?<![ぁ-ん])[ぁ-ん]{{2,6}}|(?<=[のはがをにでと])[ぁ-ん]{{2,5}}))(?P<kind>{_STRONG})(?![ァ-ヴー]|[一-鿿](?<![本支営社部担総長様店御宛側内東西南北新課事販人代受採購物製技配])(?!さん|様))"
)
_KINDS = (
    "食堂|薬局|薬店|書店|書房|書林|百貨店|デパート|病院|医院|クリニック|歯科(?:医院)?|眼科|内科|皮膚科|整骨院|接骨院|鍼灸院|美容室|美容院|理容室|理髪店|サロン|旅館|ホテル|カフェ|珈琲(?:店)?|コーヒー|ベーカリー|製パン|ストアー?|マート|スーパー|モール|"
    "幼稚園|保育園|こども園|学園|高校|高等学校|中学校?|小学校|大学|学院|ゼミナール?|進学塾|塾|教室|スクール|老人ホーム|ケアセンター|デイサービス|動物病院|写真館|フォトスタジオ|スタジオ|写真室|神社|寺院|教会|農園|牧場|酒店|米店|生花店|洋品店|青果店|鮮魚店|精肉店|時計店|眼鏡店|電器店?|家具店?|文具店?|楽器店?|自転車店?|家電|"
    "亭|庵|軒|閣|荘|苑|楼|堂|館|園|舗|旅荘|ラーメン|らーめん|そば|蕎麦|うどん|寿司|鮨|焼肉|焼き?鳥|弁当|餃子|カレー|パン|ケーキ|洋菓子店?|和?菓子店?|豆腐店?|花店|フラワー|生花|理容|理髪|ヘアー?|ヘアサロン|ネイル|整体院?|鍼灸|クリーニング|保育室|画廊|ギャラリー|文具|眼鏡|メガネ|補聴器|バイク|サイクル|給油所|ペット|トリミング|釣具|スポーツ|楽器|玩具|おもちゃ|デンキ|カメラ|質店|呉服店?|着物|染物店?|民宿|山荘|ロッジ|ペンション|ヴィラ|リゾート|ゴルフ|スイミング|ヨガ|バレエ|製菓舗|茶舗|茶寮|茶屋|酒場|酒房|バル|バー|ビストロ|珈琲館|洋菓子|生協|コープ|商店街|会館|ハウス|ルーム|写場|歯科クリニック|こどもクリニック|レディースクリニック|調剤薬局|診療所|介護ホーム|温泉|ジム|フィットネス|クラブ|ボウル|シネマ|劇場|ダイニング|キッチン|食品館|市場|ドラッグ|石けん店|湯"
)
_WEAK_KINDS = frozenset("ラーメン らーめん そば 蕎麦 うどん 寿司 鮨 焼肉 焼き鳥 焼鳥 弁当 餃子 カレー パン ケーキ 洋菓子 和菓子 菓子 菓子店 和菓子店 洋菓子店 豆腐 豆腐店 花店 フラワー 生花 理容 理髪 ヘアー ヘア ヘアサロン ネイル 整体 整体院 鍼灸 クリーニング 画廊 ギャラリー 文具 眼鏡 メガネ 補聴器 バイク サイクル 給油所 ペット トリミング 釣具 スポーツ 楽器 玩具 おもちゃ カメラ 呉服 着物 民宿 山荘 ペンション リゾート ゴルフ スイミング ヨガ バレエ 茶屋 酒場 バル バー ビストロ コープ 生協 商店街 会館 ハウス ルーム 診療所 調剤薬局 介護ホーム 亭 庵 軒 閣 荘 苑 楼 堂 館 園 舗 塾 教室 クラブ キッチン 湯 市場 劇場 温泉 大学 高校 中学 小学校 病院 サロン スタジオ スクール ホテル カフェ スーパー ジム コーヒー 家電 家具 神社 教会 寺院 モール".split())  # fmt: skip
_BRANCH = r"(?:[一-鿿々ヶァ-ヴー]{1,8}(?:支店|営業所|本店|店)|本店|支店)?"
_HOUSE = re.compile(
    rf"(?P<name>(?:[一-鿿々ヶ]{{1,5}}|[ァ-ヴー・]{{2,12}}|[一-鿿々]{{1,4}}[ァ-ヴー]{{2,8}}|[A-Za-z][A-Za-z0-9&'-]{{1,15}}|(?<![ぁ-ん])[ぁ-ん]{{2,6}}|(?<=[のはがをにでと])[ぁ-ん]{{2,5}}|[一-鿿](?!の)[ぁ-ん]{{1,4}}))(?P<kind>{_KINDS}){_BRANCH}(?![一-鿿](?!さん|様))"
)
_FIRST = (
    "お?食事処|和食処|麺屋|麺処|担々麺|美容院|ヘアメイク|ヘア|整骨院|鍼灸院|歯科|医院|薬局|ドラッグストア|スーパーマーケット|肉の|精肉|鮮魚|青果|甘味処|茶房|茶寮|ダイニング|キッチン|食堂|カラオケ|漫画喫茶|ネットカフェ|ゲームセンター|パチンコ|保育園|幼稚園|学童|老人ホーム|ケアハウス|介護施設|サロン・ド|ビューティーサロン|ネイル|ケーキハウス|花屋|パン屋|弁当屋|居酒屋|"
    "ホテル|旅館|民宿|ペンション|ブティック|パティスリー|らーめん|ラーメン|中華そば|つけ麺|鮨処|寿司処|鮨|寿司|すし|そば処|蕎麦処|手打ちそば|うどん|居酒屋|酒場|立ち飲み|カフェ|喫茶|珈琲|純喫茶|レストラン|洋食|ビストロ|トラットリア|リストランテ|バル|バー|BAR|スナック|"
    "キャバクラ|美容室|ヘアサロン|ヘアーサロン|理容|バーバー|ネイルサロン|エステサロン|サロン|スーパー|ドラッグ|ベーカリー|パン工房|菓子処|御?菓子司|菓匠|洋菓子|和菓子|古書|割烹|料亭|小料理|焼肉|焼き肉|焼鳥|焼き鳥|やきとり|串焼き?|炭火焼き?|お好み焼き?|たこ焼き?|鉄板焼き?|天ぷら|とんかつ|うなぎ|鰻|"
    "フラワーショップ|フラワー|フローリスト|花|ペットショップ|特養|グループホーム|デイサービス|特別養護老人ホーム|写真館|スタジオ|メゾン|アトリエ|ギャラリー|ショップ|ブックス|スポーツ|メガネの?|カメラの?|クリーニング|リサイクルショップ|古着|雑貨|学習塾|英会話|コーポ|動物病院|クリニック|自転車|車検|買取|質|整体|リラクゼーション"
)
_AFTER = r"(?=さん|様|の|が|は|に|を|と|で|から|へ|も|や|って|という|、|。|」|』|\)|\s|$)"
_LED = re.compile(
    rf"(?<![一-鿿ァ-ヴー])(?P<kind>{_FIRST})(?:[・\s\u3000]|(?=[一-鿿ァ-ヴーA-Zぁ-ん]))(?P<name>[ァ-ヴー・]{{2,14}}(?:[一-鿿]{{1,3}})?|[一-鿿々ヶ]{{1,5}}|[一-鿿][ぁ-ん]{{1,4}}[一-鿿]{{0,3}}|[A-Z][A-Za-z'&-]{{1,15}}|[ぁ-ん]{{2,6}}?[一-鿿]{{1,3}}|[ぁ-ん]{{2,6}}?){_BRANCH}{_AFTER}"
)
_TRADE = re.compile(
    r"(?P<name>[ァ-ヴー]{2,8}|[一-鿿々]{1,4}|[ぁ-ん]{2,7}|[一-鿿][ぁ-ん]{1,3})屋(?P<branch>[一-鿿々ァ-ヴー]{1,6}店)?(?![根敷号内外形台上])"
)
_ADJECTIVE = re.compile(r"(?:し|おおき|ちいさ|ひど|すご|わる|ふる|たか|やす|ちか|とお|[なたいよ])い$|[たるな]$")
_BRANCHES = re.compile(r"(?P<name>[一-鿿々ヶァ-ヴーA-Za-z0-9]{2,14})店(?![長員舗内頭主先外番])")
_PARTICLE_IN = re.compile(r".*[のはがをにでともへ、]")
_NO_NAME_AFTER = re.compile(
    r"(?:まで|から|って|など|とか|とい|との|とし|とお|とって|もう|もあ|も[のいな]|やっ|やら|かも|かな|かと|なら|なん|なく|した|して|しか|しま|しい|さえ|され|さん|だけ|です|より|でも|なの|だと|ばかり|では|には|とは|での|での|へは|にも|という|さん|くらい|みたい|らしい)"
)
_NO_KATAKANA_AFTER = frozenset("マン スタッフ フロント ランチ メニュー オーナー レディ ルーム サイト アプリ スペース カウンター タウン マーケット センター チェーン".split())  # fmt: skip
_DRINKS = ("スナック", "バー", "BAR", "居酒屋", "割烹", "小料理", "料亭", "焼肉", "焼鳥", "鮨", "鮨処")
_CHAINS = re.compile(
    r"セブン[-・]?イレブン|ファミリーマート|ファミマ|ローソン|ミニストップ|イオン(?:モール)?|イトーヨーカドー|ドン・?キホーテ|マクドナルド|ケンタッキー|モスバーガー|スターバックス|スタバ|ドトール|ガスト|サイゼリヤ|すき家|吉野家|松屋|くら寿司|スシロー|はま寿司"
    r"|ユニクロ|ニトリ|無印良品|しまむら|ダイソー|ヤマダ電機|ビックカメラ|ヨドバシカメラ|ヤマト運輸|クロネコヤマト|佐川急便|日本郵便|楽天(?:市場)?|アマゾン|メルカリ|ソフトバンク|ドコモ|KDDI|トヨタ|ホンダ|ニッサン|日産|マツダ|スバル|パナソニック|ソニー|リクルート|アート引越センター|サカイ引越センター"
)
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
        if name[0] in "のはがをにでへだ" and "ぁ" <= name[0] <= "ん":
            continue
        if _NO_NAME_AFTER.match(name) or f"{found['kind']}{name}" in words().trades or name in ("店", "屋", "代", "台"):
            continue
        if found["kind"] in ("花", "雑貨", "弁当", "鰻", "すし") and not re.match("[ァ-ヴ]", name):
            continue
        if re.fullmatch("[一-鿿]{1,2}", name) and name[-1] not in "館亭庵軒屋堂閣荘苑園楼家寿":
            if found["kind"] not in _DRINKS and not words().may_be_name(name):
                continue
        if len(name) == 1 and found["kind"] not in _DRINKS and re.match("[一-鿿]", name):
            continue
        yield Span(found.start(), found.end(), Kind.SHOP)
    yield from _trades(text)
    yield from _said(text)
    for found in _CHAINS.finditer(text):
        yield Span(found.start(), found.end(), Kind.SHOP)


def _named(text: str, pattern: re.Pattern[str], kind: Kind, weak: frozenset[str]) -> Iterator[Span]:
    common = words()
    for found in pattern.finditer(text):
        start = _without_leading(text, found.start(), found.end("name"))
        name = text[start : found.end("name")].strip("・")
        if found["kind"] in ("社", "舎", "組") and not re.fullmatch(
            "[一-鿿]{2,3}|[ァ-ヴー]{2,10}|[A-Za-z]{2,12}", name
        ):
            continue
        if found["kind"] == "社" and name[-1] in "会商支本自他各御弊貴当同新旧親子":
            continue
        if not name or name in common.no_house or name in common.no_person_in_katakana or name in common.no_person:
            continue
        if (
            found[0] in common.trades
            or re.fullmatch("[ぁ-ん]+", name)
            and not _may_be_hiragana(name, found["kind"], weak)
        ):
            continue
        if found["kind"] in weak and not _is_own_name(name):
            continue
        if len(name) == 1 and name not in common.surnames:
            continue
        yield Span(start, found.end(), kind)


def _may_be_hiragana(name: str, kind: str, weak: frozenset[str]) -> bool:
    return (
        not _PARTICLE_IN.match(name)
        and name not in ("なら", "さん", "から", "まで", "した", "ので")
        and kind not in ("館", "園", "湯", "舗", "ホーム", "ガス")
        and not _ADJECTIVE.search(name)
    )


def _is_own_name(name: str) -> bool:
    """Not a common word in front of サービス, 館 …: a surname, or katakana that is no everyday word."""
    common = words()
    if re.fullmatch("[ァ-ヴー・]+", name):
        return len(name.replace("・", "")) >= 3 and not any(name.endswith(one) for one in common.no_person_in_katakana)
    if re.fullmatch("[A-Za-z0-9&'.-]+", name):
        return name[0].isupper()
    if re.fullmatch("[一-鿿々ヶ]+", name):
        return (
            common.may_be_name(name)
            or name[:2] in common.plain
            or (len(name) == 2 and name not in common.no_house and name[-1] not in "的内外用別式型製付料")
        )
    return True


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
_KATAKANA_HOUSE = re.compile(
    r"(?<![ァ-ヴー・一-鿿])(?P<name>[ァ-ヴー]{4,14}(?:・[ァ-ヴー]{2,10})*|[ァ-ヴー]{2,10}(?:・[ァ-ヴー]{2,10})+)(?![ァ-ヴー一-鿿・])"
)
_MIXED_HOUSE = re.compile(
    r"(?<![一-鿿ァ-ヴーA-Za-z])(?P<first>[一-鿿々ヶ]{2,4})(?P<second>[ァ-ヴー]{2,10})(?![一-鿿ァ-ヴー](?!さん|様|店))"
)
_LATIN_HOUSE = re.compile(
    r"(?<![A-Za-z0-9@._/-])(?P<name>[A-Z][A-Za-z&'-]{3,15}(?: (?:[A-Z&][A-Za-z&'-]{0,15}|de|la|du|des|le)){0,4}|[A-Z]{2,6}(?=商|工|企|建|物|不動産|産業|電|さん|の営業|の担当)|(?:cafe|bar|salon|hair|café) [A-Za-z]{2,12})(?![A-Za-z0-9@_-])"
)
_NO_LATIN = frozenset(
    "Excel Word Zoom Slack Line Twitter Facebook Instagram Amazon Google Yahoo Outlook Teams Skype Gmail Windows Android iPhone YouTube TikTok PayPay PayPal Wi-Fi WiFi Bluetooth Claim Hello Thank Thanks Please Sorry Dear From Regards Best Sincerely This That What When Where Which There They Then With Your You Have Because After Before Will Would Should Could Mail Subject Okay Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July August September October November December Japan Tokyo Japanese English SNS LINE PDF URL ATM".split()
)


def _said(text: str) -> Iterator[Span]:
    common = words()
    for found in _CALLED_SO.finditer(text):
        group = found.lastgroup or "quoted"
        name = found[group]
        if re.fullmatch("[ァ-ヴー・]+", name):
            plain = name not in common.everyday and not any(name.endswith(one) for one in common.no_person_in_katakana)
        elif re.fullmatch("[一-鿿々ヶ]+", name):
            plain = (
                group != "left"
                and not _is_common(name)
                and not re.search("[店社部課係員者方人様屋長室所院校会先]$", name)
            )
        elif re.fullmatch("[ぁ-ん]+", name):
            plain = group in ("quoted", "told") and not _PARTICLE_IN.match(name) and not _NO_NAME_AFTER.match(name)
        elif name.isascii():
            plain = name.split()[0] not in _NO_LATIN and not (name.isupper() and len(name) <= 4)
        else:
            plain = group == "quoted"
        if plain:
            yield Span(*found.span(group), Kind.SHOP)
    for found in _KATAKANA_HOUSE.finditer(text):
        name = found["name"]
        if not _is_everyday_katakana(name):
            yield Span(*found.span("name"), Kind.SHOP)
    for found in _MIXED_HOUSE.finditer(text):
        first = found["first"]
        if found["second"] in words().no_person_in_katakana:
            continue
        if not _is_common(first) and not re.search("[店社部課係員者方人様屋長室所院校会先用式型]$", first):
            yield Span(found.start(), found.end(), Kind.COMPANY)
    for found in _LATIN_HOUSE.finditer(text):
        if not any(one in _NO_LATIN for one in found["name"].split()):
            yield Span(*found.span("name"), Kind.COMPANY)


def _is_everyday_katakana(name: str) -> bool:
    """One everyday word, or several that follow each other."""
    common = words()
    if name in common.everyday or name in common.katakana:
        return True
    return any(
        _is_everyday_katakana(name[:n].strip("・")) and _is_everyday_katakana(name[n:].strip("・"))
        for n in range(2, len(name) - 1)
        if name[:n].strip("・") in common.everyday
    )


def _is_common(name: str) -> bool:
    """Words that say what is done there, one or several."""
    common = words()
    if name in common.surnames or name[:2] in common.plain:
        return False
    if (
        name in common.no_house
        or name in common.no_person
        or name in common.everyday
        or name[-1] in "的内外用別式型製付料者中後前"
    ):
        return True
    return any(
        name[:n] in common.no_house | common.everyday | common.no_person
        and name[n:] in common.no_house | common.everyday | common.no_person
        for n in range(1, len(name))
    )


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
        if any(
            name.endswith(one)
            for one in ("料理", "専門", "販売", "取扱", "チェーン", "ショップ", "担当", "出張", "全", "数", "号")
        ):
            continue
        yield Span(start, found.end(), Kind.SHOP)


def _without_leading(text: str, start: int, end: int) -> int:
    led = _LEADING.match(text[start:end])
    return start + led.end() if led else start
