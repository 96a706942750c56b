"""What the complaining side does to the person that nobody has to bear: kneeling, money, threats …; the words live in harassment_words and harassment_acts, danger to life in safety."""

from __future__ import annotations

import re
from functools import cache

from flows.understanding.harassment_acts import ACTS, INSULTS
from flows.understanding.harassment_words import SAID
from flows.understanding.kana_writing import usual
from flows.understanding.normalise import Folded, fold
from flows.understanding.openings import Openings
from flows.understanding.reading import Evidence
from flows.understanding.sieve import BOUNDS

KINDS = (
    "dogeza",
    "money",
    "sns_expose",
    "threat",
    "stalking",
    "abuse",
    "detention",
    "demand_firing",
    "violence",
    "sexual",
    "privacy",
    "night_calls",
)

_NIGHT_CALLS = (
    ("night_calls", r"(?:深夜|夜中|真夜中|夜遅く|夜な夜な|早朝|明け方|未明|毎晩|毎夜|休日|休みの日|夜(?:の)?(?:[0-9]{1,2}|十[一二]?)時|午前[0-9一二三四五]時)~14~(?:電話|着信|めーる|らいん|line|かかって|かけて(?:き|く)|連絡|鳴)"),
    ("night_calls", r"(?:一日|1日|毎日|一晩)~3~(?:[0-9]{2,16}|[3-9]|何十|数十|十|二十|三十|百|何)(?:回|件|本|通)~8~(?:電話|着信|めーる|らいん|かかって|連絡|来)|電話(?:が|を)?(?:一日|1日)~3~(?:[0-9]{1,16}|何|数)十?(?:回|件)|着信(?:が)?(?:[0-9]{2,16}|何十|数十|百)|(?:深夜|夜中|真夜中|早朝|明け方)(?:に)?も~4~(?:[0-9]{1,16}|[二三四五六七八九十]|何|数)(?:回|度|件|本)|鬼電|無言電話|いたずら電話"),
)  # fmt: skip

