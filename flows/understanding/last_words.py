"""Reads what is said when all was talked through: what is thought of this talk, that something new has happened, that it
is still frightening; and what is asked about one's further work, at any time."""

from __future__ import annotations

import re
from functools import lru_cache

from flows.understanding.dialects import standard
from flows.understanding.in_passing import they_call
from flows.understanding.questions import asks

LONGEST = 120  # letters of what is thought of the talk
_ABOUT_US = re.compile(
    r"ボット|(?:この|今回の)(?:相談|チャット|やりとり|やり取り|サービス|アプリ|会話|話)|質問|説明|文章|文案|文面|回答|答え(?:方|が)|返(?:信|答)|画面|ボタン|選択肢|おすすめ|アドバイス|助言|まとめ|言い方|言い回し|練習|聞き役|"
    r"ここ(?:で|に)|使って(?:みて)?|相談して|話して(?:みて)?|(?i:\b(?:bot|questions?|advice|answers?|summary|chat|buttons?|drafts?)\b)"
)
_JUDGES = re.compile(
    r"長(?:い|すぎ|かった|くて|め)|多(?:い|すぎ|かった|くて|め)|短(?:い|く|すぎ|かった)|(?:分|わ)かり(?:やす|にく|づら)|よかった|良かった|いい(?:と思|です|な|ね|$)|助か|役に?(?:立|たち)|ありがた|くど|しつこ|遅(?:い|かった)|使い(?:やす|にく|づら)|足りな|物足り|"
    r"(?:ほし|欲し)かった|もっと|もう少し|同じこと|的外れ|ずれて|親切|優し|やさし|冷た|機械的|読み(?:やす|にく)|疲れ|安心|面倒|めんど|よくな|微妙|いまいち|嬉し|うれし|参考|(?i:\b(?:long|short|many|clear|unclear|helpful|useful|good|better|tired|tiring|more|less|wish)\b)"
)
_WISHED = re.compile(
    r"もっと[^。]{0,16}(?:ほし|欲し|よか|良か|といい|いいのに|いいな)|(?:と|たら|れば|ほうが|方が)(?:もっと)?(?:よかった|良かった|嬉しい|うれしい|ありがたい|助かる)"
)
_ASKED = re.compile(r"[?？]\s*$|(?:です|ます|でしょう|の)か[。]?$|教えて")
_OTHERS = re.compile(
    r"(?:客|先方|相手|会社|上司|部長|課長|店長|社長|先輩|オーナー|取引先)(?:さん|様|側)?(?:の|が|は|から|に)"
)
_TIME = r"(?:今朝|けさ|さっき|先ほど|ついさっき|今日|きょう|昨日|きのう|昨夜|ゆうべ|昨晩|あれから|あの(?:あと|後)|その(?:あと|後)|あとから|今しがた|たった今|今(?!後|回|度)|いま(?![しすせ])|また(?!は|した)|ついに|とうとう|夜中)"
_DONE = r"(?:まし|っ|ん|い|れ|え|せ|し)[ただ](?:んです|の|よ|わ|ねん|けど|から|$|[。、！!])|て(?:き|い)(?:まし)?た|てもうた|ちゃった|きよった"
_NEW = re.compile(
    rf"{_TIME}[^。]{{0,40}}?(?:{_DONE})|{_TIME}[^。]{{0,12}}(?:電話|着信|メール|メッセージ|LINE|手紙|来店|訪問)"
)
_ONE_S_OWN = re.compile(r"(?:寝|眠|ごはん|ご飯|食べ|起き|落ち着|楽に|ありがと|助か)")
_STILL = re.compile(
    r"(?:まだ|やっぱり?|ちょっと|少し|なんか|それでも|でも|正直|けっこう|めっちゃ|すごく)[^。]{0,8}?(?P<feels>怖|こわ|恐|不安|心配|しんど|つら|辛|苦し|落ち着か|ドキドキ|どきどき|震え|緊張|えらい(?=わ|です|$)|きつい|モヤモヤ|もやもや|憂鬱)|"
    r"(?:明日|あした|今日|これから|あさって|来週|行くの|会うの|電話(?:する|かける)の)[^。]{0,10}?(?:が|の)?(?:怖|こわ|恐|不安|心配|緊張|憂鬱)|"
    r"^(?:怖|こわ|恐ろ?し|不安|心配|しんど|つら|辛|緊張)[いくしだすでなりきもけどわ。、！!…]*$|(?i:\bstill (?:a (?:bit|little) )?(?:scared|afraid|anxious|worried|nervous)\b)"
)
_GRAVE = 30  # letters; who writes more tells something
_NOT_STILL = re.compile(r"(?:怖|こわ|不安|心配)(?:く|では|じゃ)?(?:は)?(?:な(?:い|く|か)|ありま|のうな|なく)")

