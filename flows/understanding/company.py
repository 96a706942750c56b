"""What the own house does about the complaint: apologise, not, or look away; what it means for the advice lives in decision."""

from __future__ import annotations

import re
from bisect import bisect_left

from flows.understanding.apologies import Word, will_of
from flows.understanding.sides import ME, OTHER, OURS, PEER, TOLD, Scene, holder
from flows.understanding.sieve import STORY

Place = tuple[int, int]

# An attitude: whoever of the house was named last has it.
_SHRUGS = STORY.pattern(
    r"他人事|ひとごと|人ごと|知ら(?:ん顔|ぬ|ん(?=と|って|言|ぷり)|ない(?=と|って|わ|言|よ|[」。、])|ねえ)|無関心|関心(?:が|も|は|を(?:示|持))?(?:さ|た|ち)?(?:な(?!ら)|ませ|薄|ゼロ)|興味(?:が|も|は)?(?:な(?!ら)|ゼロ|薄)|関わりた(?:くな|がら)|見て見ぬ|見(?:て|ない)ふり|我関せず|どこ吹く風|知らぬ存ぜぬ|頬かむり|歯牙に"
    r"|(?:好き|勝手|適当|テキトー)に[^。、「」]{1,6}(?:と(?:い)?て|て(?:お|と)け|とけ|といて)|(?:好き|勝手)に(?:し(?:て|と|た|ろ|や|い|な)|すれ|やっ|せえ|せい|どうぞ)|(?:好き|勝手|適当|いいよう)に[^。「」]{0,8}(?:いい|ええ|構わ|かまわ|どうぞ|な(?=[」と])|ね(?=[」と]))|気にも(?:とめ|留め|かけ|し)|眼中に|任せ(?:る|た|ます|と|きり|ておく|て(?:い)?る)|お任せ|一任|丸投げ|押し付け|適当に|いいように|なるように|どうとでも|どうでも|うやむや|はぐらか|当事者同士"
    r"|ふう?ーん|ふんっ?(?=[」と、])|へ[えー]+|ほーん|モテ|よくあること|気にしすぎ|大(?:げさ|袈裟)(?!(?:です|だ|だろう|でしょう|だべ|すぎ|過ぎ|なん(?:です|だろう|でしょう))?か)|考えすぎ|大した(?:こと|話)|いちいち|そんなもん|めんどう?くさ|面倒(?:くさ|そう|が)|気のない|気がな|そっけな|取り付く島|けんもほろろ|なしのつぶて|音沙汰|それ(?:っきり|きり)"
    r"|(?:自分|お前|あんた|そっち|君|本人|個人)(?:ら)?で(?:何とか|なんとか|考え|解決|どうに|責任|処理|対応|蒔)|何とかし(?:ろ|て|とけ|と)|なんとかし(?:ろ|て|とけ|と)|うまく(?:やっ|かわ|や(?:れ|って)|言|合わせ)|自業自得|自己責任|[まま蒔]いた種|(?:君|お前|あなた|あんた)の(?:お?客|担当|問題|仕事)"
    r"|(?:君|お前|あなた|あんた|そっち|そちら|自分)(?:が|で)(?:考え|何とか|なんとか|決め(?:て|ろ|なさい)|やり(?:なさい|ゃ)|やれ|対応し(?:て|ろ))|(?:管轄|担当|専門|うちの仕事)(?:では|じゃ)な|回すばかり|暖簾に|のれんに|たらい回し|気にすん?な|放って(?:お|と)(?:けば|いたら|いても)|ほっと(?:けば|いても)|時間が(?:経てば|解決)|そのうち|ほとぼり|先送り|保身|逃げ腰|及び腰|取り合(?:って|わ|おう|い(?=ま|も))|日常茶飯|手を離れ|(?:と|って)言(?:われ|っ)た(?:まま|きり)|(?:そちら|そっち|お宅)で(?:話|やっ|何とか|対応|処理|解決)|相手にし(?:て(?:くれ|も)|ても)|(?:もう)?辞めた(?:人|者|ん)[^。、「」]{0,8}(?:から|やし|だし|だろ|でしょ|のこと)"
)
# An act or the lack of one: only where the house is the subject.
_DOES_NOTHING = STORY.pattern(
    r"流し(?:とけ|て(?:お|と|い))|頑張って|がんばって|笑(?:われ|うだけ|って(?:い|終|済|ごま|流)|い飛ば)|よろしく|忙し(?:い|く|そう)|手一杯|後にし|明日(?:考え|に)|今(?:日)?(?:は)?無理|放置(?:され|し(?:て|た|ろ)|のまま)|ほったらかし|スルー|生返事|既読|無視され|動い?て(?:くれ)?(?:な|ませ)|動こうと|何も(?:し|言|教)(?:て)?(?:くれ)?(?:な(?!いで|くて(?:いい|も))|ませ)"
    r"|冷た(?:く(?:言|返|あしら|突|断)|い(?:返事|対応|態度|声))|返事(?:が|も)?(?:な|来|くれ|返)|(?:一言|言う|それ|それだけ|返すだけ|言って)(?:だけ|で(?:終|お))|で(?:終わ(?:り|っ)|終了|お(?:わ|し)(?:り|まい))|目(?:も|を)(?:上げ|合わせ|通さ|落とし|逸ら|そら)|(?:新聞|スマホ|画面|書類|パソコン)(?:を|から)[^。]{0,6}(?:読|見|いじ|目)|切られ|担当(?:も|が|は)(?:い|お)(?:な|ませ)|待って(?:い)?ても"
    r"|耳を(?:貸|傾け)|聞く耳|聞いて(?:も)?(?:くれ|もらえ)な|ため息|肩をすくめ|ぽかん|鼻で|逃げ(?:て|ら)|席を(?:立|外)|(?:何の|なんの)?(?:返事|指示|連絡|反応|回答|説明)(?:が|も|は)(?:まだ|全く|何も)?(?:な(?:い|く|か|し)|薄|ありませ|悪)|相談に乗って(?:くれ|もらえ)な|(?:処理|対応|返事|連絡|電話|片付け|始末|返し|やっ|し)(?:て|と)(?:お)?(?:け|いて(?=[」と])|き(?=[」と]))"
    r"|(?:しか|とだけ|だけ)(?:言(?:いませ|わ(?:な|ず)|って(?:く|終|電話|切|戻|去|い[なっ])|い(?:残|捨))|返(?:って|さ))|話しかし(?:な|ま)|だんまり|無言(?:で|の)|黙(?:り込|りこく|ったまま|って(?!い(?:る(?:の|と|わけ)|られ)|は|も))|苦笑|聞こえな(?:い|かった)(?:ふり|ふう)|すり替え|話を(?:変え|そら|逸ら)|電話に(?:も|すら)?出(?:な|ませ|てくれ)|背(?:中)?を向け|(?:引き受け|動い|取り次い|向き合っ|考え)て(?:は|も)?くれ(?:な|ませ)|一服|出てこな(?:い|く|か)|そっぽ|とぼけ|先に帰|退勤し|(?:帰って|席に戻って|出て)(?:しまい|しまっ|行っ|いっ)|聞き流|上の空|一点張り|腰が重|検討する(?:と言った)?(?:だけ|きり|まま)|(?:返事|答え|言葉)を(?:濁|にご)|まともに(?:聞|取|相手)|真剣に|親身に[^。、]{0,8}な|わからない(?:と|って|わ)|気にする(?:な|ほど)|まあ(?:まあ|いい)"
)
_OPEN_YET = re.compile(
    r"まだ|これから|聞けて|分から|わから|不明|調べ|調査|確認(?:し|す|中|を取)|まとめ|追って|待つよう|報告書|整理し|検討|連絡がつか|連絡(?:が)?(?:と|取)れ|つかまら|出張|休み|不在|決め|考え(?:て|中)|(?:[一-鿿][おこそとのぼもろ]|[いりしけめべねてれえせげきみこ]よ|やろ)う(?:か|と(?!し)|って|、|」)|(?:一緒|[二三四]人)に?で?|間に入|引き取|説明(?:し|す)|対応(?:し|す)"
)
_SPEAKS = re.compile(
    rf"(?:さん)?(?:は|が|から(?:は|も)?)[^。「」]{{0,10}}「[^」]{{1,80}}」|(?:さん)?(?:に|へ)(?:は|も)?[^。「」]{{0,16}}?{TOLD}[^。、「」]{{0,8}}?(?:たら|ると|すと|うと|ところ|ても|けど|たが|ましたが)(?:[^。「」]{{0,10}}「|[^。]{{0,60}}(?:と|って)(?:[^。]{{0,6}})(?:言|返|笑|答|断|一喝|叱|怒|一蹴))|(?:さん)?(?:は|から(?:は|も)?)[^。「」]{{4,60}}(?:と|って)(?:言う|言い|言って|言われ|言った|返され|一喝|答え|断られ|$)"
)
# Nobody knows yet, in so many words.
_UNKNOWN_WILL = STORY.pattern(
    r"(?:会社|本社|本部|お?店|上(?:の人)?|オーナー|社長|上司|経営者|店長|院長|園長|所長)(?:側|さん)?(?:が|は|の|として)[^。、「」]{0,8}(?:どう(?:出|す|思|考|動|言|対応|なさ|判断)[^。、「」]{0,10}か|方針|考え|意向|出方|判断|腹)(?:は|が|も|すら|を)?[^。、「」]{0,12}(?:分から|わから|見当|聞けて|聞いて(?:い)?な|不明|知らな|読め|見え(?:な|て)|出て(?:い)?(?:な|ませ)|未定)"
)
_NOT_YET = re.compile(
    r"(?:まだ|これから|から)[^。、]{0,8}(?:話せ|言え|報告|相談|伝え)[^。、]{0,6}(?:な|ませ)|(?:話せ|言え|報告でき|相談でき|伝えられ)て(?:い)?(?:な|ませ)"
)


