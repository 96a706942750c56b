"""What the words around a day say about it: called the deadline, asked for, long past, a habit; days are read elsewhere."""

from __future__ import annotations

import re
from datetime import datetime

from flows.understanding.moments import Moment
from flows.understanding.sieve import HURRY

_DUE_WORDS = r"期限|締め?切り?|〆切?|しめきり|納期|期日|りみっと|でっどらいん|たいむりみっと|必着|でっど(?!ぼーる|おあ)|けつ(?=は|が|:|$)|お尻(?=は|が)|(?:回答|返答|返事|提出|支払い?|返済|振込み?|返金|指定|納入|履行|お?約束の?|最終)日(?=は|が|:|=|で|に(?!な)|、|$)|持ち時間"
_PAST = re.compile(
    r"(?:先週|先月|先日|昨日|きのう|おととい|一昨日|昨夜|昨晩|ゆうべ|けさ|去年|昨年|おととし|一昨年|前回|この前|こないだ|さっき|先ほど|今朝|先々週|先々月|当時|以前)の?[、 ]?(?:夜|昼|朝|午前|午後)?$"
)
_HABIT_BEFORE = re.compile(
    r"毎$|(?:毎(?:週|日|月|朝|晩|回|年)の?|いつも|定期的に|隔週)[^。、]{0,4}$|(?:営業|受付|勤務|開店|閉店)(?:時間)?[はが]?[^。、]{0,12}$|定休日?は?$"
)
_HABIT_BEHIND = re.compile(
    r"^(?:ごとに|おきに|曜?日?は?(?:定休|休)|定休|営業|が?(?:休み|定休)|まで(?:の|、|は|が)?(?:営業|開[いけ](?!て(?:く|お|も))|あい[てと]|やって(?:い?る|い?ま|おり|はる)|受け?付け?|勤務|仕事(?:です|だ|な|の|を)|しふと|授業|診療|診察|練習|稽古|働)|に(?:閉ま[るり]|開[くき](?!に))|以降はずっと|締め(?!切|で(?:返|出|提|回|お願|頼)|です|$|。|と|って))"
)
_KEEPS_SAYING = re.compile(
    r"(?:と|って)(?:言われ(?:る|ます|続け)|(?:言|ゆ|い)って(?:き(?:て|ます)|来(?:て|ます|る)|くる))"
)
_KEEPS_COMING = re.compile(
    r"(?:ごろ|頃|ころ|過ぎ|すぎ)?(?:に|にも|とか|でも)?[^。]{0,8}?(?:(?:何[度回]も|なんど[もか]|しつこく|いつも|毎[日晩朝回夜]|しょっちゅう|たびたび|度々|繰り返し)[^。]{0,8}(?:電話|着信|でんわ|めーる|らいん|line|連絡|来|かか)|(?:電話|着信|でんわ|携帯)[がはも]?[^。]{0,6}(?:鳴|なり(?:ます|やま)|なっ))"
)
_OVER = re.compile(
    rf"^(?:まで|の|が|に)?(?:{_DUE_WORDS}|約束|予定|はず)?(?:で(?:は|も)?な(?:い|く)|じゃな(?:い|く)|、?(?:いや[、 ]?(?:ちが|違|[0-9月火水木金土日明来])|もとい|訂正|ちが[うっ]|違[うっ])|(?:を|は|も|が)?(?:過ぎ|すぎ)(?:て(?!も)|た(?!ら)|ま)|より(?!前|まえ)|以降(?:ずっと|は)|ぶり|に(?:なって|なりました|なったけど)?も?間に合わな)"
)
_WAS = re.compile(rf"^(?:まで|の|が|に)?(?:{_DUE_WORDS}|約束|予定|はず)?(?:だった|でした|やった)(?!ら)")
_BEGINS = re.compile(r"^から(?![^。]{0,8}まで)")
_AWAY = re.compile(
    r"^まで(?:は|、)?[^。、に]{0,8}?(?:ずっと|延々|ぶっ通し|休|不在|出張|い(?:ない|ません|ねえ|ねぇ)|お(?:ら[んず]|れへん|らへん)|(?:帰|かえ)(?:ら(?:な|ん|へん|れ|ね|しまへん)|って(?:こ|来|き|け)|りま)|(?:戻|もど)(?:ら(?:な|ん|へん|れ|ね)|って(?:こ|来|き|け)|りま)|来(?:な[いか]|ん(?!と)|ーへん|へん|ません)|入院|留守|連絡(?:が|も)?(?:つか|と|取)|買い付け|仕事|勤務|出勤)"
)
_ENDED = re.compile(r"(?:ました|でした|[っいんれし]た|んだ)(?:の|ん)?(?:です|だ)?(?:けど|が|よ|ね)?[。、!\s]*$")
_RELATIVE = re.compile(r"翌|次の(?:日(?!曜)|週)|当日|明くる|あくる")  # to what was told before, mostly the past
_LIMIT = re.compile(
    r"^(?:[ぁ-んー、 ()~]|曜|日|時|頃|中|朝|昼|夕|方|夜|晩|前|後|午|一番|厳守|遅く){0,8}?(?:まで|迄|以内|いっぱい(?:で|に|は|まで|です|や|$|、)|の間|必着|厳守|りみっと|〆|締め?切|締め(?=で|です|$|。|と|って)|[がは]?(?:最終|最後|さいご|限度|限界)|eod|cob|消印|着(?=で|$|。|と)|ますと|必須|ぎりぎり|を?(?:過ぎ|すぎ|越え|超え|越し|すご|またい?)(?:たら|だら|ても|ると|れば|る(?:よう|場合|なら|こと))|を(?:期限|目[処途]|めど))|^の[^。、はがをにとで0-9]{1,10}?(?:まで|迄)(?:に|や|で(?:す|$|、)|って|と|$)|^の[^。、はがをにとで0-9]{1,8}?の?前(?:に|まで)|^の?前(?:に|まで)|^にな(?:ったら|れば)|^が(?:来|く)る(?:まで|前)|^(?:中|じゅう|の?うち)(?:に|で|の|です|だ|は|や|$|。|、)"
)
_MADE_LATER = re.compile(
    r"^(?:まで)?に(?:は)?(?:して(?:もら|いただ|くれ)|変え|ずら|延|伸|のび|のば|変更|ずれ|早ま|前倒|設定|決ま|きま|区切|指定)"
)
_LIMIT_BEFORE = re.compile(
    rf"(?:{_DUE_WORDS})(?:日|時間)?(?:は|が|って|も|に|=|:|の方は|として)?[、 :「]?[^。、0-9]{{0,7}}$"
)
_LIMIT_BEHIND = re.compile(rf"^[^。、0-9]{{0,8}}?(?:{_DUE_WORDS})")
_TARGET = re.compile(
    r"お願い|返却|受け渡|引き渡|^でも?(?:構わ|かまわ|結構|大丈夫|おっけ|ok|いい(?:と|って|そう|らし|です(?!か))|よ(?:い|か)(?:と|って|そう|らし))|呼び?出|[おこそとのもろごぞどぼよ]う(?:と|って)(?:言|い[うわ]|誘|のこと)|[いえきけしせちてにねみめりれぎげびべ]ろ(?:と|って|、|。|$|や|言)|[一-鿿][えけせてねめれげべ](?:って|と(?:言|いわ|の|$|。|、))|[とど]け(?:と|って|$|。|、)|示談|交渉|席(?:が|を|で)|顔合わせ|顔を?出|時間を?(?:もら|くれ|作)|間に合|訴え|裁判|調停|出頭|約束|やくそく|予定|よてい|面談|話(?:す|し合|を|しに)|はなし|説明|釈明|弁明|報告|参(?:り|る|ら|上)|まい(?:り|る)|お目にか|来店|立ち?会|待ち合わせ|集合|会議|応接|役員会|理事会|朝礼|再?提出|見積|持参|届け|渡(?:す|し|せ)|決(?:め|ろ)|きめ|結論|そろえ|揃え|用意|準備|仕上|書(?:け|き|く)|訂正|撤回|削除|消(?:せ|し)|空(?:い|け)(?:て|と)|へんじ|れんらく|あやま|おわび|お詫び|かえ(?:す|し|せ)|だ(?:して|せ|し)|うかが|こられ|いく|いぐ|行ぐ|来店|訪れ|[かさたなまらわがばせ](?:ない|な|ん)(?:と|ければ|きゃ|あかん|いかん|ならん)|さねば|面会|あぽ|打ち?合わせ|会(?:い|う|って|え)|伺|うかが|行[かきくけこっ]|いき(?:ます|たい)|来(?![年週月店客場春夏秋冬期])(?!た(?!ら))(?!まし)|頭を(?:下げ|さげ)|こい|きて|くる|返事|返信|返答|返して|返せ|回答|連絡|れす|電話|でんわ|謝|訪|提出|出せ|出して|だせ|送(?:れ|って)|折り返|払|期限|締切|でっど|りみっと|必要|待(?:つ|って|ち)|くれ|ほし|欲し|ください|しろ|せえ|せい|せよ|持って|流せ|届け|よこ|つけ(?:ろ|て)|納品|なんと?か|直せ|直し|改善|対応|答え|しない(?:と|ば)|しなきゃ|せな(?:あか|い|$)|せんと|せんば|さねば|なければ"
)
_WANTED = re.compile(
    r"まで|迄|内に|前に|しろ|せろ|くれ|くださ|下さい|ほし|欲し|せよ|せえ|せい|しなさい|[来こ]い|[かさたなまらわがば]な(?:いと|ければ|きゃ|あかん)|[てに]と|(?:と|って)(?:言|い)われ|とのこと|あぽ|予約|約束|予定|です|$"
)
_HAPPENED = re.compile(
    r"^[^。、]{0,18}?(?:ました(?!ら)|でした|だった|した(?!い|ら)|(?<!て)った(?!ら)|(?:言わ|叱ら|怒ら|届か)?れた(?!ら)|んだ(?!ら)|いた(?!だ|い|ら)|てきた(?!ら)|(?:(?<!決)め|け|べ|げ|え|せ)た(?!い|ら|り)|[らさ]れて(?:から|以来)|てから(?:ずっと|眠|寝|毎))"
)
_AHEAD = re.compile(r"明(?!くる)|あす|あした|あさって|しあさって|来|再来|さ来|今度|こんど|次の[月火水木金土]|年明け")
_IT_IS = re.compile(
    r"^(?:の[^。、はがを]{0,6})?(?:です|だ|で$|で、|で(?:お願い|たの|いい|よい|ええ|大丈夫)(?:と|って|そう|らし)|$|。|や|に(?:なり|決ま|な)|って|と|らしい|みたい|じゃ)"
)
_DREADED = re.compile(
    r"^が(?:来|く)る|^の[^。、]{0,4}が(?:憂鬱|ゆううつ|怖|こわ|つら|いや|嫌|しんど|不安)|^[^。、]{0,6}(?:会社|学校|仕事|職場|出社|出勤|店|ばいと|しふと)(?:に|へ|を)?[^。、]{0,3}(?:たくな|行[くけ](?:の|な)|い[くけ](?:の|な)|休)"
)
_IT_WAS = re.compile(
    r"(?<!言われ)(?<!いわれ)(?<!約束し)(?<!決まっ)(?<!決め)(?<!頼まれ)(?<!指定され)(?<!求められ)[ただ]のは$"
)
_HOURS = re.compile(r"^(?:[~か]?ら?[0-9]{1,2}時)?の(?:仕事|勤務|しふと|営業|診療)(?!終)")
_AGO = re.compile(r"(?:日|週間|月|年|時間)(?:ほど|くらい|ぐらい)?前の?[、 ]?$|あの(?:日|時|とき|夜|朝)[は、]*$")
_DONE_IN_TIME = re.compile(r"^(?:まで|以内|中)?に?は?[^。、]{0,10}たのに")
_PLACE = re.compile(
    r"(?:に[一-鿿a-z0-9]{1,8}|、[一-鿿の]{0,8}[室家店場院所社館校署寺前宅])[。!]?"
)  # 「明日の昼休みに体育館裏」
_DAILY = re.compile(r"^[^。、]{0,6}(?:出勤|起き|起床|寝|始業|営業|開店|閉店|退勤|上がり)")
_TOLD = re.compile(
    r"言われ|いわれ|言う|いう[てと]|ゆう[てと]|言いよ|言っ[てと]|いって[たき]|とのこと|あぽ|予約を|約束(?:を)?し|こと(?:に|と)?な|予定|はず|旨|[うよろいるけえせてでにくれすつぬむぐぶ](?:と|って)(?:言|い[うわ]|ゆ|書|頼|伝|誘|おっしゃ|き(?:た|ま)|怒|指定|連絡)|ように(?:言|頼)|と決め|ことにし|指定|求め|要求|迫"
)
_FAR = 183
_NO_DEADLINE = HURRY.pattern(
    rf"(?:{_DUE_WORDS}|いつまで|日(?:に)?ち|日時|日付)[^。]{{0,8}}(?:な(?:い|し|かった|く|ん)|ありません|決ま(?:って)?(?:い)?(?:な|ませ)|言われて(?:い)?(?:な|ませ|へん)|指定(?:は)?(?:な|され(?:て(?:い)?な))|特に|聞いて(?:い)?(?:な|ませ|へん)|設け|未定|切られて(?:い)?な|未だ|まだ)|いつでも(?:いい|良い|よい|よか|結構|ええ|大丈夫|構わ|かまわ)|ゆっくりで"
)


