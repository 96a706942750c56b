"""What is asked or told at the decision about going, calling and being pressed; how such words look is tested in
tests/flows/understanding."""

from __future__ import annotations

import pytest

from flows.content import content
from tests.flows.talker import Talker
from tests.flows.test_setting_anew import replays

LEFT = (
    "辞めて半年なのに、前の会社の時のお客さんから携帯に電話が来て、あなたのせいで損した、一度謝りに来いって言われました。"
    "先輩も謝りに行けって言うし、オーナーは他人事です。"
)
NURSE = (
    "病院で看護師してます。点滴の時間が30分遅れて患者さんの家族が激怒、土下座しろって怒鳴られました。"
    "師長には患者さんだから我慢しなさいって言われて"
)
SHOP = (
    "コンビニでバイトしてます。レジで態度悪いってクレームになって、お客さんに誠意を見せろって言われてる。"
    "店長は謝りに行けばいいじゃんって笑ってる"
)


def at_the_decision(story: str) -> Talker:
    talker = Talker()
    talker.agree()
    talker.say(story)
    for _ in range(40):
        if talker.turn.question == "apology.choice":
            return talker
        if talker.turn.question == "feelings.which":
            talker.say("不安4")
        elif talker.find("skipped"):
            talker.tap("skipped")
        else:
            talker.tap_data(talker.offered()[0].data)
    raise AssertionError(talker.turn.question)


@pytest.mark.parametrize("story", [LEFT, NURSE, SHOP])
@pytest.mark.parametrize(
    "said",
    [
        "明日行かないといけないですか？",
        "電話で謝るだけじゃだめですか",
        "また電話かかってきたら何て言えばいい？",
        "誠意を見せろって言われたらなんて答えるの",
        "今すぐ来いって言われたらどう返せばいい",
        "今日は無理、明日なら",
        "行くだけ行って早く終わらせたい",
        "メールでもいい？",
        "労組ってこういうの聞いてくれるん？",
        "明日会ったらなんて言えばいい",
        "本部に言ってもいいと思いますか",
        "そもそも弁護士って何曜日なら空いてるの？",
    ],
)
def test_what_is_asked_at_the_decision_is_answered_and_decides_nothing(story: str, said: str) -> None:
    talker = at_the_decision(story)
    before = talker.session.consultation.case.choice
    turn = talker.say(said)
    assert turn.trigger == "side_question"
    assert turn.question == "apology.choice"
    assert talker.session.consultation.case.choice == before
    assert talker.find("go") is not None
    assert replays(talker)


def test_the_same_question_is_answered_otherwise_for_who_has_left() -> None:
    gone, there = at_the_decision(LEFT), at_the_decision(SHOP)
    assert (
        gone.say("明日行かないといけないですか？").bubbles[0] != there.say("明日行かないといけないですか？").bubbles[0]
    )
    assert content().text("chat.called.former_company") in gone.words()


@pytest.mark.parametrize(("story", "house"), [(NURSE, "hospital"), (SHOP, "shop")])
def test_who_is_let_bear_it_hears_who_stands_above_in_such_a_house(story: str, house: str) -> None:
    talker = at_the_decision(story)
    boss = "師長" if house == "hospital" else "店長"
    talker.say(f"{boss}は我慢してって言うだけで何もしてくれません")
    assert content().text(f"pressing.above.{house}") in talker.words()
    assert content().text(f"documents.house.{house}") in talker.words()


def test_what_is_taken_with_a_question_behind_it_is_taken_and_answered() -> None:
    talker = at_the_decision(SHOP)
    turn = talker.say("それでいいけど店長が動かなかったら？")
    assert turn.question == "apology.words"
    assert content().text("pressing.above.shop") in talker.words()
    assert replays(talker)


def test_a_remark_at_the_decision_is_said_back_and_kept() -> None:
    talker = at_the_decision(SHOP)
    turn = talker.say("正直、そこまでの話とは思えなくて")
    assert turn.question == "apology.choice"
    kept = [move.words.text for move in talker.session.consultation.moves if move.words is not None]
    assert any("そこまでの話とは思えなくて" in text for text in kept)
    assert "そこまでの話" in talker.words()
    assert replays(talker)


def test_the_advice_is_named_once_and_not_after_every_question() -> None:
    talker = at_the_decision(LEFT)
    title = content().text("decision.option.route_via_company.title")
    talker.say("メールでもいい？")
    assert title not in talker.words()
    talker.say("おすすめをもう一度見せて")
    assert any(bubble.__class__.__name__ == "Card" for bubble in talker.turn.bubbles)
    assert talker.turn.question == "apology.choice"


@pytest.mark.parametrize("said", ["今夜中に店長にLINEします", "それだと店長の顔つぶしませんか"])
def test_what_is_planned_or_asked_is_no_harm_that_was_done(said: str) -> None:
    talker = at_the_decision(SHOP)
    before = list(talker.session.consultation.case.harassment or ())
    talker.say(said)
    assert list(talker.session.consultation.case.harassment or ()) == before
    assert talker.turn.question == "apology.choice"


@pytest.mark.parametrize(
    "said", ["弁護士に相談するといくらかかる", "保留にしたまま切っていい？", "それ、店の評判悪くなりませんか"]
)
def test_a_question_is_no_choice(said: str) -> None:
    talker = at_the_decision(SHOP)
    turn = talker.say(said)
    assert turn.question == "apology.choice"
    assert talker.session.consultation.case.choice is None
    assert replays(talker)


@pytest.mark.parametrize("said", ["弁償したら終わるなら払いたい", "シフト変えてもらうのはあり？"])
def test_what_only_sounds_like_a_pause_or_thanks_is_taken_up(said: str) -> None:
    turn = at_the_decision(SHOP).say(said)
    assert turn.question == "apology.choice"
    assert turn.trigger not in ("pause", "thanks")


def test_a_pause_that_is_wished_for_is_one() -> None:
    assert at_the_decision(SHOP).say("とりあえず今日はここまでにします").trigger == "pause"
