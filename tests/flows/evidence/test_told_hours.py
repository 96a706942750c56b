"""The part of the day that is told wins over the clock's guess, and a wish for words is no record."""

from __future__ import annotations

from datetime import datetime

import pytest

import flows
from flows.evidence.fields import LOG
from flows.evidence.when import moment_in
from flows.waiting import For
from tests.flows.talker import JAPAN, Talker
from tests.flows.test_recording import kept, recording, written
from tests.flows.test_waiting import logged


@pytest.mark.parametrize("hour", [8, 10, 15, 22])
@pytest.mark.parametrize(
    ("words", "hour_told"),
    [
        ("今朝9時半、40分くらい電話で怒鳴られた", 9),
        ("けさ9時半", 9),
        ("今日の朝9時半やった", 9),
        ("今夜8時に来ると言われた", 20),
        ("今日の昼1時に電話", 13),
        ("ゆうべ11時", 23),
        ("昨日の晩9時", 21),
        ("昨日の昼2時", 14),
        ("おとといの朝7時", 7),
        ("昨夜10時半", 22),
    ],
)
def test_morning_noon_and_night_are_what_they_say(words: str, hour_told: int, hour: int) -> None:
    on = moment_in(words, datetime(2026, 11, 22, hour, 50, tzinfo=JAPAN))
    assert on
    assert "T" not in on or int(on[11:13]) == hour_told


@pytest.mark.parametrize("said", ["夜じゃなくて朝の9時半です", "夜やなくて朝の9時半や", "夜ではなく、朝9時半です"])
def test_the_time_of_a_record_just_kept_is_put_right(said: str) -> None:
    talker = Talker(datetime(2026, 11, 22, 22, 10, tzinfo=JAPAN))
    talker.agree()
    talker.say("納期に遅れてお客さんに怒鳴られました。自分のミスです")
    talker.say("記録を残したい")
    for words in ("今日の夜9時半、40分くらい電話で怒鳴られた。お客さんから", "録音", "いない", "はい"):
        talker.say(words)
    assert kept(talker)[0].on == "2026-11-22T21:30"
    talker.say(said)
    assert kept(talker)[0].on == "2026-11-22T09:30"
    assert len(kept(talker)) == 1


@pytest.mark.parametrize(
    "said",
    [
        "主任にどう話せばいいか、文を作ってほしい",
        "店長に送るメールを書いてほしい",
        "なんて言えばいいの",
        "どう謝ったらええんか教えて",
        "上司への報告文つくってくれん？",
        "謝る言葉を考えてください",
    ],
)
def test_a_wish_for_words_right_after_a_record_is_no_second_one(said: str) -> None:
    talker = written()
    assert talker.turn.question == LOG
    talker.say(said)
    assert len(kept(talker)) == 1
    assert talker.session.waiting.what is not For.EVIDENCE
    assert flows.dump(flows.replay(logged(talker))) == flows.dump(talker.session)


@pytest.mark.parametrize("said", ["謝罪文を書けと言われた", "「どう謝ればいいかわかってるのか」と怒鳴られた"])
def test_what_happened_is_a_record_whatever_words_it_has(said: str) -> None:
    talker = recording()
    talker.say(said)
    assert [fields["what"] for fields in talker.case.log.values()] == [said]
