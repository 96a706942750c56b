"""One case as a stage for practising: how the client comes, who answers for what, what is demanded; each claim is a
property."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from flows.case import Case
from flows.decision import OPTIONS, advise, factors_of
from flows.decision.claims import danger_is_present
from flows.decision.table import SEEK_HELP
from flows.documents.told import Told
from flows.rehearsal.topic import topic_of

_ONLINE = re.compile(
    r"オンライン|(?i:zoom|teams|google ?meet|webex)|[Ww]eb会議|ウェブ会議|ビデオ(?:通話|会議)|画面越し"
)
_WRITTEN = frozenset({"email", "message", "letter"})


LONGEST_DEED = 32  # letters with their quotation marks
# Where it is practised, when that is said; else it follows the case.
PLACES = ("phone", "visit")
_NAMED = (("phone", re.compile(r"電話|TEL|tel")), ("visit", re.compile(r"訪問|会って|対面|うかが|伺|直接|行って")))


def place_named(text: str) -> str:
    """One of PLACES that a wish to practise names; "" for none."""
    return next((place for place, pattern in _NAMED if pattern.search(text)), "")


def is_safe(case: Case) -> bool:
    """Neither danger nor an advice (or a choice) not to speak to them at all."""
    factors = factors_of(case)
    return not danger_is_present(factors) and SEEK_HELP not in (case.choice, advise(factors).option)


def is_ahead(case: Case) -> bool:
    """There is somebody to speak to: it was decided how, or the complaint is over, or one's own."""
    return case.choice in OPTIONS or case.entry in ("lost_trust", "want_to_complain")


@dataclass(frozen=True)
class Scene(Told):
    """Every claim is a yes or no that a line of the script may ask for by its name. `said`: what was good in the
    answers so far; `at`: one of PLACES."""

    said: frozenset[str] = frozenset()
    at: str = ""

    # Where the two meet

    @property
    def by_phone(self) -> bool:
        return self.at == "phone"

    @property
    def comes_to_see_them(self) -> bool:
        """The person has chosen to go there, and they asked for it or the boss comes along; or wishes to practise it."""
        if self.at:
            return self.at == "visit"
        chosen = self.case.choice or ""
        asked = "visit" in (self.case.demands or ())
        return chosen == "apologise_with_boss" or (chosen.startswith("apologise") and asked)

    @property
    def together(self) -> bool:
        return self.case.choice == "apologise_with_boss"

    @cached_property
    def online(self) -> bool:
        return any(_ONLINE.search(words) for words in (*self.case.story, self.case.happened or ""))

    @property
    def face_to_face(self) -> bool:
        return self.case.contact_how == "in_person"

    @property
    def in_writing(self) -> bool:
        return self.case.contact_how in _WRITTEN

    @property
    def on_own_phone(self) -> bool:
        return self.case.contact_how == "private_phone"

    # Who answers for it

    @property
    def for_the_house(self) -> bool:
        """Somebody else's failure, for which the person stands before the client."""
        return self.current and self.case.entry in ("front_desk", "team_member")

    @property
    def relation_is_cold(self) -> bool:
        return self.case.entry == "lost_trust"

    @property
    def relation_is_warm(self) -> bool:
        return not self.relation_is_cold

    @property
    def side(self) -> str:
        """Whose words suit: answering or complaining."""
        return "complaining" if self.complains else "answering"

    @property
    def complains(self) -> bool:
        """The person is the customer here and practises to say what they had hoped for."""
        return self.case.entry == "want_to_complain"

    # What is demanded

    @property
    def wants_visit(self) -> bool:
        return "visit" in (self.case.demands or ()) and not self.comes_to_see_them

    @property
    def wants_money(self) -> bool:
        return "money" in (self.case.demands or ()) or self.case.customer_wants == "money"

    @property
    def wants_explanation(self) -> bool:
        return "explanation" in (self.case.demands or ()) or self.case.customer_wants == "explanation"

    @property
    def wants_solution(self) -> bool:
        return "solution" in (self.case.demands or ()) or self.case.customer_wants == "solution"

    @property
    def wants_apology(self) -> bool:
        return self.case.demands_apology() == "yes"

    # What was told while practising

    @property
    def day_is_told(self) -> bool:
        return "date" in self.said

    # What can be spoken of

    @property
    def told_briefly(self) -> bool:
        """What they did fits into a sentence that one speaks."""
        return 0 < len(self.filled.get("did_spoken", "")) <= LONGEST_DEED

    @cached_property
    def words(self) -> dict[str, str]:
        """Noun phrases for the placeholders of lines and hints; those of a document that are known, besides."""
        topic = self.wording.text(f"rehearsal.topic.{topic_of(self.case)}")
        who = self.wording.text("rehearsal.staff") if self.complains else self.filled["customer"]
        return {"reply_by": self.next_day, **self.filled, "topic": topic, "who": who}
