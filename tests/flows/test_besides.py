"""Questions of the moment are answered, wherever they are asked, and the same question is put again; how sure something
is, is asked by its name, and once more at most."""

from __future__ import annotations

import pytest

import flows
from flows.turn import Raises
from tests.flows.talker import Talker, at_the_relation
from tests.flows.test_offers import at_the_decision
from tests.flows.test_waiting import logged

ASKED = (
    "上司に黙って謝りに行ってもいい？",
    "課長を飛ばしたら余計怒らない？",
    "今週行かなかったら本当にネットに書かれる？",
    "また電話きた、どうしよう",
)


def at_how_sure(*texts: str) -> Talker:
    talker = Talker()
    talker.agree("発注を間違えて、お客さんへの納品が一日おくれました。謝りに来いって言われてます")
    for _ in range(12):
        if talker.turn.question == "facts.certainty":
            return talker
        talker.tap("right" if talker.find("right") else "own_mistake" if talker.find("own_mistake") else "skipped")
    raise AssertionError(talker.turn.question)


def to_the_end(talker: Talker) -> None:
    for _ in range(40):
        if talker.session.consultation.state == "closed":
            return
        chosen = talker.find("later") or talker.find("done") or talker.find("no") or talker.find("skipped")
        chosen = chosen or next(one for one in talker.offered() if one.data.startswith("a|"))
        talker.tap_data(chosen.data)
    raise AssertionError(talker.turn.question)


@pytest.mark.parametrize("said", ASKED)
def test_it_is_answered_and_the_same_question_is_put_again(said: str) -> None:
    talker = at_the_decision()
    talker.say(said)
    assert talker.turn.trigger == "side_question"
    assert talker.turn.question == "apology.choice"
    assert talker.case.choice is None
    assert flows.dump(flows.replay(logged(talker))) == flows.dump(talker.session)


@pytest.mark.parametrize("said", ASKED)
def test_it_is_answered_after_the_end_too(said: str) -> None:
    talker = at_the_decision()
    to_the_end(talker)
    talker.say(said)
    assert talker.turn.trigger == "side_question"


def test_a_threat_within_the_question_is_kept() -> None:
    talker = at_the_decision()
    talker.say("今週行かなかったら本当にネットに書かれる？")
    assert "sns_expose" in (talker.case.harassment or [])


@pytest.mark.parametrize(
    "said", ["上司に電話しました", "ネットで注文されたお客様です", "また電話が来ました", "課長に黙ってました"]
)
def test_what_is_told_is_no_question(said: str) -> None:
    talker = at_the_relation()
    talker.say(said)
    assert talker.turn.trigger != "side_question"


def test_words_to_speak_on_the_telephone_call_nobody() -> None:
    talker = at_the_decision()
    talker.say("電話で話す言葉にして")
    assert Raises.CALL_OPERATOR not in [effect.does for effect in talker.turn.effects]
    assert talker.turn.trigger == "urgent"
    talker.tap("go")
    talker.say("電話で話す言葉にして")
    assert Raises.CALL_OPERATOR not in [effect.does for effect in talker.turn.effects]
    assert talker.turn.trigger == "draft"
    to_the_end(talker)
    talker.say("電話で話す言葉にして")
    assert talker.turn.trigger == "draft"


def test_how_sure_it_is_is_asked_by_its_name() -> None:
    talker = at_how_sure()
    assert "発注を間違えて" in talker.words()
    talker.say("どのこと？")
    assert talker.turn.trigger == "side_question"
    assert talker.turn.question == "facts.certainty"
    assert "発注を間違えて" in talker.words()


@pytest.mark.parametrize(
    ("said", "sure"),
    [
        ("値段は上司から口頭で聞いた。契約がだめになったっていうのは客が言ってるだけ", "heard"),
        ("自分や。発注システム見たら、俺が入れた日付が一日ずれとった", "seen"),
        ("伝票は自分で見ました。破損は同僚から聞きました", "both"),
        ("同僚がそう言っていました", "heard"),
        ("自分です", "seen"),
        ("自分では見てないです。店長から聞きました", "heard"),
    ],
)
def test_how_they_know_may_be_told_in_their_own_words(said: str, sure: str) -> None:
    talker = at_how_sure()
    did = talker.case.did
    talker.say(said)
    assert talker.case.certainty == sure
    assert talker.case.did == did


def test_how_sure_it_is_is_asked_once_more_at_most() -> None:
    talker = at_how_sure()
    talker.say("ぬぬぬ")
    assert talker.turn.question == "facts.certainty"
    talker.say("むにゃら")
    assert talker.turn.question != "facts.certainty"
