"""Words that deny a wish to die when it was asked about, by sense and in dialects, and words for tiredness that only
sound like one; what is believed is decided in flows/danger.py."""

from __future__ import annotations

import re
import unicodedata

_WISH = r"(?:死に(?:たい|とう|てえ|てぇ|たか|たく)|しにたい|死の(?:う)?|死ぬ(?:気|つもり|こと)?|自殺(?:したい|する気|なんて)?|消え(?:たい|とう|てしまいたい|てなくなりたい)|いなくなりたい|命(?:を)?絶(?:つ|とう)|自分を?傷つけ(?:たい|る))"
_HOW = r"(?:と(?:か|は|まで|いう|かいう|かの|も)?|は|って(?:いう|いうの|の|こと|いうこと|は)?|なんて|なんか|ほど|まで|の|話|系|みたいな|ような)*(?:思(?:って|っと|っちょ|わ|い)|考えて|考え|言って|いって|そんな(?:ん|の)|そういうの)?(?:は|も|い|と)?(?:わけ|ん|の|こと|話|意味|つもり|気|気持ち)?(?:は|が|も)?"
_NO = r"(?:(?:じゃ|では|や|じゃあ)?(?:な(?:い|く|か|し)|ありま(?:せん|へん)|ねえ|ねぇ|ねぇ|ねーよ|あらへん)|(?:へん|ません|まへん|らん)|(?:と|とは)?(?:ちゃう|ちゃい|違(?:う|い|くて|って)|ちが(?:う|い|くて|って)))"
_DEATH = re.compile(
    rf"{_WISH}{_HOW}{_NO}(?!わけ|こと(?:は|も)な|日|とき|時|ひ(?:は|が)|なら|なる|なって|て(?:は|も)|かも|かな|と(?:いけ|だめ|駄目))"
)
_GENERAL = re.compile(
    r"(?:そういう|そんな|そげな|そこまで|それほど)(?:の|こと|意味|つもり|話|ん|気(?:持ち)?|あれ|大(?:げさ|袈裟)な(?:こと|話))?(?:とか|って|で|は|も|と|まで)*(?:思って|言って|言ったん|言うたん|書いたん)?(?:は|い)?(?:わけ|ん|の)?"
    + _NO
    + r"|そこまで(?:じゃ|では|や)?な(?:い|く)|(?:大げさ|おおげさ|オーバー)に(?:言|書)|(?:言葉|ことば)の(?:あや|綾)|たとえ(?:話)?(?:です|やん|だよ)|例え(?:です|だよ|やん)|"
    r"(?i:\b(?:i )?(?:don'?t|do not|didn'?t) (?:really |actually )?(?:want to die|want to disappear|mean (?:it|that))\b|\bnot (?:suicidal|like that|that i want to die)\b|\bnothing like that\b)"
)
_AS_MUCH_AS = re.compile(
    r"(?:消え(?:て(?:しまい|なくなり)?)?(?:たい|とう)|消えちゃいたい|消えて(?:まい|しまい)たい|いなくなりたい|逃げ(?:出し)?たい|溶けて(?:なくなりたい|しまいたい)?)(?:って思う|と思う)?(?:くらい|ぐらい|ほど|レベルで|くらいに|ぐらいに)[^。\n]{0,8}?"
    r"(?:疲れ|つかれ|しんど|くたくた|へとへと|眠|ねむ|だる|恥ずかし|はずかし|情けな|つら|辛|きつ|参っ|まいっ)"
)
_ONLY_TIRED = re.compile(
    r"疲れ|つかれ|しんど|へとへと|くたくた|くたびれ|ぐったり|だる(?:い|か|さ)|えらい(?:わ|です)?$|こわい$|(?i:\b(?:tired|exhausted|worn out|drained)\b)"
)


def denial_of_it(said: str) -> str:
    """The words that deny it, as they stand in `said`; "" for none."""
    found = _DEATH.search(said) or _GENERAL.search(said)
    return found.group() if found is not None else ""


def without_as_much_as(text: str) -> str | None:
    """The text without 「消えてしまいたいくらい疲れた」, a measure of tiredness; None where no such thing is in it."""
    said = unicodedata.normalize("NFKC", text)
    return _AS_MUCH_AS.sub("疲れ", said) if _AS_MUCH_AS.search(said) else None


def is_tired(text: str) -> bool:
    """A sigh of tiredness among others."""
    return _ONLY_TIRED.search(text) is not None
