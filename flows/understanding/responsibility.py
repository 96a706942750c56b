"""How much of a mishap is the teller's own doing, by what the story says; the words live in faults, what follows in decision."""

from __future__ import annotations

import re

from flows.understanding import fault_shares, faults
from flows.understanding.clauses import Span, clauses, sentences
from flows.understanding.sides import ME, OURS, SELF, Scene, holder
from flows.understanding.sieve import STORY, Sifted

Place = tuple[int, int]

_FAULT = STORY.pattern(faults.FAULT)
_BY_SELF = STORY.pattern(rf"{SELF}(?:が|は|も|で|の(?:ほう|方)(?:が|も)|自身(?:が|も)?)")
_OWNER = 12  # letters before a fault that tell whose it is
_OTHER_HOUSE = re.compile(
    r"(?:よそ|他所|他|別|外)の[^の、。]{0,6}の$|(?:他社|別会社|他部署|他部門|前任|先任|仕入れ?先|委託先|下請け?|元請け?|本部|メーカー|業者|運送会社|協力会社)[^の、。]{0,4}の$"
)
# 「設定を変更したらサイトが止まりました」: an act, and what it set off.
_SET_OFF = STORY.pattern(
    r"(?:変更|設定|更新|操作|変え|触っ|さわっ|いじっ|押し|切り替え|外し|抜い|移し|動かし|入れ替え|再起動)(?:し)?(?:た|っ)ら[^。「」]{0,20}(?:止ま|消え|壊れ|落ち|動かな|固ま|こぼれ|割れ|切れ|流れ)"
)
_SUBJECT = re.compile(r"[^。、「」\s]{1,14}?(?:さん|様)?(?:が|は)")
_DONE = re.compile(
    r"[^。、「」\s]{0,12}?(?:た(?!い|ら|め|く|り)|ました|て(?:い)?(?:る|て)|て(?:しま|ちゃ)|しま(?:い|っ)|ちゃ(?:い|っ)|です|だ(?=[。、])|不足|で(?:、|し)|(?=[。、\s]|$))"
)


def responsibility_in(scene: Scene) -> tuple[str, Place | None]:
    """none partial full unclear, with the place that tells it."""
    text = _own_words(scene)
    blame = _said(faults.MINE, text)
    hand = _said(faults.DONE_BY_ME, text)
    others_at = _others_at(scene)
    act = _own_act(text, _FAULT, others_at)
    shared = _said(faults.SHARED, text)
    denied = _said(faults.NOT_MINE, text) or _only_this(text)
    by_rule = _said(faults.BY_RULE, text)
    others = _said(faults.OTHERS, text)
    held_up = _said(faults.HELD_UP, text)
    unknown = _said(faults.UNKNOWN, text)
    whole = faults.WHOLE.search(text) is not None
    if hand and _FAULT.search(text, _clause_start(text, hand[0]), hand[1]):
        blame = blame or hand
    if outright := _outright(text, shared, certain=blame is not None):
        return outright
    sure = denied or by_rule
    if hand and denied and denied[0] < hand[0] and not (blame and blame[0] < denied[0]):
        return "partial", hand  # another began it, 「続けたのは私」
    if unknown and not blame and not (sure and not _same_sentence(text, sure, unknown)):
        return "unclear", unknown
    if blame:
        lessened = others or sure or unknown or faults.LESSENED.search(text)
        return ("partial" if lessened and not whole else "full"), blame
    if denied:
        return "none", denied
    if not hand and (aside := _said(fault_shares.NOT_INVOLVED, text) or _cleared(scene)):
        return "none", aside
    if act and (held_up or others) and faults.LATE.match(text, act[0]):
        return "none", held_up or others  # late by no will of one's own
    own = act or hand
    if by_rule and not own:
        return "none", by_rule
    if own:
        lessened = others or by_rule or faults.LESSENED.search(text)
        return ("partial" if lessened else "full"), own
    if others:
        return "none", others
    regretted = _own_act(text, faults.REGRETTED, others_at) or _own_act(text, _SET_OFF, others_at)
    return ("full", regretted) if regretted else ("unclear", unknown)


# Whoever only thinks so is asked.
_SUPPOSED = re.compile(
    r"たぶん|多分|おそらく|かも|かな|でしょうか|のか|思い(?:ます|込)|思う|気が(?:し|する)|って(?:言われ|怒)|と言われ"
)