# 「今日の朝電話で」「今日になって」 tells when it came, 「2時と5時に替えています」 what is done already.
_TODAY_IT_CAME = re.compile(
    r"(?:今日|きょう|本日)(?:になって|の?(?:朝|午前中?|昼|さっき|お昼)(?:に|、)?(?:また)?(?:お?電話|でんわ|めーる|らいん|line|dm|連絡|手紙|来られ|いらし)(?!を?(?:し|く|ください|ちょうだい|入れ|欲|ほし|よこ|かけ)))"
    r"|(?:次の日|翌日|翌朝|あくる日)(?:に|の朝に?|に?なって)?、?[^。、「」]{0,24}(?:来て(?:い)?ます|来ました|きました|ありました|届(?:き|い)|言われ(?:まし|て))"
)
_IS_DONE = re.compile(
    r"^(?:と[0-9]{1,2}時)?(?:に|には)[^。、「」]{0,8}(?<!と言っ)(?<!って言っ)(?:て|で)い(?:ます|る)(?:。|$|し|の)"
)


def is_denied(sentence: str) -> bool:
    """「期限は特にない」「いつでもいい」: days told beside it are not asked for, unless they are called so."""
    return _NO_DEADLINE.search(sentence) is not None


def is_habit(before: str, behind: str) -> bool:
    """毎週月曜, 営業時間は9時から, 水曜定休."""
    return _HABIT_BEFORE.search(before[-20:]) is not None or _HABIT_BEHIND.match(behind) is not None


