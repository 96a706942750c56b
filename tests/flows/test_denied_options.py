"""What is named only to say that it is not so is never taken down, and nothing contradicts itself."""

from __future__ import annotations

import pytest

from flows.answers import typed
from flows.case import Case
from flows.content import content
from flows.question import Answer
from flows.stages import BY_ID
from flows.understanding import read
from tests.flows.talker import MORNING, asked


def answer_to(question: str, text: str) -> Answer:
    return typed(BY_ID[question], Case(), text, read(text, MORNING, question), content())


@pytest.mark.parametrize(
    "told",
    [
        "「誠意を見せろ」って怒鳴られました",
        "誠意を見せろ、の一点張りです",
        "誠意みせんかい言われた",
        "誠意ば見せんねって言わした",
        "誠意を示せと電話で言われています",
        "誠意ってもんがあるやろって",
        "誠意を見せれって言われたべ",
        "誠意のある対応をしろと言われた",
        "お客さんに誠意が感じられないと言われました",
        "誠意はどこやねんって詰められて",
    ],
)
def test_who_is_asked_for_sincerity_is_not_asked_for_money(told: str) -> None:
    talker = asked("entry.role")
    talker.say(told + "。電話に出ただけなのに、どうしたらいいかわかりません")
    assert "money" not in (talker.case.harassment or ())
    assert "money" not in (talker.case.demands or ())
    assert "money" not in (answer_to("facts.harassment", told) or ())
    assert "money" not in (answer_to("facts.demands", told) or ())


@pytest.mark.parametrize(
    "told", ["誠意を見せろ、十万払えって", "誠意いうたら金やろって言われた", "誠意は封筒で持ってこいと言われました"]
)
def test_sincerity_with_money_named_is_money(told: str) -> None:
    assert "money" in (answer_to("facts.harassment", told) or ())


@pytest.mark.parametrize(
    ("question", "said", "wanted"),
    [
        ("facts.demands", "お金とは言われてません。謝れって", ["apology"]),
        ("facts.demands", "謝ってほしい、特に求めていない", ["apology"]),
        ("facts.demands", "謝れとは言われてへんけど、説明しろって", ["explanation"]),
        ("facts.demands", "説明してほしいだけで、お金はいらんって", ["explanation"]),
        ("facts.demands", "謝れ言うばっかりで金の話はなかと", ["apology"]),
        ("facts.demands", "金ば払えとは言われとらん、謝れだけたい", ["apology"]),
        ("facts.demands", "お金だのは言われてねえです、ただ謝れって", ["apology"]),
        ("facts.demands", "返金とかは言うてへん。説明せえって", ["explanation"]),
        ("facts.demands", "お金は言われてない", None),
        ("facts.demands", "金の話は出てへん", None),
        ("facts.demands", "特に求められてないです", ["nothing"]),
        ("facts.harassment", "ないです。電話だけ", ["none"]),
        ("facts.harassment", "怒鳴られただけでお金の話はないです", ["abuse"]),
        ("facts.harassment", "お金は求められてない、怒鳴られた", ["abuse"]),
        ("facts.harassment", "おどされてはないけど怒鳴られた", ["abuse"]),
        ("facts.harassment", "土下座とかはされてへん。どなられただけや", ["abuse"]),
        ("facts.harassment", "お金の話も怖いこともないです", ["none"]),
        ("facts.done", "返事はしてない。謝った", ["apologised"]),
        ("facts.done", "謝っただけ。報告はまだしてない", ["apologised"]),
    ],
)
def test_what_is_denied_is_no_answer_and_none_stands_alone(question: str, said: str, wanted: Answer) -> None:
    assert answer_to(question, said) == wanted


@pytest.mark.parametrize(
    "said",
    [
        "ないです。電話だけ",
        "さあ。誠意を見せろって言われるだけで、期限とかはないです",
        "いつまでとかは聞いてないです",
        "期限は言われてへん",
        "なんも言われとらん",
        "期限とか言われとらんばい",
        "期限はねえです",
        "いつまでとは言われてねえっす",
        "特になかです",
        "とくに言われてまへん",
    ],
)
def test_that_there_is_no_deadline_is_an_answer(said: str) -> None:
    assert answer_to("facts.deadline", said) == "none"


@pytest.mark.parametrize(
    "said",
    [
        "うちの課長が明日まで帰らない",
        "課長が金曜まで出張やねん",
        "部長が来週まで戻ってこん",
        "店長が月曜まで休みです",
        "主任は明後日まで帰ってけえへん",
        "上司が木曜まで戻らんとです",
        "所長は明日まで来ません",
        "課長さ明日まで帰らねえ",
    ],
)
def test_that_somebody_is_away_until_a_day_is_no_deadline(said: str) -> None:
    assert answer_to("facts.deadline", said) is None
    assert read(said, MORNING).deadline.kind == "none"


@pytest.mark.parametrize("said", ["今朝の9時半です", "けさ7時", "昨夜10時に電話", "ゆうべの8時や"])
def test_an_hour_that_is_over_is_no_deadline(said: str) -> None:
    assert read(said, MORNING).deadline.kind == "none"


def test_beside_the_day_nothing_else_is_taken_for_it() -> None:
    assert answer_to("facts.when", "お金は言われてないです。今朝の9時半です") == "今朝の9時半です"
