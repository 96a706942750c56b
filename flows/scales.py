"""How strong feelings are, as it is typed: with names, bare numbers in the order shown, taken away again; which ones
there are lives in stages/feelings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from flows.case import Case
from flows.feelings_said import called_otherwise, not_felt, of_others, told_in_a_sentence, told_of_others
from flows.letters import width
from flows.question import SKIPPED, Answer, Question
from flows.stages import feelings
from flows.understanding import match_choice, strengths_in
from flows.understanding.no_figures import asks_for_words_instead, cannot_say, wants_no_figures
from flows.understanding.reading import Reading
from flows.understanding.strengths import levels_in

Options = Callable[[], list[tuple[str, ...]]]

SCALES = frozenset({"feelings.which", "feelings.strength", "summary.feelings"})
MAY_DROP = frozenset({"feelings.which", "feelings.strength"})
_BEGINS_WITH = re.compile(
    r"\s*([1-5])(?![0-9.年月日時分回人度件番週割点段社名本か])(?:くらい|ぐらい|です|かな[ぁあ]?|かも|ほど|に(?:なり|下が)[^\s。、]{0,6})*(?=[\s。、,!！])"
)
_ONLY = re.compile(r"(?<!少し)(?<!すこし)(?<!ちょっと)(?<!ちょっぴり)(?:だけ|のみ)(?!ど)|しかな|\bonly\b")
_EVERY = re.compile(
    r"(?:全部|ぜんぶ|すべて|全て|どれも)(?:です|や|ある|あります|あてはまる|当てはまる|当てはまります|感じ(?:る|てる|ます))?[。!！]*"
)
_NOT_SO = re.compile(
    r"(?:は|じゃ|では|とか|も)?(?:あんまり|そんなに)?(?:な(?:い|く|かっ)|違|ちが|外し|はずし|いらな|あら?へん)"
)


def strengths(question: Question, case: Case, text: str, reading: Reading, options: Options) -> Answer:
    """What a text says about how strong feelings are; None: nothing. `options`: (key, label, other words …)."""
    if question.id == "feelings.which" and (gone := _dropped(case, text)):
        return gone
    missing = not_felt(text)
    found = _named(text, reading, missing)
    if question.id in MAY_DROP and (unrated := _without_figures(question, case, text, found)) is not None:
        return unrated
    if not found and question.id in MAY_DROP and len(missing & set(case.feelings or {})) == 1:
        return f"-{next(iter(missing & set(case.feelings or {})))}"
    if question.id == "summary.feelings":  # 「もう怖くない」
        found.update({name: 1 for name in missing & set(case.feelings or {}) if name not in found})
    elif found:
        found.update(dict.fromkeys(missing & {*case.hints, *(case.feelings or {})}, feelings.GONE))
    if found:
        if question.id != "feelings.which":
            return found
        every = _beside_the_found(case, text, found)
        return _unrated(every) if told_in_a_sentence(text, found) else every
    return _without_names(question, case, text, reading, options)


def _without_names(question: Question, case: Case, text: str, reading: Reading, options: Options) -> Answer:
    """Bare figures in the order shown, a yes to what was found, all of them, or none."""
    asked = open_rows(question, case)
    levels = levels_in(text)
    if asked and levels:  # fewer than there are rows: the rest is asked for again
        return dict(zip(asked, levels * len(asked) if len(levels) == 1 else levels, strict=False))
    if question.id == "summary.feelings" and len(asked) == 1 and (first := _BEGINS_WITH.match(text)):
        return {asked[0]: int(first[1])}
    if question.id == "feelings.which" and not levels:
        if _EVERY.fullmatch(unicodedata.normalize("NFKC", text).strip()) and not case.hints and not case.feelings:
            return dict.fromkeys(feelings.FEELINGS, feelings.UNRATED)
        if keys := match_choice(text, options()):
            return keys[0]
        if case.hints and width(text) <= 25 and reading.intent in ("yes", "no"):
            return "right" if reading.intent == "yes" else "-"
    if width(text) <= 25 and reading.intent in ("unknown", "no"):
        return SKIPPED
    return None


def _named(text: str, reading: Reading, missing: set[str]) -> dict[str, int]:
    """The person's own feelings, each with its strength; 0 where none is said."""
    found = {f.name: f.strength for f in reading.feelings if f.name in feelings.FEELINGS}
    found.update({name: s for name, s in strengths_in(text).items() if name in feelings.FEELINGS})
    found.update({name: s for name, s in called_otherwise(text).items() if not found.get(name)})
    theirs = of_others(text) | told_of_others(text, reading.feelings)
    return {name: strength for name, strength in found.items() if name not in missing | theirs}


def _without_figures(question: Question, case: Case, text: str, found: dict[str, int]) -> Answer:
    """Figures are not wanted: what is there is taken as it is, and never asked for; None where they are not refused."""
    if asks_for_words_instead(text) and not found:
        return None
    if not wants_no_figures(text) and not (question.id == "feelings.strength" and cannot_say(text)):
        return None
    if question.id == "feelings.which":
        every = _beside_the_found(case, text, found)
        return _unrated(every) if every else SKIPPED
    return _unrated({**dict.fromkeys(open_rows(question, case), 0), **found})


def _unrated(found: dict[str, int]) -> dict[str, int]:
    return {name: strength or feelings.UNRATED for name, strength in found.items()}


def _beside_the_found(case: Case, text: str, named: dict[str, int]) -> dict[str, int]:
    """Feelings named are added to those that the words spoke of; only words that say so take one away."""
    said = unicodedata.normalize("NFKC", text)
    denied = {name for name in case.hints if name in said and _NOT_SO.match(said.partition(name)[2])}
    found = {} if _ONLY.search(said) else {name: case.hinted.get(name, 0) for name in case.hints}
    return {name: strength for name, strength in {**found, **named}.items() if name not in denied}


def _dropped(case: Case, text: str) -> str:
    """「怒りは違う」 about what the words let us guess, said alone: the value that takes it away; "" otherwise."""
    said = unicodedata.normalize("NFKC", text)
    gone = [name for name in case.hints if _NOT_SO.match(said.partition(name)[2]) and name in said]
    named = [name for name in feelings.FEELINGS if name in said]
    return f"-{gone[0]}" if len(gone) == 1 and named == gone and len(said) <= 20 else ""


def open_rows(question: Question, case: Case) -> list[str]:
    """The feelings whose strength is asked for, or, at the beginning, those that the words spoke of."""
    if question.id == "summary.feelings":
        after = case.feelings_after or {}
        return [name for name in case.feelings or {} if name not in after and name not in case.unrated]
    if question.id == "feelings.which":
        return [name for name in case.hints if name not in (case.feelings or {})]
    if question.id == "feelings.strength":
        return feelings.lacking_a_strength(case)
    return []


def leaves_one_open(question: Question, case: Case, value: dict[str, int]) -> bool:
    """Somebody names strengths and one more feeling without one: 「疲れは5。あと悔しい」; it is asked on."""
    if not any(value.values()) or all(value.values()):
        return False
    added = {name for name in value if name not in (case.feelings or {})}
    is_after = question.id == "summary.feelings"
    return is_after or (question.id == "feelings.strength" and not all(value[name] for name in added))
