"""What stands on a button is had by the same words bent otherwise; nobody is called, and no form opened, for words that
mean something else."""

from __future__ import annotations

import pytest

import flows
from flows.offers import says_the_same
from flows.snapshot import dump
from flows.turn import Raises
from flows.understanding.operators import wants_a_human
from flows.understanding.seeking import seeks_work
from tests.flows.talker import Talker
from tests.flows.test_offers import at_the_decision
from tests.flows.test_waiting import logged


def calls_somebody(talker: Talker) -> bool:
    return any(effect.does is Raises.CALL_OPERATOR for turn in talker.turns for effect in turn.effects)


@pytest.mark.parametrize(
    "said",
    [
        "会社に窓口を頼みたい",
        "会社に窓口頼みます",
        "窓口は会社に頼みたいです",
        "会社に窓口を頼もうと思います",
        "会社に窓口を頼む方で",
        "じゃあ会社に窓口を頼んでほしい",
        "会社に窓口、頼みたいわ",
        "会社の窓口を頼むでお願いします",
    ],
)
def test_the_words_of_a_button_choose_it(said: str) -> None:
    talker = at_the_decision()
    talker.say("ほかの方法を見る")
    talker.say(said)
    assert talker.case.choice == "route_via_company"
    assert not calls_somebody(talker)
    assert flows.dump(flows.replay(logged(talker))) == dump(talker.session)


@pytest.mark.parametrize(
    ("said", "label"),
    [
        ("上司と一緒に謝るのは嫌", "上司と一緒に謝る"),
        ("上司と一緒に謝らない", "上司と一緒に謝る"),
        ("会社に窓口を頼みたいけど怖い", "会社に窓口を頼む"),
        ("上司に謝る", "上司と一緒に謝る"),
        ("上司と一緒に先輩も謝る", "自分の分だけ謝る"),
        ("戻", "戻る"),
        ("部長が会社に窓口を頼むと言って先方が反対した", "会社に窓口を頼む"),
    ],
)
def test_other_words_are_no_button(said: str, label: str) -> None:
    assert not says_the_same(said, label)


@pytest.mark.parametrize(
    "said",
    [
        "会社に窓口を頼みたい",
        "会社の担当者に代わってほしい",
        "人から聞いた",
        "会社の人と話したい",
        "電話で話す言葉がほしい",
        "スタッフに怒られた",
        "人と会うのが怖い",
        "担当者と話した",
        "友達と話したい",
        "窓口なんてうちにはないよ",
    ],
)
def test_whoever_speaks_of_somebody_else_wants_nobody_here(said: str) -> None:
    assert not wants_a_human(said)
    talker = at_the_decision()
    talker.say(said)
    assert not calls_somebody(talker)


@pytest.mark.parametrize(
    "said",
    [
        "相談員と話したい",
        "人に代わって",
        "ロボットやのうて人出してくれんけ",
        "誰か人間出して",
        "機械でねくて人と話してえ",
        "オペレーターにつないで",
        "電話で相談できますか？",
    ],
)
def test_a_clear_wish_calls_somebody(said: str) -> None:
    talker = at_the_decision()
    talker.say(said)
    assert calls_somebody(talker)


@pytest.mark.parametrize(
    "said",
    [
        "次の仕事とかに何か活かせることある？",
        "この失敗って自分のキャリアに響きますか？",
        "この仕事、もう辞めたほうがいいのかな",
        "キャリアの話してくれるんじゃないの",
        "うち小さい会社やし人事ない",
        "会社を辞めたい",
        "仕事なくなるかも",
        "クビになりそうで怖い",
        "仕事に行きたくない",
        "転職したいわけじゃない",
        "求人はいらない",
    ],
)
def test_speaking_of_work_is_no_search_for_it(said: str) -> None:
    assert not seeks_work(said)
    talker = at_the_decision()
    talker.say(said)
    assert talker.turn.question != "career.jobs"


@pytest.mark.parametrize(
    "said",
    ["求人を見たい", "仕事を探したい", "転職したい", "ほかにええ仕事ないかな", "次の職場探してます", "仕事ある？"],
)
def test_a_wish_for_work_opens_the_search(said: str) -> None:
    assert seeks_work(said)
