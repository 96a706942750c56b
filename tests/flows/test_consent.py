"""Nothing is kept before a yes; what was said before it is read after it and never asked for again."""

from __future__ import annotations

from itertools import pairwise

import pytest

import flows
from flows.content import content
from flows.stage import Stage
from flows.turn import Kind, Raises
from tests.flows.talker import Talker
from tests.flows.test_waiting import logged

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


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("え、相談員って誰が読むの？前の会社の人とかじゃないよね", "reader"),
        ("どんな人が見るんですか？", "reader"),
        ("だれが読むと？", "reader"),
        ("これ秘密守られます？", "reader"),
        ("会社にばれない？", "company"),
        ("前の会社に連絡いったりせえへん？", "company"),
        ("上司に伝わりませんか", "company"),
        ("店長が読んだりしないですよね？", "company"),
        ("本当に消せるの？", "erase"),
        ("お金かかる？", "cost"),
        ("名前とか出ますか", "name"),
        ("断ったらどうなりますか", "refusing"),
        ("人間が返事してるんですか？", "bot"),
    ],
)
def test_what_is_asked_of_us_before_consent_is_answered_and_held_nowhere(said: str, name: str) -> None:
    for texts in ((said,), ("お客さんに毎日怒鳴られてます", said)):
        talker = Talker()
        for text in texts:
            talker.say(text)
        assert content().text(f"consent.asked.{name}") in talker.words()
        assert talker.turn.question == "consent.agree"
        assert len(talker.session.held) == len(texts) - 1
        talker.tap("agree")
        assert flows.dump(flows.replay(logged(talker))) == flows.dump(talker.session)


def test_what_is_told_beside_the_question_is_held() -> None:
    talker = Talker()
    talker.say("毎日お客さんに怒鳴られて困っています。これ誰が読むんですか？")
    assert len(talker.session.held) == 1
    assert content().text("consent.asked.reader") in talker.words()


@pytest.mark.parametrize(
    "said",
    [
        "会社に話が伝わってしまいました",
        "お客さんに名前を書けと言われました",
        "謝りに行ったほうがいいですか",
        "弁償はいくら払えばいいですか？",
        "ネットの書き込みを消してもらえません",
        "上司に言ったほうがいいですか？",
    ],
)
def test_what_is_asked_about_the_matter_is_held(said: str) -> None:
    talker = Talker()
    talker.say(said)
    assert len(talker.session.held) == 1


def test_what_is_said_to_one_text_after_the_other_differs_and_gets_shorter() -> None:
    talker = Talker()
    talker.say("前の会社のお客さんから電話が来て困ってます")
    said = []
    for text in ("それで、来いって言うんです", "昨日も来て", "名刺も出せって", "店の前で待ってて", "夜もです"):
        talker.say(text)
        said.append(talker.words())
    assert all(one != other for one, other in pairwise(said))
    assert len(said[-1]) < len(said[0])
    assert talker.find("agree") is not None


@pytest.mark.parametrize("said", ["相談です", "相談", "ご相談なんですが", "相談お願いします"])
def test_who_only_says_that_they_want_to_talk_is_not_taken_for_the_career(said: str) -> None:
    talker = Talker()
    talker.say(said)
    talker.tap("agree")
    assert talker.turn.question == "entry.role"
