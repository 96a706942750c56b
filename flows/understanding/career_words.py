"""Reads what is said at the chapter about one's further work besides an answer: what comes of it, that it is no strength,
that a text is to be shorter, plainer, about another trade, or for a certain question. What is done with it lives in
flows/career_words.py."""

from __future__ import annotations

import re
from functools import lru_cache

from flows.career.work import trade_named
from flows.understanding.dialects import standard
from flows.understanding.questions import asks

LONGEST = 50  # letters
_FAILURE = re.compile(
    r"(?:失敗|しくじ|ミス)(?:し)?(?:た|の)?(?:経験|体験|談|話|こと)|挫折(?:経験)?|苦労(?:し)?(?:た|の)?(?:経験|話|こと)"
)
_LEAVING = re.compile(
    r"(?:退職|離職|転職|辞め(?:た|る)|やめ(?:た|る))(?:の|した|する)?(?:理由|わけ|訳|きっかけ)|(?:なんで|なぜ|どうして)[^。]{0,8}(?:辞め|やめ)た(?:の|ん|か)|(?:て|で|から|ので|を)(?:辞め|やめ)た(?:って|と|こと)[^。]{0,6}(?:言|い[うっ]|伝|答|正直)"
)
_ALLOWED = re.compile(r"(?:言って|いって|書いて|話して|答えて)(?:も)?(?:いい|ええ|大丈夫|よか|だめ|ダメ)|正直に")
_WANTED = re.compile(
    r"聞かれ|言え|言う|言い方|いえば|答|どう|なんて|何て|[?？]|教え|ほしい|欲しい|作って|つくって|書け|書いて|知りた|文|例|やつ|困る"
)
_SHORTER = re.compile(
    r"短く|短か?い(?:の|やつ|ほう|方|バージョン)|みじか|(?:一言|ひとこと|一文|1文|一行|1行)(?:で|に|だけ|が|くらい|$)|長い|長すぎ|半分|コンパクト|さくっと|要点"
)
_PLAINER = re.compile(
    r"(?:かっこ|カッコ|格好)(?:よ|良)?(?:す|つ)|自分(?:じゃ|では)な|(?:自分|私|うち|俺|僕)(?:っぽく|らしく)(?:は)?な|きれい(?:ごと|すぎ)|(?:嘘|うそ|ウソ)(?:っぽ|くさ|みたい|に(?:聞|見))|大げさ|おおげさ|盛り?(?:すぎ|って)|(?:堅|固|硬|かた)(?:い|すぎ|苦し|くるし)|普通の言(?:葉|い方)|素直に|もっと(?:ふつう|普通|簡単|自然)|わざとらし|立派すぎ"
)
_NO_STRENGTH = re.compile(
    r"(?:そんな(?:ん|の|もん)?|それ|これ|こんな(?:ん|の)?)(?:は|って|が|、)?[^。]{0,6}(?:強み|力|長所|取り柄)(?:じゃ|では|ちが|違|と(?:は)?(?:言え|思え)|や(?:と)?(?:思|な))|強み(?:じゃ|では|と(?:は)?(?:違|言え|思え))|強み(?:違|ちゃ|やな)|(?:ピン|ぴん)と(?:こ|来)(?:な|ん|へ)|しっくり(?:こ|来)(?:な|ん|へ)|(?:そう|そんな風|そんなふう)(?:は|には|に)?思え(?:な|ん|へ)|(?:力|強み)(?:は|が|も)?(?:違う|ちがう)"
)
_ANOTHER = re.compile(
    r"(?:もっと|ほか|他|別)(?:に|の|と|ええ|いい|ちゃんと)?[^。]{0,8}(?:な(?:い|の)|あ(?:る|り)|ほし|欲し)|(?:どれ|全部|どの力)(?:も|でも)[^。]{0,4}(?:な|ちが|違)"
)
_MODEST = re.compile(
    r"(?:大した|たいした|えらい|すごい)(?:こと|もん|もの)?(?:は|じゃ|なんか|では|や)?(?:な(?:い|く)|して(?:い)?(?:な|ま)|でき|あり)|(?:当たり前|あたりまえ|当然|普通(?:の|に|だ|や|です|です?よ|$))(?:の(?:こと|話)|です|だ|や|$|し|に)?|(?:強み|長所|取り柄|とりえ|自慢|得意)(?:なこと)?(?:なんか|なんて|とか|は|も|が|って)*(?:な(?:い|か|く)|あり?ま|思いつか|あらへん|一個も)|何も(?:して|でき)(?:い)?(?:な|ま|て)|(?:怒ら|叱ら)れ(?:た|て)(?:だけ|ばっか|ばかり)|(?:謝|報告し|言っ|聞い)た(?:だけ|くらい)|迷惑(?:を)?かけた(?:だけ)?"
)
_WHY = re.compile(r"なんで|なぜ|どうして|どこ(?:が|から|を)|根拠|どのへん|どういう|何が")
_WHAT = re.compile(
    r"どん(?:な|なん)|なに(?:する|が|を|やる|聞)?|何(?:を|が|する|やる|聞|分|問|個|のこと)|内容|時間|いくつ|どれ(?:くらい|ぐらい)|長(?:い|く)|かか(?:る|り)|無料|役に?立"
)
_FOR_WORK = re.compile(
    r"(?:転職|就活|面接|履歴書|職務経歴|応募|仕事)[^。]{0,10}(?:使え|使う|使って|役に?立|で(?:も)?(?:話|言)|のやつ|の話)"
)
_WANTS = re.compile(
    r"^(?:うん|はい|ええよ|ほな|じゃあ?|では|ちょっと|少し|一応|せっかく(?:だから|やし|なので))*[、\s]*(?:見|み)(?:たい|る|せて|てみ(?:る|たい|ます)|ます)|^(?:ほしい|欲しい|お願い|頼む|たのむ|作って|つくって|して)|(?:気になる|興味(?:が)?ある)"
)
_LEFT = re.compile(
    r"まだ(?:ある|続|あん|です|や|か|質問)|あと(?:いくつ|何|どれ|なんぼ)|いつ(?:終|まで)|(?:もう)?終わり(?:ます|です)?(?:か|[?？])|何問|多い(?:な|わ|です)?"
)
_NOT_NOW = re.compile(
    r"(?:仕事|転職|面接|強み|学び|キャリア|将来|先|自己PR|そういう|そんな)(?:の)?(?:話|こと|やつ)?(?:は|とか|なんて|なんか|も|を|が|、)*[^。]{0,8}?(?:今は?|いまは?|今日は?|まだ|もう|ちょっと)?[^。]{0,6}?(?:し(?:たく|とう)な|聞きたくな|考えたくな|考えられな|見たくな|無理|むり|きつい|しんどい|つらい|どころじゃな|どころちゃう|いらん|いらない|いい(?:です|わ|や)|ええ(?:です|わ)|やめ(?:て|と|る)|嫌|いや)|^(?:今は?|いまは?|今日は?)(?:いい|ええ|無理|むり|やめ|結構)"
)
_NO_NAMES = re.compile(
    r"(?:名前|会社名?|店名?|社名|取引先|客|人の|場所|商品)[^。]{0,10}(?:出さ|書か|入れ|載せ|言わ|ばれ|バレ|伏せ|ぼかし|隠し|消し)"
)
_PUTS_IN = re.compile(
    r"(?:を|も|って|って言葉を?|も?ちゃんと|とか)?(?:入れ|足し|加え|書き足し|付け足し|書い)て(?:ほし|欲し|くだ|くれ|もら|や|ね|$|。)|(?:が|も)(?:入って(?:い)?な|抜けて|書いてな)"
)
_SELF_PR = re.compile(r"自己(?:PR|pr|ＰＲ|ピーアール|紹介)")
_OTHER_FORMS = (
    ("star", re.compile(r"(?i)\bstar\b|スター(?:形式|法)|STAR(?:で|形式|にし)")),
    ("sheet", re.compile(r"ジョブ・?カード|職務経歴書?(?:の形|に書|用)|履歴書(?:に書|用|の)")),
)
_GOOD = re.compile(
    r"^(?:おお|お|わ|へえ|うん)*[、ー〜~\s]*(?:めっちゃ|すごく|とても|かなり)?(?:ええ(?:やん|ね|わ|感じ)|いい(?:です|ね|じゃ(?:ん|ない)|感じ)|良い(?:です|ね)|すごい|うれし|嬉し|助か|ばっちり|バッチリ|完璧|これで(?:いい|ええ|十分|いけ|大丈夫))[^?？けがの]{0,16}$"
)
_WHAT_TO_WRITE = re.compile(
    r"(?:何|なに|なん|どんなこと|どう)(?:を|て)?(?:書|言|話|打|入れ)(?:け|え|せ|い|く|う|て)?(?:ば|たら)?|(?:例|たとえば|例えば)"
)