_COME = r"(?:来い|こい(?!つ)|来なさい|来て(?:ほしい|欲しい|くれ(?!た|ま)|ください)|来るよう(?:に)?)"
_COMES_AFTER, _COMES_IN = re.compile(rf"[^。、「」]{{0,6}}{_COME}"), re.compile(rf"{_COME}$")


def _is_demanded(text: str, place: Place) -> bool:
    """「店長と一緒に謝りに来い」 is what the other side wants."""
    within = _COMES_IN.search(text[place[0] : place[1]]) is not None
    return within or _COMES_AFTER.match(text, place[1]) is not None


def company_will_in(scene: Scene, words: tuple[Word, ...]) -> tuple[str, Place | None]:
    """apologise not indifferent unclear, with the place that tells it."""
    value, place = will_of(scene, words)
    if value == "apologise" and place is not None and _is_demanded(scene.text, place):
        value, place = "", None
    if value == "not":
        return value, place
    unknown = _UNKNOWN_WILL.search(scene.text)
    if unknown:
        return "unclear", unknown.span()
    away = _looks_away(scene, (OURS,) if value else (OURS, PEER))
    if away and not (value and place and place[0] > away[0]):
        return "indifferent", away  # a later offer counts for more than an earlier shrug
    if value:
        return value, place
    spoke = _spoke(scene)
    return ("indifferent", spoke) if spoke else ("unclear", None)


