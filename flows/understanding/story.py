"""What a narrative tells besides the five factors: who called how, what was said and done, in the person's own words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from flows.understanding.clauses import Quote, Span, brackets, clauses, sentences
from flows.understanding.normalise import Folded, fold
from flows.understanding.people import people_in
from flows.understanding.reading import Mention, Situation, Story

_LONGEST = 60

_WHEN_WORD = r"(?:今朝|今日|昨日|きのう|昨夜|昨晩|ゆうべ|一昨日|おととい|先日|この間|こないだ|先ほど|さっき|先週(?:の?[月火水木金土日]曜日?)?|先々週|先月(?:の?[0-9一二三四五六七八九十]{1,3}日)?|(?:[0-9]{1,3}|[一二三四五六七八九十数何半]{1,3})(?:日|週間|か月|ヶ月|カ月|年)(?:ほど|くらい)?前|半年(?:ほど|くらい)?前|(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})月(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})日|去年|昨年|おととし|春|夏|秋|冬|年末)"
_WHEN = re.compile(
    rf"{_WHEN_WORD}(?:の?(?:朝|昼|夜|夕方|午前中?|午後|晩))?(?!(?:に|の)?(?:まで|中|以内|勤め|辞め|退職|やめ|退社|転職))"
)
_LEFT_WHEN = re.compile(
    rf"({_WHEN_WORD})(?:に|の|まで|ほど)?[^。、]{{0,14}}(?:辞め(?!ろ|させ|る)|退職|やめた|退社|勤め|離職|働いて(?:い)?た)|(?:転職|退職|辞め|やめ)(?:して|てから|て|後)[ 　]?((?:[0-9]{{1,4}}|[一二三四五六七八九十数半]+)(?:か月|ヶ月|カ月|年|週間|日)(?:半)?)|((?:もう)?(?:[0-9]{{1,4}}|[一二三四五六七八九十数]+)(?:年|か月|ヶ月)(?:も)?前)(?:に)?(?:の会社|の職場)"
)
_COMPLAINT = re.compile(
    r"クレーム|苦情|お叱り|叱ら|怒(?:ら|っ|鳴)|責め|電話(?:が|で|を|口)|連絡(?:が|を)|メール|(?:ライン|LINE|line|DM|dm)(?:が|で)|ハガキ|手紙|間違|遅れ|壊|傷|不具合|忘れ|ミス|謝|納得|返金|弁償|来店"
)
_HOW = (
    ("private_phone", re.compile(r"(?:(?:私|自分|個人|僕|俺|わたし|こちら)の|私用の?|個人の?|マイ)(?:携帯|スマホ|ケータイ|電話|番号|けいたい)[^。]{0,10}(?:電話|着信|連絡|かか|鳴)|(?:携帯|スマホ|ケータイ)(?:電話)?(?:に|へ)(?:直接|突然|急に|何度も)?[^。]{0,6}(?:電話|着信|かか)")),
    ("letter", re.compile(r"手紙|ハガキ|はがき|葉書|封書|封筒|内容証明|書面|郵便|書類が(?:届|送)|fax|ファックス|ファクス")),
    ("message", re.compile(r"(?<![a-z])(?:line|dm|sms)(?![a-z])|ライン|インスタ|メッセージ|ショートメール|ツイッター|チャット|slack|メッセンジャー|コメント(?:が|で|欄)")),
    ("email", re.compile(r"メール")),
    ("work_phone", re.compile(r"(?:店|会社|職場|病院|園|学校|事務所|窓口|施設|営業所|本社)(?:の電話)?(?:に|へ|あてに|宛てに)(?:お)?(?:直接)?電話|コールセンター|電話(?:対応|窓口|受付)|固定電話|内線|代表電話")),
    ("in_person", re.compile(r"来店|来院|来社|来校|店に(?:来|いら|乗り込|押しかけ|怒鳴り込)|店頭で|対面|目の前で|窓口(?:で|に来)|乗り込(?:んで|ま)|怒鳴り込|店先|レジで|その場で|直接(?:来|会|店)|呼び出(?:さ|され)|訪ねて|お越し|玄関先|現場で|フロントで")),
)  # fmt: skip
_ANY_PHONE = re.compile(r"電話")
_VIA = re.compile(
    r"(?:同僚|先輩|店長|元上司|上司|会社|知人|友人|後任|部長|課長|事務所)(?:さん)?(?:から|経由で|を通じて|づてに|伝いに)[^。、]{0,16}(?:聞(?:か|き|い)|伝え|連絡|知ら|言われ)"
)
_DEMANDS = (
    ("visit", re.compile(r"(?:謝り|謝罪|お?詫び|説明|直接|家|店|うち|こっち|事務所)?(?:に|を)?[^。、]{0,3}(?<!行って)(?:謝り|謝罪|お?詫び|あやまり|頭下げ)に(?:来|こ|き(?:て|な)|伺|いら|お越し)|(?:こっち|家|店|うち|事務所|会社|直接)(?:に|へ|まで)(?:来い|来て(?:ほし|くれ|くださ|謝|説明)|こい|出向|顔を出)|顔を(?:出せ|見せろ)|出向いて|足を運")),
    ("apology", re.compile(r"謝(?:れ|って(?:ほし|くれ|もら|くださ)|罪(?:を|し|文|状|の)[^。]{0,6}(?:求|要求|ほし|しろ|して|出せ|書|待|電話)|りに(?:来|こ)|罪に来|りなさい|らせろ)|お?詫び(?:ろ|し(?:て|ろ)|を(?:求|要求|しろ|入れ)|が(?:ほし|欲し))|土下座|頭を下げ|責任を(?:取|と)|誠意を(?:見せ|示)|一言(?:謝|お詫び)|謝罪を")),
    ("explanation", re.compile(r"(?:説明|理由|原因|経緯|事情)(?:を|が|も|だけ)?[^。]{0,6}(?:して(?:ほし|くれ|くださ)|知りたい|教えて|聞き?たい|聞かせ|求め|しろ|要求|ほし)|(?:どうして|なぜ|なんで)[^。]{0,14}(?:教えて|知りたい|聞)")),
    ("solution", re.compile(r"(?:やり直(?:し|せ)|作り直|直して|直せ|交換|取り替え|代わりの|代替|再発行|訂正|修正|改善|担当を(?:変|代)|弁済|再送|送り直|復旧|対応して(?:ほし|くれ)|返して)(?:[^。]{0,6}(?:ほし|求|くれ|しろ|要求|欲し|い))?")),
    ("money", re.compile(r"払え|返金|弁償|慰謝料|賠償|示談金|迷惑料|(?:金|円)(?:を)?(?:要求|請求|よこせ|出せ)|クリーニング代|損害(?:を)?(?:請求|払)|お金(?:を)?(?:返|払)")),
)  # fmt: skip
_DID = re.compile(
    r"(?:報告|連絡|説明|案内|確認|対応|手配|発注|注文|入力|送信|送付|返信|相談|お断り|お伝え|約束|担当|指摘|提案|修理|施術|配達|納品|訂正|交換|謝罪|お詫び|引き継ぎ?|受付|準備|連絡先を交換|紹介|お願い)(?:を)?(?:し|いたし|さしあげ)(?:ました|た(?![いらくか])|てしまい(?:ました)?|たの(?:です|は|が)|たところ|ただけ)"
    r"|(?:伝え|渡し|送っ|送り|言っ|言い|答え|断っ|断り|間違え|忘れ|こぼし|壊し|遅れ|見落とし|入れ|出し|書い|書き|作っ|作り|聞い|印刷し|受け(?:取っ|付け)|電話し|取り違え|遅刻し|なくし|落とし|配り忘れ|入れ忘れ|引き受け|頼まれ|預かっ|置い|注意し|急い|任せ|直し|渡し忘れ|伝え忘れ|送り間違え|まとめ|期待させ|書き間違え)(?:て|で)?(?:しま)?(?:い|っ)?(?:ました|た(?:だけ|の(?:は(?:事実|確か|私)|が|です|も)|ところ|んです|ん|もの)|た(?:。|$))"
)
_NOT_DID = re.compile(
    r"(?:報告|連絡|確認|説明|相談|謝罪|返事|返信|引き継ぎ?|挨拶|案内|共有|対応|見直|チェック|折り返し|訪問|お詫び)(?:は|を|も|が|の電話を?|し(?:て)?)?(?:して(?:は)?(?:い)?(?:ない|ません)|し(?:なかっ|ませんでした|ないまま|そびれ)|せずに?|でき(?:な(?:い|かった)|ません(?:でした)?|ていま?せん)|(?:は|を)?忘れ|ていな)|(?:伝え|言わ|話さ|聞か|謝ら|渡さ|送ら|見)(?:なかっ|ません(?:でした)?|ないまま|ずに)|(?:言え|話せ|謝れ|伝えられ|聞け|できて)(?:て)?(?:い)?(?:ない|ません|なかっ)"
)
_SUBJECT = re.compile(
    r"(?:お客様?|お客さん|客|先輩|後輩|同僚|上司|店長|部長|課長|社長|オーナー|会社|相手|先方|取引先|クライアント|担当者?|スタッフ|患者さん|利用者様?|ご家族|娘様|お母様|工場|業者|システム|夫|妻|母|父|友人|所長|施設長|塾長|先生|リーダー|女将|親方|住民|保護者|薬局長|主催者|現場所長|倉庫の責任者)(?:さん|様|の方|の人)?(?:が|は|も)(?![^。]{0,26}(?:私|自分)(?:が|は|も))"
)
_PASSIVE = re.compile(
    r"(?:言われ|叱られ|怒られ|怒鳴られ|頼まれ(?:まし|た[。、])|責められ|求められ|断られ|笑われ|聞かれ|いただき|くれ(?:まし|た)|もらい|くださ|おっしゃ|言って(?:い)?(?:ます|まし)|届き|来ました|ありました|になりました|そうです|ようです|らしい)"
)
_HEARD = re.compile(
    r"(?:と|って)(?:聞(?:き|い(?:て|た)|かされ)|耳に)|らしい(?:です|の|んです|く|$|。)|(?<=[るただいうん])そう(?:です|だ|で|な(?:の|ん))|とのこと|とか(?:で|です)|噂|うわさ|又聞き|人づて|と言って(?:い)?た(?:そう|らしい)|だとか|みたいなこと(?:を)?(?:言|聞)|げな|って話|んだと"
)
_GUESS = re.compile(
    r"(?:よう(?:です|で(?:、|。|した)|だ|に(?:思|見え|感じ))|みたい(?:です|だ|で|な(?:の|ん))|(?:と|って)(?:思(?:い|う|わ|って)|感じ)|たぶん|多分|おそらく|恐らく|かもしれ|かも(?:です|、|。|$)|気が(?:し|する)|はず(?:です|だ|な)|だろう|でしょう|と見られ|っぽい|のではないか|んじゃないか|に違いな)"
)
_FEELS = re.compile(
    r"申し訳|悪い(?:と|こと)|たい(?:と|です)|べき|不安|怖|悔し|悲し|ほしい|どうすれば|どうしたら|いいのか|でしょうか|つもり|仲良く|ありがた|つら|困っ|納得"
)
_SEEN = re.compile(
    r"(?:自分|私|この目|目の前|直接)(?:の目)?(?:で|が)?[^。]{0,8}(?:見(?:た|て|まし|ていて)|確認し|立ち会|居合わせ|その場に(?:い|居))|見たこと(?:です|を)|目撃|見て(?:い)?(?:まし|た)"
)
_SEEN_BY_OTHERS = re.compile(
    r"(?:人|同僚|先輩|スタッフ|他の人|周り)(?:から|に)聞い|人づて|又聞き|噂|自分では見て(?:い)?(?:な|ませ)|直接(?:は)?見て(?:い)?(?:な|ませ)"
)
_WRITTEN = (
    ("lawyer", re.compile(r"内容証明|弁護士(?:から|を通|名義|に(?:頼|依頼|言う))|訴状|(?:訴|裁判所から)[^。]{0,6}(?:届|書)|調停")),
    ("demand", re.compile(r"(?:請求書|要求書|損害賠償の書面|督促状|念書|誓約書|謝罪文|詫び状|始末書|顛末書|書面|文書)(?:を|が|で|の)?[^。]{0,10}(?:届|送られ|来|出せ|書け|求め|要求|出さない|書かされ|提出|渡され)")),
    ("contract", re.compile(r"契約書(?:が|に|を)[^。]{0,8}(?:あ|残|書)")),
)  # fmt: skip
_BOSS_WORD = r"(?:上司|店長|部長|課長|社長|所長|係長|主任|施設長|園長|院長|塾長|師長|女将|親方|リーダー|チーフ|マネージャー|先生|責任者|薬局長|支配人|オーナー|室長|工場長|元の上司|現場所長)(?:さん)?"
_FIRM_WORD = r"(?:会社|本社|本部|お?店|人事|前の会社|元の会社|前の職場|元の職場|事務所|病院|学校|施設|園|塾|窓口)"
_TOLD = re.compile(
    rf"(?:{_BOSS_WORD}|{_FIRM_WORD})(?:に(?:は|も)?|へ|と)[^。、]{{0,10}}(?:報告|相談|話|連絡|確認|聞|伝え|言)(?:を)?(?:し|い|っ|え)?(?:たら|ました|た(?:ところ|ら|けど|が|の)|ても|て(?:い)?(?:ます|あり)|すると|まし|済)"
)
_NOT_TOLD = re.compile(
    rf"(?:{_BOSS_WORD}|{_FIRM_WORD}|誰|まわり|周り)(?:に(?:は|も)?|へ|と(?:は)?)[^。]{{0,10}}(?:言え|相談|連絡|話|報告|伝え|確認|聞)[^。]{{0,6}}(?:て(?:い)?(?:な|ませ)|でき(?:て)?(?:い)?(?:な|ませ)|して(?:い)?(?:な|ませ)|ない|ません)"
)
_AFRAID = re.compile(
    rf"(?:怖|こわ|恐|怒られ(?:そう|るの)|クビ|評価)[^。]{{0,16}}(?:{_BOSS_WORD}|会社)[^。]{{0,8}}(?:言え|話せ|相談でき|報告でき)|(?:{_BOSS_WORD})(?:に|が|は)[^。]{{0,10}}(?:怖|こわ)(?:くて|い)"
)
_CANNOT = re.compile(
    rf"(?:{_BOSS_WORD}|会社)に(?:は|も)?(?:絶対に?|とても|どうしても)[^。]{{0,4}}(?:言え|話せ|相談でき)|言えない(?:事情|理由)|{_BOSS_WORD}(?:が|こそ)(?:原因|元凶)|口止め"
)
_WANT_TO_COMPLAIN = re.compile(
    r"(?:クレーム|苦情|文句|不満)を?(?:言(?:い|う|って|え|いたい)|入れ(?:たい|よう|る|て)|伝え(?:たい|る|よう))[^。]{0,10}(?:たい|べき|いいの|か|迷|悩|よう|勇気|ない)|(?:私|自分|うち)が(?:客|買った|購入|利用)|買った(?:商品|もの|ばかり)[^。]{0,30}(?:壊|不良|違|返品)"
)
_LOST_TRUST = re.compile(
    r"信頼(?:を|が)?[^。]{0,4}(?:取り戻|回復|失(?:っ|わ)|なくし)|(?:関係|態度|やりとり|返事)(?:が|も)[^。]{0,8}(?:冷た|ぎくしゃく|よそよそし|ぎこちな|戻ら)|以前のよう(?:に|な)[^。]{0,8}(?:ない|戻|話)|(?:クレーム|謝罪)(?:は|の後|のあと)[^。]{0,10}(?:終わ|済|解決)[^。]{0,20}(?:関係|信頼|冷|連絡)"
)
_TEAM = re.compile(
    r"(?:部下|後輩|新人|若手|チームの子|バイトの子|アルバイトの子|うちの子)(?:さん|たち)?(?:が|の)[^。]{0,40}(?:ミス|失敗|クレーム|失礼|動(?:か|こう)|反省|報告し|謝(?:ら|ろう|り)|態度|自覚)"
)
_FRONT = re.compile(
    r"(?:受付|電話に出た|窓口|取り次|代わりに(?:出|対応|謝)|他(?:の)?部署|別の部署|メーカー|委託|協力会社|外注|下請け|先輩(?:が|の)|前任|後任)(?:[^。]{0,40}(?:ミス|だけ|間違|責め|叱|怒|不手際|対応|不具合|遅れ))"
)
_LISTEN = re.compile(
    r"(?:ただ|とにかく|誰かに)[^。]{0,6}(?:聞いて(?:ほし|くれ|もら)|話したい|吐き出)|聞いてほしい(?:だけ|です$)|愚痴(?:を)?(?:聞|言|こぼ)|アドバイスは(?:いら|要ら|なくて)|話を聞いて(?:ほし|もら|くれ)"
)
_CAREER = re.compile(r"(?:転職|キャリア|再就職|自己pr|面接|職務経歴|強み)[^。]{0,16}(?:相談|したい|考え|作り|教え|悩)")


def story_in(text: str, situation: Situation, people: Iterable[Mention] | None = None) -> Story:
    """A Story of what the text tells; values in the person's own words are clauses of at most about sixty letters."""
    folded = fold(text)
    plain = folded.plain
    spans = sentences(plain)
    quotes = brackets(plain)
    known = tuple(people_in(text) if people is None else people)
    said = _said(folded, quotes)
    told_to = _NOT_TOLD.search(plain)
    told = None if told_to else _told(plain, situation)
    did = _own_act(folded, spans, _DID, quotes)
    return Story(
        entry=_entry(plain, situation, bool(said) or _COMPLAINT.search(plain) is not None),
        happened=_happened(folded, spans, quotes),
        when=_when(plain, spans),
        left_when=_left_when(plain) if situation.employment == "left" else None,
        contact_who=_contact_who(plain, known),
        contact_how=_contact_how(plain, situation),
        said=said,
        demands=_demanded(plain, said, situation),
        did=did,
        not_did=_own_act(folded, spans, _NOT_DID, quotes),
        certainty="seen" if _SEEN.search(plain) else "heard" if _SEEN_BY_OTHERS.search(plain) else None,
        points=_points(folded, spans, quotes),
        written=next((key for key, pattern in _WRITTEN if pattern.search(plain)), None),
        done=_done(plain, told is not None),
        company_told="cannot" if _CANNOT.search(plain) else "not_yet" if told_to else "told" if told else None,
        boss=_boss(plain, situation),
    )


