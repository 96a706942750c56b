"""Danger comes before everything, in every state, and one denial does not end it."""

from __future__ import annotations

import pytest

from flows.stage import Stage
from flows.turn import Card, Raises, Window
from flows.waiting import For
from tests.flows.talker import Talker, at_the_relation

DANGER = "もう死んでしまいたいです"


def at(place: str) -> Talker:
    """Somebody who has got as far as `place`."""
    talker = Talker()
    talker.agree()
    match place:
        case "facts":
            talker.tap("own_mistake")
        case "listening":
            talker.tap("listen")
        case "paused":
            talker.say("休む")
        case "changing":
            talker.tap("own_mistake")
            talker.say("直す")
            talker.tap("entry.role")
        case "erasing":
            talker.say("データを消して")
        case "feelings":
            talker.tap("own_mistake")
            for _ in range(20):
                if talker.turn.stage == Stage.FEELINGS:
                    break
                talker.tap("skipped")
    return talker


@pytest.mark.parametrize("place", ["entry", "facts", "feelings", "listening", "paused", "changing", "erasing"])
def test_danger_interrupts_every_place_with_windows_and_an_alert(place: str) -> None:
    talker = at(place)
    turn = talker.say(DANGER)
    assert turn.stage == Stage.DANGER
    assert list(turn.asks_for(Raises.ALERT))
    windows = [
        block
        for bubble in turn.bubbles
        if isinstance(bubble, Card)
        for block in bubble.blocks
        if isinstance(block, Window)
    ]
    assert windows
    assert windows[0].open_now


def test_one_denial_does_not_end_it_and_then_the_same_question_is_back() -> None:
    talker = at("facts")
    question = talker.turn.question
    talker.say(DANGER)
    assert talker.tap("not_meant").stage == Stage.DANGER
    turn = talker.tap("fine")
    assert turn.stage == Stage.FACTS
    assert turn.question == question


def test_the_way_back_leads_to_the_very_question() -> None:
    talker = at("feelings")
    question = talker.turn.question
    talker.say(DANGER)
    talker.tap("yes")
    assert talker.tap("back").question == question


def test_typing_in_danger_is_never_taken_for_an_answer() -> None:
    talker = at("facts")
    moves = len(talker.session.consultation.moves)
    talker.say(DANGER)
    talker.say("部屋にいます")
    assert talker.turn.stage == Stage.DANGER
    assert len(talker.session.consultation.moves) == moves


def test_after_danger_no_jobs_are_offered() -> None:
    talker = at("facts")
    before = talker.say("求人を見たい")
    talker.say(DANGER)
    talker.tap("yes")
    talker.tap("back")
    after = talker.say("求人を見たい")
    assert before.bubbles[0] != after.bubbles[0]


def test_what_a_client_shouted_is_a_threat_and_not_the_persons_wish() -> None:
    talker = at("facts")
    turn = talker.say("電話で「殺すぞ」とおどされました。とてもこわいです")
    assert turn.stage != Stage.DANGER
    assert any(getattr(bubble, "kind", "") == "windows" for bubble in turn.bubbles)


def test_a_story_told_together_with_danger_is_kept() -> None:
    talker = at("facts")
    talker.say("お客様に毎日怒鳴られて、上司にも言えなくて、報告書が遅れたのは私のせいで、もう死にたいです")
    while talker.turn.stage == Stage.DANGER:
        talker.tap_data("c|danger|back")
    assert "報告書" in "".join(talker.session.consultation.case.story)


def test_a_denial_typed_to_the_question_is_heard_and_one_that_takes_it_back_is_not() -> None:
    talker = Talker()
    talker.agree()
    talker.say("もう消えたいと思うときがあります")
    assert talker.turn.trigger == "danger_seen"
    talker.say("死にたいわけじゃないけど、もう消えたいです")
    assert talker.turn.trigger == "danger_seen"
    talker.say("ちがう、死にたいとかじゃなくて、どっか遠くに行きたいだけ")
    assert talker.turn.trigger == "danger_not_meant"


@pytest.mark.parametrize("end", ["終わりにしたい", "終わらせたい"])
def test_an_answer_in_the_words_that_were_offered_is_an_answer(end: str) -> None:
    talker = at_the_relation()
    talker.say(end)
    assert talker.session.consultation.case.relation == "end"
    assert not talker.session.gentle


def test_the_same_words_where_nothing_of_the_kind_was_offered_are_asked_about() -> None:
    talker = at("facts")
    talker.say("もう終わりにしたい")
    assert talker.session.gentle or talker.session.stage is Stage.DANGER


def test_what_only_the_learned_ear_hears_is_asked_about_and_calls_no_ambulance() -> None:
    """Whoever means it says so when asked directly; whoever does not is not sent to hospital."""
    talker = at("listening")
    for text in ("なにも決めたくない", "もういやだな　あした行きたくない"):
        talker.say(text)
        care = talker.session.waiting.within(For.CARE)
        assert care is None or care.level != "imminent"
        assert "imminent" not in set(talker.turn.asks_for(Raises.ALERT))


def test_who_denies_it_when_asked_is_believed() -> None:
    talker = at("facts")
    talker.say("もう消えたい気分")
    talker.say("いやごめん、そういう意味じゃなくて。死にたいとかじゃないです、しんどいだけ")
    care = talker.session.waiting.within(For.CARE)
    assert care is None or care.level != "imminent"


def test_nobody_is_taken_for_safe_without_clear_words() -> None:
    talker = at("facts")
    talker.say("いまから死にます")
    talker.say("もういやだな")
    care = talker.session.waiting.within(For.CARE)
    assert care is not None
    assert (care.level, care.step) == ("imminent", "asked")
