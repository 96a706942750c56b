"""The career part and the practised interview, walked at random: log, snapshot and the way back agree."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

import flows
from flows.turn import Raises
from tests.flows.career.test_conversation import alone, made_alone
from tests.flows.talker import Talker
from tests.flows.test_properties import conversations
from tests.flows.test_waiting import logged
from tests.flows.test_work_and_drafts_at_random import live

WORDS = (
    "自己PR",
    "面接の練習",
    "お客様の話を最後まで聞いて、その日のうちに店長に報告しました",
    "ミナト商事の田中様に、田中部長と一緒に謝りました。その結果、取引は続いています",
    "いろいろ頑張りました",
    "粘り強さ",
    "焦らないこと",
    "来週、職務経歴書を直す",
    "あさって",
    "そのうち",
    "次の質問",
    "次へ",
    "ここまでにする",
    "次の一歩を決める",
    "自分の言葉を足す",
    "練習をやめる",
    "3",
    "戻る",
    "直す",
    "飛ばす",
    "わからない",
    "求人",
    "まとめ",
    "もう死にたい",
    "休む",
    "続きから",
    "新しい相談",
    "最初から",
    "前職の営業で、ミナト商事の田中様からお叱りを受けました。私は毎週お話を伺い、上司に相談しました。",
)
histories = st.lists(
    st.one_of(st.integers(0, 25), st.sampled_from(WORDS), st.tuples(st.just("unsend"), st.integers(0, 30))), max_size=25
)


def check_log(talker: Talker) -> None:
    for turn in talker.turns:
        assert len(turn.bubbles) <= 5
        assert len(turn.choices) <= 13
        assert all(len(choice.label) <= 20 for choice in turn.choices)
    assert flows.dump(flows.replay(talker.sent)) == flows.dump(talker.session)
    if not any(list(turn.asks_for(Raises.ERASE)) for turn in talker.turns):
        assert flows.dump(flows.replay(logged(talker))) == flows.dump(talker.session)


@conversations
@given(histories)
def test_whatever_is_done_alone_the_log_leads_to_the_session(history: list[object]) -> None:
    talker = alone()
    live(talker, history)
    check_log(talker)


@conversations
@given(histories)
def test_whatever_is_done_with_what_was_made_the_log_leads_to_the_session(history: list[object]) -> None:
    talker = made_alone()
    live(talker, history)
    check_log(talker)


@conversations
@given(histories)
def test_a_practised_interview_leaves_the_consultation_as_it_was(history: list[object]) -> None:
    talker = made_alone()
    before = flows.dump(talker.session)["consultations"]
    talker.say("面接の練習")
    for step in history:
        if not isinstance(step, str) or step in WORDS[10:12] or len(step) < 6:
            continue
        talker.say(step)
        if not talker.turn.question.startswith("interview."):
            return
    assert flows.dump(talker.session)["consultations"] == before
