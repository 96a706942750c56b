"""Reads what was typed or tapped as an answer to the open question; what an answer does to the case lives in
path.py."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache

from flows import at_a_loss, deciding
from flows.case import Case
from flows.content import FIRST, Content, content
from flows.denying import named_and_not_denied
from flows.letters import alike, width
from flows.plain_yes import yes_or_no
from flows.question import SKIPPED, Answer, Question
from flows.scales import MAY_DROP, SCALES, strengths
from flows.stages import feelings
from flows.stages.career import PARTS, SHOWN
from flows.stages.stakeholders import is_change_of_people
from flows.understanding import insiders, match_choice, strengths_in
from flows.understanding.corrections import correction_in
from flows.understanding.denials import denied_by
from flows.understanding.ratings import rating_in
from flows.understanding.reading import Reading
from flows.understanding.refusals import refuses
from flows.understanding.sighs import is_sigh
from flows.understanding.time_words import day_put_right, day_told_first, is_about_a_time
from flows.understanding.who_said import tells_only_of_them, told_theirs

_FEW = 40  # letters of what is compared again and again
LONGEST_ANSWER = 400  # characters kept as the value of a free answer; the whole text stays in the story
_UNSURE = re.compile(r"わか|分か|解ら|判ら|知ら|しら|不明|さあ|微妙|(?i:know|sure|idea|dunno|idk)")
_IS_A_CLAUSE = re.compile(r"[がをにへで].+[たるすいんだ]$")
_ASKS = re.compile(r"[?？]\s*$")
LONGEST_CHOICE = 60  # characters; who writes more tells something
LONGEST_DAY = 25  # characters that may still be a day in own words
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2})?")


def options_of(question: Question, case: Case, wording: Content) -> list[tuple[str, ...]]:
    """(key, label, other words for it…) of each option, in the order shown."""
    return list(_options(question.id, tuple(question.keys(case)), wording, content()))


@lru_cache(maxsize=512)  # the same in every turn, as long as the wording is
def _options(question_id: str, keys: tuple[str, ...], wording: Content, first: Content) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (key, wording.text(f"{question_id}.options.{key}"), *other_words(wording, question_id, key, first))
        for key in keys
    )


@lru_cache(maxsize=512)
def _called(options: tuple[tuple[str, ...], ...]) -> frozenset[str]:
    """The names of all options as short texts are compared."""
    return frozenset(plain(name) for _, *named in options for name in named)


def is_an_option(text: str, question: Question, case: Case, wording: Content) -> bool:
    """The very words of a choice of this question, or other words for it."""
    return plain(text) in _called(_options(question.id, tuple(question.keys(case)), wording, content()))


def other_words(wording: Content, question_id: str, key: str, first: Content | None = None) -> Iterator[str]:
    """What else an option may be called; in any language also as it is in Japanese, for people mix."""
    name, alias = f"{question_id}.options.{key}", f"{question_id}.aliases.{key}"
    if alias in wording:
        yield from wording.raw(alias)
    if wording.language != FIRST:
        first = first or content()
        yield from (first.text(name), *(first.raw(alias) if alias in first else ()))


def tapped(question: Question, case: Case, value: str, picked: str) -> Answer:
    """The answer a tap stands for; None when the value is none of this question's (forged, or from another version)."""
    if question.date and value == "date":
        return ["due", picked] if _is_a_day(picked) else None
    if question.date and _is_a_day(value):  # a day near by, offered beside the calendar
        return ["due", value]
    if value == SKIPPED:
        return SKIPPED if question.can_skip else None
    if value == "unknown":
        return not_known(question) if question.can_skip else None
    if value in question.keys(case):
        return [value] if question.many else value
    return None


def _is_a_day(picked: str) -> bool:
    """An ISO date or minute that the calendar has."""
    try:
        datetime.fromisoformat(picked)
    except ValueError:
        return False
    return _DATE.fullmatch(picked) is not None


def added(question: Question, value: str) -> bool:
    """A tap that adds to a question which stays open, or takes away (`不安=4`, `-不安`, a role, `drop.boss`)."""
    if question.id == "stakeholders.people":
        return is_change_of_people(value)
    if question.id == "career.more":
        return value in PARTS
    if question.adds is None or question.id not in SCALES:
        return False
    if question.id in MAY_DROP and feelings.is_dropped(value):
        return True
    name, _, strength = value.partition("=")
    return name in feelings.FEELINGS and strength in {"1", "2", "3", "4", "5"}


