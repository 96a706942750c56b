"""How practising is reached: beside the drafts, by words, from the summary; never where somebody is in danger."""

from __future__ import annotations

import pytest

from flows.turn import as_lines
from flows.waiting import For
from tests.flows.rehearsal.scenes import ANSWERING, case_of
from tests.flows.talker import Talker
from tests.flows.test_at_any_moment import at_the_decision, in_facts
from tests.flows.test_own_drafts import at_the_words


def harassed(kind: str) -> Talker:
    """At the words for the client, with this kind of harassment told."""
    talker = in_facts()
    for _ in range(40):
        if talker.turn.question == "apology.choice":
            break
        if talker.turn.question == "facts.harassment":
            talker.tap(kind)
        elif talker.turn.question == "feelings.which":
            talker.say("不安3")
        elif talker.find("skipped"):
            talker.tap("skipped")
        else:
            talker.tap("undecided")
    assert talker.turn.question == "apology.choice"
    return talker


def test_it_is_offered_beside_the_drafts_and_leads_back_to_them() -> None:
    talker = at_the_words()
    talker.tap("rehearse")
    assert talker.turn.question == "rehearsal"
    for temper in ANSWERING:
        assert talker.find(temper) is not None
    talker.tap("stop")
    assert talker.turn.question == "apology.words"
    assert talker.find("done") is not None


@pytest.mark.parametrize(
    "wish", ["練習したい", "電話の練習", "電話の練習がしたいです", "謝る練習をさせてください", "リハーサルしたいです"]
)
def test_words_ask_for_it_at_any_moment(wish: str) -> None:
    for talker in (at_the_words(), at_the_decision(), in_facts()):
        question = talker.turn.question
        before = case_of(talker)
        talker.say(wish)
        assert talker.turn.question == "rehearsal", (question, wish)
        talker.say("やめる")
        assert talker.turn.question == question
        assert case_of(talker) == before


def test_a_plan_to_practise_is_an_answer_where_plans_are_asked_for() -> None:
    talker = at_the_words()
    talker.tap("done")
    while talker.turn.question != "trust.prevention":
        talker.tap("skipped")
    talker.say("言葉づかいを練習したいと思います")
    assert case_of(talker)["prevention"] == "言葉づかいを練習したいと思います"


def test_a_wish_to_practise_an_interview_is_another_wish() -> None:
    talker = at_the_words()
    talker.say("面接の練習をさせてください")
    assert talker.turn.question != "rehearsal"
    assert talker.session.waiting.within(For.REHEARSAL) is None


def test_the_summary_offers_it_once_it_is_decided_how_to_speak() -> None:
    talker = at_the_words()
    talker.say("まとめ")
    assert talker.find("rehearse") is not None
    early = in_facts()
    early.say("まとめ")
    assert early.find("rehearse") is None


def test_a_wish_for_the_telephone_is_no_visit() -> None:
    places = []
    for wish in ("練習したい", "電話の練習"):
        talker = at_the_words("apologise_with_boss")
        talker.say(wish)
        talker.tap("calm")
        places.append(as_lines(talker.turn.bubbles[1]))
    assert places[0] != places[1]
    talker = at_the_words("apologise_with_boss")
    talker.tap("rehearse")
    talker.tap("phone")
    talker.tap("calm")
    assert as_lines(talker.turn.bubbles[1]) == places[1]


@pytest.mark.parametrize("kind", ["threat", "dogeza"])
def test_it_is_never_there_where_somebody_is_threatened(kind: str) -> None:
    talker = harassed(kind)
    talker.tap("options")
    talker.tap("route_via_company")
    assert talker.turn.question == "apology.words"
    assert talker.find("rehearse") is None
    talker.say("練習したい")
    assert talker.turn.question == "apology.words"
    assert talker.find("windows") is not None
    talker.tap_data("c|rehearse|heated")
    assert talker.turn.question == "apology.words"


def test_it_is_never_there_where_the_choice_is_not_to_engage() -> None:
    talker = at_the_decision()
    talker.say("応じず窓口に相談")
    assert talker.turn.question == "apology.words"
    assert talker.find("rehearse") is None
    talker.say("練習したい")
    assert talker.turn.question == "apology.words"