def owns_it(text: str) -> bool:
    """It is called one's own fault in so many words, and not as a guess: 「完全に私のミスです」."""
    for match in faults.MINE.finditer(text):
        behind = text[match.end() : match.end() + 12].partition("。")[0]
        before = text[max(0, match.start() - 12) : match.start()].rpartition("。")[2]
        if not _SUPPOSED.search(before + match.group() + behind) and "「" not in before:
            return True
    return False


def _outright(text: str, shared: Place | None, *, certain: bool) -> tuple[str, Place] | None:
    """A share, the whole of it, or that nobody can say, in so many words."""
    if shared:
        return "partial", shared
    if all_mine := _said(fault_shares.ALL_MINE, text):
        return "full", all_mine
    if not certain and (either := _said(fault_shares.ONE_OR_OTHER, text)):
        return "unclear", either
    beside = _said(fault_shares.BESIDE_OTHERS, text)
    return ("partial", beside) if beside else None


def _cleared(scene: Scene) -> Place | None:
    """Where the own house says that nobody there is at fault."""
    for match in fault_shares.CLEARED.finditer(scene.text):
        if holder(scene, match.start(), match.end())[0] == OURS:
            return match.span()
    return None


def _only_this(text: str) -> Place | None:
    """「起こしただけなのに」: nothing but what is no fault."""
    for match in faults.ONLY_THIS.finditer(text):
        if not _FAULT.search(text, _clause_start(text, match.start()), match.end()):
            return match.span()
    return None


def _others_at(scene: Scene) -> frozenset[int]:
    """Where somebody who is not the teller is named as the subject."""
    text = scene.text
    return frozenset(
        one.start
        for one in scene.parties
        if one.side != ME
        and (text[one.end : one.end + 1] in "がは" or text[one.end : one.end + 2] in ("さん", "様が", "様は"))
    )


def _clause_start(text: str, place: int) -> int:
    return max(text.rfind(mark, 0, place) for mark in "。、\n ") + 1


def _same_sentence(text: str, one: Place, other: Place) -> bool:
    between = text[min(one[1], other[1]) : max(one[0], other[0])]
    return "。" not in between and len(between) < 40


def _own_words(scene: Scene) -> str:
    """The text with all quotations blanked: what others say of a fault is no admission, and offsets stay."""
    parts: list[str] = []
    done = 0
    for start, end in scene.quotes:
        parts += (scene.text[done : start + 1], "・" * (end - start - 2))
        done = end - 1
    return "".join((*parts, scene.text[done:]))


def _said(pattern: Sifted, text: str) -> Place | None:
    match = pattern.search(text)
    return match.span() if match else None


def _own_act(text: str, fault: Sifted, others_at: frozenset[int]) -> Place | None:
    """A fault done by the teller, or by nobody named: acts without a subject are one's own."""
    if not fault.may_stand_in(text):
        return None
    for sentence in sentences(text):
        subject = ""  # of the clause before: it goes on until another is named
        for clause in clauses(text, sentence):
            match = fault.search(text, clause.start, clause.end)
            subject = _subject(text, Span(clause.start, match.start() if match else clause.end), subject, others_at)
            if match is None or subject == "other":
                continue
            if faults.NOT_DONE.match(text[match.end() : match.end() + 24].lstrip("てでしまっいたんだのちゃ")):
                continue
            if faults.SAID_BY_OTHERS.match(text, match.end()) or _is_anothers(text, clause.start, match.start()):
                continue
            if _DONE.match(text, match.end()) or subject == "me":
                return match.span()
    return None


def _is_anothers(text: str, start: int, place: int) -> bool:
    """「よその会社の遅れ」: the fault is told as somebody else's."""
    owner = text[max(start, place - _OWNER) : place]
    return owner.endswith("の") and bool(faults.ACTORS.search(owner) or _OTHER_HOUSE.search(owner))


def _subject(text: str, clause: Span, before: str, others_at: frozenset[int]) -> str:
    if _BY_SELF.search(text, clause.start, clause.end):
        return "me"
    named = _SUBJECT.match(text, clause.start, clause.end)
    if named and faults.ACTORS.search(named.group()):
        return "other"
    if any(place in others_at for place in range(clause.start, clause.end)):
        return "other"
    return before
