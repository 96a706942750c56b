"""What interrupts practising, and where that leads back to."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

import flows
from flows.snapshot import dump
from flows.turn import Raises
from tests.flows.rehearsal.scenes import client_says, practising
from tests.flows.test_waiting import logged


def test_danger_in_ones_own_words_interrupts_and_leads_back_to_the_open_question() -> None:
    talker = practising()
    talker.say("もう死にたい")
    assert talker.turn.stage == "danger"
    assert list(talker.turn.asks_for(Raises.ALERT))
    assert "もう死にたい" not in json.dumps(dump(talker.session)["consultations"], ensure_ascii=False)
    for _ in range(4):
        if talker.turn.stage != "danger":
            break
        talker.tap("fine") if talker.find("fine") else talker.tap("not_meant")
    assert talker.turn.question == "apology.words"
    assert talker.find("rehearse") is None
    talker.say("練習したい")
    assert talker.turn.question == "apology.words"
    assert dump(flows.replay(logged(talker))) == dump(talker.session)


def test_doubtful_words_leave_the_part_for_a_gentle_question() -> None:
    talker = practising()
    talker.say("もう疲れました、消えてしまいたいくらいです")
    assert talker.turn.question != "rehearsal" or talker.turn.stage == "danger"
    assert dump(flows.replay(logged(talker))) == dump(talker.session)


@pytest.mark.parametrize(
    "said",
    [
        "土下座はいたしかねます。",
        "今調べています。少々お待ちください。",
        "そのようにおっしゃられると、怖く感じます。",
        "お怒りはごもっともです。最後までお話を聞かせてください。",
        "お支払いについては、この場で決められません。",
    ],
)
def test_what_one_says_to_a_client_is_no_danger(said: str) -> None:
    talker = practising()
    talker.say(said)
    assert talker.turn.stage != "danger"
    assert talker.turn.question == "rehearsal"
    assert not talker.session.gentle


@pytest.mark.parametrize("aside", ["まとめ", "ヘルプ", "窓口", "自分のデータ"])
def test_an_aside_leads_back_to_the_same_line(aside: str) -> None:
    talker = practising()
    line = client_says(talker)
    talker.say(aside)
    talker.tap_data("c|rehearse|go")
    assert client_says(talker) == line


def test_a_pause_and_a_long_absence_do_not_go_on_in_the_part() -> None:
    talker = practising()
    line = client_says(talker)
    talker.say("休む")
    talker.say("続きから")
    assert client_says(talker) == line
    talker.now += timedelta(days=2)
    entries = len(talker.session.consultation.practised)
    talker.say("おはようございます。この前は途中ですみませんでした。")
    assert len(talker.session.consultation.practised) == entries
    assert talker.find("go") is not None
    talker.tap("go")
    assert client_says(talker) == line
    assert dump(flows.replay(logged(talker))) == dump(talker.session)


def test_a_new_consultation_leaves_the_part() -> None:
    talker = practising()
    talker.say("新しい相談")
    assert talker.turn.question == "entry.role"
    talker.say("相談の一覧")
    talker.tap("1")
    assert talker.turn.question == "apology.words"