# ------------------------------------------------------------------------------------------ what makes it harmless
_NOT_SO = re.compile(
    r"[^。!?\n]{0,8}?(?:とか|や|など|なんて|みたいな|のような|、)?[^。!?\n]{0,8}?(?:は|も|なんか|まで(?:は|も)?|こと(?:は|も|なんか)?|わけ(?:では|じゃ|や)|(?:とか|って(?:いう)?(?:の|こと)?|という(?:の|こと)?|ほど|まで)(?:じゃ|では)|んじゃ|(?:ん|の)では)(?:一切|全く|まったく|特に|全然|別に|もちろん|まだ|、)?"
    r"(?:な(?:い(?!と|なら|の?か|んか|[?])|かった|く(?:て)?(?:[、。 ]|$|話|済|むしろ|逆に)|し(?:[、。]|$)|か(?:です|とです))|ありま(?:せん|へん)|ございません|され(?:ず|て(?:い)?(?:ない|ません|へん)|ませんでした|なかった|とらん|ちょらん)|言われ(?:ず|て(?:い)?(?:ない|ません|へん)|ませんでした|なかった|とらん)|受けて(?:い)?(?:ない|ませ)|し(?:ない(?!と)|ませんでした|なかった|はらへん|はらん|ておられません)|ねがった|ねえです)"
    r"|(?:し)?ない(?:で(?:ね|ください|くれて)|から(?:大丈夫|安心|気にし))|しな(?:い|くて)(?:で(?:いい|も)|も(?:いい|ええ|よか|大丈夫|結構))|せんで(?:いい|ええ|よか|も)|までは?(?:言わ|求め|せん|しな)|(?:[^。!?\n]{0,3}たり|など|なんて)?(?:は|も|など|なんか)(?:特に|一切|全く|まったく|まだ|もちろん)?(?:求められ|要求され|言われ|され|して|受け|あって|遭って)(?:て)?(?:い|お|は)?(?:ない(?!と)|ません|りません|なかった|らん|へん|ねえ)|とまでは?(?:言わ|いかな|求め)"
)
_ONLY_FEARED = re.compile(
    r"(?:た)?(?:んじゃ(?:ない|ねえ|なか)か|るんじゃ(?:ない|ねえ|なか)か)|(?:され|られ|れ|書かれ|し|来られ)?(?:たら(?:どう|と(?:思|考|心配|不安)|嫌|いや|困|怖|こわ)|る(?:んじゃ|のでは|かも|の(?:か|が)(?:怖|こわ|不安|心配)|と思(?:うと|って)|ん?ちゃう(?:か|かと))|ないか(?:と)?(?:不安|心配|怖|こわ|気が気)|そうで(?:怖|不安|心配)|かと思っ|る夢|かねない|かもしれ(?:ない|ません)?(?:と|って)?(?:思|不安|心配|怖)|たほうがまし|るかと思う)"
)
_MY_OWN = re.compile(
    r"[^。!?\n]{0,8}(?:べき|(?:ほう|方)が(?:いい|よい|良い|ええ|よか))(?:なの|の|ん)?(?:でしょうか|ですか(?!ね?と)|か(?:な|迷|悩|わから|分から)|やろか|だろうか|じゃろうか)|[ぁ-ん]{0,3}(?:たい(?:です|くらい|ほど|気|の(?:です|に|は)|と思|んです|んだけど|です|けど|$|。|、)|たく(?:なる|なっ|なり)|したな(?:る|っ)|(?:と|って)(?:思って(?:い|し)|思い(?:ます|まし)|感じ)|しようか(?:と|な|迷)|してしまおうか|してもいい(?:です|から|ので|と思)|する(?:勢い|覚悟|くらいの気|つもりで|思いで)|せんばかり|したことは|ものです|もんです|レベル|れべる|級)"
)
_FRAME = re.compile(
    r"(?:どらま|映画|漫画|まんが|小説|にゅーす|研修|講習|まにゅある|訓練|勉強会|せみなー|ぽすたー|夢(?:で|に|を|の)|番組|教材|事例|本で読|記事|授業|あにめ|ゆーちゅーぶで見|げーむ(?:で|の(?:中|きゃら|せりふ|ぼす|敵))|芝居|舞台|落語|時代劇|歌(?:の|で)|冗談|例え話|昔話|ろーるぷれ)(?!の?(?:よう|みたい))"
)
_OTHERS = re.compile(
    r"(?:よそ|他|ほか|別|隣|友達|友人|知り合い|知人|前の店|昔|系列|先輩の?前)の?(?:店|会社|人|支店|園|病院|部署|業界|職場|先輩|とこ|子)?(?:で|は|が|に|の)[^。!?\n]{0,40}(?:らしい|そうです|そうだ|と聞(?:い|き)|って聞|んだって|って話|話を聞|とのこと|んやて|ことがあった(?:そう|らし|とか)|そうや)"
)
_PRAISE = re.compile(
    r"(?<!な)(?:良いこと|いいこと|良か|褒め|ほめ|紹介(?:し|され)|宣伝し|高評価|高い評価|お礼|素敵|嬉し|うれし|喜ば|喜ん|感謝|ありがと|感動|優し|やさし|親切|助かっ|楽し(?:そう|く|か)|おめでと|ほっと(?:し|す)|和み|褒|許可|了承|承諾|してええか|してもいいか|もっとも)"
)
_REQUESTED = re.compile(
    r"てもらっ|てもろ[たうて]|てくれ(?:た|て|は|まし|はっ|る[。、 ]|る$|らした)|てくださ(?:っ|り|る)|ていただ(?:い|き|け)|てくれん(?:しゃっ|さっ)"
)
# An insult counts when somebody is there who says it.
_SAID = re.compile(
    r"と(?:まで|も|さえ|か|ばかり)|め(?=と)|[とてち](?=[ 　、。」』!\n]|$|延|何|ずっと|電|窓|店|れじ|皆|みんな|人|大|会|客|一|言|い[いうわ]|ゆ|怒|どな|書|叫|罵|吐|の|連|目|面|め|m|d|l|ら|で|繰|く|睨|に|ば|耳|ぼそ|笑|舌|机|鼻)|っ?て(?:言|ゆ|い[うわ])|言(?!い訳|葉)|いわれ|ゆわれ|ゆうて|いうて|言うて|言われ|怒鳴|どな|罵|浴び|叫|吐[かき]|わめ|連呼|呼ば|書かれ|書き込|電話|扱い|言わい|云|さ(?:れ(?:た|て|ま|る|続)|いだ)|られ(?:た|て|ま|続|る)|かけられ|送ら|届|こめんと|お言葉|仰|おっしゃ|頂戴|賜|承り|といった|等の|だの|とか(?:言|色々|さんざ)|よばわ|ちゅう"
)
_SPEAKS_FOR_ITSELF = re.compile(
    r"暴言|罵|ののし|侮辱|侮蔑|蔑|人格|差別|呼ばわり|中傷|怒号|悪態|鼻で|嘲|あざ|全否定|存在|お前|おめ|てめ|きさま|貴様|死ね|くたばれ|消えろ|失せろ|うせろ|恥を|恥ば|なめ|舐め|なじ|詰|こき|けなさ|貶|いびら|小馬鹿|馬鹿にさ|ばかにさ|親の(?:顔|し|躾|育)|誰に"
)
_CHEERED = re.compile(r"頼り(?:に|だ)|励まし|ねぎら|よくやった|頑張(?:れ|って|ろ)よ?(?:と|って)|がんばれ")
_I_AM = re.compile(r"(?:私|わたし|自分|僕|ぼく|俺|おれ|うち|わし|我)(?:が|は|って|も|のほう|の方)[^。、「]{0,8}$")
_SHOUTED = BOUNDS.pattern(
    r"(?:怒鳴|どな|どやし)(?:り?(?:つけ|付け|散らさ|ちらさ|まくら|込ま))?ら?(?:れ|い|っ)(?:た|て|ま|る|続|だ|とる|よる|ちょ|っぱ|どおし|通し)|(?:怒鳴|どな)り(?:つけ|散らし|声|込(?:ま|んで(?:き|来)))(?:て(?:き|く)|を|ら|れ|き|来)|どやされ|大声(?:で|を|ば)[^。!?\n]{0,6}(?:怒|出さ|まくし|罵|責め|どな|叫)|声(?:を|ば)荒(?:げ|ら(?:げ|し))(?:て(?!い(?:ない|ません)))?(?:ら|詰|迫|き|ま(?!せん))"
)
_BY_FAMILY = re.compile(r"(?:夫|旦那|だんな|彼氏|妻|嫁|父|母|親|兄|弟|彼女|元彼|息子)(?:に|から|が|の)")
_ACCIDENT = re.compile(
    r"ぼーる|転(?:んで|び|倒)|ころ(?:んで|び)|滑って|つまず|入浴|介助中|風で|誤って|うっかり|つい、|不注意|ころん|地震|患者さんを|言葉の暴力|暴力的な言葉|(?:子|園児|児童)(?:が|に)噛|歯型|(?:犬|猫|わんちゃん|ねこ|動物|ぺっと|さる|猿)(?:に|が|の)|足(?:を|ば)引っ(?:張|ぱ)(?:って|り|る)|よう(?:な|に)(?:衝撃|感じ|気)"
)
_NOT_ASKED_IN = {
    "money": re.compile(
        r"二重に請求|誤って請求|間違って(?:請求|多く)|支払い(?:まし|済)|支払って(?:い)?ま|払いました|返金(?:を|し)(?:希望|て(?:ほし|くれ|もら))|払い戻し|会費|支払い方法|お金(?:は|を)(?:払|返)(?:い|し)(?:たい|ます)|差額だけ|差額を|体で|規定どおり|規定通り|契約どおり|契約通り|もう(?:一回|一度|いっぺん)送"
    ),
    "privacy": re.compile(
        r"(?:お客様|お客さん|客|患者さん|利用者(?:様|さん)|会員|他人|生徒|ゆーざー)の(?:個人情報|住所|電話番号|名前|情報|番号|連絡先)|誤送信|流出(?:させ|し)|漏らしてしま|漏洩|名前と電話番号が入|番号を教えたみたい|手続き|変更|確認用|配達(?:の|先)|宛名|発送|送付先|お届け|予約|登録|申込|代表番号|園の|店の番号|折り返し"
    ),
    "detention": re.compile(
        r"外に出られなくな|会議|待ち時間|残業|勤務|移動|かけて(?:行|伺)|お茶(?:し|を)|待た(?:せ|し|され)|お待た|楽し|話し込|盛り上|話を聞(?:いて(?:くれ|もら)|いてくださ)"
    ),
    "sexual": re.compile(
        r"すまんこ|(?:ほてる|旅館|宿|民宿)に泊ま(?:った|って(?:い|る|お)|りまし|られ|る(?:お?客|予定|日))|付き合いのある|長い付き合い|お付き合い(?:の|が|させ|いただ)|取引の付き合い|でーとで来店|売り場|商品の|試着|けあ|おむつ|介助して(?:いて|たら)|手術|治療(?:で|の)|施術で|一緒に(?:頭|謝|お?詫び)|(?:言うて|言って)くれて|(?:上司|女将|支配人|親方|大将|主任|[店社課部所園院館局師]長|工場長|施設長)(?:さん)?は「[^」]{0,20}二人で(?:行|謝|頭)"
    ),
    "threat": re.compile(
        r"部屋も?(?:お願い|頼)|(?:会社|うち|店|本社)の(?:人|者|担当)(?:さん)?が(?:謝り|お?詫び|伺|行[くっき])|どうなるの?か(?:は|も|が)?、?[^。!?\n]{0,6}(?:分か|わか)(?:りませ(?!んよ)|って(?:い)?(?:な|ませ))|どうなって(?:い)?る(?:の|ん)?(?:です)?か(?:を|、|と)?[^。「」]{0,4}(?:教え|説明|聞[いかき]|知り|確認|伺)|心臓が止|殺し文句|殺到|家に(?:招|呼んで|来てくれ)|時間を殺|殺陣|殺虫|殺菌|殺風景|殺伐|虫|蚊|ごきぶり|ねずみ|害獣|しめきり|どうなるか(?:は|も|が)?、?(?:まだ|正直|私にも|わたしにも|自分でも|自分にも|誰にも)[^。!?\n]{0,6}(?:分か|わか)|、このままでは済まされ(?:ない|ません)(?:。|$)"
    ),
    "stalking": re.compile(
        r"住所を(?:書|間違|取り違|登録|確認|聞き間違)|待ち合わせ|送って(?:く|もら|いただ)|迎えに(?:来て(?:く|も)|行)|一緒に(?:帰|来て|行)|散歩|犬|猫|子猫|子犬|手伝|会釈|挨拶|あいさつ|おつかれ|お疲れ|たまたま|偶然|ばったり"
    ),
    "demand_firing": re.compile(
        r"(?:くび|首)に(?:なりそう|なる(?:かも|の(?:か|が)|ん(?:じゃ|です)|と思)|なっ(?:た|て)|なるくら)|自分から|自分で(?:辞|決)|会社を(?:辞|やめ)|(?:夫|母|父|親|妻|嫁|旦那|友達|友人|彼)(?:に|から|は|が)"
    ),
    "violence": _ACCIDENT,
    "dogeza": re.compile(
        r"目線|一緒に頭|土下座(?:げー|ねた|像|外交|すたんぷ)|土下座(?:の|する)?(?:勢い|覚悟|思い|気持ち|つもり)|土下座(?:して(?:も|でも)|すれば(?:いい|済)|し(?:たら)?許)|土下座したい|土下座もの|土下座(?:して)?頼|床の?(?:掃除|拭)"
    ),
    "sns_expose": re.compile(r"ほーむぺーじに載せて(?:ええ|いい)|自分で(?:投稿|上げ|載せ)|うっかり"),
}
# 「…てやるからな」 bodes ill whatever it is that will be done.
_VOW = BOUNDS.pattern(
    r"(?<!助け)(?<!許し)(?<!教え)(?<!買っ)(?<!忘れ)(?<!手伝っ)(?<!褒め)(?<!行っ)(?<!見逃し)(?<!作っ)(?<!直し)(?<!言っ)(?<!聞い)(?<!待っ)(?<!来)[てで](?:やる|やっ)(?:ぞ|からな|ど|けんな)(?![ぁ-ん]*(?:頑張|応援))[^。!?\n]{0,6}(?:と|って|」|、|$)|(?<!許し)(?<!助け)(?<!教え)[っしいん](?:たる|ちゃる)(?:ぞ|からな|でな|けんな|さかいな)"
)
_WENT_THERE = re.compile(r"(?:乗り|怒鳴り|殴り)込|押しかけ|押し掛け")
_WILL_GO = re.compile(
    r"む(?!と(?:いう|聞|、))|んで(?:や|行|い(?:く|き)|く)|んだ[るろ]|もう|ませ|める|る|て(?:や|く|い)|ます|た[るろ]"
)
_OUR_SIDE = re.compile(
    r"(?:店長|副店長|まねーじゃー|主任|上司|部長|課長|係長|次長|所長|支店長|社長|専務|常務|先輩|同僚|後輩|担当者?|おーなー|うちの(?:人|者)|夫|妻|旦那|主人|父|母|親|兄|弟|家族|息子|私)(?:さん|様)?(?:が|は|も)[^。]{0,24}$"
)
_AT_US = re.compile(
    r"(?:お客(?:様|さん)?|客|先方|相手|取引先|向こう|得意先|元請け?)(?:の|側の|先の)[^。、]{0,6}(?:が|は)|(?:私|わたし|自分|うち)(?:の家|の自宅|の部屋|の実家)|自宅"
)
_HEARSAY_OF_A_QUARREL = re.compile(
    r"[^。!?\n]{0,16}?(?:喧嘩|けんか|口論|言い(?:合|争)い|言い争|言い合|揉め|もめ|一悶着|騒ぎ|とらぶる)[^。!?\n]{0,10}?(?:そう(?:です|だ|や|な)|らしい|と(?:聞|き[いき]|のこと|か)|って(?:聞|話)|みたい|んだって|げな)"
)
# 「園児が友達に引っかかれて、保護者が怒っている」: done to a child or somebody cared for, by another of them.
_TO_OTHERS = re.compile(
    r"(?:子ども|子供|こども|お子さん|園児|児童|生徒|学生|(?<![一-鿿])子|うちの子|娘さん|息子さん|赤ちゃん|利用者(?:さん|様)?|入居者(?:さん|様)?|入所者(?:さん)?)"
    r"(?:が|は)、?(?:[^。、「がはをて]{1,12}(?:に|から)、?)?$"
)
_LOUD_THREATS = frozenset({"sns_expose", "money", "dogeza", "privacy", "demand_firing", "sexual"})


