"""Days and times of what has happened, read from words as of when they were written."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.evidence.when import moment_in

JAPAN = timezone(timedelta(hours=9))
SATURDAY_EVENING = datetime(2026, 11, 21, 20, 30, tzinfo=JAPAN)


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("昨日の夜10時に3回電話", "2026-11-20T22:00"),
        ("きのう、店で", "2026-11-20"),
        ("今日の10時", "2026-11-21T10:00"),
        ("今朝7時にメール", "2026-11-21T07:00"),
        ("さっき電話がきた", "2026-11-21"),
        ("昨夜の1時ごろ", "2026-11-21T01:00"),
        ("おととい", "2026-11-19"),
        ("3日前", "2026-11-18"),
        ("木曜の朝9時半", "2026-11-19T09:30"),
        ("先週の金曜 午後3時", "2026-11-13T15:00"),
        ("11月19日15:30", "2026-11-19T15:30"),
        ("2026/11/20 8:15", "2026-11-20T08:15"),
        ("12月31日", "2025-12-31"),
        ("今夜11時に来いと言われた", "2026-11-21"),
        ("土下座しろと言われた", ""),
        ("13月40日", ""),
        ("", ""),
    ],
)
def test_the_day_and_time_that_words_name(words: str, moment: str) -> None:
    assert moment_in(words, SATURDAY_EVENING) == moment


@given(
    st.text(max_size=60)
    | st.lists(st.sampled_from(("昨日", "今夜", "10時", "25時", "先週の", "月曜", "99日前", "2月30日", "半"))).map(
        "".join
    )
)
def test_no_words_raise_or_lead_into_the_future(words: str) -> None:
    found = moment_in(words, SATURDAY_EVENING)
    if found:
        assert datetime.fromisoformat(found).replace(tzinfo=JAPAN) <= SATURDAY_EVENING
