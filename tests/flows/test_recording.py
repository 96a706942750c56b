"""Writing down what happened: asked step by step, dated, taken back and undone like everything else."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import flows
from flows import sheet
from flows.bounds import MOST_MOVES
from flows.case import Person
from flows.content import content
from flows.evidence.fields import LOG, MOST_RECORDS
from flows.evidence.record import Record, records
from flows.turn import Does, Raises
from flows.waiting import For
from tests.flows.talker import MORNING, Talker
from tests.flows.test_at_any_moment import in_facts
from tests.flows.test_properties import conversations, live
from tests.flows.test_waiting import logged

CALL = "昨日の夜10時に3回電話があって「出ないと会社に行くぞ」と言われた"


def kept(talker: Talker) -> tuple[Record, ...]:
    return tuple(one for one in records(talker.session.consultation, content()) if one.name)


def recording() -> Talker:
    talker = in_facts()
    talker.say("記録を残したい")
    assert talker.turn.question == LOG
    return talker


def written(talker: Talker | None = None) -> Talker:
    """One record with all its fields."""
    talker = talker or recording()
    talker.say(CALL)
    talker.say("支店の方です")
    talker.tap("how.calls")
    talker.tap("witness.family")
    talker.tap("yes")
    return talker


def test_a_record_is_asked_for_step_by_step_and_what_the_words_tell_is_not_asked() -> None:
    talker = written()
    (one,) = kept(talker)
    assert one.on == (MORNING.date() - timedelta(days=1)).isoformat() + "T22:00"
    assert (one.what, one.who) == (CALL, "支店の方")
    assert (one.how, one.witness) == tuple(
        content().text(f"evidence.{key}") for key in ("how.options.calls", "witness.options.family")
    )
    assert one.noted.astimezone(talker.now.tzinfo) <= talker.now


@pytest.mark.parametrize("words", ["記録を残したい", "証拠を残しておきたいです", "言われたことを残したい", "記録する"])
def test_it_can_be_asked_for_in_many_words(words: str) -> None:
    talker = in_facts()
    talker.say(words)
    assert talker.session.waiting.what is For.EVIDENCE
    assert not talker.session.gentle


def test_who_tells_that_there_is_a_record_asks_for_none() -> None:
    talker = in_facts()
    talker.say("記録は残してあります")
    assert talker.session.waiting.what is not For.EVIDENCE


def test_the_thread_goes_on_where_it_was() -> None:
    talker = in_facts()
    question = talker.turn.question
    talker.say("記録をつける")
    written(talker)
    talker.tap("stop")
    assert talker.turn.question == question


def test_words_of_a_record_are_read_as_nothing_else() -> None:
    talker = recording()
    before = {k: v for k, v in flows.dump(talker.session)["consultations"][0]["case"].items() if k != "log"}
    talker.say("部長が怒っていて、明日までに10万円払えと言われた")
    assert {k: v for k, v in flows.dump(talker.session)["consultations"][0]["case"].items() if k != "log"} == before


def test_everything_but_what_happened_can_be_skipped() -> None:
    talker = recording()
    talker.say("土下座しろと言われた")
    for field in ("when", "who", "how", "witness"):
        talker.tap(f"{field}.")
    talker.tap("yes")
    (one,) = kept(talker)
    assert (one.when, one.who, one.how, one.witness) == ("", "", "", "")
    assert talker.session.waiting.about == ""


def test_one_can_stop_in_the_middle_and_keep_what_there_is() -> None:
    talker = recording()
    talker.say("土下座しろと言われた")
    talker.say("ここまでで残す")
    assert talker.session.waiting.what is not For.EVIDENCE
    assert [one.what for one in kept(talker)] == ["土下座しろと言われた"]


def test_a_day_and_time_can_be_picked_but_not_one_that_lies_ahead() -> None:
    talker = recording()
    talker.say("土下座しろと言われた")
    pick = next(choice for choice in talker.turn.choices if choice.does is Does.DATETIME)
    talker.tap_data(pick.data, "2031-01-01T10:00")
    assert talker.session.consultation.case.log.popitem()[1].keys() == {"what"}
    talker.say("戻る")
    talker.say("土下座しろと言われた")
    talker.tap_data(pick.data, "2026-11-16T21:05")
    assert kept(talker)[0].on == "2026-11-16T21:05"


def test_back_undoes_exactly_one_answer_and_leads_out_at_the_beginning() -> None:
    talker = written()
    moves = list(talker.session.consultation.moves)
    for left in (3, 2, 1, 0):
        talker.say("戻る")
        assert talker.session.consultation.moves == moves[: len(moves) - 4 + left]
        assert talker.turn.question == LOG
    talker.say("戻る")
    assert talker.turn.question != LOG


def test_a_record_can_be_taken_out_and_that_can_be_undone() -> None:
    talker = written()
    talker.say("記録を見る")
    talker.tap(f"drop.{kept(talker)[0].name}")
    assert kept(talker) == ()
    talker.say("戻る")
    assert [one.what for one in kept(talker)] == [CALL]


def test_words_taken_back_take_the_record_with_them() -> None:
    talker = recording()
    talker.say(CALL)
    message = f"message-{len(talker.sent)}"
    talker.say("支店の方です")
    talker.unsend(message)
    assert kept(talker) == ()
    assert CALL not in str(flows.dump(talker.session))
    assert CALL not in str(sheet.make(talker.session.consultation, talker.now, content()))


def test_a_person_is_named_in_taps_without_the_name() -> None:
    talker = recording()
    people = talker.session.consultation.case.people = [Person("田中様", "customer"), Person("", "boss")]
    talker.say("土下座しろと言われた")
    talker.tap("when.")
    taps = [choice for choice in talker.turn.choices if choice.data.startswith("c|record|who.#")]
    assert [tap.label for tap in taps] == [people[0].name]
    assert people[0].name not in taps[0].data
    talker.tap_data(taps[0].data)
    assert kept(talker)[0].who == people[0].name


def test_threats_in_a_record_open_the_protection_path() -> None:
    talker = recording()
    talker.say("殺すぞと電話で言われた")
    assert talker.session.consultation.protected
    assert talker.turn.question == LOG


def test_words_of_danger_come_before_the_record() -> None:
    talker = recording()
    talker.say("もう死にたい。消えてしまいたい")
    assert list(talker.turn.asks_for(Raises.ALERT))
    assert kept(talker) == ()


def test_what_a_story_tells_is_a_record_of_its_own() -> None:
    talker = in_facts()
    talker.session.consultation.case.harassment = ["threat"]
    talker.session.consultation.case.said = ["家に行くぞ"]
    (one,) = records(talker.session.consultation, content())
    assert "家に行くぞ" in one.what
    assert one.name == ""


def test_records_are_bounded_and_their_words_too() -> None:
    talker = recording()
    for number in range(MOST_RECORDS + 3):
        talker.say(f"{number}回目の電話。" + "あ" * 4_000)
        if talker.find("enough") is not None:
            talker.tap("enough")
            talker.say("記録をつける")
    assert len(kept(talker)) == MOST_RECORDS
    assert all(len(one.what) <= 600 for one in kept(talker))
    assert len(str(flows.dump(talker.session)).encode()) < 270_000


def test_many_records_push_no_answer_out() -> None:
    talker = recording()
    answers = [move for move in talker.session.consultation.moves if move.question != LOG]
    for number in range(MOST_MOVES):
        if talker.turn.question != LOG:  # no more than so many
            break
        talker.say(f"{number}回目の電話")
        talker.tap("enough")
        talker.say("記録を見る")
        if number % 3:
            drop = [choice for choice in talker.offered() if "drop." in choice.data]
            talker.tap_data(drop[0].data)
        else:
            talker.say("記録をつける")
    assert [move for move in talker.session.consultation.moves if move.question != LOG] == answers
    assert flows.dump(flows.replay(talker.sent)) == flows.dump(talker.session)


@pytest.mark.parametrize("data", ["c|record|how.calls", "c|record|drop.x", "c|record|when.2026"])
def test_old_and_forged_taps_do_no_harm(data: str) -> None:
    talker = in_facts()
    before = talker.session.consultation.case.log
    talker.tap_data(data)
    assert talker.session.consultation.case.log == before
    assert talker.turn.bubbles


WORDS = (
    "記録をつける",
    "記録を見る",
    CALL,
    "今日またメールで土下座しろと言われた",
    "おととい",
    "支店の方です",
    "録音",
    "はい",
    "終わる",
    "ここまでで残す",
    "まちがえました　そばにいたのは同僚です",
    "だれがのところお客さんです",
    "支店の方じゃなくて店長です",
    "同僚が見てた",
    "だれがを直したい",
    "記録を見たい　まちがってるから直したい",
    "記録1を消して",
    "似た例ある？",
    "つかれた",
    "飛ばす",
    "わからない",
    "戻る",
    "カスハラとは？",
    "求人",
    "もう死にたい",
    "休む",
    "続きから",
    "新しい相談",
    "最初から",
    "リンクを無効にして",
    "殺すぞと言われた",
    "まとめ",
)
histories = st.lists(
    st.one_of(st.integers(0, 20), st.sampled_from(WORDS), st.tuples(st.just("unsend"), st.integers(0, 30))), max_size=25
)


def saved(session: flows.Session) -> dict[str, Any]:
    """The session; but whether a consultation is made again move by move may follow later from a log without words."""
    data = flows.dump(session)
    for one in data["consultations"]:
        one.pop("changed", None)
    return data


@conversations
@given(histories)
def test_whatever_is_done_with_records_the_log_leads_to_the_session(history: list[object]) -> None:
    talker = recording()
    live(talker, history)
    for turn in talker.turns:
        assert len(turn.bubbles) <= 5
        assert len(turn.choices) <= 13
    assert flows.dump(flows.replay(talker.sent)) == flows.dump(talker.session)
    if not any(list(turn.asks_for(Raises.ERASE)) for turn in talker.turns):
        assert saved(flows.replay(logged(talker))) == saved(talker.session)
