"""People who say something beside the question, or what only sounds like an answer: it is not taken for one."""

from __future__ import annotations

import pytest

from flows.turn import Kind, Raises
from tests.flows.talker import Talker, asked, at_the_relation, how_it_came


@pytest.mark.parametrize("typed", ["そうじゃなくて、私は怒られてる側です", "ちがう。私は社員です", "違います"])
def test_a_denial_is_no_answer_but_leads_to_the_list(typed: str) -> None:
    talker = asked("expectation.expected", "客として言いたい", "注文と違うものが届きました")
    talker.say(typed)
    assert talker.turn.trigger == "change"
    assert talker.case.expected is None
    talker.tap("entry.role")
    talker.tap("front_desk")
    assert talker.case.entry == "front_desk"


def test_words_that_begin_like_a_denial_may_be_the_answer() -> None:
    talker = asked("expectation.happened", "客として言いたい")
    talker.say("違う商品が届きました")
    assert talker.case.happened


def test_why_is_heard_with_a_sigh_before_it() -> None:
    talker = how_it_came()
    talker.say("え、なんで聞くの？")
    assert talker.turn.trigger == "why"
    assert talker.turn.question == "facts.contact_how"


def test_a_sticker_in_between_changes_nothing() -> None:
    talker = how_it_came()
    talker.show(Kind.STICKER)
    assert talker.turn.question == "facts.contact_how"


def test_said_already_goes_on_and_is_no_quotation() -> None:
    talker = asked("facts.said", "自分のミス", "納期に遅れてしまいました", "おととい", "メール")
    talker.say("もう言いました")
    assert talker.case.said == []
    assert talker.turn.question == "facts.demands"


def test_money_alone_is_no_danger() -> None:
    talker = asked("facts.said", "自分のミス", "納期に遅れてしまいました", "おととい", "メール")
    talker.say("弁償してほしいと言われました")
    assert not any(getattr(bubble, "kind", "") == "windows" for bubble in talker.turn.bubbles)


def test_more_of_the_story_is_no_day() -> None:
    talker = asked("facts.when", "自分のミス", "更新の作業でお客様のデータを消してしまいました")
    talker.say("だから、更新の作業でお客様のデータを消しちゃったんです。まだお客様は気づいてないです")
    assert talker.case.when is None
    assert talker.turn.question == "facts.when"


def test_a_remark_is_no_day() -> None:
    talker = asked("facts.when", "自分のミス", "納期に遅れてしまいました")
    talker.say("自分のミスでもある、ってこと？")
    assert talker.turn.question == "facts.when"
    talker.say("連休のころ")
    assert talker.case.when == "連休のころ"


def test_feelings_with_strengths_are_no_numbers_of_options() -> None:
    talker = how_it_came()
    for _ in range(8):
        if talker.turn.question == "facts.harassment":
            break
        talker.tap("skipped")
    talker.say("怒り4 悔しさ3")
    assert not talker.case.harassment
    talker.say("怒鳴られました")
    assert talker.case.harassment == ["abuse"]


def test_what_is_kept_can_be_asked_in_own_words() -> None:
    talker = how_it_came()
    talker.say("今の私のデータ見せて")
    assert talker.turn.trigger == "mine"


def test_a_wish_of_the_customer_is_no_call_for_help() -> None:
    talker = how_it_came()
    talker.say("電話")
    talker.say("困る、と")
    assert talker.turn.question == "facts.demands"
    talker.say("説明してほしいって")
    assert talker.case.demands == ["explanation"]


def test_words_of_the_customer_tell_nothing_that_the_person_did() -> None:
    talker = asked("facts.said", "他の人のミス", "同僚が注文をまちがえました", "昨日の夕方", "レジで直接")
    did, not_did = talker.case.did, talker.case.not_did
    talker.say("店員のくせに確認もできないのかって")
    assert (talker.case.did, talker.case.not_did) == (did, not_did)


def test_words_not_understood_decide_nothing() -> None:
    talker = at_the_relation()
    talker.tap("keep")
    for _ in range(4):
        talker.say("ぬぬぬ")
        assert talker.turn.question == "apology.choice"
        assert talker.case.choice is None


def test_a_draft_may_be_asked_for_in_words() -> None:
    talker = at_the_relation()
    talker.tap("keep")
    talker.tap("go")
    talker.say("電話の言葉を見せて")
    assert talker.turn.trigger == "draft"
    assert talker.turn.question == "apology.words"


def test_whether_one_has_to_kneel_is_answered() -> None:
    talker = at_the_relation()
    talker.tap("keep")
    talker.say("土下座しないといけないですか")
    assert talker.turn.trigger == "side_question"
    assert talker.turn.question == "apology.choice"


def test_a_slip_of_somebody_one_leads_is_the_teams() -> None:
    talker = Talker()
    talker.agree("課長をしています。部下が客先への請求書を別の会社に送ってしまい、先方がお怒りです")
    assert talker.case.entry == "team_member"
    assert talker.case.happened


def test_words_for_the_telephone_are_no_wish_for_somebody_to_talk_to() -> None:
    talker = at_the_relation()
    talker.tap("keep")
    talker.tap("go")
    assert talker.turn.question == "apology.words"
    turn = talker.say("電話で話す言葉がほしい")
    assert not list(turn.asks_for(Raises.CALL_OPERATOR))
    assert talker.say("相談員と話したい").trigger == "human"
