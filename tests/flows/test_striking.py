"""Who objects to a part of a draft gets it without that part; where it is not clear which, it is asked."""

from __future__ import annotations

import pytest

import flows
from flows.case import Case
from flows.documents import draft
from flows.documents.striking import as_wished, mark_of, part_meant, pieces_of, pieces_quoted
from flows.snapshot import dump
from flows.turn import Card, Does
from tests.flows.talker import Talker
from tests.flows.test_waiting import logged

STORY = (
    "昨日、田中様から電話で謝りに来いと言われました。納品日を一日間違えて入れたのは自分のミスです。"
    "電話を受けたのは先輩らしいです。上司にはもう報告しました。"
)


def at_the_drafts(story: str = STORY) -> Talker:
    talker = Talker()
    talker.agree()
    talker.tap("own_mistake")
    talker.say(story)
    answers = {
        "facts.story_check": "right",
        "entry.employment": "current",
        "facts.responsibility": "full",
        "facts.harassment": "none",
        "stakeholders.boss": "told",
        "apology.relation": "keep",
        "apology.choice": "go",
        "facts.happened": "skipped",
    }
    for _ in range(40):
        if talker.turn.question == "apology.words":
            talker.tap_data("c|draft|boss_report")
            return talker
        if talker.turn.question == "feelings.which":
            talker.say("不安3")
            continue
        wanted = answers.get(talker.turn.question, "skipped")
        talker.tap(wanted if talker.find(wanted) else "skipped")
    raise AssertionError(talker.turn.question)


def shown(talker: Talker) -> str:
    """The drafts in the last turn, whole: as they would be copied."""
    cards = (bubble for bubble in talker.turn.bubbles if isinstance(bubble, Card) and bubble.kind == "draft")
    return "\n".join(choice.value for card in cards for choice in card.choices if choice.does is Does.COPY)


def test_the_named_part_goes_out_and_stays_out() -> None:
    talker = at_the_drafts()
    assert "訪問" in shown(talker)
    talker.say("報告書に訪問のことは載せたらあかんやろ")
    assert shown(talker)
    assert "訪問" not in shown(talker)
    for register in ("soft", "standard", "formal"):
        talker.tap_data(f"c|draft|boss_report.{register}")
        assert shown(talker)
        assert "訪問" not in shown(talker)
    assert dump(flows.replay(logged(talker))) == dump(talker.session)


def test_quoted_words_go_out() -> None:
    talker = at_the_drafts()
    line = next(line for line in shown(talker).split("\n") if "一緒に" in line).strip("・")
    talker.say(f"「{line}」は消して")
    assert shown(talker)
    assert line not in shown(talker)


@pytest.mark.parametrize("said", ["消して", "そこ抜いて", "直して", "悪口みたいなとこ消して"])
def test_it_is_asked_which_part_where_that_is_not_clear(said: str) -> None:
    talker = at_the_drafts()
    before = draft("boss_report", talker.case, talker.now).text
    talker.say(said)
    assert talker.find("strike") is not None
    assert draft("boss_report", talker.case, talker.now).text == before
    talker.tap("strike")
    assert shown(talker)
    assert shown(talker) != before
    assert dump(flows.replay(logged(talker))) == dump(talker.session)


def test_going_back_puts_it_in_again() -> None:
    talker = at_the_drafts()
    before = draft("boss_report", talker.case, talker.now).text
    talker.say("報告書に訪問のことは載せたらあかんやろ")
    talker.say("戻る")
    assert draft("boss_report", talker.case, talker.now).text == before
    assert dump(flows.replay(logged(talker))) == dump(talker.session)


@pytest.mark.parametrize("said", ["次へ", "ありがとう", "データを消して", "もっと短くして", "先輩が電話で謝りました"])
def test_other_words_strike_nothing(said: str) -> None:
    talker = at_the_drafts()
    talker.say(said)
    assert talker.case.struck == []
    assert talker.find("strike") is None


