"""Questions that an interviewer goes on with, in an order that suits what was told, and what is said of an answer: what
is good first, then at most two things to say otherwise; how it is practised lives in interviewing.py."""

from __future__ import annotations

import re
from dataclasses import dataclass

from flows.career.identifying import FIRM, PERHAPS, PERSON, PRODUCT, Known, found_in
from flows.career.lived import Lived, is_own_words
from flows.content import Content
from flows.documents.checking.check import LONGEST, Finding, check

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
    r"[0-9０-９一二三四五六七八九十]+(?:回|件|人|日|週|か月|ヶ月|時間|分|割|%|％)|毎(?:日|朝|週|月|回)|前日|翌日|当日|週に|具体的に|たとえば|例えば"
)
_LEARNED = re.compile(
    r"学び|学ん|気づ|気付|分かり|わかり|実感|以来|それから|今では|いまでは|これからは|今後は|次(?:は|から|に)"
)
_TOGETHER = re.compile(r"相談|協力|一緒に|チーム|共有|声を?か|助け(?:て|合|ても)|周り|まわり|仲間|上司に|先輩に")
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


@dataclass(frozen=True, slots=True)
class Comment:
    """`good`: keys of what is good, at least one; `findings`: what to say otherwise, the gravest first; `wish`: a key
    short, long, concrete or "" for nothing more."""

    good: tuple[str, ...]
    findings: tuple[Finding, ...]
    wish: str


def questions_for(lived: Lived) -> tuple[str, ...]:
    """Five of them: the ones that are nearly always asked, then what this story invites."""
    case = lived.case
    last = (
        "hardest"
        if case.strongest() >= 4 or case.harassment
        else "otherwise"
        if case.responsibility in ("full", "partial")
        else "use"
    )
    return (*_ALWAYS, last)


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


def comment_on(answer: str, known: Known, wording: Content) -> Comment:
    """What is said of one answer, kindly; the same words, the same comment. Linear in the length."""
    said = answer[:LONGEST]
    findings = [*_naming(said, known, wording), *_hurting(said), *_vague(said, wording)]
    good = tuple(key for key, pattern in _GOOD if pattern.search(said)) or ("spoke",)
    wish = ""
    if len(said) < SHORTEST:
        wish = "short"
    elif len(said) > LONGEST_SPOKEN:
        wish = "long"
    elif not findings and not _CONCRETE.search(said):
        wish = "concrete"
    return Comment(good[:2], tuple(findings[:MOST_FINDINGS]), wish)


def _naming(said: str, known: Known, wording: Content) -> list[Finding]:
    """Names of people, firms and products: the first one, as one finding."""
    named = [one for one in found_in(said, known) if one.kind in (PERSON, FIRM, PRODUCT)]
    named = named or [one for one in found_in(said, known) if one.kind == PERHAPS]
    return [finding_of(wording, one.phrase, "named_party", "no_names", one.start) for one in named[:1]]


def _hurting(said: str) -> list[Finding]:
    return [finding for finding in check(said, "interview") if finding.kind != "named_party"]


def _vague(said: str, wording: Content) -> list[Finding]:
    hit = _VAGUE.search(said)
    if hit is None or _CONCRETE.search(said):
        return []
    return [finding_of(wording, hit.group(), "vague", "many_things", hit.start())]


def finding_of(wording: Content, phrase: str, kind: str, better: str, start: int) -> Finding:
    """A finding with the words of the checker."""
    return Finding(
        phrase,
        kind,
        wording.text(f"checker.better.{better}"),
        start,
        start + len(phrase),
        wording.text(f"checker.why.{kind}"),
        wording.text(f"checker.name.{kind}"),
    )