_WORK = r"(?:次の(?:仕事|職場|会社|とこ)|今後|これから|この先|将来|キャリア|きゃりあ|仕事(?:人生)?|経歴|職歴|転職|面接|履歴書|評価|昇進|出世|career|future)"
_WORTH = re.compile(
    rf"(?:経験|失敗|今回|この(?:こと|件))(?:の(?:こと|件))?(?:って|は|が|も|から)?[^。]{{0,8}}?役に?(?:立|たつ)|{_WORK}[^。]{{0,14}}?(?:活か|生か|いか(?:せ|す)|役に?(?:立|たつ|たて)|つなが|繋が|使え|プラス)|(?:活か|生か|いか)(?:せ|す)(?:る|こと|もの|ん)|(?:何|なに|なん)(?:か|を|が)?[^。]{{0,6}}?(?:学べ|学び|学ん|身につ|得(?:られ|た))|"
    r"(?:学べる|学んだ|学び)(?:こと|もの|点|の|が|は|って|ある)|(?:失敗|経験|こと|ミス)(?:を|から|は|も|って)[^。]{0,10}(?:学|活か|生か|無駄|糧|強み)|(?i:\blearn(?:ed)? (?:from|anything)|useful for my (?:next|career))"
)
_HARMS = re.compile(
    rf"{_WORK}[^。]{{0,10}}?(?:響(?:く|き|か)|ひび(?:く|き)|影響|不利|傷(?:が|に|つ)|マイナス|終わ(?:り|った|る)|どうな|大丈夫|だめ|ダメ|台無し|閉ざ)|(?i:\b(?:hurt|ruin|harm|affect)s? my career)"
)
_PART = re.compile(
    r"(?:キャリア|きゃりあ|仕事)(?:の|に(?:ついて|関する))?(?:話|相談|こと|学び|ほう|パート|部分|やつ)?(?:を|は|も|って|が)?[^。]{0,6}?(?:してくれ|するんじゃ|しないの|しないん|聞きたい|話したい|相談したい|やりたい|見たい|みたい|お願い|まだ(?:\?|？|です|か|$)|どこ|どうなった|し?たい)|(?i:\b(?:the )?career (?:part|talk|takeaway))"
)


@lru_cache(maxsize=64)
def thinks_of_us(text: str) -> bool:
    """「もっと短いとよかった」「質問が多くて疲れたけど、電話の言い方は役に立ちそう」: no question, and no story."""
    said = standard(text).text
    if len(said) > LONGEST or _ASKED.search(said) or _NEW.search(said):
        return False
    wished = _WISHED.search(said) is not None
    return (wished or (_ABOUT_US.search(said) is not None and _JUDGES.search(said) is not None)) and (
        wished or not _OTHERS.search(said)
    )


def has_a_but(text: str) -> bool:
    """「短いとよかった」「役に立ちそうだけど長い」 do not only praise."""
    said = standard(text).text
    return _WISHED.search(said) is not None or re.search(r"けど|でも|ただ|が、|多(?:い|す|く)|長", said) is not None


@lru_cache(maxsize=64)
def tells_something_new(text: str) -> bool:
    """「今朝また電話がありました。40分。手が震えました」."""
    said = standard(text).text
    if asks(text) and not they_call(said):
        return False
    if they_call(said):
        return re.search(rf"{_TIME}|{_DONE}", said) is not None
    return _NEW.search(said) is not None and _ONE_S_OWN.search(said) is None


@lru_cache(maxsize=64)
def is_still_uneasy(text: str) -> bool:
    """「まだちょっと怖い」, and little else."""
    said = standard(text).text
    return (
        len(said) <= _GRAVE and not asks(text) and _NOT_STILL.search(said) is None and _STILL.search(said) is not None
    )


@lru_cache(maxsize=64)
def asked_of_work(text: str) -> str:
    """`worth` of it for later work, whether it `harms`, or that `part` of this talk; "" for none."""
    said = standard(text).text
    if len(said) > LONGEST // 2:
        return ""
    if _HARMS.search(said) and asks(text):
        return "harms"
    if _PART.search(said):
        return "part"
    return "worth" if _WORTH.search(said) and (asks(text) or re.search(r"たい|知り|教え|かな|やろ", said)) else ""
