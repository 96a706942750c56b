"""What words that put something right do to the case, done again after every text: whose words they are, who was not
told, what is no guess. People are put right in same_people.py, how it is shown in correcting.py."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable

from flows import called_people, same_people
from flows.case import Case, Person
from flows.letters import alike
from flows.stages.certainty import is_no_guess
from flows.understanding.insiders import not_told
from flows.understanding.righting import Owned, names_who_was_not_told, owned_in, parts_of
from flows.understanding.who_said import sounds_like_mine

SAID, BOSS, COMPANY, CERTAINTY, PEOPLE = (
    "facts.said",
    "stakeholders.boss",
    "stakeholders.company_told",
    "facts.certainty",
    "stakeholders.people",
)


def words_are_put_right(case: Case, text: str, mark: str = "") -> bool:
    """Words that were taken for theirs go, to whom they are of. `mark`: those that 「それは私が言った」 means."""
    changed = False
    for owned in filter(None, map(owned_in, parts_of(text))):
        if owned.by == "theirs":
            continue
        meant = [quote for quote in case.said if _mark(quote) == mark] if mark else _meant(case, owned)
        for quote in meant:
            case.said.remove(quote)
            for person in [one for one in case.people if alike(one.said) == alike(quote)]:
                person.said = ""
        if meant and owned.name:
            _person(case, owned.name).said = meant[0]
        changed = changed or bool(meant)
    return changed


def mark_of_meant(case: Case, text: str) -> str:
    """What stands for the words that are meant without being said; "" where they are said."""
    unsaid = next((owned for owned in map(owned_in, parts_of(text)) if owned is not None and not owned.words), None)
    meant = _meant(case, unsaid)[-1:] if unsaid is not None else []
    return _mark(meant[0]) if meant else ""


def _mark(quote: str) -> str:
    return "own." + hashlib.sha256(quote.encode()).hexdigest()[:8]


def _meant(case: Case, owned: Owned) -> list[str]:
    if owned.words:
        wanted = alike(owned.words)
        return [quote for quote in case.said if wanted in alike(quote) or alike(quote) in wanted]
    if owned.by == "mine" and (mine := [quote for quote in case.said if sounds_like_mine(quote)]):
        return mine[-1:]
    return case.said[-1:]


def _person(case: Case, name: str) -> Person:
    known = next((one for one in case.people if one.name and (name in one.name or one.name in name)), None)
    if known is None:
        known = Person(name, called_people.role_in(name) or "colleague")
        case.people.append(known)
    return known


def nobody_was_told(case: Case, text: str) -> bool:
    """「会社には話してない」「上司にはまだ言うてへん」: what was taken for told was not."""
    if not any(not_told(part) and names_who_was_not_told(part) for part in parts_of(text)):
        return False
    told = case.boss == "told" or case.company_told == "told" or "reported" in (case.done or ())
    case.boss = None if case.boss == "told" else case.boss
    case.company_told = "not_yet" if case.company_told == "told" else case.company_told
    if told:
        case.company_will = None
        case.done = [step for step in case.done if step != "reported"] if case.done is not None else None
    return told


def it_is_no_guess(case: Case, text: str) -> bool:
    """「推測じゃないです。本当のことです」."""
    if not is_no_guess(text):
        return False
    guessed = [point for point in case.points if point.certainty == "guess"]
    for point in guessed:
        point.certainty = "seen"
    changed = bool(guessed) or case.certainty == "guess"
    case.certainty = "seen" if case.certainty == "guess" else case.certainty
    return changed


# The question under which each is kept as a move, and what its words do.
PUT_RIGHT: dict[str, Callable[[Case, str], bool]] = {
    SAID: words_are_put_right,
    BOSS: nobody_was_told,
    COMPANY: nobody_was_told,
    CERTAINTY: it_is_no_guess,
    PEOPLE: same_people.put_right,
}
UNTIL_ANSWERED = frozenset({BOSS, COMPANY, CERTAINTY})


def apply(case: Case, question_id: str, text: str, mark: object) -> None:
    """`mark`: the value of the move, which names words that are meant."""
    if question_id == SAID:
        words_are_put_right(case, text, mark if isinstance(mark, str) else "")
    elif question_id in PUT_RIGHT:
        PUT_RIGHT[question_id](case, text)


_MAY_BE = re.compile(
    r"言|ゆう|いう|ゆった|話|伝え|報告|相談|連絡|台詞|セリフ|せりふ|言葉|推測|憶測|本当|ほんま|嘘|同じ|関係|のこと|外して|はずして|消して|除いて|名前|名字|[長任表者](?:です|や|だ)|誰|だれ|いない|おらん|じゃな|やな|ちゃう|違|ちが|のうて"
)


def may_put_right(text: str) -> bool:
    """Cheap: whether it is worth looking at."""
    return _MAY_BE.search(text) is not None