def test_an_objection_takes_the_sentence_out_of_the_text_for_an_application() -> None:
    parts = {
        "career.owned_their_share": "自分の責任の範囲を確かめ、言い訳をせずに受け止めました。",
        "career.reported": "自分のところで止めず、必要な人に報告しました。",
    }
    assert part_meant("受け止めてないけど。それ変えて", parts) == "career.owned_their_share"
    assert part_meant("嘘になるやん", parts) == ""


def test_who_blames_nobody_is_believed() -> None:
    talker = at_the_drafts()
    talker.say("誰のせいにもしてへんけど？")
    assert talker.turn.question in ("", "apology.words")
    assert talker.case.struck == []
    assert "reviewed" in {effect.value for effect in talker.turn.effects}
    assert dump(flows.replay(logged(talker))) == dump(talker.session)


def test_a_corrected_draft_is_read_in_a_later_chapter_too() -> None:
    talker = at_the_drafts()
    text = draft("apology_letter", talker.case, talker.now).text.replace("誠に", "本当に")
    talker.tap("done")
    assert talker.turn.question != "apology.words"
    asked = talker.turn.question
    talker.say(text)
    assert "reviewed" in {effect.value for effect in talker.turn.effects}
    assert talker.turn.question == asked
    assert dump(flows.replay(logged(talker))) == dump(talker.session)


MATTER = (
    "昨日、田中様から電話で謝りに来いと言われました。「来ないなら本社に話すぞ」と言われました。"
    "納品日を一日間違えて入れたのは自分のミスです。伝票の控えは棚にありました。倉庫の鍵は先輩が返しました。"
    "石田課長には昨日の夜に電話しました。"
)


def with_a_course() -> Talker:
    talker = at_the_drafts(MATTER)
    assert "伝票の控え" in shown(talker)
    assert "本社に話すぞ" in shown(talker)
    return talker


@pytest.mark.parametrize(
    ("said", "gone"),
    [
        ("「伝票の控えは…」を消して", ["伝票の控え"]),
        ("「伝票の控えは棚にありました」と「倉庫の鍵は先輩が返しました」は消して", ["伝票の控え", "倉庫の鍵"]),
        ("伝票の控えのところ消して", ["伝票の控え"]),
    ],
)
def test_only_the_sentences_that_are_named_go_out_of_a_list(said: str, gone: list[str]) -> None:
    talker = with_a_course()
    before = pieces_of(shown(talker))
    talker.say(said)
    now = pieces_of(shown(talker))
    out = [piece for piece in before if piece not in now]
    assert len(out) == len(gone)
    assert all(any(words in piece for piece in out) for words in gone)
    assert dump(flows.replay(logged(talker))) == dump(talker.session)


def test_of_the_words_of_the_other_side_only_the_quoted_ones_go_out() -> None:
    talker = with_a_course()
    talker.say("「返事が遅いぞ」と言われたことも入れて")
    assert "「返事が遅いぞ」" in shown(talker)
    assert "本社に話すぞ" in shown(talker)
    talker.say("「返事が遅い…」は消して")
    assert "返事が遅いぞ" not in shown(talker)
    assert "本社に話すぞ" in shown(talker)
    assert dump(flows.replay(logged(talker))) == dump(talker.session)


@pytest.mark.parametrize("said", ["いや言われた言葉は残して", "戻して", "それは残して", "消さないで"])
def test_what_went_out_last_comes_back(said: str) -> None:
    talker = with_a_course()
    before = draft("boss_report", talker.case, talker.now).text
    talker.say("「本社に話すぞ」は消して")
    assert "本社に話すぞ" not in shown(talker)
    talker.say(said)
    assert talker.case.struck == []
    assert draft("boss_report", talker.case, talker.now).text == before
    assert shown(talker) or said == "戻して"
    assert dump(flows.replay(logged(talker))) == dump(talker.session)


def test_words_that_were_put_in_vanish_when_they_are_taken_back() -> None:
    talker = with_a_course()
    talker.say("「返事が遅いぞ」も入れて")
    message = talker.sent[-1][0].parts[0].message_id
    assert "返事が遅いぞ" in draft("boss_report", talker.case, talker.now).text
    talker.unsend(message)
    assert "返事が遅いぞ" not in draft("boss_report", talker.case, talker.now).text
    assert "返事が遅いぞ" not in str(dump(talker.session))
    assert dump(flows.replay(logged(talker))) == dump(talker.session)


