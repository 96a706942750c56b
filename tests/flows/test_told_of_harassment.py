"""Nothing is put into somebody's mouth: what only sounds like harassment is asked about, what is denied is gone."""

from __future__ import annotations

from flows.waiting import For
from tests.flows.talker import Talker


def listening() -> Talker:
    talker = Talker()
    talker.agree()
    talker.tap("listen")
    return talker


def test_what_no_rule_knows_is_not_said_back() -> None:
    talker = listening()
    talker.say("帰りの車で泣いてる 毎日")
    assert not talker.session.consultation.case.harassment


def test_what_is_denied_is_not_taken_and_what_was_taken_is_dropped() -> None:
    talker = listening()
    talker.say("お客さんに待ち伏せされました")
    assert "stalking" in (talker.session.consultation.case.harassment or [])
    talker.say("待ち伏せなんて言ってないよ")
    assert "stalking" not in (talker.session.consultation.case.harassment or [])


def test_putting_one_thing_right_erases_nobody() -> None:
    talker = listening()
    talker.say("つきまといとおどされたは違う 消して")
    assert talker.session.waiting.within(For.YES_TO_ERASE) is None
    talker.say("データを消して")
    assert talker.session.waiting.within(For.YES_TO_ERASE) is not None
