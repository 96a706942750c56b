"""How it went: asked when it is time, in nobody's way, kept as told; where it could not be sent, at the next visit."""

from __future__ import annotations

from datetime import timedelta

import pytest

import flows
from flows.stage import Stage
from flows.stages.followup import HOW
from flows.turn import Kind, Part
from tests.flows.later import OPEN, agreed, at_the_end, days, is_asked, since
from tests.flows.test_waiting import logged


def test_it_is_asked_by_itself_in_words_that_anybody_may_read() -> None:
    talker = agreed()
    turn = talker.sleep()
    assert (turn.trigger, turn.question) == ("due", HOW)
    assert 1 <= len(turn.bubbles) <= 5
    assert not any(bubble.personal for bubble in turn.bubbles)
    assert not turn.withheld
    assert flows.due(talker.session) is None


@pytest.mark.parametrize("outcome", ["better", "same", "worse", "not_yet", "silent"])
def test_an_outcome_is_kept_and_the_open_question_waits_behind(outcome: str) -> None:
    talker = agreed()
    talker.sleep()
    talker.tap(f"how.{outcome}.1")
    assert since(talker) == [outcome]
    if outcome == "not_yet":
        assert talker.find("in.week.1") is not None
        talker.tap("in.week.1")
    assert talker.turn.question == OPEN
    talker.tap("today")
    assert talker.session.consultation.case.when == "today"


@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        ("よくなりました", "better"),
        ("変わらないです", "same"),
        ("悪くなった", "worse"),
        ("まだです", "not_yet"),
        ("今は話したくないです", "silent"),
        ("お客様に電話したら、思ったより落ち着いて話を聞いてもらえました", "told"),
    ],
)
def test_words_are_an_outcome_too(words: str, outcome: str) -> None:
    talker = agreed()
    talker.sleep()
    talker.say(words)
    assert since(talker) == [outcome]


@pytest.mark.parametrize(
    "words", ["許してもらえませんでした", "よくなっていません", "良くはなっていないです", "全然よくならないです"]
)
def test_nobody_is_congratulated_on_what_did_not_happen(words: str) -> None:
    talker = agreed()
    talker.sleep()
    talker.say(words)
    assert since(talker) != ["better"]


def test_words_about_how_it_went_fill_nothing_else_and_are_shown_in_the_summary() -> None:
    talker = agreed()
    before = flows.dump(talker.session)["consultations"][0]["case"]
    talker.sleep()
    talker.say("三田さんに電話で謝ったら、もういいよと言ってもらえました")
    after = flows.dump(talker.session)["consultations"][0]["case"]
    assert {name for name in after if after[name] != before.get(name)} == {"since"}
    talker.say("まとめ")
    assert "三田さん" in talker.words()


def test_more_words_after_it_go_with_it() -> None:
    talker = at_the_end("person_1")
    talker.tap("in.week.1")
    talker.sleep()
    talker.say("先方に電話をしました")
    talker.say("思ったより話を聞いてくれました")
    assert since(talker) == ["told"]
    talker.say("まとめ")
    assert "先方に電話" in talker.words()
    assert "思ったより" in talker.words()


def test_words_that_are_taken_back_are_gone_everywhere() -> None:
    talker = agreed()
    talker.sleep()
    talker.say("三田さんに許してもらえました")
    talker.unsend(talker.sent[-1][0].parts[0].message_id)
    assert "三田" not in str(flows.dump(talker.session))
    assert since(talker) == ["told"]
    assert flows.dump(flows.replay(logged(talker))) == flows.dump(talker.session)


def test_danger_in_the_answer_comes_first_and_it_is_not_asked_again() -> None:
    talker = agreed()
    talker.sleep()
    talker.say("もう死にたいです")
    assert talker.turn.stage == Stage.DANGER
    talker.tap("not_meant")
    talker.tap("fine")
    assert talker.turn.question == OPEN
    assert not is_asked(talker)


@pytest.mark.parametrize("words", ["まとめ", "ヘルプ", "窓口", "こんにちは"])
def test_something_else_is_answered_and_the_question_stays(words: str) -> None:
    talker = agreed()
    talker.sleep()
    talker.say(words)
    assert is_asked(talker)
    assert talker.turn.question == HOW
    assert since(talker) == []


