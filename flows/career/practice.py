"""Questions that an interviewer goes on with, in an order that suits what was told, and what is said of an answer: what
is good first, then at most two things to say otherwise; how it is practised lives in interviewing.py."""

from __future__ import annotations

import re
from dataclasses import dataclass

from flows.career.identifying import FIRM, PERHAPS, PERSON, PRODUCT, Known, found_in
from flows.career.lived import Lived, is_own_words
from flows.career.own import SOUR
from flows.career.signs import HARD
from flows.documents.checking.check import LONGEST, check

MOST_FINDINGS = 2
SHORTEST, LONGEST_SPOKEN = 20, 350  # letters of an answer that one would say in a breath or two
_ALWAYS = ("learned", "again", "why", "together")
_MORE = ("hardest", "otherwise", "use")
QUESTIONS = (*_ALWAYS, *_MORE)

# What is good about an answer, in the order in which it is said.
_OWN_ACT = re.compile(
    r"(?:私|自分|わたし|僕)(?:は|が|から|で)|(?:し|い|き|り|ち|び|み|え|け|せ|て|め|れ)ました|(?:した|して(?:い)?ます)"
)
_CONCRETE = re.compile(
    r"(?:[0-9０-９]|[二三四五六七八九十])+(?:回|件|人|日|週|か月|ヶ月|時間|分|割|%|％)|すぐ|その日|毎(?:日|朝|週|月|回)|前日|翌日|当日|週に|具体的に|たとえば|例えば"
)
_LEARNED = re.compile(
    r"学び|学ん|気づ|気付|分かり|わかり|実感|以来|それから|今では|いまでは|これからは|今後は|次(?:は|から|に)"
)
_TOGETHER = re.compile(
    r"相談|報告|窓口|協力|一緒に|チーム|共有|声を?か|助け(?:て|合|ても)|周り|まわり|仲間|上司に|先輩に"
)
_OWNED = re.compile(
    r"(?:私|自分)の(?:確認|不足|ミス|責任|至ら|甘|準備|伝え方|判断)|反省|足りな(?:かった|い)|足りませんでした"
)
_GOOD = (
    ("owned", _OWNED),
    ("concrete", _CONCRETE),
    ("learned", _LEARNED),
    ("together", _TOGETHER),
    ("own_act", _OWN_ACT),
)
# Words that stand where an act should be told.
_VAGUE = re.compile(
    r"いろいろ|色々|様々|さまざま|なんとか|何とか|とにかく|しっかり(?!と?(?:聞|確認|伝))|ちゃんと|一生懸命|頑張(?:り|っ)|がんば(?:り|っ)|適当に|それなりに|臨機応変"
)


# What the checker calls a letter's weakness, as an interviewer hears it.
_AS = {
    "blaming": "blaming",
    "counter_accusation": "blaming",
    "excuse": "excuse",
    "evading": "excuse",
    "minimising": "excuse",
    "vague": "vague",
    "over_admission": "self_blame",
}
_SOUR = re.compile(rf"[^。、]{{0,12}}(?:{SOUR.pattern})[^。、]{{0,8}}")


@dataclass(frozen=True, slots=True)
class Weak:
    """`phrase` of the answer that could be said otherwise; `kind`: named_party blaming excuse vague self_blame."""

    kind: str
    phrase: str


@dataclass(frozen=True, slots=True)
class Comment:
    """`good`: keys of what is good, at least one; `findings`: what to say otherwise, the gravest first; `wish`: a key
    short, long, concrete or "" for nothing more."""

    good: tuple[str, ...]
    findings: tuple[Weak, ...]
    wish: str


def questions_for(lived: Lived) -> tuple[str, ...]:
    """Five of them: the ones that are nearly always asked, then what this story invites."""
    case = lived.case
    if case.strongest() >= HARD or case.harassment:
        return (*_ALWAYS, "hardest")
    return (*_ALWAYS, "otherwise" if case.responsibility in ("full", "partial") else "use")


def hint_for(question: str, lived: Lived) -> str:
    """Own words that belong in the answer; "" where there are none."""
    case = lived.case
    told = {
        "learned": case.learned,
        "again": case.prevention,
        "otherwise": case.not_did,
        "why": case.disappointed or case.acted,
    }.get(question)
    return told or "" if is_own_words(told) else ""


def comment_on(answer: str, known: Known) -> Comment:
    """What is said of one answer, kindly; the same words, the same comment. Linear in the length."""
    said = answer[:LONGEST]
    every = [*_naming(said, known), *_blaming(said), *_vague(said), *_hurting(said)]
    findings = [one for n, one in enumerate(every) if one.kind not in {before.kind for before in every[:n]}]
    hides = {finding.kind for finding in findings} & {"vague", "blaming"}
    good = tuple(key for key, pattern in _GOOD if pattern.search(said) and not (key == "own_act" and hides))
    good = good or ("spoke",)
    wish = ""
    if len(said) < SHORTEST:
        wish = "short"
    elif len(said) > LONGEST_SPOKEN:
        wish = "long"
    elif not findings and not _CONCRETE.search(said):
        wish = "concrete"
    return Comment(good[:2], tuple(findings[:MOST_FINDINGS]), wish)


def _naming(said: str, known: Known) -> list[Weak]:
    """Names of people, firms and products: the first one."""
    every = found_in(said, known)
    named = [one for one in every if one.kind in (PERSON, FIRM, PRODUCT)] or [
        one for one in every if one.kind == PERHAPS
    ]
    return [Weak("named_party", one.phrase) for one in named[:1]]


def _blaming(said: str) -> list[Weak]:
    hit = _SOUR.search(said)
    return [Weak("blaming", hit.group())] if hit else []


def _hurting(said: str) -> list[Weak]:
    return [Weak(_AS[one.kind], one.phrase) for one in check(said, "interview", second=False) if one.kind in _AS]


def _vague(said: str) -> list[Weak]:
    hit = _VAGUE.search(said)
    return [Weak("vague", hit.group())] if hit and not _CONCRETE.search(said) else []
