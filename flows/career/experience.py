"""An experience told in own words: which of it tells how things were, what was done and what came of it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from flows.career.acts import ACTS, RESULTED, quote_of
from flows.documents.politely import politely, sentences_of

# A polite sentence of the past that tells something done, not something that happened or was done to one.
_DONE = re.compile(
    r"(?<!られ)(?<!され)(?<!くれ)(?<!言われ)(?<!叱られ)(?<!なり)(?<!あり)(?<!起き)(?<!起こり)(?<!止まり)(?<!来)(?<!届き)(?<!い)(?<!落ち込み)(?<!困り)(?<!てしまい)(?<!怒り)(?<!かかり)(?<!できず)ました。$|しています。$"
)
_BY_OTHERS = re.compile(r"(?:くれ|くださ)(?:た|て|はっ|まし|り|っ)")
_SLIP = re.compile(r"(?:間違え|忘れ|壊し|遅れ|こぼし|なくし|落とし|漏らし|怒らせ|待たせ|失敗し)(?:てしまい)?ました。$")
_CAME_OF_IT = re.compile(
    r"もらえ(?:まし|た|てい)|いただけ|言って(?:もら|くれ|いただ)|なくなりまし|ゼロ|伸びまし|広がりまし|褒め|ほめ|表彰|うれし|嬉し|助かる|ありがとう|続けていただ|戻ってき"
)


def told_apart(sentences: Iterable[str]) -> tuple[list[str], list[str], list[str]]:
    """Polite sentences about the situation, the acts, the results, each in order; the first is always the situation."""
    situation: list[str] = []
    acts: list[str] = []
    results: list[str] = []
    for sentence in sentences:
        if situation and _tells_a_result(sentence):
            results.append(sentence)
        elif acts or (situation and _tells_an_act(sentence)):
            acts.append(sentence)
        else:
            situation.append(sentence)
    if results and not acts and len(situation) > 1:
        acts = [situation.pop()]  # what came of it came of something
    return situation, acts, results


def act_quoted(experience: str | None, acted: str | None) -> str:
    """The first own words that tell what was done; "" for none. The first sentence of an experience tells how it was."""
    pieces = [*sentences_of(experience or "")[1:], *sentences_of(acted or "")]
    told = (piece for piece in pieces if holds_an_act([politely(piece, act=True)]) and not _BY_OTHERS.search(piece))
    return next(told, "")


def holds_an_act(sentences: Iterable[str]) -> bool:
    """Some sentence tells what was done besides how it was; a slip is no act of that kind."""
    return any(_tells_an_act(sentence) and not _SLIP.search(sentence) for sentence in sentences)


def holds_a_result(sentences: Iterable[str]) -> bool:
    return any(map(_tells_a_result, sentences))


def act_is_told(experience: str | None) -> bool:
    """It tells what the person did, so that it is not asked."""
    sentences = _sentences(experience)
    return bool(told_apart(sentences)[1]) or any(map(_tells_a_known_act, sentences))


def result_is_told(experience: str | None) -> bool:
    return any(map(_tells_a_result, _sentences(experience)))


def _sentences(told: str | None) -> list[str]:
    said = sentences_of(told or "")
    return [politely(sentence) or sentence for sentence in said]


def _tells_a_result(sentence: str) -> bool:
    return (RESULTED.search(sentence) or _CAME_OF_IT.search(sentence)) is not None


def _tells_an_act(sentence: str) -> bool:
    return _DONE.search(sentence) is not None or _tells_a_known_act(sentence)


def _tells_a_known_act(sentence: str) -> bool:
    return any(quote_of(sentence, pattern) for pattern in ACTS.values())
