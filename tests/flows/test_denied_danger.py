"""A danger that was denied is believed wherever its words are read again; new danger counts all the same."""

from __future__ import annotations

import pytest

import flows
from flows.stage import Stage
from flows.turn import Kind, Raises
from tests.flows.care import CONCERN, DOUBTFUL, IMMINENT, caring
from tests.flows.talker import Talker
from tests.flows.test_setting_anew import replays
from tests.flows.test_waiting import logged

DENIAL = "は？死にたいとかじゃないよ　腹立ってるだけ"
HEARD_BY_EAR = "先週から。もう5回くらいかかってきてる　今日も昼に"


def denied_before_consent() -> Talker:
    talker = Talker()
    talker.say("前の会社の客から電話がとまらないんだけど")
    talker.say(DOUBTFUL)
    assert talker.session.gentle
    talker.say(DENIAL)
    talker.tap("agree")
    return talker


def test_what_was_denied_before_consent_does_not_come_back_with_the_next_answer() -> None:
    talker = denied_before_consent()
    turn = talker.say(HEARD_BY_EAR)
    assert turn.stage == Stage.FACTS
    assert not list(turn.asks_for(Raises.ALERT))


def test_a_bubble_that_goes_on_with_the_denial_is_not_read_as_danger() -> None:
    talker = Talker()
    talker.agree("前の会社の客から電話がとまらないんだけど")
    talker.say(DOUBTFUL)
    assert talker.session.gentle
    talker.say(f"客が怒って電話してくるんです。{DENIAL}")
    shown = talker.now
    turn = talker.send(talker.part(Kind.TEXT, HEARD_BY_EAR, at=shown))
    assert turn.stage != Stage.DANGER
    assert not list(turn.asks_for(Raises.ALERT))


@pytest.mark.parametrize("words", ["死にたいとは思ってない", "別に死ぬ気はないよ", "ないない、ムカついてるだけ"])
def test_a_no_to_the_gentle_question_is_no_refusal_of_consent(words: str) -> None:
    talker = Talker()
    talker.say("前の会社の客から電話がとまらないんだけど")
    talker.say(DOUBTFUL)
    talker.say(words)
    assert talker.session.held
    talker.tap("agree")
    assert replays(talker)


def test_who_wants_to_stop_is_understood_beside_the_gentle_question() -> None:
    talker = Talker()
    talker.say("前の会社の客から電話がとまらないんだけど")
    talker.say(DOUBTFUL)
    talker.say("やめておきます")
    assert not talker.session.held


def test_new_danger_after_a_denial_counts() -> None:
    for words in (CONCERN, IMMINENT, "今日で全部おしまい。もう準備はできてる"):
        assert denied_before_consent().say(words).stage == Stage.DANGER


def test_what_is_said_beside_the_denial_counts() -> None:
    talker = denied_before_consent()
    assert talker.say(f"死にたいとかじゃない。{CONCERN}").stage == Stage.DANGER


def test_the_log_leads_to_the_same_session_with_the_denial_in_it() -> None:
    talker = denied_before_consent()
    talker.say(HEARD_BY_EAR)
    saved = flows.dump(talker.session)
    assert flows.dump(flows.replay(talker.sent)) == saved
    assert flows.dump(flows.replay(logged(talker))) == saved


def test_what_is_told_of_the_matter_in_care_is_not_asked_again_afterwards() -> None:
    talker = caring(CONCERN)
    talker.say("会社にはもう話したけど、謝りに来いと先週から毎日メールで言われてるんです")
    assert talker.turn.stage == Stage.DANGER
    assert talker.case.when
    talker.tap("back")
    assert talker.turn.stage != Stage.DANGER
    assert talker.turn.question != "facts.when"
    assert replays(talker)


def test_what_is_said_of_oneself_in_care_is_kept_nowhere() -> None:
    talker = caring(CONCERN)
    moves = len(talker.session.consultation.moves)
    for words in ("夜になると涙がとまらないんです", "母がとなりの部屋にいます", "もう三日も寝てないです"):
        talker.say(words)
    assert len(talker.session.consultation.moves) == moves


def test_more_danger_in_care_is_no_story() -> None:
    talker = caring(CONCERN)
    moves = len(talker.session.consultation.moves)
    talker.say("先週からずっと死にたいと思っています。遺書もメールで書きました")
    assert len(talker.session.consultation.moves) == moves
    assert replays(talker)
