"""The five factors that the decision rests on, read from a story; what they mean for the advice lives in decision."""

from __future__ import annotations

import re
from collections.abc import Collection

from flows.understanding.normalise import fold
from flows.understanding.people import Stance, speak_of_theirs, stances_in
from flows.understanding.reading import Evidence, Situation
from flows.understanding.responsibility import responsibility_in

_OWN_SIDE = frozenset({"boss", "owner", "company", "former_company"})
_THEIR_SIDE = frozenset({"customer", "customer_staff"})
_BOSSES = r"(?:会社|本社|本部|弊社|当社|うち(?:の(?:店|会社|社長|店長))?|お?店(?!を|の人|に|で|員|頭)|上司|上の人|上|[一-鿿]{0,3}(?:店長|部長|課長|社長|所長|院長|園長|塾長|施設長|係長|主任|室長|局長|師長|校長|教頭|専務|常務|支配人|責任者|薬局長|工場長|館長|教室長|料理長|編集長|会長|組合長|理事長|事務長|班長)|オーナー|リーダー|チーフ|マネージャー|マネジャー|女将|若女将|大将|親方|先生|監督|ボス|病院|学校|園|施設|事務所|塾|役所|代表|ディレクター|元の上司|前の会社|元の会社|前の職場|店主|責任者の方|棟梁|住職|番頭)(?:さん)?"

_LEFT = re.compile(
    r"(?:退職|離職)(?!金|届|願|させ|を(?:考|迷|勧|迫|検討|決意)|し(?:たい|よう|ろ|ます|な)|代行|勧|する(?:こと|か|つもり|予定)|まで|勧奨|しろ)|(?<!てを)(?:辞め|やめ)(?:た(?!い|く|ら|方|ほう|がっ)|て(?:から|い(?:る|て|ま)|、|も(?!ら)|しまい|し(?:ま|まっ)|もう|しばらく|[0-9一二三四五六七八九十半数]+)|ました)|(?:以前|昔|かつて|前に|当時)[^。]{0,16}(?:して(?:い)?(?:た|まし)|勤めて(?:い)?(?:た|まし)|働いて(?:い)?(?:た|まし)|担当して(?:い)?(?:た|まし))"
    r"|前職|(?<!派遣)(?:前|元|以前)の(?:会社|職場|勤務先|勤め先|店|お店|病院|事務所|バイト先|園|塾|上司|同僚)|元(?:上司|同僚|勤務先|職場|会社|社員|店員|担当の私)|(?:転職|再就職|独立|起業|定年)(?:し(?:て|た|まし)|後|先(?:で|に))|(?:先月|去年|昨年|今年|春|夏|秋|冬|昨春|[0-9一二三四五六七八九十]+月|年末|年度末)まで(?:[^。]{0,10})(?:勤め|働|いた|担当|在籍|お世話|やって)|(?:半年|(?:[0-9]+|[一二三四五六七八九十数何]+)(?:か月|ヶ月|年))(?:ほど|くらい)?前まで[^。]{0,24}(?:勤め|働|担当|在籍|お世話|(?:やって|して)(?:い)?(?:た|まし)|しと(?:っ)?(?:た|り))|(?:勤めて|働いて|在籍して)(?:い)?た(?:頃|ころ|時|とき|[^。]{0,8}(?:会社|店|職場|事務所|工場|旅館|病院|園|塾|サロン|ホテル))|もう(?:その|あの)?(?:会社|店|職場)(?:に|の(?:人間|社員))[^。]{0,4}(?:いな|おら|では?な|じゃな|ありま)|解雇され(?:た|ま)|クビになっ(?:た|て)|(?:契約|派遣|任期)(?:期間)?(?:が|の)?(?:満了|切れ|終了)(?:し|で|に|後)|在職(?:中|時代)(?:の|に|だっ|に担当)|在職(?:時|して(?:い)?た)|退社(?:し(?:た|て|まし)|後)|古巣|辞めとる|辞めちゃった|離れた(?:会社|職場|店)|(?:いま|今)は(?:別の|違う|新しい|他の|よその)[^。]{0,6}(?:仕事|会社|職場|店|ところ)|寿退社|畳んだ|離任"
)
_OTHER_LEFT = re.compile(
    r"(?:担当者?|先輩|後輩|同僚|店長|部長|上司|スタッフ|社員|バイト|パート|前任|お客|客|相手|先方|新人|彼|彼女|あの人|夫|妻|友人)(?:の[一-鿿ぁ-ん]{1,4})?(?:さん|者|様)?(?:が|は|も)[^。、]{0,10}$"
)
_CURRENT = re.compile(
    r"(?:働いて|勤めて|勤務して|務めて|担当して|従事して|在籍して)(?:い|お)?(?:ます|る(?!と|頃|とき|人)|り)|在職|現職|(?:を|で)(?:して|やって)(?:い|お)?(?:ます|ります)|(?:営業|受付|事務|店員|販売員|スタッフ|運転手|ドライバー|看護師|介護士|保育士|教員|教師|講師|美容師|整備士|職人|大工|エンジニア|プログラマー|デザイナー|アシスタント|オペレーター|パート|バイト|アルバイト|社員|公務員|職員|配達員|調理師|料理人|板前|仲居|添乗員|ガイド|警備員|清掃員|作業員|設計士|測量士|栄養士|薬剤師|歯科衛生士|コンサルタント|ライター|編集者|カメラマン|記者|農家|漁師|僧侶|住職|ケアマネ(?:ージャー)?|相談員|ヘルパー|管理人|コーディネーター|マネージャー|店長|主任|係長|課長|部長|SE|(?:の|な)仕事|年目|勤務|者)です(?!が、(?:昔|以前))|(?:うちの|弊|当)(?:会社|店|社|病院|園|施設|工場|事務所|旅館|塾)|(?:上司|店長|部長|課長|社長|所長|課長|主任|先輩|会社|園長|施設長|院長|師長|女将|親方|リーダー|チーフ)(?:さん)?(?:は|が|に|から|も)"
)