@cache
def _senses() -> Openings:
    """Built once; `~8~` becomes up to eight letters that do not leave the sentence."""
    every = (*SAID, *ACTS, *INSULTS, *_NIGHT_CALLS)
    return Openings(((kind, re.sub(r"~(\d+)~", r"[^。!?\\n]{0,\1}", looks)) for kind, looks in every), BOUNDS)


def harassment_in(text: str) -> dict[str, Evidence]:
    """The kinds found (see KINDS), each with its evidence; {} for a complaint that stays within bounds."""
    folded = fold(text)
    found = _heard(folded)
    written = usual(text)
    if written is not folded:
        found = {**_heard(written), **found}
    return found


def _heard(folded: Folded) -> dict[str, Evidence]:
    soft = folded.soft
    found: dict[str, tuple[int, int]] = {}
    for kind, match in _senses().find(soft):
        if kind not in found and not _harmless(kind, soft, match):
            found[kind] = match.span()
    _only_once(soft, found)
    if not found:
        vow = _VOW.search(soft)
        if vow and not _harmless("threat", soft, vow):
            found["threat"] = vow.span()
    if "abuse" not in found and "threat" not in found:
        for match in _SHOUTED.finditer(soft):
            if not (_NOT_SO.match(soft, match.end()) or _ONLY_FEARED.match(soft, match.end())):
                found["abuse"] = match.span()
                break
    return {kind: folded.evidence(*span, f"harassment.{kind}") for kind, span in found.items()}


