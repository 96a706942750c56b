"""Why somebody cannot turn to the own boss, as far as the words tell; whether they can is read in story.py."""

from __future__ import annotations

import re

from flows.understanding.harassment import harassment_in
from flows.understanding.reading import Reading
from flows.understanding.telling import BOSS_WORD

# The first that is found counts: who is treated badly is not merely afraid of being scolded.
_WHY = (
    (
        "harassed",
        r"パワハラ|モラハラ|セクハラ|ハラスメント|暴言|暴力|いじめ|嫌がらせ|いやがらせ|無視(?:され|する|し)|人格を?否定|(?:怒鳴|どな)(?:ら|り|っ|る)|罵|殴|蹴|脅|追い詰め|吊し上げ|つるし上げ|つらく当た",
    ),
    (
        "cause",
        r"原因|元凶|指示|命令|言うとおり|言われたとおり|言われた通り|判断|せい(?:で|な|だ)|(?:の|が)ミス|やらせ|口止め|もみ消|隠(?:せ|そう|し)",
    ),
    (
        "away",
        r"出張|不在|休職|休暇|休み|入院|連絡が(?:つ|付|取れ|とれ)|つかまら|捕まら|(?<![てで違思願])い(?:ない|ません|なくて)|電話(?:に|も|は)?(?:出|で)(?:な|ま|て(?:くれ)?な|ら|ん|え?へん)|つながら|繋がら",
    ),
    (
        "scolded",
        r"怒られ|叱られ|しかられ|責められ|評価(?:が|に|を)|査定|クビ|首に|降格|見放され|見捨てられ|がっかりさせ|失望",
    ),
)
_OF_THE_BOSS = tuple(
    (key, re.compile(rf"(?:さん)?(?:の|が|に|から|は|も|と|自身|本人|こそ)[^。\n]{{0,14}}?(?:{words})"))
    for key, words in _WHY
)
_ASKED = tuple(
    (key, re.compile(words + more))
    for (key, words), more in zip(_WHY, ("", "|関わ|かかわ|当事者|本人が", "", "|怒ら|こわ|怖|恐"), strict=True)
)
_TOLD = re.compile(
    r"(?:言|い)(?:った|いました|うた|っと|ってある)|(?:話|はな)し(?:た|ました|てある|とる|とう)|伝え(?:た|ました|てある)|(?:報告|相談|連絡)(?:は|を)?(?:し(?:た|ました|てある|とる)|済)"
    r"|(?:知って|しって)(?:い)?(?:る|ます)"
)
_CAN = re.compile(r"(?:言え|いえ|話せ|はなせ|伝えられ|言われ|相談でき|報告でき)(?:る|ます|そう|っ|と)")
_DENIES = re.compile(r"な(?:い|く|か)|ませ|ん(?:です)?$|へん|ね(?:え|ぇ)|まだ|[?？]")
_AWAY = [key for key, _ in _WHY].index("away")
_SHORT = 20  # letters
_CANNOT = re.compile(
    rf"{BOSS_WORD}[^。\n]{{0,24}}?(?:(?:相談|報告|連絡)(?:なんて|は|も|が)?(?:でき(?:な|ま)|しづら|しにく|しようが)|(?:言え|話せ|伝えられ|言い出せ)(?:な|ま|そうに|っこ))"
)


def why_told(text: str) -> str | None:
    """harassed, cause, away or scolded, of a text that answers why; None when it does not say."""
    return next((key for key, words in _ASKED if words.search(text)), None)


def told_or_can_be(text: str) -> str | None:
    """told or yes, of a short answer to whether the boss can be told (「言えるけど」「もう話しました」); None otherwise."""
    if len(text) > _SHORT or _DENIES.search(text):
        return None
    return "told" if _TOLD.search(text) else "yes" if _CAN.search(text) else None


def is_out_of_reach(text: str) -> bool:
    """「電話に出ない」, said short in answer to whether the boss can be told."""
    return len(text) <= _SHORT and _ASKED[_AWAY][1].search(text) is not None


def why_in(reading: Reading) -> str | None:
    """The same of a text that tells about the own boss among other things."""
    if reading.harassment and _is_about_the_boss_alone(reading):
        return "harassed"
    return next((key for key, words in _OF_THE_BOSS if any(_said_of_the_boss(reading, words))), None)


def is_no_way(reading: Reading) -> bool:
    """「部長には相談できません」, or that one is afraid to."""
    return reading.story.boss in ("afraid", "no") or bool(_CANNOT.search(reading.text))


def done_by_the_boss(reading: Reading) -> frozenset[str]:
    """Kinds of harassment that this text tells of the own boss alone, not of the side that complains."""
    if _is_about_the_boss_alone(reading):
        return frozenset(reading.harassment)
    spans = _said_of_the_boss(reading, _OF_THE_BOSS[0][1]) if is_no_way(reading) else []
    if not spans:
        return frozenset()
    of_others = reading.text
    for start, end in spans:
        of_others = of_others[:start] + " " * (end - start) + of_others[end:]
    return frozenset(reading.harassment) - frozenset(harassment_in(of_others))


def _is_about_the_boss_alone(reading: Reading) -> bool:
    """「部長には言えません。人前で怒鳴られて」: no customer is spoken of."""
    roles = {mention.role for mention in reading.people}
    return "boss" in roles and not any(role.startswith("customer") for role in roles) and is_no_way(reading)


def _said_of_the_boss(reading: Reading, words: re.Pattern[str]) -> list[tuple[int, int]]:
    names = {mention.mention for mention in reading.people if mention.role == "boss" and mention.mention}
    ends = (found.end() for name in sorted(names) for found in re.finditer(re.escape(name), reading.text))
    return [match.span() for end in ends if (match := words.match(reading.text, end)) is not None]
