"""What makes the talk another one: a wish that is put to us; never a word about others, or about what was done."""

from __future__ import annotations

import pytest

from flows.stage import Stage
from flows.understanding.being_heard import wants_to_be_heard
from tests.flows.talker import Talker, asked

_OPEN = "facts.contact_how"
_WISHES = (
    "ただ聞いてほしい",
    "ちょっとただ聞いてくれへん？",
    "今は話を聞いてほしいだけです",
    "アドバイスはいらないので聞いてください",
    "愚痴らせて",
    "聞いてもらえるだけでいいです",
    "上司に怒られてつらいので、ただ聞いてほしい",
    "吐き出したいだけ",
)
_OF_OTHERS = (
    "師長は普段は話を聞いてくれる人です",
    "主任はただ聞いてくれるだけです",
    "先輩はアドバイスはいらないって言ってた",
    "店長が話を聞いてほしいと言ってきた",
    "お客さんはただ聞いてほしかっただけかも",
    "先輩に話を聞いてもらった",
    "愚痴を言える人がいない",
    "誰にも聞いてもらえなくてつらい",
    "店長に話を聞いてほしい",
    "理由を聞いてください、と言われました",
    "上司のアドバイスはいらない",
)


def waiting() -> Talker:
    return asked(_OPEN, "自分のミス", "納期に遅れてしまいました", "おととい")


@pytest.mark.parametrize("said", _WISHES)
def test_a_wish_to_us_to_listen_is_heard(said: str) -> None:
    assert wants_to_be_heard(said)


@pytest.mark.parametrize("said", _OF_OTHERS)
def test_who_tells_how_others_listen_is_not_only_listened_to(said: str) -> None:
    talker = waiting()
    talker.say(said)
    assert talker.session.stage is Stage.FACTS


@pytest.mark.parametrize("said", ["今は話を聞いてほしいだけです", "ちょっとただ聞いてくれへん？"])
def test_the_wish_is_heeded_in_the_middle_of_the_questions(said: str) -> None:
    talker = waiting()
    talker.say(said)
    assert talker.session.stage is Stage.LISTENING


@pytest.mark.parametrize(
    "said",
    [
        "データを消してしまったのも自分です",
        "転職活動中です",
        "転職したばかりです",
        "今は別の会社で働いてます",
        "待たせてしまいました",
        "間違えました、伝票を",
        "間違えたのは数字です",
        "相談員さんに電話したことがあります",
        "操作を間違えてしまって",
        "人事の人と話したいと思ってます",
        "少し休んでから行きました",
        "もう終わった話だと思ってました",
        "最初からやり直しになりました",
        "担当者に代われと言われました",
        "英語で話しかけられました",
        "お店に戻ったら怒られました",
        "店長に「もういい、帰れ」と言われて",
        "課長は今日は休みです",
        "面接の練習をしてました",
        "先輩は戻ってこない",
    ],
)
def test_what_is_only_told_is_no_command(said: str) -> None:
    talker = waiting()
    talker.say(said)
    assert talker.session.stage is Stage.FACTS
    assert talker.turn.trigger in ("answered", "finished", "not_understood", "changed", "sighed")
    assert talker.turn.question != "career.jobs"


@pytest.mark.parametrize(
    ("said", "trigger"),
    [
        ("転職先を探したい", "jobs"),
        ("少し休みます", "pause"),
        ("人と話したいです", "human"),
        ("データを消して", "erase"),
        ("最初からやり直したい", "restart"),
        ("間違えました", "back"),
    ],
)
def test_what_is_wanted_of_us_stays_a_command(said: str, trigger: str) -> None:
    talker = waiting()
    talker.say(said)
    assert talker.turn.trigger == trigger