def _quarrel_of_others(soft: str, match: re.Match[str], before: str, last: int) -> bool:
    """Somebody went there in anger, and not to the person: our own manager to them, or a quarrel known from hearsay."""
    there = _WENT_THERE.search(match.group())
    if there is None or _WILL_GO.match(soft, match.start() + there.end(), last):
        return False
    if _OUR_SIDE.search(before + match.group()) and not _AT_US.search(before + match.group()):
        return True
    return _HEARSAY_OF_A_QUARREL.match(soft, match.end(), last) is not None


def _harmless(kind: str, soft: str, match: re.Match[str]) -> bool:
    start, end = match.span()
    first, last = _sentence(soft, start, end)
    before, whole = soft[first:start], soft[first:last]
    if _NOT_SO.match(soft, end, last) or _ONLY_FEARED.match(soft, end, last) or _MY_OWN.match(soft, end, last):
        return True
    if _FRAME.search(before) or _OTHERS.search(whole):
        return True
    unless = _NOT_ASKED_IN.get(kind)
    if unless and unless.search(whole):
        return True
    if kind in ("sns_expose", "privacy", "stalking", "detention") and (_PRAISE.search(whole) or _thanked(soft, match)):
        return True
    if kind == "threat" and _quarrel_of_others(soft, match, before, last):
        return True
    if kind == "violence" and _CHEERED.search(whole):
        return True
    if kind == "violence" and _TO_OTHERS.search(before[-24:]):
        return True
    if kind == "violence" and _BY_FAMILY.search(before[-12:]):
        return True
    return kind == "abuse" and not _is_said(soft, match, before, last)


