"""Reads whether somebody is going to tell it, scared or not, and not yet has: 「怖いけど話します」「明日の朝言うわ」; what was told
already, and why it cannot be, is read in story.py and superiors.py."""

from __future__ import annotations

import re
from functools import lru_cache

from flows.understanding.dialects import standard
from flows.understanding.telling import BOSS_WORD

LONGEST = 60  # letters of a clause chain that is looked at
# 話す, 言う, 伝える … up to the last letter before the ending, by the way they bend.
_SAY = r"(?:言|い|ゆ)"
_TALK = r"(?:話|はな|切り出|打ち明か)"
_CONVEY = r"(?:伝え|つたえ|打ち明け|申し出|見せ|届け)"
_DO = r"(?:報告|相談|連絡|電話|お?話|白状|LINE|line|メール)(?:を|は|だけは|も|ぐらいは|くらいは)?"
_NOW = rf"(?:{_SAY}う|{_TALK}す|{_CONVEY}る|{_DO}する)"
_POLITE = rf"(?:{_SAY}い|{_TALK}し|{_CONVEY}|{_DO}し)(?:に(?:行|い)き)?ます"
_LET_US = rf"(?:{_SAY}お|{_TALK}そ|{_CONVEY}よ|{_DO}しよ)う?"
_TRY = rf"(?:{_SAY}って|{_TALK}して|{_CONVEY}て|{_DO}して)(?:み(?:る|ます|よう)|き(?:ます)|くる|おく|おきます|から)"
_GO = rf"(?:{_SAY}い|{_TALK}し|{_CONVEY}|{_DO}し)に(?:行く|いく|行こう|いこう|行って|いって)"
_MUST = (
    rf"(?:(?:{_SAY}わ|{_TALK}さ|{_CONVEY}|{_DO}し)な(?:きゃ|くちゃ|ければ(?:なら|いけ)?|いと(?:いけ|だめ|あか)?|)|"
    rf"(?:{_SAY}わ|{_TALK}さ|{_CONVEY}|{_DO}せ)(?:な(?:あかん|いかん|きゃ)?|んと(?:あかん|いかん|いけん)?|ねば(?:なら)?|ないけん))"
    r"(?:(?:い(?:けない|けません|かん)|なら(?:ない|ん)|なりません|ない|あか(?:ん|ない)|ならん)?(?:です)?(?:よね|な|ね|よな|わ|と思(?:う|います|ってる|っています))?)$"
)
_ONLY = rf"{_NOW}しか(?:ない|ありません|なか|ねえ|あらへん)|{_NOW}(?:って|と){_SAY}(?:った|うた|いました|ってる)(?:や(?:ん|ろ)|じゃ(?:ん|ない)|でしょ|だろ|よ|のに)"
_MEANS = (
    rf"(?:{_NOW}(?:つもり(?!は|が?な|じゃな)|予定|気(?:です|だ|で(?:い|お)|や)|ことにし|ことに決め|ことにする|と決め|って決め|と思(?:う|います|っています|ってます|ってる|とる)|(?:わ|よ|ぞ|で|ね|ねん|ばい|たい|べ|っす|けん|から|ので)*(?:$|[。、!！\n]))|"
    rf"{_POLITE}(?:$|[。、!！\n]|よ|ね|わ|から|ので|けど|が(?!、?(?:怖|こわ|無理))|と(?:決め|思))|"
    rf"{_LET_US}(?:と(?:思|決め)|かと思|$|[。、!！\n])|{_TRY}|{_GO}|{_ONLY}|{_MUST})"
)
_GOING_TO = re.compile(_MEANS)
# What says in the same breath that it is not going to be done, or only asks about it.
_NOT_SO = re.compile(
    r"無理|むり|でき(?:ない|ません|そうに(?:も)?ない)|(?:勇気|自信|気力|元気)(?:が|は|も)?(?:ない|ありません|出ない|でない)|つもり(?:は|が|じゃ)な|気に(?:は|も)?なれ|"
    r"(?:言え|いえ|話せ|はなせ|伝えられ|話しにく|言いにく|話しづら|言いづら)(?:な|ま(?:せ|へ)|そうに|い)|[?？]|(?:べき|ほうがいい|方がいい|たほうが)(?:か|な|です)|"
    r"(?<![しあ])か(?:な|迷|どうか|わから|分から|悩)|たら(?:怒|ど|終|クビ|首|何)|と(?:怒|クビ|首に|殺)|たくな|たくありません|の(?:が|は)(?:怖|こわ|嫌|いや|しんど|つら)|"
    r"とは思(?:う|い|って)|(?:言わ|話さ|伝え|報告し)(?:ない(?!と|わけ)|ません|ず|んとこ|んつもり)|(?:と|って)(?:言われ|いわれ|ゆわれ|脅)"
)
# Somebody else does it, or it is told to others than the own house.
_OTHERS = re.compile(
    r"(?:客|先方|相手|先輩|同僚|後輩|部下|妻|夫|嫁|旦那|家族|親|母|父|友(?:達|人|だち)?|彼|彼女|弁護士|警察)(?:さん|様)?(?:が|は|から|に(?:は|も)?|へ|と)"
)
_BOSS_DOES = re.compile(rf"{BOSS_WORD}(?:が|から|は)[^。、]{{0,16}}(?:と|って)?(?:言|いう|話|伝え)")
_BOSS = re.compile(rf"{BOSS_WORD}|上(?:に|へ)|会社(?:に|へ|の人)|うちの(?:上|人)|本人に")
_SCARED = re.compile(r"怖|こわ|恐|こえ|びび|ビビ|おっかな|えず|おそろ|不安|緊張|震え|怒られ|叱られ|どやさ|怒鳴ら|勇気")


