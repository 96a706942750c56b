"""「今週中」 and 「今週の金曜まで」 said on a weekend still name a day that is not gone."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest

from flows.understanding import read
from tests.flows.talker import Talker

JAPAN = timezone(timedelta(hours=9))
SAID = ("今週中に来いって言われた", "今週の金曜まで", "金曜", "月末までには", "今週末まで")


@pytest.mark.parametrize("day", range(16, 30))
@pytest.mark.parametrize("said", SAID)
def test_a_deadline_is_never_a_day_that_is_gone(said: str, day: int) -> None:
    now = datetime(2026, 11, day, 12, 0, tzinfo=JAPAN)
    found = read(said, now).deadline
    assert found.kind == "due"
    assert date.fromisoformat(str(found.due)[:10]) >= now.date()


@pytest.mark.parametrize("said", SAID)
def test_it_is_taken_where_the_deadline_is_asked_for_on_a_sunday(said: str) -> None:
    talker = Talker(datetime(2026, 11, 22, 10, 0, tzinfo=JAPAN))
    talker.agree()
    for text in ("自分のミス", "納期に遅れてしまいました", "おととい"):
        talker.say(text)
    for _ in range(30):
        if talker.turn.question == "facts.deadline":
            break
        match talker.turn.question:
            case "feelings.which":
                talker.say("不安3")
            case "facts.demands":
                talker.say("謝りに来い")
            case _:
                talker.tap("skipped")
    talker.say(said)
    assert talker.case.deadline_kind == "due"
    assert talker.turn.question != "facts.deadline"
