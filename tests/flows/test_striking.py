"""Who objects to a part of a draft gets it without that part; where it is not clear which, it is asked."""

from __future__ import annotations

import pytest

import flows
from flows.documents import draft
from flows.documents.striking import part_meant
from flows.snapshot import dump
from flows.turn import Card, Quotation
from tests.flows.talker import Talker
from tests.flows.test_waiting import logged

STORY = (
    "昨日、田中様から電話で謝りに来いと言われました。納品日を一日間違えて入れたのは自分のミスです。"
    "電話を受けたのは先輩らしいです。上司にはもう報告しました。"
)


def at_the_drafts() -> Talker:
    talker = Talker()
    talker.agree()
    talker.tap("own_mistake")
    talker.say(STORY)
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
    """The drafts in the last turn."""
    cards = (bubble for bubble in talker.turn.bubbles if isinstance(bubble, Card) and bubble.kind == "draft")
    return "\n".join(block.text for card in cards for block in card.blocks if isinstance(block, Quotation))


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