def is_idle(moment: Moment, sentence: str) -> bool:
    """A time without a day in a sentence that ends in the past (「1時から7時まで帰してもらえませんでした」), and a part
    of the day (昼, 夕方) by which nothing is wanted."""
    behind = sentence[moment.end :]
    if moment.vague and not _WANTED.search(behind[:22]):
        return True
    before = sentence[: moment.start]
    if _TODAY_IT_CAME.match(sentence, moment.start) and not moment.limit:
        return True
    if moment.undated and not moment.limit and _IS_DONE.match(behind):
        return True
    if moment.undated and (_HOURS.match(behind) or _AGO.search(before[-10:])):
        return True
    keeps_coming = _KEEPS_COMING.match(behind) and _TOLD.search(behind) is None
    if moment.undated and (keeps_coming or (moment.vague and _KEEPS_SAYING.search(behind))):
        return True
    return moment.undated and _ENDED.search(behind) is not None and _TOLD.search(behind) is None


def weight_of(moment: Moment, sentence: str, before: str, behind: str, here: datetime) -> int:
    """4: called the deadline; 3: until then; 2: something is asked for on it; 1: called so, but as it was; 0: nothing.
    `before` and `behind`: the words up to the moments on either side."""
    if moment.day < here.date() or _PAST.search(before[-8:]) or _OVER.match(behind) or _IT_WAS.search(before[-10:]):
        return 0
    timed = isinstance(moment.when, datetime) and not _DAILY.match(behind)
    related = _RELATIVE.match(sentence, moment.start) and not (moment.limit or _asks(behind, timed=timed))
    if (
        related
        or _AWAY.match(behind)
        or (_BEGINS.match(behind) and not moment.limit and not isinstance(moment.when, datetime))
    ):
        return 0
    called = _LIMIT_BEFORE.search(before[-16:]) or _LIMIT_BEHIND.match(behind)
    if _WAS.match(behind):  # 「期限は20日だったのが…」, but also 「25日でした」 as it is remembered
        return 1 if called or behind.startswith(("まで", "迄")) else 0
    if called or _MADE_LATER.match(behind):
        return 4
    happened = _HAPPENED.match(behind) and not _TOLD.search(behind[:30])
    if _DONE_IN_TIME.match(behind) and not _TOLD.search(behind[:30]):
        return 0
    if moment.limit or _LIMIT.match(behind):
        # 「10月いっぱいで辞めました」 was last October
        return 0 if happened and (moment.day - here.date()).days > _FAR else 3
    if happened and not _AHEAD.match(sentence, moment.start):
        return 0
    if not timed and _DREADED.match(behind):  # 「明日会社に行きたくない」
        return 0
    if _PLACE.fullmatch(behind):
        return 2
    is_it = before.endswith(("は", "が", "は、")) and _TARGET.search(before[-14:]) and _IT_IS.match(behind)
    return 2 if timed or is_it or _TARGET.search(behind[:22]) else 0


def _asks(behind: str, *, timed: bool) -> bool:
    """In the same clause: until then, at a time, or something to do."""
    clause = behind.partition("、")[0]
    return timed or _LIMIT.match(behind) is not None or _TARGET.search(clause[:22]) is not None
