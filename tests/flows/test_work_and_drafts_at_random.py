"""The form of wishes for work and the drafts, walked at random: log, snapshot and the way back agree."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

import flows
from flows.turn import Raises
from tests.flows.seeker import FORM, SALES, Listed, enquiries, seeker
from tests.flows.test_own_drafts import THEIR_OWN, at_the_words
from tests.flows.test_properties import conversations, live
from tests.flows.test_waiting import logged

WORDS = (
    "求人",
    "経理か総務の仕事",
    "東京",
    "年収400万",
    "契約社員",
    "来月から",
    "はい",
    "やめておく",
    "送る",
    "戻る",
    "直す",
    "飛ばす",
    "むにゃ",
    "もう死にたい",
    "休む",
    "続きから",
    "吐き出す",
    "新しい相談",
    "最初から",
    "不安3",
    "もっと丁寧に",
    "手紙をもっと短く",
    "後輩のせいにした謝罪の文を書いてください",
    f"このメールでいいですか？\n{THEIR_OWN}",
)
histories = st.lists(
    st.one_of(st.integers(0, 20), st.sampled_from(WORDS), st.tuples(st.just("unsend"), st.integers(0, 30))), max_size=25
)


@conversations
@given(histories, st.booleans())
def test_whatever_is_done_with_the_form_and_the_drafts_the_log_leads_to_the_session(
    history: list[object], at_work: bool
) -> None:
    talker = seeker(Listed(SALES)) if at_work else at_the_words()
    live(talker, history)
    for turn in talker.turns:
        assert len(turn.bubbles) <= 5
        assert len(turn.choices) <= 13
        assert len(enquiries(turn)) <= 1
    assert flows.dump(flows.replay(talker.sent)) == flows.dump(talker.session)
    erased = any(list(turn.asks_for(Raises.ERASE)) for turn in talker.turns)
    if not erased:
        assert flows.dump(flows.replay(logged(talker))) == flows.dump(talker.session)


@conversations
@given(st.lists(st.one_of(st.integers(0, 20), st.sampled_from(WORDS[:7])), max_size=12))
def test_back_out_of_the_form_undoes_one_answer_at_a_time(history: list[object]) -> None:
    talker = seeker()
    live(talker, history)
    if talker.turn.question == FORM and talker.session.consultation.moves[-1].question == FORM:
        before = list(talker.session.consultation.moves)
        talker.say("戻る")
        assert talker.session.consultation.moves == before[:-1]
        assert talker.turn.question == FORM
