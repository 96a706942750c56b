"""Whether a text complains of us: that we don't listen or read, that we answer something else, that an operator was
called whom nobody wanted. What is said to it lives in flows/complaining.py."""

from __future__ import annotations

import re
import unicodedata

from flows.understanding.being_heard import wants_to_be_heard
from flows.understanding.denials import NOT
from flows.understanding.sighs import topic_of

KINDS = ("asked", "unheard", "amiss", "waits", "topic", "uncalled")
LONGEST = 45  # letters; who writes more tells something
_TAKE_IN = r"(?:聞い|きい|読ん|よん|見|みて?|わかっ|分かっ|理解し|伝わっ|つたわっ|届い|とどい)"
# Now, not once: 「ちゃんと聞いてなかったです」 tells of their own mistake.
_NOT_NOW = r"(?:ない|へん(?!かった)|ひん|ませ?ん(?!でした)|まへん|ねえ|ねぇ|ねー|らん(?!かった)|なく(?:て)?)"
_END = r"(?=[。、!！?？…\s]|$)"
_LIVE = r"(?:て|で)(?:い)?(?:る|ます|た|ました|くれて(?:い)?(?:る|ます)|くれ(?:た|ました|はった)|もらえて(?:い)?(?:る|ます)|もらえ(?:た|ました)|くださって(?:い)?(?:る|ます)|くださいました|はる|らっしゃいますか?)"
_SO = r"(?:と(?:る|ん|っと|うと)|ちょる|てん|どる|どん|でん)"
_ASKED = re.compile(
    rf"{_TAKE_IN}(?:{_LIVE}|{_SO})(?:の|ん|と)?(?:です|でしょう)?(?:か(?:ね|な)?|よね|の|やんな|やんね|と)?[?？]|{_TAKE_IN}{_LIVE}(?:の|ん)?(?:です)?か{_END}|さっきの[^。\n]{{0,6}}(?:読|見|聞)[んい]?だ?た?[?？]|"
    r"(?i:\bare you (?:even |really |actually )?(?:listening|reading)\b|\bdid you (?:even |really |actually )?(?:read|get)\b)"
)
_SHARP = r"(?:気が(?:する|します)|やん(?:か)?|じゃん(?:か)?|でしょ(?:う)?|だろ(?:う)?|やろ|よね|ですよね|よな|よう(?:な|です|に)|みたい|感じ|と思(?:う|い)|の[?？]|ん[?？]|ですか|[?？]|けど)"
_UNHEARD = re.compile(
    r"(?:もっと|ちゃんと|まず)[^。\n]{0,8}(?:聞い|きい|読ん)(?:て|で)(?:ほし|欲し|くれ(?!な|へ|た|て)|ください|下さい|や$|よ$|から)|聞いて(?:ほし|欲し)(?:い|かった)(?:の|ん)(?:は|って)[^。\n]{0,12}(?:じゃ|では|や)?(?:ない|なく|なか|ちゃう)|"
    rf"{_TAKE_IN}(?:て|で)(?:くれて(?:い)?|くれ|もらえて(?:い)?|もらえ)(?:{_NOT_NOW})|(?:私の|人の|こっちの|うちの|ちゃんと|全然|ぜんぜん|まったく|全く)(?:話(?:を|は|も)?)?(?:全然|ぜんぜん|ちゃんと|まったく)?{_TAKE_IN}(?:(?:て|で)(?:い)?|と|ちょ|ど)(?:{_NOT_NOW})|"
    rf"(?<!その)(?<!んな)(?<!いう)話(?:を|は|も|ば)?(?:全然|ぜんぜん|ちゃんと)?聞(?:いて(?:い)?|いと|いちょ)(?:{_NOT_NOW})|{_TAKE_IN}(?:(?:て|で)(?:い)?|と|ちょ|ど)(?:{_NOT_NOW}){_SHARP}|"
    r"(?i:\byou(?:'re| are) not (?:even |really )?(?:listening|reading)\b|\byou (?:don'?t|didn'?t) (?:even |really )?(?:listen|read|understand|get it)\b|\bnot what i (?:said|wrote)\b)"
)
_HELP = r"(?:ホットライン|電話番号|窓口|相談窓口|相談先|番号|電話相談|命の電話|いのちの電話|病院|カウンセリング|カウンセラー|警察)"
_AMISS = re.compile(
    rf"{_HELP}(?:の(?:話|こと|紹介))?(?:を|が|は|とか|なんか|なんて)*(?:(?:聞い|きい|頼ん|求め|探し)て(?:い)?(?:る(?:の|ん|わけ)?|)|ほしい(?:の|ん|わけ)?)?(?:じゃ|では|や)?(?:{NOT}|ちゃう|違う|ちがう|いらん|いら(?:ない|へん)|いりません|要らん|要らない|結構です)|"
    rf"(?:そんな|そういう|そんなん|そげな)(?:こと|の|話|もの)?(?:は|を|も)?(?:聞い|きい|頼ん|求め)(?:て|で)(?:い)?(?:{NOT}|ねえ)|"
    r"(?:話|返事|答え|会話|返し|返答)(?:が|も|は)?[^。、\n]{0,4}(?:ずれ|ズレ|噛み合(?:って|わ)|かみ合(?:って|わ)|かみあ|通じ(?:て)?(?:い)?(?:な|へ|ま)|的外れ|とんちんかん)|的外れ|トンチンカン|とんちんかん|テンプレ|定型文|決まり文句|機械的|"
    r"(?:同じ(?:こと|質問|話)|おんなじこと)(?:を)?(?:ばっか|ばかり|何回|何度|また|繰り返|くり返)[^。\n]{0,8}(?:聞|言|返|質問|$)|さっきから同じ|質問(?:ばっか|ばかり|攻め)|答えになって(?:い)?(?:な|へ|ま)|聞いたことに(?:ちゃんと)?答え|役に立た(?:ない|ん|へん)(?:な|ね|わ|ボット)?"
    + _END
    + r"|使えん?(?:ない)?(?:ボット|な(?:あ|ー)?$)|"
    r"(?i:\b(?:not|no) (?:a )?(?:hot ?line|phone numbers?)\b|\bi didn'?t ask (?:for|about) (?:that|a hot ?line|numbers?)\b|\b(?:useless|stupid|canned|robotic) (?:bot|answers?|repl\w+)\b|\bmissing the point\b|\bstop asking\b)"
)
# They want an answer, not the next question.
_WAITS = re.compile(
    r"(?:聞いて(?:い)?る|聞く|聞いとる|質問(?:する|して(?:い)?る)?)(?:だけ|ばっか(?:り)?|ばかり)(?:じゃ|では|や)(?:な|のう)|(?:ちゃんと|早く|はよ|先に|それより|いいから|ええから|もう|だから)[^。\n]{0,6}(?:答え|こたえ|教え|おしえ)て(?!(?:く|も)れな|もらえな|もらえん)|"
    r"^(?:いや|いやだから|だから|とにかく|[、,。\s])*(?:答え|こたえ)て(?:ほしい|欲しい|よ|や|くれ(?:る|へん|ない)?|ください|下さい)?(?:の|ん)?(?:です|だ|や)?(?:けど|よ|ねん|か|が)?[。!！?？]*$|結局(?:どう|何|なに)[^。\n]{0,10}[?？]?$|結論(?:は|から|を|だけ)|"
    r"(?i:\b(?:just|please) answer(?: me| my question)?\b|\banswer me\b)"
)
_OPERATOR = r"(?:相談員|担当者|担当の(?:人|方)|オペレーター|スタッフ|人間|係の人|係員)(?:さん|の人|の方|はん)?"
_UNCALLED = re.compile(
    rf"{_OPERATOR}(?:に|を|は|と|とは|なんて|なんか|とか|まで|が|への(?:連絡|依頼)は?)*[^。\n]{{0,6}}?(?:(?:頼|たの|呼|よ)ん(?:だ(?:つもり|覚え|わけ)|で(?:い)?)|(?:お願い|希望|依頼|連絡)し(?:た(?:つもり|覚え|わけ)|て(?:い)?)|話したい(?:と(?:は|か)?(?:言って|思って|書いて)?(?:い)?|わけ|ん)|求めて(?:い)?|いらな|要らな|必要)(?:は|じゃ|では|や|と)?(?:{NOT}|い(?=です|[。、!！]|$))|"
    rf"{_OPERATOR}(?:に|を|は|と|とは|なんて|なんか|とか|まで)*(?:いらん|要らん|いりません|要りません|いらない|いらへん|結構|けっこう|大丈夫(?:です)?{_END}|いいです{_END}|呼ばな|よばな|呼ばんと|つながな|取り消|取消|キャンセル|なしで)|"
    rf"(?:呼び出し|呼出|(?:相談員|オペレーター)(?:さん)?(?:への|を|の)?(?:連絡|依頼|呼び出し|呼ぶの|呼んだの))(?:を|は)?(?:取り消|取消|キャンセル|やめ|なし)|"
    r"(?i:\bi (?:didn'?t|did not) (?:ask|call) for (?:an? )?(?:operator|person|human|counsell?or)\b|\b(?:cancel|no need for) (?:the )?(?:operator|call)\b|\bdon'?t (?:need|want) (?:an? )?(?:operator|human|counsell?or)\b)"
)
# Somebody else who does not listen is the matter itself.
_OTHERS = re.compile(
    r"(?:誰|だれ|みんな|皆|店長|上司|課長|部長|社長|先輩|同僚|後輩|会社|お客|客|相手|先方|向こう|オーナー|主任|係長|親|家族|夫|妻|旦那|嫁|彼|彼女|あの人|あっち|本部|人事|警察)(?:さん|様|さま|たち|方)?(?:は|が|も|に|って|、|から)|言われ|いわれ|と言って(?:い)?(?:た|る)|(?:って|と)(?:言って|言うて|ゆうて|頼んで|お願いして)も|"
    r"(?i:\b(?:he|she|they|nobody|no one|boss|customer\w*|manager|colleagues?)\b)"
)