@pytest.mark.parametrize("data", ["a|facts.when|today|1", "c|new|"])
def test_who_goes_on_elsewhere_is_not_held(data: str) -> None:
    talker = agreed()
    talker.sleep()
    talker.tap_data(data)
    assert not is_asked(talker)
    assert talker.turn.question != HOW


def test_going_back_asks_again_and_going_back_once_more_leaves_it() -> None:
    talker = agreed()
    moves = len(talker.session.consultation.moves)
    talker.sleep()
    talker.tap("how.better.1")
    talker.say("戻る")
    assert talker.turn.question == HOW
    assert since(talker) == []
    assert len(talker.session.consultation.moves) == moves
    talker.say("戻る")
    assert talker.turn.question == OPEN
    assert len(talker.session.consultation.moves) == moves


def test_a_text_that_crossed_the_question_belongs_to_what_was_open_and_the_question_is_put_again() -> None:
    talker = agreed()
    talker.sleep()
    early = Part("early", Kind.TEXT, talker.now, "おとといです", "early")
    talker.send(early)
    assert talker.session.consultation.case.when == "おととい"
    assert since(talker) == []
    assert is_asked(talker)
    talker.tap("how.same.1")
    assert talker.turn.question == "facts.contact_how"


def test_who_is_just_talking_is_not_interrupted() -> None:
    talker = agreed()
    due = flows.due(talker.session)
    assert due is not None
    talker.now = due.at - timedelta(minutes=5)
    talker.say("おととい")
    later = flows.due(talker.session)
    assert later is not None
    assert later.at >= talker.now + timedelta(minutes=10)
    assert later.key == due.key


# What could not be sent


def test_what_could_not_be_sent_is_asked_at_the_next_visit_behind_what_was_said() -> None:
    talker = agreed()
    assert talker.unseen().bubbles == ()
    assert flows.due(talker.session) is None
    talker.now += days(2)
    talker.say("おとといのことです")
    assert talker.session.consultation.case.when == "おとといのこと"
    assert talker.turn.question == HOW
    talker.tap("how.same.1")
    assert talker.turn.question == "facts.contact_how"


def test_who_comes_back_after_it_was_due_is_asked_then() -> None:
    talker = agreed()
    talker.now += days(9)
    talker.show(Kind.FOLLOW)
    assert talker.turn.question == HOW
    assert flows.due(talker.session) is None


@pytest.mark.parametrize("words", ["新しい相談", "いますぐ返事が必要", "窓口"])
def test_what_somebody_came_for_is_done_first(words: str) -> None:
    talker = agreed()
    talker.unseen()
    talker.now += days(2)
    talker.say(words)
    assert not is_asked(talker)


def test_a_question_that_was_sent_and_did_not_arrive_is_not_waited_for() -> None:
    talker = agreed()
    key = flows.due(talker.session).key  # type: ignore[union-attr]
    talker.sleep()
    talker.send(Part("unseen", Kind.DUE, talker.now, f"{key} unseen"))
    assert not is_asked(talker)
    assert flows.due(talker.session) is None
    talker.now += days(2)
    talker.say("こんにちは")
    assert is_asked(talker)


def test_the_next_of_two_waits_until_the_first_was_answered() -> None:
    talker = agreed()
    talker.say("新しい相談")
    talker.tap("own_mistake")
    talker.say("あとで聞いて")
    talker.tap("in.week.2")
    first = talker.sleep()
    assert flows.due(talker.session) is None
    assert talker.find("how.better.1") is not None
    talker.tap("how.better.1")
    second = flows.due(talker.session)
    assert second is not None
    assert second.key.startswith("2:")
    assert first.question == HOW


def test_an_answer_about_another_matter_leaves_the_open_one_alone() -> None:
    talker = agreed()
    talker.say("新しい相談")
    talker.tap("career")
    question = talker.turn.question
    talker.sleep()
    talker.say("無事に謝れました、ありがとうございました")
    assert talker.session.active == 1
    assert talker.turn.question == question
    assert since(talker) == ["told"]
    talker.say("戻る")
    assert since(talker) == []
    assert is_asked(talker)
