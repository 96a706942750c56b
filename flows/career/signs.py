"""What this person did that speaks for a strength, each as a claim with the words or the answer it rests on; how they
are told lives in career_signs.toml."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from flows.career.acts import AT_ONCE, RESULTED, Evidence, act_told
from flows.career.experience import act_quoted
from flows.career.lived import Lived, is_own_words
from flows.decision.factors import OPTIONS
from flows.documents.account import blames_oneself, is_no_fact, is_own_act
from flows.documents.prose import fault_in
from flows.understanding.clauses import clauses, sentences
from flows.understanding.normalise import fold

PROBLEM_SOLVING, COMMUNICATION = "problem_solving", "communication"
SELF_ANALYSIS, RESILIENCE = "self_analysis", "resilience"
STRENGTHS = (PROBLEM_SOLVING, COMMUNICATION, SELF_ANALYSIS, RESILIENCE)

HARD = 4  # from this strength of a feeling on it is hard to go on
AT_LENGTH = 15  # letters of first words that tell something
_SHORTEST_QUOTE, _LONGEST_ANSWER = 4, 80  # letters
_SENTENCE = re.compile(r"[^。！!？?\n]+")
Rule = Callable[[Lived], Evidence | None]


@dataclass(frozen=True, slots=True)
class Sign:
    """`speaks_for`: one of STRENGTHS, or two. `weight`: 3 an act told in own words, 2 an answer about what was done, 1 how
    they went about this consultation."""

    key: str
    speaks_for: tuple[str, ...]
    rule: Rule
    weight: int


def told_honestly(lived: Lived) -> Evidence | None:
    return act_told(lived, "told_honestly")


def reported_at_once(lived: Lived) -> Evidence | None:
    found = act_told(lived, "reported")
    return found if found is not None and AT_ONCE.search(found.quote) else None


def dared(lived: Lived) -> Evidence | None:
    """Spoke up although afraid."""
    return act_told(lived, "dared")


def stood_it(lived: Lived) -> Evidence | None:
    """Stayed while somebody was angry at them."""
    return act_told(lived, "stood_it")


def reported(lived: Lived) -> Evidence | None:
    """In words that tell no other act as well, or by an answer."""
    if reported_at_once(lived) is not None or dared(lived) is not None:
        return None
    found, honest = act_told(lived, "reported"), act_told(lived, "told_honestly")
    if found is not None and (honest is None or (found.quote not in honest.quote and honest.quote not in found.quote)):
        return found
    case = lived.case
    if found is not None:
        return None
    if "reported" in (case.done or ()):
        return _answer(lived, "facts.done")
    if case.boss == "told":
        return _answer(lived, "stakeholders.boss")
    return _answer(lived, "stakeholders.company_told") if case.company_told == "told" else None


def asked_others(lived: Lived) -> Evidence | None:
    return act_told(lived, "asked_others")


def listened(lived: Lived) -> Evidence | None:
    return act_told(lived, "listened")


def stayed_polite(lived: Lived) -> Evidence | None:
    return act_told(lived, "stayed_polite")


def apologised(lived: Lived) -> Evidence | None:
    found = act_told(lived, "apologised")
    return found or (_answer(lived, "facts.done") if "apologised" in (lived.case.done or ()) else None)


def saw_their_side(lived: Lived) -> Evidence | None:
    """What it meant for the other side; asked for after an apology, or told by the way."""
    return _first_words(lived.case.disappointed) or act_told(lived, "their_side")


def separated_hearsay(lived: Lived) -> Evidence | None:
    """Told what was seen from what was heard or guessed."""
    if lived.case.certainty in ("seen", "heard", "both", "guess"):
        return _answer(lived, "facts.certainty")
    return None


def took_action(lived: Lived) -> Evidence | None:
    """Did something about it, as the experience or an answer for the text tells."""
    acted = lived.case.acted if is_own_words(lived.case.acted) else None
    quote = act_quoted(lived.case.experience, acted)
    return Evidence(quote) if quote else None


def found_a_way(lived: Lived) -> Evidence | None:
    """An experience that tells what came of what was done."""
    for told in (lived.case.experience, lived.case.acted, lived.case.result):
        folded = fold((told if is_own_words(told) else "") or "")
        for span in sentences(folded.plain):
            hit = RESULTED.search(folded.plain, span.start, span.end)
            if hit is not None:
                parts = [part for part in clauses(folded.plain, span) if part.end > hit.start()]
                start = parts[0].start if parts else span.start
                return Evidence(folded.words(start, span.end).strip(" 　\n。、,"))
    return None


def worked_together(lived: Lived) -> Evidence | None:
    return act_told(lived, "worked_together")


def kept_going(lived: Lived) -> Evidence | None:
    return act_told(lived, "kept_going")


def kept_records(lived: Lived) -> Evidence | None:
    return act_told(lived, "kept_records")


def put_right(lived: Lived) -> Evidence | None:
    return act_told(lived, "fixed")


def planned_prevention(lived: Lived) -> Evidence | None:
    return act_told(lived, "prevention") or _first_words(lived.case.prevention)


def decided(lived: Lived) -> Evidence | None:
    return _answer(lived, "apology.choice") if lived.case.choice in OPTIONS else None


def owned_their_share(lived: Lived) -> Evidence | None:
    """Named what they did and called the share their own: to feel guilty without having done anything is no strength."""
    if lived.case.responsibility not in ("full", "partial"):
        return None
    deeds = (sentence for one in lived.said for sentence in _SENTENCE.findall(one.text))
    named = any(is_own_act(deed) and fault_in(deed) for deed in deeds if not is_no_fact(deed))
    return _answer(lived, "facts.responsibility") if named else None


def left_open_what_is_unknown(lived: Lived) -> Evidence | None:
    """By an answer: the words of a doubt are no evidence."""
    return _answer(lived, "facts.responsibility") if lived.case.responsibility == "unclear" else None


def thought_again(lived: Lived) -> Evidence | None:
    return _answer(lived, lived.rethought) if lived.rethought else None


def put_learning_into_words(lived: Lived) -> Evidence | None:
    told = is_own_words(lived.case.learned) and not blames_oneself(lived.case.learned or "")
    return Evidence(lived.case.learned or "") if told else None


def set_a_boundary(lived: Lived) -> Evidence | None:
    found = act_told(lived, "set_boundary")
    kept_out = lived.case.choice in ("do_not_engage_seek_help", "route_via_company")
    return found or (_answer(lived, "apology.choice") if kept_out else None)


def held_back(lived: Lived) -> Evidence | None:
    return act_told(lived, "held_back")


def came_back(lived: Lived) -> Evidence | None:
    return Evidence() if lived.came_back else None


def went_on_though_hard(lived: Lived) -> Evidence | None:
    """Decided or acted while a feeling was strong; the act speaks for it, not the feeling."""
    if lived.case.strongest() < HARD:
        return None
    if lived.case.choice in OPTIONS:
        return _answer(lived, "apology.choice")
    return _answer(lived, "facts.done") if lived.case.done else None


def spoke_about_it(lived: Lived) -> Evidence | None:
    """Put it into words instead of keeping it to oneself: the first sentence that tells what was."""
    for one in lived.said:
        if one.question == "entry.role" and len(one.text) < AT_LENGTH:
            continue  # what it is about, no more
        folded = fold(one.text[:200])
        for span in sentences(folded.plain):
            quote = folded.words(span.start, span.end).strip(" 　\n。、,")
            if len(quote) >= 2 * _SHORTEST_QUOTE and not is_no_fact(quote):
                return Evidence(quote)
    return None


SIGNS: tuple[Sign, ...] = (
    Sign("told_honestly", (COMMUNICATION,), told_honestly, 3),
    Sign("dared", (RESILIENCE, COMMUNICATION), dared, 3),
    Sign("stood_it", (RESILIENCE,), stood_it, 3),
    Sign("reported_at_once", (COMMUNICATION, PROBLEM_SOLVING), reported_at_once, 3),
    Sign("listened", (COMMUNICATION,), listened, 3),
    Sign("stayed_polite", (COMMUNICATION, RESILIENCE), stayed_polite, 3),
    Sign("put_right", (PROBLEM_SOLVING,), put_right, 3),
    Sign("took_action", (PROBLEM_SOLVING,), took_action, 2),
    Sign("found_a_way", (PROBLEM_SOLVING,), found_a_way, 3),
    Sign("worked_together", (COMMUNICATION,), worked_together, 3),
    Sign("kept_going", (RESILIENCE,), kept_going, 3),
    Sign("kept_records", (PROBLEM_SOLVING,), kept_records, 3),
    Sign("planned_prevention", (PROBLEM_SOLVING,), planned_prevention, 3),
    Sign("asked_others", (COMMUNICATION,), asked_others, 3),
    Sign("saw_their_side", (COMMUNICATION,), saw_their_side, 3),
    Sign("held_back", (RESILIENCE,), held_back, 3),
    Sign("set_a_boundary", (RESILIENCE,), set_a_boundary, 2),
    Sign("reported", (COMMUNICATION,), reported, 2),
    Sign("apologised", (COMMUNICATION,), apologised, 2),
    Sign("separated_hearsay", (PROBLEM_SOLVING, SELF_ANALYSIS), separated_hearsay, 2),
    Sign("owned_their_share", (SELF_ANALYSIS,), owned_their_share, 2),
    Sign("left_open_what_is_unknown", (SELF_ANALYSIS,), left_open_what_is_unknown, 2),
    Sign("thought_again", (SELF_ANALYSIS,), thought_again, 2),
    Sign("put_learning_into_words", (SELF_ANALYSIS,), put_learning_into_words, 2),
    Sign("came_back", (RESILIENCE,), came_back, 2),
    Sign("decided", (PROBLEM_SOLVING,), decided, 1),
    Sign("went_on_though_hard", (RESILIENCE,), went_on_though_hard, 1),
    Sign("spoke_about_it", (RESILIENCE,), spoke_about_it, 1),
)


def _answer(lived: Lived, question: str) -> Evidence:
    """What was answered, by a tap or in words that only say which option is meant."""
    return Evidence(answered=question)


def _first_words(said: str | None) -> Evidence | None:
    """The first sentence of an answer in own words, as far as one would quote it."""
    folded = fold((said if is_own_words(said) else "") or "")
    for span in sentences(folded.plain)[:1]:
        quote = folded.words(span.start, span.end).strip(" 　\n。、,")
        if _SHORTEST_QUOTE <= len(quote) <= _LONGEST_ANSWER:
            return Evidence(quote)
    return None
