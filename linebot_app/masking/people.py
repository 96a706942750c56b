"""Names of people: what stands before さん or a title, what is said to be a name, and names that are nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linebot_app.masking.letters import HIRAGANA, KANJI, KATAKANA, PARTICLE, Kind, Span
from linebot_app.masking.vocabulary import words

_TITLES = (
    r"代表取締役|取締役|副?社長|副?会長|専務|常務|本部長|支社長|支店長|副?店長|副?部長|次長|課長代理|課長補佐|課長|係長|主任|主査|主幹|所長|室長|局長|園長|施設長|医院長|病院長|院長"
    r"|校長|教頭|塾長|工場長|館長|編集長|事務長|師長|婦長|班長|組長|隊長|理事長|理事|監督|支配人|マネージャー|マネジャー|チーフ|リーダー|オーナー|店主|大将|女将|弁護士|税理士|司法書士|社労士|行政書士"
    r"|医師|看護師|教授|刑事|巡査|議員|住職|和尚|コーチ|ディレクター|プロデューサー|ドクター|先輩|後輩|顧問|調査官|相談員|警部補?|巡査部長|書記官|判事|検事|代表|組合長|町会長|自治会長|区長|薬剤師|栄養士|保育士|介護士|美容師|ケアマネ(?:ージャー)?|ヘルパー|運転手|講師|助手|総支配人|料理長|シェフ|マスター|若旦那|教官|研修医|記者|職員|店員|社員|巡査長|SV|GM|メンバー"
)
_CALLED = r"さん|さま|っち(?=[がはにもとの、])|ママ(?=[がはにもとの、])|パパ(?=[がはにもとの、])|んち(?=[のがはにで])|ん家|宅(?=[にのへ])|邸|翁|容疑者|被告|選手|様(?!子|式|々|相)|氏|君|くん|クン|ちゃん|チャン|殿|先生|せんせい|センセイ|夫妻|夫人|(?<!お)嬢|女史|兄弟|姉妹|親子|一家|家の(?!番号|電話)"
_OF_THEIRS = r"(?=の(?:お?じい(?:さん|ちゃん)|お?ばあ(?:さん|ちゃん)|お?じいさま|お?ばあさま|おじ(?:さん|様)|おば(?:さん|様)|奥さん|奥様|旦那|ご主人|お父さん|お母さん|息子|娘さん|野郎|やろう|やつ|奴|おやじ|親父|じじい|ばばあ|家族|ご家族|お宅|お嬢))"
_MARK = re.compile(rf"{_CALLED}|{_TITLES}|おば(?:さん|ちゃん)|おじ(?:さん|ちゃん)|{_OF_THEIRS}")
_KANJI_BEFORE = re.compile(rf"[{KANJI}ヶケノツ]{{1,7}}$")
_FULL_BEFORE = re.compile(rf"(?P<first>[{KANJI}ヶ]{{1,4}})[ \u3000](?P<second>[{KANJI}]{{1,4}}|[{HIRAGANA}]{{2,4}})$")
_KATAKANA_BEFORE = re.compile(rf"[{KATAKANA}][{KATAKANA}・=]{{1,16}}$")
_HIRAGANA_BEFORE = re.compile(rf"[{HIRAGANA}]{{2,12}}$")
_LATIN_BEFORE = re.compile(r"[A-Za-z][A-Za-z'.-]{1,20}(?: [A-Z][A-Za-z'.-]{1,20}){0,2}$")
_PREFIX = re.compile(
    r"^(?:一昨日|昨日|今日|明日|今朝|昨夜|昨晩|先日|先週|今週|来週|先月|今月|去年|昨年|今年|当時|以前|結局|実際|現在|毎回|毎日|最初|最後|今度|今回|本日|前回|次回|担当者?|担任|上司|先輩|後輩|同僚|部下|同期"
    r"|店長|店員|主任|課長|部長|社長|係長|専務|弁護士|友人|友達|知人|取引先|得意先|顧客|お?客様?|常連|近所|隣|元同僚|元上司|新人|社員|職員|事務員|事務|経理|総務|人事|営業|営業担当|受付|派遣|妻|夫|妹|弟|姉|兄|母|父|息子|娘|孫|叔父|叔母|伯父|伯母|義母|義父|義兄|義姉|大家|管理人|住人|住民|施主|監督|現場監督|代表|責任者|支配人|副店長|全部|一応|正直|多分|絶対|特|元|前|故|旧姓|通称|自称|女将|大将|管理会社|上|下|外商|配車係|総務課|営業課|[一二三四五六七八九]課|部署)(?=.)"
)
_GENERIC_END = re.compile(
    r"(?:営業|部|課|係|担当|担当者|者|員|会|業|業者|会社|局|署|院|学校|部門|人|屋|者様|方|店|支店|営業所|事務所|支社|本社|支部|本部|センター|署員|組合|団体|病院|銀行|工場|第[一二三四五六七八九十]+|運転手|職|教育|販売|管理|企画|開発|技術|製造|工事|業務|購買|広報|相談|指導|支援|名|年|月|日|目|番|号|度|回|同士|各社|様式|仕)$"
)
_SAID = re.compile(
    r"(?=と(?:申し|名乗|いい?ます|いう(?:人|者|方|名|男|女|社員|担当|お客|店員|子|やつ|上司|先輩|後輩|女性|男性|おじさん|おばさん)|呼ん|呼ば|署名)|っていう|って(?:人|子|方|やつ|奴|名前|男|女|いう|ひと|お客|客|後輩|先輩|上司|同僚|おじさん|おばさん)|という(?:人|者|方|名|男|女|子|署名|差出人)|の名前で|名義|宛|本人|と書かれ|呼ばわり|を出せ|を呼べ|出てこい|です。(?:以後|よろしく))"
)
_RELATED = re.compile(
    r"(?:妹|弟|姉|兄|息子|娘|夫|妻|旦那|嫁|彼女|彼氏|友人|友達|友だち|親友|知人|知り合い|同僚|同期|後輩|先輩|上司|部下|担当|担当者|後任|前任|前任者|後任者|店長|副店長|オーナー|部長|次長|課長|係長|主任|社長|専務|うち|バイト|アルバイト|パート|新人|営業|経理|事務|派遣|社員|スタッフ|常連|客|お客様|お客さん|お客|弁護士|先生|近所|隣|幼なじみ|幼馴染|いとこ|従姉妹|従兄弟|甥|姪|孫|叔父|叔母|義母|義父|大家|責任者|支配人|相手|先方|取引先|リーダー|チーフ|マネージャー|先|ママ|院長|職員|ヘルパー|看護師|医師|保育士|課|部|姑|舅|住人|管理人|施主|監督|名前|名|教育係|弊社|当社|当店|御社|貴社|会社|あちら|向こう|こちら|クレーマー|カレ|元カレ|元カノ|元妻|元夫|隊長|班長|会長|教授|専属|所長|工場長|室長|受付|窓口|フロント|ドライバー|運転手|子|パートナー|従業員|役員|幹事|保護者|患者|利用者)"
    rf"の(?P<name>[{KANJI}ヶツノ]{{1,6}}(?:[ \u3000][{KANJI}]{{1,3}})?|[{KATAKANA}・]{{2,10}}|[{HIRAGANA}]{{2,4}}?|[A-Z][a-z]+){PARTICLE}"
)
_NAME_ITSELF = re.compile(
    rf"(?:(?:私|僕|俺|わたし|自分|名前|本名|氏名|旧姓|名|署名|名義|差出人|宛名|担当者?|上司|責任者|店長|部長|課長|係長|主任|社長|後任|前任|先輩|後輩|同僚|相手|犯人|お客様|お客さん|客|オーナー|代表|弁護士|先生|担任|院長|名札|表札|名刺)(?:は|が|に|の|も|には|:)「?)(?P<name>[{KANJI}ヶ]{{1,4}}(?:[ \u3000]?[{KANJI}]{{1,3}})?|[{KATAKANA}・]{{2,10}}|[{HIRAGANA}]{{2,5}}?|[A-Z][a-z]+)(?=と(?:い[いう]|言|申|名乗|書)|です|だ[。、]|」|って|。|$)"
)
_BARE = re.compile(rf"(?<![{KANJI}ヶ])(?P<name>[{KANJI}ヶ](?:[ツノ](?=[{KANJI}]))?[{KANJI}ヶ]{{1,6}})")
_RARE = re.compile(
    rf"(?<![{KANJI}{KATAKANA}])(?P<name>[{KANJI}ヶ](?:[ツノ](?=[{KANJI}]))?[{KANJI}]{{1,2}})(?=が|は|も|って|に(?:言|怒|聞|話|謝|電話|相談|頼|報告|会|呼|責|叱|脅)|から(?:電話|連絡|メール|怒|言|LINE|着信|返事)|の(?:せい|野郎|こと|言)|と話|を(?:怒|呼|許|責|信))"
)
_LISTED = re.compile(
    rf"(?<![{KANJI}])(?P<one>[{KANJI}]{{1,4}})(?:さん|様|くん|君)?[と、・や](?P<two>[{KANJI}]{{1,4}})(?![{KANJI}])"
)
_FULL = re.compile(
    rf"(?<![{KANJI}])(?P<first>[{KANJI}ヶツノ]{{1,4}})[ \u3000](?P<second>[{KANJI}]{{1,4}})(?![{KANJI}])"
)
_KATAKANA_NAME = re.compile(rf"(?<![{KATAKANA}])[{KATAKANA}]{{2,7}}(?![{KATAKANA}])")
_HIRAGANA_NAME = re.compile(
    rf"(?:(?<=^)|(?<=[、。「『\s!?のはもがとに]))(?P<name>[{HIRAGANA}]{{3,5}}?)(?=が|は|も|って|に(?!な)|と(?!て)|の(?!で|に)|から|を)"
)
_SHORT_KATAKANA = re.compile(
    rf"(?<![{KATAKANA}{KANJI}])(?P<name>[{KATAKANA}]{{3}})(?![{KATAKANA}])(?=が|は|も|って|に(?:言|怒|聞|話|謝|電話|相談|頼|報告|会|呼)|から(?:電話|連絡|メール|怒|言|LINE)|のせい|と(?:話|会|喧嘩|けんか))"
)
_SHORT_GIVEN = re.compile(
    rf"(?:(?<=^)|(?<=[、。「\s!?]))(?P<name>[翔蓮健悠陸湊葵颯凛杏駿隼匠剛亮徹聡浩茂稔豊修誠勇隆孝武毅猛哲恵舞萌瞳茜梓彩綾渉亘昇滋博誉司])(?=が|は|って|も|に(?:言|怒|聞|話|謝|電話|相談)|から(?:電話|連絡|メール))"
)
_ROMAN_LETTERS = r"(?:(?:[bcdfghjklmnprstvwyz]{0,2}y?|ch|sh|ts)[aiueo]+n?)+h?"
_ROMAN = re.compile(
    r"(?<![A-Za-z0-9_@.-])(?:[A-Z][A-Za-z]{1,12} [A-Z][A-Za-z]{1,12}|[A-Z][a-z]{2,10})(?![A-Za-z0-9_@.-])"
)
_ADDRESSED = re.compile(
    r"(?:From|To|Name|Dear|Mr\.?|Ms\.?|Mrs\.?|Regards,?|Sincerely,?|名前|氏名)[:\s]+(?P<name>[A-Z][a-z'.-]+(?: [A-Z][A-Za-z'.-]+){0,2})"
    r"|(?<![A-Za-z])(?P<initials>(?:[A-Z]\.\s?){1,2}[A-Z][a-z]{2,12}|[A-Z][a-z]{2,12} [A-Z]\.)"
)
_NO_ROMAN = frozenset("Amazon Line Zoom Excel Word Google Twitter Facebook Instagram Slack Teams Outlook Yahoo Suica Nanaco Canon Toyota Honda Mazda Suzuki Sony Hai No So To Me We You I A The My Home Note Mono Sale Menu Some More Are Like Take Make Due Use One Time Game Name Free Are Were Have Live Life Care Office Mobile Phone Home House Service Online Store".split())  # fmt: skip
_SURE_AFTER = re.compile(
    r"が|は|も|って|を|、|」|と(?!いう|して|する|なる)|に(?:言|怒|聞|話|謝|電話|相談|頼|報告|会っ|呼)|から(?:電話|連絡|メール|怒|言)|のせい|の野郎"
)
_NO_HIRAGANA_ALONE = frozenset("さくら ひかり みどり かおり こころ あかり みらい ひなた つばさ かすみ あおい みなみ しのぶ のぞみ めぐみ まこと ひとし すすむ まもる みのる しげる みつる まさる さとる わたる とおる ひびき つむぎ あゆみ ゆかり ちとせ いずみ みなと いつき なつき しずか はるか まどか やよい あおと かいと おおば おおた おおの おかだ かねこ あらい こうの いとう さかい ほんま まつい ふくい ひらい にしき のだ いしい いまい あべ いがらし うえの おがわ こやま こいけ こじま なかの のぐち ひさし きよし まさか たまき ゆうき げんき たいき こうき なおき かつみ よしみ".split())  # fmt: skip


def people(text: str) -> Iterator[Span]:
    """The surest first; overlapping ones come too."""
    yield from _by_title(text)
    yield from _by_saying(text)
    yield from _alone(text)


def _by_title(text: str) -> Iterator[Span]:
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
        name = _without_prefix(found[0])
        if name is None or (
            mark in ("家の", "親子", "兄弟", "姉妹", "一家", "代理", "先輩", "後輩") and not common.is_name(name)
        ):
            return None
        return end - len(name), end
    if found := _KATAKANA_BEFORE.search(before):
        name = found[0].strip("・")
        if any(name.endswith(one) for one in common.no_person_in_katakana):
            return None
        house = re.search(rf"(?<![{KANJI}])[{KANJI}]{{1,3}}$", before[: end - len(name)])
        if called and house and house[0] not in common.no_house and house[0] not in common.no_person:
            return house.start(), end  # 北陽メディカルさん
        if not called and re.match("[ァ-ヴ]", mark or "") and name not in common.katakana:
            return None
        return end - len(name), end
    if called and (found := _HIRAGANA_BEFORE.search(before)):
        return _hiragana_before(before, found[0], mark)
    if found := _LATIN_BEFORE.search(before):
        name = found[0]
        if name.isupper() and len(name) <= 4:  # noqa: PLR2004 - PM, SE, VIP
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
            if not left or left in "がはをにともでのへやからてねよ" or length > 2:  # noqa: PLR2004 - しい is rarely a name
                return end - length, end
    tail = re.split("[のがはをにとでもへや]", run)[-1]
    if mark in ("さん", "ちゃん", "くん") and 2 <= len(tail) <= 4 and len(tail) < len(run):  # noqa: PLR2004
        return end - len(tail), end
    if alone and 2 <= len(run) <= 4 and mark not in ("様", "氏", "先生", "家の", ""):  # noqa: PLR2004 - letters of a name
        return end - len(run), end
    return None


def _without_prefix(run: str) -> str | None:
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
    if _GENERIC_END.search(name):
        return None
    if any(name[:n] in common.surnames and 1 <= len(name) - n <= 3 for n in (2, 3)):  # a given name that no list has
        return name
    for length in range(min(5, len(name) - 1), 1, -1):
        if common.is_name(name[-length:]) and name[:-length] not in common.surnames and len(name) > 3:  # noqa: PLR2004
            return name[-length:]
    if len(name) == 1:
        return None
    return name if len(name) <= 4 and name[-2:] not in common.no_person else None  # noqa: PLR2004 - a surname


def _by_saying(text: str) -> Iterator[Span]:
    common = words()
    for mark in _SAID.finditer(text):
        before = text[max(0, mark.start() - 16) : mark.start()].rstrip("」")
        base, end = max(0, mark.start() - 16), len(before)
        sure = not text.startswith(
            ("という", "といい", "って", "本人", "宛", "名義", "と呼"), mark.start()
        ) or text.startswith(_SURELY, mark.start())
        if found := re.search(rf"(?:[{KANJI}ヶ]{{1,4}}[ \u3000])?[{KANJI}ヶ]{{1,5}}$", before):
            name = (
                _without_prefix(found[0].split()[-1]) if " " not in found[0] and "\u3000" not in found[0] else found[0]
            )
            if name and (common.is_name(name) or common.may_be_name(name) or (sure and 2 <= len(name) <= 3)):  # noqa: PLR2004
                yield Span(base + end - len(name), base + end, Kind.PERSON)
        elif found := _KATAKANA_BEFORE.search(before):
            name = found[0]
            if name in common.katakana or (
                sure and not any(name.endswith(one) for one in common.no_person_in_katakana)
            ):
                yield Span(base + end - len(name), base + end, Kind.PERSON)
        elif found := _HIRAGANA_BEFORE.search(before):
            for length in (5, 4, 3, 2):
                if found[0][-length:] in common.hiragana and len(found[0]) >= length:
                    yield Span(base + end - length, base + end, Kind.PERSON)
                    break
        elif (found := _LATIN_BEFORE.search(before)) and sure:
            yield Span(base + found.start(), base + end, Kind.PERSON)
    for pattern in (_RELATED, _NAME_ITSELF):
        for found in pattern.finditer(text):
            if _is_somebody(found["name"]):
                yield Span(found.start("name"), found.end("name"), Kind.PERSON)


_SURELY = tuple(
    f"{said}{who}"
    for said in ("という", "って", "っていう")
    for who in "人 者 男 女 方 子 客 店員 社員 上司 先輩 後輩 担当 お客 名 やつ 奴 おじさん おばさん 署名 差出人 職員 看護師 先生 医者 弁護士 友達 友人 同僚".split()
)


def _is_somebody(name: str) -> bool:
    common = words()
    if name in common.no_person:
        return False
    if re.fullmatch(f"[{KATAKANA}・]+", name):
        return name in common.katakana
    if re.fullmatch(f"[{HIRAGANA}]+", name):
        return name in common.hiragana and name not in _NO_HIRAGANA_ALONE
    if name.isascii():
        return re.fullmatch(_ROMAN_LETTERS, name.lower()) is not None
    parts = name.replace("\u3000", " ").split(" ")
    if len(parts) == 2:  # noqa: PLR2004 - surname and given name
        return common.may_be_name(parts[0])
    return common.may_be_name(name)


def _alone(text: str) -> Iterator[Span]:
    common = words()
    for found in _FULL.finditer(text):
        if found["first"] in common.surnames and (
            found["second"] in common.given
            or (found["first"] in common.plain and len(found["second"]) <= 3)  # noqa: PLR2004
            and found["second"] not in common.no_person
            and not _GENERIC_END.search(found["second"])
        ):
            yield Span(found.start(), found.end(), Kind.PERSON)
    for found in _BARE.finditer(text):
        run = found["name"]
        name = run if common.is_name(run) else (_without_prefix(run) or "")
        if not name or not run.endswith(name):
            continue
        whole = (
            len(name) > 2
            and any(  # noqa: PLR2004 - surname and given name
                name[:n] in common.surnames and name[n:] in common.given for n in range(1, len(name))
            )
        )
        after = text[found.end() : found.end() + 6]
        whole = (
            whole
            or (
                name[:2] in common.plain
                and 3 <= len(name) <= 5  # noqa: PLR2004 - a given name that no list has
                and not _GENERIC_END.search(name)
                and name[2:] not in common.everyday
                and name[2:] not in common.no_person
            )
        )
        if whole or name in common.plain or (name in common.places and re.match(r"が|は(?!、)|を|も|って", after)):
            if name in common.plain or whole or not after[:1].isalnum() or _SURE_AFTER.match(after):
                yield Span(found.end() - len(name), found.end(), Kind.PERSON)
    for found in _RARE.finditer(text):
        if (
            common.may_be_name(found["name"])
            and not _GENERIC_END.search(found["name"])
            and found["name"] not in common.places
        ):
            if found["name"] not in common.surnames | common.given:
                yield Span(*found.span("name"), Kind.PERSON)
    for found in _LISTED.finditer(text):
        one, two = found["one"], found["two"]
        if one in common.surnames and two in common.surnames and (one in common.plain or two in common.plain):
            yield Span(*found.span("one"), Kind.PERSON)
            yield Span(*found.span("two"), Kind.PERSON)
    for found in _KATAKANA_NAME.finditer(text):
        name, after = found[0], text[found.end() : found.end() + 4]
        if (
            name in common.katakana
            and name not in common.no_person_in_katakana
            and (len(name) > 2 and _SURE_AFTER.match(after))
        ):  # noqa: PLR2004
            yield Span(found.start(), found.end(), Kind.PERSON)
    for found in _SHORT_KATAKANA.finditer(text):
        if found["name"] not in common.everyday:
            yield Span(*found.span("name"), Kind.PERSON)
    for found in _SHORT_GIVEN.finditer(text):
        yield Span(*found.span("name"), Kind.PERSON)
    for found in _HIRAGANA_NAME.finditer(text):
        if found["name"] in common.hiragana and found["name"] not in _NO_HIRAGANA_ALONE:
            yield Span(found.start("name"), found.end("name"), Kind.PERSON)
    for found in _ADDRESSED.finditer(text):
        yield Span(*found.span(found.lastgroup or "name"), Kind.PERSON)
    for found in _ROMAN.finditer(text):
        parts = found[0].split()
        if any(one in _NO_ROMAN for one in parts):
            continue
        if all(re.fullmatch(_ROMAN_LETTERS, one.lower()) for one in parts) or (
            len(parts) == 2 and all(one[1:].islower() for one in parts)
        ):
            yield Span(found.start(), found.end(), Kind.PERSON)