def plain(text: str) -> str:
    """The text as short commands are compared: width, small or large letters and closing marks do not matter."""
    return _few_plain(text) if len(text) <= _FEW else _plain(text)


def _plain(text: str) -> str:
    return alike(text).strip().rstrip("。.！!ー〜~ ")


_few_plain = lru_cache(maxsize=4096)(_plain)  # as in letters.py


def not_known(question: Question) -> Answer:
    """What 「わからない」 comes to: an answer of its own, or nothing where own words are asked for."""
    return SKIPPED if question.free else question.unknown


def typed(question: Question, case: Case, text: str, reading: Reading, wording: Content) -> Answer:
    """The answer a text gives to this question; None when it gives none."""
    if plain(text) in wording.raw("chat.going_next") and question.id == "feelings.which" and case.hints:
        return "right"  # what was found is in sight
    before = SKIPPED if _is_passed_over(question, text, wording) else _put_right_in(question, case, text)
    if before is not None:
        return before
    if question.id == "facts.said" and (theirs := told_theirs(text)) is not None:
        return "".join(f"「{words}」" for words in theirs) or None
    if question.id in SCALES:
        return strengths(question, case, text, reading, lambda: options_of(question, case, wording))
    if question.id == deciding.QUESTION and deciding.is_unsure(text, reading.intent, wording):
        return None  # nobody decides for them
    if (settled := _settled(question, reading)) is not None:
        return settled
    value = _named_or_read(question, case, text, reading, wording)
    if question.id in _WHO_HEARD_OF_IT and isinstance(value, str) and insiders.says_less(value, text):
        return None  # 「言うたほうがええんかな」
    return value


_WHO_HEARD_OF_IT = frozenset({"stakeholders.boss", "stakeholders.company_told"})


def _named_or_read(question: Question, case: Case, text: str, reading: Reading, wording: Content) -> Answer:
    keys = _keys(question, case, text, wording)
    if question.can_skip and reading.intent == "unknown" and width(text) <= 25 and (not keys or _UNSURE.search(text)):
        return not_known(question)
    reserved = any(mark in text for mark in wording.raw("chat.reserving"))
    if keys == ["right"] and reserved:
        keys = []
    if keys and not _counts_nothing(question, text, keys):
        return keys if question.many else _together(question, keys) or keys[0]
    if question.id in at_a_loss.QUESTIONS and at_a_loss.is_at_a_loss(text):
        return SKIPPED
    said = question.reads(reading) if question.reads is not None else None
    if said is not None:
        return said
    if question.id == "facts.when" and (width(text) > LONGEST_DAY or not is_about_a_time(text) or _ASKS.search(text)):
        day = day_told_first(text)  # else more of the story or a remark, no day
        return day if day and not denied_by(day) else None
    proposed = question.id == "career.strength" and reading.intent == "yes"
    confirm = SHOWN if proposed else yes_or_no(question, reading)
    if confirm is not None and not (confirm == "right" and reserved):
        return confirm
    return _own_words(question, case, text, reading)


def _settled(question: Question, reading: Reading) -> Answer:
    """What the words come to, though they name options besides: 「怖いけど話します」."""
    return question.settles(reading) if question.settles is not None else None


def _own_words(question: Question, case: Case, text: str, reading: Reading) -> Answer:
    """What is left to be made of words that name no option."""
    if question.id == "stakeholders.people" and _are_known(case, reading):
        return ["right"]
    if question.otherwise and _says_otherwise(text, reading):
        return question.otherwise
    # 「謝れって」 is nothing one did.
    if not question.free or (question.id == "facts.did" and tells_only_of_them(text)):
        return None
    if not any(letter.isalnum() for letter in text):
        return None  # 「😭😭」「……」 are no words that could be kept as an answer
    if question.id == "facts.when":  # what is said besides when it was is no day
        days = (part for part in re.split(r"[。\n]+", text) if is_about_a_time(part) and not denied_by(part))
        text = "。".join(days) or text
    return text.strip()[:LONGEST_ANSWER]


def _are_known(case: Case, reading: Reading) -> bool:
    """Everybody whom the words name is among those that are shown: that is who it is."""
    roles = {person.role for person in case.people}
    names = [person.name for person in case.people if person.name]
    return bool(reading.people) and all(
        named.role in roles and any(name.endswith(named.mention) or name in named.mention for name in names)
        for named in reading.people
    )