def _spoke(scene: Scene) -> Place | None:
    """The house was told or has spoken, and said neither yes nor no to an apology: it leaves the teller alone."""
    text = scene.text
    for one in scene.parties:
        if one.side != OURS:
            continue
        stop = text.find("。", one.end)
        rest = text[one.end : len(text) if stop < 0 else stop][:120]
        if _OPEN_YET.search(rest):
            continue
        if _SPEAKS.match(rest):
            return one.start, one.end
    return None


def _looks_away(scene: Scene, sides: tuple[str, ...]) -> Place | None:
    for pattern, alone in ((_SHRUGS, True), (_DOES_NOTHING, False)):
        for match in pattern.finditer(scene.text):
            side, _ = holder(scene, match.start(), match.end(), without=(OTHER,))
            if side == "" and alone:
                side = _last_named(scene, match.start())
            if scene.text.endswith("まだ", 0, match.start()):
                continue
            if side in sides and not _NOT_YET.search(scene.text, match.start(), match.end() + 24):
                return match.span()
    return None


def _last_named(scene: Scene, at: int) -> str:
    """Who was named last before `at`, in whatever case: who shrugs is rarely the customer."""
    for i in range(bisect_left(scene.parties, at, key=lambda one: one.start) - 1, -1, -1):
        one = scene.parties[i]
        if at - one.end > 200:
            break
        if one.end <= at and one.side not in (ME, OTHER):
            return one.side if scene.text.count("。", one.end, at) <= 1 else ""
    return ""