def _entry(plain: str, situation: Situation, complaint: bool) -> str | None:
    if _WANT_TO_COMPLAIN.search(plain) and not re.search(r"お客様?(?:が|から|に)|お客さん(?:が|から|に)", plain):
        return "want_to_complain"
    if len(plain) < 12:
        return None
    if situation.employment == "left" and situation.employment_said and complaint:
        return "left_company"
    if complaint and _LOST_TRUST.search(plain) and re.search(r"謝(?:っ|り|罪し)|解決|終わ", plain):
        return "lost_trust"
    if _TEAM.search(plain) and situation.own_responsibility not in ("full", "partial"):
        return "team_member"
    if situation.employment == "current" and complaint:
        if situation.own_responsibility in ("full", "partial"):
            return "own_mistake"
        if situation.own_responsibility == "none" and (_FRONT.search(plain) or situation.employment_said):
            return "front_desk"
    if _LISTEN.search(plain):
        return "listen"
    if _CAREER.search(plain) and not complaint:
        return "career"
    return None


def _said(folded: Folded, quotes: list[Quote]) -> tuple[str, ...]:
    """Quotations spoken to the person by the complaining side, whole."""
    plain, out = folded.plain, []
    for quote in quotes:
        words = folded.words(quote.inner.start, quote.inner.end).strip()
        if len(words) < 2:
            continue
        start = max(plain.rfind("。", 0, quote.start), plain.rfind("\n", 0, quote.start)) + 1
        speakers = re.findall(
            r"(お客様?|お客さん|お客|客|得意先|お得意様|取引先|先方|クライアント|相手|患者さん|利用者様?|保護者|ご家族|ご主人|奥様|娘様|お母様|お父様|担当の方|支店|住民|施主|方|向こう|上司|店長|部長|課長|社長|オーナー|会社|先輩|同僚|夫|妻|母|父|友達|友人|リーダー|施設長|所長|塾長|先生|弁護士|警察|うち|私|自分|園長|院長|主任|係長|後輩|女将|親方|責任者|マネージャー)(?:さん|様|の方|の担当者|の人)?(?:が|は|も|から|に|、|「|『)",
            plain[start : quote.start + 1],
        )
        behind = plain[quote.end : quote.end + 20]
        after = re.match(
            r"(?:と|って)[、 ]?(お客様?|お客さん|客|先方|相手|取引先|上司|店長|部長|課長|社長|オーナー|先輩|会社|夫|妻|私)[^。]{0,4}(?:に|から|が|は)",
            behind,
        )
        who = after.group(1) if after else speakers[-1] if speakers else ""
        if (who in ("私", "自分", "うち") and not quote.to_me) or re.match(
            r"(?:と|って)(?:私は?)?(?:お?伝え|答え|言っ(?:た|てしま)|お答え|思|説明し|言いました|言うと|きつい)", behind
        ):
            continue
        if re.search(
            r"(?:上司|店長|部長|課長|社長|オーナー|会社|先輩|同僚|夫|妻|母|父|友達|友人|リーダー|施設長|所長|塾長|先生|弁護士|警察|園長|院長|主任|係長|後輩|女将|親方|責任者|マネージャー)",
            who,
        ):
            continue
        if (
            who
            or quote.to_me
            or re.match(r"(?:と|って)[^。]{0,14}(?:電話|言|怒|メール|書|連絡|苦情|届|来|罵|責|叱|ハガキ)", behind)
        ):
            out.append(words)
    return tuple(dict.fromkeys(out))


