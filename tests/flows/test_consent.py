"""Nothing is kept before a yes; what was said before it is read after it and never asked for again."""

from __future__ import annotations

import flows
from flows.stage import Stage
from flows.turn import Kind, Raises
from tests.flows.talker import Talker

STORY = (
    "先月まで営業の仕事をしていました。辞めたあとで、お客様から私の携帯に電話があり「あなたのせいだ、一度謝りに来い」と言われました。"
    "私は頼まれて気づいたことを一度だけ報告しただけです。先輩には謝りに行けと言われています。どうしたらいいでしょうか。"
)


def test_a_first_text_is_withheld_until_the_yes() -> None:
    talker = Talker()
    assert talker.say(STORY).withheld
    turn = talker.tap("agree")
    assert not turn.withheld
    assert list(turn.asks_for(Raises.REVEAL)) == [""]


def test_what_was_told_before_consent_is_not_asked_again() -> None:
    talker = Talker()
    talker.say(STORY)
    talker.tap("agree")
    assert talker.turn.question != "facts.happened"
    assert STORY in talker.session.consultation.case.story


def test_no_leaves_nothing_behind_and_the_help_lines_open() -> None:
    talker = Talker()
    talker.say(STORY)
    turn = talker.tap("refuse")
    assert list(turn.asks_for(Raises.DISCARD)) == [""]
    assert STORY[:20] not in str(flows.dump(talker.session))
    assert talker.find("windows") is not None
    assert any(getattr(bubble, "kind", "") == "windows" for bubble in talker.tap("windows").bubbles)


def test_no_can_be_typed_and_one_may_come_back_later() -> None:
    talker = Talker()
    talker.say(STORY)
    talker.say("いいえ")
    assert talker.session.consented is None
    talker.say("やっぱり相談したいです")
    talker.say("はい")
    assert talker.session.consented is not None


def test_being_added_stores_nothing_and_asks_for_nothing() -> None:
    talker = Talker()
    turn = talker.show(Kind.FOLLOW)
    assert turn.withheld
    assert turn.bubbles


def test_danger_is_answered_without_consent() -> None:
    talker = Talker()
    turn = talker.say("もう死にたいです")
    assert turn.stage == Stage.DANGER
    assert list(turn.asks_for(Raises.ALERT))
    assert turn.withheld


def test_before_consent_operators_learn_of_danger_and_of_nothing_else() -> None:
    talker = Talker()
    told = talker.say("取引先の田中さんにどなられました。もう死にたいです")
    assert told.digest["danger"]
    assert list(told.asks_for(Raises.ALERT))
    assert not {"names", "feelings", "harassment", "entry", "holds"} & set(told.digest)
    quiet = Talker()
    assert quiet.say("取引先の田中さんにどなられました").digest == {}


def test_words_for_right_now_are_given_without_consent() -> None:
    talker = Talker()
    talker.say(STORY)
    turn = talker.say("いますぐ返事が必要")
    assert sum(getattr(bubble, "kind", "") == "draft" for bubble in turn.bubbles) >= 2
    assert turn.withheld


def test_several_bubbles_before_consent_are_one_story() -> None:
    talker = Talker()
    for sentence in STORY.split("。"):
        talker.say(sentence)
    talker.tap("agree")
    assert "一度だけ報告" in "".join(talker.session.consultation.case.story)


def test_going_back_never_throws_away_what_was_told_before_consent() -> None:
    talker = Talker()
    talker.say(STORY)
    talker.tap("agree")
    question = talker.turn.question
    talker.say("戻る")
    assert talker.turn.question == question
    assert STORY in talker.session.consultation.case.story
