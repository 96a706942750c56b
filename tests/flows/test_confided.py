"""Who is only listened to is answered to what they told, in other words each time, and asked nothing unwanted."""

from __future__ import annotations

import pytest

from flows.content import content
from flows.turn import Say
from flows.understanding.confided import NAMES, confided_in, nods, words_thrown_at
from tests.flows.talker import Talker, asked


def listened() -> Talker:
    return asked("listening.talk", "ただ聞いてほしいだけなんです")


def first_line(talker: Talker) -> str:
    return next(bubble.text for bubble in talker.turn.bubbles if isinstance(bubble, Say))


@pytest.mark.parametrize(
    ("said", "sense"),
    [
        ("旦那には心配かけたくなくて言ってません", "kept_from"),
        ("部長が全部私のせいにしてくるんです", "put_on_me"),
        ("上司は横で黙って見てた", "stood_by"),
        ("動悸がするようになった", "body"),
        ("ごはんも食べてない", "no_food"),
        ("思ったより怖くなかった", "came_through"),
        ("だから辞めたくない", "loves_work"),
        ("謝ってほしいんだと思う", "wants_to_be_seen"),
        ("他の保護者さんにも広まっているみたいです", "spread"),
        ("質問しないでほしい", "no_questions"),
    ],
)
def test_what_is_confided_is_answered_by_its_sense(said: str, sense: str) -> None:
    talker = listened()
    talker.say(said)
    assert first_line(talker).endswith(tuple(content().raw(f"listening.touched.{sense}")))


@pytest.mark.parametrize("said", ["夜中に何回も目が覚めます", "誰も大丈夫かとは聞いてくれない"])
def test_what_is_told_is_not_answered_as_a_question(said: str) -> None:
    talker = listened()
    talker.say(said)
    assert talker.turn.trigger == "answered"


def test_every_sense_has_its_words() -> None:
    assert {f"listening.touched.{name}" for name in NAMES} <= set(content())


def test_the_same_is_not_answered_alike_twice_in_a_row() -> None:
    talker, lines = listened(), []
    for said in ("手が震える", "動悸もする", "お腹が痛い", "吐き気もして"):
        talker.say(said)
        lines.append(first_line(talker))
    assert len({line.split("。")[-2] for line in lines}) == len(lines)


def test_who_wants_no_questions_is_asked_none() -> None:
    talker = listened()
    talker.say("質問しないでほしい")
    asking = set(content().raw("listening.open.ask"))
    for n in range(16):
        talker.say(f"{n}回目のことがありました")
        assert not asking & {bubble.text for bubble in talker.turn.bubbles if isinstance(bubble, Say)}


def test_the_answer_to_a_small_question_is_taken_as_one() -> None:
    talker = listened()
    for said in ("朝から店にいました", "レジに並んでいました", "次の人が来ました", "私は奥にいました"):
        talker.say(said)
    assert any(
        bubble.text in content().raw("listening.open.ask") for bubble in talker.turn.bubbles if isinstance(bubble, Say)
    )
    talker.say("棚が古いことです")
    assert first_line(talker).endswith(tuple(content().raw("listening.open.answered")))


def test_words_that_were_said_to_them_are_told_from_their_own() -> None:
    assert words_thrown_at("みんなの前で無能って言われた") == "無能"
    assert words_thrown_at("もう顔も見たくないって") == "顔も見たくない"
    assert words_thrown_at("最低な親だなって") == ""
    assert words_thrown_at("子どもにもあたってしまって") == ""
    assert words_thrown_at("そこにクレームが重なって") == ""
    assert words_thrown_at("親に相談したら警察行けって") == ""


@pytest.mark.parametrize("said", ["うん", "はい", "えっと", "はあ", "それだけです"])
def test_a_nod_is_no_news(said: str) -> None:
    assert nods(said)
    assert not confided_in(said)


@pytest.mark.parametrize("said", ["自分が嫌になる", "最低な親だなって", "仕事行きたくないなあ", "もう関わりたくない"])
def test_what_is_confided_at_a_question_is_taken_up_there_too(said: str) -> None:
    talker = asked("facts.contact_how", "自分のミス", "納期に遅れてしまいました", "おととい")
    for _ in range(20):
        if talker.turn.question == "feelings.which":
            break
        talker.tap("skipped")
    talker.say(said)
    assert talker.turn.trigger in ("answered", "finished")
