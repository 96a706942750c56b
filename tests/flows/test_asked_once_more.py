"""What is asked of us beside the thread is answered as it was meant, and never twice in the same words."""

from __future__ import annotations

import pytest

from flows.turn import Say
from tests.flows.talker import Talker
from tests.flows.test_setting_anew import replays

KEEP_SILENT = (
    "先輩は黙っておけって言うんです 黙ってていいんでしょうか",
    "吉田さんに黙っておけって言われたのに話していいのかが知りたいんです",
    "先輩に口止めされてます 言ったらまずいですか",
    "店長が本部には言うなって言うんですけど 報告した方がいいですか",
)


def beginning() -> Talker:
    talker = Talker()
    talker.agree("書類の宛先を間違えて送ってしまいました")
    return talker


def replied(talker: Talker) -> list[str]:
    return talker.session.consultation.replied


@pytest.mark.parametrize("words", KEEP_SILENT)
def test_who_is_told_to_keep_silent_hears_whether_they_may_speak(words: str) -> None:
    talker = beginning()
    assert talker.say(words).trigger == "side_question"
    assert replied(talker) == ["pressed.keep_silent"]


@pytest.mark.parametrize(
    "words",
    [
        "でも吉田さんのこと所長に聞かれたらどう言えばいいですか",
        "園長に主任のこと聞かれたらどう答えたらいいですか",
        "先輩のことまで話したほうがいいですか",
    ],
)
def test_what_to_say_of_a_colleague_is_answered(words: str) -> None:
    talker = beginning()
    talker.say(words)
    assert replied(talker) == ["pressed.about_colleague"]


def test_a_question_behind_a_long_story_is_answered_and_the_story_taken() -> None:
    talker = beginning()
    talker.say(
        "会社に電話が来て、出たのは先輩です。所長はまだ何も知らないままです。"
        "先輩は黙っておけって言うんです 黙ってていいんでしょうか"
    )
    assert replied(talker) == ["pressed.keep_silent"]
    assert talker.turn.trigger in ("answered", "finished")


@pytest.mark.parametrize(
    "words",
    [
        "B社に送ったメール、消してもらうようにお願いしなくていいんでしょうか",
        "間違えて送ったファイルって 相手に削除してもらえますか",
    ],
)
def test_having_what_went_astray_deleted_is_no_question_about_the_telephone(words: str) -> None:
    talker = beginning()
    talker.say(words)
    assert replied(talker) == ["erase_there"]


def test_a_late_report_is_answered_as_one() -> None:
    talker = beginning()
    talker.say("3日黙ってたのがバレるのが怖いです 話した方がいいですか？")
    assert replied(talker) == ["told_late"]


def test_the_same_answer_is_never_given_twice_in_the_same_words() -> None:
    talker = beginning()
    told = []
    for _ in range(3):
        turn = talker.say("上司に言った方がいいですか")
        told.append(next(bubble.text for bubble in turn.bubbles if isinstance(bubble, Say)))
    assert len(set(told)) == 3
    assert len(told[1]) < len(told[0])


def test_a_decision_to_tell_it_is_welcomed_and_not_explained() -> None:
    talker = beginning()
    talker.say("今日のうちに所長に言った方がいいですよね？ 今日言います")
    assert replied(talker) == ["tell_boss_decided"]


def test_what_was_answered_is_known_when_the_log_is_done_again() -> None:
    talker = beginning()
    talker.say("上司に言った方がいいですか")
    talker.say(KEEP_SILENT[0])
    assert replays(talker)
