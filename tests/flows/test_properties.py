"""Properties of the engine that hold for every conversation: no dead end, replay equals the saved session, back
undoes one answer."""

from __future__ import annotations

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import flows
from flows.stage import Stage
from flows.turn import Card, Kind, Say
from flows.waiting import PASSING, For
from tests.flows.talker import Talker
from tests.support.examples import examples

TEXTS = (
    "はい",
    "いいえ",
    "わからない",
    "聞けない",
    "飛ばす",
    "不安4 怒り2",
    "先週、お客様に「謝りに来い」と言われました",
    "戻る",
    "まとめ",
    "直す",
    "ヘルプ",
    "部分謝罪って何？",
    "上司にはまだ言っていません",
    "11月24日",
    "土下座しろと言われた",
    "いますぐ返事が必要",
    "続ける",
    "3",
    "次へ",
    "？？？",
    "新しい相談",
    "休む",
    "見たことを一度だけ報告しました。それからは何もしていません",
    "吐き出す",
    "ただ聞いてほしい",
    "もう死にたい",
    "😭😭",
    "怒りは違う",
    "合っています",
    "やっぱりもう辞めていて、会社には話しました",
    "見たのと人から聞いたのと、推測もあります",
    "お金を求められていて、上司の部長にはもう話しました。期限は12月3日までです",
    "どちらでもない",
    "いまの話に直す",
    "練習したい",
    "冷静だが厳しい",
)

steps = st.lists(st.one_of(st.integers(0, 40), st.sampled_from(TEXTS), st.sampled_from(list(Kind))), max_size=45)
conversations = settings(
    max_examples=examples(60), deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def hold(talker: Talker, walk: list[object]) -> None:
    """Taps the n-th choice offered, types a text, or sends something of a kind."""
    for step in walk:
        if isinstance(step, int):
            offered = talker.offered()
            if offered:
                chosen = offered[step % len(offered)]
                talker.tap_data(chosen.data, "2026-11-30" if chosen.does == "date" else "")
        elif isinstance(step, Kind):
            if step not in (Kind.TAP, Kind.TEXT, Kind.UNSEND):
                talker.show(step)
        else:
            talker.say(str(step))


def live(talker: Talker, history: list[object]) -> None:
    """As hold; a pair takes one of the texts back, never the first."""
    for step in history:
        if isinstance(step, tuple):
            texts = [one.parts[0].message_id for one, _ in talker.sent if one.kind is Kind.TEXT][1:]
            if texts:
                talker.unsend(texts[step[1] % len(texts)])
        else:
            hold(talker, [step])


@conversations
@given(steps)
def test_every_answer_fits_the_channel_and_leaves_a_way_on(walk: list[object]) -> None:
    talker = Talker()
    talker.show(Kind.FOLLOW)
    hold(talker, walk)
    for (incoming, _), turn in zip(talker.sent, talker.turns, strict=True):
        if incoming.kind in (Kind.UNFOLLOW, Kind.UNSEND, Kind.DUE, Kind.OPERATOR):
            assert turn.bubbles == ()
            continue
        assert 1 <= len(turn.bubbles) <= 5
        assert len(turn.choices) <= 13
        assert all(choice.label and len(choice.data) <= 300 for choice in turn.choices)
        assert all(
            bubble.text.strip() if isinstance(bubble, Say) else isinstance(bubble, Card) for bubble in turn.bubbles
        )
        assert turn.stage in set(Stage)


@conversations
@given(steps)
def test_replaying_the_inputs_gives_the_saved_session(walk: list[object]) -> None:
    talker = Talker()
    hold(talker, ["こんにちは", 0, *walk])
    assert flows.dump(flows.replay(talker.sent)) == flows.dump(talker.session)


@conversations
@given(steps)
def test_a_session_survives_being_saved_at_any_point(walk: list[object]) -> None:
    talker = Talker()
    hold(talker, walk)
    saved = json.loads(json.dumps(flows.dump(talker.session)))
    assert flows.dump(flows.load(saved)) == saved


@conversations
@given(steps, st.integers(0, 12))
def test_back_undoes_exactly_one_answer(walk: list[object], choice: int) -> None:
    talker = Talker()
    hold(talker, ["こんにちは", 0, *walk])
    talker.session.waiting = talker.session.waiting.without(*PASSING, For.NEW_ANSWER)
    if talker.session.stage in (Stage.DANGER, Stage.PAUSED, Stage.CONSENT):
        return
    before = flows.dump(talker.session)["consultations"]
    active, moves = talker.session.active, len(talker.session.consultation.moves)
    answers = [c for c in talker.turn.choices if c.data.startswith("a|")]
    if not answers:
        return
    talker.tap_data(answers[choice % len(answers)].data, "2026-11-30")
    if talker.session.active != active or len(talker.session.consultation.moves) != moves + 1:
        return
    talker.say("戻る")
    after = flows.dump(talker.session)["consultations"]
    for one in (*before, *after):
        one.pop("advised", None)
        one.pop("protected", None)
        one.pop("offered", None)  # at the end it was asked whether the bot may ask again: once is enough
    assert after == before


@conversations
@given(steps)
def test_who_keeps_tapping_the_first_choice_reaches_the_end(walk: list[object]) -> None:
    talker = Talker()
    hold(talker, ["こんにちは", 0, *walk])
    for _ in range(90):
        if talker.session.consultation.state == Stage.CLOSED:
            return
        going_on = talker.find("agree") or talker.find("fine") or talker.find("go_on") or talker.find("resume")
        going_on = going_on or talker.find("stop")  # out of practising
        going_on = going_on or next(
            (c for c in talker.offered() if c.data.startswith("a|") and "change" not in c.data), None
        )
        if going_on is None:
            talker.say("続きから")
        elif "strength" in going_on.data or going_on.data.startswith(("a|summary.feelings", "a|feelings.strength")):
            talker.say("3")
        elif going_on.data.startswith("a|feelings.which"):
            talker.tap("right" if talker.find("right") else "enough")
        else:
            talker.tap_data(going_on.data, "2026-11-30")
    raise AssertionError(f"no end in sight at {talker.turn.stage} {talker.turn.question}")