@pytest.mark.parametrize(
    "said",
    [
        "「石田課長には昨日の夜に電話しました」を「石田課長には15日に入荷予定とメールでお伝えしました」にして",
        "「石田課長には15日に入荷予定とメールでお伝えしました」にして",
        "電話じゃないから「石田課長には15日に入荷予定とメールでお伝えしました」に変えてください",
    ],
)
def test_words_are_put_in_the_place_of_others(said: str) -> None:
    talker = with_a_course()
    talker.say(said)
    assert "reviewed" not in {effect.value for effect in talker.turn.effects}
    assert "石田課長には15日に入荷予定とメールでお伝えしました。" in shown(talker)
    assert "昨日の夜に電話" not in shown(talker)
    assert "伝票の控え" in shown(talker)
    assert dump(flows.replay(logged(talker))) == dump(talker.session)
    talker.say("戻る")
    assert "昨日の夜に電話" in draft("boss_report", talker.case, talker.now).text


@pytest.mark.parametrize(
    "said",
    [
        "もう少し気持ちが伝わる感じに書き直してほしい",
        "謝罪の言葉をもっと入れてください",
        "さっき書いたじゃん",
        "社長の言葉じゃないです",
    ],
)
def test_a_wish_that_is_not_understood_is_not_kept_as_a_story(said: str) -> None:
    talker = with_a_course()
    told = list(talker.case.told)
    talker.say(said)
    assert talker.turn.question in ("", "apology.words")
    assert talker.case.told == told
    assert "do strike how" in {effect.value for effect in talker.turn.effects}
    assert dump(flows.replay(logged(talker))) == dump(talker.session)


def test_of_a_list_the_items_that_are_meant_go_out_and_no_heading_stays_alone() -> None:
    text = "■ そのほかの経緯\n・伝票を確認しました。\n・倉庫に電話しました。\n・鍵を返しました。"
    found = pieces_quoted("「伝票を…」と「鍵を返しました」を消して", [text])
    case = Case(struck=[f"piece.{mark_of(one)}" for one in found])
    assert as_wished(text, case) == "■ そのほかの経緯\n・倉庫に電話しました。"
    case.struck.append(f"piece.{mark_of('倉庫に電話しました。')}")
    assert as_wished(text, case) == ""


def test_quoted_words_that_stand_nowhere_take_nothing_out() -> None:
    talker = with_a_course()
    talker.say("「納品日が遅れたせいで止まった」は消して")
    assert talker.case.struck == []
    assert talker.find("strike") is not None


def test_what_is_put_into_a_short_draft_is_seen() -> None:
    talker = with_a_course()
    talker.say("もっと短くして")
    talker.say("「返事が遅いぞ」と言われたことも入れて")
    assert "「返事が遅いぞ」" in shown(talker)


@pytest.mark.parametrize("said", ["「夜に何度も電話された」も入れて", "「夜に何度も電話がありました」という文を足して"])
def test_a_fact_that_is_wanted_in_is_no_quotation(said: str) -> None:
    talker = with_a_course()
    talker.say(said)
    assert "・夜に何度も電話" in shown(talker)
    assert "「夜に" not in shown(talker)
    assert dump(flows.replay(logged(talker))) == dump(talker.session)


def test_a_word_takes_the_place_of_a_word_and_the_sentence_stays() -> None:
    talker = with_a_course()
    talker.say("「昨日の夜」を「今朝」に直して")
    assert "石田課長には今朝に電話しました。" in shown(talker)
    assert dump(flows.replay(logged(talker))) == dump(talker.session)


def test_what_cannot_be_replaced_is_not_struck_instead() -> None:
    talker = with_a_course()
    talker.say("「専務」じゃなくて「石田課長」に直して")
    assert talker.case.struck == []
    assert talker.case.blanks == {}
    assert "do strike how" in {effect.value for effect in talker.turn.effects}