# 「病院じゃなくて施設です」 puts right where somebody works.
_PLACE_PUT_RIGHT = re.compile(
    r"^(?:(?:あ|いや|えっと|すみません|ごめん(?:なさい)?|違う|ちがう)[、。 ]*)*(?:病院|警察)(?:じゃなく|ではなく|やなく|ちゃ)[^、。]{0,3}[、 ]?(?!話|答|聞|返)[^。]{1,10}(?:です|や|だ|でした)?[。!！]?$"
)


def complaint_in(text: str) -> str:
    """asked (「聞いてる？」), unheard, amiss (「ホットラインちゃうねん」), waits (「答えてよ」), topic (「電話の話を聞いてほしい」), uncalled; "" for none."""
    said = unicodedata.normalize("NFKC", text).strip()
    if not said or len(said) > LONGEST:
        return ""
    if _UNCALLED.search(said):
        return "uncalled"
    if _OTHERS.search(said):
        return ""
    if topic_of(said):
        return "topic"
    if wants_to_be_heard(said) or _PLACE_PUT_RIGHT.match(said):
        return ""
    for kind, sense in (("waits", _WAITS), ("unheard", _UNHEARD), ("amiss", _AMISS), ("asked", _ASKED)):
        if sense.search(said):
            return kind
    return ""
