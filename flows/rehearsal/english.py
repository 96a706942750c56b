"""What a spoken answer in English has in it, as plain signs: what is good to hear, and what a client would press on; the
same names as for an answer in Japanese, which is heard in judging.py."""

from __future__ import annotations

import re

from flows.understanding.english.writing import plain

_DAY = re.compile(
    r"\b(?:(?:by|until|before|on|within) (?:tomorrow|today|tonight|noon|the end|next|this|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|"
    r"jun|jul|aug|sep|oct|nov|dec|[0-9]|one|two|three|a week|a day)|tomorrow|today|next week|in (?:[0-9]+|one|two|three) (?:days?|hours?|weeks?))"
)
_GOOD: dict[str, str] = {
    "regret": r"\b(?:sorry|apologi[sz]e|apologies|apology|regret)\b",
    "listens": r"\b(?:i (?:see|understand|hear (?:you|what))|tell me|let me hear|let me listen|i'm listening|go on|how you feel|"
    r"must (?:be|have been) (?:hard|difficult|upsetting|frustrating)|in trouble)\b",
    "checking": r"\b(?:check|checking|look into|looking into|find out|confirm|investigate|clarify)\b",
    "own": r"\bmy (?:own )?(?:fault|mistake|failing|responsibility|part|shortcoming)\b|\bi (?:forgot|failed|should have|made a mistake|"
    r"did(?:n't| not) check|take responsibility|was wrong|overlooked)\b",
    "repair": r"\b(?:replace|repair|fix|redo|exchange|correct it|put it right|send (?:you )?(?:it |them )?(?:a new|again|the correct|the right)|deliver again)\b",
    "prevention": r"\b(?:from now on|in (?:the )?future|double[- ]check|two people|check ?list|so that (?:it|this) (?:does not|doesn't|won't|will not)|prevent|every time)\b",
    "takes_on": r"\bi(?:'ll| will|'ve| have) (?:take(?:n)? (?:care|it|this)|handle|see to|deal with)|\bleave it to me\b",
    "way_on": r"\b(?:pass (?:it|this) on|tell (?:the|my) (?:company|boss|manager)|report (?:it|this) to|ask (?:the company|the person in charge)|the company will)\b",
    "limits": r"\b(?:can't|cannot|not able to|not in a position to) (?:decide|promise|answer|say)|\bnot (?:mine|for me) to decide\b",
    "visit": r"\b(?:come (?:to see|and see|and apologi|to you|in person|over)|visit you|meet you|see you in person)\b",
    "feeling": r"\bi (?:felt|feel|was) (?:\w+ )?(?:sad|disappointed|upset|hurt|frustrated|angry|uneasy|worried|let down)\b",
    "expected": r"\bi (?:expected|had hoped|hoped|was hoping|thought you|had expected)\b",
    "wish": r"\bi(?:'d| would) like\b|\bi want\b|\b(?:could|can|would) you\b|\bplease\b|\bi wish\b",
    "thanks": r"\b(?:thank|thanks|appreciate|grateful)\b",
}
_SLIPS: dict[str, str] = {
    "sharp": r"\b(?:shut up|stupid|idiot|(?:it's|that's|is) your (?:own )?fault|you(?:'re| are) (?:wrong|rude|crazy|lying)|don't shout|calm down|leave me alone|damn|whatever)\b",
    "blaming": r"\b(?:my|the|our) (?:colleague|boss|manager|coworker|co-worker|junior|partner|supplier|staff) (?:did|made|forgot|told|caused|is to blame|was wrong)|\b(?:his|her|their) (?:fault|mistake)\b",
    "evading": r"\bnot my (?:fault|business|problem|job|responsibility|department)\b|\bnothing to do with me\b|\bi(?:'m| am| was) not (?:involved|in charge|responsible)\b|\bi (?:don't|do not) know\b",
    "minimising": r"\b(?:just|only) a (?:small|little|minor)\b|\bnot (?:such )?a big (?:deal|problem)\b",
    "demanding_forgiveness": r"\b(?:please forgive|forgive me)\b",
    "gives_up": r"\b(?:never mind|forget it|it(?:'s| is) nothing|doesn't matter)\b",
    "excuse": r"\b(?:because )?(?:i|we) (?:was|were) (?:so |too |very )?busy\b|\b(?:short of staff|understaffed|i(?:'m| am) new here)\b",
    "conditional": r"\bif (?:you|it|i|we) (?:were|was|felt|have been|caused|offended|feel)\b",
    "flat_no": r"^(?:no|sorry,? no|i can't|i cannot|impossible|i won't|no way)[ .!]*$",
    "pays": r"\b(?:i|we)(?:'ll| will) (?:pay|refund|compensate|cover)\b",
    "over_admission": r"\b(?:all|everything|entirely|completely)(?: is| was)? my (?:fault|responsibility)\b|\bi take (?:full|all) (?:the )?(?:blame|responsibility)\b",
    "anything": r"\b(?:anything you (?:want|ask|say)|whatever you (?:want|say|ask)|i(?:'ll| will) do anything)\b",
    "impossible_promise": r"\b(?:never (?:happen )?again|i (?:promise|guarantee|swear))\b",
}
_VAGUE = re.compile(r"\b(?:soon|as soon as possible|later|some ?time|i(?:'ll| will) (?:try|do my best|be careful))\b")
_TOLD = re.compile(
    r"\b(?:happened|was|were|did|sent|forgot|delivered|told|wrote|made|mixed|missed|arrived|gave|took|said|ordered|came)\b"
)
_A_FACT = 7  # words: fewer tell nothing that happened
_HEARD = {name: re.compile(signs) for name, signs in _GOOD.items()}
_AMISS = {kind: re.compile(signs) for kind, signs in _SLIPS.items()}


def heard(text: str) -> tuple[frozenset[str], list[tuple[str, str]]]:
    """What is good to hear, and (kind, phrase) of what is amiss, the gravest first."""
    said = plain(text)
    good = {name for name, signs in _HEARD.items() if signs.search(said)}
    if _DAY.search(said):
        good.add("date")
    if len(said.split()) >= _A_FACT and _TOLD.search(said):
        good.add("facts")
    slips = [(kind, hit.group()) for kind, signs in _AMISS.items() if (hit := signs.search(said))]
    if "date" not in good and (hit := _VAGUE.search(said)):
        slips.append(("vague", hit.group()))
    if any(kind in ("evading", "blaming") for kind, _ in slips):
        good.discard("own")
    return frozenset(good), slips
