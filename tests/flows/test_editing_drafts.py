"""An edit is called done only where the text changed, and stays: through registers, blanks and other drafts."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

import flows
from flows.snapshot import dump
from tests.flows.talker import Talker
from tests.flows.test_striking import at_the_drafts, shown, with_a_course
from tests.flows.test_waiting import logged

LEFT = (
    "前に勤めていた美容室のお客様から、私のLINEに『カラーで髪が傷んだ、謝りに来い』とメッセージが来ました。"
    "もう三か月前に辞めています。薬剤は店長が決めたもので、私は店長の指示どおりに塗りました。"
)
TO_THE_HOUSE = re.compile(r"会社に(?:申し)?伝え|申し伝え|私から伝え|担当(?:の者)?(?:から|より)")


def who_left(choice: str = "route_via_company") -> Talker:
    talker = Talker()
    talker.agree()
    talker.tap("left_company")
    talker.say(LEFT)
    answers = {
        "facts.story_check": "right",
        "entry.employment": "left",
        "facts.responsibility": "none",
        "facts.harassment": "none",
        "apology.relation": "end",
        "apology.choice": choice,
    }
    for _ in range(40):
        if talker.turn.question == "apology.words":
            return talker
        if talker.turn.question == "feelings.which":
            talker.say("不安3")
            continue
        wanted = answers.get(talker.turn.question, "skipped")
        if not talker.find(wanted) and talker.find("options"):
            talker.tap("options")
        talker.tap(wanted if talker.find(wanted) else "skipped")
    raise AssertionError(talker.turn.question)


def test_who_denies_that_the_house_will_be_told_finds_it_in_no_draft_whatever_the_register() -> None:
    talker = who_left()
    talker.tap_data("c|draft|holding_message")
    assert TO_THE_HOUSE.search(shown(talker))
    talker.say("会社に伝えますってとこは嘘になるから消して")
    assert "holding_message" in str(talker.find("holding_message.standard"))
    talker.tap_data("c|complete|holding_message.standard")
    talker.say("田中さん")
    for kind in ("holding_message", "phone_script", "explanation"):
        for register in ("soft", "standard", "formal", "short"):
            talker.tap_data(f"c|draft|{kind}.{register}")
            assert shown(talker)
            assert not TO_THE_HOUSE.search(shown(talker)), (kind, register)
    assert dump(flows.replay(logged(talker))) == dump(talker.session)


def test_a_sentence_stays_out_when_a_blank_in_it_is_filled() -> None:
    talker = at_the_drafts()
    talker.tap_data("c|draft|apology_letter")
    line = next(line for line in shown(talker).split("\n") if line.startswith("いつも"))
    talker.say(f"「{line.split('。')[1]}」を消して")
    assert "でございます" not in shown(talker)
    talker.tap_data("c|complete|apology_letter.standard")
    for said in ("田中さん", "みどり商店", "山田"):
        talker.say(said)
    talker.tap_data("c|draft|apology_letter.formal")
    assert "でございます" not in shown(talker).split("\n\n")[2]
    assert dump(flows.replay(logged(talker))) == dump(talker.session)


def test_only_what_changed_is_shown_of_the_draft_that_is_being_read() -> None:
    talker = at_the_drafts()
    talker.tap_data("c|draft|apology_letter.soft")
    whole = shown(talker)
    talker.say("しっかり受け止めていますのところ消して")
    seen = talker.words()
    assert "しっかり受け止めて" in seen
    assert "ご迷惑とご心配" in shown(talker)
    assert "ご迷惑とご心配" not in seen
    assert talker.find("apology_letter.soft") is not None
    assert len(shown(talker)) < len(whole)


def test_nothing_is_said_to_be_done_that_changed_nothing() -> None:
    talker = at_the_drafts()
    done = talker.session.consultation.moves
    talker.say("「まったく書いていない文がここにあります」を消して")
    assert talker.session.consultation.moves == done
    talker.tap_data("c|strike|piece.00000000")
    assert not shown(talker)
    assert talker.find("which") is not None


@pytest.mark.parametrize("said", ["消えてないよ", "まだ残ってるけど", "変わってない"])
def test_who_says_that_it_still_stands_there_sees_the_text_with_its_sentences(said: str) -> None:
    talker = at_the_drafts()
    talker.tap_data("c|draft|holding_message")
    before = shown(talker)
    talker.say(said)
    assert shown(talker) == before
    assert talker.find("strike") is not None
    talker.tap("strike")
    assert shown(talker) != before
    assert dump(flows.replay(logged(talker))) == dump(talker.session)


def test_the_quoted_sentence_alone_is_asked_about_and_goes_out_where_it_was_asked_for() -> None:
    talker = at_the_drafts()
    talker.tap_data("c|draft|holding_message")
    sentence = next(one for one in shown(talker).split("\n") if "お話の内容" in one).split("。")[-2]
    talker.say(f"「{sentence}」")
    assert talker.case.struck == []
    assert talker.find("strike") is not None
    talker.tap("strike")
    assert sentence not in shown(talker)
    talker.say("戻る")
    talker.say("消して")
    talker.say(f"「{sentence}」")
    assert shown(talker)
    assert sentence not in shown(talker)
    assert dump(flows.replay(logged(talker))) == dump(talker.session)


@pytest.mark.parametrize("said", ["次いこ", "もういいや、あとは自分で消す"])
def test_who_goes_on_edits_nothing(said: str) -> None:
    talker = at_the_drafts()
    talker.say(said)
    assert talker.case.struck == []
    assert talker.turn.question != "apology.words"
    assert dump(flows.replay(logged(talker))) == dump(talker.session)


def test_the_draft_before_is_shown_again_and_no_edit_undone() -> None:
    talker = at_the_drafts()
    talker.tap_data("c|draft|apology_letter")
    talker.say("重く受け止めておりますのところ消して")
    struck = list(talker.case.struck)
    assert struck
    talker.tap_data("c|draft|phone_script")
    talker.say("さっきの文章のほうに戻して")
    assert "お詫び申し上げます" in shown(talker)
    assert talker.case.struck == struck
    assert dump(flows.replay(logged(talker))) == dump(talker.session)


@pytest.mark.parametrize("said", ["外すんじゃなくて変えたい。「昨日の夜」→「今朝」", "「昨日の夜」ではなく「今朝」に"])
def test_an_arrow_or_a_contrast_puts_words_in_the_place_of_others(said: str) -> None:
    talker = with_a_course()
    talker.say(said)
    assert "石田課長には今朝に電話しました。" in shown(talker)
    for register in ("soft", "formal", "standard"):
        talker.tap_data(f"c|draft|boss_report.{register}")
        assert "今朝に電話" in shown(talker)
        assert "昨日の夜" not in shown(talker)
    assert dump(flows.replay(logged(talker))) == dump(talker.session)


@pytest.mark.parametrize(
    "said",
    [
        "謝らないって選んだのに「申し訳なく思います」って書いてある。これなんで？",
        "なんで「申し訳なく思います」って入ってるの？",
    ],
)
def test_who_asks_why_an_apology_stands_there_gets_the_reason_or_the_text_without_it(said: str) -> None:
    talker = who_left("explain_without_apology")
    told = list(talker.case.told)
    talker.say(said)
    assert shown(talker)
    assert "申し訳" not in shown(talker)
    assert (talker.case.told, talker.case.choice) == (told, "explain_without_apology")
    apologising = who_left()
    apologising.tap_data("c|draft|holding_message")
    apologising.say(said)
    assert apologising.find("strike") is not None
    apologising.tap("strike")
    assert shown(apologising)
    assert "申し訳なく" not in shown(apologising)
    for one in (talker, apologising):
        assert dump(flows.replay(logged(one))) == dump(one.session)


def test_one_apology_that_goes_out_takes_no_other_with_it_but_all_go_where_all_are_meant() -> None:
    talker = at_the_drafts()
    talker.tap_data("c|draft|apology_letter")
    talker.say("「まずは文面にて、お詫び申し上げます。」を消して")
    assert "まずは文面" not in shown(talker)
    assert "申し訳ございません" in shown(talker)
    talker.say("謝る言葉は全部消して")
    assert "申し訳" not in shown(talker)


def test_the_subject_alone_goes_out_and_the_whole_comes_back_without_an_edit_undone() -> None:
    talker = at_the_drafts()
    talker.tap_data("c|draft|apology_letter")
    talker.say("件名いらない")
    assert shown(talker)
    assert "件名" not in shown(talker)
    talker.say("3行くらいにして")
    few = shown(talker)
    talker.say("元の長さに戻して")
    assert len(shown(talker)) > 2 * len(few)
    assert "件名" not in shown(talker)
    assert dump(flows.replay(logged(talker))) == dump(talker.session)


def test_what_is_to_be_apologised_for_is_added_while_what_is_quoted_goes_out() -> None:
    talker = at_the_drafts()
    talker.tap_data("c|draft|apology_letter.standard")
    gone = next(line for line in shown(talker).split("\n") if line.startswith("いつも")).split("。")[0]
    talker.say(f"「{gone}」は消して、ご連絡が遅れたことを謝る文にしてください")
    talker.tap_data("c|draft|apology_letter.standard")
    assert "ご連絡が遅れたこと" in shown(talker)
    assert gone not in shown(talker)
    assert dump(flows.replay(logged(talker))) == dump(talker.session)


def test_words_for_a_place_named_by_the_draft_are_put_there_and_not_looked_over() -> None:
    talker = at_the_drafts()
    talker.tap_data("c|draft|apology_letter.standard")
    talker.say("まずは、のところは「正しい品の再発送」でお願いします")
    assert talker.turn.trigger == "filled"
    talker.tap_data("c|draft|apology_letter.standard")
    assert "まずは、正しい品の再発送" in shown(talker)
    assert dump(flows.replay(logged(talker))) == dump(talker.session)


def test_the_day_of_the_call_is_put_right_where_a_draft_names_another() -> None:
    talker = at_the_drafts()
    talker.say("電話が来たのは昨日です 11月1日じゃないです")
    day = talker.now.date() - timedelta(days=1)
    assert f"{day.month}月{day.day}日" in str(talker.session.consultation.case.when)
    assert dump(flows.replay(logged(talker))) == dump(talker.session)
