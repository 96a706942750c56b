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
from flows.turn import Does, Kind, Raises
from flows.waiting import For
from tests.flows.talker import MORNING, Talker
from tests.flows.test_at_any_moment import in_facts
from tests.flows.test_properties import conversations, hold
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
    assert len(str(flows.dump(talker.session)).encode()) < 250_000


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


def asked_for(field: str) -> Talker:
    """Somebody who tells what happened; this field is asked next."""
    talker = recording()
    talker.say("土下座しろと言われた")
    for key, words in (("when", "昨日の夜10時"), ("who", "支店の方です"), ("how", "録音"), ("witness", "家族")):
        if key == field:
            return talker
        talker.say(words)
    return talker


def fields(talker: Talker) -> dict[str, str]:
    (one,) = talker.session.consultation.case.log.values()
    return one


def offers(talker: Talker, argument: str) -> bool:
    return any(choice.data.startswith(f"c|record|{argument}") for choice in talker.offered())


FIELDS = ("when", "who", "how", "witness")


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize(
    "words", ["終わる", "もう終わる", "ここまで", "ここまででいいです", "もういい", "もういいです"]
)
def test_words_of_ending_end_it_at_every_step(field: str, words: str) -> None:
    talker = asked_for(field)
    before = dict(fields(talker))
    talker.say(words)
    assert talker.session.waiting.what is not For.EVIDENCE
    assert fields(talker) == before


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize(
    "words",
    ["似た例ある？", "カスハラとは", "カスハラって何ですか？", "ヘルプ", "記録を見たい", "これ意味ありますか？"],
)
def test_commands_and_questions_are_never_kept_as_an_answer(field: str, words: str) -> None:
    talker = asked_for(field)
    before = dict(fields(talker))
    talker.say(words)
    assert fields(talker) == before
    assert talker.turn.bubbles
    assert talker.turn.question == LOG


@pytest.mark.parametrize("field", FIELDS)
def test_a_sigh_is_heard_and_no_answer(field: str) -> None:
    talker = asked_for(field)
    before = dict(fields(talker))
    talker.say("もうつかれた")
    assert fields(talker) == before
    assert talker.session.waiting.what is For.EVIDENCE


def test_a_wish_to_rest_pauses_in_a_record_too() -> None:
    talker = asked_for("who")
    talker.say("つかれたので休みたい")
    assert talker.session.waiting.what is For.RETURN
    assert "who" not in fields(talker)


@pytest.mark.parametrize(
    ("asked", "words", "field", "value"),
    [
        ("who", "フロントで　同僚が一人見てた", "witness", "フロントで 同僚が一人見てた"),
        ("who", "そばにいたのは同僚です", "witness", "同僚"),
        ("how", "だれがのところお客さんです", "who", "お客さん"),
        ("witness", "いつ：おとといの夜", "when", "おとといの夜"),
        ("who", "きのうの夜です", "when", "きのうの夜です"),
        ("who", "録音があります", "how", "録音があります"),
        ("who", "録音", "how", "audio"),
        ("witness", "だれから：支店の人", "who", "支店の人"),
    ],
)
def test_words_about_another_field_go_there(asked: str, words: str, field: str, value: str) -> None:
    talker = asked_for(asked)
    talker.say(words)
    assert fields(talker)[field] == value
    assert field == asked or asked not in fields(talker)


@pytest.mark.parametrize(
    ("words", "field", "value"),
    [
        ("まちがえました　そばにいたのは同僚です", "witness", "同僚"),
        ("だれがのところお客さんです", "who", "お客さん"),
        ("支店の方じゃなくて店長です", "who", "店長"),
        ("間違えました、おとといです", "when", "おとといです"),
        ("ちがいます、職場の人", "witness", "職場の人"),
    ],
)
@pytest.mark.parametrize("kept_before", [False, True])
def test_a_correction_changes_the_answer_it_names(words: str, field: str, value: str, *, kept_before: bool) -> None:
    talker = asked_for("all")
    before = dict(fields(talker))
    if kept_before:
        talker.tap("yes")
    talker.say(words)
    assert fields(talker) == before | {field: value}
    assert flows.dump(flows.replay(talker.sent)) == flows.dump(talker.session)
    talker.say("戻る")
    assert fields(talker) == before


def test_what_happened_is_written_once_more_where_a_part_of_it_was_wrong() -> None:
    talker = recording()
    talker.say("昨日、支店の方に10万円払えと言われた")
    talker.say("10万円じゃなくて15万円です")
    talker.say("昨日、支店の方に15万円払えと言われた")
    assert fields(talker)["what"] == "昨日、支店の方に15万円払えと言われた"


def test_a_text_with_not_but_in_it_is_still_what_happened() -> None:
    talker = written()
    talker.say("説明じゃなくて土下座しろと言われた")
    assert len(kept(talker)) == 2


def test_the_whole_is_shown_before_it_is_kept_and_each_part_can_be_put_right() -> None:
    talker = asked_for("all")
    assert talker.find("yes") is not None or offers(talker, "yes")
    for field, words in (("who", "店長です"), ("what", "殴るぞと言われた")):
        talker.tap_data(next(c.data for c in talker.offered() if c.data.endswith(f".{field}") and "fix." in c.data))
        talker.say(words)
        assert fields(talker)[field] == words.removesuffix("です")
        assert offers(talker, "yes")
    talker.say("はい")
    assert talker.session.waiting.about == ""
    assert len(kept(talker)) == 1


def test_going_back_from_a_part_that_was_to_be_put_right_undoes_nothing() -> None:
    talker = asked_for("all")
    before = dict(fields(talker))
    talker.say("だれがを直したい")
    talker.say("戻る")
    assert fields(talker) == before
    assert offers(talker, "yes")


@pytest.mark.parametrize("words", ["記録を見たい　まちがってるから直したい", "記録1を直したい", "記録を直したい"])
def test_a_kept_record_is_opened_by_words_from_anywhere(words: str) -> None:
    talker = written()
    talker.say("終わる")
    talker.say(words)
    assert talker.session.waiting.about == kept(talker)[0].name
    assert offers(talker, "fix.")


def test_single_records_are_changed_and_dropped_from_the_list() -> None:
    talker = written()
    talker.say("今日またメールで土下座しろと言われた")
    talker.say("ここまで")
    talker.say("記録を見たい")
    first, second = (one.name for one in kept(talker))
    assert offers(talker, f"open.{first}")
    talker.tap(f"open.{second}")
    talker.say("そばにいたのは同僚です")
    assert talker.session.consultation.case.log[second]["witness"] == "同僚"
    talker.say("記録1を消して")
    assert [one.name for one in kept(talker)] == [second]
    talker.say("戻る")
    assert [one.name for one in kept(talker)] == [first, second]


def test_a_span_keeps_its_own_words() -> None:
    talker = asked_for("when")
    talker.say("先週の金曜から　きょうも")
    assert fields(talker)["when"] == "先週の金曜から きょうも"
    assert kept(talker)[0].when == "先週の金曜から きょうも"


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
    for step in history:
        if isinstance(step, tuple):
            texts = [one.parts[0].message_id for one, _ in talker.sent if one.kind is Kind.TEXT][1:]
            talker.unsend(texts[step[1] % len(texts)])
        else:
            hold(talker, [step])
    for turn in talker.turns:
        assert len(turn.bubbles) <= 5
        assert len(turn.choices) <= 13
    assert flows.dump(flows.replay(talker.sent)) == flows.dump(talker.session)
    if not any(list(turn.asks_for(Raises.ERASE)) for turn in talker.turns):
        assert saved(flows.replay(logged(talker))) == saved(talker.session)