def _demanded(plain: str, said: tuple[str, ...], situation: Situation) -> tuple[str, ...]:
    words = " ".join(said) + "。" + _without_own_side(plain)
    found = [key for key, pattern in _DEMANDS if pattern.search(words)]
    if "apology" in found and situation.customer_demands_apology == "no":
        found.remove("apology")
    if "visit" in found and "apology" not in found and situation.customer_demands_apology == "yes":
        found.insert(found.index("visit") + 1, "apology")
    if not found and situation.customer_demands_apology == "yes":
        found = ["apology"]
    return tuple(found)


def _without_own_side(plain: str) -> str:
    """The sentences in which the other side speaks."""
    kept = []
    for span in sentences(plain):
        sentence = span.of(plain)
        if re.search(
            r"(?:上司|店長|部長|課長|社長|オーナー|先輩|会社|所長|施設長|塾長|リーダー|先生|弁護士)(?:さん)?(?:は|から|が|に(?:は)?)[^。]{0,40}(?:言|謝|詫|任せ|書)",
            sentence,
        ) and not re.search(
            r"(?:お客|先方|相手|取引先|患者|利用者|クライアント|保護者|得意)[^。]{0,12}(?:は|が|から|に)", sentence
        ):
            continue
        if re.search(r"(?:ました|たい(?:です|と思)|しています)。?$", sentence) and re.search(
            r"(?:返金|弁償|クリーニング代|説明|訂正)(?:を)?(?:し|お渡し)", sentence
        ):
            continue
        if re.search(r"ほし|言|求|要求|電話|メール|連絡|LINE|line|ハガキ|手紙|請求|来い|謝|書", sentence):
            kept.append(sentence)
    return "。".join(kept)