_EXPLAIN_ONLY = re.compile(
    r"(?:怒って(?:い)?る|怒鳴られた|責めて(?:い)?る|謝れと言われて(?:い)?る|クレーム|謝ってほし(?:い)?|謝罪を求めて(?:い)?る)(?:という)?(?:わけ|の)?では(?:な|あり)|(?:謝罪|お詫び)(?:は|を|まで)?(?:は)?(?:特に)?(?:求め(?:られ)?て(?:は)?(?:い)?(?:な|ませ)|いらな|要らな|不要|結構)|(?:大丈夫|気にしないで|気にしなくて)(?:です|だ)?(?:よ|と|くだ|いい)|理由を?(?:知りたい|教えて|聞か|説明)|原因を?(?:知りたい|教えて|説明|調べ)|(?:どうして|なぜ)[^。]{0,16}(?:教えて|知りたい|聞か|説明)|説明(?:だけ|し)てほし|(?:交換|返金|返品|修理|やり直し|直し)(?:だけ|て(?:くれれば|ほし)|してくれれば)[^。]{0,8}(?:いい|ほし|希望)|許してくれ|愚痴|(?:世間話|相談)(?:の|を)(?:ライン|line|電話)|また(?:私に)?担当してほし"
)
_UNSURE_WISH = re.compile(
    r"(?:謝|詫|お詫)[^。]{0,30}(?:のか|か)[^。]{0,20}(?:分か(?:ら|り)|わか(?:ら|り)|はっきりし)|何を(?:して)?(?:ほし|望|求め)[^。]{0,16}(?:分か(?:ら|り)|わか(?:ら|り)|答えて(?:くれ)?(?:な|ませ)|はっきり|言わな)|何が(?:したい|望み)[^。]{0,8}(?:分か|わか)"
)
_HARSH_DEMAND = re.compile(
    r"誠意(?:を)?(?:見せ|示)|土下座|どう責任を?(?:取|と)|責任を?(?:取れ|とれ|取って|取るのか)|詫びを?入れ|詫びろ|謝れ(?!ば|な|る)|謝りに来|謝罪に来|謝罪(?:文|状)?を?(?:求め|要求|出せ|書け|しろ)|謝ってほし|謝ってもらい|謝って(?:くれ|くださ)|お詫び(?:を|に)?(?:して|来|求め)[^。]{0,3}(?:ほし|て|い)|頭を下げ(?:ろ|て(?!(?:い|お)?(?:る|ま)|ばか))"
)