def _says_otherwise(text: str, reading: Reading) -> bool:
    """Words of a sense that is not among the options: no question back, no sigh."""
    return (
        2 <= width(text) <= LONGEST_CHOICE
        and any(letter.isalpha() for letter in text)
        and not _ASKS.search(text)
        and reading.intent == "answer"
        and not is_sigh(text)
    )


def _put_right_in(question: Question, case: Case, text: str) -> str | None:
    """Own words with what was wrong in them changed: 「A社じゃなくてB社」; None where they do not have it."""
    told = getattr(case, question.slot)
    found = correction_in(text) if (question.free and isinstance(told, str)) or question.id == "facts.when" else None
    if found is None:
        return None
    if question.id == "facts.when":
        return day_put_right(found.wrong, found.right) if is_about_a_time(found.right) else None
    if _IS_A_CLAUSE.search(found.right) and not _IS_A_CLAUSE.search(found.wrong):
        return None  # 「電話じゃなくて店に来た」 stands for no word
    return told.replace(found.wrong, found.right) if found.wrong in told else None


_PIECE = re.compile(r"[^。.!！…\s　]+")


def _is_passed_over(question: Question, text: str, wording: Content) -> bool:
    """「飛ばす」「次へ」; 「特にない」 where own words are asked for."""
    said, whom = plain(text), question.id in _WHO_HEARD_OF_IT
    passes = said in (*wording.raw("chat.skipping"), *wording.raw("chat.going_next"))
    if question.id == "apology.words" and not passes:  # 「もう自分で入れます 次お願いします」
        passes = plain("".join(_PIECE.findall(text)[-1:])) in wording.raw("chat.going_next")
    if (question.can_skip or question.id in SCALES) and (passes or refuses(text, asked_whom_one_tells=whom)):
        return True
    return question.free and said in wording.raw("chat.nothing_special")


def _keys(question: Question, case: Case, text: str, wording: Content) -> list[str]:
    """The options that a text names. 「怒り4 悔しさ3」 are strengths, never the fourth and the third option."""
    if question.id == "summary.rating" and (rated := rating_in(text)):
        return rated
    if width(text) > LONGEST_CHOICE or any(name in feelings.FEELINGS for name in strengths_in(text)):
        return []
    options = options_of(question, case, wording)
    if question.free and question.stage == "career" and not _names_one(text, options):
        return []  # 「来週、職務経歴書を直す」 is more than the option that it reminds of
    return named_and_not_denied(text, options) if question.many else match_choice(text, options)


def _names_one(text: str, options: list[tuple[str, ...]]) -> bool:
    """A label or another name of an option word for word, or a number."""
    said = plain(text)
    counts = re.match(r"[0-9一二三四五](?:番目?|つ目)", said) or not any(letter.isalpha() for letter in said)
    return bool(counts) or said in _called(tuple(options))


# What two options of a single choice come to together.
_BOTH: dict[str, dict[tuple[str, ...], str]] = {
    "facts.certainty": {("seen", "heard"): "both"},
    "stakeholders.boss": {("afraid", "no"): "afraid"},  # 「怖くて言えない」
}


def _together(question: Question, keys: list[str]) -> str:
    """The one option that says both; "" where they exclude each other."""
    if question.id == "facts.certainty" and "both" in keys:
        return "both"
    return _BOTH.get(question.id, {}).get(tuple(keys), "")


def several(question: Question, case: Case, text: str, reading: Reading, wording: Content) -> list[str]:
    """The options that a text names where one is asked for; [] where it is clear which one is meant."""
    if question.many or question.free or question.id in SCALES or _settled(question, reading) is not None:
        return []
    keys = _keys(question, case, text, wording)
    if len(keys) < 2 or _together(question, keys) or _counts_nothing(question, text, keys):
        return []
    return keys if typed(question, case, text, reading, wording) == keys[0] else []


def _counts_nothing(question: Question, text: str, keys: list[str]) -> bool:
    """Bare numbers that name no option: several where one answer is asked for (「2 2 2」), and any at the decision,
    whose options are not shown in a row that could be counted."""
    bare = not any(c.isalpha() for c in unicodedata.normalize("NFKC", text))
    return bare and (question.id == "apology.choice" or (len(keys) > 1 and not question.many))
