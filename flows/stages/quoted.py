"""What the other side said, out of an answer in own words: the quotations alone; the question lives in facts.py."""

from __future__ import annotations

import re

from flows.case import Case
from flows.understanding.by_the_way import is_no_speech
from flows.understanding.spoken import is_of_own_side

_TOLD_ON = r"(?:言われ|いわれ|ゆわれ|怒鳴られ|書かれ|書いて|言って|言うて|ゆうて|おっしゃ|仰)[^。]{0,12}"
_CAME = r"(?:来|き)(?:ました|た|てます|ています)"
_REPORTED = re.compile(
    rf"[、，]?\s*(?:など)?(?:(?:と|って)(?:も|まで|か)?(?:、)?(?:{_TOLD_ON}|{_CAME})"
    r"|みたいな(?:こと|感じ)?(?:を?言われました|です)?|って|[、，]と)[。.]?$"
)
# 「電話で」 is the way, where what follows cannot be done on it; who speaks, and what is forgotten, is no speech.
_BY_WAY = re.compile(
    r"^(?:[^。、「」]{1,12}(?:さん|様|客|方|人|先方|相手)(?:が|は|から|に))?(?:お?電話|メール|LINE|ライン|DM|手紙|窓口|口頭)(?:で|に|越しに)(?:は)?、?(?=.*(?:来い|来て|こい|払え|返せ|返して|どう|なん|なぜ|お前|あんた|ふざけ))"
    r"|^[^。、「」]{1,12}(?:さん|様|客|方|人|先方|相手)(?:が|は|から|に)(?:お?電話で|メールで)?、|^[^「」]{0,20}(?:覚えて(?:い)?(?:ない|ません)(?:です)?(?:けど|が))、?"
)
_AND = re.compile(r"^(?:あと(?:は)?|それから|それと|そして|さらに)[、，]?(?=.{3})")


_MARKED = re.compile(r"「([^「」]+)」")
# 「…」って。もう三ヶ月前に辞めた会社やで: what follows is the person's own.
_TELLS_ON = re.compile(
    r"」(?:って|と|て|とか)?(?:言われ(?:まし)?た|言われて|いわれた|言うて(?:き|はり)[^。]{0,4})?[。！!？?\n…]+.{4,}",
    re.DOTALL,
)
_BETWEEN = 6  # characters beside each quotation that only join or report them: 「…」とか「…」と言われた


def put_said(case: Case, answer: object) -> None:
    """The quotations alone: without 「…と言われました」 around them."""
    if answer == "unknown":
        return
    told = str(answer).strip()
    # Quotation marks show where words end; without them each sentence is one quotation.
    marked = _MARKED.findall(told)
    tells_on = len(marked) == 1 and _TELLS_ON.search(told) is not None
    if tells_on or (len(marked) > 1 and len(_MARKED.sub("", told)) <= _BETWEEN * len(marked)):
        parts = marked
    else:
        parts = [told] if "「" in told else [one for one in re.split(r"[。\n]+", told) if not is_no_speech(one)]
    theirs = [] if parts is marked and is_of_own_side(told) else [part for part in parts if not is_of_own_side(part)]
    if not theirs:
        return  # what a boss or a colleague said is no word of who complains, nor is that one was scolded
    quotes = [_REPORTED.sub("", _BY_WAY.sub("", _AND.sub("", part.strip()))).strip('「」『』“”" 　') for part in theirs]
    case.said = [quote for quote in quotes if quote] or [told]


_AS_SPEECH = re.compile(
    r"[^。、,\n]{4,}?(?:って|と)(?:ずっと|何度も|電話で|急に|いきなり)?(?:言われ|いわれ|ゆわれ|怒鳴られ|どなられ|責められ|迫られ)"
    r"|(?:来い|ろ|せえ|れ|んや|のか|んか|ぞ|んだ)(?:って|と)(?:電話|連絡|メール|(?i:line)|ライン)"
)


def has_said(case: Case) -> bool:
    """Quoted, or told as it was said: who wrote 「責任とれって言われて」 is not asked for the words."""
    return bool(case.said) or any(_AS_SPEECH.search(text) for text in case.story)