@lru_cache(maxsize=64)
def asked_at_work(text: str) -> str:
    """At any late moment: `failure` and `leaving` are asked for by an interviewer, `allowed` whether a reason may be told;
    `self_pr`, `star`, `sheet` are forms; "" for all else."""
    if len(text) > LONGEST:
        return ""
    said = standard(text).text
    if _LEAVING.search(said):
        return "allowed" if _ALLOWED.search(said) else "leaving"
    if _FAILURE.search(said) and _WANTED.search(said) and (asks(text) or "面接" in said or _SELF_PR.search(said)):
        return "failure"
    if _SELF_PR.search(text) and (_WANTED.search(said) or re.search(r"に(?:し|変え)|作|見|$", said)):
        return "self_pr"
    return next((name for name, words in _OTHER_FORMS if words.search(text) and not asks(text)), "")


@lru_cache(maxsize=64)
def wish_at(question: str, text: str) -> str:
    """What a text asks or objects at this question of the chapter; "" where it is an answer."""
    if len(text) > LONGEST:
        return ""
    said, is_asked = standard(text).text, asks(text)
    if _NOT_NOW.search(said) and not is_asked:
        return "not_now"
    if question == "career.wish":
        return _at_the_offer(said, is_asked=is_asked)
    if is_asked and _LEFT.search(said) and len(said) <= 20:
        return "left"
    if question == "career.experience":
        return "example" if is_asked and _WHAT_TO_WRITE.search(said) else "modest" if _MODEST.search(said) else ""
    if _right_trade(said):
        return "trade"
    if question in ("career.strength", "career.more") and _NO_STRENGTH.search(said):
        return "no_strength"
    if question == "career.strength":
        if is_asked and _WHY.search(said):
            return "why"
        if _ANOTHER.search(said):
            return "no_strength"
        return "modest" if _MODEST.search(said) else ""
    return _at_the_text(said) if question == "career.more" else ""