def _trim(folded: Folded, span: Span, at: int) -> str:
    """The clause around `at` with as much before it as fits, in the words as written."""
    plain = folded.plain
    parts = clauses(plain, span)
    index = next((i for i, part in enumerate(parts) if part.start <= at < part.end), len(parts) - 1)
    start, end = parts[index].start, parts[index].end
    for part in reversed(parts[:index]):
        if end - part.start > _LONGEST:
            break
        start = part.start
    return folded.words(start, end).strip(" 　\n。、,")


def _own_act(folded: Folded, spans: list[Span], pattern: re.Pattern[str], quotes: list[Quote]) -> str | None:
    """The clause that tells an act of the teller; later sentences about others do not count."""
    plain = folded.plain
    weak: str | None = None
    for span in spans:
        for match in pattern.finditer(plain, span.start, span.end):
            if any(q.start < match.start() < q.end for q in quotes):
                continue
            parts = clauses(plain, span)
            own = next((p for p in parts if p.start <= match.start() < p.end), span)
            if _SUBJECT.search(plain, own.start, match.end()) or _PASSIVE.search(
                plain, match.start(), min(own.end, match.end() + 12)
            ):
                continue
            words = _trim(folded, span, match.start())
            if re.search(r"私|自分|だけ|のは|しまい|頼まれ|僕|俺", plain[own.start : own.end]) or re.search(
                r"一度だけ", plain[span.start : span.end]
            ):
                return words
            weak = weak or words
    return weak


