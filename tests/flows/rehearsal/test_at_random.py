"""Practising walked at random: log, snapshot and the way back agree, whatever is said, tapped or taken back."""

from __future__ import annotations

import json

from hypothesis import example, given
from hypothesis import strategies as st

import flows
from flows.turn import Raises
from tests.flows.rehearsal.scenes import practising
from tests.flows.test_properties import conversations, hold, live
from tests.flows.test_waiting import logged

WORDS = (
    "申し訳ございません。お話を聞かせてください。",
    "私は関係ありません",
    "先輩のせいです",
    "忙しかったので",
    "すべて私の責任です。全額払います。",
    "数を間違えて送ってしまいました。",
    "明日の夕方までに、私からお返事します。",
    "これからは二人で確認します。",
    "うるさいな",
    "わからない",
    "……",
    "飛ばす",
    "戻る",
    "やめる",
    "練習したい",
    "電話の練習",
    "もう一度",
    "別の相手で",
    "感情的",
    "こわい",
    "続ける",
    "休む",
    "続きから",
    "まとめ",
    "求人",
    "新しい相談",
    "相談の一覧",
    "もう死にたい",
    "大丈夫です",
    "土下座しろと電話で言われました",
    "退職していて、もう会社の人間ではありません",
)
histories = st.lists(
    st.one_of(st.integers(0, 20), st.sampled_from(WORDS), st.tuples(st.just("unsend"), st.integers(0, 30))), max_size=25
)


@conversations
@given(histories, st.sampled_from(["calm", "heated", "cold"]))
@example(["やめる", "私は関係ありません", "土下座しろと電話で言われました"], "calm")
def test_whatever_is_practised_the_log_leads_to_the_session(history: list[object], temper: str) -> None:
    talker = practising(temper)
    live(talker, history)
    for turn in talker.turns:
        assert len(turn.bubbles) <= 5
        assert len(turn.choices) <= 13
    assert flows.dump(flows.replay(talker.sent)) == flows.dump(talker.session)
    if not any(list(turn.asks_for(Raises.ERASE)) for turn in talker.turns):
        assert flows.dump(flows.replay(logged(talker))) == flows.dump(talker.session)
    saved = json.loads(json.dumps(flows.dump(talker.session)))
    assert flows.dump(flows.load(saved)) == saved
    for consultation in talker.session.consultations:
        assert len(consultation.practised) <= 40


@conversations
@given(st.lists(st.sampled_from(WORDS[:10]), min_size=1, max_size=6))
def test_going_back_through_a_talk_leads_to_its_beginning(answers: list[str]) -> None:
    talker = practising()
    for said in answers:
        talker.say(said)
    entries = list(talker.session.consultation.practised)
    while len(entries) > 1:
        talker.say("戻る")
        entries.pop()
        assert talker.session.consultation.practised == entries
        assert talker.turn.question == "rehearsal"


@conversations
@given(histories)
def test_nothing_that_is_practised_moves_the_case(history: list[object]) -> None:
    talker = practising()
    before = flows.dump(talker.session)["consultations"][0]
    for step in history:
        if talker.turn.question != "rehearsal" or step in (
            "やめる",
            "求人",
            "新しい相談",
            "相談の一覧",
            "もう死にたい",
        ):
            break
        if not isinstance(step, tuple):
            hold(talker, [step])
        if talker.turn.question != "rehearsal":
            break
        after = flows.dump(talker.session)["consultations"][0]
        assert after["case"] == before["case"]
        assert after["moves"] == before["moves"]