def _at_the_offer(said: str, *, is_asked: bool) -> str:
    if is_asked and (_WHAT.search(said) or _FOR_WORK.search(said)):
        return "what"
    if _WANTS.search(said):
        return "want"
    return "modest" if _MODEST.search(said) else ""


def _at_the_text(said: str) -> str:
    kinds = (
        ("no_names", _NO_NAMES),
        ("shorter", _SHORTER),
        ("plainer", _PLAINER),
        ("modest", _MODEST),
        ("puts_in", _PUTS_IN),
        ("good", _GOOD),
    )
    return next((kind for kind, words in kinds if words.search(said)), "")


_INSTEAD = re.compile(r"(?:じゃ|では|や)な(?:く(?:て)?|い(?:です)?)[、。\s]*(?P<right>[^。]{2,14})")
_IT_IS = re.compile(
    r"^(?:私|うち|自分|仕事|職種|職業)?(?:は|の仕事は|、)?(?P<right>[^。、]{2,10}?)(?:職)?(?:です(?:けど|が)?|なんです(?:けど|が)?|やねん|やけど|だけど|だよ|の仕事です)[。]*$"
)


_IN_WORDS_OF = re.compile(r"(?P<right>[^。、]{2,8})の(?:言葉|言い方|仕事|話)(?:で|に|として)")


def _right_trade(said: str) -> str:
    found = _IN_WORDS_OF.search(said) or _INSTEAD.search(said) or _IT_IS.search(said)
    return trade_named(found["right"]) if found is not None else ""


def right_trade(text: str) -> str:
    """The key of the trade that holds: `office` in 「接客じゃなくて事務です」; "" for none."""
    return _right_trade(standard(text).text) if len(text) <= LONGEST else ""