def _happened(folded: Folded, spans: list[Span], quotes: list[Quote]) -> str | None:
    plain = folded.plain
    best: tuple[int, Span] | None = None
    for place, span in enumerate(spans):
        sentence = span.of(plain)
        weight = len(_COMPLAINT.findall(sentence)) * 2 - place
        if re.search(
            r"(?:働いて|勤めて|して)(?:い)?(?:ます|る)。?$|です。?$|でしょうか。?$|(?:上司|店長|部長|会社|先輩)(?:は|が|に)",
            sentence,
        ):
            weight -= 2
        if _COMPLAINT.search(sentence) and (best is None or weight > best[0]):
            best = (weight, span)
    if best is None:
        return None
    span = best[1]
    quote = next((q for q in quotes if span.start <= q.start < span.end), None)
    if quote and quote.start - span.start >= 10:
        return _shorten(folded.words(span.start, quote.start).strip(" 　\n。、,"))
    return _shorten(folded.words(span.start, span.end).strip(" 　\n。、,"))


def _shorten(words: str) -> str:
    if len(words) <= _LONGEST:
        return words
    parts = clauses(words, Span(0, len(words)))
    start = len(words)
    for part in reversed(parts):
        if len(words) - part.start > _LONGEST:
            break
        start = part.start
    return words[start:].strip(" 　。、") if start < len(words) else words[-_LONGEST:]


