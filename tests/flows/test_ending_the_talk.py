"""Who ends the talk for today is not taken for somebody who ends their life; whoever says more than that is heard."""

from __future__ import annotations

import pytest

from tests.flows.care import CONCERN
from tests.flows.talker import Talker


def in_a_consultation() -> Talker:
    talker = Talker()
    talker.agree("書類の宛先を間違えて送ってしまいました")
    return talker


@pytest.mark.parametrize(
    "words",
    [
        "ありがとうございました。今日はこれで終わります。",
        "ありがとうございました 今日はこのへんで終わりにします",
        "ありがとうございました いったんここまでにします",
        "いろいろお世話になりました。今日はここまでで終わりにします",
    ],
)
def test_thanks_and_the_end_for_today_are_a_pause_and_no_farewell_to_life(words: str) -> None:
    talker = in_a_consultation()
    talker.say(words)
    assert talker.turn.trigger in ("pause", "thanks")
    assert not talker.session.gentle


def test_a_fear_told_while_ending_the_talk_is_answered() -> None:
    talker = in_a_consultation()
    turn = talker.say("ありがとうございました 今日はこれで終わります あの、クビになっちゃったらどうしよう")
    assert turn.trigger == "side_question"


@pytest.mark.parametrize(
    "words",
    [
        "今日はこれで終わります 薬を全部飲みました",
        "今日はこれで終わります。さようなら、みんなを許してください",
        "今日はこれで終わりにします。橋に来てます。ありがとうございました",
        "ありがとうございました もう終わりにします",
        "今日はこれで終わります 今までありがとう 死にます",
    ],
)
def test_what_closes_more_than_the_talk_is_still_danger(words: str) -> None:
    talker = in_a_consultation()
    assert talker.say(words).trigger == "danger_seen"


def test_after_danger_the_end_for_today_is_not_waved_through() -> None:
    talker = in_a_consultation()
    talker.say(CONCERN)
    level = talker.session.waiting.level
    talker.say("ありがとうございました 今日はこれで終わります")
    assert level
    assert talker.turn.trigger.startswith("danger")
