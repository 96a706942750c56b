"""Tells from an answer in own words that the person does not know yet, where a plan, a wish or a lesson is asked for;
other answers are read in answers.py."""

from __future__ import annotations

import re

from flows.documents.prose import is_whole

# What is told of what happened stays told, whatever else is not known about it.
QUESTIONS = frozenset(
    {
        "trust.prevention",
        "trust.disappointed",
        "trust.hoped",
        "trust.carried_out",
        "expectation.expected",
        "expectation.wished",
        "career.learned",
        "career.goal",
        "career.care",
        "career.result",
    }
)
_LOST = re.compile(
    r"(?:(?:分か|わか|解|判)(?:ら(?:な(?:い|く)|ん|へん|ず)|りま(?:せん|へん)|んない|んね)|思い(?:つ|付)(?:か(?:な|ん|へ)|きま(?:せん|へん))|浮かば(?:な|ん|へ)|浮かびません|"
    r"(?:考え|頭)(?:が|に)?(?:られ(?:な|へ|ん)|まとま(?:ら|りま)|回ら(?:な|ん|へ))|決め(?:て(?:い)?(?:な|へ|ませ)|られ(?:な|へ|ん))|(?:特に|とくに|何も|なんも|別に)(?:は)?(?:な(?:い|し|か)|ありません|あら?へん)|"
    r"知らん|自信(?:は|が)?(?:な(?:い|く|か)|ありません)|(?:どう|何を?|なにを?)(?:したら|すれば|言えば|書けば)(?:いい|ええ|よい)|"
    r"(?:どう|何を?)(?:書|言)(?:いたら|えば)(?:いい|ええ)(?:か|のか)?)(?:です|でした|って|ん(?:です|や|だ)?|の(?:です|か)?|か)?(?:なあ?|わ|ね|よ|ねん|し|っす)*"
    r"(?=けど|けれど|が|から|ので|[、。…！!？?\s]|$)|(?i:\b(?:no idea|not sure|don'?t know|dunno|can'?t think)\b)"
)
_GOES_ON = re.compile(r"(?:けど|けれども?|が|ですが|から|ので)[、,]?\s*")
_SENTENCE = re.compile(r"[^。！!？?\n]+[。！!？?]*")


def is_at_a_loss(text: str) -> bool:
    """Some sentence says that they do not know, and no other says anything that could be kept as an answer."""
    said = _SENTENCE.findall(text)
    lost = [one for one in said if _LOST.search(one)]
    return bool(lost) and not any(_tells(one) for one in said)


def _tells(sentence: str) -> bool:
    """Something whole, also behind 「分からないけど、」."""
    lost = _LOST.search(sentence)
    if lost is None:
        return is_whole(sentence)
    joint = _GOES_ON.search(sentence, lost.end())
    rest = sentence[joint.end() :] if joint else ""
    return len(rest) > 5 and not _LOST.search(rest) and is_whole(rest)