_KEEP = re.compile(
    r"(?:これから|今後|この先|来年|次|次回|引き続き|ずっと)(?:も|は)?[^。]{0,16}(?:お?付き合い|取引|お願い|来て|来たい|通|続|頼|使|買|契約|関係|発注|利用|協賛|いただき|お仕事|担当|仕事|良い関係|いい関係|お世話|会う|顔を合わせ)|(?:取引|契約|関係|お?付き合い)(?:自体)?(?:は|を|が)?(?:続け(?:たい|る|て|ら)|続(?:く|き)|切りたくな|大切|大事|壊したくな|悪くしたくな|失いたくな|終わらせたくな)|長(?:い|年|く)(?:の)?(?:お)?(?:付き合い|取引|顧問|常連|通|ご愛顧|お得意)|(?:大事|大切)な(?:お客|取引先|お得意|得意先|顧客|クライアント|方|患者)|常連|また来(?:て(?:ほし|くれ(?:る(?!か)|た)|いただき|もらいたい|くださ)|るから(?!な|と|って)|たい|ると(?:言(?!われ)|おっしゃ))|信頼を?(?:取り戻|回復|失いたく)|切られたくな|嫌われたくな|(?:関係|仲|間柄)を?(?:続け|直し|修復|良く|よく|保|悪くし|壊し|元に戻)|お付き合いがあ|通って(?:いただ|くれ|もら|くださ)|続けて(?:通|使|利用|契約|買)|嫌な別れ方|(?:近所|地元|狭い町|ご近所)の(?:方|人|お)?|逃したくな|離れ(?:て)?(?:ほし|られたくな|たくな)くな|離れられたくな|任せたいと(?:言|おっしゃ)|頼みたい|まだ(?:半年|しばらく|何か月|ずっと)?[^。]{0,5}続く|定期(?:点検|契約|的に来)|大切にしたい|ファンで|お得意様(?:です|なので|だから)|この先も|縁を(?:切りたくな|大切)"
)
_END = re.compile(
    r"(?:もう|二度と|これ以上|今後(?:一切)?|一切)[^。]{0,14}(?:関わり(?:たくな|合い)|会いたくな|来(?:なくて|ないで|てほしくな)|乗せ|取引(?:は|も|が)?(?:な|あり|しな|終)|お?付き合い(?:は|も)?(?:な|し|したくな|あり|終)|利用(?:は|しな|をやめ)|続(?:き|か)(?:ない|ません)|顔も見たくな|話したくな|連絡(?:を)?(?:取りたくな|してほしくな|しないで)|受け(?:たくな|ない|ません)|行かない|買わない|使わない|頼まない|担当(?:し)?たくな|縁を切|終わり(?:に|で))|関わりたく(?:な|あり)|縁を切(?:り(?:た|ま)|る)|(?:契約|取引|お?付き合い|関係|利用)(?:自体)?(?:は|が|を|も)?(?:もう)?(?:終わ(?:る|り(?:です|ま|に)|った|って)|打ち切|解約|解除|切られ(?:た|まし|て)|切(?:る|りま)(?!たくな)|やめる(?:そう|と)|なくな|他社に移|終了|ありません|ないお客|ない(?:です|方|人|相手))|他社に(?:移|乗り換え|変え|替え)|出入り禁止|出禁|二度と(?:来|行|使|会|買|頼)|来なくていい|もう(?:取引|付き合い)はな|一見さん|一度きりの|旅行者|通りすがり|引っ越(?:した|され)|離れたい|断ち切"
)
_KEEP_UNKNOWN = re.compile(
    r"(?:今後|これから|また|続け|来て|買って|使って|取引|契約|関係|利用|来店|来るか|くださる|通って)[^。]{0,20}(?:か(?:どうか)?(?:は|も|、)?|のか)[^。]{0,5}(?:分か(?:ら|り)|わか(?:ら|り)|不明|聞いて(?:い)?(?:な|ませ)|未定|何とも|決め|迷)"
)
_NOT_BEAR = frozenset({"dogeza", "threat", "stalking", "violence", "sexual", "detention", "sns_expose"})