@lru_cache(maxsize=128)
def will_tell(text: str) -> bool:
    """Said of oneself and meant, with or without fear. Whom is not looked at, unless it is somebody outside."""
    said = standard(text).text
    return len(said) <= LONGEST and any(_is_meant(part, said) for part in re.split(r"[。\n]", said) if part)


def will_tell_the_boss(text: str) -> bool:
    """The same where it says that it is the boss, in a text of any length: 「上司には明日の朝話します」."""
    said = standard(text).text
    return any(
        _BOSS.search(part) is not None and not _BOSS_DOES.search(part) and _is_meant(part, part)
        for part in re.split(r"[。\n]", said)
        if 0 < len(part) <= LONGEST
    )


_CAN = re.compile(
    r"(?:言え|いえ|話せ|はなせ|伝えられ|言われ|相談でき|報告でき)(?:る(?!か|の?が)|ます(?!か)|そう(?!に(?:も)?な|もな|か))|(?:自分|じぶん)(?:で|から)(?:ちゃんと)?(?:言|話|伝え|報告)"
)
_CANNOT = re.compile(
    r"(?:言|話|伝え|報告|相談|打ち明け)[^。]{0,10}?(?:無理|むり|でき(?:な|ま(?:せ|へ))|たくな|(?:言|い)え(?:な|ま(?:せ|へ)|へん)|せ(?:な|ま(?:せ|へ)|へん))|(?:言え|話せ|伝えられ)(?:な|ま(?:せ|へ)|へん|そうにな)"
)
_HAS_TOLD = re.compile(
    r"(?:言い|いい|話し|はなし|伝え|報告し|相談し|連絡し|打ち明け)(?:てき)?(?:ました|た(?!い|ら|ほう|方|く|こと))|言った(?!ら|ほう|方|って)|いうた|言うてき|(?:話|報告|相談|連絡)(?:は|も)?(?:済|すん|終わ)|話せました|言えました|言えた|話せた|知ってます|知っています"
)
_NOT_TOLD = re.compile(r"(?:まだ|ません|なかった|へん|ないまま|ずに|つもり|(?:と|って)(?:言われ|いわれ|ゆわれ)|[?？])")


def can_tell(text: str) -> bool:
    """「自分で話せます」."""
    said = standard(text).text
    return len(said) <= LONGEST and _CAN.search(said) is not None and _NOT_SO.search(_CAN.sub("", said)) is None


def has_told(text: str) -> bool:
    """「さっき部長に言いました」, said of oneself."""
    said = standard(text).text
    done = _HAS_TOLD.search(said) is not None and _NOT_TOLD.search(said) is None
    return done and len(said) <= LONGEST and not _OTHERS.search(said) and not _BOSS_DOES.search(said)


def cannot_tell(text: str) -> bool:
    """「上司に言うの、やっぱり無理です」."""
    said = standard(text).text
    return len(said) <= LONGEST and _CANNOT.search(said) is not None and not _OTHERS.search(said)


def only_says_so(text: str) -> bool:
    """Whether it is, was or can be told is all that it says: it is nothing of the matter itself."""
    return will_tell(text) or can_tell(text) or has_told(text)


def speaks_of_the_boss(text: str) -> bool:
    return _BOSS.search(standard(text).text) is not None


def is_scared(text: str) -> bool:
    """It is said beside it that this takes courage."""
    return _SCARED.search(standard(text).text) is not None


def _is_meant(part: str, whole: str) -> bool:
    if _NOT_SO.search(whole) or _OTHERS.search(part):
        return False
    return _GOING_TO.search(part) is not None