def _when(plain: str, spans: list[Span]) -> str | None:
    for span in spans:
        sentence = span.of(plain)
        if not _COMPLAINT.search(sentence):
            continue
        for match in _WHEN.finditer(sentence):
            if re.match(
                r"(?:に|の|まで|ほど)?[^。、]{0,10}(?:辞め|退職|やめ|勤め|入社|転職|担当)", sentence[match.end() :]
            ):
                continue
            if re.match(
                r"(?:まで|中に|の(?:[0-9一二三四五六七八九十正]+|正午|夕)[^。]{0,5}まで)", sentence[match.end() :]
            ):
                continue
            if match.group() in ("今日", "春", "夏", "秋", "冬") and not re.search(
                r"ました|った|れた", sentence[match.end() :]
            ):
                continue
            return match.group()
    return None


def _left_when(plain: str) -> str | None:
    match = _LEFT_WHEN.search(plain)
    return next(filter(None, match.groups()), None) if match else None


def _contact_who(plain: str, people: tuple[Mention, ...]) -> str | None:
    theirs = [p for p in people if p.role in ("customer", "customer_staff")]
    for person in theirs:
        word = fold(person.mention).plain
        if re.search(
            re.escape(word)
            + r"(?:から|が|より|に|は)[^。]{0,40}(?:電話|連絡|メール|line|ライン|dm|来|言|手紙|ハガキ|怒|叱|苦情|クレーム|責|求)",
            plain,
        ):
            return person.mention
    return theirs[0].mention if theirs else None


