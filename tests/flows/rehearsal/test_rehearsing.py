"""Practising in the conversation: how it is reached, what is kept of it, how it is interrupted, gone back and left."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

import flows
from flows.snapshot import dump, load
from flows.turn import Card, Kind, Raises, as_lines
from flows.waiting import For
from tests.flows.rehearsal.scenes import ANSWERING, answer_to_the_end, client_says, practising, words_on
from tests.flows.talker import Talker
from tests.flows.test_at_any_moment import at_the_decision, in_facts
from tests.flows.test_own_drafts import at_the_words
from tests.flows.test_waiting import logged


def case_of(talker: Talker) -> dict[str, object]:
    case = dump(talker.session)["consultations"][0]["case"]
    assert isinstance(case, dict)
    return case


def harassed(kind: str) -> Talker:
    """At the words for the client, with this kind of harassment told."""
    talker = in_facts()
    for _ in range(40):
        if talker.turn.question == "apology.choice":
            break
        if talker.turn.question == "facts.harassment":
            talker.tap(kind)
        elif talker.turn.question == "feelings.which":
            talker.say("不安3")
        elif talker.find("skipped"):
            talker.tap("skipped")
        else:
            talker.tap("undecided")
    assert talker.turn.question == "apology.choice"
    return talker


# How it is reached


def test_it_is_offered_beside_the_drafts_and_leads_back_to_them() -> None:
    talker = at_the_words()
    talker.tap("rehearse")
    assert talker.turn.question == "rehearsal"
    for temper in ANSWERING:
        assert talker.find(temper) is not None
    talker.tap("stop")
    assert talker.turn.question == "apology.words"
    assert talker.find("done") is not None


@pytest.mark.parametrize(
    "wish", ["練習したい", "電話の練習", "電話の練習がしたいです", "謝る練習をさせてください", "リハーサルしたいです"]
)
def test_words_ask_for_it_at_any_moment(wish: str) -> None:
    for talker in (at_the_words(), at_the_decision(), in_facts()):
        question = talker.turn.question
        before = case_of(talker)
        talker.say(wish)
        assert talker.turn.question == "rehearsal", (question, wish)
        talker.say("やめる")
        assert talker.turn.question == question
        assert case_of(talker) == before


def test_a_plan_to_practise_is_an_answer_where_plans_are_asked_for() -> None:
    talker = at_the_words()
    talker.tap("done")
    while talker.turn.question != "trust.prevention":
        talker.tap("skipped")
    talker.say("言葉づかいを練習したいと思います")
    assert case_of(talker)["prevention"] == "言葉づかいを練習したいと思います"


def test_a_wish_to_practise_an_interview_is_another_wish() -> None:
    talker = at_the_words()
    talker.say("面接の練習をさせてください")
    assert talker.turn.question != "rehearsal"
    assert talker.session.waiting.within(For.REHEARSAL) is None


def test_the_summary_offers_it_once_it_is_decided_how_to_speak() -> None:
    talker = at_the_words()
    talker.say("まとめ")
    assert talker.find("rehearse") is not None
    early = in_facts()
    early.say("まとめ")
    assert early.find("rehearse") is None


def test_a_wish_for_the_telephone_is_no_visit() -> None:
    places = []
    for wish in ("練習したい", "電話の練習"):
        talker = at_the_words("apologise_with_boss")
        talker.say(wish)
        talker.tap("calm")
        places.append(as_lines(talker.turn.bubbles[1]))
    assert places[0] != places[1]
    talker = at_the_words("apologise_with_boss")
    talker.tap("rehearse")
    talker.tap("phone")
    talker.tap("calm")
    assert as_lines(talker.turn.bubbles[1]) == places[1]


@pytest.mark.parametrize("kind", ["threat", "dogeza"])
def test_it_is_never_there_where_somebody_is_threatened(kind: str) -> None:
    talker = harassed(kind)
    talker.tap("options")
    talker.tap("route_via_company")
    assert talker.turn.question == "apology.words"
    assert talker.find("rehearse") is None
    talker.say("練習したい")
    assert talker.turn.question == "apology.words"
    assert talker.find("windows") is not None
    talker.tap_data("c|rehearse|heated")
    assert talker.turn.question == "apology.words"


def test_it_is_never_there_where_the_choice_is_not_to_engage() -> None:
    talker = at_the_decision()
    talker.say("応じず窓口に相談")
    assert talker.turn.question == "apology.words"
    assert talker.find("rehearse") is None
    talker.say("練習したい")
    assert talker.turn.question == "apology.words"


# How it goes


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


# What is kept


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
        counts.append(one.words().split("\n")[0])
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


# What interrupts it


def test_danger_in_ones_own_words_interrupts_and_leads_back_to_the_open_question() -> None:
    talker = practising()
    talker.say("もう死にたい")
    assert talker.turn.stage == "danger"
    assert list(talker.turn.asks_for(Raises.ALERT))
    assert "もう死にたい" not in json.dumps(dump(talker.session)["consultations"], ensure_ascii=False)
    for _ in range(4):
        if talker.turn.stage != "danger":
            break
        talker.tap("fine") if talker.find("fine") else talker.tap("not_meant")
    assert talker.turn.question == "apology.words"
    assert talker.find("rehearse") is None
    talker.say("練習したい")
    assert talker.turn.question == "apology.words"
    assert dump(flows.replay(logged(talker))) == dump(talker.session)


def test_doubtful_words_leave_the_part_for_a_gentle_question() -> None:
    talker = practising()
    talker.say("もう疲れました、消えてしまいたいくらいです")
    assert talker.turn.question != "rehearsal" or talker.turn.stage == "danger"
    assert dump(flows.replay(logged(talker))) == dump(talker.session)


@pytest.mark.parametrize(
    "said",
    [
        "土下座はいたしかねます。",
        "今調べています。少々お待ちください。",
        "そのようにおっしゃられると、怖く感じます。",
        "お怒りはごもっともです。最後までお話を聞かせてください。",
        "お支払いについては、この場で決められません。",
    ],
)
def test_what_one_says_to_a_client_is_no_danger(said: str) -> None:
    talker = practising()
    talker.say(said)
    assert talker.turn.stage != "danger"
    assert talker.turn.question == "rehearsal"
    assert not talker.session.gentle


@pytest.mark.parametrize("aside", ["まとめ", "ヘルプ", "窓口", "自分のデータ"])
def test_an_aside_leads_back_to_the_same_line(aside: str) -> None:
    talker = practising()
    line = client_says(talker)
    talker.say(aside)
    talker.tap_data("c|rehearse|go")
    assert client_says(talker) == line


def test_a_pause_and_a_long_absence_do_not_go_on_in_the_part() -> None:
    talker = practising()
    line = client_says(talker)
    talker.say("休む")
    talker.say("続きから")
    assert client_says(talker) == line
    talker.now += timedelta(days=2)
    entries = len(talker.session.consultation.practised)
    talker.say("おはようございます。この前は途中ですみませんでした。")
    assert len(talker.session.consultation.practised) == entries
    assert talker.find("go") is not None
    talker.tap("go")
    assert client_says(talker) == line
    assert dump(flows.replay(logged(talker))) == dump(talker.session)


def test_a_new_consultation_leaves_the_part() -> None:
    talker = practising()
    talker.say("新しい相談")
    assert talker.turn.question == "entry.role"
    talker.say("相談の一覧")
    talker.tap("1")
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


def test_forged_and_old_taps_do_no_harm() -> None:
    talker = at_the_words()
    for way in ("hint", "skip", "go", "again", "other", "rest", "stop", "mars", "formal", "", "phone"):
        talker.tap_data(f"c|rehearse|{way}")
        assert talker.turn.bubbles
        assert talker.turn.question in ("rehearsal", "apology.words")
    talker.tap_data("a|rehearsal|said|1")
    talker.say("やめる")
    assert dump(flows.replay(logged(talker))) == dump(talker.session)
