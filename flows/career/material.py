"""The sentences about one person that a text for an application may be made of, each resting on what was told or
answered; which of them a text takes is decided in texts."""

from __future__ import annotations

import re

from flows.career.experience import holds_a_result, holds_an_act, told_apart
from flows.career.identifying import known_in
from flows.career.lived import Lived, is_own_words
from flows.career.own import OwnWords, as_learned, calls_a_strength, is_noun
from flows.career.plan import GOALS, LEARNINGS, MEASURES, PATHS, SKILLS, STEPS
from flows.career.signs import STRENGTHS
from flows.career.strengths import Seen, seen_in
from flows.career.work import trade_in
from flows.content import Content
from flows.documents.striking import CAREER

# In the order in which such things happen; what is not here says nothing about the matter itself.
_ORDER = (
    "told_honestly", "listened", "stood_it", "stayed_polite", "apologised", "dared", "reported_at_once", "reported", "asked_others",
    "worked_together", "kept_going", "separated_hearsay", "kept_records", "owned_their_share", "left_open_what_is_unknown", "saw_their_side", "held_back",
    "put_right", "set_a_boundary", "thought_again", "came_back", "went_on_though_hard",
    "planned_prevention",
)  # fmt: skip
_DEMANDED = ("visit", "apology", "explanation", "solution", "money")
# Acts that one's own words tell better than a general sentence, where they are fit.
_IN_OWN_WORDS = frozenset(
    {
        "listened",
        "apologised",
        "reported_at_once",
        "asked_others",
        "worked_together",
        "kept_going",
        "kept_records",
        "put_right",
        "planned_prevention",
    }
)
_DONE = re.compile(r"(?:まし)?[ただ](?:[。!！]|$)|ました")
SHORTEST_ACT = 8  # letters
LONGEST_STRENGTH = 30  # letters
RESULTS = ("settled", "thanked", "continues", "better", "ongoing")
TASKS = ("find_cause", "calm", "in_time", "together")