def _contact_how(plain: str, situation: Situation) -> str | None:
    found = [(match.start(), how) for how, pattern in _HOW if (match := pattern.search(plain))]
    phone = _ANY_PHONE.search(plain)
    if (
        phone
        and not any(how in ("private_phone", "work_phone") for _, how in found)
        and re.search(r"電話(?:が|で|口|を切|に出|番|も)", plain)
    ):
        found.append((phone.start(), "private_phone" if situation.employment == "left" else "work_phone"))
    if any(how == "private_phone" for _, how in found):
        return "private_phone"
    if found:
        return min(found)[1]
    return "via_someone" if _VIA.search(plain) else None


def _points(folded: Folded, spans: list[Span], quotes: list[Quote]) -> tuple[tuple[str, str], ...]:
    """Sentences that rest on hearsay or guess."""
    plain, out = folded.plain, []
    for span in spans:
        for pattern, certainty in ((_HEARD, "heard"), (_GUESS, "guess")):
            match = next(
                (
                    m
                    for m in pattern.finditer(plain, span.start, span.end)
                    if not any(q.start < m.start() < q.end for q in quotes)
                ),
                None,
            )
            if match and re.search(r"(?:他人事|ひとごと|いつも|当然|冗談)の?$", plain[span.start : match.start()]):
                match = None
            if match is None or (
                certainty == "guess" and _FEELS.search(plain, max(span.start, match.start() - 14), match.end() + 4)
            ):
                continue
            if (
                re.search(r"(?:ほし|求め|謝|払|返事|来て)[^。]{0,6}$", plain[span.start : match.start()])
                and certainty == "heard"
            ):
                continue
            out.append((_trim(folded, span, match.start()), certainty))
            break
    return tuple(dict.fromkeys(out))