def _sentence(soft: str, start: int, end: int) -> tuple[int, int]:
    """Around the match, at most 60 letters to each side; a question mark before と or って ends nothing."""
    first = max(soft.rfind("。", max(0, start - 60), start), soft.rfind("\n", max(0, start - 60), start)) + 1
    first = max(first, start - 60)
    last = min(len(soft), end + 60)
    for stop in re.finditer(r"[。\n]|[!?](?![とって」、 ]|$)", soft[end:last]):
        return first, end + stop.start()
    return first, last


def _thanked(soft: str, match: re.Match[str]) -> bool:
    return bool(_REQUESTED.search(soft, match.start(), min(len(soft), match.end() + 8)))


def _is_said(soft: str, match: re.Match[str], before: str, last: int) -> bool:
    if _I_AM.search(before):
        return False
    if _SPEAKS_FOR_ITSELF.match(match.group()):
        return True
    if before.count("「") + before.count("『") > before.count("」") + before.count("』"):
        return True
    return bool(_SAID.search(soft, match.end(), last))


def _only_once(soft: str, found: dict[str, tuple[int, int]]) -> None:
    """「脅された」 names the threat that is the other thing; insults and nightly calls likewise are told once."""
    if "threat" in found and set(found) & _LOUD_THREATS:
        start, end = found["threat"]
        if re.match(r"脅|おど[さし]|恫喝|威|凄|すご|強迫", soft[start:end]):
            del found["threat"]
