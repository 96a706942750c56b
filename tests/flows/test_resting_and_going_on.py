"""Sighs end nothing, a wish to rest pauses, and whoever goes on telling behind the end is listened to."""

from __future__ import annotations

import pytest

import flows
from flows.stage import Stage
from flows.understanding.resting import wants_rest
from flows.waiting import For
from tests.flows.talker import Talker, asked
from tests.flows.test_recording import saved
from tests.flows.test_waiting import logged


def listened() -> Talker:
    talker = asked("listening.talk", "ただ聞いてほしいだけなんです")
    talker.say("毎日怒られて")
    return talker


def ended() -> Talker:
    talker = listened()
    talker.say("もう大丈夫です")
    assert talker.session.consultation.state == Stage.CLOSED
    return talker


def at_the_feelings() -> Talker:
    talker = asked("facts.contact_how", "自分のミス", "納期に遅れてしまいました", "おととい")
    while talker.turn.question != "feelings.which":
        talker.tap("skipped")
    return talker


@pytest.mark.parametrize(
    "words",
    ["もうやだ", "もういやだ", "もう無理", "もうやめたい", "もう嫌です", "もうしんどい", "もういい加減にしてほしい"],
)
def test_a_sigh_is_heard_and_ends_nothing(words: str) -> None:
    talker = listened()
    moves = len(talker.session.consultation.moves)
    talker.say(words)
    assert talker.turn.question == "listening.talk"
    assert len(talker.session.consultation.moves) == moves + 1


@pytest.mark.parametrize(
    "words", ["もう大丈夫", "ここまでで", "終わりにします", "もう十分です", "すっきりしました", "聞いてもらえて十分"]
)
def test_clear_words_end_it(words: str) -> None:
    talker = listened()
    talker.say(words)
    assert talker.session.consultation.state == Stage.CLOSED


@pytest.mark.parametrize("words", ["休みたい", "つかれたので休みたい", "少し休みたいです", "休ませてください"])
def test_a_wish_to_rest_pauses(words: str) -> None:
    for talker in (at_the_feelings(), asked("facts.contact_how", "自分のミス", "納期に遅れてしまいました", "おととい")):
        talker.say(words)
        assert talker.session.waiting.what is For.RETURN
        assert talker.session.misses == 0


def test_who_is_listened_to_is_heard_first_and_offered_a_pause() -> None:
    talker = listened()
    talker.say("休みたい")
    assert talker.turn.question == "listening.talk"
    assert any(choice.data.startswith("c|pause") for choice in talker.offered())
    talker.say("つかれたので休みたい")
    assert talker.session.waiting.what is For.RETURN


@pytest.mark.parametrize(
    "words",
    [
        "会社を休みたい",
        "休みたいけど休めない",
        "休みたいと言ったら怒られた",
        "ずっと休みたい",
        "明日は休みたい",
        "休みが取れない",
    ],
)
def test_a_day_off_or_a_rest_that_cannot_be_had_is_no_pause(words: str) -> None:
    assert not wants_rest(words)


@pytest.mark.parametrize(
    "words", ["まだ終わってないです　もう少し聞いてほしい", "つかれた", "もうやだ", "あのあと店長にも怒られました"]
)
def test_who_goes_on_telling_behind_the_end_is_listened_to(words: str) -> None:
    talker = ended()
    closed = talker.say("はい").bubbles
    moves = len(talker.session.consultation.moves)
    talker.say(words)
    assert len(talker.session.consultation.moves) == moves + 1
    assert talker.turn.bubbles
    assert not set(talker.turn.bubbles) & set(closed)
    talker.say("それで帰り道に泣きました")
    assert not set(talker.turn.bubbles) & set(closed)
    assert flows.dump(flows.replay(talker.sent)) == flows.dump(talker.session)
    assert saved(flows.replay(logged(talker))) == saved(talker.session)
    talker.say("戻る")
    assert len(talker.session.consultation.moves) == moves + 1


def test_words_told_behind_the_end_vanish_when_they_are_taken_back() -> None:
    talker = ended()
    talker.say("あのあと店長にも怒られました")
    message = f"message-{len(talker.sent)}"
    talker.unsend(message)
    assert "店長にも" not in str(flows.dump(talker.session))
    assert saved(flows.replay(logged(talker))) == saved(talker.session)
