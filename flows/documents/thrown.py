"""Words thrown at the person that were told without marks around them: where they begin and end, what led to them, and
whether an answer holds such words at all."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice

from flows.case import Case
from flows.understanding.clauses import sentences
from flows.understanding.spoken import is_of_own_side
from flows.understanding.telling import BOSS_WORD

MOST_READ = 60  # sentences
_STOPS = "。．.！!？?　 、…\n"
_MARKED = re.compile(r"[「」『』“”\"]")
_BY_OWN_SIDE = re.compile(
    rf"(?:今|いま|後任)の担当(?:者)?(?:に|から|が|は|も)|{BOSS_WORD}(?:さん)?(?:に|から|が|は|も)|(?:先輩|同僚|後輩|(?<!ご)家族|(?<![一-鿿])(?:夫|妻|親))(?:さん)?(?:に|から|が|は|も)"
)
# Who, by which way, the words, and that they were said: 「ご家族から電話で、どうなってるのって怒られました」.
_SAID_BY = re.compile(
    r"^(?P<before>(?:[^「」、]{0,12}、)?)(?P<who>[^「」、。]{1,20}?(?:人|さん|様|方|客|先方|相手|先|者|家族|ご主人|奥様|会社|店|社))(?:から|に|が|は)、?"
    r"(?:また|すぐ|さっき|突然|急に|昨日|今日)?(?:(?P<way>お?電話|メール|ライン|LINE|連絡|DM|手紙|口コミ)(?:で|が(?:あ[っり]て?|来て|きて|入って)|に)?)?、?"
    r"(?:(?:すごく|めっちゃ|とても|かなり|いきなり)?(?:怒られ|怒鳴られ|叱られ|責められ)て、)?"
    r"(?P<words>[^「」]{4,60}?)(?:って|と)(?:すごく|めっちゃ|とても|かなり|ずっと|何度も|いきなり|急に|大声で)?(?P<how>怒|叱|責|詰め|言わ|ゆわ|いわ|来(?:た|まし)|きた)"
)
# Behind what led to it: words in the tone of an order or a scolding, and that they were said.
_SHOUT = re.compile(
    r"(?:^|(?:たら|たところ|とき(?:に)?|[てで]|が|は|に|から)、)(?P<words>(?![^。]*(?:たら|たところ|ときに?)、)(?:[^、。]{2,24}、){0,3}?[^、。]{0,24}"
    r"(?:[れけせろてねえめげべ]よ?|んな|るな|来い|こい|んだ|のか|んや|ねん|やん|ねえ|くれ|やがれ|だろ|やろ|じゃねえか))(?:と|って)"
    r"(?:すごく|めっちゃ|いきなり|急に|電話で)?(?:$|大声|怒|どな|言わ|ゆわ|言って|言うて|叫|詰|まくし|キレ|店で|みんなの前)"
)
_LEADS_TO_WORDS = re.compile(
    r"^(?:[^、「」]*(?:怒られ|叱られ|言われ|怒鳴られ|責められ|電話(?:が|で)|来て|来られ|呼ばれ|キレ|怒っ)[^、「」]*[てでり]、|"
    r"[^、「」]{0,16}(?:人|さん|様|方|客|先方|相手|担当者?)(?:に|から|が|は)、?(?:電話で|メールで|大声で)?、?(?=[^、]{4,}))+"
)
_TELLS_ON = re.compile(r"(?:と|って)(?:言われ|怒鳴られ|怒られ|ゆわれ|言う|言って)[^「」]*$")
_SCOLDED = frozenset({"怒", "叱", "責", "詰め"})
# To the person, as angry people speak.
_TO_ME = re.compile(r"あなた|あんた|お前|おまえ|おたく|そちら|責任|[？?]|[ろよてけせれねめか]$|来い|謝|どう")
_I_DID = re.compile(
    r"(?:しました|(?<!くれ)(?<!られ)(?<!され)ました|たんで|ましたので|しています|してます|(?<!られ)た)$"
)


def apart(told: str) -> tuple[str, str]:
    """A sentence as what led to the words, said for itself, and the words; these are "" where none are in it."""
    if _MARKED.search(told) or is_of_own_side(told) or _BY_OWN_SIDE.search(told):
        return told, ""
    if (said := _SAID_BY.search(told)) is not None:
        scolded = "お叱りを受けた" if said["how"] in _SCOLDED else "お話があった"
        came = f"{said['way']}があった" if said["way"] else scolded
        return f"{said['before']}{said['who']}から{came}", said["words"].strip(_STOPS)
    if (shout := _SHOUT.search(told)) is not None:
        lead = re.sub(r"(?:たら|たところ|たとき(?:に)?)$", "た", told[: shout.start("words")].strip(_STOPS))
        return lead, shout["words"].strip(_STOPS)
    return told, ""


def shouted(case: Case) -> list[str]:
    """All such words, in order."""
    return list(_shouted(tuple(dict.fromkeys((*(case.told or case.story), case.happened or "")))))


@lru_cache(maxsize=16)
def _shouted(texts: tuple[str, ...]) -> tuple[str, ...]:
    told = (span.of(text).strip(_STOPS) for text in texts for span in sentences(text))
    return tuple(words for one in islice(told, MOST_READ) if (words := apart(one)[1]))


def only_their_words(told: str) -> str:
    """「経理の人に電話で怒られて、どういう管理や」: the words alone; "" where the person tells what they did."""
    words = _TELLS_ON.sub("", told.strip(" 　「」『』"))
    bare = _LEADS_TO_WORDS.sub("", words)
    found = bare if len(bare.strip(_STOPS)) >= 4 else words
    return "" if is_own_telling(found) else found


def is_own_telling(words: str) -> bool:
    """The person tells what they did, asked though they were for the words of somebody else."""
    said = words.strip(_STOPS)
    return len(said) >= 10 and _I_DID.search(said) is not None and not _TO_ME.search(said) and not _MARKED.search(said)
