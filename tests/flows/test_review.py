"""Where states meet: danger, a pause, the box and 「消しますか」 with taps and words that belong elsewhere."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

import flows
from flows.stage import Stage
from flows.turn import Kind, Raises
from tests.flows.talker import Talker

DANGER = "もう死んでしまいたいです"
STORY = (
    "先月まで営業の仕事をしていました。辞めたあとで、支店の方から私の携帯に電話があり「あなたのせいで辞めることになった。"
    "一度謝りに来い」と言われました。私は頼まれて気づいたことを一度だけ報告しただけです。それからは報告していません。"
    "オーナーさんに相談しても他人事のようで、先輩には謝りに行けと言われています。どうしたらいいでしょうか。"
)


def in_facts() -> Talker:
    talker = Talker()
    talker.agree()
    talker.tap("own_mistake")
    talker.say("月次の報告書が遅れて、お客様に怒られました")
    return talker


def kept(talker: Talker) -> str:
    return json.dumps(flows.dump(talker.session), ensure_ascii=False)


# What waits for an answer of its own


def test_a_yes_to_another_question_never_erases() -> None:
    talker = in_facts()
    talker.say("データを消して")
    talker.tap_data(f"a|facts.when|today|{talker.session.consultation.number}")
    turn = talker.say("はい")
    assert not list(turn.asks_for(Raises.ERASE))
    assert talker.session.consented is not None


def test_a_yes_to_consent_after_not_erasing_is_consent() -> None:
    talker = Talker()
    talker.say(STORY)
    talker.say("データを消して")
    talker.tap("go_on")
    turn = talker.say("はい")
    assert not list(turn.asks_for(Raises.ERASE))
    assert talker.session.consented is not None


@pytest.mark.parametrize("kind", [Kind.STICKER, Kind.FOLLOW])
def test_whatever_puts_the_question_again_ends_what_waited(kind: Kind) -> None:
    talker = in_facts()
    talker.say("データを消して")
    talker.show(kind)
    assert not list(talker.say("はい").asks_for(Raises.ERASE))


def test_nobody_is_erased_by_a_yes_days_later() -> None:
    talker = in_facts()
    talker.say("データを消して")
    talker.now += timedelta(days=3)
    assert not list(talker.say("はい").asks_for(Raises.ERASE))


# The box of free writing


def venting() -> Talker:
    talker = in_facts()
    talker.say("吐き出したい")
    talker.say("本当に腹が立つ、あの人なんか大きらいだ")
    return talker


def test_a_second_bubble_in_the_box_is_held_like_the_first() -> None:
    talker = venting()
    turn = talker.say("どうして私ばかり責められるのか、もう分からない")
    assert turn.withheld
    assert not list(turn.asks_for(Raises.DISCARD))
    assert "責められる" not in kept(talker)
    assert list(talker.tap("keep").asks_for(Raises.REVEAL))


@pytest.mark.parametrize(
    ("words", "does"), [("残さない", Raises.DISCARD), ("残しておく", Raises.REVEAL), ("はい", Raises.REVEAL)]
)
def test_the_box_may_be_closed_in_words(words: str, does: Raises) -> None:
    turn = venting().say(words)
    assert list(turn.asks_for(does)) == [""]
    assert turn.question == "facts.when"


def test_who_goes_on_without_choosing_has_not_asked_to_keep_it() -> None:
    for move in (lambda t: t.tap_data("c|summary|"), lambda t: t.show(Kind.STICKER)):
        talker = venting()
        assert list(move(talker).asks_for(Raises.DISCARD)) == [""]


def test_danger_in_the_box_is_met_and_its_words_are_not_kept() -> None:
    talker = in_facts()
    talker.say("吐き出したい")
    turn = talker.say(
        "毎日毎日あの人に怒鳴られて、もう何もかもいやで、どこにも逃げ場がなくて、もう死んでしまいたいです"
    )
    assert turn.stage == Stage.DANGER
    assert turn.withheld
    assert list(turn.asks_for(Raises.DISCARD)) == [""]
    assert "怒鳴られて" not in kept(talker)


def test_a_turn_in_the_box_tells_that_the_person_has_consented() -> None:
    talker = venting()
    assert talker.turn.withheld
    assert talker.turn.consented
    before = Talker()
    before.say(STORY)
    assert not before.turn.consented


# Danger


@pytest.mark.parametrize(
    "data", ["c|agree|", "c|start|", "c|details|", "c|refuse|", "c|back|", "a|entry.role|listen|1"]
)
def test_an_old_tap_in_danger_before_consent_leaves_a_way_on(data: str) -> None:
    talker = Talker()
    talker.say(STORY)
    talker.say(DANGER)
    turn = talker.tap_data(data)
    assert turn.stage == Stage.DANGER
    assert talker.find("back") or talker.find("fine")
    talker.tap_data("c|danger|back")
    if talker.session.consented is None:
        talker.tap("agree")
    assert talker.session.consultation.state not in (Stage.DANGER, Stage.CONSENT)
    assert talker.turn.question


@pytest.mark.parametrize(
    "data", ["c|back|", "c|new|", "c|pause|", "c|restart|erase", "c|change|entry.role", "c|vent|", "c|jobs|"]
)
def test_an_old_tap_in_danger_does_not_end_it(data: str) -> None:
    talker = in_facts()
    before = kept_consultations(talker)
    talker.say(DANGER)
    turn = talker.tap_data(data)
    assert turn.stage == Stage.DANGER
    assert talker.find("back") or talker.find("fine")
    talker.tap_data("c|danger|back")
    assert kept_consultations(talker) == before


def kept_consultations(talker: Talker) -> object:
    return flows.dump(talker.session)["consultations"]


def test_an_old_answer_tapped_in_danger_is_not_taken() -> None:
    talker = in_facts()
    moves = len(talker.session.consultation.moves)
    talker.say(DANGER)
    turn = talker.tap_data("a|facts.when|today|1")
    assert turn.stage == Stage.DANGER
    assert turn.question == ""
    assert len(talker.session.consultation.moves) == moves


def test_in_danger_a_person_and_the_windows_can_be_asked_for_in_words() -> None:
    talker = in_facts()
    talker.say(DANGER)
    assert list(talker.say("相談員と話したい").asks_for(Raises.CALL_OPERATOR))
    assert talker.turn.stage == Stage.DANGER
    turn = talker.say("窓口を見る")
    assert any(getattr(bubble, "kind", "") == "windows" for bubble in turn.bubbles)


def test_in_danger_everything_can_be_erased() -> None:
    talker = in_facts()
    talker.say(DANGER)
    talker.say("データを消して")
    assert list(talker.say("はい").asks_for(Raises.ERASE))


@pytest.mark.parametrize("kind", [Kind.FOLLOW, Kind.STICKER])
def test_in_danger_nothing_else_is_asked(kind: Kind) -> None:
    talker = in_facts()
    talker.say(DANGER)
    turn = talker.show(kind)
    assert turn.stage == Stage.DANGER
    assert turn.question == ""


def test_doubtful_words_are_asked_about_again_on_another_day() -> None:
    talker = in_facts()
    asked = [talker.say("もう消えたいと思うわけではないけれど、消えたい").choices for _ in range(2)]
    assert "c|danger|yes" in [choice.data for choice in asked[0]] or talker.turn.stage == Stage.DANGER
    if talker.turn.stage == Stage.DANGER:
        return
    talker.now += timedelta(days=2)
    assert "c|danger|yes" in [choice.data for choice in talker.say("もう消えたいと思うわけではないけれど").choices]


# Pausing


@pytest.mark.parametrize(
    ("words", "trigger"), [("データを消して", "erase"), ("まとめ", "summary"), ("新しい相談", "new")]
)
def test_what_is_asked_for_during_a_pause_is_done(words: str, trigger: str) -> None:
    talker = in_facts()
    talker.say("休む")
    assert talker.say(words).trigger == trigger


@pytest.mark.parametrize("kind", [Kind.FOLLOW, Kind.STICKER])
def test_a_pause_is_left_only_when_wished(kind: Kind) -> None:
    talker = in_facts()
    talker.say("休む")
    turn = talker.show(kind)
    assert turn.stage == Stage.PAUSED
    assert turn.question == ""
    assert talker.find("resume")


def test_thanks_during_a_pause_leave_it_a_pause() -> None:
    talker = in_facts()
    talker.say("休む")
    assert talker.say("ありがとうございます").stage == Stage.PAUSED


# Consultations


def test_no_two_consultations_ever_have_the_same_number() -> None:
    talker = in_facts()
    for data in ("c|new|", "c|open|1", "c|restart|erase", "c|new|", "c|open|2", "c|restart|erase", "c|new|"):
        talker.tap_data(data)
        numbers = [consultation.number for consultation in talker.session.consultations]
        assert len(numbers) == len(set(numbers))


@pytest.mark.parametrize("data", ["c|new|", "c|restart|erase", "c|restart|keep"])
def test_a_change_that_was_begun_ends_with_the_consultation(data: str) -> None:
    talker = in_facts()
    talker.tap_data("c|change|facts.happened")
    assert talker.tap_data(data).question == "entry.role"


def test_every_consultation_of_the_list_can_be_opened() -> None:
    talker = in_facts()
    for _ in range(30):
        talker.say("新しい相談")
    talker.say("相談の一覧")
    offered = {choice.data for choice in talker.offered()}
    assert {f"c|open|{c.number}" for c in talker.session.consultations} <= offered
