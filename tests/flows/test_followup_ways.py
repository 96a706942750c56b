"""Where it goes on once it was told how it went: trust over months, career, another plan, listening, or nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import flows
from flows.followup.ways import is_about_trust
from flows.followup_times import AT_REST, QUIET_FROM, QUIET_UNTIL
from flows.safety.windows import JAPAN
from flows.stage import Stage
from flows.turn import Kind, Part, Raises
from tests.flows.later import LaterTalker, agreed, at_the_end, days, is_asked, since
from tests.flows.test_hostile_walks import SAID, walk
from tests.flows.test_properties import conversations
from tests.flows.test_waiting import logged

LEFT, APOLOGISED = "person_1", "person_3"


def told(story: str, outcome: str) -> LaterTalker:
    """At the end of a story, asked a week later, and this is how it went."""
    talker = at_the_end(story)
    talker.tap("in.week.1")
    talker.sleep()
    talker.tap(f"how.{outcome}.1")
    return talker


def test_trust_is_asked_about_over_half_a_year_and_each_time_needs_a_yes() -> None:
    talker = at_the_end(APOLOGISED)
    assert is_about_trust(talker.session.consultation)
    begun = talker.now
    for expected in ("week", "month", "two_months", "quarter"):
        suggested = next(choice for choice in talker.turn.choices if choice.strong)
        assert suggested.data == f"c|followup|in.{expected}.1"
        assert talker.find("none.1") is not None
        assert flows.due(talker.session) is None
        talker.tap_data(suggested.data)
        talker.sleep()
        talker.tap("how.better.1")
    assert days(150) < talker.now - begun < days(220)
    assert not any(choice.data.startswith("c|followup|in.") for choice in talker.turn.choices)
    assert flows.due(talker.session) is None
    assert since(talker) == ["better"] * 4


def test_who_says_no_on_the_way_is_left_alone() -> None:
    talker = told(APOLOGISED, "better")
    talker.tap("none.1")
    assert flows.due(talker.session) is None
    talker.say("ありがとうございます")
    assert not any(choice.data.startswith("c|followup|in.") for choice in talker.turn.choices)


@pytest.mark.parametrize("outcome", ["better", "same", "worse", "not_yet", "silent"])
@pytest.mark.parametrize("story", [LEFT, APOLOGISED])
def test_every_outcome_leaves_a_way_on_and_presses_nobody(story: str, outcome: str) -> None:
    talker = told(story, outcome)
    assert talker.offered()
    assert flows.due(talker.session) is None
    offers = [choice.data for choice in talker.turn.choices]
    if outcome == "silent":
        assert not any(data.startswith(("c|followup|in.", "c|followup|way.")) for data in offers)
    if outcome == "worse":
        assert "c|windows|" in offers
        assert "c|human|" in offers
        assert "c|followup|way.career.1" not in offers


def test_the_plan_is_looked_at_again_with_its_advice() -> None:
    talker = told(LEFT, "worse")
    talker.tap("way.plan.1")
    assert talker.turn.question == "apology.choice"
    assert talker.find("go") is not None
    chosen = next(c for c in talker.turn.choices if c.data.startswith("a|apology.choice|") and "later" in c.data)
    talker.tap_data(chosen.data)
    assert talker.session.consultation.case.choice == "later"


def test_who_wants_to_be_heard_is_heard_in_a_matter_of_its_own() -> None:
    talker = told(LEFT, "worse")
    talker.tap("way.listen.1")
    assert talker.turn.question == "listening.talk"
    assert talker.session.consultation.number == 2
    assert since(talker) == ["worse"]


def test_the_career_part_is_opened_for_who_had_left_it_out() -> None:
    talker = told("person_4", "better")
    assert talker.session.consultation.case.career_wish == "no"
    talker.tap("way.career.1")
    assert talker.session.consultation.state == Stage.CAREER
    talker.say("戻る")
    assert talker.session.consultation.state == Stage.CLOSED
    assert since(talker) == ["better"]


def test_trust_is_opened_for_who_had_not_been_asked_about_it_and_shown_to_who_had() -> None:
    talker = told(LEFT, "better")
    talker.tap_data("c|followup|way.trust.1")
    assert talker.session.consultation.state == Stage.TRUST
    asked_before = told(APOLOGISED, "better")
    asked_before.tap("way.trust.1")
    assert asked_before.session.consultation.state == Stage.CLOSED
    assert any(getattr(bubble, "kind", "") == "plan" for bubble in asked_before.turn.bubbles)


def test_words_lead_on_as_taps_do() -> None:
    typed, tapped = told(LEFT, "worse"), told(LEFT, "worse")
    typed.say("話を聞いてほしい")
    tapped.tap("way.listen.1")
    assert typed.turn == tapped.turn


# At random

WORDS = (
    "あとで聞いて",
    "フォローはやめて",
    "よくなりました",
    "まだです",
    "1か月後",
    "先方に電話して、話を聞いてもらえました",
    "自分のデータ",
    "話を聞いてほしい",
)
histories = st.lists(
    st.one_of(
        st.sampled_from((*WORDS, *WORDS, *(text for text in SAID if text != "データを消して"))),
        st.integers(0, 30),
        st.integers(0, 30),
        st.sampled_from(["due", "due", "unseen", "early"]).map(lambda what: ("time", what)),
        st.tuples(st.just("wait"), st.integers(1, 200)),
        st.tuples(st.just("unsend"), st.integers(0, 30)),
    ),
    max_size=22,
)


def live(talker: LaterTalker, step: object, begun: int) -> None:
    match step:
        case ("time", str(what)):
            if (due := flows.due(talker.session)) is None:
                return
            assert QUIET_UNTIL <= due.at.astimezone(JAPAN).time() < QUIET_FROM
            turn = talker.unseen() if what == "unseen" else talker.sleep()
            assert bool(turn.bubbles) == (what != "unseen")
            assert flows.due(talker.session) != due
            if what == "early":
                name = f"early-{len(talker.sent)}"
                talker.send(Part(name, Kind.TEXT, talker.now, "おとといです", name))
        case ("unsend", int(number)):
            said = [one.parts[0].message_id for one, _ in talker.sent[begun:] if one.kind is Kind.TEXT]
            if said:
                talker.unsend(said[number % len(said)])
        case _:
            walk(talker, step)


@conversations
@given(histories, st.booleans())
def test_whatever_happens_the_log_leads_to_the_session_and_nothing_is_due_that_was_not_agreed(
    history: list[object], at_its_end: bool
) -> None:
    talker = at_the_end(LEFT) if at_its_end else agreed()
    begun = len(talker.sent)
    for step in history:
        live(talker, step, begun)
        assert len(talker.turn.bubbles) <= 5
        assert len(talker.turn.choices) <= 13
        due = flows.due(talker.session)
        if due is not None:
            assert talker.session.consented is not None
            assert not is_asked(talker)
            assert talker.session.seen is None or due.at >= talker.session.seen + AT_REST
    saved = flows.dump(talker.session)
    assert flows.dump(flows.load(saved)) == saved
    assert flows.dump(flows.replay(talker.sent)) == saved
    if not any(list(turn.asks_for(Raises.ERASE)) for turn in talker.turns):
        assert flows.dump(flows.replay(logged(talker))) == saved