class Material:
    """Every part as the ways to say it, the fullest first; nothing where nothing was told."""

    def __init__(self, lived: Lived, wording: Content) -> None:
        self.lived, self.case, self.wording = lived, lived.case, wording
        self.own = OwnWords(wording, known_in(lived.case, [one.text for one in lived.said]))
        self.seen = seen_in(lived)
        self._experience = told_apart(self.own.sentences(self.case.experience))

    # situation

    @property
    def where(self) -> str:
        trade = self.case.trade or trade_in([one.text for one in self.lived.said])
        place = self.case.employment if self.case.employment in ("left", "current") else "unknown"
        if trade:
            place = "left" if place == "left" else "current"
            return self._text(f"where.{place}_trade", trade=self._text(f"trade.{trade}"))
        return self._text(f"where.{place}")

    @property
    def situation(self) -> tuple[str, ...]:
        if self.case.entry == "career":
            told = self._experience[0]
            if not told:
                return ()
            whole, first = self._joined(told), told[0]
            return tuple(dict.fromkeys((whole, first)))
        key = self._situation_key()
        contact = self.case.contact_how or "other"
        contact = contact if f"career_texts.contact.{contact}" in self.wording else "other"
        said = {"where": self.where, "contact": self._text(f"contact.{contact}")}
        ways = (f"situation.{key}", f"situation.{key}_short")
        return tuple(self._text(way, **said) for way in ways if f"career_texts.{way}" in self.wording)

    def _situation_key(self) -> str:
        case = self.case
        if case.entry == "own_mistake":
            if case.contact_how == "not_yet":
                return "noticed_first"
            return "own_mistake" if case.responsibility in ("full", "partial") else "other"
        return case.entry if f"career_texts.situation.{case.entry}" in self.wording and case.entry else "other"

    def told_in_one(self, part: str) -> tuple[str, ...]:
        """The sentences that tell how it was, where they tell the act (or the result) as well."""
        holds = holds_an_act if part == "act" else holds_a_result
        told = self._experience[0]
        return tuple(told) if holds(told) else ()

    # task

    @property
    def task(self) -> tuple[str, ...]:
        told = self.case.task
        if told in TASKS:
            return (self._text(f"task.{told}"),)
        if is_own_words(told):
            phrase = self.own.phrase(told)
            if phrase and is_noun(phrase):
                return (self._text("task.told", told=phrase),)
            return tuple(self.own.sentences(told)[:1])
        if self.case.entry == "career":
            return ()
        key = self._task_key()
        return tuple(
            self._text(way) for way in (f"task.{key}", f"task.{key}_short") if f"career_texts.{way}" in self.wording
        )

    def _task_key(self) -> str:
        case = self.case
        if case.entry == "lost_trust":
            return "lost_trust"
        if case.employment == "left":
            return "left"
        asked = next((wish for wish in _DEMANDED if wish in (case.customer_wants, *(case.demands or ()))), "unknown")
        return "visit" if asked == "apology" else asked

    # action

    @property
    def own_acts(self) -> tuple[str, ...]:
        """What they told of it for this very text, or in the experience."""
        if f"{CAREER}.own_acts" in self.case.struck:
            return ()
        return (*self._experience[1], *self.own.sentences(self.case.acted, act=True))

    @property
    def acts(self) -> tuple[tuple[str, str], ...]:
        """Key of the sign and its sentence, in the order in which such things happen; what their own sentences tell is
        not said twice."""
        whole = self._experience[0] or self.own_acts  # what could not be made fit tells nothing
        told = f"{self.case.experience or ''}\n{self.case.acted or ''}" if whole else ""
        there = {one.sign.key for one in self.seen if not one.evidence.quote or one.evidence.quote not in told}
        own = {one.sign.key: self._told_act(one) for one in self.seen if one.sign.key in _IN_OWN_WORDS}
        quotes = {one.sign.key: one.evidence.quote for one in self.seen}
        said: dict[str, str] = {}  # the sentence, and the first sign that it speaks for
        told_by: set[str] = set()  # what was told once is one act
        for key in _ORDER:
            if key in there and f"{CAREER}.{key}" not in self.case.struck:
                if quotes[key] and quotes[key] in told_by:
                    continue
                told_by.add(quotes[key])
                said.setdefault(own.get(key) or self._text(f"act.{key}"), key)
        return tuple((key, sentence) for sentence, key in said.items())

    def _told_act(self, seen: Seen) -> str:
        """The very words, where they make a whole sentence about what was done."""
        if len(seen.evidence.quote) < SHORTEST_ACT or not _DONE.search(seen.evidence.quote):
            return ""
        before = self.own.left_out
        said = next(iter(self.own.sentences(seen.evidence.quote, act=True)), "")
        self.own.left_out = before  # the general sentence says it as well
        return said

    # result

    @property
    def result(self) -> tuple[str, ...]:
        told = self.case.result
        if told in RESULTS:
            ways = (f"result.{told}", f"result.{told}_short")
            return tuple(self._text(way) for way in ways if f"career_texts.{way}" in self.wording)
        if is_own_words(told):
            return tuple(self._as_result(one) for one in self.own.sentences(told)[:2])[:1]
        if self._experience[2]:
            return (self._joined(self._experience[2]),)
        if self.case.choice and f"career_texts.result.{self.case.choice}" in self.wording:
            return (self._text(f"result.{self.case.choice}"),)
        kept = self.case.follow_up in ("tomorrow", "week", "month")
        return (self._text("result.keeps_contact"),) if kept else ()

    def _as_result(self, sentence: str) -> str:
        begins = re.match(r"その(?:結果|後)|結果|最後|おかげ|いま|今", sentence)
        return sentence if begins else self._text("result.told", told=sentence)

    # what follows from it

    @property
    def learned(self) -> tuple[str, ...]:
        told = self.case.learned
        if told in LEARNINGS:
            return (self._text(f"learned.{told}"),)
        phrase = self.own.phrase(told)
        if not phrase:
            return ()
        how, said = as_learned(phrase)
        return (self._text(f"learned.{how}", told=said),)

    @property
    def care(self) -> tuple[str, ...]:
        return self._chosen("care", self.case.care, MEASURES)

    @property
    def goal(self) -> tuple[str, ...]:
        told = self.case.goal
        if told in GOALS:
            return (self._text(f"goal.{told}"),)
        phrase = self.own.phrase(told)
        return (self._text("goal.told" if is_noun(phrase) else "goal.quoted", told=phrase),) if phrase else ()

    @property
    def skill(self) -> tuple[str, ...]:
        return (self._text(f"skill.{self.case.skill}"),) if self.case.skill in SKILLS else ()

    @property
    def path(self) -> tuple[str, ...]:
        return (self._text(f"path.{self.case.path}"),) if self.case.path in PATHS else ()

    @property
    def step(self) -> tuple[str, ...]:
        """The first step, in their own words or as it was tapped."""
        told = self.case.next_step
        if told in STEPS:
            return (self._text(f"step.{told}"),)
        return tuple(self.own.sentences(told)[:1])

    @property
    def prevention(self) -> tuple[str, ...]:
        """What they said they would do so that it does not happen again, in their own words."""
        told = self.own.sentences(self.case.prevention)[:1]
        return tuple(self._text("prevention.told", told=one) for one in told)

    # strength

    @property
    def opening(self) -> tuple[str, ...]:
        return self._of_strength("opening")

    @property
    def closing(self) -> tuple[str, ...]:
        if not self.case.strength:
            return self._text("closing.open"), self._text("closing.open_short")
        if self.case.strength in STRENGTHS:
            return self._of_strength("closing")
        way = "told" if self.opening else "open"
        return self._text(f"closing.{way}"), self._text(f"closing.{way}_short")

    def _of_strength(self, part: str) -> tuple[str, ...]:
        strength = self.case.strength
        if strength in STRENGTHS:
            return self._text(f"{part}.{strength}"), self._text(f"{part}.{strength}_short")
        phrase = self.own.phrase(strength, LONGEST_STRENGTH)
        if not calls_a_strength(phrase):
            return ()
        return (self._text(f"{part}.told" if is_noun(phrase) else f"{part}.quoted", told=phrase),) if phrase else ()

    # ways to say

    def _chosen(self, part: str, told: str | None, known: object) -> tuple[str, ...]:
        """A measure that was tapped, or one in own words."""
        if told in known:  # type: ignore[operator]
            return (self._text(f"{part}.{told}"),)
        phrase = self.own.phrase(told)
        if not phrase or f"career_texts.{part}.{told}" in self.wording:
            return ()
        whole = self.own.sentences(told)
        return (
            (self._text(f"{part}.told", told=whole[0]),)
            if whole and not is_noun(phrase)
            else (self._text(f"{part}.quoted", told=phrase),)
        )

    def _joined(self, sentences: list[str]) -> str:
        return self.wording.text("chat.join.sentences").join(sentences)

    def _text(self, key: str, **values: object) -> str:
        return self.wording.text(f"career_texts.{key}", 0, **values)
