"""How a practised talk goes: who evades is pressed, who answers well softens the client, and it ends in time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.rehearsal import Scene, judge, line, remark, talk_of, to_try, went_well, worth_saying_again
from flows.rehearsal.judging import Judged, Slip
from flows.rehearsal.script import BEATS, COUNTS
from flows.rehearsal.talk import LEAST, MOST, TURNS, Talk
from tests.flows.rehearsal.scenes import ANSWERING, scene
from tests.flows.rehearsal.test_script import SLIPS

AT_WORK = scene(entry="own_mistake", responsibility="full")
LEFT = scene(entry="left_company", responsibility="unclear", contact_how="private_phone")
INNOCENT = scene(entry="own_mistake", responsibility="none")
DESK = scene(entry="front_desk")
CUSTOMER = scene(entry="want_to_complain")


def told(*texts: str, temper: str = "calm", at: Scene = AT_WORK) -> Talk:
    return talk_of(temper, [judge(text) if text else None for text in texts], at)


def came_to(text: str, at: Scene = AT_WORK) -> str:
    last = told(text, at=at).last
    assert last is not None
    return last.came_to


@pytest.mark.parametrize("temper", ANSWERING)
def test_who_evades_is_pressed_once_and_then_the_talk_goes_on(temper: str) -> None:
    pressed = told("私は関係ありません", temper=temper)
    assert pressed.beat == "opening"
    assert pressed.pressing
    assert line(pressed, AT_WORK) != line(told(temper=temper), AT_WORK)
    again = told("私は関係ありません", "知りません", temper=temper)
    assert again.beat == "probe"
    assert not again.pressing


@pytest.mark.parametrize("temper", ANSWERING)
def test_good_answers_soften_the_client(temper: str) -> None:
    good = told(
        "ご迷惑をおかけして、申し訳ございません。お話を聞かせてください。",
        "発注の数を間違えて入力しました。",
        "私の確認が足りませんでした。",
        "金曜日の夕方までに、私からお返事します。",
        "これからは、送る前に二人で数を読み合わせます。",
        temper=temper,
    )
    bad = told(
        "知りません", "知りません", "先輩のせいです", "私ではありません", "分かりません", "無理です", temper=temper
    )
    assert good.is_over
    assert bad.is_over
    assert good.mood == "soft"
    assert bad.mood == "hard"
    assert line(good, AT_WORK) != line(bad, AT_WORK)


def test_each_temper_is_won_by_something_else() -> None:
    sorry = {temper: told("申し訳ございません。", temper=temper).won for temper in ANSWERING}
    assert sorry["heated"] > sorry["calm"]
    day = ("申し訳ございません", "明日までに、お返事します。")
    assert told(*day, temper="calm").won - told(day[0], temper="calm").won == 2


def test_a_client_presses_on_what_was_promised_or_taken_on_too_lightly() -> None:
    for text in ("弁償します", "二度と起こしません", "私が全額払います"):
        assert came_to(text) == "too_much", text
        assert told(text).pressing, text


def test_whose_fault_it_was_is_theirs_to_say_and_nobody_elses() -> None:
    assert came_to("すべて私の責任です。申し訳ございません。") == "good"
    assert came_to("すべて私の責任です。申し訳ございません。", INNOCENT) == "too_much"
    assert came_to("私の確認不足でした。", INNOCENT) == "too_much"


def test_who_has_left_and_names_the_way_on_does_not_evade() -> None:
    way_on = "私はもう退職していて、お答えできる立場にありません。会社に伝え、担当の者からご連絡するよう頼みます。"
    talk = told(
        "嫌な思いをされたことは、申し訳なく思います", "分からないことは会社に確かめるよう伝えます", way_on, at=LEFT
    )
    assert [one.came_to for one in talk.answers] == ["good", "good", "good"]
    assert came_to("もう辞めたので関係ありません", LEFT) == "evades"
    assert came_to("返金させていただきます", LEFT) == "too_much"


def test_who_stands_for_the_house_may_not_push_it_away() -> None:
    assert came_to("担当ではないのでわかりません", DESK) == "evades"
    talk = told("お話を聞かせてください", "いま確認しています", "担当は別の者ですが、私が承ります。", at=DESK)
    assert talk.answers[-1].came_to == "good"


def test_silence_is_no_slip_and_goes_on() -> None:
    talk = told("")
    assert talk.beat == "probe"
    assert not talk.pressing
    assert talk.won == 0


def test_a_sorry_alone_does_not_carry_the_whole_talk() -> None:
    talk = told(*["申し訳ございません。"] * 6)
    assert [one.came_to for one in talk.answers][:2] == ["good", "only_sorry"]
    assert talk.mood != "soft"


def test_what_was_told_already_is_not_asked() -> None:
    told_all = "申し訳ございません。金曜の便で、数を間違えて送りました。"
    assert told(told_all).beat == "push"
    assert told("申し訳ございません。").beat == "probe"


def test_who_complains_is_pressed_for_too_sharp_and_for_too_small_words() -> None:
    assert came_to("そちらの対応は最低ですね、ふざけないでください", CUSTOMER) == "sharp"
    assert came_to("大したことではないんですけど", CUSTOMER) == "evades"
    assert came_to("先週買った椅子の足が折れました。直していただけますか。", CUSTOMER) == "good"
    assert came_to("担当の方が間違えたそうです", CUSTOMER) != "evades"


judged = st.one_of(
    st.none(),
    st.builds(
        Judged,
        st.frozensets(st.sampled_from(sorted(COUNTS["answering"] | COUNTS["complaining"])), max_size=4),
        st.lists(st.builds(Slip, st.sampled_from(SLIPS), st.just("言葉")), max_size=2).map(tuple),
    ),
)


@given(
    st.lists(judged, min_size=MOST, max_size=MOST + 3),
    st.sampled_from(ANSWERING),
    st.sampled_from([AT_WORK, LEFT, INNOCENT, DESK, CUSTOMER]),
)
def test_whatever_is_answered_the_talk_keeps_its_length_and_asks_what_matters(
    answers: list[Judged | None], temper: str, at: Scene
) -> None:
    talk = talk_of(temper, answers, at)
    assert talk.is_over
    assert LEAST <= len(talk.answers) <= MOST
    asked = [one.beat for one in talk.answers]
    assert {beat.key for beat in BEATS if not beat.may_fall} <= set(asked)
    assert all(asked.count(beat) <= 2 for beat in asked)
    assert all(key in at.wording for key in (*went_well(talk, at), *to_try(talk, at)))
    for number in range(len(answers)):
        so_far = talk_of(temper, answers[:number], at)
        assert line(so_far, at)
        if number and so_far.last is not None:
            found = remark(answers[number - 1], so_far.last, at)
            assert found.praise in at.wording
            assert not found.tries or found.tries in at.wording


def test_every_answer_has_its_turn() -> None:
    assert {
        (row.answer, pressed) for row in TURNS for pressed in (False, True) if row.pressed_before in (None, pressed)
    } == {(row.answer, pressed) for row in TURNS for pressed in (False, True)}


def test_only_sentences_worth_saying_again_are_quoted() -> None:
    said = ["知りません。金曜日までにお返事します。", "申し訳ございません。", "はい。", "弁償します。"]
    quoted = worth_saying_again(said, AT_WORK, 3)
    assert "金曜日までにお返事します" in quoted
    assert not {"知りません", "弁償します", "はい"} & set(quoted)
    assert len(worth_saying_again(["私から明日お返事します。"] * 5, AT_WORK, 3)) == 1
