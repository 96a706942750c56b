"""What is kept of practising: nothing of it is a fact of the case, and going back, unsending and the log hold."""

from __future__ import annotations

import json

import flows
from flows.snapshot import dump, load
from flows.turn import Raises
from flows.waiting import For
from tests.flows.rehearsal.scenes import answer_to_the_end, case_of, client_says, practising
from tests.flows.test_own_drafts import at_the_words
from tests.flows.test_waiting import logged


def test_what_is_said_while_practising_is_no_fact_of_the_case() -> None:
    talker = practising()
    before = case_of(talker)
    for said in (
        "後輩の田中が間違えました。部長には昨日話しました。お金も求められています。",
        "土下座しろと言われても、できません。",
        "私はもう退職しているので、責任はありません。期限は12月3日までですよね。",
    ):
        talker.say(said)
        assert talker.turn.question == "rehearsal"
    assert case_of(talker) == before
    assert not talker.session.consultation.protected
    assert not any("田中" in step for turn in talker.turns for step in turn.asks_for(Raises.RECORD))


def test_back_undoes_one_answer_at_a_time_and_never_one_of_the_thread() -> None:
    talker = practising()
    moves = len(talker.session.consultation.moves)
    lines = [client_says(talker)]
    for said in ("申し訳ございません。", "数を間違えて送りました。"):
        talker.say(said)
        lines.append(client_says(talker))
    talker.say("戻る")
    assert client_says(talker) == lines[1]
    talker.tap("back")
    assert client_says(talker) == lines[0]
    talker.say("戻る")
    assert talker.find("calm") is not None
    talker.say("戻る")
    assert talker.turn.question == "apology.words"
    assert len(talker.session.consultation.moves) == moves
    talker.say("戻る")
    assert talker.turn.question == "apology.choice"


def test_what_waits_behind_it_is_not_touched_by_going_back() -> None:
    talker = at_the_words()
    talker.say("直す")
    talker.tap("facts.responsibility")
    assert talker.turn.question == "facts.responsibility"
    talker.say("練習したい")
    talker.tap("calm")
    talker.say("申し訳ございません。")
    for _ in range(3):
        assert talker.turn.question == "rehearsal"
        talker.say("戻る")
    assert talker.turn.question == "facts.responsibility"
    assert talker.session.waiting.what is For.NEW_ANSWER


def test_an_aside_within_it_is_gone_back_through_first() -> None:
    talker = practising()
    line = client_says(talker)
    talker.say("求人")
    assert talker.turn.question == "career.jobs"
    talker.say("戻る")
    assert client_says(talker) == line


def test_after_leaving_back_goes_on_along_the_thread() -> None:
    talker = practising()
    talker.say("申し訳ございません。")
    talker.tap("stop")
    talker.say("戻る")
    assert talker.turn.question == "apology.choice"


def test_back_at_the_beginning_of_a_second_talk_leads_to_the_end_of_the_first() -> None:
    talker = practising("heated")
    answer_to_the_end(talker, "申し訳ございません。明日までにお返事します。")
    talker.tap("again")
    talker.say("戻る")
    assert talker.find("calm") is not None
    talker.say("戻る")
    assert talker.find("again") is not None


def test_words_that_are_unsent_vanish_and_their_answer_becomes_silence() -> None:
    talker = practising("heated")
    talker.say("秘密のことを言ってしまいました。申し訳ございません。")
    secret = f"message-{len(talker.sent)}"
    talker.say("数を間違えて送りました。")
    talker.unsend(secret)
    assert "秘密" not in json.dumps(dump(talker.session), ensure_ascii=False)
    assert talker.session.consultation.practised[1].value == "silent"
    assert dump(flows.replay(logged(talker))) == dump(talker.session)
    talker.say("明日までにお返事します。")
    assert dump(flows.replay(logged(talker))) == dump(talker.session)


def test_a_session_made_again_from_log_or_snapshot_is_the_same() -> None:
    talker = practising("cold")
    for said in (
        "知りません",
        "すみません、わからないです",
        "……",
        "ヒント",
        "戻る",
        "全部私が払います",
        "飛ばす",
        "まとめ",
    ):
        talker.say(said)
    talker.say("別の相手で")
    talker.tap("calm")
    talker.say("もう一度")
    assert dump(flows.replay(talker.sent)) == dump(talker.session)
    assert dump(flows.replay(logged(talker))) == dump(talker.session)
    assert dump(load(json.loads(json.dumps(dump(talker.session))))) == dump(talker.session)


def test_what_was_refused_stays_refused_when_the_words_that_led_to_it_are_gone() -> None:
    talker = at_the_words("route_via_company")
    talker.say("さっき電話で「殺すぞ、家に火をつけてやる」と脅されました")
    threat = f"message-{len(talker.sent)}"
    for _ in range(6):
        if talker.turn.question == "apology.words" and talker.turn.stage != "danger":
            break
        talker.tap("fine") if talker.find("fine") else talker.tap("back") if talker.find("back") else talker.say(
            "大丈夫です"
        )
    talker.say("練習したい")
    assert talker.turn.question != "rehearsal"
    talker.unsend(threat)
    assert dump(flows.replay(logged(talker))) == dump(talker.session)


def test_it_is_counted_and_erased_with_everything_else() -> None:
    talker = practising()
    before = practising()
    talker.say("申し訳ございません。")
    counts = []
    for one in (before, talker):
        one.say("自分のデータ")
        counts.append(one.words())
    assert counts[0] != counts[1]
    talker.say("データを消して")
    talker.tap("yes")
    assert talker.session.consultation.practised == []


def test_however_often_it_is_repeated_little_is_kept() -> None:
    talker = practising()
    moves = len(talker.session.consultation.moves)
    for _ in range(6):
        answer_to_the_end(talker, "あ" * 4_000)
        talker.tap("again")
    kept = talker.session.consultation.practised
    assert len(kept) <= 8
    assert sum(len(entry.words.text) for entry in kept if entry.words is not None) <= 7 * 600
    assert len(talker.session.consultation.moves) == moves


def test_forged_and_old_taps_do_no_harm() -> None:
    talker = at_the_words()
    for way in ("hint", "skip", "go", "again", "other", "rest", "stop", "mars", "formal", "", "phone"):
        talker.tap_data(f"c|rehearse|{way}")
        assert talker.turn.bubbles
        assert talker.turn.question in ("rehearsal", "apology.words")
    talker.tap_data("a|rehearsal|said|1")
    talker.say("やめる")
    assert dump(flows.replay(logged(talker))) == dump(talker.session)