_APOLOGISED = re.compile(
    r"(?<!一緒に)(?:謝り(?:ました|まして|に行きました|に行ってき|続け)|謝罪(?:を|も)?し(?:ました|た(?:が|けど|のに|ん))|お詫び(?:を|も|の(?:電話|メール))?(?:を)?し(?:ました|た(?:が|けど|のに))|謝っ(?:た(?:が|けど|のに|ん|ら|の)|て(?:クリーニング|も許|きまし)|ても)|その場で謝)"
)
_REPLIED = re.compile(
    r"(?:返信|返事|お答え|回答)(?:を|も)?し(?:ました|た(?:が|けど|ら))|折り返し(?:まし|電話をしまし)|と(?:お)?答え(?:まし|た)|とお伝えし"
)
_VISITED = re.compile(r"(?:伺い|訪問し|謝りに行き|お詫びに行き|会いに行き|行ってき)(?:ました|た(?:が|けど))")
_NOTHING = re.compile(
    r"(?:まだ)?(?:何も|なにも)(?:返|して|言|答え)[^。]{0,6}(?:な|ませ)|返(?:事|信)(?:は|を|も)?(?:まだ)?(?:して|出して)?(?:い)?(?:ない|ません)|無視して(?:い)?ます|放置して(?:い)?ます"
)


def _told(plain: str, situation: Situation) -> re.Match[str] | None:
    """Where the person told a superior or the firm. Who has left names as オーナー the client's owner, not an employer."""
    for match in _TOLD.finditer(plain):
        if not (situation.employment == "left" and match.group().startswith("オーナー")):
            return match
    return None


def _done(plain: str, told: bool) -> tuple[str, ...]:
    found = [
        key
        for key, pattern in (("replied", _REPLIED), ("apologised", _APOLOGISED), ("visited", _VISITED))
        if pattern.search(plain)
    ]
    if told:
        found.append("reported")
    if not found and _NOTHING.search(plain):
        found.append("nothing")
    return tuple(found)


def _boss(plain: str, situation: Situation) -> str | None:
    if _AFRAID.search(plain):
        return "afraid"
    if _CANNOT.search(plain):
        return "no"
    if situation.employment == "left":
        return None
    told = re.search(
        rf"{_BOSS_WORD}(?:に|へ|と)[^。、]{{0,8}}(?:報告|相談|話|連絡|伝え)(?:を)?(?:し|した|まし|たら|っ)[^。]{{0,6}}(?!ない|ません)",
        plain,
    )
    if (told and not _NOT_TOLD.search(plain)) or re.search(
        rf"{_BOSS_WORD}(?:は|も|が)[^。]{{0,40}}(?:と言って|と言い|と言う|と言われ|くれました|くれて)", plain
    ):
        return "told"
    return None
