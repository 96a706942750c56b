"""Cases to practise with, and people who have come to the point of practising; what is asserted lives in the tests."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from flows.case import Case
from flows.content import content
from flows.rehearsal import Scene
from flows.snapshot import dump
from flows.turn import Card, Say
from tests.flows.talker import MORNING, Talker
from tests.flows.test_own_drafts import at_the_words

ANSWERING, COMPLAINING = ("calm", "heated", "cold"), ("formal", "hurried", "guarded")


def scene(**slots: object) -> Scene:
    return Scene(Case(**slots), content(), MORNING)  # type: ignore[arg-type]


def scenes() -> Iterator[Scene]:
    """Every kind of case that the script tells apart, with others between."""
    entries = ("left_company", "own_mistake", "front_desk", "team_member", "lost_trust", "want_to_complain")
    blames = ("none", "partial", "full", "unclear")
    demands = (None, ["visit"], ["money"], ["solution"], ["explanation"], ["apology"])
    came = ("private_phone", "email", "in_person", None)
    for entry, blame, demand, how in product(entries, blames, demands, came):
        yield scene(entry=entry, responsibility=blame, demands=demand, contact_how=how)
        yield scene(
            entry=entry,
            responsibility=blame,
            demands=demand,
            contact_how=how,
            choice="apologise_with_boss",
            did="確認しないで送ってしまいました",
            prevention="送る前に二人で見る",
            happened="請求書の金額を間違えました",
            wished="solution",
        )


def practising(temper: str = "calm", choice: str = "apologise_self_limited") -> Talker:
    """Somebody whom the client has just spoken to."""
    talker = at_the_words(choice)
    talker.tap("rehearse")
    talker.tap(temper)
    assert talker.turn.question == "rehearsal"
    return talker


def words_on(talker: Talker) -> list[str]:
    """What the counsellor said about the answer."""
    cards = [bubble for bubble in talker.turn.bubbles if isinstance(bubble, Card) and bubble.kind == "rehearsal"]
    return [getattr(block, "text", "") for block in cards[0].blocks] if cards else []


def client_says(talker: Talker) -> str:
    """The client's line: the last bubble while they talk."""
    said = [bubble.text for bubble in talker.turn.bubbles if isinstance(bubble, Say)]
    return said[-1] if said else ""


def answer_to_the_end(talker: Talker, answer: str) -> int:
    """How many answers it took."""
    for number in range(1, 10):
        talker.say(answer)
        if talker.find("again") is not None:
            return number
    raise AssertionError("the client goes on for ever")


def case_of(talker: Talker) -> dict[str, object]:
    case = dump(talker.session)["consultations"][0]["case"]
    assert isinstance(case, dict)
    return case
