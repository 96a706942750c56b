"""Practising in the conversation: lines, words on answers, hints, silence, repeating, resting, leaving."""

from __future__ import annotations

import pytest

import flows
from flows.snapshot import dump
from flows.turn import Card, Kind
from flows.waiting import For
from tests.flows.rehearsal.scenes import ANSWERING, answer_to_the_end, client_says, practising, words_on
from tests.flows.talker import Talker
from tests.flows.test_waiting import logged


@pytest.mark.parametrize("temper", ANSWERING)
def test_it_goes_to_its_end_with_every_temper(temper: str) -> None:
    talker = practising(temper)
    took = answer_to_the_end(talker, "申し訳ございません。私の確認不足です。明日までにお返事します。")
    assert 4 <= took <= 6
    assert all(len(turn.bubbles) <= 5 and len(turn.choices) <= 13 for turn in talker.turns)
    sheet = [bubble for bubble in talker.turn.bubbles if isinstance(bubble, Card)][-1]
    assert "明日までにお返事します" in "".join(getattr(block, "text", "") for block in sheet.blocks)
    talker.tap("stop")
    assert talker.turn.question == "apology.words"


def test_it_is_said_that_a_part_is_played_and_how_it_ends() -> None:
    talker = practising()
    assert "やめる" in talker.words()
    assert len(talker.turn.bubbles) == 3
    talker.say("やめる")
    assert talker.turn.question == "apology.words"
    assert talker.session.waiting.within(For.RETURN) is None


def test_what_is_said_about_an_answer_stands_apart_and_quotes_it() -> None:
    talker = practising()
    talker.say("私は関係ありません")
    said = words_on(talker)
    assert len(said) == 2
    assert "私は関係ありません" in said[1]
    assert "関係ありません" not in client_says(talker)
    talker.say("ご迷惑をおかけして、申し訳ございません。")
    assert len(words_on(talker)) == 1


def test_a_hint_is_shown_and_the_same_line_waits() -> None:
    talker = practising()
    line = client_says(talker)
    for asked in ("わからない", "……", "沈黙", "なんて言えばいい？"):
        talker.say(asked)
        assert len(talker.turn.bubbles) == 2, asked
        assert client_says(talker) == line, asked
    talker.tap("hint")
    assert client_says(talker) == line
    assert talker.session.consultation.practised[1:] == []


def test_a_line_can_be_skipped_by_tap_and_word() -> None:
    talker = practising()
    lines = {client_says(talker)}
    talker.tap("skip")
    lines.add(client_says(talker))
    talker.say("飛ばす")
    lines.add(client_says(talker))
    assert len(lines) == 3
    for _ in range(4):
        if talker.find("again"):
            break
        talker.tap("skip")
    assert talker.find("again") is not None


def test_two_bubbles_sent_at_once_are_one_answer() -> None:
    talker = practising()
    first = talker.part(Kind.TEXT, "申し訳")
    talker.send(first)
    late = talker.part(Kind.TEXT, "ございません。お話を聞かせてください。", at=first.at)
    talker.send(late)
    entries = talker.session.consultation.practised
    assert len(entries) == 2
    assert entries[-1].words is not None
    assert len(entries[-1].words.parts) == 2
    assert dump(flows.replay(logged(talker))) == dump(talker.session)


def test_it_can_be_repeated_with_the_same_or_another_client() -> None:
    talker = practising("heated")
    first = client_says(talker)
    answer_to_the_end(talker, "申し訳ございません。明日までにお返事します。")
    talker.tap("again")
    assert client_says(talker) == first
    answer_to_the_end(talker, "申し訳ございません。")
    talker.tap("other")
    talker.say("失望して冷たい")
    assert client_says(talker) != first
    assert len(talker.session.consultation.practised) <= 8


def test_a_better_talk_than_the_one_before_is_told_so() -> None:
    talker = practising("heated")
    answer_to_the_end(talker, "知りません")
    worse = len(talker.turn.bubbles)
    talker.say("もう一度")
    answer_to_the_end(talker, "申し訳ございません。私の確認不足です。金曜日までに、お返事します。")
    assert len(talker.turn.bubbles) == worse + 1


def test_other_words_at_the_end_are_thanked_for_and_are_no_answer() -> None:
    talker = practising()
    answer_to_the_end(talker, "申し訳ございません。明日までにお返事します。")
    moves, entries = len(talker.session.consultation.moves), len(talker.session.consultation.practised)
    talker.say("緊張したけど、少し気持ちが楽になりました。後輩にも教えたいです。")
    assert talker.turn.question == "rehearsal"
    assert talker.find("again") is not None
    assert len(talker.session.consultation.moves) == moves
    assert len(talker.session.consultation.practised) == entries


def test_who_is_frightened_is_let_rest_and_may_go_on() -> None:
    talker = practising()
    line = client_says(talker)
    talker.say("こわい")
    assert talker.find("go") is not None
    assert line not in talker.words()
    talker.say("続ける")
    assert client_says(talker) == line
    talker.say("しんどい")
    talker.tap("stop")
    assert talker.turn.question == "apology.words"


def test_who_complains_practises_with_somebody_who_answers() -> None:
    talker = Talker()
    talker.agree()
    talker.tap("want_to_complain")
    talker.say("先週届いた椅子の足が折れていました")
    talker.say("ちゃんと使えるものが届くと思っていました")
    talker.tap("solution")
    assert talker.turn.question == "expectation.words"
    talker.tap("rehearse")
    assert talker.find("calm") is None
    talker.tap("hurried")
    talker.say("先週届いた椅子の足が折れていました。直していただけますか。")
    assert answer_to_the_end(talker, "直していただけますか。いつごろになりますか。") <= 5
    talker.tap("stop")
    assert talker.turn.question == "expectation.words"