_WILL_APOLOGISE = re.compile(
    rf"{_BOSSES}(?:は|が|も|から|に(?:は|も)?|として)[^。]{{0,60}}?(?:一緒に(?:謝|行|お詫び|頭|来|伺|出)|(?:謝る|謝罪する|お詫びする|詫びる|謝り(?:ます|たい|に行)|謝って(?:終わらせ|済ませ|おしまいに)(?:よう|たい|れば)|謝罪し(?:たい|よう|ます)|謝ろう)(?:と(?:言|決|い)|つもり|意向|方針|って(?:言|く)|そう|ことに|とおっしゃ|と約束|とのこと|ので|から|。|$|気)|お詫び(?:は|に|を|の)?(?:[^。]{{0,10}})?(?:行こう|する(?:つもり|と|意向|方針)|し(?:よう|ます|たい)|電話|手紙|出したい|出す|伺|すると|したい|行く|状)|頭を下げ(?:る(?!のは)|に|ると|よう)|謝ると(?:言|決|の)|同行|謝(?:りに|罪に)(?:来て|行こう|行く|同席|伺))|会社(?:として|から)[^。]{{0,6}}(?:謝|お詫び)|(?:上司|店長|部長|課長|社長|所長|先生)(?:さん)?と(?:一緒に)?[^。]{{0,10}}(?:謝りに|お詫びに|謝罪に)(?:行く|伺う|行き|伺い|来て)"
)
_WILL_NOT = re.compile(
    rf"{_BOSSES}(?:は|が|も|から|に(?:は|も|聞|確認|連絡|相談|報告)?)[^。]{{0,50}}?(?:謝(?:る|罪(?:する|の)?)(?:必要|こと|理由|義務|筋合い)(?:は|も|なんて|が)?(?:一切|全く)?(?:な|あり)|謝(?:ら|罪し|罪は(?:し)?)(?:ない|ません|なくて(?:も)?(?:いい|よい|ええ))|謝罪文は(?:出さ|書か)|(?:絶対に)?謝(?:る|罪する|罪は?する|罪す)な|謝るんじゃない|謝ったら(?:負|だめ|いけ)|お詫びは(?:し|でき|不要)|非を?認め(?:な|ませ)|非はない|落ち度(?:は|が)?(?:な|あり)|悪くない(?:から|の|と)|責任(?:は|が)?(?:な(?:い|く)|あり)|対応し(?:ない|ません|なくて)|応じ(?:ない|ません|なくて)|相手にするな|無視(?:しろ|して|す)|放って(?:おけ|おいて)|何も(?:話|言|する)(?:すな|うな|な(?:と|。|$))|関係(?:は|が)?ない(?:と|か)|突っぱね|認めない|謝罪を?(?:止め|禁)|(?:[^。]{{0,6}})謝るのを?止め)|会社(?:が|に)(?:謝罪を|謝るのを)?(?:止め|とめ)"
)
_WILL_NOTHING = re.compile(
    rf"{_BOSSES}(?:は|が|も|から|に(?:は|も|報告|相談|聞|言|話|確認|連絡)?|の)[^。]{{0,50}}?(?:他人事|ひとごと|知らん|無関心|関心が?(?:な|薄|ない)|興味(?:が|も)?な|好きに(?:すれ|し)|勝手に(?:すれ|しろ)|任せる|任せた|お任せ|ふん|ふうん|へえ|流(?:して|せ|され)|適当に|頑張って|がんばって|笑(?:われ|うだけ|って)|関わりた(?:くな|がら)|見て見ぬ|丸投げ|押し付け|うやむや|はぐらか|相手にし(?:て|な)|取り合(?:って|わ)|当事者同士|自分で(?:何とか|なんとか|考え|解決|どうに)|何とかし(?:ろ|て)|なんとかし(?:ろ|て)|うまくやっ|よろしく|忙し(?:い|く|そう)|後にして|放置|スルー|生返事|無視され|動い?て(?:くれ)?(?:な|ませ)|何も(?:し|言|教)(?:て)?(?:くれ)?(?:な|ませ)|どうでも|気のない|そっけな|返事(?:が|も)?(?:な|来|くれ)|(?:一言|言う)だけ|知らない(?:と|って|ふり))"
)


