"""Whether a short text asks something of who reads it, in any dialect; what it asks about is told by flows/besides.py."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TAIL = re.compile(r"[\s。．.!！、,…‥・~〜ーw笑泣汗😭😢🙏💦]+$")
_MARK = re.compile(r"[?？]")
# How a question ends: ですか, かなあ, やろか, べか, じゃろ, でしょう, っけ, よね.
_ENDS = re.compile(
    r"(?:(?<![ぐらなほなんいしばつおほうと])か|かな[ぁあー]?|かね[ぇえ]?|かしら|かいな?|ですか[ねな]?|ますか[ねな]?|でしょう(?:か(?:ね)?)?|でしょ|"
    r"だろう?(?:か)?|やろ(?:か|う)?|じゃろう?(?:か)?|(?:だ)?べ(?:か|が)?|っぺ(?:か)?|だか|っけ|よね[ぇえ]?|やんな|よな|と(?:や)?ろ(?:う)?か|"
    r"(?:べき|だめ|ダメ|あり|まずい|逆効果)(?:な|や|なん)?(?:の|ん|と|かね)?|(?:る|う|く|す|つ|む|ない|た|なん|いい|ええ|よか|あかん|いかん)(?:の|ん|と)(?:やろ)?|ませんか(?:ね)?|(?:たら|れば|いけ|て)(?:ええ|いい|よか)(?:と|ん|の)?|(?:は|って|の)?(?:どう|なに|何|いつ|どこ|誰|だれ|いくつ|いくら|なんで|なぜ))$"
)
_ASKING = re.compile(
    r"教えて|おしえて|どう(?:した|すれ|し|する|言|いう|伝|説明|返|切り出|書|答|謝|やっ)|どない|どげん|なじょ|どうすっぺ|どうすんべ|何(?:て|と|を|から|が|か月|分|問|時|回)|なん(?:て(?!(?:もん|もの)?(?:は|、)?(?:うち|ここ|会社|店)?(?:に)?(?:は)?(?:な[いくし]|ね[えぇ]|あり?ま|あらへん|おら|おり|いな|いま)|言(?:って|うて)(?:い|へ|な))|で|と)|なに(?:を|し)|なして|"
    r"なぜ|いつ(?:まで|に|頃|ごろ|終)|どっち|どちら|どこ|誰|だれ|いくら|どのくらい|どれくらい|あと(?:いくつ|何|なんぼ)|べき|(?:ほう|方|ほ)が(?:いい|よい|ええ|よか|良|早)|助けて|方法|やり方|言い方|謝り方|切り方|できます|してもいい"
)
_AS_IT_STANDS = re.compile(
    r"(?:です|ます|せん|でしょう)か(?:ね|な)?[。、?？]?(?!と|って)[^。]{0,6}$|教えて(?:くだ|ほし|欲し|$|。)|"
    r"(?:か|かどうか|のかどうか)(?:が|を|も|、)?(?:知り|聞き|教えてもらい)たい(?:んです|です|のです|んや|ねん|の|だけ(?:なん)?(?:です)?)*(?:けど|が)?[。]?$|"
    r"(?:言葉|文(?:章|面)?|セリフ|せりふ|台本|例文|言い方|断り方|やり方)(?:が|を|だけ|、)*(?:ほし|欲し|知りた|教え|くだ|下さ|ちょうだい|頼|お願|おくれ)"
)
_IN_ENGLISH = re.compile(
    r"(?:(?:so|and|but|well|ok|okay),? )?(?:should|shall|do|does|did|can|could|will|would|may|is|are|am|was|what|how|why|who|when|where) (?:i|we|you|they|it|he|she|my|this|that|there|the|if|about|do|should|to|will|is|long|many|much)\b",
    re.IGNORECASE,
)
# Told, not asked: what others asked, what is open to the person, what is done.
_TOLD = re.compile(
    r"(?:と|って|とか)(?:、)?(?:言わ|いわ|ゆわ|聞か|きか|怒ら|怒鳴|おこら|責め|迫ら|電話|メール|来|問い|詰め)(?!れたら|られたら|れたけど|われたけど)[^?？]*$|"
    r"(?:か(?:どうか)?|のか)(?:も|は|を|が|で|に)?、?(?:迷|悩|なやみ|分か|わか|決め|きめ|聞|きい|考え|心配)[^?？]*$|"
    r"(?:まし|でし|なかっ)た(?:が|けど|ので|から|よ|ね)?$|(?:ています|てます|ません|たいです|たくない(?:です)?|つもりです|と思います|ことにしました|ことです|だけです|からです|んです)$|(?<!って)(?<!いう)こと$|"
    r"^[「『][^」』]*[」』](?:と|って)"
)
# 「夜中に何回も目が覚めます」「誰も聞いてくれない」: nobody asks how often, or who.
_NONE_MEANT = re.compile(
    r"(?:何|なん)(?:回|度|人|件|時間|日|か月|年|通|枚|個)?も|(?:誰|だれ|どこ|いつ)(?:に|から|へ)?も|何か(?=[^?？]*[^か?？]$)"
)


@lru_cache(maxsize=64)  # commands, asides and the answer ask about the same text
def asks(text: str) -> bool:
    """「電話したほうがええん」「課長さ言ったほうがいいべか」; not 「どう責任取るんですか」と言われました. Linear."""
    said = unicodedata.normalize("NFKC", text).strip()
    if _AS_IT_STANDS.search(said):
        return True
    if _MARK.search(said) and not _TOLD.search(_TAIL.sub("", said.rstrip("?"))):
        return True
    if _IN_ENGLISH.match(said):
        return True
    bare = _TAIL.sub("", said)
    if _MARK.search(bare[-2:]):
        return True
    if _TOLD.search(bare):
        return False
    if _ENDS.search(bare) is not None:
        return True
    return _ASKING.search(_NONE_MEANT.sub("", bare)) is not None