def situation_in(text: str, harassment: Collection[str] = ()) -> tuple[Situation, dict[str, Evidence]]:
    """The five factors with the evidence for each that the text tells; `harassment` as found in the same text."""
    folded = fold(text)
    plain = folded.plain
    evidence: dict[str, Evidence] = {}

    def note(field: str, value: str, match: re.Match[str] | Stance | None) -> str:
        if match is not None:
            start, end = match.span() if isinstance(match, re.Match) else (match.start, match.end)
            evidence[f"situation.{field}"] = folded.evidence(start, end, f"situation.{field}.{value}")
        return value

    stances = stances_in(text)
    left = _left(plain)
    current = None if left else _CURRENT.search(plain)
    employment = note("employment", "left" if left else "current", left or current)
    demands, by = _demands(plain, stances, harassment)
    relation, why = _relation(plain, harassment)
    will, cause = _will(speak_of_theirs(plain), stances)
    fault, because = responsibility_in(plain)
    return (
        Situation(
            employment=employment,
            own_responsibility=note("own_responsibility", fault, because),
            customer_demands_apology=note("customer_demands_apology", demands, by),
            relationship_to_continue=note("relationship_to_continue", relation, why),
            company_will=note("company_will", will, cause),
            employment_said=left is not None or current is not None,
        ),
        evidence,
    )


def _left(plain: str) -> re.Match[str] | None:
    for match in _LEFT.finditer(plain):
        before = plain[max(0, match.start() - 24) : match.start()]
        if _OTHER_LEFT.search(before) and not re.search(r"(?:私|自分)[^。]{0,4}$", before):
            continue
        inside = before.rfind("「") > before.rfind("」") or before.rfind("『") > before.rfind("』")
        if inside:
            continue
        return match
    return None


def _demands(
    plain: str, stances: tuple[Stance, ...], harassment: Collection[str]
) -> tuple[str, re.Match[str] | Stance | None]:
    unsure = _UNSURE_WISH.search(plain)
    if unsure:
        return "unclear", unsure
    refused = next((s for s in stances if s.wish == "no" and s.role in _THEIR_SIDE), None)
    wanted = next((s for s in stances if s.wish == "yes" and s.role in _THEIR_SIDE), None)
    only = _EXPLAIN_ONLY.search(plain)
    if refused and not wanted:
        return "no", refused
    if wanted and not only:
        return "yes", wanted
    harsh = _HARSH_DEMAND.search(plain)
    nameless = next((s for s in stances if s.wish == "yes" and s.role in ("", "family", "other")), None)
    if only and not (harsh and set(harassment) & {"dogeza", "threat", "money"}):
        kind = "yes" if wanted and harsh and only.start() > wanted.start + 60 else "no"
        return kind, wanted if kind == "yes" else only
    if wanted:
        return "yes", wanted
    denied = next((s for s in stances if s.wish == "no" and s.role == ""), None)
    if denied and not nameless:
        return "no", denied
    if nameless:
        return "yes", nameless
    own = [s for s in stances if s.role in _OWN_SIDE or s.role == "senior_colleague"]
    if harsh and not any(s.start <= harsh.start() < s.end + 2 for s in own):
        return "yes", harsh
    return "unclear", None


def _relation(plain: str, harassment: Collection[str]) -> tuple[str, re.Match[str] | None]:
    end, unknown, keep = _END.search(plain), _KEEP_UNKNOWN.search(plain), _KEEP.search(plain)
    if end:
        return "no", end
    if unknown and not (keep and keep.start() > unknown.end()):
        return "unclear", unknown
    if keep:
        return "yes", keep
    return ("no", None) if set(harassment) & _NOT_BEAR else ("unclear", None)


def _will(plain: str, stances: tuple[Stance, ...]) -> tuple[str, re.Match[str] | Stance | None]:
    for value, pattern in (("not", _WILL_NOT), ("apologise", _WILL_APOLOGISE), ("indifferent", _WILL_NOTHING)):
        match = pattern.search(plain)
        if match and not re.search(r"お客様?(?:が|は|から)|お客さん(?:が|は|から)", match.group()):
            return value, match
    own = [s for s in stances if s.role in _OWN_SIDE]
    if own:
        return ("not" if own[-1].wish == "no" else "apologise"), own[-1]
    return "unclear", None
